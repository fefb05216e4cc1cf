"""Each spoilt file is refused for what was done to it, and the untouched one is not.

    refused.py CONTROLS VERDICTS

CONTROLS: lines "name flavour clause" (controls.py); VERDICTS: what the validator printed.
"""

import re
import sys


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        controls = [line.split() for line in file]
    with open(sys.argv[2], encoding="utf-8") as file:
        verdicts = re.findall(r"^(PASS|FAIL|ERROR) (\S+) \S*?([\w-]+)\.pdf.*\n((?:  .*\n)*)", file.read(), re.M)
    clauses = {(name, flavour): re.findall(r"^  ([\d.]+)-\d+, ", found, re.M) if verdict == "FAIL" else []
               for verdict, flavour, name, found in verdicts}
    bad = not controls
    passed = {flavour for verdict, flavour, name, _ in verdicts if verdict == "PASS" and name == "untouched"}
    if passed != {"2a", "ua1"}:
        print("untouched: refused, so that the others prove nothing")
        bad = True
    for name, flavour, clause in controls:
        found = clauses.get((name, flavour), [])
        if any(f"{each}.".startswith(f"{clause}.") for each in found):
            print(f"{name}: refused by {flavour} {clause}, as it must be")
        else:
            print(f"{name}: not refused by {flavour} {clause} (refused by: {', '.join(found) or 'nothing'})")
            bad = True
    sys.exit(bad)


main()
