# Sourced by app/run and tests/run: which packages are needed and how the missing ones come.
# Debian 12 is the floor and is tried; Ubuntu 24.04 has the same names but for those below and is untried.

# Debian 12 has Boost 1.81 beside its default 1.74; later systems have one version only.
boost_package() {
    if [ "$(. /etc/os-release 2>/dev/null && echo "${VERSION_CODENAME:-}")" = bookworm ]; then echo libboost1.81-dev; else echo libboost-dev; fi
}

tealdeck_runtime_and_build_packages="
    cmake ninja-build g++ ccache mold pkg-config
    qt6-base-dev qt6-base-dev-tools qt6-svg-dev qt6-tools-dev-tools qt6-l10n-tools libqt6svg6 qt6-qpa-plugins libgl-dev
    libcurl4-openssl-dev libssl-dev libsqlite3-dev nlohmann-json3-dev libyaml-cpp-dev libspdlog-dev libexpected-dev
    $(boost_package) libcli11-dev libprotozero-dev libre2-dev libqcustomplot-dev ca-certificates"

tealdeck_test_packages="
    git xvfb xauth dbus openssl python3 clang-format clang-16 clang-tidy-16 libclang-rt-16-dev
    desktop-file-utils appstream mandoc bash-completion zsh fish lintian mmdebstrap
    runc containernetworking-plugins conntrack iptables iproute2 procps"

# Prints the packages of its arguments that are not installed, one a line.
missing_packages() {
    local name
    for name in "$@"; do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || echo "$name"
    done
}

# install_missing PACKAGE...: says what is missing and installs it; asks first, but only on a terminal.
install_missing() {
    local missing sudo=""
    if ! command -v dpkg-query >/dev/null; then
        echo "This system has no dpkg. Install the equivalents of these Debian packages, then run this again:" >&2
        printf '  %s\n' "$*" >&2
        command -v cmake >/dev/null && return 0
        return 1
    fi
    missing=$(missing_packages "$@" | tr '\n' ' ')
    [ -z "${missing// /}" ] && return 0
    echo "Missing packages: $missing"
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            echo "Install them as root (apt-get install --no-install-recommends $missing), then run this again." >&2
            return 1
        fi
        sudo=sudo
    fi
    if [ -t 0 ] && [ -t 1 ] && [ "${CI:-}" != true ]; then
        local answer
        read -r -p "Install them now with apt-get? [Y/n] " answer
        case "$answer" in [nN]*) echo "Nothing was installed."; return 1 ;; esac
    fi
    export DEBIAN_FRONTEND=noninteractive
    $sudo apt-get update -qq || return 1
    # shellcheck disable=SC2086
    $sudo apt-get install -y -qq --no-install-recommends $missing >/tmp/tealdeck-apt.$$.log 2>&1 || {
        tail -n 20 /tmp/tealdeck-apt.$$.log >&2
        return 1
    }
    rm -f /tmp/tealdeck-apt.$$.log
}
