#!/usr/bin/env bash
# The real window on software GL at 1440×900: from the start of the program to its first swapped frame, and how
# far apart swapped frames are while one scrolls and types faster than any screen shows. Not part of .ci/run: it
# needs root and perf (uprobes on the swap of libGL), and only an idle machine gives figures worth reading.
#     cargo bench --bench frames -- --write /tmp/long.briefing.ron 100
#     sudo .ci/gl-frames.sh target/release/attache /tmp/long.briefing.ron
set -eu
attache=$(realpath "$1")
briefing=$2
folder=$(mktemp -d)
trap 'kill ${window:-} ${server:-} 2>/dev/null || true; perf probe -q -d "probe_lib*:attache_*" || true; rm -rf "$folder"' EXIT
export HOME=$folder XDG_STATE_HOME=$folder/state XDG_CONFIG_HOME=$folder/config LIBGL_ALWAYS_SOFTWARE=1
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS || true
library() { ldconfig -p | awk -v name="$1" '$1 == name { print $NF; exit }'; }
for of in libGLX.so.0:glXSwapBuffers libEGL.so.1:eglSwapBuffers; do
    perf probe -q -x "$(library "${of%:*}")" "attache_swapped=${of#*:}%return" || true
done
swaps=$(perf probe -l 2>/dev/null | awk '/attache_swapped/ { printf "-e %s ", $1 }')
[ -n "$swaps" ] || { echo "no probe on the swap could be set"; exit 2; }
Xvfb -displayfd 3 -screen 0 1440x900x24 3>"$folder/display" >/dev/null 2>&1 &
server=$!
for _ in $(seq 50); do [ -s "$folder/display" ] && break || sleep 0.1; done
DISPLAY=:$(cat "$folder/display")
export DISPLAY

times() { perf script -i "$folder/data" -F time,event 2>/dev/null | tr -d : | awk '{ print $1, $2 }'; }

# The first two warm the caches.
for round in 1 2 3 4 5 6 7; do
    # shellcheck disable=SC2086
    perf record -q -e sched:sched_process_exec $swaps -o "$folder/data" -- "$attache" 2>/dev/null &
    recorder=$!
    sleep 2.5
    pkill -P "$recorder" attache
    wait "$recorder" 2>/dev/null || true
    [ "$round" -lt 3 ] || times | awk '/exec/ && !began { began = $1 }
        /swapped/ { printf "start → first frame: %.0f ms\n", ($1 - began) * 1000; exit }'
done

"$attache" "$briefing" 2>/dev/null &
window=$!
for _ in $(seq 100); do xdotool search --onlyvisible --class attache >/dev/null 2>&1 && break || sleep 0.2; done
desk=$(xdotool search --onlyvisible --class attache | tail -1)
xdotool windowsize --sync "$desk" 1440 900 windowmove "$desk" 0 0
sleep 8

measure() { # NAME COMMAND…
    local name=$1
    shift
    # shellcheck disable=SC2086
    perf record -q $swaps -p "$window" -o "$folder/data" 2>/dev/null &
    recorder=$!
    sleep 1
    "$@"
    sleep 1
    kill -INT "$recorder"
    wait "$recorder" 2>/dev/null || true
    # Pauses between what was done are no frames.
    times | awk 'before && $1 - before < 0.2 { print ($1 - before) * 1000 } { before = $1 }' | sort -n |
        awk -v name="$name" '{ all[NR] = $1 }
            END { at = int((NR - 1) * 0.99) + 1
                printf "%-24s %4d frames, p50 %5.1f ms, p99 %5.1f ms\n", name, NR, all[int((NR + 1) / 2)], all[at] }'
}

wheel() { xdotool mousemove "$1" 500 click --repeat 200 --delay 8 5; }
drag() {
    xdotool mousemove 200 300 mousedown 1
    for step in $(seq 150); do xdotool mousemove $((200 + step)) $((300 + 2 * step)); done
    xdotool mouseup 1
}
measure "scrolling the article" wheel 300
measure "scrolling the cards" wheel 720
measure "scrolling the pages" wheel 1200
measure "selecting by dragging" drag
xdotool windowfocus --sync "$desk" mousemove 720 400 click 1
sleep 1
measure "typing in a card" xdotool type --delay 12 "the ministers agreed to share the costs of the harbour and to meet again"
grep -E "VmHWM" "/proc/$window/status"
