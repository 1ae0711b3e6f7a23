"""How a split was reckoned, step by step with the numbers put in, in Swedish."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from finsam_metrics.model.swedish_numbers import format_list, format_number
from finsam_metrics.shared_costs.agreements import decision_sentence
from finsam_metrics.shared_costs.amounts import (
    format_exact,
    format_ore,
    format_percent,
    format_ratio,
    format_result,
)
from finsam_metrics.shared_costs.bounded import scale_of
from finsam_metrics.shared_costs.cases import Case, CostLine, Rounding, Settlement
from finsam_metrics.shared_costs.cooperative import coalition_costs, shapley_values
from finsam_metrics.shared_costs.fields import CASE
from finsam_metrics.shared_costs.keys import (
    Bounded,
    Equal,
    FixedAmounts,
    FixedShares,
    Scrb,
    Shapley,
    StateModel,
    TwoPart,
)
from finsam_metrics.shared_costs.line_numbers import format_numbers
from finsam_metrics.shared_costs.methods import key_text, method_of
from finsam_metrics.shared_costs.proportional import (
    BASE_ORE,
    SUPPORT_SHARE,
    Proportional,
    state_weights,
    weights_of,
)
from finsam_metrics.shared_costs.results import Part, Split

_MOST_COALITIONS = 15


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One step of the arithmetic.

    Attributes:
        title: What is reckoned.
        formula: How, in words; None where the rows say it.
        rows: The same with the numbers put in, most often one per party or line.
    """

    title: str
    formula: str | None
    rows: tuple[str, ...]


def explain(split: Split) -> tuple[Step, ...]:
    """Give every step from the costs to the payments. ``≈`` marks what is shown rounded."""
    case = split.case
    steps = [_costs(split)]
    for part in split.parts:
        steps += _division(case, part)
    steps.append(_rounding(split))
    settlement = tuple(_settlement(split))
    if settlement:
        unallocated = " − sin del av det som inte är fördelat" if split.unallocated_ore else ""
        steps += [
            Step(
                title="Vad var och en har betalat av det som delas",
                formula="utlägg − ersättning för moms − intäkter",
                rows=tuple(_bases(split)),
            ),
            Step(
                title="Vad var och en ska få eller betala",
                formula=f"betalat av det som delas{unallocated} − andel; är andelen större "
                "betalas skillnaden",
                rows=settlement,
            ),
        ]
    if split.transfers:
        steps.append(_transfers(split))
    return tuple(steps)


def explain_share(split: Split, party: str) -> tuple[Step, ...]:
    """Give the steps that make the share of one party, without what names another.

    The rounding is a step where there is anything to round.
    """
    case = split.case
    steps = [
        step for part in split.parts if party in part.parties for step in _division(case, part)
    ]
    share = next(share for share in split.shares if share.party == party)
    if share.exact_ore != share.share_ore:
        steps.append(_rounding(split))
    # Of names that begin alike the longest is the one that is meant.
    longest_first = sorted(case.names.values(), key=len, reverse=True)
    named = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")

    def names_no_other(text: str) -> bool:
        return all(name == case.names[party] for name in named.findall(text))

    return tuple(replace(step, rows=tuple(filter(names_no_other, step.rows))) for step in steps)


def _costs(split: Split) -> Step:
    rows = [
        f"Rad {number} {line.title}: {_cost_of_line(line)}"
        for number, line in enumerate(split.case.lines, start=1)
    ]
    return Step(
        title="Vad som delas",
        formula="belopp − ersättning för moms − intäkter",
        rows=(*rows, f"Tillsammans: {format_ore(split.total_ore)}"),
    )


def _cost_of_line(line: CostLine) -> str:
    said = format_ore(line.amount_ore)
    vat = line.compensation_ore
    if vat:
        said += f" − {format_ore(vat)} ersättning för moms"
    if line.income_ore:
        said += f" − {format_ore(line.income_ore)} intäkter"
    return f"{said} = {format_ore(line.cost_ore)}" if vat or line.income_ore else said


def _division(case: Case, part: Part, *, is_excess: bool = False) -> Iterator[Step]:
    rows: list[str] = []
    title = key_text(part.key)
    if isinstance(part.key, FixedAmounts | FixedShares):
        if part.key.agreed is not None:
            rows += [part.key.agreed.decision_text, decision_sentence(part.key.agreed)]
        if part.key.cap_ore is not None:
            rows.append(_cap(part))
    what = "Det som överstiger taket" if is_excess else _lines(part)
    yield Step(
        title=f"{what}: {title}",
        formula=method_of(part.key).formula,
        rows=(*rows, *_shares(case, part)),
    )
    if part.excess is not None:
        yield from _division(case, part.excess, is_excess=True)


