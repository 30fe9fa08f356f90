#!/usr/bin/env bash
# clang-tidy over the sources that changed against the base (TEALDECK_BASE, else origin/main, else the last commit); `yes` as first argument: over all.
set -euo pipefail
cd "$(dirname "$0")/../.."
build=build/tidy
cmake --preset tidy >/dev/null
cmake --build "$build" --target help >/dev/null
if [ "${1:-no}" = yes ]; then
    mapfile -t files < <(git ls-files 'app/*.cpp' 'core/*.cpp' 'ui/*.cpp')
else
    base=${TEALDECK_BASE:-}
    [ -n "$base" ] || base=$(git merge-base HEAD origin/main 2>/dev/null || true)
    if [ -z "$base" ] || [ "$base" = "$(git rev-parse HEAD)" ]; then base=$(git rev-parse HEAD~1 2>/dev/null || git rev-parse HEAD); fi
    mapfile -t files < <(git diff --name-only --diff-filter=d "$base" -- 'app/*.cpp' 'core/*.cpp' 'ui/*.cpp')
fi
[ ${#files[@]} -gt 0 ] || { echo "no changed sources"; exit 0; }
# moc output is generated before clang-tidy reads the files that include it
ninja -C "$build" -t targets all 2>/dev/null | sed -n 's/^\(.*_autogen\): phony$/\1/p' | xargs -r ninja -C "$build" >/dev/null 2>&1 || true
printf '%s\0' "${files[@]}" | xargs -0 -n 4 -P 2 clang-tidy-16 -p "$build" --quiet 2>/dev/null
echo "${#files[@]} files are clean"
