"""python -m benchmarks.reading.five_documents FOLDER: documents against their reviewed packages.

FOLDER holds the texts of the five plans, each named as its plan. They are read without help.
"""

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.reading.stated_facts import compare
from finsam_metrics.drafts.draft import Draft, read_draft
from finsam_metrics.model.paths import default_paths
from finsam_metrics.model.records import PROSE_TABLE, BudgetLine, PlanPackage
from finsam_metrics.pipeline import read_sound_folder


def table(folder: Path) -> str:
    """Rows per document: figures of tables and of text, and each kind of fact.

    A row of a package that is our own judgement is no fact of the text, and is not counted.
    """
    packages = {one.plan_id: one for one in read_sound_folder(default_paths()).packages}
    lines = [
        "| document | what | reviewed | found | missed | read besides | A and wrong |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for path in sorted(folder.glob("*.txt")):
        draft = read_draft(path, default_paths())
        lines += _of_document(path, draft, packages[path.stem])
    return "\n".join(lines)


def _of_document(path: Path, draft: Draft, package: PlanPackage) -> Iterable[str]:
    for name, in_text in (("figures of tables", False), ("figures in text", True)):
        read = _figures((one.line for one in draft.figures), in_text=in_text)
        right = _figures(package.budget_line, in_text=in_text)
        sure = _figures(
            (one.line for one in draft.figures if one.confidence == "A"), in_text=in_text
        )
        wrong = (sure - right).total()
        yield _row(path.stem, name, read, right, str(wrong))
    for one in compare(path):
        found, missed, wrong = map(len, (one.found, one.missed, one.wrong))
        yield f"| {path.stem} | {one.kind} | {found + missed} | {found} | {missed} | {wrong} | |"


def _row(plan: str, name: str, read: Counter[Any], right: Counter[Any], wrong: str) -> str:
    found = (read & right).total()
    return (
        f"| {plan} | {name} | {right.total()} | {found} | {right.total() - found} "
        f"| {read.total() - found} | {wrong} |"
    )


def _figures(lines: Iterable[BudgetLine], *, in_text: bool) -> Counter[Any]:
    return Counter(
        (line.line, line.year, line.version if not in_text else None, line.amount_sek)
        for line in lines
        if (line.table_text == PROSE_TABLE) is in_text
    )


if __name__ == "__main__":
    print(table(Path(sys.argv[1])))
