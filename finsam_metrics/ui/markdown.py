"""Text from the data as it stands, where Streamlit would read it as markup."""

import re

_MARKUP = re.compile(r"([\\`*_{}\[\]$~:#<>|])")


def plain(text: object) -> str:
    r"""Escape what Streamlit's Markdown would take for markup, links or formulas.

    >>> print(plain("5 * 3 $x$"))
    5 \* 3 \$x\$
    """
    return _MARKUP.sub(r"\\\1", str(text))
