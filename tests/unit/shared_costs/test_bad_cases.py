"""Every way in which a case can be wrong names the field and what would be right."""

import json
import re

import pytest

from finsam_metrics.model.errors import CaseError
from finsam_metrics.model.swedish_numbers import NBSP
from finsam_metrics.shared_costs.case_files import parse_case, read_case_file
from finsam_metrics.shared_costs.splits import split

EQUAL = {"method": "equal"}
LINE = {"title": "Konferens", "amount_sek": 900}
ALL = {"a": 1, "b": 1, "c": 1}
TWO_PART = {"method": "two_part", "fixed_sek": 0}


def document(**fields):
    """A good case file with these fields in place of its own."""
    good = {"title": "Ett fall", "parties": ["a", "b", "c"], "key": EQUAL, "lines": [LINE]}
    return {**good, **fields}


def line(**fields):
    """A good case file whose one line has these fields."""
    return document(lines=[LINE | fields])


def key(**fields):
    """A good case file with this key."""
    return document(key=fields)


def error_of(content, register):
    """The error of reading and dividing a case."""
    with pytest.raises(CaseError) as raised:
        split(parse_case(content, register=register))
    return raised.value


def coalitions(**costs):
    """Costs of all coalitions of three, with these in place of their own."""
    members = ["a", "b", "c", "a+b", "a+c", "b+c", "a+b+c"]
    return {**dict.fromkeys(members, 9), **costs}


def nested(depth):
    """A key above whose cap another stands, and so on."""
    capped = {"method": "fixed_amounts", "amounts": ALL, "cap_sek": 1}
    return capped | ({"excess": nested(depth - 1)} if depth else {})


UGLY = {party: f"1/{10**14 + place}" for place, party in enumerate("abc", start=1)}
EXCESS = "key.excess.excess.excess.excess"

