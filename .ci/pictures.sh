#!/usr/bin/env bash
# Makes the pictures of the README anew: .ci/pictures.sh ATTACHE. Needs what .ci/install-tools.sh installs.
set -eu
attache=$(realpath "$1")
docs=$(realpath -m docs)
mkdir -p "$docs"
folder=$(mktemp -d)
trap 'kill ${window:-} ${server:-} 2>/dev/null || true; rm -rf "$folder"' EXIT
export HOME=$folder XDG_STATE_HOME=$folder/state XDG_CONFIG_HOME=$folder/config LIBGL_ALWAYS_SOFTWARE=1
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS || true
mkdir -p "$XDG_CONFIG_HOME/attache"

picture() { # APPEARANCE WIDTH HEIGHT NAME FILE
    local appearance=$1 width=$2 height=$3 name=$4 file=$5 id
    echo "(appearance: $appearance)" >"$XDG_CONFIG_HOME/attache/settings.ron"
    Xvfb -displayfd 3 -screen 0 "${width}x${height}x24" 3>"$folder/display" >/dev/null 2>&1 &
    server=$!
    for _ in $(seq 50); do [ -s "$folder/display" ] && break || sleep 0.1; done
    DISPLAY=:$(cat "$folder/display")
    export DISPLAY
    "$attache" "$file" 2>"$folder/log" &
    window=$!
    for _ in $(seq 100); do xdotool search --onlyvisible --class attache >/dev/null 2>&1 && break || sleep 0.2; done
    id=$(xdotool search --onlyvisible --class attache | head -1)
    xdotool windowmove "$id" 0 0 windowsize "$id" "$width" "$height" mousemove $((width - 4)) $((height - 4))
    sleep 6
    import -window root png:- | convert - -resize 1200x +dither -colors 48 -define png:compression-level=9 "$docs/$name.png"
    kill "$window" "$server"
    wait "$window" "$server" 2>/dev/null || true
    : >"$folder/display"
}

"$attache" draft assets/samples/summit.txt assets/samples/energy-talks.html --date 2026-11-23 \
    -o "$folder/summit.briefing.ron" >/dev/null
cp assets/samples/two-pager.briefing.ron "$folder/two-pager.briefing.ron"
picture Light 1600 900 desk-light "$folder/summit.briefing.ron"
picture Dark 1440 810 desk-dark "$folder/two-pager.briefing.ron"
"$attache" paint assets/samples/two-pager.briefing.ron --page 1 --scale 1 -o "$folder/page.png"
convert "$folder/page.png" -colors 64 -define png:compression-level=9 "$docs/page.png"
ls -l "$docs"/*.png
