"""Notes of the data that the visit sees, and the view on the screen that one may be written on."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import streamlit as st

from finsam_metrics.exhibits import addresses
from finsam_metrics.model.paths import DataPaths
from finsam_metrics.reports.pack.parts import PARTS
from finsam_metrics.store.notes import KeptNotes, notes_state, read_notes
from finsam_metrics.ui.shell import filters, opened_edition

# The page of one association shows that one alone, whichever are chosen.
_OF_ONE, _SHOWN_ONE = "forbund", "visat"
# A cost that a visitor has typed, or words that one searches for, are nobody else's.
_OWN_CASE: Final = "arende"
_OWN_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    part.page: part.own
    for part in PARTS.values()
    if part.page is not None and _OWN_CASE not in part.own
} | {_OF_ONE: ()}


def kept() -> KeptNotes:
    """Give all notes: today's, or those of the edition that the visit has opened."""
    paths = opened_edition.paths_of_visit()
    return _read(str(paths.root), notes_state(paths))


@st.cache_resource(max_entries=8, show_spinner=False)
def _read(
    root: str,
    moment: tuple[int, int],  # noqa: ARG001 part of the cache's key
) -> KeptNotes:
    return read_notes(DataPaths(root=Path(root)))


def words_on_screen() -> dict[str, str] | None:
    """Give the words that open the view on the screen again; None where it is the visitor's own."""
    own = _OWN_WORDS.get(filters.current_page().url_path)
    if own is None:
        return None
    words, held = addresses.write_choices(filters.current()), filters.parameters()
    if filters.current_page().url_path == _OF_ONE:
        words[addresses.ASSOCIATIONS] = str(st.session_state[_SHOWN_ONE])
    return words | {name: held[name] for name in own if name in held}
