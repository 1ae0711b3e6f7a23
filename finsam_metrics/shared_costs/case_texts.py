"""The text of a case file or link as JSON: no more of it, and no deeper, than a case can be."""

import json
import re
from decimal import Decimal
from typing import Final

from finsam_metrics.shared_costs.fields import CASE

LARGEST_BYTES: Final = 1_000_000
_DEEPEST: Final = 24
_LONGEST_WHOLE: Final = 30  # digits; longer ones are read as decimals, which have no limit
_TOKENS: Final = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[\]{}]', re.DOTALL)


def load_text(text: str) -> object:
    """Read JSON, with decimals as ``Decimal``.

    Raises:
        CaseError: It is no JSON, has a field twice or a number that is none, or is too deep. It
            names the row where that can be told.
    """
    _refuse_depth(text)
    try:
        loaded: object = json.loads(
            text,
            parse_int=_read_whole,
            parse_float=_read_decimal,
            parse_constant=_refuse_constant,
            object_pairs_hook=_refuse_doubles,
        )
    except json.JSONDecodeError as error:
        raise CASE.error(
            f"filen är inte JSON: fel på rad {error.lineno}, tecken {error.colno}; rätta där"
        ) from None
    return loaded


def _refuse_depth(text: str) -> None:
    depth = 0
    for token in _TOKENS.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(token[0], 0)
        if depth > _DEEPEST:
            before = text[: token.start()]
            row, sign = before.count("\n") + 1, token.start() - before.rfind("\n")
            raise CASE.error(
                f"filen har fler än {_DEEPEST} nivåer i varandra på rad {row}, tecken {sign}; "
                "en beräkning har färre"
            )


def _read_whole(digits: str) -> int | Decimal:
    return int(digits) if len(digits) <= _LONGEST_WHOLE else Decimal(digits)


def _read_decimal(written: str) -> Decimal | str:
    """Read a decimal; what is no number for its power is left as text, for its field to refuse."""
    try:
        return Decimal(written)
    except ArithmeticError:
        return written


def _refuse_constant(name: str) -> None:
    raise CASE.error(f"”{name}” är inget tal; skriv ett tal, eller utelämna fältet")


def _refuse_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    document: dict[str, object] = {}
    for name, value in pairs:
        if name in document:
            raise CASE.of(name).error("fältet står två gånger; skriv det en gång")
        document[name] = value
    return document
