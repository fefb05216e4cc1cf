"""Every word of the source comes back from the PDF in two readers, each text in its own order.

    come_back.py NAME.words.txt FILE.pdf…

A text that goes over a page may be interrupted there by what stands at the foot and head of the page.
Right-to-left text is compared word by word only. Exit status 1 if anything is missing.
"""

import sys
from collections import Counter

from texts import READERS, right_to_left, words


def missing_words(wanted, pages):
    """Words of the source that the pages have too seldom. An address may go over lines."""
    missing = wanted - Counter(word for page in pages for word in page)
    whole = "".join(word for page in pages for word in page)
    return Counter({word: count for word, count in missing.items() if "://" not in word or word not in whole})


def stands(line, pages, first=0, only=False):
    """Whether the words stand in this order on one page, or on several without a gap but at their edges."""
    for page, places in pages[first:first + 1] if only else pages[first:]:
        for at in places.get(line[0], []):
            count = 0
            while count < len(line) and at + count < len(page) and page[at + count] == line[count]:
                count += 1
            if count == len(line) or stands(line[count:], pages, first + 1, only=True):
                return True
        first += 1
    return False


def placed(words):
    """A page's words, and where each of them stands."""
    places = {}
    for at, word in enumerate(words):
        places.setdefault(word, []).append(at)
    return words, places


def main():
    texts, *pdfs = sys.argv[1:]
    with open(texts, encoding="utf-8") as file:
        source = file.read().splitlines()
    bad = False
    for pdf in pdfs:
        for name, (read, either_way) in READERS.items():
            pages = [words(page, either_way) for page in read(pdf)]
            wanted = Counter(word for line in source for word in words(line, either_way))
            missing = missing_words(wanted, pages)
            book = [placed(page) for page in pages]
            lines = [line for line in dict.fromkeys(source) if not right_to_left(line) and "://" not in line]
            astray = [line for line in lines if not stands(words(line), book)]
            total = wanted.total()
            print(f"{pdf}: {name}: {total - missing.total()} of {total} words, "
                  f"{len(lines) - len(astray)} of {len(lines)} texts in order")
            for word, count in list(missing.items())[:20]:
                print(f"  missing, {count} times: {word}")
            for line in astray[:5]:
                print(f"  not in order: {line[:300]}")
            bad = bad or not total or bool(missing) or bool(astray)
    sys.exit(bad)


main()
