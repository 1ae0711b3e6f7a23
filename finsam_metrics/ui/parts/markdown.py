"""Text from the data as it stands, where Streamlit would read it as markup.

Backslashes keep what Markdown reads. Of what is left Streamlit makes links, icons and arrows,
so their signs are parted by a word joiner, which has no width and breaks no line.
"""

import re
from typing import Final

_JOINER: Final = "\N{WORD JOINER}"
_SPACES: Final = re.compile(r"[ \t\r\n\f\v\x1c-\x1f\x85\u2028\u2029]+")
_MARKUP: Final = re.compile(r"([\\`*_{}\[\]$~:#<>|&])")
_LIST_OR_RULE: Final = re.compile(r"^(\d{0,9})([-+=.)])(?=[\s=-]|$)")
_LINK: Final = re.compile(
    r"(?<=http)(?=://)|(?<=https)(?=://)|(?<=www)(?=\.)|(?<=@)", re.IGNORECASE
)
_ICON: Final = re.compile(r":(?=[\w+/-]+:)")
_ARROW: Final = re.compile(r"(?<!\S)(<|-|>|~)(->|>|-|=)(?!\S)")


def plain(text: object) -> str:
    r"""Escape what Streamlit's Markdown would take for markup, links, icons or formulas.

    >>> print(plain("5 * 3 $x$"))
    5 \* 3 \$x\$
    >>> print(plain("1. Styrelse"))
    1\. Styrelse
    """
    line = _SPACES.sub(" ", str(text)).strip(" ")
    line = _LINK.sub(_JOINER, line)
    line = _ICON.sub(f":{_JOINER}", line)
    line = _ARROW.sub(rf"\1{_JOINER}\2", line)
    line = _MARKUP.sub(r"\\\1", line)
    return _LIST_OR_RULE.sub(r"\1\\\2", line)
