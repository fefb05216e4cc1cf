"""How evenly lines are filled, read from a finished PDF by mupdf, whoever wrote it.

Counted are justified lines of running text: Source Serif 4 at 11 pt that begin at the left edge and reach
the right one. A line is loose when its spaces are more than half as wide again as the font's own.
"""

import re
import subprocess

LEFT, RIGHT = 42 * 72 / 25.4, 186 * 72 / 25.4
PLACE = re.compile(r'<fill_text .*?transform="([^"]*)"')
SPAN = re.compile(r'<span font="[^"]*?([\w-]+)" .*?trm="([\d.]+) ')
GLYPH = re.compile(r'<g unicode="([^"]*)" .*?x="([-\d.]+)" y="([-\d.]+)" adv="([\d.]+)"')


def quality(pdf):
    """Justified lines, shares of loose and hyphenated ones, and the longest run of hyphens."""
    lines = loose = hyphens = run = longest = 0
    for line in _lines(pdf):
        text = [glyph for glyph in line if glyph[0].strip()]
        if not text or abs(text[0][1] - LEFT) > 1 or text[0][0] in "•‣-–":
            continue
        end = text[-1][1] + text[-1][2]
        if not -0.6 < end - RIGHT < 8:
            run = 0
            continue
        lines += 1
        widths = [(after[1] - glyph[1]) / glyph[2] for glyph, after in zip(line, line[1:])
                  if glyph[0] == " " and after[0] != " "]
        loose += bool(widths) and sum(widths) / len(widths) > 1.5
        run = run + 1 if text[-1][0] in "-\u00ad‐" else 0
        hyphens += run > 0
        longest = max(longest, run)
    return {"lines": lines, "loose": loose / lines, "hyphens": hyphens / lines, "run": longest}


def _lines(pdf):
    """Lines of body text as lists of (character, x, advance), in the file's order."""
    trace = subprocess.run(["mutool", "draw", "-q", "-F", "trace", pdf], check=True, capture_output=True).stdout
    line, baseline, body, size, place = [], None, False, 0.0, (1, 0, 0, 1, 0, 0)
    for row in trace.decode("utf-8", "replace").splitlines():
        if found := PLACE.search(row):
            place = [float(number) for number in found[1].split()]
        elif found := SPAN.search(row):
            size = float(found[2])
            body = abs(size - 11) < 0.01
        elif body and (found := GLYPH.search(row)):
            text, x, y, advance = found[1], float(found[2]), float(found[3]), float(found[4]) * size
            x, y = place[0] * x + place[2] * y + place[4], place[1] * x + place[3] * y + place[5]
            if baseline is None or abs(y - baseline) > 2:
                if line:
                    yield line
                line, baseline = [], y
            text = {"&#xad;": "\u00ad", "&#x2010;": "‐"}.get(text, text)
            line.append((text, x, advance))
    if line:
        yield line
