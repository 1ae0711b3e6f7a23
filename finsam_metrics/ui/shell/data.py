"""The data that pages read, loaded once per built database."""

from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG

import streamlit as st

from finsam_metrics.exhibits.dataset import Data, load_data
from finsam_metrics.memo import forget_all
from finsam_metrics.model.errors import Fault, PackageError, StoreError
from finsam_metrics.model.paths import DataPaths, default_paths
from finsam_metrics.pipeline import build, is_stale, newest_change_ns
from finsam_metrics.ui.shell import opened_edition

_SHOWN, _VISITED = "_shown", "_visited"
_RETRY_SECONDS = 10


@dataclass(frozen=True, kw_only=True)
class Notice:
    """Why what is shown may not be the latest.

    Attributes:
        faults: What is wrong in the data files.
        reasons: What else is wrong, in Swedish.
        has_data: Whether there is anything to show.
    """

    faults: list[Fault]
    reasons: list[str]
    has_data: bool


def prepare() -> Notice:
    """Build the database where it is missing, damaged or older than the data files.

    The files are looked at when a visit begins, and then at most every other second. A build that
    failed is tried again. Nothing that is wrong with a file ends in an exception: what could be
    read last is shown, and what is wrong is told.
    """
    if opened_edition.current() is not None:
        return Notice(faults=[], reasons=[], has_data=True)
    root = str(default_paths().root)
    if _VISITED not in st.session_state:
        st.session_state[_VISITED] = True
        _stale_state.clear(root)
    stale = _stale_state(root)
    faults, reasons = _build(root, *stale) if stale else ([], [])
    try:
        _load_current()
    except StoreError as error:
        if not stale:
            faults, reasons = _build(root, 0, default_paths().database.is_file())
        try:
            _load_current()
        except StoreError:
            reasons = [*reasons, *([error.swedish] if error.swedish else [])]
    return Notice(faults=faults, reasons=reasons, has_data=root in _last_good)


@st.cache_data(ttl=2, max_entries=8, show_spinner=False)
def _stale_state(root: str) -> tuple[int, bool] | None:
    """When the data changed, and whether there is a database; None where it is not stale."""
    paths = DataPaths(root=Path(root))
    return (newest_change_ns(paths), paths.database.is_file()) if is_stale(paths) else None


@st.cache_resource(ttl=_RETRY_SECONDS, max_entries=2, show_spinner="Läser in uppgifterna …")
def _build(
    root: str,
    changed_ns: int,  # noqa: ARG001 part of the cache's key
    has_database: bool,  # noqa: ARG001, FBT001
) -> tuple[list[Fault], list[str]]:
    """Build once for each change, however many visitors there are; give what stopped it."""
    try:
        build(DataPaths(root=Path(root)))
    except PackageError as error:
        return error.faults, []
    except StoreError as error:
        return [], [error.swedish or f"Uppgifterna kunde inte läsas in ({error})."]
    return [], []


# The data that could be read last, by data folder.
_last_good: "dict[str, Data]" = {}


def show(association_ids: list[str]) -> None:
    """Say which associations the visitor has chosen; what is loaded after gives them colours."""
    st.session_state[_SHOWN] = association_ids


def load() -> Data:
    """Give the data with the visitor's associations first where not all can have a colour.

    Raises:
        StoreError: There is no database, and none can be built.
    """
    return load_all().with_places(st.session_state.get(_SHOWN, []))


def load_all() -> Data:
    """Give the data of the database as it is now, else what could be read last.

    Where the visit has opened an edition, the data are those of the edition.

    Raises:
        StoreError: Nothing could be read since the server started.
    """
    opened = opened_edition.current()
    return load_today() if opened is None else load_edition(opened)


def load_edition(opened: opened_edition.OpenedEdition) -> Data:
    """Give the data of an edition.

    Raises:
        StoreError: Its database cannot be read.
    """
    return _load(str(opened.database), _changed_ns(opened.database))


def load_today() -> Data:
    """Give the data of the database as it is now, whatever a visit has opened, else the last read.

    Raises:
        StoreError: Nothing could be read since the server started.
    """
    try:
        return _load_current()
    except StoreError:
        known = _last_good.get(str(default_paths().root))
        if known is None:
            raise
        return known


def _load_current() -> Data:
    paths = default_paths()
    root, database = str(paths.root), str(paths.database)
    changed_ns = _changed_ns(paths.database)
    known = _last_good.get(root)
    if known is not None and known.state == (database, changed_ns):
        return known
    loaded = _load(database, changed_ns)
    _last_good[root] = loaded
    return loaded


def _changed_ns(database: Path) -> int:
    try:
        found = database.stat()
    except OSError:
        return 0
    return found.st_mtime_ns if S_ISREG(found.st_mode) else 0


@st.cache_resource(max_entries=4, show_spinner=False)
def _load(database: str, changed_ns: int) -> Data:
    forget_all()
    return load_data(Path(database), (database, changed_ns))
