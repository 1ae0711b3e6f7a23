"""SIE files, types 1 to 4: the accounts, years and amounts of somebody's books.

Vouchers are not read: what they make of each account stands in the file already.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Final

from finsam_metrics.documents.books.fields import Field, FieldsError, split_fields
from finsam_metrics.documents.books.letters import decode_books
from finsam_metrics.documents.kinds import check_file
from finsam_metrics.documents.reasons import UnreadableError, reading_error
from finsam_metrics.model.books import Account, BookAmount, BookLabel, Books, FiscalYear
from finsam_metrics.model.errors import ReadingError

_LARGEST: Final = 50_000_000
_HEAD: Final = 8_192
_FIRST_LINES: Final = 50
_MOST_LINES: Final = 1_000_000
_MOST_AMOUNTS: Final = 200_000
_MOST_TOLD: Final = 10
# Labels whose last field is a name, with how many fields stand before it.
_NAMING: Final = {"#FNAMN": 1, "#KONTO": 2}
_LINE_END: Final = re.compile(r"\r\n|\n|\r")
_FIRST_LABELS: Final = ("#FLAGGA", "#FORMAT", "#SIETYP", "#PROGRAM")
_LAST_TYPE: Final = 4
_LONGEST_AMOUNT: Final = 20
_LONGEST_ACCOUNT: Final = 12
_LONGEST_QUOTE: Final = 40
_SIGNS: Final = frozenset("+-.0123456789")
_ORE: Final = Decimal("0.01")
_OUR_CURRENCY: Final = "SEK"


class _LineError(Exception):
    """A line that cannot be read: why, in English and in Swedish."""

    def __init__(self, english: str, swedish: str) -> None:
        self.english, self.swedish = english, swedish
        super().__init__(english)


@dataclass(kw_only=True)
class _Gathered:
    """What the lines have stated so far."""

    single: dict[str, Any] = field(default_factory=dict)
    years: dict[int, FiscalYear] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)
    amounts: list[BookAmount] = field(default_factory=list)
    first_line: dict[tuple[object, ...], int] = field(default_factory=dict)


def holds_books(path: Path) -> bool:
    """Whether a file is a SIE file, by how it begins; one that cannot be opened is none."""
    try:
        check_file(path)
        with path.open("rb") as file:
            text, _ = decode_books(file.read(_HEAD))
    except (UnreadableError, OSError):
        return False
    return _begins_as_books(_LINE_END.split(text))


def read_books(path: Path) -> Books:
    """Read a SIE file.

    Raises:
        ReadingError: It is none, or lines that matter cannot be read; each is named.
    """
    try:
        check_file(path)
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except UnreadableError as error:
        raise reading_error(path.name, error.reason) from error
    except OSError as error:
        raise ReadingError(
            f"cannot read {path.name}: {error.strerror}", swedish="Filen går inte att öppna."
        ) from error
    return parse_books(content, name=path.name)


def parse_books(content: bytes, *, name: str) -> Books:
    """Read the content of a SIE file.

    Args:
        content: The file.
        name: How messages name it.

    Raises:
        ReadingError: It is no SIE file, or lines that matter cannot be read; each is named.
    """
    if len(content) > _LARGEST:
        raise _refused(
            name,
            "the file is larger than 50 MB; export the year without its vouchers (type 1, 2 or 3)",
            "Filen är större än 50 MB. Exportera året utan verifikationer (typ 1, 2 eller 3).",
        )
    text, encoding = decode_books(content)
    lines = _LINE_END.split(text.rstrip("\x1a\x00\r\n "))
    if not _begins_as_books(lines):
        raise _refused(
            name,
            "the file is no SIE file of type 1 to 4; export the books as SIE 4",
            "Filen är ingen SIE-fil av typ 1–4. Exportera bokföringen som SIE 4.",
        )
    if len(lines) > _MOST_LINES:
        raise _refused(
            name,
            "the file has more than a million lines; export the year without its vouchers",
            "Filen har mer än en miljon rader. Exportera året utan verifikationer.",
        )
    gathered = _Gathered()
    faults: list[tuple[int, _LineError]] = []
    for number, line in enumerate(lines, start=1):
        try:
            _read_line(line, number, gathered)
        except _LineError as error:
            faults.append((number, error))
    if faults:
        raise _unreadable_lines(name, faults)
    return Books(
        company_name=gathered.single.get("#FNAMN"),
        organisation_number=gathered.single.get("#ORGNR"),
        sie_type=gathered.single.get("#SIETYP", 1),
        encoding=encoding,
        made_day=gathered.single.get("#GEN"),
        until_day=gathered.single.get("#OMFATTN"),
        years=tuple(sorted(gathered.years.values(), key=lambda year: -year.order)),
        accounts=tuple(gathered.accounts.values()),
        amounts=tuple(gathered.amounts),
    )


def _begins_as_books(lines: Sequence[str]) -> bool:
    return any(line.lstrip().upper().startswith(_FIRST_LABELS) for line in lines[:_FIRST_LINES])


def _refused(name: str, english: str, swedish: str) -> ReadingError:
    return ReadingError(f"cannot read {name}: {english}", swedish=swedish)


def _unreadable_lines(name: str, faults: Sequence[tuple[int, _LineError]]) -> ReadingError:
    told = faults[:_MOST_TOLD]
    english = [f"  line {number}: {error.english}" for number, error in told]
    swedish = [f"Rad {number}: {error.swedish}" for number, error in told]
    if len(faults) > len(told):
        english.append(f"  and {len(faults) - len(told)} lines more")
        swedish.append(f"Och {len(faults) - len(told)} rader till.")
    return ReadingError(
        "\n".join([f"cannot read {name}", *english, "  export the books anew"]),
        swedish=" ".join([*swedish, "Exportera bokföringen på nytt."]),
    )


def _read_line(line: str, number: int, gathered: _Gathered) -> None:
    label, _, _ = line.lstrip().replace("\t", " ").partition(" ")
    read = _READERS.get(label.upper())
    if read is None:
        return
    try:
        fields = split_fields(line)
    except FieldsError as error:
        if label.upper() in _NAMING:
            # Some programs write a lost letter as a quotation mark; the number holds all the same.
            fields = [part.strip('" ') for part in line.split(maxsplit=_NAMING[label.upper()])]
            read(fields[1:], number, gathered)
            return
        raise _LineError(
            f"a quotation mark or a brace of {label} is not closed",
            f"Ett citattecken eller en klammer efter {label} är inte avslutad.",
        ) from error
    read(fields[1:], number, gathered)


def _read_text(label: str) -> "_Reader":
    def read(fields: Sequence[Field], _: int, gathered: _Gathered) -> None:
        said = _text(fields, 0)
        if said and not said.isspace():
            gathered.single.setdefault(label, said)

    return read


def _read_day(label: str) -> "_Reader":
    """A day that is only good to know: one that cannot be read is as none."""

    def read(fields: Sequence[Field], _: int, gathered: _Gathered) -> None:
        day = _parse_day(_text(fields, 0))
        if day is not None:
            gathered.single.setdefault(label, day)

    return read


def _read_type(fields: Sequence[Field], _: int, gathered: _Gathered) -> None:
    said = _text(fields, 0)
    kinds = {str(kind): kind for kind in range(1, _LAST_TYPE + 1)}
    kind = kinds.get(said[:1].strip())
    if kind is None or said.strip("EIei") != str(kind):
        raise _LineError(
            f"{_clipped(said)!r} is no type of file that can be read; export type 1, 2, 3 or 4",
            f"”{_clipped(said)}” är ingen filtyp som går att läsa. Exportera typ 1, 2, 3 eller 4.",
        )
    gathered.single["#SIETYP"] = kind


def _read_currency(fields: Sequence[Field], _: int, gathered: _Gathered) -> None:
    said = _text(fields, 0).upper()
    if said not in ("", _OUR_CURRENCY):
        raise _LineError(
            f"the books are kept in {_clipped(said)}, and only kronor can be compared",
            f"Bokföringen är i {_clipped(said)}. Bara kronor går att jämföra.",
        )
    gathered.single["#VALUTA"] = said


def _read_year(fields: Sequence[Field], number: int, gathered: _Gathered) -> None:
    order = _parse_order(_text(fields, 0))
    if len(fields) == 1:
        return
    first, last = _parse_day(_text(fields, 1)), _parse_day(_text(fields, 2))
    if first is None or last is None or last < first:
        said = f"{_text(fields, 1)} {_text(fields, 2)}".strip()
        raise _LineError(
            f"{_clipped(said)!r} is no year from its first day to its last",
            f"”{_clipped(said)}” är inget räkenskapsår från första till sista dagen.",
        )
    year = FiscalYear(order=order, first_day=first, last_day=last, line=number)
    _claim(("#RAR", order), number, gathered)
    gathered.years[order] = year


def _read_account(fields: Sequence[Field], number: int, gathered: _Gathered) -> None:
    account = _parse_account(_text(fields, 0))
    name = " ".join(one for one in fields[1:] if isinstance(one, str)).strip()
    if account not in gathered.accounts:
        gathered.accounts[account] = Account(number=account, name=name or None, line=number)


def _read_amount(label: BookLabel) -> "_Reader":
    """An amount of a year, or with its month and its objects an amount of a month."""
    is_monthly = label in (BookLabel.PERIOD, BookLabel.BUDGET)

    def read(fields: Sequence[Field], number: int, gathered: _Gathered) -> None:
        if len(gathered.amounts) >= _MOST_AMOUNTS:
            raise _LineError("there are too many amounts", "Filen har för många belopp.")
        order = _parse_order(_text(fields, 0))
        period = _parse_period(_text(fields, 1)) if is_monthly else None
        rest = fields[2:] if is_monthly else fields[1:]
        account = _parse_account(_text(rest, 0))
        objects, rest = _objects(rest[1:])
        printed = _text(rest, 0)
        if not objects:
            _claim((label, order, period, account), number, gathered)
        gathered.amounts.append(
            BookAmount(
                label=label,
                order=order,
                account=account,
                amount_sek=_parse_amount(printed),
                printed_text=printed,
                line=number,
                period=period,
                objects=objects,
            )
        )

    return read


def _objects(fields: Sequence[Field]) -> tuple[tuple[tuple[str, str], ...], Sequence[Field]]:
    """The objects that an amount is of, and the fields after them."""
    if not fields or isinstance(fields[0], str):
        return (), fields
    listed = fields[0]
    return tuple(zip(listed[::2], listed[1::2], strict=False)), fields[1:]


def _claim(what: tuple[object, ...], number: int, gathered: _Gathered) -> None:
    """See that nothing is stated twice: nobody could tell which of the two holds."""
    before = gathered.first_line.setdefault(what, number)
    if before != number:
        raise _LineError(
            f"the same is stated on line {before}", f"Samma sak står redan på rad {before}."
        )


def _text(fields: Sequence[Field], place: int) -> str:
    """A field as text; empty where there is none."""
    found = fields[place] if place < len(fields) else ""
    return found if isinstance(found, str) else ""


def _parse_order(text: str) -> int:
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= 3):
        raise _LineError(
            f"{_clipped(text)!r} is no number of a year, as 0 or -1",
            f"”{_clipped(text)}” är inget årsnummer, som 0 eller -1.",
        )
    return int(text)


def _parse_account(text: str) -> str:
    if not (text.isascii() and text.isalnum() and len(text) <= _LONGEST_ACCOUNT):
        raise _LineError(
            f"{_clipped(text)!r} is no number of an account",
            f"”{_clipped(text)}” är inget kontonummer.",
        )
    return text


def _parse_period(text: str) -> str:
    if _parse_day(f"{text}01") is None:
        raise _LineError(
            f"{_clipped(text)!r} is no year and month, as 202401",
            f"”{_clipped(text)}” är inget år och ingen månad, som 202401.",
        )
    return text


def _parse_day(text: str) -> date | None:
    if not (text.isascii() and text.isdecimal() and len(text) == len("20240131")):
        return None
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None


def _parse_amount(text: str) -> Decimal:
    plain = text.replace(",", ".")
    try:
        if not plain or len(plain) > _LONGEST_AMOUNT or not _SIGNS.issuperset(plain):
            raise InvalidOperation
        amount = Decimal(plain)
        if amount != amount.quantize(_ORE):
            raise InvalidOperation
    except InvalidOperation as error:
        raise _LineError(
            f"cannot read {_clipped(text)!r} as an amount, as -1250.50",
            f"”{_clipped(text)}” går inte att läsa som ett belopp, som -1250.50.",
        ) from error
    return amount.quantize(_ORE)


def _clipped(text: str) -> str:
    """What a message can quote of a text."""
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"


_Reader = Callable[[Sequence[Field], int, _Gathered], None]
_READERS: Final[Mapping[str, _Reader]] = {
    "#FNAMN": _read_text("#FNAMN"),
    "#ORGNR": _read_text("#ORGNR"),
    "#GEN": _read_day("#GEN"),
    "#OMFATTN": _read_day("#OMFATTN"),
    "#SIETYP": _read_type,
    "#VALUTA": _read_currency,
    "#RAR": _read_year,
    "#KONTO": _read_account,
    **{f"#{label}": _read_amount(label) for label in BookLabel},
}
