"""What was read against what was printed."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

SUM_RULES = (
    "sum-mismatch",
    "roll-forward-mismatch",
    "balance-mismatch",
    "statements-disagree",
    "opening-differs-from-closing",
)
_COLUMNS = (
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
HEAD = f"| {' | '.join(_COLUMNS)} |\n|{' --- |' * len(_COLUMNS)}"
Row = Mapping[str, Any]
Cell = tuple[str, int | None, str | None, str]


@dataclass
class Score:
    """Counts over documents.

    Attributes:
        documents: How many.
        unread: Documents that could not be read, with the message.
        right, read, printed: Cells: label, column and amount.
        signed: Cells whose comparable amount is right too.
        sure: Cells marked A.
        sure_and_wrong: Cells marked A that no printed cell equals.
        planted: Errors that were planted.
        found: Those with a finding in their table and year.
        pointed: Those whose finding names the changed row.
        false_alarms: Findings of an error where none was planted.
        faults: One line per fault, to be looked up.
    """

    documents: int = 0
    unread: int = 0
    right: int = 0
    read: int = 0
    printed: int = 0
    signed: int = 0
    sure: int = 0
    sure_and_wrong: int = 0
    planted: int = 0
    found: int = 0
    pointed: int = 0
    false_alarms: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """Harmonic mean of what share of the read is right and of the printed is read."""
        both = self.read + self.printed
        return 2 * self.right / both if both else 1.0

    def add(self, other: "Score") -> None:
        """Add the counts of another."""
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)


def score_line(name: str, score: Score) -> str:
    """Give a score as a row of a table."""
    cells = (
        name,
        score.documents,
        score.unread,
        f"{score.f1:.4f}",
        f"{score.signed / score.right if score.right else 0.0:.4f}",
        f"{score.sure / score.read if score.read else 0.0:.2f}",
        score.sure_and_wrong,
        f"{score.found}/{score.planted}",
        score.pointed,
        score.false_alarms,
    )
    return f"| {' | '.join(map(str, cells))} |"


def cell_of(figure: Row) -> Cell:
    """What a cell says: label, year, version and the amount with its printed sign."""
    label = " ".join(str(figure["line_text"] if "line_text" in figure else figure["label"]).split())
    return (label, figure["year"], figure["version"], figure["printed_amount_sek"])


def score_draft(draft: Row, gold: Row, name: str) -> Score:
    """Score one document.

    Args:
        draft: The JSON of ``read``.
        gold: What the document states.
        name: How faults call the document.
    """
    in_tables = [one for one in draft["figures"] if one["table_text"] != "(text)"]
    read = Counter(map(cell_of, in_tables))
    printed = Counter(map(cell_of, gold["figures"]))
    right = read & printed
    score = Score(documents=1, right=right.total(), read=read.total(), printed=printed.total())
    score.signed = (_signed(in_tables) & _signed(gold["figures"])).total()
    _judge_sure(score, in_tables, gold["figures"], name)
    score.faults += [f"{name}: misread {one}" for one in list(read - printed)[:3]]
    score.faults += [f"{name}: unread {one}" for one in list(printed - read)[:3]]
    _judge_findings(score, draft["findings"], gold["planted"], name)
    return score


def _signed(figures: Iterable[Row]) -> Counter[tuple[Cell, str]]:
    return Counter((cell_of(one), one["amount_sek"]) for one in figures)


def _judge_sure(score: Score, figures: Iterable[Row], gold: Iterable[Row], name: str) -> None:
    sure = Counter((cell_of(one), one["amount_sek"]) for one in figures if one["confidence"] == "A")
    wrong = sure - _signed(gold)
    score.sure, score.sure_and_wrong = sure.total(), wrong.total()
    score.faults += [f"{name}: A AND WRONG {one}" for one in list(wrong)[:3]]


def _judge_findings(
    score: Score, findings: Iterable[Row], planted: Iterable[Row], name: str
) -> None:
    errors = [one for one in findings if one["rule_id"] in SUM_RULES]
    score.planted = len(list(planted))
    years = {one["year"] for one in planted}
    for one in planted:
        own = [f for f in errors if f["year"] == one["year"]]
        score.found += bool(own)
        score.pointed += any(f["line_text"] == one["label"] for f in own)
        if not own:
            score.faults.append(f"{name}: not found {one}")
    for finding in errors:
        is_next = finding["rule_id"] in ("statements-disagree", "opening-differs-from-closing")
        if finding["year"] in years or (is_next and finding["year"] - 1 in years):
            continue
        score.false_alarms += 1
        score.faults.append(f"{name}: false alarm {finding['rule_id']} {finding['message']}")
