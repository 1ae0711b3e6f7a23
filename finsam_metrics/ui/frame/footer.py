"""The foot of every page: who publishes the service, whom to write to, what there is to read."""

import streamlit as st

from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.parts.contacts import contact_texts
from finsam_metrics.ui.parts.downloads import SERVICE
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.ui.shell.navigation import PAGES

_NO_PUBLISHER = "Den som driver tjänsten har inte angett sitt namn än"
# Pages about the service itself, in the order of the foot, by their address.
_ABOUT = ("om", "guide", "drift", "tillganglighet")


def publisher_text(publisher: dict[str, object]) -> str:
    """Say who publishes the service; what is not known is said neutrally."""
    organisation = publisher["organisation"]
    return _NO_PUBLISHER if organisation is None else f"Ges ut av {organisation}"


def feedback_text(publisher: dict[str, object]) -> str | None:
    """Say where feedback is sent, as Markdown; None where nothing is known."""
    ways = contact_texts(publisher)
    return f"Synpunkter: {' · '.join(ways)}" if ways else None


def draw(data: Data) -> None:
    """Draw the foot."""
    publisher = data["publisher"].row(0, named=True)
    said = [plain(f"{SERVICE}. {publisher_text(publisher)}"), feedback_text(publisher)]
    with st.container(key="sidfot", gap="xsmall"):
        st.divider()
        st.markdown(f":small[{' · '.join(text for text in said if text)}]")
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            for entry in sorted(
                (entry for entry in PAGES if entry.url_path in _ABOUT),
                key=lambda entry: _ABOUT.index(entry.url_path),
            ):
                components.link(entry, entry.title)
            # What it does is in the script of the page: it draws the pictures for the paper first.
            st.button("Skriv ut", key="skriv-ut", type="tertiary", icon=":material/print:")