NOT_CASES = {
    "no object": ([], "", "listan [...] är inget objekt"),
    "no title": (document(title=None), "title", "fältet saknas"),
    "empty title": (document(title=" "), "title", "är ingen text"),
    "unknown field": (
        document(partis=[]),
        "partis",
        "rubrik (”title”), parter (”parties”), rader (”lines”), år (”year”)",
    ),
    "parties no list": (document(parties="alla"), "parties", "är ingen lista"),
    "no parties": (document(parties=[]), "parties", "inga parter"),
    "party no id": (
        document(parties=["a", "Väst"]),
        "parties[1]",
        "kan inte vara en parts kortnamn",
    ),
    "party null": (document(parties=["a", None]), "parties[1]", "null kan inte vara"),
    "unknown party": (
        document(parties=["a", "vkl"]),
        "parties[1]",
        "ge parten ett namn, eller rätta",
    ),
    "party twice": (document(parties=["a", "b", "a"]), "parties[2]", "Förbund A står två gånger"),
    "name of no party": (document(names={"vkl": "V"}), "names.vkl", "inte en av parterna"),
    "names no object": (document(names=["a"]), "names", "är inget objekt"),
    "no such year": (document(year=14), "year", "inget år från 2004 till 2100"),
    "no such rounding": (
        document(rounding="tkr"),
        "rounding",
        "hela öre (”ore”) och hela kronor (”krona”)",
    ),
    "no lines": (document(lines=[]), "lines", "inga rader"),
    "line no object": (document(lines=[5]), "lines[0]", "”5” är inget objekt"),
    "line without title": (document(lines=[{}]), "lines[0].title", "fältet saknas"),
    "unknown field of a line": (
        line(cost_sek=1),
        "lines[0].cost_sek",
        "belopp (”amount_sek”), datum (”date”)",
    ),
    "no amount": (line(amount_sek=None), "lines[0].amount_sek", "fältet saknas"),
    "amount with comma": (line(amount_sek="12 500,50"), "lines[0].amount_sek", "12500.50"),
    "three decimals": (line(amount_sek="1.005"), "lines[0].amount_sek", "högst två decimaler"),
    "a binary fraction": (line(amount_sek=0.1), "lines[0].amount_sek", "är inget belopp"),
    "true as amount": (line(amount_sek=True), "lines[0].amount_sek", "true är inget belopp"),
    "list as amount": (line(amount_sek=[1]), "lines[0].amount_sek", "listan [...]"),
    "object as amount": (line(amount_sek={"a": 1}), "lines[0].amount_sek", "objektet {...}"),
    "too much": (line(amount_sek=10**12), "lines[0].amount_sek", "under 1000000000000"),
    "far too much": (line(amount_sek="9" * 99), "lines[0].amount_sek", "999…”"),
    "negative amount": (line(amount_sek=-5), "lines[0].amount_sek", "negativt"),
    "negative VAT": (line(vat_sek="-5"), "lines[0].vat_sek", "negativt"),
    "more VAT than the highest rate": (
        line(amount_sek=152, vat_sek=52),
        "lines[0].vat_sek",
        "momsen 52 kr är 52 % av beloppet utan moms 100 kr; momsen kan vara högst 25 %",
    ),
    "two parties of one name": (
        document(parties=["a", "x"], names={"x": " förbund  A"}),
        "parties[1]",
        "två parter heter",
    ),
    "too many parties": (
        document(parties=[f"p{i}" for i in range(41)], names={}),
        "parties",
        "det finns 41 parter; det kan vara högst 40",
    ),
    "too many lines": (document(lines=[LINE] * 201), "lines", "högst 200"),
    "too many lines for so many parties": (
        document(
            parties=[f"p{i}" for i in range(40)],
            names={f"p{i}": f"P {i}" for i in range(40)},
            lines=[LINE] * 101,
        ),
        "lines",
        "rader gånger parter kan vara högst 1 500",
    ),
    "too many fractions": (
        document(lines=[LINE | {"key": {"method": "weights", "weights": UGLY}}] * 200),
        "lines[76].key",
        "för många olika bråk",
    ),
    "too many games": (
        document(lines=[LINE | {"key": {"method": "shapley", "coalitions": {"a": 1}}}] * 21),
        "lines[20].key",
        "fler än 20 rader",
    ),
    "too many keys in each other": (key(**nested(5)), EXCESS, "fler än 3 nycklar"),
    "half of a sign": (document(title="Kurs \ud83d"), "title", "ett tecken som är trasigt"),
    "half of a sign as a field": (document(**{"\udc00": 1}), "\ufffd", "fältet finns inte"),
    "endless text": (document(title="x" * 2001), "title", "högst 2000"),
    "no such settlement": (
        document(settlement="nettas"),
        "settlement",
        "kostnad för kostnad (”pairs”) och så få",
    ),
    "a fixed part twice": (
        key(method="two_part", fixed_sek=1, fixed_share="1/2", participants=ALL),
        "key.fixed_sek",
        "antingen i kronor",
    ),
    "no fixed part": (key(method="two_part", participants=ALL), "key.fixed_sek", "antingen"),
    "a fixed part above the whole": (
        key(method="two_part", fixed_share="1.1", participants=ALL),
        "key.fixed_share",
        "från 0 till 100 %",
    ),
    "more VAT than cost": (line(vat_sek=901), "lines[0].vat_sek", "mer än beloppet 900 kr"),
    "no such VAT": (
        line(vat_recovered=True),
        "lines[0].vat_recovered",
        "ja (”yes”), nej (”no”) och vet inte (”unknown”)",
    ),
    "more income than cost": (line(income_sek=901), "lines[0].income_sek", "kostnaden 900 kr;"),
    "more income than net cost": (
        line(income_sek=800, vat_sek=180, vat_recovered="yes"),
        "lines[0].income_sek",
        "kostnaden 720 kr utan moms",
    ),
    "no such day": (line(date="2014-02-30"), "lines[0].date", "2014-10-01, 2014-10 eller 2014"),
    "month in words": (line(date="maj 2014"), "lines[0].date", "är inget datum"),
    "payers do not add up": (line(payers={"a": 1}), "lines[0].payers", "betalat 1 kr men raden"),
    "payer no party": (line(payers={"x": 900}), "lines[0].payers.x", "”x” är inte en av parterna"),
    "negative payer": (line(payers={"a": -1}), "lines[0].payers.a", "negativt"),
    "among no party": (line(among=["x"]), "lines[0].among[0]", "de är Förbund A"),
    "among twice": (line(among=["a", "a"]), "lines[0].among[1]", "två gånger"),
    "no such basis": (
        line(basis="paid"),
        "lines[0].basis",
        "planerade (”planned”), anmälda (”booked”)",
    ),
    "no such participants": (
        line(participants={"paid": ALL}),
        "lines[0].participants.paid",
        "planerade (”planned”), anmälda (”booked”)",
    ),
    "half a participant": (
        line(participants={"planned": {"a": "1.5"}}),
        "lines[0].participants.planned.a",
        "skriv ett heltal",
    ),
    "too many participants": (
        line(participants={"planned": {"a": 10**9}}),
        "lines[0].participants.planned.a",
        "är inget antal",
    ),
    "negative participants": (
        line(participants={"planned": {"a": -1}}),
        "lines[0].participants.planned.a",
        "negativt",
    ),
    "participants of no party": (
        line(participants={"planned": {"x": 1}}),
        "lines[0].participants.planned.x",
        "inte en av parterna",
    ),
    "participants of a party that the line is not for": (
        line(among=["a"], participants={"planned": {"a": 1, "b": 2}}),
        "lines[0].participants.planned.b",
        "raden gäller inte den parten",
    ),
    "alone of no party": (document(alone_sek={"x": 1}), "alone_sek.x", "inte en av parterna"),
    "negative alone": (document(alone_sek={"a": -1}), "alone_sek.a", "negativt"),
    "no key": (document(key=None), "key", "nyckel saknas"),
    "key no object": (document(key="equal"), "key", "är inget objekt"),
    "key without method": (key(weights=ALL), "key.method", "metod saknas"),
    "empty key": (key(), "key.method", "metod saknas; ange den, eller en nyckel i registret"),
    "method no text": (key(method=5), "key.method", "”5” är ingen metod"),
    "no such method": (key(method="lika"), "key.method", "Lika delar (”equal”), Efter vikter"),
    "no such agreed key": (key(key_id="lan-2013"), "key.key_id", "utbildningar 2014 (”lan-2014”)"),
    "agreed key with a method": (
        key(key_id="lan-2014", method="equal"),
        "key.method",
        "fältet finns inte",
    ),
    "agreed key lacks a party": (
        document(parties=["a", "b", "c", "d"], names={"d": "D"}, key={"key_id": "lan-2014"}),
        "key.key_id",
        "det saknas en uppgift för D; ta bort parten",
    ),
    "agreed key has another party": (
        document(parties=["a", "b"], key={"key_id": "lan-2014"}),
        "key.key_id",
        "gäller även Förbund C; lägg till dem bland parterna",
    ),
    "missing weight": (
        key(method="weights", weights={"a": 1, "b": 1}),
        "key.weights",
        "det saknas en uppgift för Förbund C",
    ),
    "no weight": (key(method="weights", weights=dict.fromkeys("abc", 0)), "key.weights", "alla är"),
    "negative weight": (
        key(method="weights", weights={**ALL, "c": -1}),
        "key.weights.c",
        "negativt",
    ),
    "weight in words": (
        key(method="weights", weights={**ALL, "c": "en"}),
        "key.weights.c",
        "”en” är inget tal",
    ),
    "weight over nought": (
        key(method="weights", weights={**ALL, "c": "1/0"}),
        "key.weights.c",
        "är inget tal",
    ),
    "endless weight": (
        key(method="weights", weights={**ALL, "c": 10**15}),
        "key.weights.c",
        "högst 15 siffror",
    ),
    "true as weight": (
        key(method="weights", weights={**ALL, "c": True}),
        "key.weights.c",
        "true är inget tal",
    ),
    "weights no object": (key(method="weights", weights=[1]), "key.weights", "är inget objekt"),
    "weights of nobody": (
        key(method="weights", weights={"A": 1}),
        "key.weights.A",
        "kan inte vara",
    ),
    "shares do not make 1": (
        key(method="fixed_shares", shares={"a": "0.3", "b": "0.3", "c": "0.3"}),
        "key.shares",
        "tillsammans 0,9; de ska bli exakt 1",
    ),
    "negative cap": (
        key(method="fixed_amounts", amounts=ALL, cap_sek=-1),
        "key.cap_sek",
        "negativt",
    ),
    "second method asks too much": (
        key(method="fixed_amounts", amounts=ALL, cap_sek=1, excess={"method": "weights"}),
        "key.excess.weights",
        "fältet saknas",
    ),
    "second method lacks a weight": (
        key(
            method="fixed_amounts",
            amounts=ALL,
            cap_sek=1,
            excess={"method": "weights", "weights": {"a": 1}},
        ),
        "key.excess.weights",
        "Förbund B och Förbund C",
    ),
    "second method for no party": (
        key(
            method="fixed_amounts",
            amounts=ALL,
            cap_sek=1,
            excess={"method": "weights", "weights": {"x": 1}},
        ),
        "key.excess.weights.x",
        "inte en av parterna",
    ),
    "floor above ceiling": (
        key(method="bounded", weights=ALL, floor_sek={"a": 5}, ceiling_sek={"a": 4}),
        "key.floor_sek.a",
        "golvet 5 kr är högre än taket 4 kr",
    ),
    "floors too high": (
        key(method="bounded", weights=ALL, floor_sek={"a": 901}),
        "key.floor_sek",
        "sänk golven",
    ),
    "ceilings too low": (
        key(method="bounded", weights=ALL, ceiling_sek=dict.fromkeys("abc", 299)),
        "key.ceiling_sek",
        "höj taken",
    ),
    "nobody to bear what the ceilings leave": (
        key(method="bounded", weights={"a": 1, "b": 0, "c": 0}, ceiling_sek={"a": 5}),
        "key.ceiling_sek",
        "höj taken",
    ),
    "no bounded weight": (
        key(method="bounded", weights=dict.fromkeys("abc", 0)),
        "key.weights",
        "alla är 0",
    ),
    "fixed part above the cost": (
        key(**TWO_PART | {"fixed_sek": 901}, participants=ALL),
        "key.fixed_sek",
        "mer än kostnaden 900 kr",
    ),
    "negative fixed part": (
        key(**TWO_PART | {"fixed_sek": -1}, participants=ALL),
        "key.fixed_sek",
        "negativt",
    ),
    "no participants stated": (
        key(**TWO_PART),
        "lines[0].participants.planned",
        "det saknas en uppgift för Förbund A",
    ),
    "participants of some stated": (
        line(participants={"planned": {"a": 1, "b": 2}}, key=TWO_PART),
        "lines[0].participants.planned",
        "Förbund C; skriv 0",
    ),
    "nobody takes part": (
        key(**TWO_PART, participants=dict.fromkeys("abc", 0)),
        "key.participants",
        "ingen deltar",
    ),
    "too many for Shapley": (
        document(
            parties=[f"p{i}" for i in range(13)],
            names={f"p{i}": f"P {i}" for i in range(13)},
            key={
                "method": "shapley",
                "steps": {"size": 1, "step_sek": 1, "per_head_sek": 1},
                "participants": {f"p{i}": 1 for i in range(13)},
            },
        ),
        "key.method",
        "högst 12 parter och här är 13",
    ),
    "neither steps nor coalitions": (key(method="shapley"), "key.coalitions", "en av dem"),
    "size of nothing": (
        key(
            method="shapley",
            steps={"size": 0, "step_sek": 1, "per_head_sek": 1},
            participants=ALL,
        ),
        "key.steps.size",
        "en grupp är minst 1",
    ),
    "negative step": (
        key(
            method="shapley",
            steps={"size": 1, "step_sek": -1, "per_head_sek": 1},
            participants=ALL,
        ),
        "key.steps.step_sek",
        "negativt",
    ),
    "coalitions missing": (
        key(method="shapley", coalitions={"a": 1}),
        "key.coalitions",
        "saknas för Förbund A och Förbund B; Förbund A och Förbund C; Förbund A, Förbund B och",
    ),
    "coalition missing": (
        key(method="shapley", coalitions={k: v for k, v in coalitions().items() if k != "a+b"}),
        "key.coalitions",
        "saknas för Förbund A och Förbund B. Varje",
    ),
    "coalition twice": (
        key(method="shapley", coalitions=coalitions() | {"b+a": 9}),
        "key.coalitions.b+a",
        "Förbund A och Förbund B anges två gånger",
    ),
    "member twice": (
        key(method="shapley", coalitions=coalitions() | {"a+a": 9}),
        "key.coalitions.a+a",
        "en part står två gånger",
    ),
    "member no party": (
        key(method="shapley", coalitions=coalitions() | {"a+x": 9}),
        "key.coalitions.a+x",
        "inte en av parterna",
    ),
    "negative coalition": (
        key(method="shapley", coalitions=coalitions(a=-1)),
        "key.coalitions.a",
        "negativt",
    ),
    "coalitions no object": (key(method="shapley", coalitions=5), "key.coalitions", "inget objekt"),
    "somebody would be paid": (
        key(method="shapley", coalitions=coalitions(a=0) | {"b+c": 90}),
        "key.coalitions",
        "Förbund A skulle få betalt",
    ),
    "a free game of a cost": (
        key(method="shapley", coalitions=dict.fromkeys(coalitions(), 0)),
        "key.coalitions",
        "0 kr men 900 kr ska delas",
    ),
    "separable cost above what it is worth": (
        key(method="scrb", marginal_sek=dict.fromkeys("abc", 9), alone_sek=dict.fromkeys("abc", 8)),
        "key.marginal_sek.a",
        "mer än vad det är värt",
    ),
    "separable costs above the cost": (
        key(
            method="scrb",
            marginal_sek=dict.fromkeys("abc", 301),
            alone_sek=dict.fromkeys("abc", 400),
        ),
        "key.marginal_sek",
        "tillsammans 903 kr, mer än kostnaden 900 kr",
    ),
    "no alone": (key(method="scrb", marginal_sek=ALL), "key.alone_sek", "det saknas en uppgift"),
    "allocation too small": (
        key(method="state_model", allocation_sek=5, support=ALL, inhabitants_16_64=ALL),
        "key.allocation_sek",
        "400 000 kr till var och en av 3 parter",
    ),
    "negative allocation": (
        key(method="state_model", allocation_sek=-5, support=ALL, inhabitants_16_64=ALL),
        "key.allocation_sek",
        "negativt",
    ),
    "no support": (
        key(
            method="state_model",
            allocation_sek=2_000_000,
            support=dict.fromkeys("abc", 0),
            inhabitants_16_64=ALL,
        ),
        "key.support",
        "alla är 0",
    ),
    "inhabitants missing": (
        key(
            method="state_model",
            allocation_sek=2_000_000,
            support=ALL,
            inhabitants_16_64={"a": 1, "b": 2},
        ),
        "key.inhabitants_16_64",
        "Förbund C",
    ),
    "a key of a line": (
        line(key={"method": "weights", "weights": {"a": 1}}),
        "lines[0].key.weights",
        "Förbund B och Förbund C",
    ),
}


