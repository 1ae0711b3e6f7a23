"""What a reader of a split should know, as Swedish sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from finsam_metrics.model.swedish_numbers import format_list
from finsam_metrics.shared_costs.agreements import valid_days, validity_text
from finsam_metrics.shared_costs.amounts import format_exact, format_ore
from finsam_metrics.shared_costs.cases import Case, Rounding, VatRecovered
from finsam_metrics.shared_costs.division import parties_of
from finsam_metrics.shared_costs.keys import (
    AgreedKey,
    FixedAmounts,
    FixedShares,
    Shapley,
    Steps,
    Weights,
)
from finsam_metrics.shared_costs.periods import period_of
from finsam_metrics.shared_costs.results import Part, PartyShare, Remark

_MOST_NAMED = 5


def list_remarks(
    case: Case, parts: Sequence[Part], shares: Sequence[PartyShare], unallocated_ore: int
) -> tuple[Remark, ...]:
    """Say what a reader should know before the shares are used."""
    with_excesses = [nested for part in parts for nested in _with_excess(part)]
    return (
        *_on_vat(case),
        *_on_validity(case, with_excesses),
        *_on_years(case, with_excesses),
        *_on_games(case, with_excesses),
        *_on_rest(case, parts, unallocated_ore),
        *_on_payers(case),
        *_on_alone(case, shares),
    )


def _with_excess(part: Part) -> Iterator[Part]:
    yield part
    if part.excess is not None:
        yield from _with_excess(part.excess)


def _on_rows(case: Case, indices: Sequence[int], text: str) -> Remark:
    """Make a remark on rows, for the parties that they are for or that have paid them."""
    concerned = {party for index in indices for party in parties_of(case, index)}
    for index in indices:
        concerned |= set(case.lines[index].payers or {})
    return Remark(text=text, parties=frozenset(concerned))


def _on_vat(case: Case) -> Iterator[Remark]:
    unsure = [
        index
        for index, line in enumerate(case.lines)
        if line.vat_ore and line.vat_recovered is VatRecovered.UNKNOWN
    ]
    if unsure:
        yield _on_rows(
            case,
            unsure,
            f"Det är inte sagt om momsen ersätts på {_rows(unsure)}; kostnaden är delad med moms. "
            "Stäm av med ekonomiansvarig.",
        )


def _on_validity(case: Case, parts: Sequence[Part]) -> Iterator[Remark]:
    for part in parts:
        agreed = _agreed(part)
        if agreed is None:
            continue
        outside = [index for index in part.lines if not _is_valid(agreed, case, index)]
        if outside:
            yield _on_rows(
                case,
                outside,
                f"Nyckeln ”{agreed.title}” gäller {validity_text(agreed)} men används för "
                f"{_rows(outside)}, som ligger utanför den tiden.",
            )


def _on_years(case: Case, parts: Sequence[Part]) -> Iterator[Remark]:
    said = set()
    for part in parts:
        if not isinstance(part.key, Weights) or not _are_mixed(part.key):
            continue
        years = [
            f"{case.names[party]} {part.key.years[party]}"
            for party in case.parties
            if party in part.key.years
        ]
        text = (
            f"Vikterna{f' ({part.key.text})' if part.key.text else ''} är från olika år: "
            f"{format_list(years)}. "
            "De är inte räknade om till samma år."
        )
        if text not in said:
            said.add(text)
            told = {
                party: (f"Er vikt är från {year}. " if year is not None else "")
                + "Vikterna är från olika år och är inte omräknade till samma år."
                for party in case.parties
                for year in [part.key.years.get(party)]
            }
            yield replace(_on_rows(case, part.lines, text), of_party=told)


def _is_valid(agreed: AgreedKey, case: Case, index: int) -> bool:
    """Whether a key covers the whole of a line's time; True where that is not stated."""
    text = case.lines[index].date or (None if case.year is None else str(case.year))
    if text is None:
        return True
    first, last = period_of(text)
    valid_from, valid_to = valid_days(agreed)
    return (valid_from is None or valid_from <= first) and (valid_to is None or last <= valid_to)


def _on_games(case: Case, parts: Sequence[Part]) -> Iterator[Remark]:
    for part in parts:
        if not isinstance(part.key, Shapley):
            continue
        whole = _cost_of_all(part.key, part)
        if whole != part.cost_ore:
            yield _on_rows(
                case,
                part.lines,
                f"Nyckeln säger att alla tillsammans kostar {format_ore(whole)} men "
                f"{format_exact(part.cost_ore)} delas på {_rows(part.lines)}; andelarna är "
                "Shapleyvärdena i samma förhållande.",
            )


def _cost_of_all(key: Shapley, part: Part) -> int:
    if isinstance(key.costs, Steps):
        count = sum((part.participants or {}).values())
        return key.costs.cost_ore(count)
    return key.costs[frozenset(part.parties)]


def _on_rest(case: Case, parts: Sequence[Part], unallocated_ore: int) -> Iterator[Remark]:
    above = [part.cost_ore - sum(part.shares.values(), Fraction(0)) for part in parts]
    capped = [
        index for part, rest in zip(parts, above, strict=True) if rest for index in part.lines
    ]
    if capped:
        yield _on_rows(
            case,
            capped,
            f"{format_exact(sum(above, Fraction(0)))} ligger över nyckelns tak och är inte "
            "fördelade.",
        )
    ore = unallocated_ore - sum(above, Fraction(0))
    if ore and case.rounding is Rounding.KRONA:
        yield Remark(
            text=f"{format_exact(ore)} blir över när andelarna avrundas till hela kronor "
            "och är inte fördelade.",
            parties=frozenset(case.parties),
        )


def _on_payers(case: Case) -> Iterator[Remark]:
    without = [index for index, line in enumerate(case.lines) if line.payers is None]
    if without and len(without) < len(case.lines):
        yield Remark(
            text=f"Det är inte sagt vem som har betalat {_rows(without)}; därför är fördelningen "
            "preliminär och ingen ska betala något ännu.",
            parties=frozenset(case.parties),
        )


def _on_alone(case: Case, shares: Sequence[PartyShare]) -> Iterator[Remark]:
    for share in shares:
        if share.alone_ore is not None and share.share_ore > share.alone_ore:
            yield Remark(
                text=f"Andelen för {case.names[share.party]} är {format_ore(share.share_ore)}, mer "
                f"än {format_ore(share.alone_ore)} på egen hand.",
                parties=frozenset({share.party}),
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


def _are_mixed(key: Weights) -> bool:
    years = list(key.years.values())
    return any(year != years[0] for year in years)
