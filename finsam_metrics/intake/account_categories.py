"""Accounts that stand beside each other in the books, given their category at once."""

from collections.abc import Mapping
from typing import Final

from finsam_metrics.drafts.book_lines import account_number, kind_of_account
from finsam_metrics.intake.account_spans import ACCOUNT_SPAN, AccountSpan
from finsam_metrics.intake.actions import Action, accepting_with_category
from finsam_metrics.intake.edits import Edit, Scope
from finsam_metrics.intake.judging import Judgement
from finsam_metrics.intake.review import Review
from finsam_metrics.model.enums import Kind
from finsam_metrics.model.errors import IntakeError
from finsam_metrics.model.swedish_numbers import format_list

_KINDS: Final = {Kind.INCOME: "intäkter", Kind.COST: "kostnader", Kind.RESULT: "resultat"}


def give_category(
    review: Review,
    judgement: Judgement,
    span: AccountSpan,
    *,
    category_id: str,
    category_kind: Kind | None,
) -> Action:
    """Give a category to all accounts of a span, also those that the books have nothing of.

    Args:
        review: A review of books.
        judgement: How it stands.
        span: The accounts.
        category_id: What they are.
        category_kind: What amounts the category holds; None where it holds any.

    Raises:
        IntakeError: The accounts are of several kinds, or of another than the category's.
    """
    kinds = kinds_of(review, span)
    if len(kinds) > 1 or category_kind not in (None, *kinds):
        found = format_list(sorted(_KINDS.get(kind, str(kind)) for kind in kinds))
        raise IntakeError(
            f"the accounts {span.text} are {', '.join(sorted(kinds))}",
            swedish=f"Kontona {span.text} är {found}. Välj konton och kategori av samma slag.",
        )
    reason = f"Konto {span.text}"
    edits = [
        Edit(
            scope=Scope.DOCUMENT,
            target=span.text,
            field=ACCOUNT_SPAN,
            value=category_id,
            reason=reason,
        )
    ]
    for row_id, number in _accounts_of_rows(review).items():
        if number in span.numbers:
            edits.append(
                Edit(
                    scope=Scope.ROW,
                    target=row_id,
                    field="category_id",
                    value=category_id,
                    reason=reason,
                )
            )
            edits += accepting_with_category(review, judgement, row_id)
    return Action(text=f"Gav kontona {span.text} en kategori", edits=tuple(edits))


def kinds_of(review: Review, span: AccountSpan) -> frozenset[Kind]:
    """What the accounts of a span are; what its first would be where the books have none of it."""
    of_rows = _accounts_of_rows(review)
    kinds = {
        Kind(figure.line.kind)
        for figure in review.figures
        if of_rows.get(figure.row_id, -1) in span.numbers
    }
    return frozenset(kinds or {kind_of_account(span.text)})


def _accounts_of_rows(review: Review) -> Mapping[str, int]:
    """The account of each row that is kept."""
    found = {
        figure.row_id: account_number(figure.line.line_text.partition(" ")[0])
        for figure in review.figures
        if figure.is_kept
    }
    return {row_id: number for row_id, number in found.items() if number is not None}
