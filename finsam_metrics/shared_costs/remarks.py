"""What a reader of a split should know, as Swedish sentences."""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from finsam_metrics.model.swedish_dates import format_date
from finsam_metrics.model.swedish_numbers import format_list
from finsam_metrics.shared_costs.amounts import format_exact, format_ore
from finsam_metrics.shared_costs.cases import Case, Rounding, VatRecovered
from finsam_metrics.shared_costs.keys import AgreedKey, FixedAmounts, FixedShares, Shapley, Steps
from finsam_metrics.shared_costs.periods import period_of
from finsam_metrics.shared_costs.results import Part, PartyShare

_MOST_NAMED = 5


def remarks(
    case: Case, parts: Sequence[Part], shares: Sequence[PartyShare], unallocated_ore: int
) -> tuple[str, ...]:
    """Say what a reader should know before the shares are used."""
    with_excesses = [one for part in parts for one in _with_excess(part)]
    return (
        *_on_vat(case),
        *_on_validity(case, with_excesses),
        *_on_games(with_excesses),
        *_on_rest(case, parts, unallocated_ore),
        *_on_payers(case),
        *_on_alone(case, shares),
    )


def _with_excess(part: Part) -> Iterator[Part]:
    yield part
    if part.excess is not None:
        yield from _with_excess(part.excess)


def _on_vat(case: Case) -> Iterator[str]:
    unsure = [
        index
        for index, line in enumerate(case.lines)
        if line.vat_ore and line.vat_recovered is VatRecovered.UNKNOWN
    ]
    if unsure:
        yield (
            f"Det är inte sagt om momsen ersätts på {_rows(unsure)}; kostnaden är delad med moms. "
            "Stäm av med ekonomiansvarig."
        )


def _on_validity(case: Case, parts: Sequence[Part]) -> Iterator[str]:
    for part in parts:
        agreed = _agreed(part)
        if agreed is None:
            continue
        outside = [index for index in part.lines if not _is_valid(agreed, case, index)]
        if outside:
            yield (
                f"Nyckeln ”{agreed.title}” gäller {_validity(agreed)} men används för "
                f"{_rows(outside)}, som ligger utanför den tiden."
            )


def _is_valid(agreed: AgreedKey, case: Case, index: int) -> bool:
    """Whether a key covers the whole of a line's time; True where that is not stated."""
    text = case.lines[index].date or (None if case.year is None else str(case.year))
    if text is None:
        return True
    first, last = period_of(text)
    valid_from, valid_to = _valid_days(agreed)
    return (valid_from is None or valid_from <= first) and (valid_to is None or last <= valid_to)


def _valid_days(agreed: AgreedKey) -> tuple[date | None, date | None]:
    if agreed.valid_from is None and agreed.valid_to is None:
        return period_of(str(agreed.year))
    return agreed.valid_from, agreed.valid_to


def _validity(agreed: AgreedKey) -> str:
    valid_from, valid_to = _valid_days(agreed)
    said = []
    if valid_from is not None:
        said.append(f"från {format_date(valid_from)}")
    if valid_to is not None:
        said.append(f"till {format_date(valid_to)}")
    return " ".join(said)


def _on_games(parts: Sequence[Part]) -> Iterator[str]:
    for part in parts:
        if not isinstance(part.key, Shapley):
            continue
        whole = _cost_of_all(part.key, part)
        if whole != part.cost_ore:
            yield (
                f"Nyckeln säger att alla tillsammans kostar {format_ore(whole)} men "
                f"{format_exact(part.cost_ore)} delas på {_rows(part.lines)}; andelarna är "
                "Shapleyvärdena i samma förhållande."
            )


def _cost_of_all(key: Shapley, part: Part) -> int:
    if isinstance(key.costs, Steps):
        count = sum((part.participants or {}).values())
        return key.costs.cost_ore(count)
    return key.costs[frozenset(part.parties)]


def _on_rest(case: Case, parts: Sequence[Part], unallocated_ore: int) -> Iterator[str]:
    above = sum(
        (part.cost_ore - sum(part.shares.values(), Fraction(0)) for part in parts), Fraction(0)
    )
    if above:
        yield f"{format_exact(above)} ligger över nyckelns tak och är inte fördelade."
    ore = unallocated_ore - above
    if ore and case.rounding is Rounding.KRONA:
        yield (
            f"{format_exact(ore)} blir över när andelarna avrundas till hela kronor "
            "och är inte fördelade."
        )


def _on_payers(case: Case) -> Iterator[str]:
    without = [index for index, line in enumerate(case.lines) if line.payers is None]
    if without and len(without) < len(case.lines):
        yield (
            f"Det är inte sagt vem som har betalat {_rows(without)}; därför räknas inte ut vem som "
            "ska betala till vem."
        )


def _on_alone(case: Case, shares: Sequence[PartyShare]) -> Iterator[str]:
    for share in shares:
        if share.alone_ore is not None and share.share_ore > share.alone_ore:
            yield (
                f"{case.names[share.party]} betalar {format_ore(share.share_ore)}, mer än "
                f"{format_ore(share.alone_ore)} på egen hand."
            )


def _agreed(part: Part) -> AgreedKey | None:
    return part.key.agreed if isinstance(part.key, FixedAmounts | FixedShares) else None


def _rows(indices: Sequence[int]) -> str:
    """Name rows, the first ones where there are many."""
    named = [str(index + 1) for index in sorted(indices)[:_MOST_NAMED]]
    more = len(indices) - _MOST_NAMED
    if more > 0:
        named.append(f"{more} till")
    return f"{'rad' if len(indices) == 1 else 'raderna'} {format_list(named)}"
