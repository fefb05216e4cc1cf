"""Measures ours and the rivals in turn and prints the tables. Started by rivals.sh.

CPU time is user + system of the whole process (wait4), for live work of the process itself; medians.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys

import forms
from lines import quality

HERE = os.path.dirname(os.path.abspath(__file__))


def run(command, **more):
    """CPU seconds and peak megabytes of a command, its descendants included."""
    with open(os.devnull, "wb") as null, open("last.log", "wb") as log:
        child = subprocess.Popen(command, stdout=null, stderr=log, **more)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        with open("last.log", encoding="utf-8", errors="replace") as log:
            sys.exit(f"{' '.join(command)}: exit {child.returncode}\n{log.read()[-2000:]}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def output(command):
    """What a command prints, as JSON."""
    return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


def processes(options, pages):
    """The whole process from briefing to PDF, for everybody: command and environment."""
    name = f"running-{pages}"
    fonts = {**os.environ, "FONTCONFIG_FILE": os.path.abspath("fonts.conf")}
    commands = {
        "ours": ([options.attache, "export", f"{name}.briefing.ron", "-o", f"{name}-ours.pdf"], os.environ),
        "typst": ([sys.executable, f"{HERE}/typst_pdf.py", f"{name}.typ", f"{name}-typst.pdf", options.fonts], os.environ),
    }
    if options.form == "long":
        export = json.dumps({"SelectPdfVersion": {"type": "long", "value": "2"},
                             "PDFUACompliance": {"type": "boolean", "value": "true"}})
        commands["LibreOffice"] = (
            ["soffice", f"-env:UserInstallation=file://{os.getcwd()}/profile", "--headless", "--convert-to",
             f"pdf:writer_pdf_Export:{export}", f"{name}-LibreOffice.fodt"], fonts)
        commands["WeasyPrint"] = (
            [sys.executable, "-m", "weasyprint", "--pdf-variant", "pdf/ua-1", f"{name}.html", f"{name}-WeasyPrint.pdf"], fonts)
    return name, commands


def write_forms(options, name):
    with open(f"{name}.blocks.json", encoding="utf-8") as file:
        document = json.load(file)
    texts = {f"{name}.typ": forms.typst(document), f"{name}.html": forms.web(document, options.fonts),
             f"{name}-LibreOffice.fodt": forms.office(document)}
    for path, text in texts.items():
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)


def rounds(options, pages, who):
    """Short runs for slow work; a rival that takes minutes runs once."""
    few = {"WeasyPrint": {1: 5, 2: 5, 10: 5, 100: 3, 900: 1}, "LibreOffice": {1: 5, 2: 5, 10: 5, 100: 5, 900: 3}}
    usual = {1: 15, 2: 7, 10: 7, 100: 7, 900: 3} if options.form == "long" else {1: 15, 2: 5, 10: 5, 100: 3}
    return few.get(who, usual)[pages]


def whole_process(options, pages):
    """CPU, peak memory and size for everybody; the tools take turns within each round."""
    name, commands = processes(options, pages)
    write_forms(options, name)
    costs = {who: [] for who in commands}
    if "LibreOffice" in commands and pages == 1:
        run(commands["LibreOffice"][0], env=commands["LibreOffice"][1])  # makes its profile
    for turn in range(max(rounds(options, pages, who) for who in commands)):
        for who, (command, environment) in commands.items():
            if turn < rounds(options, pages, who):
                costs[who].append(run(command, env=environment))
    result = {}
    for who, each in costs.items():
        pdf = f"{name}-{who}.pdf"
        result[who] = {
            "cpu": statistics.median(cpu for cpu, _ in each),
            "peak": max(peak for _, peak in each),
            "size": os.path.getsize(pdf) / 1000,
            "pages": int(subprocess.run(["qpdf", "--show-npages", pdf], check=True, capture_output=True).stdout),
        }
    return result


def row(name, values, ours, digits, note=""):
    """One line: ours, then each rival with its ratio to ours."""
    cells = [f"{ours:12.{digits}f}"]
    for value in values:
        cells.append("                     –" if value is None else f"{value:12.{digits}f} {value / ours:8.1f}×")
    print(f"{name:34}{''.join(cells)}  {note}")


def table(options, pages):
    """Everything at one size."""
    whole = whole_process(options, pages)
    names = [who for who in whole if who != "ours"]
    edits = output([options.edits, "--bench", "--json", str(pages)])
    live = output([sys.executable, f"{HERE}/typst_live.py", f"running-{pages}.typ", options.fonts])
    empty = statistics.median(run([sys.executable, "-c", "import typst"])[0] for _ in range(5))
    counts = ", ".join(f"{each['pages']} by {who}" for who, each in whole.items())
    print(f"\n{pages} pages (set as {counts})")
    print(f"{'':34}{'ours':>12}{''.join(f'{who:>12}    ratio ' for who in names)}")
    others = [None] * (len(names) - 1)
    bars = {100: ("bar 10×", "bar 180×", "bar 2×, LibreOffice 6×"), 1: ("", "", "bar 4.5×")}.get(pages, ("",) * 3)
    row("cold layout, CPU ms", [live["cold"], *others], edits["first"], 1, bars[0])
    row("a letter → pages, p50, CPU ms", [live["edit"], *others], edits["p50"], 3, bars[1])
    print(f"{'  p95, p99':34}{edits['p95']:12.3f}{edits['p99']:12.3f}  bar p99 1 ms at 100, p50 1 ms at 900")
    row("process → PDF, CPU ms", [whole[who]["cpu"] * 1000 for who in names], whole["ours"]["cpu"] * 1000, 0, bars[2])
    row("  without Python's start", [(whole["typst"]["cpu"] - empty) * 1000, *others], whole["ours"]["cpu"] * 1000, 0)
    row("process → PDF, peak MB", [whole[who]["peak"] for who in names], whole["ours"]["peak"], 0, "bar 100 MB at 100")
    row("PDF, kB", [whole[who]["size"] for who in names], whole["ours"]["size"], 0, "bar 2×")
    if pages >= 10:
        for who in ("ours", "typst"):
            found = quality(f"running-{pages}-{who}.pdf")
            print(f"  {who}: {found['lines']} justified lines, loose {found['loose']:.1%}, "
                  f"hyphenated {found['hyphens']:.1%}, at most {found['run']} in a row")


def main():
    arguments = argparse.ArgumentParser()
    for name in ("form", "attache", "documents", "edits", "fonts", "folder"):
        arguments.add_argument(f"--{name}", required=True)
    options = arguments.parse_args()
    options.fonts = os.path.realpath(options.fonts)
    os.chdir(options.folder)
    with open("fonts.conf", "w", encoding="utf-8") as file:
        file.write(f"<?xml version='1.0'?><fontconfig><dir>{options.fonts}</dir><cachedir>{os.getcwd()}/fonts</cachedir></fontconfig>")
    sizes = [1, 2, 10, 100, 900] if options.form == "long" else [1, 2, 10, 100]
    subprocess.run([options.documents, ".", *(f"running-{pages}" for pages in sizes)], check=True, stdout=subprocess.DEVNULL)
    for pages in sizes:
        table(options, pages)


main()
