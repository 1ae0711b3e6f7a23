"""What must hold of a case before anything is divided."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from finsam_metrics.model.swedish_numbers import format_list, format_number
from finsam_metrics.shared_costs.amounts import format_ore
from finsam_metrics.shared_costs.cases import Case, CostLine
from finsam_metrics.shared_costs.entries import require_known, require_party
from finsam_metrics.shared_costs.fields import CASE, Field, line_field
from finsam_metrics.shared_costs.keys import (
    AgreedKey,
    Bounded,
    FixedAmounts,
    FixedShares,
    Key,
    Scrb,
    Shapley,
    StateModel,
    Steps,
    TwoPart,
    Weights,
)

_ALL = 100
# The highest rate there is: mervärdesskattelagen (2023:200), 9 kap. 2 §, and before it 7 kap. 1 §
# of the law of 1994. VAT on a receipt may be rounded to whole kronor.
_MOST_VAT_PERCENT = 25
_VAT_ROUNDING_ORE = 100


def check_case(case: Case) -> None:
    """Check that parties, lines and keys fit each other.

    Raises:
        CaseError: They do not. It names the first field that is wrong.
    """
    if not case.parties:
        raise CASE.of("parties").error("det finns inga parter; ange minst en")
    _check_names(case)
    if not case.lines:
        raise CASE.of("lines").error("det finns inga rader; ange minst en kostnad")
    names = case.names
    require_known(case.alone_ore, names, CASE.of("alone_sek"))
    _require_no_negative(case.alone_ore, CASE.of("alone_sek"), names)
    if case.key is not None:
        _check_key(case.key, names, CASE.of("key"))
    for index, line in enumerate(case.lines):
        field = line_field(index, line.title)
        if line.key is None and case.key is None:
            raise CASE.of("key").error(
                f"nyckel saknas; ange en för hela beräkningen eller en egen för rad {index + 1}"
            )
        check_line(line, names, field)


def check_line(line: CostLine, names: Mapping[str, str], field: Field) -> None:
    """Check that what a line says fits together.

    Args:
        line: The line.
        names: The name of every party.
        field: Where the line stands.

    Raises:
        CaseError: It does not. It names the first field that is wrong.
    """
    _require_no_negative(
        {
            "amount_sek": line.amount_ore,
            "vat_sek": line.vat_ore or 0,
            "income_sek": line.income_ore,
        },
        field,
    )
    if (wrong := vat_fault(line.amount_ore, line.vat_ore or 0)) is not None:
        raise field.of("vat_sek").error(wrong)
    if line.cost_ore < 0:
        left = format_ore(line.cost_ore + line.income_ore)
        less_vat = " utan moms" if line.compensation_ore else ""
        raise field.of("income_sek").error(
            f"intäkterna {format_ore(line.income_ore)} är mer än kostnaden {left}{less_vat}; "
            "de kan vara högst lika stora"
        )
    for index, party in enumerate(line.among):
        at = field.of("among").item(index)
        require_party(party, names, at)
        if party in line.among[:index]:
            raise at.error(f"{names[party]} står två gånger; varje part ska stå en gång")
    if line.payers is not None:
        _check_payers(line, line.payers, names, field.of("payers"))
    for basis, participants in line.participants.items():
        _check_participants(participants, line.among or tuple(names), names, field, basis)
    if line.key is not None:
        _check_key(line.key, names, field.of("key"))


def vat_fault(amount_ore: int, vat_ore: int) -> str | None:
    """Say why an amount cannot hold this VAT; None where it can."""
    if vat_ore > amount_ore:
        return (
            f"momsen {format_ore(vat_ore)} är mer än beloppet {format_ore(amount_ore)}; "
            "beloppet ska anges med moms"
        )
    net = amount_ore - vat_ore
    if vat_ore * _ALL > net * _MOST_VAT_PERCENT + _VAT_ROUNDING_ORE * _ALL:
        return (
            f"momsen {format_ore(vat_ore)} är {_percent(vat_ore, net)} av beloppet utan moms "
            f"{format_ore(net)}; momsen kan vara högst {_MOST_VAT_PERCENT} %"
        )
    return None


def _check_names(case: Case) -> None:
    """Check that each party stands once, under a name that no other has."""
    named: dict[str, str] = {}
    for index, party in enumerate(case.parties):
        at, name = CASE.of("parties").item(index), case.names[party]
        if party in case.parties[:index]:
            raise at.error(f"{name} står två gånger; varje part ska stå en gång")
        if named.setdefault(" ".join(name.split()).casefold(), party) != party:
            raise at.error(f"två parter heter ”{name}”; ge dem olika namn")


def _check_payers(
    line: CostLine, payers: Mapping[str, int], names: Mapping[str, str], field: Field
) -> None:
    require_known(payers, names, field)
    _require_no_negative(payers, field, names)
    paid = sum(payers.values())
    if paid != line.amount_ore:
        raise field.error(
            f"betalarna har tillsammans betalat {format_ore(paid)} men raden kostar "
            f"{format_ore(line.amount_ore)}; det ska vara samma belopp"
        )


def _check_participants(
    participants: Mapping[str, int],
    among: tuple[str, ...],
    names: Mapping[str, str],
    line: Field,
    basis: str,
) -> None:
    field = line.of("participants").of(basis)
    require_known(participants, names, field)
    _require_no_negative(participants, field, names)
    for party, count in participants.items():
        if count and party not in among:
            raise field.of(party, names[party]).error(
                f"{names[party]} har {count} deltagare men raden gäller inte den parten; "
                "lägg till den bland dem som raden delas av, eller skriv 0"
            )


def _check_key(key: Key, names: Mapping[str, str], field: Field) -> None:
    for name, given in _figures(key):
        if isinstance(key, FixedShares | FixedAmounts) and key.agreed is not None:
            _check_agreed(key.agreed, given, names, field.of("key_id"))
            continue
        require_known(given, names, field.of(name))
        _require_no_negative(given, field.of(name), names)
    if isinstance(key, FixedShares | FixedAmounts):
        _require_no_negative({"cap_sek": key.cap_ore or 0}, field)
        if key.excess is not None:
            _check_key(key.excess, names, field.of("excess"))
    if isinstance(key, TwoPart):
        _require_no_negative({"fixed_sek": key.fixed_ore}, field)
        if key.fixed_share is not None and not 0 <= key.fixed_share <= 1:
            raise field.of("fixed_share").error(
                "den fasta delen ska vara från 0 till 100 % av det som delas"
            )
    if isinstance(key, StateModel):
        _require_no_negative({"allocation_sek": key.allocation_ore}, field)
    if isinstance(key, Shapley):
        _check_costs(key, names, field)


def _check_agreed(
    agreed: AgreedKey, given: Iterable[str], names: Mapping[str, str], field: Field
) -> None:
    others = sorted(agreed.names.get(party, party) for party in given if party not in names)
    if others:
        raise field.error(
            f"nyckeln ”{agreed.title}” gäller även {format_list(others)}; lägg till dem "
            "bland parterna, eller välj en annan nyckel"
        )


def _check_costs(key: Shapley, names: Mapping[str, str], field: Field) -> None:
    if isinstance(key.costs, Steps):
        at = field.of("steps")
        if key.costs.size < 1:
            raise at.of("size").error(f"{key.costs.size} är för litet; en grupp är minst 1")
        costs = {"step_sek": key.costs.step_ore, "per_head_sek": key.costs.per_head_ore}
        _require_no_negative(costs, at)
        return
    at = replace(field.of("coalitions"), names=names)
    for members, cost in key.costs.items():
        name = "+".join(sorted(members))
        for member in sorted(members):
            require_party(member, names, at.of_parties(name))
        _require_no_negative({name: cost}, at, {name: at.name_of(name)})


def _figures(key: Key) -> Iterator[tuple[str, Mapping[str, int] | Mapping[str, Fraction]]]:
    """Give the figures by party that a key holds, by their fields."""
    match key:
        case Weights():
            yield "weights", key.weights
        case FixedShares():
            yield "shares", key.shares
        case FixedAmounts():
            yield "amounts", key.amounts_ore
        case Bounded():
            yield "weights", key.weights
            yield "floor_sek", key.floor_ore
            yield "ceiling_sek", key.ceiling_ore
        case TwoPart() | Shapley():
            yield "participants", key.participants or {}
        case Scrb():
            yield "marginal_sek", key.marginal_ore
            yield "alone_sek", key.alone_ore or {}
            yield "benefit_sek", key.benefit_ore
        case StateModel():
            yield "support", key.support
            yield "inhabitants_16_64", key.inhabitants_16_64


def _require_no_negative(
    given: Mapping[str, int] | Mapping[str, Fraction],
    field: Field,
    names: Mapping[str, str] | None = None,
) -> None:
    for name, value in given.items():
        if value < 0:
            raise field.of(name, (names or {}).get(name)).error(
                "talet är negativt; ange 0 eller mer"
            )


def _percent(part: int, whole: int) -> str:
    return f"{format_number(part / whole * _ALL)} %" if whole else "allt"
