"""Invented texts as lines and passages, and a small vocabulary."""

from collections.abc import Callable

import pytest

from finsam_metrics.facts.passages import Passage, join_passages
from finsam_metrics.facts.vocabulary import FactVocabulary
from finsam_metrics.model.sources import Cell, Line

GROUPS = (
    "young", "activity-compensation", "mental-health", "neuropsychiatric", "foreign-born", "women",
    "long-term-sick", "long-term-unemployed", "social-assistance", "prevention", "parents",
)  # fmt: skip
TYPES = (
    "conference", "full-day", "half-day", "seminar", "course", "lecture", "study-visit",
    "network-meeting", "planning-day", "information",
)  # fmt: skip


def _lines(text: str) -> tuple[Line, ...]:
    return tuple(
        Line(
            number=number,
            page=None,
            text=one.strip(),
            cells=tuple(Cell(text=cell.strip()) for cell in one.split("\t")) if "\t" in one else (),
        )
        for number, one in enumerate(text.split("\n"), start=1)
    )


@pytest.fixture
def lines() -> Callable[[str], tuple[Line, ...]]:
    """Lines of a text; a tab parts the cells of a row."""
    return _lines


@pytest.fixture
def passages() -> Callable[[str], tuple[Passage, ...]]:
    """Passages of a text."""
    return lambda text: join_passages(_lines(text))


@pytest.fixture
def vocabulary() -> FactVocabulary:
    """Two associations, one reviewed spelling of each kind, the common groups and the types."""
    return FactVocabulary.of(
        associations=[
            {"association_id": "sjobygden", "association_name": "Sjöbygden"},
            {"association_id": "norra-sjobygden", "association_name": "Norra Sjöbygden"},
        ],
        spellings=[
            {"vocabulary": name, "printed_text": text, "target_id": target, "is_judgement": judged}
            for name, text, target, judged in (
                ("association", "Samordningsförbundet Sjöbygden", "sjobygden", False),
                ("common_group", "daglediga vuxna", "long-term-unemployed", False),
                ("common_group", "gruppen på torget", "young", True),
                ("training_type", "kunskapslyft", "course", False),
            )
        ],
        common_groups=[
            *({"group_id": group, "is_statutory": False} for group in GROUPS),
            {"group_id": "general", "is_statutory": True},
        ],
        training_types=[{"training_type": one} for one in TYPES],
    )
