"""Scores ours and the rivals on the same pages and PDFs and prints the tables. Started by rivals-reading.sh.

The measures are those of the data's own score.py and score_pdf.py. CPU time is user + system of the process and its
descendants, per page, many pages in one process; for PDFs one process each, its start included. A page is in the "held out" half by the
first byte of the SHA-256 of its name: rules are made while looking at the other half only.
"""

import argparse
import gzip
import hashlib
import json
import os
import resource
import statistics
import subprocess
import sys
from pathlib import Path

MEASURES = ["body", "paragraphs", "leak", "title", "author", "date", "wrong date"]
BATCH = 100


def cpu():
    """CPU seconds of all children that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def is_held_out(name):
    return hashlib.sha256(name.encode()).digest()[0] % 2 == 1


def answers(command, rows, folder):
    """What a reader says of each page, and CPU milliseconds a page."""
    names = {str(folder / (row["id"].replace("/", "_") + ".html")): row["id"] for row in rows}
    paths = list(names)
    found, before = {}, cpu()
    for start in range(0, len(paths), BATCH):
        done = subprocess.run(command + paths[start : start + BATCH], capture_output=True, check=False)
        for line in done.stdout.decode("utf-8", "replace").splitlines():
            answer = json.loads(line)
            if answer.get("file") in names:
                found[names[answer["file"]]] = answer
    return found, (cpu() - before) * 1000 / len(rows)


def joined(value):
    return value if isinstance(value, str) else "; ".join(map(str, value or []))


def of_page(score, row, answer):
    """The measures of one page, each `None` where the truth has nothing to say."""
    text = answer.get("text") or ""
    norm = score.norm(text)
    values = {
        "body": score.bag_f1(score.words(text), score.words(row["body"])) or 0.0,
        "paragraphs": score.bag_f1(score.paras(text), score.paras(row["body"])),
    }
    if row.get("without"):
        values["leak"] = statistics.mean(score.norm(chunk) in norm for chunk in row["without"])
    for name, field in (("title", "title"), ("author", "byline")):
        if row.get(name):
            values[name] = float(score.fold(joined(row[name])) == score.fold(joined(answer.get(field))))
    day = score.day(row.get("date"))
    if day:
        said = score.day(answer.get("date"))
        values["date"] = float(said == day)
        values["wrong date"] = float(said is not None and said != day)
    return values


def of_languages(score, rows, found):
    """F1 of the chunks that must and must not be there, and the share of exact titles."""
    right = missing = leaked = 0
    titles = []
    for row in rows:
        answer = found.get(row["id"], {})
        norm = score.norm(answer.get("text"))
        there = sum(score.norm(chunk) in norm for chunk in row["with"])
        right += there
        missing += len(row["with"]) - there
        leaked += sum(score.norm(chunk) in norm for chunk in row["without"])
        if row.get("title"):
            titles.append(score.fold(row["title"]) == score.fold(answer.get("title")))
    return 2 * right / max(1, 2 * right + missing + leaked), statistics.mean(titles or [0])


def column(found, measure, values):
    """A mean, or a dash where the reader never says such a thing."""
    field = {"author": "byline", "date": "date", "wrong date": "date"}.get(measure)
    silent = field and not any(answer.get(field) for answer in found.values())
    return f"{'–':>12}" if silent else f"{statistics.mean(values):12.3f}"


def pages(options, score, readers):
    rows = [json.loads(line) for line in open(options.data / "truth.jsonl", encoding="utf-8")]
    for row in rows:
        page = options.folder / (row["id"].replace("/", "_") + ".html")
        page.write_bytes(gzip.decompress((options.data / row["path"]).read_bytes()))
    articles = [row for row in rows if row["set"] == "articles"]
    languages = [row for row in rows if row["set"] == "multilingual"]
    print(f"\n{len(articles)} articles, {len(languages)} pages in many languages")
    print(f"{'':26}" + "".join(f"{name:>12}" for name in MEASURES + ["ms a page"]))
    for name, command in readers:
        found, took = answers(command, articles, options.folder)
        halves = [("", lambda _: True), (", held out", is_held_out), (", the others", lambda page: not is_held_out(page))]
        for half, belongs in halves:
            measured = [of_page(score, row, found.get(row["id"], {})) for row in articles if belongs(row["id"])]
            line = f"{name + half:26}"
            for measure in MEASURES:
                line += column(found, measure, [v[measure] for v in measured if v.get(measure) is not None])
            print(line + (f"{took:12.1f}" if not half else ""))
        found, took = answers(command, languages, options.folder)
        body, title = of_languages(score, languages, found)
        print(f"{name + ', languages':26}{body:12.3f}{'':24}{title:12.3f}{'':36}{took:12.1f}", flush=True)


def pdfs(options, readers):
    made = options.folder / "pdfs"
    environment = {**os.environ, "READING_DATA": str(options.data)}
    make = [sys.executable, str(options.data / "make_pdfs.py"), str(made)]
    subprocess.run(make, check=True, env=environment, stdout=subprocess.DEVNULL)
    print("\nPDFs in one, two and three columns (mag)")
    files = sorted(map(str, made.glob("*.pdf")))
    for name, command, plain in readers:
        before = cpu()
        for file in files:
            subprocess.run([*plain, file], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        took = (cpu() - before) * 1000 / len(files)
        score = [sys.executable, str(options.data / "score_pdf.py"), str(made), "--", *command]
        done = subprocess.run(score, check=True, capture_output=True, text=True)
        print(f"{name}, {took:.1f} ms a document\n{done.stdout}", end="", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--attache", required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--folder", type=Path, required=True)
    options = parser.parse_args()
    sys.path.insert(0, str(options.data))
    import score  # noqa: PLC0415 - stands in the data's folder

    rival = [sys.executable, str(options.data / "rival.py")]
    ours = [options.attache, "read", "--format", "json"]
    pages(options, score, [("ours", ours), *((name, [*rival, name]) for name in ("trafilatura", "readability"))])
    # pdftotext parts paragraphs by blank lines only; its answer is wrapped in the form that the scorer reads.
    wrap = "import json, subprocess, sys; print(json.dumps({'text': subprocess.run(['pdftotext', sys.argv[1], '-'], capture_output=True).stdout.decode('utf-8', 'replace')}))"
    wrapped = [sys.executable, "-c", wrap, "{file}"]
    to_output = ["sh", "-c", 'pdftotext "$1" -', "pdftotext"]
    pdfs(options, [("ours", [*ours, "{file}"], ours), ("pdftotext", wrapped, to_output)])


if __name__ == "__main__":
    main()
