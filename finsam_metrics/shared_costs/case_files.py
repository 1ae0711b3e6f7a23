"""A case as a file: JSON in, JSON out."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from finsam_metrics.model.swedish_numbers import format_number
from finsam_metrics.shared_costs.amounts import sek_text
from finsam_metrics.shared_costs.case_texts import LARGEST_BYTES, load_text
from finsam_metrics.shared_costs.cases import (
    Basis,
    Case,
    CostLine,
    Rounding,
    Settlement,
    VatRecovered,
)
from finsam_metrics.shared_costs.cooperative import MOST_PARTIES as MOST_OF_GAME
from finsam_metrics.shared_costs.fields import CASE, Field, line_field
from finsam_metrics.shared_costs.json_values import (
    JsonObject,
    read_by_party,
    read_choice,
    read_count,
    read_ids,
    read_list,
    read_object,
    read_ore,
    read_text,
    shown,
)
from finsam_metrics.shared_costs.key_files import key_json, parse_key
from finsam_metrics.shared_costs.keys import (
    Bounded,
    FixedAmounts,
    FixedShares,
    Key,
    Shapley,
    StateModel,
    Weights,
)
from finsam_metrics.shared_costs.periods import FIRST_YEAR, LAST_YEAR, period_of
from finsam_metrics.shared_costs.register import Register

MOST_PARTIES: Final = 40
MOST_LINES: Final = 200
_MOST_CELLS: Final = 1500  # lines times parties
_MOST_GAMES: Final = 20  # lines of their own Shapley value, each of up to 4 096 coalitions
_MOST_DIGITS: Final = 6000  # of the sums of the weights that lines of their own go by
_BITS_OF_DIGIT: Final = 3


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
        optional=["year", "rounding", "settlement", "names", "key", "alone_sek"],
    )
    parties = read_ids(given["parties"], CASE.of("parties"))
    if len(parties) > MOST_PARTIES:
        raise CASE.of("parties").error(
            f"det finns {len(parties)} parter; det kan vara högst {MOST_PARTIES}"
        )
    lines = read_list(given["lines"], CASE.of("lines"))
    if len(lines) > MOST_LINES:
        raise CASE.of("lines").error(
            f"det finns {len(lines)} rader; det kan vara högst {MOST_LINES}"
        )
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
    )
    _refuse_work(case)
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
    return written | {"lines": [_line_json(line) for line in case.lines]}


def _refuse_work(case: Case) -> None:
    """Refuse more work than a case can need, by what makes it grow."""
    if len(case.lines) * len(case.parties) > _MOST_CELLS:
        raise CASE.of("lines").error(
            f"det finns {len(case.lines)} rader för {len(case.parties)} parter; rader gånger "
            f"parter kan vara högst {format_number(_MOST_CELLS)}"
        )
    digits = 0
    for index, line in enumerate(case.lines):
        digits += _digits_of(line.key)
        if digits > _MOST_DIGITS:
            raise (
                line_field(index, line.title)
                .of("key")
                .error(
                    "radernas egna nycklar har för många olika bråk; avrunda vikterna eller låt "
                    "raderna dela på beräkningens nyckel"
                )
            )
    games = [index for index, line in enumerate(case.lines) if _has_game(line.key)]
    if len(games) > _MOST_GAMES:
        at = line_field(games[_MOST_GAMES], case.lines[games[_MOST_GAMES]].title)
        raise at.of("key").error(
            f"fler än {_MOST_GAMES} rader har ett eget Shapleyvärde för upp till {MOST_OF_GAME} "
            "parter; låt dem dela på beräkningens nyckel"
        )


def _digits_of(key: Key | None) -> int:
    """Count the digits that the weights of a key give the shares."""
    match key:
        case Weights() | Bounded():
            total = sum(key.weights.values(), Fraction(0))
        case FixedShares():
            total = sum(key.shares.values(), Fraction(0))
        case StateModel():
            total = sum((*key.support.values(), *key.inhabitants_16_64.values()), Fraction(0))
        case _:
            return 0
    return (total.numerator.bit_length() + total.denominator.bit_length()) // _BITS_OF_DIGIT


def _has_game(key: Key | None) -> bool:
    if isinstance(key, FixedAmounts | FixedShares):
        return _has_game(key.excess)
    return isinstance(key, Shapley)


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
        vat_ore=read_ore(given.get("vat_sek", 0), field.of("vat_sek")),
        vat_recovered=read_choice(recovered, field.of("vat_recovered"), VatRecovered),
        income_ore=read_ore(given.get("income_sek", 0), field.of("income_sek")),
        payers=None if payers is None else read_by_party(payers, field.of("payers"), read_ore),
        among=read_ids(given.get("among", []), field.of("among")),
        participants={
            Basis(basis): read_by_party(counts, field.of("participants").of(basis), read_count)
            for basis, counts in participants.items()
        },
        basis=read_choice(given.get("basis", Basis.PLANNED.value), field.of("basis"), Basis),
        date=_parse_date(given["date"], field.of("date")) if "date" in given else None,
        key=None if key is None else parse_key(key, field.of("key"), register),
    )


def _line_json(line: CostLine) -> JsonObject:
    written: JsonObject = {"title": line.title}
    if line.date is not None:
        written["date"] = line.date
    written["amount_sek"] = sek_text(line.amount_ore)
    if line.vat_ore:
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


def _parse_date(value: object, field: Field) -> str:
    text = read_text(value, field)
    try:
        period_of(text)
    except ValueError:
        raise field.error(
            f"{shown(value)} är inget datum; skriv 2014-10-01, 2014-10 eller 2014"
        ) from None
    return text


def _amounts(values: Mapping[str, int]) -> dict[str, str]:
    return {party: sek_text(amount) for party, amount in values.items()}
