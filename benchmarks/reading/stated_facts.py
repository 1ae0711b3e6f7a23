"""What is found of the facts that the plans state in words, against the plan packages.

A row of a package that is our own judgement is no fact of the text: it is neither missed nor wrong.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from pathlib import Path

from finsam_metrics.documents.formats.texts import lines_of_text
from finsam_metrics.facts import find_facts
from finsam_metrics.facts.vocabulary import FactVocabulary
from finsam_metrics.model.facts import Facts
from finsam_metrics.model.paths import PROJECT_ROOT
from finsam_metrics.model.records import UNMAPPED

DATA = PROJECT_ROOT / "data"
PLANS = ("kramfors-2010", "norra-vastmanland-2011", "vasteras-2014")
PLANS += ("vastra-malardalen-2012", "vastra-malardalen-2021")

Row = Mapping[str, str]
Key = tuple[object, ...]


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """One kind of fact in one plan, each fact as the cells that are compared."""

    kind: str
    found: tuple[Key, ...]
    missed: tuple[Key, ...]
    wrong: tuple[Key, ...]


def rows_of(file: str) -> list[Row]:
    """The rows of a data file; none where the plan has no such table."""
    path = DATA / file
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def vocabulary() -> FactVocabulary:
    """The committed vocabulary."""
    return FactVocabulary.of(
        associations=rows_of("reference/association.csv"),
        spellings=rows_of("vocabulary/spelling.csv"),
        common_groups=rows_of("vocabulary/common_group.csv"),
        training_types=rows_of("vocabulary/training_type.csv"),
    )


def facts_of(document: Path) -> Facts:
    """What the text of a plan says."""
    text = document.read_text(encoding="utf-8")
    return find_facts(lines_of_text(text)[0], vocabulary())


def _plan_rows(plan_id: str, table: str) -> list[Row]:
    return rows_of(f"plans/{plan_id}/{table}.csv")


def compare(document: Path) -> list[Comparison]:
    """Compare every kind of fact of a plan with its package."""
    plan_id, facts = document.stem, facts_of(document)
    initiatives = [stated.record for stated in facts.initiatives]
    table = partial(_plan_rows, plan_id)
    prose = [row for row in table("budget_line") if row["table_text"] == "(text)"]
    listed = [row for row in table("initiative") if int(row["line"]) in _lines(initiatives)]
    groups = [row for row in table("priority_group") if row["context"] in _SAID_OF_GROUPS]
    goals = [row for row in table("goal") if row["target_value"]]
    keys = [
        row
        for row in rows_of("allocation_keys/allocation_key.csv")
        if row["document_id"] == plan_id
    ]
    shares = [
        row
        for row in rows_of("allocation_keys/allocation_key_share.csv")
        if row["key_id"] in {key["key_id"] for key in keys}
    ]
    return [
        _compared(
            "amounts",
            [_amount_cells(row) for row in prose],
            [
                (
                    a.statement,
                    a.kind,
                    a.concept,
                    a.row_kind,
                    a.year,
                    a.version,
                    a.printed_text,
                    a.unit,
                    a.amount_sek,
                    a.is_approximate,
                    a.page,
                    a.line,
                    a.part_of,
                )
                for a in facts.amounts
            ],
        ),
        _compared(
            "initiatives",
            [
                (r["name"], _money(r["amount_sek"]), _number(r["page"]), int(r["line"]))
                for r in listed
            ],
            [(g.name, g.amount_sek, g.page, g.line) for g in initiatives],
        ),
        _compared(
            "priority groups",
            [_group_cells(row) for row in groups if row["is_judgement"] == "false"],
            [
                (g.group_id, g.context, g.age_from, g.age_to, g.page, g.line)
                for g in (stated.record for stated in facts.priority_groups)
            ],
            [_group_cells(row) for row in groups],
        ),
        _compared(
            "trainings",
            [_event_cells(row) for row in table("training") if row["is_judgement"] == "false"],
            [
                (
                    e.training_type,
                    e.start_date and e.start_date.isoformat(),
                    e.year,
                    e.month,
                    e.season,
                    e.participants_min,
                    e.participants_max,
                    e.cost_sek,
                    e.line,
                )
                for e in (stated.record for stated in facts.trainings)
            ],
            [_event_cells(row) for row in table("training")],
        ),
        _compared(
            "meetings",
            [(r["body"], r["date"], r["place"] or None, int(r["line"])) for r in table("meeting")],
            [
                (m.body, m.date.isoformat(), m.place, m.line)
                for m in (stated.record for stated in facts.meetings)
            ],
        ),
        _compared(
            "goals with a number",
            [
                (
                    r["target_operator"],
                    Decimal(r["target_value"]),
                    r["target_unit"],
                    r["printed_text"],
                    int(r["line"]),
                )
                for r in goals
            ],
            [
                (g.target_operator, g.target_value, g.target_unit, g.printed_text, g.line)
                for g in (stated.record for stated in facts.goals)
                if g.target_value is not None
            ],
        ),
        _compared(
            "staffing",
            [
                (
                    r["role"],
                    _money(r["extent_share"]),
                    r["employer_text"] or None,
                    _number(r["page"]),
                    int(r["line"]),
                )
                for r in table("staffing")
            ],
            [
                (p.role, p.extent_share, p.employer_text, p.page, p.line)
                for p in (stated.record for stated in facts.staffing)
            ],
        ),
        _compared(
            "allocation keys",
            [
                (_money(k["cap_sek"]), k["printed_text"], int(k["year"]), int(k["line"]))
                for k in keys
            ]
            + [(s["association_id"], _money(s["amount_sek"]), s["printed_text"]) for s in shares],
            [(k.cap_sek, k.cap_text, k.year, k.line) for k in facts.allocation_keys]
            + [
                (s.association_id, s.amount_sek, s.printed_text)
                for k in facts.allocation_keys
                for s in k.shares
            ],
        ),
    ]


_SAID_OF_GROUPS = ("priority", "target_group")


def _compared(
    kind: str, stated: Iterable[Key], read: Iterable[Key], allowed: Iterable[Key] = ()
) -> Comparison:
    """Compare what a package states with what was read; ``allowed`` is neither missed nor wrong."""
    left = list(stated)
    unsaid = list(allowed)
    found, wrong = [], []
    for one in read:
        if one in left:
            left.remove(one)
            found.append(one)
        elif not any(_agrees(one, other) for other in unsaid):
            wrong.append(one)
    return Comparison(kind=kind, found=tuple(found), missed=tuple(left), wrong=tuple(wrong))


def _agrees(read: Key, stated: Key) -> bool:
    """Whether a fact says nothing else than a judged row; its first cell may be unmapped."""
    return read[1:] == stated[1:] and read[0] in (UNMAPPED, stated[0])


def _lines(records: Iterable[object]) -> set[int]:
    return {one.line for one in records}  # type: ignore[attr-defined]


def _number(cell: str) -> int | None:
    return int(cell) if cell else None


def _money(cell: str) -> Decimal | None:
    return Decimal(cell) if cell else None


def _amount_cells(row: Row) -> Key:
    return (
        *(row[name] for name in ("statement", "kind")),
        row["concept"] or None,
        row["row_kind"],
        _number(row["year"]),
        *(row[name] for name in ("version", "printed_text", "unit")),
        Decimal(row["amount_sek"]),
        row["is_approximate"] == "true",
        _number(row["page"]),
        int(row["line"]),
        _number(row["part_of"]),
    )


def _group_cells(row: Row) -> Key:
    numbers = (_number(row[name]) for name in ("age_from", "age_to", "page"))
    return (row["group_id"], row["context"], *numbers, int(row["line"]))


def _event_cells(row: Row) -> Key:
    return (
        row["training_type"],
        row["start_date"] or None,
        _number(row["year"]),
        _number(row["month"]),
        row["season"] or None,
        _number(row["participants_min"]),
        _number(row["participants_max"]),
        _money(row["cost_sek"]),
        int(row["line"]),
    )
