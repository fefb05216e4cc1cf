#!/usr/bin/env bash
# Prints a table of ratios against rivals, all measured in one run on this machine.
#
#   .ci/rivals.sh                typst only, up to 100 pages, two to three minutes
#   RIVALS=long .ci/rivals.sh    LibreOffice and WeasyPrint too, up to 900 pages, about an hour
#
# The rivals live in a cache folder outside the checkout ($XDG_CACHE_HOME or ~/.cache, folder
# attache-gates/rivals). Where they are not to be had it says "skipped". Ratios are read, never a pass or fail.
set -eu
export PYTHONDONTWRITEBYTECODE=1
cd "$(dirname "$0")/.."
here=$PWD/.ci
cache=${XDG_CACHE_HOME:-$HOME/.cache}/attache-gates/rivals
long=${RIVALS:-short}

skipped() {
    echo "rivals: skipped, $*"
    exit 0
}

packages=(typst==0.15.2)
[ "$long" != long ] || packages+=(weasyprint==70.0)
[ -x "$cache/bin/python" ] || python3 -m venv "$cache" >/dev/null 2>&1 || skipped "Python cannot make an environment in $cache"
"$cache/bin/python" -m pip install -q --only-binary=:all: "${packages[@]}" >"$cache/setup.log" 2>&1 ||
    skipped "pip cannot fetch ${packages[*]} (see $cache/setup.log)"
if [ "$long" = long ] && ! command -v soffice >/dev/null; then
    sudo=
    [ "$(id -u)" = 0 ] || sudo=sudo
    { $sudo apt-get -qq update && $sudo env DEBIAN_FRONTEND=noninteractive \
        apt-get -yqq install --no-install-recommends libreoffice-writer-nogui; } >>"$cache/setup.log" 2>&1 ||
        skipped "apt cannot install LibreOffice (see $cache/setup.log)"
fi

cargo build --locked --release --quiet
cargo build --locked --release --quiet --example make_documents
edits=$(cargo bench --locked --quiet --no-run --bench edits --message-format=json | python3 -c '
import json, sys
made = [json.loads(line) for line in sys.stdin]
print(next(each["executable"] for each in made if each.get("executable") and each["target"]["name"] == "edits"))')
built=${CARGO_TARGET_DIR:-target}/release

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
echo "$(date -u +%F), $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1), $(nproc) cores; ${packages[*]}"
"$cache/bin/python" "$here/rivals/measure.py" \
    --form "$long" \
    --attache "$(realpath "$built/attache")" --documents "$(realpath "$built/examples/make_documents")" \
    --edits "$edits" \
    --fonts "$PWD/assets/fonts" --folder "$folder"
