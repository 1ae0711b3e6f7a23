"""How wide a text becomes in the charts' font, and where it may be broken.

Vega neither wraps a text nor tells how wide it is, so the chart is given the widths as figures.
"""

from typing import Final

from finsam_metrics.model.swedish_numbers import NBSP

# Advance widths of Source Sans, thousandths of the size, measured in Chromium.
_ADVANCES: Final = {
    character: advance
    for advance, characters in {
        100: "\N{THIN SPACE}",
        200: f" {NBSP}",
        241: "|",
        246: "i",
        247: "j",
        249: "',.:;·’",
        255: "l",
        263: "I",
        289: "!",
        292: "f",
        303: "()[]",
        311: "-",
        338: "t",
        347: "r",
        350: "/",
        418: "*",
        419: "s",
        425: "?z",
        426: '"“”',
        446: "x",
        456: "c",
        467: "vy",
        476: "Y",
        479: "J",
        480: "–",
        486: "L",
        494: "F",
        495: "k",
        496: "eé",
        497: "+0123456789<=>−",
        500: "_",
        504: "agäå",
        513: "X",
        515: "V",
        527: "EÉ",
        534: "S",
        536: "T",
        539: "Z",
        542: "oö",
        543: "A",
        544: "huÄÅü",
        547: "n",
        553: "b",
        555: "dpq",
        566: "P",
        569: "R",
        571: "C",
        579: "K",
        588: "B",
        609: "&",
        615: "D",
        617: "G",
        645: "UÜ",
        647: "N",
        652: "H",
        664: "OQÖ",
        719: "w",
        727: "M",
        786: "W",
        800: "—",
        824: "%",
        829: "m",
        847: "@",
        948: "…",
    }.items()
    for character in characters
}
_WIDEST_GUESS: Final = 620
_BOLDER: Final = {400: 1.0, 600: 1.03, 700: 1.065}


def text_width(text: str, size: int, *, weight: int = 400) -> float:
    """Width in px of the longest line of a text, within a few per cent.

    >>> round(text_width("Uppföljning och kartläggning", 14))
    170
    """
    return max(_line_width(line, size, weight) for line in text.split("\n"))


def wrap_text(text: str, room: float, size: int, *, weight: int = 400) -> str:
    """Break a text at its spaces so that each line fits in a room of px where words allow."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _line_width(longer, size, weight) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(lines)


def break_evenly(text: str, line_count: int, size: int, *, weight: int = 400) -> str:
    """Break a text into at most so many lines, the longest of them as short as it can be."""
    if line_count == 1 or " " not in text:
        return text
    least = max(_line_width(word, size, weight) for word in text.split(" "))
    most = _line_width(text, size, weight)
    room = least
    while room < most:
        broken = wrap_text(text, room, size, weight=weight)
        if broken.count("\n") < line_count:
            return broken
        room += 4
    return text


def _line_width(line: str, size: int, weight: int) -> float:
    advance = sum(_ADVANCES.get(character, _WIDEST_GUESS) for character in line)
    return advance * size * _BOLDER[weight] / 1000
