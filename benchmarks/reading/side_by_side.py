"""python -m benchmarks.reading.side_by_side PYTHON [SEEDS]: ours and others' on the same PDF files.

PYTHON is an interpreter that has pdfplumber, camelot-py and markitdown. A cell is right with its
label, column and amount as printed. The others say neither year nor unit: what their headings say
is read with our rules, and spaces in amounts are not counted.
"""

import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.reading.corpus import Task, budget_of, write_document
from finsam_metrics.drafts.draft import read_draft
from finsam_metrics.drafts.draft_files import draft_document
from finsam_metrics.model.paths import default_paths
from finsam_metrics.words.amounts import is_amount
from finsam_metrics.words.column_headings import parse_heading
from tests.corpus.forms import FORMS
from tests.corpus.printing import gold_of

_HERE = Path(__file__).parent


def _plain(text: str) -> str:
    return "".join(text.split())


def _of_figures(figures: Any, label: str) -> Counter[Any]:
    return Counter(
        (_plain(one[label]), _plain(one["column_text"] or ""), _plain(one["printed_text"]))
        for one in figures
    )


def _of_rows(rows: list[list[str]]) -> Counter[Any]:
    """Cells of another reader, each with the nearest headings above in its column."""
    found: Counter[Any] = Counter()
    headings: dict[int, str] = {}
    is_below_headings = False
    for row in rows:
        told = {c: text for c, text in enumerate(row) if text and parse_heading(text)}
        if told and not any(is_amount(text) for c, text in enumerate(row) if c not in told):
            columns = headings.keys() | told.keys()
            joined = {c: headings.get(c, "") + told.get(c, "") for c in columns}
            is_second = is_below_headings and all(map(parse_heading, joined.values()))
            headings, is_below_headings = joined if is_second else told, True
            continue
        is_below_headings = False
        first = min(headings, default=1)
        label = "".join(map(_plain, row[:first]))
        for column, heading in headings.items():
            if column < len(row) and is_amount(row[column]):
                found[label, _plain(heading), _plain(row[column])] += 1
    return found


def _f1(read: Counter[Any], printed: Counter[Any]) -> tuple[int, int]:
    return 2 * (read & printed).total(), read.total() + printed.total()


def table(python: str, seeds: range) -> str:
    """F1 of each reader, form by form."""
    forms = [form for form in FORMS if form.name.startswith("PDF")]
    scores: dict[str, dict[str, tuple[int, int]]] = {}
    for form in forms:
        with tempfile.TemporaryDirectory() as folder:
            paths = {s: write_document(Task(seed=s, form=form.name), Path(folder)) for s in seeds}
            command = [python, str(_HERE / "others.py"), folder]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            others = json.loads(done.stdout[done.stdout.index("{") :])
            own: dict[str, dict[str, Counter[Any]]] = {"finsam": {}}
            for path in paths.values():
                figures = draft_document(read_draft(path, default_paths()))["figures"]
                in_tables = [one for one in figures if one["table_text"] != "(text)"]
                own["finsam"][path.name] = _of_figures(in_tables, "line_text")
            for name, by_file in others.items():
                own[name] = {file: _of_rows(rows) for file, rows in by_file.items()}
            for name, by_file in own.items():
                parts = [
                    _f1(by_file[path.name], _of_figures(gold_of(budget_of(s))["figures"], "label"))
                    for s, path in paths.items()
                ]
                whole = (sum(p[0] for p in parts), sum(p[1] for p in parts))
                scores.setdefault(name, {})[form.name] = whole
    lines = ["| form | " + " | ".join(scores) + " |", "| --- |" + " --- |" * len(scores)]
    for form in forms:
        shown = [f"{one[form.name][0] / one[form.name][1]:.3f}" for one in scores.values()]
        lines.append(f"| {form.name} | " + " | ".join(shown) + " |")
    sums = [[sum(p[k] for p in one.values()) for k in (0, 1)] for one in scores.values()]
    lines.append("| all | " + " | ".join(f"{right / both:.3f}" for right, both in sums) + " |")
    return "\n".join(lines)


if __name__ == "__main__":
    first, _, last = (sys.argv[2] if len(sys.argv) > 2 else "2001-2006").partition("-")
    print(table(sys.argv[1], range(int(first), int(last or first) + 1)))
