#!/usr/bin/env bash
# Builds the Debian package, installs it in a clean system, plays the tour there on an X server as a plain user, purges it, and fails when
# something is missing, wrong or left. Exit code 77: it cannot run here.
# check_deb.sh [BUILD_DIR | PACKAGE.deb]
set -euo pipefail
source_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build=${1:-$source_dir/build/package}

[ "$(id -u)" -eq 0 ] || { echo "installing in a clean system needs root"; exit 77; }
for tool in mmdebstrap dpkg-deb unshare; do
    command -v $tool >/dev/null || { echo "$tool is not installed"; exit 77; }
done
codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")

if [ -f "$build" ]; then
    deb=$build
else
    echo "-- building"
    cmake --preset package -S "$source_dir" -B "$build" >/dev/null
    cmake --build "$build" >/dev/null
    rm -f "$build"/*.deb
    (cd "$build" && cpack -G DEB >/dev/null)
    deb=$(echo "$build"/tealdeck_*.deb)
fi
version=$(sed -n 's/^project(Tealdeck VERSION \([0-9.]*\).*/\1/p' "$source_dir/CMakeLists.txt")
[ "$(dpkg-deb -f "$deb" Version)" = "$version" ] || { echo "the package is not of version $version"; exit 1; }
if dpkg-deb -f "$deb" Depends | grep -E "spdlog|fmt|yaml-cpp|re2"; then
    echo "these libraries must be linked in: their sonames name an exact version"
    exit 1
fi
if command -v lintian >/dev/null; then
    lintian --allow-root --fail-on error,warning --suppress-tags no-manual-page,initial-upload-closes-no-bugs "$deb"
fi

work=$(mktemp -d "${TMPDIR:-/tmp}/tealdeck-deb.XXXXXX")
trap 'rm -rf --one-file-system "$work"' EXIT
root=$work/root
sources=()
for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources; do
    [ -s "$file" ] && sources+=("$file")
done
apt_options=() # how this system reaches its mirrors
while read -r line; do apt_options+=("--aptopt=${line%;}"); done < <(apt-config dump | grep -E '^Acquire::(Check|https?::Proxy)')
echo "-- a clean $codename"
mmdebstrap ${apt_options[@]+"${apt_options[@]}"} --quiet --variant=minbase --include=xvfb,xauth "$codename" "$root" "${sources[@]}" 2>"$work/mmdebstrap.log" || {
    tail -n 5 "$work/mmdebstrap.log"
    [ "${CI:-}" = true ] && exit 1
    exit 77
}
cp "$deb" "$root/tmp/tealdeck.deb"
cp /etc/resolv.conf "$root/etc/resolv.conf"
cp "$source_dir/tests/support/deb_in_chroot.sh" "$root/tmp/"

echo "-- installed, used and purged in it"
# Mounts and processes end with it, however it ends.
unshare --mount --pid --fork --kill-child sh -c '
    set -e
    mount -t proc proc "$1/proc" 
    mount -t tmpfs tmpfs "$1/dev/shm"
    exec chroot "$1" bash /tmp/deb_in_chroot.sh "$2"' sh "$root" "$version"
