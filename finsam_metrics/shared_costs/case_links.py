"""A case as a short text that fits in an address, and back."""

import json
from collections.abc import Mapping
from typing import Any

from finsam_metrics.model.errors import CaseError
from finsam_metrics.model.packed_texts import pack_text, unpack_text
from finsam_metrics.shared_costs.case_texts import load_text


def pack_case(document: Mapping[str, Any]) -> str | None:
    """Write a case document as text for an address.

    Args:
        document: What ``case_json`` gives.

    Returns:
        None where it would be longer than an address should be, or hold more than is unpacked.
    """
    written = json.dumps(document, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return pack_text(written.encode())


def unpack_case(text: str) -> dict[str, Any]:
    """Read the case document that a text in an address holds.

    Raises:
        CaseError: The text is no case: it was cut, changed or is too long.
    """
    try:
        document = load_text(unpack_text(text).decode())
    except (ValueError, CaseError) as error:
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
