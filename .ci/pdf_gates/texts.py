"""What a PDF says, as poppler and mupdf read it, in a form that can be compared with its source.

Lines are joined as a reader joins them: over a soft hyphen and behind a visible hyphen or slash.
Quotation marks, bidi marks, and stops, citation numbers and note letters at a word's end are levelled on
both sides, since the house sets them in its own style.
"""

import re
import subprocess
import unicodedata

_CJK = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0002ffff"
_MARKS = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"))
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


def joined(text):
    """The text with its lines joined and its marks levelled."""
    text = unicodedata.normalize("NFC", text).translate(_MARKS)
    text = re.sub("\u00ad[ \t]*\n?", "", text)
    text = re.sub(r"(?<=\w)([-‐‑–/])[ \t]*\n(?=\w)", r"\1", text)
    text = re.sub(f"([{_CJK}])", r" \1 ", text)
    return re.sub("[“”„\"‘’‚'«»]", "'", text)


def words(text, either_way=False):
    """The words of a text, in order; an ideograph or kana is a word. `either_way`: see _core."""
    return [_core(word, either_way) for word in joined(text).split()]


def _core(word, either_way):
    word = re.sub(r"(?<=[^\d\s])\d+(?:[,–]\d+)*$", "", word) or word
    # A comma sets a note's letter apart from the number behind it.
    word = re.sub(r"(?<=[.,;:!?')])[a-z]{1,2},?$", "", word)
    if right_to_left(word):
        # poppler puts a stop before such a word on a page of both directions (it counts stops as figures):
        # only letters and their marks count. mupdf gives them in the order of the page ("TODO: handle RTL
        # visual/logical ordering" in its stext-device.c, as of 1.21); later ones turn them round.
        letters = "".join(letter for letter in word if letter.isalpha() or unicodedata.combining(letter))
        if either_way:
            # Marks have their order from their letter, which stands on their other side there.
            return min(unicodedata.normalize("NFD", each) for each in (letters, letters[::-1]))
        return letters
    return word.rstrip(".,:;") or word


def right_to_left(line):
    """Whether readers may give the line's parts in an order of their own."""
    return bool(_RTL.search(line))


def poppler(pdf):
    """Page texts by pdftotext, in content order."""
    return _pages(["pdftotext", "-raw", "-enc", "UTF-8", pdf, "-"])


def mupdf(pdf):
    """Page texts by mutool."""
    return _pages(["mutool", "draw", "-q", "-F", "text", pdf])


# Each with whether it may give right-to-left words from either end.
READERS = {"pdftotext": (poppler, False), "mutool": (mupdf, True)}


def _pages(command):
    run = subprocess.run(command, check=True, capture_output=True)
    return run.stdout.decode("utf-8").removesuffix("\f").split("\f")
