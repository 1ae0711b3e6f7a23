"""A case as a file: JSON in, JSON out."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

from finsam_metrics.model.swedish_numbers import format_number
from finsam_metrics.shared_costs.amounts import sek_text
from finsam_metrics.shared_costs.case_bounds import check_counts, check_work
from finsam_metrics.shared_costs.case_texts import LARGEST_BYTES, load_text
from finsam_metrics.shared_costs.cases import (
    Basis,
    Case,
    CostLine,
    Rounding,
    Settlement,
    VatRecovered,
)
from finsam_metrics.shared_costs.entries import require_known
from finsam_metrics.shared_costs.fields import CASE, Field, line_field
from finsam_metrics.shared_costs.json_values import (
    JsonObject,
    read_by_party,
    read_choice,
    read_count,
    read_date,
    read_day,
    read_ids,
    read_list,
    read_object,
    read_ore,
    read_text,
    shown,
)
from finsam_metrics.shared_costs.key_files import key_json, parse_key
from finsam_metrics.shared_costs.party_detail_files import details_json, read_details
from finsam_metrics.shared_costs.party_details import PartyDetails
from finsam_metrics.shared_costs.periods import FIRST_YEAR, LAST_YEAR
from finsam_metrics.shared_costs.register import Register


def read_case_file(content: bytes, *, register: Register) -> Case:
    """Read a case file.

    Raises:
        CaseError: It is too large, not UTF-8, not JSON, or no case.
    """
    if len(content) > LARGEST_BYTES:
        raise CASE.error(
            f"filen har {format_number(len(content))} byte; en beräkning kan ha högst "
            f"{format_number(LARGEST_BYTES)}"
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CASE.error("filen är inte UTF-8; spara den som JSON i UTF-8") from None
    document = load_text(text)
    return parse_case(document, register=register)


def write_case_file(case: Case) -> bytes:
    """Write a case file, which reads as the same case."""
    return f"{json.dumps(case_json(case), ensure_ascii=False, indent=2)}\n".encode()


def parse_case(document: object, *, register: Register) -> Case:
    """Read a case from JSON that is already loaded, with decimals as ``Decimal``.

    Whether the case can be divided is for ``split`` to say; a case that is not finished can be
    read.

    Raises:
        CaseError: It is no case: something is not what its field holds, or a party is not known.
    """
    given = read_object(
        document,
        CASE,
        required=["title", "parties", "lines"],
        optional=[
            *("year", "rounding", "settlement", "names", "key", "alone_sek"),
            *("party_details", "due_date"),
        ],
    )
    parties = read_ids(given["parties"], CASE.of("parties"))
    lines = read_list(given["lines"], CASE.of("lines"))
    check_counts(len(parties), len(lines))
    alone, key = given.get("alone_sek"), given.get("key")
    title = read_text(given["title"], CASE.of("title"))
    names = _parse_names(given.get("names", {}), parties, register)
    named = replace(CASE, names=names)
    case = Case(
        title=title,
        parties=parties,
        names=names,
        lines=tuple(_parse_line(line, index, register, named) for index, line in enumerate(lines)),
        key=None if key is None else parse_key(key, named.of("key"), register),
        year=_parse_year(given["year"], CASE.of("year")) if "year" in given else None,
        rounding=read_choice(given.get("rounding", "ore"), CASE.of("rounding"), Rounding),
        settlement=read_choice(
            given.get("settlement", Settlement.PAIRS.value), CASE.of("settlement"), Settlement
        ),
        alone_ore={} if alone is None else read_by_party(alone, named.of("alone_sek"), read_ore),
        details=_parse_details(given.get("party_details", {}), named),
        due_date=read_day(given["due_date"], CASE.of("due_date")) if "due_date" in given else None,
    )
    check_work(case)
    return case


def case_json(case: Case) -> JsonObject:
    """Give a case as in a case file; what is as when left out is left out."""
    written: JsonObject = {"title": case.title}
    if case.year is not None:
        written["year"] = case.year
    written |= {
        "rounding": case.rounding.value,
        "parties": list(case.parties),
        "names": {party: case.names[party] for party in case.parties},
    }
    if case.settlement is not Settlement.PAIRS:
        written["settlement"] = case.settlement.value
    if case.key is not None:
        written["key"] = key_json(case.key)
    if case.alone_ore:
        written["alone_sek"] = _amounts(case.alone_ore)
    if case.details:
        written["party_details"] = {
            party: details_json(details) for party, details in case.details.items()
        }
    if case.due_date is not None:
        written["due_date"] = case.due_date.isoformat()
    return written | {"lines": [_line_json(line) for line in case.lines]}


def _parse_names(value: object, parties: Sequence[str], register: Register) -> dict[str, str]:
    """Give the name of each party: the file's, or that of the database."""
    field = CASE.of("names")
    given = read_by_party(value, field, read_text)
    for party in given:
        if party not in parties:
            raise field.of(party).error(
                f"”{party}” är inte en av parterna; namnge bara parter i beräkningen"
            )
    names = {**register.associations, **given}
    for index, party in enumerate(parties):
        if party not in names:
            raise (
                CASE.of("parties")
                .item(index)
                .error(
                    f"”{party}” är inget förbund i databasen; ge parten ett namn, eller rätta "
                    "stavningen"
                )
            )
    return {party: names[party] for party in parties}


