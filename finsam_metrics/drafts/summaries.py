"""A draft as text for the terminal, with its proof."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from finsam_metrics.drafts.draft import Draft, DraftFigure
from finsam_metrics.model.drafts import Confidence

_WIDEST = 48


def summarise(draft: Draft) -> str:
    """Tell what was read, how sure it is, and what does not add up."""
    return "\n".join(_lines(draft))


def _lines(draft: Draft) -> Iterator[str]:
    identity = draft.facts.identity
    yield identity.title or "no title found"
    yield f"  association  {identity.association_text or 'not found'}"
    yield f"  budget year  {identity.budget_year or 'not found'}"
    for name, amount in draft.means.items():
        if amount is not None:
            yield f"  {name.removesuffix('_sek'):<11}  {amount:.2f} SEK"
    for one in draft.source.omitted:
        yield f"  left out     {one}"
    for (statement, title), group in groupby(
        draft.figures, key=lambda one: (one.line.statement, one.line.table_text)
    ):
        yield f"\n{title or 'table without title'} ({statement})"
        yield from _table(list(group))
    sure = Counter(one.confidence for one in draft.figures)
    counted = ", ".join(f"{sure[letter]} {letter}" for letter in Confidence)
    held = sum(check.holds for check in draft.sum_checks)
    yield f"\n{len(draft.figures)} figures: {counted}"
    yield f"{held} of {len(draft.sum_checks)} sums hold"
    count = "too many readings to count" if draft.reading_count is None else draft.reading_count
    yield f"readings that satisfy the sums: {count}"
    yield from (f"  or: {one}" for one in draft.readings)
    yield from _proposals(draft)
    for name, rows in draft.rows.items():
        for stated in rows:
            printed = stated.printed_text[: _WIDEST * 2]
            yield f"{name.replace('_', ' ')}, line {stated.record.line}: {printed}"
    for finding in draft.findings:
        yield f"{finding.severity}: {finding.title}"
        yield f"  {finding.message}"
        if finding.suggestion:
            yield f"  {finding.suggestion}"


def _proposals(draft: Draft) -> Iterator[str]:
    """One line per row whose category is only proposed, whatever its number of columns."""
    proposed = {
        (one.line.line, one.line.line_text): draft.proposals[one.line.figure_id]
        for one in draft.figures
        if one.line.figure_id in draft.proposals
    }
    for (number, label), proposal in proposed.items():
        yield (
            f"proposed category, line {number}: {label[:_WIDEST]}: {proposal.category_id} "
            f"({proposal.certainty}) {proposal.reason_text}"
        )


def _table(figures: list[DraftFigure]) -> Iterator[str]:
    for _, row in groupby(figures, key=lambda one: one.line.row_number):
        cells = list(row)
        line = cells[0].line
        label = line.line_text if line.row_kind == "item" else line.line_text.upper()
        shown = "  ".join(
            f"{one.line.version} {one.line.year or '?'}: {one.line.printed_text} {one.confidence}"
            for one in cells
        )
        yield f"  {label[:_WIDEST]:<{_WIDEST}}  {shown}"
