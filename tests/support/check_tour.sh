#!/usr/bin/env bash
# Plays the tour (every page, a switch and the way back on the sandbox) and fails when it does not get to its end with all its pictures.
set -euo pipefail
build=$1
folder=$(mktemp -d "${TMPDIR:-/tmp}/tealdeck-tour.XXXXXX")
trap 'rm -rf "$folder"' EXIT
XDG_STATE_HOME="$folder/state" QT_QPA_PLATFORM=offscreen timeout 300 "$build/bin/tealdeck" --tour "$folder/pictures"
pictures=$(find "$folder/pictures" -name '*.png' -size +10k | wc -l)
[ "$pictures" -ge 40 ] || { echo "only $pictures pictures were made"; exit 1; }
XDG_STATE_HOME="$folder/state-ro" QT_QPA_PLATFORM=offscreen timeout 300 "$build/bin/tealdeck" --read-only --tour "$folder/read-only" | tee "$folder/said"
grep -q "Requests that changed something: 0." "$folder/said" || { echo "read-only mode sent something"; exit 1; }
if [ -n "${TEALDECK_PICTURES:-}" ]; then mkdir -p "$TEALDECK_PICTURES" && cp "$folder"/pictures/*.png "$TEALDECK_PICTURES"; fi
echo "$pictures pictures"
