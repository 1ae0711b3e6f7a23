"""The edition that a visit has opened by its address, in place of today's data.

It is kept over the pages of the visit until the visitor goes back. Its files are tried when it is
opened, and again once one of them is touched; its database is built from them by this server.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import streamlit as st

from finsam_metrics.editions.kept_editions import edition_folder, read_whole_edition, touched
from finsam_metrics.editions.manifests import Edition
from finsam_metrics.editions.manifests import state_text as in_words
from finsam_metrics.editions.opening import build_edition
from finsam_metrics.exhibits import addresses
from finsam_metrics.model.errors import StoreError
from finsam_metrics.model.paths import DataPaths, default_paths
from finsam_metrics.store.versions import data_version

PARAMETER: Final = "utgava"
_OPENED: Final = "_utgava"
_CHOICES: Final = (addresses.ASSOCIATIONS, *addresses.DEFAULTS, addresses.JUDGEMENTS)
_LONGEST_NUMBER: Final = 6


@dataclass(frozen=True, kw_only=True)
class OpenedEdition:
    """An edition with the database that was built from it."""

    edition: Edition
    database: Path


def current() -> OpenedEdition | None:
    """Give the edition that the visit has opened; None where it sees today's data."""
    opened: OpenedEdition | None = st.session_state.get(_OPENED)
    return opened


def paths_of_visit() -> DataPaths:
    """Give where the data files that the visit sees lie."""
    opened = current()
    if opened is None:
        return default_paths()
    return DataPaths(root=edition_folder(default_paths(), opened.edition.number))


def state_text() -> str:
    """Say which state of the data the visit sees, for what is handed out."""
    opened = current()
    return in_words(None if opened is None else opened.edition, data_version(paths_of_visit()))


def choices_of_address() -> dict[str, str]:
    """Give what is chosen for all pages, as it stands in the address."""
    return {name: st.query_params[name] for name in _CHOICES if name in st.query_params}


def open_asked() -> bool:
    """Open the edition that the address names, or keep the one that the visit has opened.

    Where the address says nothing else, what was chosen at the sealing is chosen.

    Returns:
        Whether the visit sees another state of the data than at its last run.

    Raises:
        StoreError: There is no such edition, a file of it differs, or it cannot be read.
    """
    former = current()
    kept = None if former is None else str(former.edition.number)
    asked = st.query_params.get(PARAMETER, kept)
    st.session_state[_OPENED] = None
    if asked is None:
        return False
    opened = open_by_number(asked)
    st.session_state[_OPENED] = opened
    st.query_params[PARAMETER] = asked
    if former is not None and former.edition == opened.edition:
        return False
    for name, value in opened.edition.choices.items():
        if name not in st.query_params:
            st.query_params[name] = value
    return True


def leave() -> None:
    """See today's data from the next run on."""
    st.session_state[_OPENED] = None
    st.query_params.pop(PARAMETER, None)


def open_by_number(asked: str) -> OpenedEdition:
    """Give an edition with its database, which is built where it is not.

    Args:
        asked: The number as it stands in an address.

    Raises:
        StoreError: There is no such edition, a file of it differs, or it cannot be read.
    """
    if not asked.isdecimal() or len(asked) > _LONGEST_NUMBER:
        raise StoreError(f"there is no edition {asked!r}", swedish="Utgåvan i länken finns inte.")
    root, number = str(default_paths().root), int(asked)
    edition = whole_edition(number)
    database, built_ns = _built(root, number, edition.content_hash)
    if not database.is_file() or database.stat().st_mtime_ns != built_ns:
        _built.clear(root, number, edition.content_hash)
        database, _ = _built(root, number, edition.content_hash)
    return OpenedEdition(edition=edition, database=database)


def whole_edition(number: int) -> Edition:
    """Give an edition of which every file is as it was sealed.

    Raises:
        StoreError: There is no such edition, or a file of it differs.
    """
    paths = default_paths()
    return _tried(str(paths.root), number, touched(paths, number))


@st.cache_data(max_entries=64, show_spinner=False)
def _tried(
    root: str,
    number: int,
    moment: tuple[int, int],  # noqa: ARG001 part of the cache's key
) -> Edition:
    return read_whole_edition(DataPaths(root=Path(root)), number)


@st.cache_resource(max_entries=16, show_spinner="Öppnar utgåvan …")
def _built(
    root: str,
    number: int,
    content_hash: str,  # noqa: ARG001 part of the cache's key
) -> tuple[Path, int]:
    """Build an edition once for each server; give its database, and when that was written."""
    paths = DataPaths(root=Path(root))
    database = build_edition(paths, read_whole_edition(paths, number))
    return database, database.stat().st_mtime_ns
