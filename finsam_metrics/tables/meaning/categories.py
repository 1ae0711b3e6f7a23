"""Printed labels to the common budget categories, as reviewed plans have them."""

from collections.abc import Iterable, Mapping
from typing import Final

from finsam_metrics.model.drafts import RowMeaning
from finsam_metrics.model.enums import Concept, Kind, RowKind
from finsam_metrics.model.records import UNMAPPED
from finsam_metrics.words.letters import fold

_OF_KIND: Final = {
    Kind.ASSET: "asset",
    Kind.LIABILITY: "liability",
    Kind.EQUITY: "equity",
    Kind.RESULT: "result",
}


class Categories:
    """The spellings that reviewed plans use.

    A category that holds another kind than a row is of is not the row's.
    """

    def __init__(
        self, spellings: Iterable[Mapping[str, object]], kinds: Mapping[str, Kind | None]
    ) -> None:
        self._kinds = kinds
        self._known = {
            (_folded(row["section_text"]), _folded(row["printed_text"])): (
                str(row["target_id"]),
                bool(row["is_judgement"]),
            )
            for row in spellings
            if row["vocabulary"] == "budget_category"
        }

    def find(self, section: str | None, label: str, meaning: RowMeaning) -> tuple[str, bool]:
        """Give the category of a row and whether it is a judgement.

        Returns:
            ``unmapped`` where no reviewed plan has the label: it is never guessed.
        """
        folded = _folded(label)
        in_block = self._known.get((_folded(section), folded)) if section else None
        if in_block and meaning.row_kind is RowKind.ITEM and self._may_be(in_block[0], meaning):
            return in_block
        if meaning.concept is Concept.RESULT:
            return "result", False
        if _is_of_cash_flow(meaning):
            return "cash-flow", False
        if meaning.row_kind is RowKind.SUM:
            return "subtotal", False
        if meaning.kind in _OF_KIND:
            return _OF_KIND[meaning.kind], False
        known = self._known.get(("", folded), (UNMAPPED, False))
        return known if self._may_be(known[0], meaning) else (UNMAPPED, False)

    def _may_be(self, category_id: str, meaning: RowMeaning) -> bool:
        held = self._kinds.get(category_id)
        return held is None or meaning.kind not in (Kind.INCOME, Kind.COST) or held is meaning.kind


def _is_of_cash_flow(meaning: RowMeaning) -> bool:
    """Whether a row shows how cash changes, or the cash before; cash after is an asset too."""
    is_cash_after = meaning.concept is Concept.CLOSING_CASH and meaning.row_kind is RowKind.SUM
    is_cash_before = meaning.concept is Concept.OPENING_CASH
    return meaning.kind is Kind.CASH_FLOW or is_cash_before or is_cash_after


def _folded(text: object) -> str:
    return " ".join(fold(str(text or "")).split())
