#!/usr/bin/env bash
# Prints how well and how fast articles are read, ours beside trafilatura, readability-lxml and pdftotext, in one run.
#
#   .ci/rivals-reading.sh [FOLDER]   FOLDER holds score.py, rival.py, make_pdfs.py, score_pdf.py, truth.jsonl and pages/;
#                                    $READING_DATA names one too. Nothing of it is ever copied into the checkout.
#
# The rivals live in a cache folder outside the checkout ($XDG_CACHE_HOME or ~/.cache, folder attache-gates/reading).
# Without the data or the rivals it says "skipped". Numbers are read, never a pass or fail.
set -eu
export PYTHONDONTWRITEBYTECODE=1
cd "$(dirname "$0")/.."
data=${1:-${READING_DATA:-}}
cache=${XDG_CACHE_HOME:-$HOME/.cache}/attache-gates/reading

skipped() {
    echo "reading beside rivals: skipped, $*"
    exit 0
}

[ -n "$data" ] && [ -f "$data/truth.jsonl" ] || skipped "no pages with their truth (name a folder, or set READING_DATA)"
packages=(trafilatura==2.3.1 readability-lxml==0.9 weasyprint==70.0)
[ -x "$cache/bin/python" ] || python3 -m venv "$cache" >/dev/null 2>&1 || skipped "Python cannot make an environment in $cache"
{ "$cache/bin/python" -m pip install -q --upgrade pip && "$cache/bin/python" -m pip install -q --only-binary=:all: "${packages[@]}"; } \
    >"$cache/setup.log" 2>&1 || skipped "pip cannot fetch ${packages[*]} (see $cache/setup.log)"

cargo build --locked --release --quiet
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
echo "$(date -u +%F), $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1), $(nproc) cores; ${packages[*]}"
"$cache/bin/python" .ci/rivals/reading.py --attache "$(realpath "${CARGO_TARGET_DIR:-target}/release/attache")" \
    --data "$(realpath "$data")" --folder "$folder"
