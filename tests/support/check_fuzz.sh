#!/usr/bin/env bash
# Looks for inputs that break a decoder: every libFuzzer target (tests/fuzz) for some seconds, from its seeds and from what was found before.
# tests/support/check_fuzz.sh [SECONDS_PER_TARGET [TARGET...]]   A finding belongs into tests/fuzz/regressions/TARGET once it is mended.
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-20}
shift || true
build=build/fuzz
cmake --preset fuzz >/dev/null
cmake --build "$build" --target tealdeck_fuzz fuzz_replay >/dev/null
export TEALDECK_SOURCE_DIR=$PWD ASAN_OPTIONS=detect_leaks=0
targets=("$@")
[ ${#targets[@]} -gt 0 ] || mapfile -t targets < <("$build"/bin/fuzz_replay --list)
found=0
for target in "${targets[@]}"; do
    corpus=$build/corpus/$target
    mkdir -p "$corpus" "$build/findings"
    "$build"/bin/fuzz_replay "$target" --write-seeds "$corpus"
    [ -d "tests/fuzz/regressions/$target" ] && cp "tests/fuzz/regressions/$target"/* "$corpus"/
    log=$build/findings/$target.log
    if TEALDECK_FUZZ_TARGET=$target "$build"/bin/tealdeck_fuzz -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=65536 \
        -artifact_prefix="$build/findings/$target-" "$corpus" >"$log" 2>&1; then
        echo "$target: $(grep -a -o '^Done [0-9]* runs.*' "$log" || tail -n 1 "$log")"
    else
        found=$((found + 1))
        echo "$target: BROKEN"
        grep -a -E "A promise is broken|ERROR: |runtime error|SUMMARY|Test unit written" "$log" || tail -n 5 "$log"
    fi
done
echo "${#targets[@]} targets, $found of them broken by an input, $seconds s each"
[ "$found" -eq 0 ]
