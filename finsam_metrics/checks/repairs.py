"""The smallest repairs that would make a failing equation hold.

A repair changes one printed figure: its sign, one digit, or the whole figure. It counts only
when it breaks nothing that holds. A figure that other sums were computed from may be wrong
together with them; then the sums follow it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from finsam_metrics.checks.equations import Amounts, Equation
from finsam_metrics.model.enums import Kind
from finsam_metrics.model.records import BudgetLine
from finsam_metrics.words.amounts import decimals_of
from finsam_metrics.words.units import KRONOR_PER_UNIT

_NEVER_NEGATIVE = (Kind.ASSET, Kind.LIABILITY, Kind.INCOME, Kind.COST)
_SIZES = ("sign", "digit", "figure")


@dataclass(frozen=True, kw_only=True)
class Repair:
    """One figure changed so that an equation holds.

    Attributes:
        figure_id: The figure that is changed.
        size: sign, digit or figure.
        amount_sek: What it would be.
        changes: The figure and the sums that follow it, with their new amounts.
        mends: The equations that fail as printed and hold with the repair.
        left_sek: What still differs in the equation, which rounding can explain.
    """

    figure_id: str
    size: str
    amount_sek: Decimal
    changes: dict[str, Decimal]
    mends: tuple[Equation, ...]
    left_sek: Decimal


@dataclass(frozen=True, kw_only=True)
class RepairSearch:
    """What was found for one failing equation.

    Attributes:
        repairs: The best repairs; one when the document decides, several when nothing does.
        proofs: Figures that another statement or year proves right, each with the figure
            that proves it.
    """

    repairs: list[Repair]
    proofs: list[tuple[str, str]]


def find_repairs(
    failing: Equation, equations: list[Equation], lines: Mapping[str, BudgetLine], amounts: Amounts
) -> RepairSearch:
    """Find the repairs of one failing equation.

    Args:
        failing: The equation.
        equations: All equations of the plan.
        lines: The plan's figures by id.
        amounts: Their comparable amounts as printed.

    Returns:
        The smallest repairs and, among those, the ones that mend most equations. Where
        several are left nothing decides between them, and all are given.
    """
    accepted: list[Repair] = []
    proofs: dict[str, str] = {}
    for candidate in _candidates(failing, equations, lines, amounts):
        mended, broken = _effect(candidate, failing, equations, amounts)
        if not broken and failing in mended:
            left = failing.difference_sek({**amounts, **candidate.changes})
            accepted.append(
                Repair(
                    figure_id=candidate.figure_id,
                    size=candidate.size,
                    amount_sek=candidate.amount_sek,
                    changes=candidate.changes,
                    mends=tuple(mended),
                    left_sek=left,
                )
            )
        elif broken and all(e.equation == "cross" for e in broken):
            kept = [f for f in broken[0].figures if f not in candidate.changes]
            proofs.setdefault(candidate.figure_id, kept[0])
    return RepairSearch(
        repairs=_best(accepted),
        proofs=list(proofs.items()),
    )


def _best(repairs: list[Repair]) -> list[Repair]:
    if not repairs:
        return []

    def rank(repair: Repair) -> tuple[int, int]:
        return (_SIZES.index(repair.size), -len(repair.mends))

    least = min(map(rank, repairs))
    return [repair for repair in repairs if rank(repair) == least]


def _effect(
    candidate: Repair, failing: Equation, equations: list[Equation], amounts: Amounts
) -> tuple[list[Equation], list[Equation]]:
    """Give the equations that the candidate mends and those that it breaks."""
    changed = {**amounts, **candidate.changes}
    mended, broken = [], []
    for equation in equations:
        if not candidate.changes.keys() & set(equation.figures):
            continue
        held = equation.holds(amounts)
        rounds = candidate.size == "sign" and equation is failing
        room = equation.rounding_sek if rounds else equation.tolerance_sek
        holds = abs(equation.difference_sek(changed)) <= room
        if holds and not held:
            mended.append(equation)
        elif held and not holds:
            broken.append(equation)
    return mended, broken


def _candidates(
    failing: Equation, equations: list[Equation], lines: Mapping[str, BudgetLine], amounts: Amounts
) -> Iterator[Repair]:
    sums = {
        e.total: e for e in equations if e.equation not in ("balance", "cross") and not e.is_product
    }
    difference = failing.difference_sek(amounts)
    # A count is no figure that can be told to be wrong, so its price is not accused either.
    signs = ((failing.total, -1), *(() if failing.is_product else failing.parts))
    for figure_id, sign in signs:
        line, amount = lines[figure_id], amounts[figure_id]
        delta = sign * difference
        yield from _of_one_figure(line, amount, delta)
        own = sums.get(figure_id)
        if own is not None and own is not failing:
            yield from _carried(own, delta, sums, lines, amounts)


def _of_one_figure(line: BudgetLine, amount: Decimal, delta: Decimal) -> Iterator[Repair]:
    if amount:
        yield _repair(line, "sign", -amount, {})
    new = amount + delta
    if _is_plausible(line, new):
        size = "digit" if _is_one_digit_off(line, amount, new) else "figure"
        yield _repair(line, size, new, {})


def _carried(
    own: Equation,
    delta: Decimal,
    sums: Mapping[str, Equation],
    lines: Mapping[str, BudgetLine],
    amounts: Amounts,
    above: Mapping[str, Decimal] | None = None,
) -> Iterator[Repair]:
    """Change one figure at the bottom of a sum; the sums over it follow."""
    following = {**(above or {}), own.total: amounts[own.total] + delta}
    for figure_id, sign in own.parts:
        line = lines[figure_id]
        if figure_id in sums:
            below = sums[figure_id]
            yield from _carried(below, sign * delta, sums, lines, amounts, following)
        elif _is_plausible(line, amounts[figure_id] + sign * delta):
            yield _repair(line, "figure", amounts[figure_id] + sign * delta, following)


def _repair(
    line: BudgetLine, size: str, amount: Decimal, following: Mapping[str, Decimal]
) -> Repair:
    return Repair(
        figure_id=line.figure_id,
        size=size,
        amount_sek=amount,
        changes={line.figure_id: amount, **following},
        mends=(),
        left_sek=Decimal(0),
    )


def _is_plausible(line: BudgetLine, amount: Decimal) -> bool:
    return amount >= 0 or line.kind not in _NEVER_NEGATIVE or line.amount_sek < 0


def _is_one_digit_off(line: BudgetLine, printed: Decimal, other: Decimal) -> bool:
    if (printed < 0) != (other < 0):
        return False
    place = KRONOR_PER_UNIT[line.unit].scaleb(-decimals_of(line.printed_text))
    if other % place:
        return False
    a, b = str(abs(int(printed / place))), str(abs(int(other / place)))
    return a != b and (_differ_in_one(a, b) or _is_one_longer(a, b) or _is_one_longer(b, a))


def _differ_in_one(a: str, b: str) -> bool:
    """Whether one digit is another, or two neighbours have changed places."""
    if len(a) != len(b):
        return False
    places = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    if len(places) == 1:
        return True
    return any(
        places == [i, j] and a[i] == b[j] and a[j] == b[i] for i, j in pairwise(range(len(a)))
    )


def _is_one_longer(short: str, long: str) -> bool:
    return len(long) == len(short) + 1 and any(
        long[:i] + long[i + 1 :] == short for i in range(len(long))
    )
