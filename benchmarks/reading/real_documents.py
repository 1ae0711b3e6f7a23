"""python -m benchmarks.reading.real_documents FOLDER [PYTHON]: documents that strangers made.

FOLDER holds each document with ``NAME.gold.csv`` (page, table, label, column, printed, amount_sek,
is_money) and ``NAME.source.json``. The documents are not ours to keep, so the project has none. A
figure of the gold is found where its amount stands beside a like label; it is right where the
column says the same too. PYTHON is an interpreter that has the other readers (see ``others.py``):
of them only what is found is counted, for they do not say what a column is.
"""

import csv
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from finsam_metrics.drafts.draft import read_draft
from finsam_metrics.drafts.draft_files import draft_document
from finsam_metrics.model.errors import FinsamError
from finsam_metrics.model.paths import default_paths
from finsam_metrics.words.amounts import parse_amount_sek
from finsam_metrics.words.number_styles import is_figure, number_style, swedish_amount
from finsam_metrics.words.years import years_over_column

_HERE = Path(__file__).parent
_LIKE = 0.8
_LONG = 8
_NEAR = Decimal("0.006")


@dataclass(kw_only=True)
class RealScore:
    """What was read of one document or of all."""

    gold: int = 0
    found: int = 0
    right: int = 0
    wrong: int = 0
    sure_and_wrong: int = 0
    unread: int = 0
    others: Counter[str] = field(default_factory=Counter)

    def add(self, other: "RealScore") -> None:
        """Count another document in."""
        for name in ("gold", "found", "right", "wrong", "sure_and_wrong", "unread"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.others += other.others

    @property
    def f1(self) -> float:
        """Of figures with their columns."""
        read = self.found + self.wrong
        return 2 * self.right / max(1, read + self.gold)


def _norm(text: object) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in str(text or "").lower()).split())


def _like(one: object, other: object) -> bool:
    a, b = _norm(one), _norm(other)
    if a == b:
        return True
    within = min(len(a), len(b)) > _LONG and (a in b or b in a)
    return bool(a and b) and (within or SequenceMatcher(None, a, b).ratio() >= _LIKE)


def _says_column(gold: str, figure: dict[str, Any]) -> bool:
    return (
        not gold.strip()
        or _like(gold, figure["column_text"])
        or figure["year"] in years_over_column(gold)
    )


def score(path: Path, gold: Sequence[dict[str, str]], covered: set[str]) -> RealScore:
    """Read a document and score it.

    Args:
        path: The document.
        gold: Its figures.
        covered: Pages of which every figure of money is in the gold.
    """
    money = [one for one in gold if one["is_money"] == "1" and one["amount_sek"]]
    told = RealScore(gold=len(money))
    try:
        figures = draft_document(read_draft(path, default_paths()))["figures"]
    except FinsamError:
        told.unread = 1
        return told
    left = [one for one in figures if one["table_text"] != "(text)"]
    for one in money:
        same = [
            figure
            for figure in left
            if abs(Decimal(figure["printed_amount_sek"]) - Decimal(one["amount_sek"])) < _NEAR
            and _like(one["label"], figure["line_text"])
        ]
        if same:
            same.sort(key=lambda figure: not _says_column(one["column"], figure))
            left.remove(same[0])
            told.found += 1
            told.right += _says_column(one["column"], same[0])
    wrong = [figure for figure in left if str(figure["page"] or 1) in covered]
    told.wrong = len(wrong)
    told.sure_and_wrong = sum(figure["confidence"] == "A" for figure in wrong)
    return told


def found_by_other(rows: Iterable[Sequence[str]], gold: Sequence[dict[str, str]]) -> int:
    """How many figures stand in a row of cells beside a like label."""
    cells = [
        (label, amount)
        for row in rows
        for label in row
        if any(map(str.isalpha, label))
        for text in row
        if is_figure(text) and (amount := _amount(text)) is not None
    ]
    found = 0
    for one in gold:
        if one["is_money"] != "1" or (amount := _amount(one["printed"])) is None:
            continue
        same = next((c for c in cells if c[1] == amount and _like(one["label"], c[0])), None)
        if same is not None:
            cells.remove(same)
            found += 1
    return found


def _amount(printed: str) -> Decimal | None:
    amount = swedish_amount(printed, number_style([printed]))
    return None if amount is None else parse_amount_sek(amount, unit="kr")


def main(folder: Path, python: str | None) -> None:
    """Print a table of all documents of a folder."""
    others: dict[str, dict[str, Any]] = {}
    if python is not None:
        command = [python, str(_HERE / "others.py"), str(folder)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        others = json.loads(done.stdout[done.stdout.index("{") :])
    whole = RealScore()
    print(
        "| document | figures | found | right | wrong | A wrong | F1 |"
        + "".join(f" {n} |" for n in others)
    )
    print("| --- |" + " --- |" * (6 + len(others)))
    for golden in sorted(folder.glob("*.gold.csv")):
        name = golden.name.removesuffix(".gold.csv")
        (path,) = (one for one in folder.glob(f"{name}.*") if one.suffix not in (".csv", ".json"))
        source = json.loads((folder / f"{name}.source.json").read_text(encoding="utf-8"))
        with golden.open(encoding="utf-8", newline="") as file:
            gold = list(csv.DictReader(file))
        own = score(path, gold, {str(page) for page in source.get("pages_fully_covered", [])})
        own.others = Counter(
            {other: found_by_other(rows.get(path.name, []), gold) for other, rows in others.items()}
        )
        whole.add(own)
        print(_line(name, own, others), flush=True)
    print(_line("all", whole, others))


def _line(name: str, own: RealScore, others: Iterable[str]) -> str:
    figures = [own.gold, own.found, own.right, own.wrong, own.sure_and_wrong]
    cells = [
        name,
        *map(str, figures),
        f"{own.f1:.3f}",
        *(str(own.others[other]) for other in others),
    ]
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    if len(sys.argv) < 2 or not Path(sys.argv[1]).is_dir():
        sys.exit(
            "give the folder with the documents and their gold; the project has none of its own"
        )
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else None)
