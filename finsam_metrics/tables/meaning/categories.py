"""Printed labels to the common budget categories, as proposals."""

from collections.abc import Iterable, Mapping
from typing import Final

from finsam_metrics.model.drafts import RowMeaning
from finsam_metrics.model.enums import Kind, RowKind
from finsam_metrics.model.records import UNMAPPED

_OF_KIND: Final = {
    Kind.ASSET: "asset",
    Kind.LIABILITY: "liability",
    Kind.EQUITY: "equity",
    Kind.RESULT: "result",
    Kind.CASH_FLOW: "cash-flow",
}


class Categories:
    """The spellings that reviewed plans use."""

    def __init__(self, spellings: Iterable[Mapping[str, object]]) -> None:
        self._known = {
            (_folded(row["section_text"]), _folded(row["printed_text"])): (
                str(row["target_id"]),
                bool(row["is_judgement"]),
            )
            for row in spellings
            if row["vocabulary"] == "budget_category"
        }

    def find(self, section: str | None, label: str, meaning: RowMeaning) -> tuple[str, bool]:
        """Propose the category of a row and whether it is a judgement.

        Returns:
            ``unmapped`` where no reviewed plan has the label: it is never guessed.
        """
        if meaning.row_kind is RowKind.SUM:
            return "subtotal", False
        if meaning.kind in _OF_KIND:
            return _OF_KIND[meaning.kind], False
        folded = _folded(label)
        for key in ((_folded(section), folded), ("", folded)):
            if key in self._known:
                return self._known[key]
        return UNMAPPED, False


def _folded(text: object) -> str:
    return " ".join(str(text or "").casefold().split())