def _parse_details(value: object, case: Field) -> dict[str, PartyDetails]:
    """Give what is written of parties for their invoices; nothing of those without any."""
    field = case.of("party_details")
    given = read_by_party(value, field, read_details)
    require_known(given, case.names, field)
    return {party: details for party, details in given.items() if details != PartyDetails()}


def _parse_line(value: object, index: int, register: Register, case: Field) -> CostLine:
    title = value.get("title") if isinstance(value, Mapping) else None
    field = line_field(index, title if isinstance(title, str) else None, case)
    given = read_object(
        value,
        field,
        required=["title", "amount_sek"],
        optional=[
            *("date", "vat_sek", "vat_recovered", "income_sek", "payers", "among"),
            *("participants", "basis", "key"),
        ],
    )
    participants = read_object(
        given.get("participants", {}),
        field.of("participants"),
        optional=[basis.value for basis in Basis],
    )
    payers, key = given.get("payers"), given.get("key")
    recovered = given.get("vat_recovered", VatRecovered.UNKNOWN.value)
    return CostLine(
        title=read_text(given["title"], field.of("title")),
        amount_ore=read_ore(given["amount_sek"], field.of("amount_sek")),
        vat_ore=read_ore(given["vat_sek"], field.of("vat_sek")) if "vat_sek" in given else None,
        vat_recovered=read_choice(recovered, field.of("vat_recovered"), VatRecovered),
        income_ore=read_ore(given.get("income_sek", 0), field.of("income_sek")),
        payers=None if payers is None else read_by_party(payers, field.of("payers"), read_ore),
        among=read_ids(given.get("among", []), field.of("among")),
        participants={
            Basis(basis): read_by_party(counts, field.of("participants").of(basis), read_count)
            for basis, counts in participants.items()
        },
        basis=read_choice(given.get("basis", Basis.PLANNED.value), field.of("basis"), Basis),
        date=read_date(given["date"], field.of("date")) if "date" in given else None,
        key=None if key is None else parse_key(key, field.of("key"), register),
    )


def _line_json(line: CostLine) -> JsonObject:
    written: JsonObject = {"title": line.title}
    if line.date is not None:
        written["date"] = line.date
    written["amount_sek"] = sek_text(line.amount_ore)
    if line.vat_ore is not None:
        written["vat_sek"] = sek_text(line.vat_ore)
    if line.vat_recovered is not VatRecovered.UNKNOWN:
        written["vat_recovered"] = line.vat_recovered.value
    if line.income_ore:
        written["income_sek"] = sek_text(line.income_ore)
    if line.payers is not None:
        written["payers"] = _amounts(line.payers)
    if line.among:
        written["among"] = list(line.among)
    if line.participants:
        written["participants"] = {
            basis.value: dict(counts) for basis, counts in line.participants.items()
        }
    if line.basis is not Basis.PLANNED:
        written["basis"] = line.basis.value
    if line.key is not None:
        written["key"] = key_json(line.key)
    return written


def _parse_year(value: object, field: Field) -> int:
    year = read_count(value, field)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise field.error(f"{shown(year)} är inget år från {FIRST_YEAR} till {LAST_YEAR}")
    return year


def _amounts(values: Mapping[str, int]) -> dict[str, str]:
    return {party: sek_text(amount) for party, amount in values.items()}
