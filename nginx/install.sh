#!/bin/bash
# install.sh LIST...: installs those Debian packages of the lists that are missing, and nothing when none is.
#
# A line of a list is a package name, or a package name and a command: then the
# package is wanted only where the command is missing.
set -euo pipefail

missing=()
for list in "$@"; do
    while read -r package command; do
        [ -n "$package" ] || continue
        [ -n "$command" ] && command -v "$command" >/dev/null && continue
        state=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) || state=none
        [ "$state" = installed ] || missing+=("$package")
    done <"$list"
done
[ ${#missing[@]} -gt 0 ] || exit 0

echo "Installing: ${missing[*]}"
as_root=()
if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || {
        echo "These packages are missing and installing them needs root: ${missing[*]}" >&2
        exit 1
    }
    as_root=(sudo)
fi

# Without an index, or with one too old to find the files it names, the first try fails.
install_missing() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -q --no-install-recommends --no-remove -o Dpkg::Use-Pty=0 "${missing[@]}" </dev/null
}
known() {
    apt-cache show --no-all-versions "${missing[@]}" >/dev/null 2>&1
}

# The packages of nginx and exim start services of their own; ours are private ones.
# Where no policy forbids starting services, one does so during the installation.
# Nothing is removed for them: a machine with another mail server keeps it.
policy=/usr/sbin/policy-rc.d
ours=no
finish() {
    [ "$ours" = no ] || "${as_root[@]}" rm -f "$policy"
}
trap finish EXIT
services=()
for package in "${missing[@]}"; do
    case $package in
        nginx) services+=(nginx) ;;
        exim4-daemon-light) services+=(exim4) ;;
    esac
done
if [ ${#services[@]} -gt 0 ] && ! [ -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" sh -c "cat >$policy && chmod 755 $policy"
    ours=yes
fi

known || "${as_root[@]}" apt-get update -q
install_missing || {
    "${as_root[@]}" apt-get update -q
    install_missing
}

for service in "${services[@]}"; do
    "${as_root[@]}" update-rc.d "$service" disable || true
    [ ! -d /run/systemd/system ] || "${as_root[@]}" systemctl disable -q --now "$service" || true
done
