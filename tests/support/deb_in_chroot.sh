#!/usr/bin/env bash
# The part of check_deb.sh that runs inside the clean system. deb_in_chroot.sh VERSION
set -euo pipefail
version=$1
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin
fail() { echo "$*"; exit 1; }

apt-get update -qq
apt-get install -y -qq --no-install-recommends /tmp/tealdeck.deb >/tmp/apt.log 2>&1 || { tail -n 20 /tmp/apt.log; fail "it cannot be installed"; }
dpkg -L tealdeck | sort >/tmp/files
for path in applications/org.tealdeck.Tealdeck.desktop metainfo/org.tealdeck.Tealdeck.metainfo.xml man/man1/tealdeckctl.1.gz \
    icons/hicolor/scalable/apps/org.tealdeck.Tealdeck.svg icons/hicolor/48x48/apps/org.tealdeck.Tealdeck.png \
    bash-completion/completions/tealdeckctl zsh/vendor-completions/_tealdeckctl fish/vendor_completions.d/tealdeckctl.fish \
    doc/tealdeck/copyright doc/tealdeck/changelog.gz; do
    # minimal systems are told to leave man pages and documents out, copyright excepted
    grep -qx "/usr/share/$path" /tmp/files || fail "/usr/share/$path is not in the package"
done

useradd --create-home tester
[ "$(su tester -c 'tealdeckctl --version')" = "tealdeckctl $version" ] || fail "tealdeckctl --version does not say $version"
su tester -c 'tealdeckctl --sandbox get pods -n shop' | grep -q Running || fail "tealdeckctl lists no pods of the sandbox"
su tester -c 'timeout 300 xvfb-run --auto-servernum --server-args="-screen 0 1920x1200x24 -nolisten tcp" tealdeck --language de --tour /home/tester/tour' \
    >/tmp/tour.log 2>&1 || { tail -n 20 /tmp/tour.log; fail "the tour failed"; }
pictures=$(find /home/tester/tour -name '*.png' -size +10k | wc -l)
[ "$pictures" -ge 17 ] || fail "only $pictures pictures were made"
grep -q "Bilder sind in" /tmp/tour.log || fail "the window did not speak German"

apt-get purge -y -qq tealdeck >/tmp/apt.log 2>&1 || { tail -n 20 /tmp/apt.log; fail "it cannot be purged"; }
while read -r path; do
    [ -d "$path" ] || [ ! -e "$path" ] || fail "$path is left"
done </tmp/files
left=$(find / -xdev \( -path /proc -o -path /tmp -o -path /home \) -prune -o -iname '*tealdeck*' -print)
[ -z "$left" ] || fail "left: $left"
echo "$pictures pictures; version $version; nothing is left"