def _cap(part: Part) -> str:
    if part.capped_ore == part.cost_ore:
        return f"Inom taket: {format_exact(part.capped_ore)}"
    above = part.cost_ore - part.capped_ore
    what = "delas inte" if part.excess is None else "delas för sig"
    return f"Inom taket: {format_exact(part.capped_ore)}; {format_exact(above)} över {what}"


def _lines(part: Part) -> str:
    return f"Rad {format_numbers([index + 1 for index in part.lines])}"


def _shares(case: Case, part: Part) -> Iterator[str]:
    """Say what each pays of what is within the cap, with the numbers put in."""
    names, key = case.names, part.key
    match key:
        case Bounded():
            yield from _bounded(key, part, names)
        case TwoPart():
            yield from _two_part(key, part, names)
        case Shapley():
            yield from _shapley(key, part, names)
        case Scrb():
            yield from _scrb(key, part, case)
        case Equal():
            each = part.capped_ore / len(part.parties)
            for party in part.parties:
                cost = format_exact(part.capped_ore)
                yield f"{names[party]}: {cost} ÷ {len(part.parties)} {format_result(each)}"
        case _:
            yield from _proportional(key, part, names)


def _proportional(key: Proportional, part: Part, names: Mapping[str, str]) -> Iterator[str]:
    weights = weights_of(key, part.parties, CASE, names)
    whole, cost = sum(weights.values(), Fraction(0)), format_exact(part.capped_ore)
    if isinstance(key, StateModel):
        yield from _state_model(key, names)
    write = format_exact if isinstance(key, FixedAmounts | StateModel) else format_ratio
    for party, weight in weights.items():
        share = part.capped_ore * weight / whole
        divided = "" if whole == 1 else f" ÷ {write(whole)}"
        yield f"{names[party]}: {cost} × {write(weight)}{divided} {format_result(share)}"


def _state_model(key: StateModel, names: Mapping[str, str]) -> Iterator[str]:
    allocated = state_weights(key, CASE, names)
    left = key.allocation_ore - BASE_ORE * len(allocated)
    for party, allocation in allocated.items():
        measures = [
            f"{format_exact(left * part)} × {format_ratio(measure[party])} ÷ "
            f"{format_ratio(sum(measure.values(), Fraction(0)))}"
            for part, measure in (
                (SUPPORT_SHARE, key.support),
                (1 - SUPPORT_SHARE, key.inhabitants_16_64),
            )
        ]
        yield (
            f"Statens tilldelning till {names[party]}: {format_ore(BASE_ORE)} + "
            f"{' + '.join(measures)} {format_result(allocation)}"
        )


def _bounded(key: Bounded, part: Part, names: Mapping[str, str]) -> Iterator[str]:
    scale = scale_of(key, part.capped_ore, part.parties)
    yield f"Kronor per vikt: {format_exact(scale)}"
    for party in part.parties:
        weight, share = key.weights[party], part.shares[party]
        free = scale * weight
        said = (
            f"{names[party]}: {format_exact(scale)} × {format_ratio(weight)} {format_result(free)}"
        )
        if share > free:
            said += f"; golvet gör det {format_exact(share)}"
        elif share < free:
            said += f"; taket gör det {format_exact(share)}"
        yield said


def _two_part(key: TwoPart, part: Part, names: Mapping[str, str]) -> Iterator[str]:
    participants = part.participants or {}
    attending = sum(1 for count in participants.values() if count)
    whole = sum(participants.values())
    fixed_ore = key.fixed_of(part.capped_ore)
    fixed, rest = format_exact(fixed_ore), format_exact(part.capped_ore - fixed_ore)
    if key.fixed_share is not None:
        yield (
            f"Fast del: {format_percent(key.fixed_share)} av {format_exact(part.capped_ore)} "
            f"{format_result(fixed_ore)}"
        )
    for party in part.parties:
        count = participants[party]
        if not count:
            yield f"{names[party]}: inga deltagare, {format_ore(0)}"
            continue
        yield (
            f"{names[party]}: {fixed} ÷ {attending} + {rest} × {format_number(count)} ÷ "
            f"{format_number(whole)} {format_result(part.shares[party])}"
        )


