"""A reader's search finds the words that are hyphenated at a line's end.

    search.py [--at-least COUNT] FILE.pdf…

The split words are those that poppler shows around a soft hyphen; mupdf searches its page for each.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile

from texts import poppler

SCRIPT = """
var file = new Document(scriptArgs[0]);
WANTED.forEach(function (pair) {
    if (file.loadPage(pair[0]).search(pair[1]).length === 0) print((pair[0] + 1) + " " + pair[1]);
});
"""


def split_words(pdf):
    """Page index and word for each word that a soft hyphen splits."""
    found = []
    for page, text in enumerate(poppler(pdf)):
        found += [(page, word.replace("\u00ad\n", "")) for word in re.findall("\\w+(?:\u00ad\n\\w+)+", text)]
        if text.rstrip().endswith("\u00ad"):
            sys.exit(f"{pdf}: page {page + 1} ends with a hyphen")
    return found


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--at-least", type=int, default=0)
    arguments.add_argument("pdf", nargs="+")
    arguments = arguments.parse_args()
    bad = False
    for pdf in arguments.pdf:
        wanted = split_words(pdf)
        with tempfile.TemporaryDirectory() as folder:
            with open(f"{folder}/search.js", "w", encoding="utf-8") as file:
                file.write(SCRIPT.replace("WANTED", json.dumps(wanted)))
            run = subprocess.run(["mutool", "run", f"{folder}/search.js", pdf],
                                 check=True, capture_output=True, text=True)
        lost = run.stdout.splitlines()
        print(f"{pdf}: search finds {len(wanted) - len(lost)} of {len(wanted)} hyphenated words")
        for line in lost[:10]:
            print(f"  not found, page {line}")
        bad = bad or bool(lost) or len(wanted) < arguments.at_least
    sys.exit(bad)


main()
