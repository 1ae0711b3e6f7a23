"""The marks in a picture, and what each means."""

from collections.abc import Sequence
from typing import Final

import polars as pl

_MEANINGS: Final = {
    "judgement": "* kategorin är helt eller delvis vår bedömning",
    "finding": "▲ berörs av en iakttagelse, se Kontroll",
    "gap": "Streckad ruta: rutan säger varför siffror saknas",
}


def marks_in(cells: pl.DataFrame, budgets: pl.DataFrame) -> list[str]:
    """Name the marks that a picture of these cells holds."""
    return [
        *(["judgement"] if cells["is_judgement"].any() else []),
        *(["finding"] if cells["has_finding"].any() else []),
        *gap_mark(budgets),
    ]


def gap_mark(budgets: pl.DataFrame) -> list[str]:
    """Name the dashed box where a column has one."""
    return ["gap"] if budgets["gap_text"].count() else []


def marks_text(names: Sequence[str], *notes: str | None) -> str:
    """Say what the marks of the picture mean and its further facts."""
    return " · ".join([*(_MEANINGS[name] for name in names), *(text for text in notes if text)])
