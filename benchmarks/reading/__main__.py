"""python -m benchmarks.reading [--seeds 1-40] [--forms tabs] [--scans] [--faults 40]."""

import argparse

from benchmarks.reading.corpus import score_corpus
from benchmarks.reading.scoring import HEAD, Score, score_line
from tests.corpus.forms import FORMS

parser = argparse.ArgumentParser(description="Read the invented corpus and score it.")
parser.add_argument("--seeds", default="1-40", help="plain below 1000, with peculiarities above")
parser.add_argument("--forms", default="", help="only forms with these letters in their names")
parser.add_argument("--scans", action="store_true", help="scans too; half a minute a document")
parser.add_argument("--faults", type=int, default=0, help="how many to name")
parser.add_argument("--workers", type=int, default=2)
given = parser.parse_args()
first, _, last = given.seeds.partition("-")
chosen = [form for form in FORMS if given.forms in form.name and (given.scans or not form.is_scan)]
told, faults = Score(), []
print(HEAD)
for name, score in score_corpus(
    range(int(first), int(last or first) + 1), [form.name for form in chosen], workers=given.workers
):
    print(score_line(name, score), flush=True)
    faults += score.faults
    form = next(one for one in chosen if one.name == name)
    if not form.is_lossy and not form.is_scan:
        told.add(score)
print(score_line("all that keep their columns", told))
for fault in faults[: given.faults]:
    print(fault)
