"""Makes files that a validator must refuse, each from a good one by one change that keeps every offset.

    controls.py GOOD.pdf FOLDER

Prints a line for each file: its name, the flavour that must fail, and the clause (of ISO 19005-2 or
ISO 14289-1) that says so. The good file in the same form, untouched.pdf, must pass. GOOD.pdf must hold a picture, a table, a link and an attribution.
"""

import re
import subprocess
import sys

# name, flavour, clause, what is replaced, by what (None: by blanks)
CONTROLS = [
    ("no-alt", "ua1", "7.3", rb"\n  /Alt <[0-9a-f]*>|\n  /Alt \([^\n]*\)", None),
    ("no-language", "ua1", "7.2", rb"\n  /Lang \([^\n]*\)", None),
    ("not-marked", "2a", "6.7.2", rb"\n  /MarkInfo <<\n.*?\n  >>", None),
    ("no-structure", "ua1", "7.1", rb"\n  /StructTreeRoot \d+ 0 R", None),
    ("unknown-tag", "ua1", "7.1", rb"\n  /S /H2", b"\n  /S /Hz"),
    ("skipped-heading", "ua1", "7.4.2", rb"\n  /S /H2", b"\n  /S /H4"),
    ("cell-without-scope", "ua1", "7.5", rb"/Scope /Column", None),
    ("link-without-contents", "ua1", "7.18", rb"\n  /Contents (?:\([^\n]*\)|<[0-9a-f]*>)", None),
    ("link-may-be-hidden", "2a", "6.3.2", rb"\n  /F 4(?=\n)", b"\n  /F 2"),
    ("no-title", "ua1", "7.1", rb"\n    /DisplayDocTitle true", None),
    ("no-claim", "ua1", "5", rb"<pdfuaid:part>1</pdfuaid:part>", None),
    ("font-not-embedded", "2a", "6.2.11.4", rb"\n  /FontFile2 \d+ 0 R", None),
    ("no-intent", "2a", "6.2.4.3", rb"\n  /OutputIntents (?:\[\n.*?\n  \]|\d+ 0 R)", None),
]


def main():
    good, folder = sys.argv[1:]
    plain = subprocess.run(
        ["qpdf", "--qdf", "--object-streams=disable", "--newline-before-endstream", good, "-"],
        check=True, capture_output=True).stdout
    with open(f"{folder}/untouched.pdf", "wb") as file:
        file.write(plain)
    for name, flavour, clause, pattern, by in CONTROLS:
        def put(match):
            if by is None:
                return re.sub(rb"[^\n]", b" ", match[0])
            assert len(by) == len(match[0]), name
            return by
        broken, count = re.subn(pattern, put, plain, flags=re.S if by is None and b".*?" in pattern else 0)
        assert count and broken != plain, f"{name} changed nothing in {good}"
        assert len(broken) == len(plain), name
        with open(f"{folder}/{name}.pdf", "wb") as file:
            file.write(broken)
        print(name, flavour, clause)


main()
