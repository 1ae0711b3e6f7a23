"""python -m benchmarks.reading [--seeds 1-40] [--forms tabs] [--scans] [--faults 40]."""

import argparse

from benchmarks.reading.corpus import score_corpus
from benchmarks.reading.scoring import Score
from tests.corpus.forms import FORMS

_HEAD = (
    "form",
    "docs",
    "unread",
    "F1",
    "signed",
    "A share",
    "A wrong",
    "found",
    "pointed",
    "false",
)


def _line(name: str, score: Score) -> str:
    signed = score.signed / score.right if score.right else 0.0
    cells = (
        name,
        score.documents,
        score.unread,
        f"{score.f1:.4f}",
        f"{signed:.4f}",
        f"{score.sure / score.read if score.read else 0.0:.2f}",
        score.sure_and_wrong,
        f"{score.found}/{score.planted}",
        score.pointed,
        score.false_alarms,
    )
    return "| " + " | ".join(map(str, cells)) + " |"


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
print("| " + " | ".join(_HEAD) + " |")
print("|" + " --- |" * len(_HEAD))
for name, score in score_corpus(
    range(int(first), int(last or first) + 1), [form.name for form in chosen], workers=given.workers
):
    print(_line(name, score), flush=True)
    faults += score.faults
    form = next(one for one in chosen if one.name == name)
    if not form.is_lossy and not form.is_scan:
        told.add(score)
print(_line("all that keep their columns", told))
for fault in faults[: given.faults]:
    print(fault)
