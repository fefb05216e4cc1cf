#!/usr/bin/env bash
# The PDF as other programs see it: qpdf, poppler, mupdf and veraPDF, on every kind of document that we
# print, as draft and as final copy. Files spoilt on purpose must be refused.
#
#   pdf-gates.sh ATTACHE MAKE_DOCUMENTS        KEEP=FOLDER keeps the files
set -eu
export PYTHONDONTWRITEBYTECODE=1
attache=$(realpath "$1")
make_documents=$(realpath "$2")
gates=$(realpath "$(dirname "$0")")
folder=${KEEP:-$(mktemp -d)}
mkdir -p "$folder"
[ -n "${KEEP:-}" ] || trap 'rm -rf "$folder"' EXIT
cd "$folder"

failed=0
fails() { # WHAT: noted, the other gates still run
    echo "FAILED: $*"
    failed=1
}

"$make_documents" .
# Text with many hyphens, for the search.
"$make_documents" running running-10
"$attache" export running/running-10.briefing.ron -o running.pdf || fails "no running text"
finals=() drafts=()
for briefing in *.briefing.ron; do
    name=${briefing%.briefing.ron}
    "$attache" export "$briefing" -o "$name.pdf" || fails "$name: no final copy"
    "$attache" export "$briefing" --draft -o "$name-draft.pdf" || fails "$name: no draft copy"
    finals+=("$name.pdf") drafts+=("$name-draft.pdf")
done
"$attache" export full.briefing.ron --conformance a-3a+ua-1 -o attached.pdf || fails "no file with attachment"
[ "$failed" = 0 ] || exit 1

echo "-- syntax and fonts"
for pdf in "${finals[@]}" "${drafts[@]}" attached.pdf; do
    qpdf --check "$pdf" >qpdf.log 2>&1 || { cat qpdf.log; fails "qpdf: $pdf"; }
    # name … emb sub uni object ID
    pdffonts "$pdf" >fonts.log
    awk 'NR > 2 { count++; if ($(NF-4) != "yes" || $(NF-3) != "yes" || $(NF-2) != "yes") { print; bad = 1 } }
        END { exit bad || !count }' fonts.log || fails "$pdf: a font is not embedded, subset and readable"
done

echo "-- texts"
for pdf in "${finals[@]}"; do
    name=${pdf%.pdf}
    python3 "$gates/pdf_gates/come_back.py" "$name.words.txt" "$pdf" "$name-draft.pdf" || fails "texts of $name"
done
python3 "$gates/pdf_gates/search.py" "${finals[@]}" || fails "search"
python3 "$gates/pdf_gates/search.py" --at-least 30 running.pdf || fails "search"

echo "-- the same bytes, whoever writes them wherever"
mkdir -p elsewhere
chmod 711 .
chmod 777 elsewhere
for pdf in "${finals[@]}" attached.pdf; do
    briefing=${pdf%.pdf}.briefing.ron form=()
    [ "$pdf" != attached.pdf ] || briefing=full.briefing.ron form=(--conformance a-3a+ua-1)
    cp "$briefing" elsewhere/geheimwort.briefing.ron
    chmod 644 elsewhere/geheimwort.briefing.ron
    cp "$attache" elsewhere/attache
    other_user=()
    [ "$(id -u)" != 0 ] || other_user=(setpriv --reuid 65534 --regid 65534 --clear-groups)
    (cd elsewhere && rm -f again.pdf &&
        "${other_user[@]}" env -i TZ=Asia/Kathmandu LC_ALL=C HOME=/nonexistent USER=geheimwort LOGNAME=geheimwort \
            ./attache export geheimwort.briefing.ron "${form[@]}" -o again.pdf >/dev/null) || fails "$pdf as another user"
    cmp "$pdf" elsewhere/again.pdf || fails "$pdf differs when written by another user elsewhere"
done
rm -rf elsewhere

echo "-- nothing of the machine, nothing that acts by itself"
machine=("$folder" "$HOME" geheimwort /tmp/)
for word in "$(id -un)" "$(hostname)"; do [ ${#word} -lt 5 ] || machine+=("$word"); done
for pdf in "${finals[@]}" "${drafts[@]}"; do
    python3 "$gates/pdf_gates/clean.py" "$pdf" "${machine[@]}" || fails "$pdf is not clean"
done
python3 "$gates/pdf_gates/clean.py" --attachment attached.pdf "${machine[@]}" || fails "attached.pdf is not clean"
# This gate must be able to fail as well.
if python3 "$gates/pdf_gates/clean.py" attached.pdf >/dev/null; then fails "an attachment was not seen"; fi
if python3 "$gates/pdf_gates/clean.py" full.pdf "Policy Unit" >/dev/null; then fails "a word was not seen"; fi

echo "-- PDF/A-2a and PDF/UA-1 (A-3a with the attachment)"
verapdf() {
    local status=0
    bash "$gates/verapdf/verapdf.sh" "$@" || status=$?
    return $status
}
mkdir -p spoilt
python3 "$gates/pdf_gates/controls.py" chapters-4.pdf spoilt >controls.log || fails "the negative controls could not be made"
status=0
verapdf 2a,ua1 "${finals[@]}" "${drafts[@]}" || status=$?
if [ "$status" = 3 ] && [ -z "${CI:-}" ]; then
    echo "veraPDF: skipped, it is not to be had here"
else
    [ "$status" = 0 ] || fails "veraPDF"
    verapdf 3a,ua1 attached.pdf || fails "veraPDF: attachment"
    verapdf 2a,ua1 spoilt/*.pdf >verdicts.log || true
    python3 "$gates/pdf_gates/refused.py" controls.log verdicts.log || fails "a spoilt file was not refused"
fi
exit $failed
