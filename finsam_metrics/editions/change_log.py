"""The change log of the open data: which states were sealed, and what changed since the last."""

import json
from contextlib import suppress
from dataclasses import asdict
from typing import Any, Final

from finsam_metrics.editions.edition_changes import changes_since
from finsam_metrics.editions.kept_editions import edition_numbers, read_edition
from finsam_metrics.model.errors import StoreError
from finsam_metrics.model.paths import DataPaths

CHANGE_LOG: Final = "change_log.json"


def list_editions(paths: DataPaths) -> list[dict[str, Any]]:
    """List the editions, the latest first, without who sealed them.

    Returns:
        ``number``, ``sealed_at``, ``note`` (null: none) and ``content_hash`` of each; one that is
        not as it was sealed is left out.
    """
    listed = []
    for number in edition_numbers(paths):
        with suppress(StoreError):
            edition = read_edition(paths, number)
            listed.append(
                {
                    "number": number,
                    "sealed_at": edition.sealed_at.isoformat(),
                    "note": edition.note,
                    "content_hash": edition.content_hash,
                }
            )
    return listed


def write_change_log(paths: DataPaths) -> bytes:
    """Write the editions, and what has changed since the latest, each change with its cause.

    Raises:
        StoreError: The latest edition cannot be read.
    """
    listed = list_editions(paths)
    since = listed[0]["number"] if listed else None
    changes = () if since is None else changes_since(paths, since).changes
    document = {
        "editions": listed,
        "changes_since": since,
        "changes": [asdict(change) for change in changes],
    }
    return f"{json.dumps(document, ensure_ascii=False, indent=1)}\n".encode()
