"""What a chart's expressions come to at a width: the part of Vega's language that the charts use.

The browser counts them when it has drawn the chart; the page needs the height before that.
"""

import math
import re
from collections.abc import Callable, Mapping
from typing import Any, Final

_WORD: Final = re.compile(
    r"\s*(\d+\.?\d*(?:e[-+]?\d+)?|[A-Za-z_]\w*|\|\||&&|[<>=!]=|[-+*/%<>!?:(),\[\]])"
)
_BINARY: Final[tuple[dict[str, Callable[[Any, Any], Any]], ...]] = (
    {"||": lambda a, b: a or b},
    {"&&": lambda a, b: a and b},
    {"==": lambda a, b: a == b, "!=": lambda a, b: a != b},
    {
        "<": lambda a, b: a < b,
        ">": lambda a, b: a > b,
        "<=": lambda a, b: a <= b,
        ">=": lambda a, b: a >= b,
    },
    {"+": lambda a, b: a + b, "-": lambda a, b: a - b},
    {"*": lambda a, b: a * b, "/": lambda a, b: a / b if b else math.inf, "%": math.fmod},
)
_FUNCTIONS: Final[dict[str, Callable[..., Any]]] = {
    "ceil": math.ceil,
    "clamp": lambda value, low, high: min(max(value, low), high),
    "floor": math.floor,
    "max": lambda *values: max(values),
    "min": lambda *values: min(values),
}
_CONSTANTS: Final = {"true": True, "false": False}


def evaluate(expression: str, names: Mapping[str, Any]) -> Any:
    """Count an expression of numbers, names, lists, conditions and a few functions.

    Both sides of a condition are counted, since none of the charts' can fail.

    Args:
        expression: As Vega reads it.
        names: What each name stands for.

    Raises:
        ValueError: The expression holds something else.

    >>> evaluate("width < 620 ? 0 : max(184, width / 2)", {"width": 1000})
    500.0
    """
    tokens = _tokens(expression)
    value, rest = _conditional(tokens, 0, names)
    if rest != len(tokens) - 1:
        raise ValueError(f"cannot count {expression!r}: {tokens[rest]!r} is not expected")
    return value


def count_all(expressions: Mapping[str, str], width: float) -> dict[str, Any]:
    """Count expressions by name, in the order in which they use each other, at a width."""
    known: dict[str, Any] = {"width": width}
    for name, expression in expressions.items():
        known[name] = evaluate(expression, known)
    return known


def _tokens(expression: str) -> list[str]:
    found, place = [], 0
    while place < len(expression.rstrip()):
        word = _WORD.match(expression, place)
        if word is None:
            raise ValueError(f"cannot count {expression!r} from {expression[place : place + 20]!r}")
        found.append(word[1])
        place = word.end()
    return [*found, ""]


def _conditional(tokens: list[str], at: int, names: Mapping[str, Any]) -> tuple[Any, int]:
    value, at = _binary(tokens, at, names, 0)
    if tokens[at] != "?":
        return value, at
    positive, at = _conditional(tokens, at + 1, names)
    negative, at = _conditional(tokens, _after(tokens, at, ":"), names)
    return (positive if value else negative), at


def _binary(tokens: list[str], at: int, names: Mapping[str, Any], level: int) -> tuple[Any, int]:
    if level == len(_BINARY):
        return _single(tokens, at, names)
    value, at = _binary(tokens, at, names, level + 1)
    while (combine := _BINARY[level].get(tokens[at])) is not None:
        other, at = _binary(tokens, at + 1, names, level + 1)
        value = combine(value, other)
    return value, at


def _single(tokens: list[str], at: int, names: Mapping[str, Any]) -> tuple[Any, int]:
    word = tokens[at]
    if word in ("-", "!"):
        value, at = _single(tokens, at + 1, names)
        return (-value if word == "-" else not value), at
    if word == "(":
        value, at = _conditional(tokens, at + 1, names)
        at = _after(tokens, at, ")")
    elif word == "[":
        value, at = _list(tokens, at + 1, names, "]")
    elif word in _FUNCTIONS:
        given, at = _list(tokens, _after(tokens, at + 1, "("), names, ")")
        value = _FUNCTIONS[word](*given)
    elif word[:1].isdigit():
        value, at = float(word), at + 1
    else:
        value, at = {**_CONSTANTS, **names}[word], at + 1
    while tokens[at] == "[":
        place, at = _conditional(tokens, at + 1, names)
        value, at = value[int(place)], _after(tokens, at, "]")
    return value, at


def _list(tokens: list[str], at: int, names: Mapping[str, Any], end: str) -> tuple[list[Any], int]:
    values: list[Any] = []
    while tokens[at] != end:
        value, at = _conditional(tokens, at, names)
        values.append(value)
        if tokens[at] == ",":
            at += 1
    return values, at + 1


def _after(tokens: list[str], at: int, expected: str) -> int:
    if tokens[at] != expected:
        raise ValueError(f"{expected!r} is expected, not {tokens[at]!r}")
    return at + 1
