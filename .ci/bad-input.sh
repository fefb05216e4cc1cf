#!/usr/bin/env bash
# Unusable input gives exit 2 and exactly one line that names the file; nothing else is written.
set -eu
attache=$(realpath "$1")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp assets/samples/summit.txt "$folder/good.txt"
cd "$folder"
"$attache" draft good.txt -o good.briefing.ron >/dev/null
: >empty.txt
head -c 4096 /dev/urandom >binary.txt
printf 'caf\xe9 \xff\xfe\xfd\x80\x81\x82 \xff\xff\xff\xff' >undecodable.txt
truncate -s 200M huge.txt
head -c 300 good.briefing.ron >cut.briefing.ron
sed 's/format_version: 1/format_version: 99/' good.briefing.ron >newer.briefing.ron
printf '(format_version: 1, id: "x", nmae: "X")\n' >broken-template.ron
mkdir folder.txt

refused() { # EXPECTED-IN-MESSAGE COMMAND…
    local expected=$1 status=0
    shift
    "$attache" "$@" >out.log 2>err.log || status=$?
    if [ "$status" != 2 ] || [ "$(wc -l <err.log)" != 1 ] || ! grep -q -- "$expected" err.log; then
        echo "attache $*: exit $status, expected 2 and one line with “$expected”:"
        cat err.log
        return 1
    fi
    cat err.log
}

refused missing.txt read missing.txt
refused folder.txt read folder.txt
for file in empty binary undecodable huge; do
    refused "$file.txt" read "$file.txt"
    refused "$file.txt" draft "$file.txt" -o never.briefing.ron --pdf never.pdf
done
refused broken-template.ron templates check broken-template.ron
refused broken-template.ron draft good.txt --template broken-template.ron -o never.briefing.ron
for file in cut newer; do
    refused "$file.briefing.ron" verify "$file.briefing.ron"
    refused "$file.briefing.ron" export "$file.briefing.ron" -o never.pdf
done
refused missing.briefing.ron pages missing.briefing.ron
refused never.png paint good.briefing.ron --page 1 -o no-such-folder/never.png
[ -z "$(find . -name 'never*')" ] || { echo "something was written"; exit 1; }
[ "$(find . -name '.*' -type f | wc -l)" = 0 ] || { echo "temporary files are left"; exit 1; }

# some of many: exit 1, the good ones are printed
status=0
"$attache" read good.txt empty.txt --format json >out.log 2>err.log || status=$?
[ "$status" = 1 ] && [ "$(wc -l <out.log)" = 2 ]

# no display: says so, names the headless commands
status=0
env -u DISPLAY -u WAYLAND_DISPLAY "$attache" 2>err.log || status=$?
cat err.log
[ "$status" = 2 ] && grep -q 'attache draft' err.log
