"""What must hold of a case before anything is divided."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from finsam_metrics.model.swedish_numbers import format_list
from finsam_metrics.shared_costs.amounts import format_ore
from finsam_metrics.shared_costs.cases import Case, CostLine, VatRecovered
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


def check_case(case: Case) -> None:
    """Check that parties, lines and keys fit each other.

    Raises:
        CaseError: They do not. It names the first field that is wrong.
    """
    if not case.parties:
        raise CASE.of("parties").error("det finns inga parter; ange minst en")
    for index, party in enumerate(case.parties):
        if party in case.parties[:index]:
            raise (
                CASE.of("parties")
                .item(index)
                .error(f"”{party}” står två gånger; varje part ska stå en gång")
            )
    if not case.lines:
        raise CASE.of("lines").error("det finns inga rader; ange minst en kostnad")
    require_known(case.alone_ore, case.parties, CASE.of("alone_sek"))
    _require_no_negative(case.alone_ore, CASE.of("alone_sek"))
    if case.key is not None:
        _check_key(case.key, case.parties, CASE.of("key"))
    for index, line in enumerate(case.lines):
        field = line_field(index, line.title)
        if line.key is None and case.key is None:
            raise CASE.of("key").error(
                f"nyckel saknas; ange en för hela fallet eller en egen för rad {index + 1}"
            )
        _check_line(line, case.parties, field)


def _check_line(line: CostLine, parties: tuple[str, ...], field: Field) -> None:
    _require_no_negative(
        {
            "amount_sek": line.amount_ore,
            "vat_sek": line.vat_ore,
            "income_sek": line.income_ore,
        },
        field,
    )
    if line.vat_ore > line.amount_ore:
        raise field.of("vat_sek").error(
            f"momsen {format_ore(line.vat_ore)} är mer än beloppet {format_ore(line.amount_ore)}; "
            "beloppet ska anges med moms"
        )
    if line.cost_ore < 0:
        less_vat = line.vat_recovered is VatRecovered.YES and line.vat_ore
        raise field.of("income_sek").error(
            f"intäkterna {format_ore(line.income_ore)} är mer än kostnaden "
            f"{format_ore(line.cost_ore + line.income_ore)}{' utan moms' if less_vat else ''}; "
            "de kan vara högst lika stora"
        )
    for index, party in enumerate(line.among):
        require_party(party, parties, field.of("among").item(index))
        if party in line.among[:index]:
            raise (
                field.of("among")
                .item(index)
                .error(f"”{party}” står två gånger; varje part ska stå en gång")
            )
    if line.payers is not None:
        _check_payers(line, line.payers, parties, field.of("payers"))
    for basis, participants in line.participants.items():
        _check_participants(participants, line.among or parties, parties, field, basis)
    if line.key is not None:
        _check_key(line.key, parties, field.of("key"))


def _check_payers(
    line: CostLine, payers: Mapping[str, int], parties: tuple[str, ...], field: Field
) -> None:
    require_known(payers, parties, field)
    _require_no_negative(payers, field)
    paid = sum(payers.values())
    if paid != line.amount_ore:
        raise field.error(
            f"betalarna har tillsammans betalat {format_ore(paid)} men raden kostar "
            f"{format_ore(line.amount_ore)}; det ska vara samma belopp"
        )


def _check_participants(
    participants: Mapping[str, int],
    among: tuple[str, ...],
    parties: tuple[str, ...],
    line: Field,
    basis: str,
) -> None:
    field = line.of("participants").of(basis)
    require_known(participants, parties, field)
    _require_no_negative(participants, field)
    for party, count in participants.items():
        if count and party not in among:
            raise field.of(party).error(
                f"”{party}” har {count} deltagare men raden gäller inte den parten; "
                "lägg till den bland dem raden gäller (among), eller skriv 0"
            )


def _check_key(key: Key, parties: tuple[str, ...], field: Field) -> None:
    for name, given in _figures(key):
        if isinstance(key, FixedShares | FixedAmounts) and key.agreed is not None:
            _check_agreed(key.agreed, given, parties, field.of("key_id"))
            continue
        require_known(given, parties, field.of(name))
        _require_no_negative(given, field.of(name))
    if isinstance(key, FixedShares | FixedAmounts):
        _require_no_negative({"cap_sek": key.cap_ore or 0}, field)
        if key.excess is not None:
            _check_key(key.excess, parties, field.of("excess"))
    if isinstance(key, TwoPart):
        _require_no_negative({"fixed_sek": key.fixed_ore}, field)
    if isinstance(key, StateModel):
        _require_no_negative({"allocation_sek": key.allocation_ore}, field)
    if isinstance(key, Shapley):
        _check_costs(key, parties, field)


def _check_agreed(
    agreed: AgreedKey, given: Iterable[str], parties: tuple[str, ...], field: Field
) -> None:
    others = [party for party in given if party not in parties]
    if others:
        raise field.error(
            f"nyckeln ”{agreed.title}” gäller även {format_list(sorted(others))}; lägg till dem "
            "bland parterna, eller välj en annan nyckel"
        )


def _check_costs(key: Shapley, parties: tuple[str, ...], field: Field) -> None:
    if isinstance(key.costs, Steps):
        at = field.of("steps")
        if key.costs.size < 1:
            raise at.of("size").error(f"{key.costs.size} är för litet; en grupp är minst 1")
        costs = {"step_sek": key.costs.step_ore, "per_head_sek": key.costs.per_head_ore}
        _require_no_negative(costs, at)
        return
    at = field.of("coalitions")
    for members, cost in key.costs.items():
        name = "+".join(sorted(members))
        for member in sorted(members):
            require_party(member, parties, at.of(name))
        _require_no_negative({name: cost}, at)


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


def _require_no_negative(given: Mapping[str, int] | Mapping[str, Fraction], field: Field) -> None:
    for name, value in given.items():
        if value < 0:
            raise field.of(name).error("talet är negativt; ange 0 eller mer")
