"""Notes of the data that the visit sees, and the view on the screen that one may be written on."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import streamlit as st

from finsam_metrics.exhibits import addresses
from finsam_metrics.model.paths import DataPaths
from finsam_metrics.reports.pack.parts import CASE, PARTS, Part
from finsam_metrics.store.notes import KeptNotes, notes_state, read_notes
from finsam_metrics.ui.shell import filters, opened_edition

# A cost that a visitor has typed, or words that one searches for, are nobody else's.
_PARTS: Final[Mapping[str, Part]] = {
    part.page: part for part in PARTS.values() if part.page is not None and CASE not in part.own
}


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
    """Give what is chosen for the view on the screen; None where it is the visitor's own.

    The page of one association shows that one alone, whichever are chosen.
    """
    part = _PARTS.get(filters.current_page().url_path)
    if part is None:
        return None
    words, shown = addresses.write_choices(filters.current()), filters.shown_choices()
    if part.is_of_one and filters.SHOWN_ONE in shown:
        words[addresses.ASSOCIATIONS] = shown[filters.SHOWN_ONE]
    return words


def own_words_on_screen() -> dict[str, str]:
    """Give the page's own choices, which open the same view again with what is chosen for all."""
    part, shown = _PARTS[filters.current_page().url_path], filters.shown_choices()
    return {name: shown[name] for name in part.own if name in shown}
