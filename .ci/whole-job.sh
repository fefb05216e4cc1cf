#!/usr/bin/env bash
# The whole job with the real binary, under Xvfb and by keyboard alone, through the system's own file dialogs:
# two sources added, five quotations and three key points picked by N, K and digits, the briefing saved, the
# final PDF written, the briefing opened again; then the files are judged. Each kind of dialog is cancelled
# once before: nothing may be lost by it. Without a session bus there is no desktop portal, so the dialogs are
# zenity's. KEEP=FOLDER keeps pictures of the steps.
set -eu
attache=$(realpath "$1")
samples=$PWD/assets/samples
folder=$(mktemp -d)
trap 'kill ${window:-} ${server:-} 2>/dev/null || true; rm -rf "$folder"' EXIT
export HOME=$folder XDG_STATE_HOME=$folder/state XDG_CONFIG_HOME=$folder/config LIBGL_ALWAYS_SOFTWARE=1
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS XDG_RUNTIME_DIR || true
# Dialogs draw no animations and keep to one look, whatever the machine has set.
export GTK_A11Y=none NO_AT_BRIDGE=1 GSETTINGS_BACKEND=memory

fail() {
    echo "whole job: $*"
    [ -z "${KEEP:-}" ] || import -window root "$KEEP/failed.png"
    cat "$folder/log"
    exit 1
}

# Waits until a condition holds, 20 s at most.
until_true() { # WHAT COMMAND…
    local what=$1
    shift
    for _ in $(seq 200); do
        if "$@" >/dev/null 2>&1; then return 0; fi
        kill -0 "$window" 2>/dev/null || fail "the window has gone while waiting for $what"
        sleep 0.1
    done
    fail "waited in vain for $what"
}

picture() { # NAME
    [ -z "${KEEP:-}" ] || import -window root "$KEEP/$1.png"
}

# --- the window

title() { xprop -id "$desk" _NET_WM_NAME; }
titled() { title | grep -q -- "$1"; }
untitled() { ! titled "$1"; }
no_dialog() { ! dialog >/dev/null; }

press() { # KEY…
    local key
    for key in "$@"; do
        xdotool windowfocus --sync "$desk" key --delay 40 "$key"
        sleep 0.4
    done
}

# --- the dialogs

# The id of the open dialog: zenity keeps small hidden windows beside it.
dialog() {
    local id
    for id in $(xdotool search --onlyvisible --class zenity 2>/dev/null); do
        eval "$(xdotool getwindowgeometry --shell "$id" 2>/dev/null)"
        if [ "${WIDTH:-0}" -gt 300 ]; then
            echo "$id"
            return 0
        fi
    done
    return 1
}

# Presses the keys that open a dialog, and waits until it is there and takes keys. What it asks for is seen
# in how zenity was called: rfd hands on no title.
ask() { # KEYS KIND
    press "$1"
    until_true "the dialog of $1" dialog
    tr '\0' ' ' <"/proc/$(xdotool getwindowpid "$(dialog)")/cmdline" | grep -q -- "$2" ||
        fail "the dialog of $1 does not ask for $2"
    sleep 0.8
    xdotool windowfocus --sync "$(dialog)"
    picture "dialog-$1"
}

cancel() {
    xdotool key Escape
    until_true "the dialog to be gone" no_dialog
    sleep 0.5
    kill -0 "$window" || fail "cancelling a dialog ended the program"
}

open_file() { # PATH
    xdotool key ctrl+l
    sleep 0.3
    xdotool type --delay 4 -- "$1"
    answer
}

save_file() { # PATH
    xdotool key ctrl+a
    xdotool type --delay 4 -- "$1"
    answer
}

# The first Return may only close the list of proposed names.
answer() {
    for _ in 1 2 3; do
        sleep 0.5
        if no_dialog; then return 0; fi
        xdotool windowfocus "$(dialog)" key Return 2>/dev/null || true # it may go between look and key
    done
    until_true "the dialog to be gone" no_dialog
}

# --- the job

Xvfb -displayfd 3 -screen 0 1440x900x24 3>"$folder/display" >/dev/null 2>&1 &
server=$!
for _ in $(seq 50); do [ -s "$folder/display" ] && break || sleep 0.1; done
DISPLAY=:$(cat "$folder/display")
export DISPLAY
"$attache" 2>"$folder/log" &
window=$!
until_true "the window" xdotool search --onlyvisible --class attache
desk=$(xdotool search --onlyvisible --class attache | head -1)
until_true "its title" titled Attach
picture welcome

ask ctrl+l "--multiple .*Articles"
cancel
titled '= "Attach' || fail "a cancelled dialog began a briefing: $(title)"

ask ctrl+l "--multiple .*Articles"
open_file "$samples/defence-industry.md"
until_true "the sign of unsaved work" titled ●
ask ctrl+l "--multiple .*Articles"
open_file "$samples/energy-talks.html"
sleep 1
picture sources
# Six times: the one at the end of a source only offers the next.
for _ in 1 2 3 4 5 6; do press n 2; done
for n in 1 3 4; do press k $n; done
picture picked

ask ctrl+s "--save .*Briefings"
cancel
titled ● || fail "cancelled, and yet called saved: $(title)"
ask ctrl+s "--save .*Briefings"
save_file "$folder/talks.briefing.ron"
until_true "the file" test -s "$folder/talks.briefing.ron"
until_true "the title without the sign of unsaved work" untitled ●

ask ctrl+shift+e "--save .*PDF" # a draft copy
cancel
ask ctrl+e "--save .*PDF" # the final one
save_file "$folder/talks.pdf"
until_true "the PDF" test -s "$folder/talks.pdf"
[ "$(find "$folder" -name '*.pdf' | wc -l)" = 1 ] || fail "a cancelled export wrote a file"
picture exported

# Opened again by its own dialog, cancelled first, and left: the briefing's file stays as it was.
cp "$folder/talks.briefing.ron" "$folder/first.ron"
press ctrl+n
until_true "another briefing" untitled ●
ask ctrl+o "Briefings"
cancel
ask ctrl+o "Briefings"
open_file "$folder/talks.briefing.ron"
sleep 1
press ctrl+s
sleep 1
picture opened
no_dialog || fail "the opened briefing does not know its file"
cmp "$folder/talks.briefing.ron" "$folder/first.ron"
press ctrl+q
for _ in $(seq 100); do kill -0 "$window" 2>/dev/null && sleep 0.1 || break; done
if kill -0 "$window" 2>/dev/null; then fail "Ctrl+Q did not close the window"; fi
wait "$window" || fail "the program ended with an error"
if grep -qiE 'panic' "$folder/log"; then fail "something panicked"; fi

# --- the files

"$attache" verify "$folder/talks.briefing.ron" | tee "$folder/verified"
grep -q '5 of 5 exact' "$folder/verified"
pdftotext -layout "$folder/talks.pdf" "$folder/talks.txt"
python3 - "$folder/talks.briefing.ron" "$folder/talks.txt" <<'PYTHON'
import re, sys
briefing = open(sys.argv[1], encoding="utf-8").read()
page = open(sys.argv[2], encoding="utf-8").read()
# Line breaks and hyphens at them are the setter's; the words must be the source's.
plain = lambda text: re.sub(r"[^\w]", "", text.replace("\u00ad", ""))
picked = re.findall(r'exact: "((?:[^"\\]|\\.)+)"', briefing)
lost = [words for words in picked if plain(words) not in plain(page)]
print(f"{len(picked)} passages in the briefing, {len(picked) - len(lost)} of them on the page")
sys.exit(bool(lost) or len(picked) < 8)
PYTHON
