"""The sealed editions as open data: which there are, and what has changed since each."""

import re
from collections.abc import Hashable
from dataclasses import asdict
from typing import Any, Final

from finsam_metrics.editions import change_log
from finsam_metrics.editions.edition_changes import changes_since
from finsam_metrics.editions.kept_editions import (
    edition_folder,
    edition_numbers,
    touched,
)
from finsam_metrics.model.paths import DataPaths, default_paths
from finsam_metrics.store.versions import data_version
from finsam_metrics.ui.shell.opened_edition import OpenedEdition, whole_edition

EDITIONS: Final = "/data/editions.json"
EDITION: Final = re.compile(r"/data/edition/([1-9]\d{0,5})/([\w./]+)")
CHANGES: Final = "/data/changes.json"


def state_asked(path: str) -> Hashable:
    """What an answer of editions depends on besides the data; None for another address."""
    if path == EDITIONS:
        return tuple(edition_numbers(default_paths()))
    found = EDITION.fullmatch(path)
    if found is None or not is_sealed(found[1]):
        return None
    return touched(default_paths(), int(found[1]))


def list_editions(address: str) -> dict[str, Any]:
    """List the editions, the latest first; one that cannot be read is left out.

    Args:
        address: Of the service, as ``https://…/``.
    """
    listed = []
    for edition in change_log.list_editions(default_paths()):
        folder = f"{address}data/edition/{edition['number']}/"
        ways = {name: f"{folder}{name}.json" for name in ("datapackage", "changes")}
        listed.append({**edition, **ways})
    return {"total": len(listed), "editions": listed}


def is_sealed(number: str) -> bool:
    """Whether there is an edition of the number."""
    return int(number) in edition_numbers(default_paths())


def page_of_changes(number: str, *, offset: int, limit: int) -> dict[str, Any]:
    """Give what has changed in the data since an edition, each with its cause.

    Raises:
        StoreError: There is no such edition, or it cannot be read.
    """
    edition = whole_edition(int(number))
    found = changes_since(default_paths(), edition.number)
    until = offset + limit
    return {
        "edition": edition.number,
        "version": data_version(default_paths()),
        "files": list(found.files),
        "total": len(found.changes),
        "offset": offset,
        "limit": limit,
        "next_offset": until if until < len(found.changes) else None,
        "rows": [asdict(change) for change in found.changes[offset:until]],
    }


def version_of(opened: OpenedEdition) -> str:
    """Give the version of the data that an edition holds."""
    return data_version(DataPaths(root=edition_folder(default_paths(), opened.edition.number)))
