"""What looks like a private person in what would be published: it stops until it is taken out."""

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Final

from personnummer import personnummer

from finsam_metrics.model.records import PlanPackage

_LIKE_A_NUMBER: Final = re.compile(r"(?<!\d)(?:\d{2})?\d{6}[-+]?\d\d\d\d(?!\d)")
_EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
_TITLED: Final = re.compile(
    r"\b(?:ordförande|ledamot|ersättare|samordnare|förbundschef|kassör|sekreterare|revisor|namn)"
    r"\s*[:,]?\s+([A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)? [A-ZÅÄÖ][a-zåäöé]{3,})\b"
)
_SURNAME: Final = re.compile(
    r"\b[A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)? "
    r"[A-ZÅÄÖ][a-zåäöé]+(?:sson|qvist|kvist|ström|lund|berg|gren|blad|dahl|stedt|man|lin|én)\b"
)
_PLACES: Final = ("Norra", "Södra", "Östra", "Västra", "Region", "Stora", "Nya", "Gamla", "Sankt")
_TEXTS: Final = (
    "budget_line",
    "priority_group",
    "training",
    "initiative",
    "staffing",
    "meeting",
    "goal",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonalTrace:
    """A text that seems to name a private person.

    Attributes:
        table: Where it stands.
        line: Line of the document.
        text: The text as a whole.
        found_text: What in it looks so.
        is_number: Whether it is an identity number; else a name or an address.
    """

    table: str
    line: int | None
    text: str
    found_text: str
    is_number: bool


def find_personal_data(package: PlanPackage) -> list[PersonalTrace]:
    """Find personal identity numbers, e-mail addresses and what looks like a person's name.

    Identity numbers are those whose check digit is right. Names are known by their surname or by
    the title before them, so that not every one is found: a person reads through what is
    published as well.
    """
    found = [
        trace
        for table in _TEXTS
        for record in getattr(package, table)
        for text in asdict(record).values()
        if isinstance(text, str)
        for trace in personal_traces(table, getattr(record, "line", None), text)
    ]
    return list(dict.fromkeys(found))


def identity_numbers(text: str) -> list[str]:
    """Give the personal identity numbers in a text: those whose check digit is right."""
    return [one[0] for one in _LIKE_A_NUMBER.finditer(text) if personnummer.valid(one[0])]


def personal_traces(table: str, line: int | None, text: str) -> Iterator[PersonalTrace]:
    """Find in a text what ``find_personal_data`` finds."""
    numbers = identity_numbers(text)
    names = [one[1] for one in _TITLED.finditer(text)]
    names += [one[0] for one in _SURNAME.finditer(text) if not one[0].startswith(_PLACES)]
    names += [one[0] for one in _EMAIL.finditer(text)]
    for found in numbers:
        yield PersonalTrace(table=table, line=line, text=text, found_text=found, is_number=True)
    for found in dict.fromkeys(names):
        yield PersonalTrace(table=table, line=line, text=text, found_text=found, is_number=False)