def _shapley(key: Shapley, part: Part, names: Mapping[str, str]) -> Iterator[str]:
    costs = coalition_costs(key, part.parties, part.participants, CASE, names)
    if len(costs) - 1 <= _MOST_COALITIONS:
        for coalition, cost in enumerate(costs[1:], start=1):
            members = [names[p] for i, p in enumerate(part.parties) if coalition >> i & 1]
            yield f"{format_list(members)} {'ensam' if len(members) == 1 else 'tillsammans'}: " + (
                format_ore(cost)
            )
    else:
        yield f"Alla tillsammans: {format_ore(costs[-1])}"
    values = shapley_values(costs, part.parties)
    for party in part.parties:
        said = f"{names[party]} ökar kostnaden i medeltal med {format_exact(values[party])}"
        if costs[-1] != part.capped_ore:
            said += (
                f"; × {format_exact(part.capped_ore)} ÷ {format_ore(costs[-1])} "
                f"{format_result(part.shares[party])}"
            )
        yield said


def _scrb(key: Scrb, part: Part, case: Case) -> Iterator[str]:
    alone = case.alone_ore if key.alone_ore is None else key.alone_ore
    separable = {party: key.marginal_ore[party] for party in part.parties}
    remaining = {
        party: min(alone[party], key.benefit_ore.get(party, alone[party])) - separable[party]
        for party in part.parties
    }
    rest, whole = part.capped_ore - sum(separable.values()), sum(remaining.values())
    yield f"Resten när särkostnaderna är betalda: {format_exact(rest)}"
    for party in part.parties:
        of_rest = (
            f"{format_exact(rest)} × {format_ore(remaining[party])} ÷ {format_ore(whole)}"
            if whole
            else f"{format_exact(rest)} ÷ {len(part.parties)}"
        )
        yield (
            f"{case.names[party]}: {format_ore(separable[party])} + {of_rest} = "
            f"{format_exact(part.shares[party])}"
        )


def _rounding(split: Split) -> Step:
    unit = "hela kronor" if split.case.rounding is Rounding.KRONA else "hela öre"
    rows = []
    for share in split.shares:
        said = f"{split.case.names[share.party]}: {format_exact(share.exact_ore, 4)}"
        if share.exact_ore != share.share_ore:
            said += f" avrundas till {format_ore(share.share_ore)}"
        rows.append(said)
    if split.unallocated_ore:
        rows.append(f"Inte fördelat: {format_ore(split.unallocated_ore)}")
    return Step(
        title=f"Summan av raderna, avrundad till {unit}",
        formula="var och en avrundas nedåt; det som då är kvar går till dem med störst rest, "
        "vid lika rest i en ordning som alltid är densamma",
        rows=tuple(rows),
    )


def _bases(split: Split) -> Iterator[str]:
    """Say what each has paid, and what of that is shared."""
    for share in split.shares:
        said = f"{split.case.names[share.party]}: {format_ore(share.outlay_ore or 0)}"
        if share.compensation_ore:
            said += f" − {format_ore(share.compensation_ore)} ersättning för moms"
        if share.income_ore:
            said += f" − {format_ore(share.income_ore)} intäkter"
        if share.compensation_ore or share.income_ore:
            said += f" = {format_ore(share.basis_ore or 0)}"
        yield said


def _settlement(split: Split) -> Iterator[str]:
    """Say what each is to get or pay; nothing where some line has no payer yet."""
    for share in split.shares:
        if share.basis_ore is None or share.retained_ore is None or share.net_ore is None:
            return
        terms = [format_ore(share.basis_ore)]
        if split.unallocated_ore:
            terms.append(format_ore(share.retained_ore))
        terms.append(format_ore(share.share_ore))
        if share.net_ore < 0:
            first, *others = reversed(terms)
            terms = [f"{first}{' + ' + others[0] if len(others) > 1 else ''}", others[-1]]
        said = f"{split.case.names[share.party]}: {' − '.join(terms)} = "
        said += format_ore(abs(share.net_ore))
        if share.net_ore:
            said += " att få" if share.net_ore > 0 else " att betala"
        yield said


def _transfers(split: Split) -> Step:
    names = split.case.names
    is_fewest = split.case.settlement is Settlement.FEWEST
    rows = []
    for transfer in split.transfers:
        payer, receiver = names[transfer.payer], names[transfer.receiver]
        said = f"{payer} betalar {format_ore(transfer.amount_ore)} till {receiver}"
        if transfer.line is not None:
            said += f" för rad {transfer.line + 1} {split.case.lines[transfer.line].title}"
        rows.append(said)
    return Step(
        title="Vem som betalar till vem, med så få betalningar som möjligt"
        if is_fewest
        else "Vem som betalar till vem, kostnad för kostnad",
        formula=None
        if is_fewest
        else "det en part har betalat av en kostnad täcker först dess egen andel av den; resten "
        "betalar de andra",
        rows=tuple(rows),
    )
