"""The Swedish manuals, shown on their pages as they stand in the project's documents."""

import re
from typing import Final

import streamlit as st

from finsam_metrics.model.paths import PROJECT_ROOT
from finsam_metrics.ui.parts import components

_FOLDER: Final = PROJECT_ROOT / "docs" / "sv"
_IMAGE: Final = re.compile(r"^!\[(?P<alt>.+)\]\((?P<path>.+)\)$", re.MULTILINE)
_HEADING: Final = re.compile(r"^## ", re.MULTILINE)
_TEXT_WIDTH: Final = 760


def draw_manual(name: str) -> None:
    """Draw a manual: its title is the page's answer, its pictures stand where they are named.

    Args:
        name: File in ``docs/sv``, without ending.
    """
    path = _FOLDER / f"{name}.md"
    title, _, text = path.read_text(encoding="utf-8").partition("\n")
    components.answer(title.removeprefix("# "), otherwise="")
    begun = 0
    with st.container(width=_TEXT_WIDTH):
        for image in _IMAGE.finditer(text):
            _draw_text(text[begun : image.start()])
            st.image(path.parent / image["path"], width="stretch", alt=image["alt"])
            begun = image.end()
        _draw_text(text[begun:])


def _draw_text(text: str) -> None:
    # A heading of the page is its answer; those of the text come below it.
    st.markdown(_HEADING.sub("### ", text.strip()))
