"""A case as a short text that fits in an address, and back."""

import base64
import binascii
import json
import zlib
from collections.abc import Mapping
from typing import Any, Final

from finsam_metrics.model.errors import CaseError
from finsam_metrics.shared_costs.case_texts import load_text

LONGEST_LINK: Final = 4000  # characters; some mail programs cut longer addresses
_LONGEST_CASE: Final = 60_000  # bytes, unpacked
_ALPHABET: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")


def pack_case(document: Mapping[str, Any]) -> str | None:
    """Write a case document as text for an address.

    Args:
        document: What ``case_json`` gives.

    Returns:
        Letters, digits, hyphens and underscores; None where it would be longer than an address
        should be, or hold more than is unpacked.
    """
    written = json.dumps(document, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    content = written.encode()
    packed = base64.urlsafe_b64encode(zlib.compress(content, 9)).decode().rstrip("=")
    return packed if len(packed) <= LONGEST_LINK and len(content) < _LONGEST_CASE else None


def unpack_case(text: str) -> dict[str, Any]:
    """Read the case document that a text in an address holds.

    No more is unpacked than a case can be, whatever the text says.

    Raises:
        CaseError: The text is no case: it was cut, changed or is too long.
    """
    if not text or len(text) > LONGEST_LINK or not _ALPHABET.issuperset(text):
        raise _broken()
    unpacking = zlib.decompressobj()
    try:
        packed = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        written = unpacking.decompress(packed, _LONGEST_CASE)
        if not unpacking.eof:
            raise _broken()
        document = load_text(written.decode())
    except (binascii.Error, zlib.error, UnicodeDecodeError, CaseError) as error:
        raise _broken() from error
    if not isinstance(document, dict):
        raise _broken()
    return document


def _broken() -> CaseError:
    return CaseError(
        field="",
        place="länken",
        message="Länken går inte att läsa som en beräkning. Den kan ha blivit avkortad eller "
        "ändrad. Be avsändaren om en ny länk eller om beräkningen som fil.",
    )
