#!/usr/bin/env bash
# The real binary in a real window on software GL: it opens on a sample and draws something.
# KEEP=FOLDER keeps the pictures. The window is found by its class: xdotool does not match the é of its name.
set -eu
attache=$(realpath "$1")
folder=$(mktemp -d)
trap 'kill ${window:-} ${server:-} 2>/dev/null || true; rm -rf "$folder"' EXIT
export HOME=$folder XDG_STATE_HOME=$folder/state XDG_CONFIG_HOME=$folder/config LIBGL_ALWAYS_SOFTWARE=1
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS || true
"$attache" draft assets/samples/summit.txt --date 2026-11-23 -o "$folder/sample.briefing.ron" >/dev/null

show() { # SIZE NAME FILE…
    local size=$1 name=$2
    shift 2
    Xvfb -displayfd 3 -screen 0 "${size}x24" 3>"$folder/display" >/dev/null 2>&1 &
    server=$!
    for _ in $(seq 50); do [ -s "$folder/display" ] && break || sleep 0.1; done
    DISPLAY=:$(cat "$folder/display")
    export DISPLAY
    "$attache" "$@" 2>"$folder/$name.log" &
    window=$!
    for _ in $(seq 100); do xdotool search --onlyvisible --class attache >/dev/null 2>&1 && break || sleep 0.2; done
    xdotool search --onlyvisible --class attache >/dev/null || { cat "$folder/$name.log"; return 1; }
    sleep 4
    import -window root "$folder/$name.png"
    kill -0 "$window" || { echo "the window has gone"; cat "$folder/$name.log"; return 1; }
    kill "$window" "$server"
    wait "$window" "$server" 2>/dev/null || true
    : >"$folder/display"
    local colours
    colours=$(identify -format '%k' "$folder/$name.png")
    echo "$name: $size, $colours colours"
    [ "$colours" -gt 50 ]
    if [ -n "${KEEP:-}" ]; then cp "$folder/$name.png" "$KEEP/"; fi
}

show 1280x720 welcome
show 1920x1080 briefing "$folder/sample.briefing.ron"
show 1280x720 briefing-small "$folder/sample.briefing.ron"
