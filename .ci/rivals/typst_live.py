"""SOURCE.typ FONTS: cold layout and the layout after a typed letter, in a compiler that is kept; JSON.

A query lays the document out and writes no PDF. CPU milliseconds of this process, faces read beforehand.
"""

import json
import os
import resource
import statistics
import sys

import typst


def cpu():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return (usage.ru_utime + usage.ru_stime) * 1000


def main():
    source, fonts = sys.argv[1:]
    with open(source, encoding="utf-8") as file:
        text = file.read()
    edited = f"{os.path.splitext(source)[0]}-live.typ"

    def layout(text):
        with open(edited, "w", encoding="utf-8") as file:
            file.write(text)
        before = cpu()
        compiler.query("heading", field="level")
        return cpu() - before

    with open(edited, "w", encoding="utf-8") as file:
        file.write("empty")
    compiler = typst.Compiler(edited, font_paths=[fonts], ignore_system_fonts=True)
    compiler.query("heading", field="level")
    cold = layout(text)
    paragraphs = [line for line in text.splitlines() if len(line) > 200 and line[0].isalpha()]
    costs = []
    for turn in range(15):
        place = turn * 7 % len(paragraphs)
        before, middle = paragraphs[place], len(paragraphs[place]) // 2
        paragraphs[place] = before[:middle] + chr(97 + turn) + before[middle:]
        text = text.replace(before, paragraphs[place], 1)
        costs.append(layout(text))
    print(json.dumps({"cold": cold, "edit": statistics.median(costs)}))


main()