@pytest.mark.parametrize("name", NOT_CASES)
def test_what_is_wrong_names_its_field_and_what_would_be_right(register, name):
    content, field, said = NOT_CASES[name]
    error = error_of(content, register)
    assert error.field == field
    assert said in error.message.replace(NBSP, " ")


def test_the_place_is_named_in_swedish_too(register):
    error = error_of(line(amount_sek="x"), register)
    assert error.place == "rad 1 ”Konferens”, belopp"
    assert str(error).startswith("lines[0].amount_sek: ”x” är inget belopp")
    error = error_of(document(parties=["a", "X"]), register)
    assert error.place == "parter, nummer 2"


FILES = {
    "not UTF-8": ("Förbund".encode("latin-1"), "", "inte UTF-8"),
    "not JSON": (b'{"title": \n x}', "", "fel på rad 2, tecken 2"),
    "empty": (b"", "", "filen är inte JSON"),
    "no object": (b"5", "", "är inget objekt"),
    "a list": (b"[]", "", "är inget objekt"),
    "no number": (b'{"title": NaN}', "", "”NaN” är inget tal"),
    "no end": (b'{"title": -Infinity}', "", "”-Infinity” är inget tal"),
    "field twice": (b'{"title": "a", "title": "b"}', "title", "fältet står två gånger"),
    "endless number": (
        b'{"title": "a", "parties": ["a"], "lines": [], "year": ' + b"9" * 5000 + b"}",
        "year",
        "är inget antal",
    ),
    "endless power": (
        b'{"title": "a", "parties": ["a"], "lines": [], "year": 1e99999999999999999999}',
        "year",
        "är inget antal",
    ),
    "endless levels": (b"[" * 100_000, "", "nivåer i varandra på rad 1, tecken 25"),
    "huge power": (
        b'{"title": "a", "parties": ["a"], "lines": [{"title": "a", "amount_sek": 1e999999999}]}',
        "lines[0].amount_sek",
        "är inget belopp",
    ),
    "huge count": (
        b'{"title": "a", "parties": ["a"], "year": 1e999999999, "lines": []}',
        "year",
        "är inget antal",
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_case_is_told_so(register, name):
    content, field, said = FILES[name]
    with pytest.raises(CaseError) as raised:
        read_case_file(content, register=register)
    assert raised.value.field == field
    assert said in raised.value.message


def test_a_file_with_a_byte_order_mark_is_read(register):
    content = b"\xef\xbb\xbf" + json.dumps(document()).encode()
    assert read_case_file(content, register=register).title == "Ett fall"


def test_a_file_larger_than_a_case_can_be_is_refused_before_it_is_read(register):
    with pytest.raises(CaseError, match="en beräkning kan ha högst"):
        read_case_file(b" " * 1_000_001, register=register)


@pytest.mark.parametrize("name", NOT_CASES)
def test_no_message_shows_a_key_word_or_the_id_of_a_party_that_has_a_name(register, name):
    error = error_of(NOT_CASES[name][0], register)
    said = f"{error.place}: {error.message}"
    assert not re.search(r"\b[abc]\b(?!–)", said)
    assert not re.search(
        r"\b[a-z]+_[a-z_]+\b|\b(equal|title|weights)\b", re.sub("”[^”]*”", "", said)
    )
