"""Nothing of the machine stands in the file, and nothing in it acts by itself.

    clean.py [--attachment] FILE.pdf WORD…

WORD: strings of the machine (user, host, folders) that must not occur, as bytes or as UTF-16, in the file
with its streams laid open. --attachment: an embedded file is allowed.
"""

import re
import subprocess
import sys

ACTIVE = ["JavaScript", "JS", "Launch", "OpenAction", "AA", "RichMedia", "SubmitForm", "ImportData",
          "GoToR", "GoToE", "Movie", "Sound", "XFA", "Encrypt"]


def main():
    arguments = sys.argv[1:]
    attachment = arguments[:1] == ["--attachment"]
    pdf, *machine = arguments[attachment:]
    plain = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", pdf, "-"],
                           check=True, capture_output=True).stdout
    with open(pdf, "rb") as file:
        whole = file.read() + plain
    problems = [f"{word} stands in it" for word in machine
                if any(word.encode(code) in whole for code in ("utf-8", "utf-16-be", "utf-16-le"))]
    # Names count in dictionaries only: a font's bytes may spell anything.
    dictionaries = re.sub(rb"\nstream\n.*?\nendstream\n", b"\n", plain, flags=re.S)
    active = ACTIVE if attachment else [*ACTIVE, "EmbeddedFile", "EmbeddedFiles"]
    problems += [f"/{name} stands in it" for name in active
                 if re.search(rb"/%s(?![A-Za-z0-9])" % name.encode(), dictionaries)]
    addresses = re.findall(rb"/URI \(([^)]*)\)", dictionaries)
    problems += [f"it links to {address.decode('latin-1')}" for address in addresses
                 if not address.startswith((b"http://", b"https://", b"mailto:"))]
    for problem in problems:
        print(f"{pdf}: {problem}")
    sys.exit(bool(problems))


main()
