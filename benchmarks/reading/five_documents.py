"""The five documents read without help, against the packages that were reviewed by hand.

Needs the documents beside the project, in ../shared/documents.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from finsam_metrics.drafting.draft_files import draft_document
from finsam_metrics.drafting.drafts import Draft, read_draft
from finsam_metrics.model.paths import PROJECT_ROOT, default_paths
from finsam_metrics.model.records import PROSE_TABLE, BudgetLine, PlanPackage
from finsam_metrics.pipeline import read_sound_folder

DOCUMENTS = PROJECT_ROOT.parent / "shared" / "documents"
_FACTS = ("priority_group", "training", "meeting", "initiative", "staffing", "goal")


def table() -> str:
    """One row per document: figures of tables and of text, and each kind of fact."""
    packages = {one.plan_id: one for one in read_sound_folder(default_paths()).packages}
    lines = [
        "| document | what | reviewed | found | missed | read besides | A and wrong |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for path in sorted(DOCUMENTS.glob("*.txt")):
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
    document = draft_document(draft)
    for name in _FACTS:
        rows = document.get(f"{name}s", document.get(name, []))
        read = Counter(_place(row) for row in rows)
        right = Counter(_place_of(one) for one in getattr(package, name))
        if read or right:
            yield _row(path.stem, f"{name.replace('_', ' ')}s, by line", read, right, "")


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


def _place(row: Mapping[str, Any]) -> Any:
    return row.get("line")


def _place_of(row: Any) -> Any:
    return row.line


if __name__ == "__main__":
    print(table())
