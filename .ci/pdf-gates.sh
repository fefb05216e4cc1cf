#!/usr/bin/env bash
# The PDF as other programs see it: qpdf, poppler, mupdf and, where it is at hand, veraPDF.
# The quotations of the briefing file must come back word for word from two readers.
set -eu
attache=$(realpath "$1")
verapdf=$(realpath -m ../shared/tools/verapdf/verapdf.sh)
samples=$(realpath assets/samples)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

# Prints BRIEFING's quotations that READER's text of the PDF lacks; exit 1 if there are any or none at all.
quotations_come_back() { # BRIEFING TEXT READER
    python3 - "$@" <<'PYTHON'
import json, re, sys
briefing, text, reader = sys.argv[1:]
source = open(briefing, encoding="utf-8").read()
anchors = re.findall(r'anchor: \(.*?exact: ("(?:[^"\\]|\\.)*")', source, re.S)
quotations = [json.loads(re.sub(r"\\'", "'", anchor)) for anchor in anchors]
lines = []
for page in open(text, encoding="utf-8").read().split("\f"):
    page = [line for line in page.splitlines() if line.strip() and not re.search(r"Page \d+ of \d+$", line)]
    lines += page[1 if lines else 0:]  # without the running head
shown = "\n".join(line.rstrip() for line in lines)
shown = shown.replace("\u00ad\n", "").replace("-\n", "-").replace("\n", " ")
shown = re.sub(r"\s+", " ", shown)
# Marks inside a quotation are set in the house's style.
same = lambda words: re.sub("[“”\"‘’']", "'", re.sub(r"\s+", " ", words))
missing = [words for words in quotations if same(words) not in same(shown)]
for words in missing:
    print(f"{reader} does not give back: {words}")
print(f"{reader}: {len(quotations) - len(missing)} of {len(quotations)} quotations come back")
sys.exit(bool(missing) or not quotations)
PYTHON
}

gate() { # ARTICLE WORDS
    local article=$1 words=$2
    echo "$(basename "$article")"
    "$attache" draft "$article" --date 2026-11-23 -o X.briefing.ron --pdf X.pdf >draft.txt
    qpdf --check X.pdf >qpdf.txt 2>&1 || { cat qpdf.txt; return 1; }
    pdffonts X.pdf >fonts.txt
    # name … emb sub uni object ID
    awk 'NR > 2 { count++; if ($(NF-4) != "yes" || $(NF-3) != "yes" || $(NF-2) != "yes") { print; bad = 1 } }
        END { exit bad || !count }' fonts.txt || { echo "a font is not embedded, subset and readable"; return 1; }
    pdftotext -raw -enc UTF-8 X.pdf poppler.txt
    mutool draw -q -F text -o mupdf.txt X.pdf 2>mutool.log || { cat mutool.log; return 1; }
    quotations_come_back X.briefing.ron poppler.txt pdftotext
    quotations_come_back X.briefing.ron mupdf.txt mutool
    for reader in poppler mupdf; do
        grep -q -- "$words" "$reader.txt" || { echo "$reader does not give back $words"; return 1; }
    done
    "$attache" draft "$article" --date 2026-11-23 -o Y.briefing.ron --pdf Y.pdf >draft.txt
    cmp X.pdf Y.pdf
}

validated() { # the PDF is tagged PDF/A-2a and PDF/UA-1, and the validator sees a missing language
    bash "$verapdf" 2a,ua1 X.pdf
    qpdf --qdf --object-streams=disable X.pdf plain.pdf
    # Blanks of the same length keep every offset.
    LC_ALL=C sed -E '/^ *\/Lang \(/s/./ /g' plain.pdf >no-language.pdf
    if cmp -s plain.pdf no-language.pdf; then
        echo "the negative control changed nothing"
        return 1
    fi
    if bash "$verapdf" 2a,ua1 no-language.pdf >control.txt 2>&1 || ! grep -q '^FAIL' control.txt; then
        cat control.txt
        echo "a file without a language passes: the validator proves nothing"
        return 1
    fi
    echo "without /Lang: fails, as it must"
}

# The name in Hangul stands outside the sample's quotations: one of them gets it here.
sed 's/keep it on time/keep it on time for 한지민/' "$samples/defence-industry.md" >hangul.md
for job in "$samples/summit.txt=Solheim" "hangul.md=한지민"; do
    gate "${job%=*}" "${job#*=}"
    if [ -f "$verapdf" ]; then
        validated
    else
        echo "veraPDF: skipped, no shared data"
    fi
done
