#!/usr/bin/env python3
"""public_pdfs.py ATTACHE FOLDER: reads every PDF of a folder in one process after the other of fifty files each.

The program must answer for every file, crash on none, and keep to its own limits: ten seconds and 1 GiB a file. What is
refused is counted by its reason, what the limits ended is named. Exit 1 if a file has no answer or the reader crashed.
"""
import collections
import json
import pathlib
import re
import subprocess
import sys
import time

BATCH = 50
SECONDS = 12  # a file: the program's own limit, and what starting a new reading process takes

attache, folder = sys.argv[1], pathlib.Path(sys.argv[2])
files = sorted(str(path) for path in folder.rglob("*.pdf"))
answers, crashed, ended, refused = {}, [], [], collections.Counter()
pages = lines = 0
began = time.monotonic()
for start in range(0, len(files), BATCH):
    batch = files[start : start + BATCH]
    ran = subprocess.run(
        [attache, "read", "--format", "json", *batch], capture_output=True, timeout=SECONDS * len(batch)
    )
    if ran.returncode not in (0, 1, 2):
        crashed.append(f"the program itself, exit {ran.returncode}: {batch[0]} and those behind it")
    for line in ran.stdout.decode("utf8").splitlines():
        answer = json.loads(line)
        answers[answer["file"]] = answer
for file in files:
    answer = answers.get(file)
    if answer is None:
        crashed.append(f"no answer: {file}")
        continue
    if "text" in answer:
        pages += answer.get("pages", 0)
        lines += sum(len(block.get("lines", [])) for block in answer["blocks"])
        continue
    problem = "; ".join(answer["problems"])
    if "the reader stopped in the middle" in problem or "it crashed" in problem or "too deep" in problem:
        crashed.append(f"{file}: {problem}")
    elif "the reader stopped" in problem:
        ended.append(f"{file}: {problem}")
    else:
        refused[re.sub(r"\d+", "n", problem)] += 1
read = sum("text" in answer for answer in answers.values())
took = time.monotonic() - began
print(f"{len(files)} files, {read} read ({pages} pages, {lines} lines) in {took:.0f} s")
for reason, count in refused.most_common():
    print(f"{count:5} refused: {reason}")
for file in ended:
    print(f"ended by its limits: {file}")
for file in crashed:
    print(f"CRASHED: {file}")
sys.exit(1 if crashed or not files else 0)
