"""Texts as lower-case ASCII, for file names and ids that others rely on."""

import re
import unicodedata


def make_slug(text: str) -> str:
    """Write a text with a to z, digits and hyphens only.

    >>> make_slug("Styrelse & arbetsutskott, Åmål")
    'styrelse-arbetsutskott-amal'
    """
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain))
