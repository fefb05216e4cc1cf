#!/usr/bin/env bash
# Installs the outside tools of the gates from Debian's packages; silent when they are all there.
set -eu
packages=(xvfb xdotool imagemagick libgl1 libgl1-mesa-dri libegl1 libx11-6 libxcursor1 libxi6 libx11-xcb1
    libxkbcommon-x11-0 x11-utils zenity poppler-utils qpdf mupdf-tools)
missing=()
for package in "${packages[@]}"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0
echo "installing: ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
sudo=
[ "$(id -u)" = 0 ] || sudo=sudo
$sudo apt-get -qq update >/dev/null
$sudo apt-get -qq -y install "${missing[@]}" >/dev/null
