"""Texts with signs that the fonts of a PDF can show."""

import unicodedata
from typing import Any, Final

# Blocks of signs that the fonts in Typst can show. One sign outside them, such as a picture,
# and no document would be made: PDF/UA wants every sign to have a shape.
_SHOWN_BLOCKS: Final = (
    range(0x20, 0x250),
    range(0x370, 0x460),
    range(0x1E00, 0x1F00),
    range(0x2000, 0x2041),
    range(0x20A0, 0x20C0),
    range(0x2190, 0x219A),
    range(0x2200, 0x2300),
    range(0x25A0, 0x2600),
)
_UNSHOWN: Final = "\N{WHITE SQUARE}"


def as_shown(value: Any) -> Any:
    """Give the same value with texts that the fonts can show; a picture is left as it is."""
    if isinstance(value, dict):
        return {name: as_shown(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [as_shown(item) for item in value]
    if isinstance(value, str):
        return "".join(map(_shown_sign, unicodedata.normalize("NFC", value)))
    return value


def _shown_sign(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind in ("Cc", "Zl", "Zp"):
        return " "
    if kind == "Cf":
        return ""
    known = kind != "Cn" and any(ord(sign) in block for block in _SHOWN_BLOCKS)
    return sign if known else _UNSHOWN
