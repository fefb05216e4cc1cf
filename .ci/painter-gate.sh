#!/usr/bin/env bash
# The painter against MuPDF: `attache paint` at 150 and 300 dots an inch beside MuPDF's drawing of the exported PDF,
# glyph by glyph. tests/painter.rs measures, and moves glyphs by half a pixel to prove that it would notice.
# Further briefings can be named after the binary.
set -eu
attache=$(realpath "$1")
shift
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

for article in assets/samples/summit.txt assets/samples/defence-industry.md; do
    name=$(basename "${article%.*}")
    "$attache" draft "$article" --date 2026-11-23 -o "$folder/$name.briefing.ron" >/dev/null
done
for briefing in "$@"; do
    cp "$briefing" "$folder/$(basename "$briefing")"
done

for briefing in "$folder"/*.briefing.ron; do
    name=${briefing%.briefing.ron}
    "$attache" export "$briefing" --draft -o "$name.pdf" >/dev/null
    pages=$("$attache" pages "$briefing" --draft | wc -l)
    for page in $(seq "$pages"); do
        mutool draw -q -F pgm -c gray -r 1200 -o "$name-$page.pgm" "$name.pdf" "$page" 2>"$folder/log" ||
            { cat "$folder/log"; exit 1; }
        for dots in 150 300; do
            scale=$(awk "BEGIN { printf \"%.9f\", $dots / 72 }")
            "$attache" paint "$briefing" --draft --page "$page" --scale "$scale" -o "$name-$page-$dots.png"
        done
    done
done
ATTACHE_PAINTER=$folder cargo test --locked --quiet --test painter -- --nocapture mupdf
