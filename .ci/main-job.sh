#!/usr/bin/env bash
# Article → briefing → PDF with the real binary: on our own sample always, on the seed article when the
# shared folder is there. Every quotation is proved, and one changed letter is found.
set -eu
attache=$(realpath "$1")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

job() { # ARTICLE QUOTATIONS
    local article=$1 expected=$2 briefing=$folder/out.briefing.ron pdf=$folder/out.pdf
    rm -f "$briefing" "$pdf"
    "$attache" draft "$article" --date 2026-11-23 --pdf "$pdf" -o "$briefing"
    "$attache" verify "$briefing" | tee "$folder/verify.txt"
    grep -q "$expected of $expected exact" "$folder/verify.txt"
    qpdf --check "$pdf" >"$folder/qpdf.txt" || { cat "$folder/qpdf.txt"; return 1; }
    pdffonts "$pdf" | awk 'NR > 2 { print $0; if ($(NF - 4) != "yes" || $(NF - 3) != "yes") bad = 1 } END { exit bad }'

    # the same command on the same day writes the same PDF
    "$attache" draft "$article" --date 2026-11-23 --pdf "$folder/again.pdf" >/dev/null
    cmp "$pdf" "$folder/again.pdf"

    # one letter of one quotation changed by hand: exit 1, and the quotation is named
    python3 - "$briefing" "$folder/changed.briefing.ron" <<'PYTHON'
import re, sys
text = open(sys.argv[1], encoding="utf-8").read()
match = re.search(r'exact: "([^"\\]{20,})"', text[(start := text.index("Quote(")):])
at = start + match.start(1) + 10
text = text[:at] + ("x" if text[at] != "x" else "y") + text[at + 1:]
open(sys.argv[2], "w", encoding="utf-8", newline="").write(text)
PYTHON
    local status=0
    "$attache" verify "$folder/changed.briefing.ron" >"$folder/changed.txt" || status=$?
    [ "$status" = 1 ] || { echo "a changed letter: exit $status, not 1"; return 1; }
    grep -E '^q[0-9]+ .*changed' "$folder/changed.txt"
}

job assets/samples/summit.txt "${SAMPLE_QUOTATIONS:-5}"
if [ -f ../shared/seed/summit-article.txt ]; then
    job ../shared/seed/summit-article.txt 5
    pdftotext -layout "$folder/out.pdf" "$folder/out.txt"
    for name in "Lee Jae Myung" "Giorgia Meloni"; do grep -q "$name" "$folder/out.txt"; done
else
    echo "seed article: skipped, no shared data"
fi
