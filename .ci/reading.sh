#!/usr/bin/env bash
# Reading as the release binary does it: the formats we write come back whole, and public PDFs crash nothing.
#
#   reading.sh ATTACHE [FOLDER]    FOLDER holds public PDFs (pdf.js's test set and others, fetched for the run and never
#                                  committed); $ATTACHE_PDFS names one too. Without either that step is skipped.
set -eu
export PYTHONDONTWRITEBYTECODE=1
attache=$(realpath "$1")
pdfs=${2:-${ATTACHE_PDFS:-}}
here=$(realpath "$(dirname "$0")")

echo "-- what we write is what is read: word F1 and headings of each format"
cargo test --locked --quiet --test formats -- --nocapture --test-threads 1 | grep 'word F1'

if [ -n "$pdfs" ] && [ -d "$pdfs" ]; then
    echo "-- public PDFs in $pdfs"
    python3 "$here/reading/public_pdfs.py" "$attache" "$pdfs"
else
    echo "-- public PDFs: skipped, no folder of them"
fi
