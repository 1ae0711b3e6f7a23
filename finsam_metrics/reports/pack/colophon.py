"""What every form of a pack says of itself: from which figures, when, and how to read it."""

from typing import Final

from finsam_metrics.model.swedish_dates import format_date
from finsam_metrics.model.swedish_numbers import format_list
from finsam_metrics.reports.pack.making import Pack, Shown

SERVICE: Final = "Finsam i siffror"
_MOST_NAMED: Final = 8


def colophon(pack: Pack) -> list[str]:
    """Say which figures a pack is made from, when, and what empty places mean."""
    return [
        f"Gjort med {SERVICE} den {format_date(pack.made)} ur {pack.state}.",
        "Samma val och samma uppgifter ger samma underlag. ”Ej angivet” betyder att planen inte "
        "säger något, inte att beloppet är noll.",
    ]


def source_line(shown: Shown) -> str:
    """Name the documents that an exhibit's figures come from; of many, how many they are."""
    plans = shown.exhibit.plans
    if plans is None:
        return ""
    named = [
        f"{name} {source}"
        for name, source in plans.select("association_name", "source_text")
        .drop_nulls()
        .unique(maintain_order=True)
        .iter_rows()
    ]
    if not named:
        return ""
    if len(named) > _MOST_NAMED:
        return f"Källa: {len(named)} dokument, se Källor"
    return f"Källa: {format_list(named)}"
