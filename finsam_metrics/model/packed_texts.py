"""What is small enough as a text for an address, and back."""

import base64
import binascii
import zlib
from typing import Final

LONGEST_LINK: Final = 4000  # characters; some mail programs cut longer addresses
_LONGEST: Final = 60_000  # bytes, unpacked
_ALPHABET: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")


def pack_text(content: bytes) -> str | None:
    """Pack bytes as letters, digits, hyphens and underscores.

    Returns:
        None where it would be longer than an address should be, or hold more than is unpacked.
    """
    packed = base64.urlsafe_b64encode(zlib.compress(content, 9)).decode().rstrip("=")
    return packed if len(packed) <= LONGEST_LINK and len(content) < _LONGEST else None


def unpack_text(text: str) -> bytes:
    """Unpack what ``pack_text`` gives; no more than it packs, whatever the text says.

    Raises:
        ValueError: The text was cut, changed or is too long.
    """
    if not text or len(text) > LONGEST_LINK or not _ALPHABET.issuperset(text):
        raise ValueError("the text is not one that was packed")
    unpacking = zlib.decompressobj()
    try:
        packed = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        content = unpacking.decompress(packed, _LONGEST)
    except (binascii.Error, zlib.error) as error:
        raise ValueError("the text is not one that was packed") from error
    if not unpacking.eof:
        raise ValueError("the text was cut")
    return content
