"""Amounts with their unit in running text, whatever they are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from finsam_metrics.words.amounts import GROUPED_NUMBER, parse_amount_sek, parse_number
from finsam_metrics.words.bounds import ABOUT
from finsam_metrics.words.dashes import DASH, DASH_SIGNS
from finsam_metrics.words.number_words import NUMBER_WORDS
from finsam_metrics.words.spaces import SPACE
from finsam_metrics.words.units import SPELLED_UNIT, is_bare_million, unit_of_amount
from finsam_metrics.words.years import is_plain_year

_AMOUNT: Final = re.compile(
    rf"(?<![\w.,/§:])(?P<sign>minus |{DASH}(?=\d))?"
    rf"(?:(?P<low>{GROUPED_NUMBER}){SPACE}?(?:{DASH}|till|och){SPACE}?)?"
    rf"(?P<number>{GROUPED_NUMBER}|{NUMBER_WORDS})(?:{SPACE}?(?P<unit>{SPELLED_UNIT})(?!\w)|"
    rf"(?P<dash>:{DASH}))",
    re.IGNORECASE,
)
_ABOUT: Final = re.compile(rf"(?:\b{ABOUT}|~)\s*$", re.IGNORECASE)
_PER: Final = re.compile(
    r"\s*(?:(?:per|i)\s+(?!år\b|den\b)(?:individ|deltagare|person|invånare|timme|dag|månad|möte|"
    r"sammanträde|kvartal|termin|vecka|plats|styck|tillfälle|förrättning|mil|och\b)\w*|"
    r"/\s?(?:individ|deltagare|person|inv\w*|tim\w*|h\b|dag|mån\w*|möte|mil|st\b|plats|"
    r"tillfälle)\w*|"
    r"(?:om dagen|i timmen|i månaden|i veckan))",
    re.IGNORECASE,
)
_AFTER_BARE_MILLION: Final = re.compile(
    rf"\s*(?:$|[.,;:)=+{DASH_SIGNS}]|(?:i|från|för|till|som|och|av|per|under|varav|vilket|samt|år|"
    r"vardera|var|med|på|om|eller|är|har|ska|skall|kommer|fördela\w*|avsätt\w*)\b)",
    re.IGNORECASE,
)
_ROW_END: Final = re.compile(rf"(?<=\S)\s+(?P<number>{GROUPED_NUMBER})\s*$")
_JOINED_ROWS: Final = re.compile(
    rf"(?P<first>.*?[^\W\d].*?)\s+(?P<number>{GROUPED_NUMBER})\s+(?P<second>[^\W\d].*)"
)
_LONGEST_ROW: Final = 200
_FEWEST_DIGITS: Final = 3
_MOST_SEK: Final = Decimal(1_000_000_000)


@dataclass(frozen=True, kw_only=True, slots=True)
class TextAmount:
    """One amount in a text.

    Attributes:
        start: Where it begins in the text, its sign included.
        end: Where it ends, its unit included.
        printed_text: The number as printed, with its sign.
        unit: kr, tkr or mkr.
        amount_sek: In kronor.
        is_approximate: True where the text says about, or gives a range.
        per_text: "per deltagare" and the like; None where it is no rate.
    """

    start: int
    end: int
    printed_text: str
    unit: str
    amount_sek: Decimal
    is_approximate: bool
    per_text: str | None


def scan_amounts(text: str) -> list[TextAmount]:
    """Find every number, also in words, that a unit of money follows. A range gives both its ends.

    >>> [(a.printed_text, a.unit) for a in scan_amounts("kvarvarande medel från 2013 3 265 tkr")]
    [('3 265', 'tkr')]
    """
    return [amount for match in _AMOUNT.finditer(text) for amount in _read(text, match)]


def split_row(text: str) -> tuple[str, str] | None:
    """Split a row of a table that stands in running text: its label, and a number without a unit.

    A short number and a year are part of a name.

    >>> split_row("Arbetsträning 1 210"), split_row("Steg 2"), split_row("SUV 2020")
    (('Arbetsträning', '1 210'), None, None)
    """
    match = _ROW_END.search(text) if len(text) <= _LONGEST_ROW else None
    if match is None or is_plain_year(match["number"]):
        return None
    label = text[: match.start()].strip()
    is_amount = sum(map(str.isdigit, match["number"])) >= _FEWEST_DIGITS
    return (label, match["number"]) if is_amount and any(map(str.isalpha, label)) else None


def part_joined_rows(label: str) -> tuple[str, str, str] | None:
    """Part a label that was read of two rows; None where no amount stands between words.

    Returns:
        The first row's label and amount, and the second row's label.

    >>> part_joined_rows("Lön 1 200 Hyra"), part_joined_rows("Lön och hyra")
    (('Lön', '1 200', 'Hyra'), None)
    """
    match = _JOINED_ROWS.fullmatch(label.strip()) if len(label) <= _LONGEST_ROW else None
    if match is None or is_plain_year(match["number"]):
        return None
    if sum(map(str.isdigit, match["number"])) < _FEWEST_DIGITS:
        return None
    return match["first"], match["number"], match["second"]


def amount_without_unit(number: str, unit: str) -> TextAmount | None:
    """Give the amount of a cell or a row whose unit stands elsewhere; None where it is blank."""
    amount = parse_amount_sek(number, unit=unit)
    if amount is None:
        return None
    return TextAmount(
        start=0,
        end=len(number),
        printed_text=number.strip(),
        unit=unit,
        amount_sek=amount,
        is_approximate=False,
        per_text=None,
    )


def _read(text: str, match: re.Match[str]) -> Iterator[TextAmount]:
    spelled = match["unit"] or ""
    if is_bare_million(spelled) and not _AFTER_BARE_MILLION.match(text, match.end()):
        return
    unit = unit_of_amount(spelled)
    if unit == "kr" and not match["number"][0].isdigit():
        return
    is_range = _is_range(text, match)
    per = _PER.match(text, match.end())
    sign = "-" if match["sign"] and not is_range else ""
    names = ("low", "number") if is_range else ("number",)
    start = match.start("number") if match["low"] and not is_range else match.start()
    for name in names:
        number = match[name]
        amount = parse_amount_sek(f"{sign}{number}", unit=unit)
        if amount is None or abs(amount) >= _MOST_SEK:
            continue
        yield TextAmount(
            start=match.start(name) if is_range else start,
            end=match.end(),
            printed_text=f"{sign}{number}",
            unit=unit,
            amount_sek=amount,
            is_approximate=is_range or bool(_ABOUT.search(text[: match.start()])),
            per_text=per[0].strip() if per else None,
        )


def _is_range(text: str, match: re.Match[str]) -> bool:
    """Whether two numbers are the ends of a range: "2-3 mkr", not "2012 och 3 mkr".

    What an amount comes up to in a year is none either: "uppgår 2024 till 4 200 tkr".
    """
    if not match["low"] or not match["number"][0].isdigit():
        return False
    between = text[match.end("low") : match.start("number")].strip()
    if between == "och":
        return bool(re.search(r"mellan\s$", text[: match.start("low")], re.IGNORECASE))
    is_of_year = between == "till" and is_plain_year(match["low"])
    if is_of_year and not re.search(r"från\s$", text[: match.start("low")], re.IGNORECASE):
        return False
    return parse_number(match["low"]) < parse_number(match["number"])
