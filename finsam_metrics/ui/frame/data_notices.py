"""What is said above a page when the data could not be read as they are now."""

import polars as pl
import streamlit as st

from finsam_metrics.model.swedish_numbers import format_count
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.ui.shell.data import Notice


def draw_notice(notice: Notice) -> None:
    """Say what is wrong and where; without anything to show nothing more is drawn."""
    if notice.faults:
        noun = "fel" if len(notice.faults) > 1 else "ett fel"
        count = "" if len(notice.faults) == 1 else f"{format_count(len(notice.faults))} "
        _say(
            f"Uppgifterna i mappen data har {count}{noun} och kunde inte läsas in.",
            "Rätta raderna nedan och ladda om sidan. Kommandot python -m finsam_metrics build "
            "säger vad som väntas på varje plats.",
            has_data=notice.has_data,
        )
        _draw_faults(notice)
    for reason in notice.reasons:
        _say(plain(reason), "Tjänsten försöker igen av sig själv.", has_data=notice.has_data)
    if not notice.has_data:
        st.stop()


def _say(wrong: str, what_to_do: str, *, has_data: bool) -> None:
    shown = "Det ni ser är de senaste uppgifterna som gick att läsa. " if has_data else ""
    st.error(f"{wrong} {shown}{what_to_do}", icon=":material/error:")


def _draw_faults(notice: Notice) -> None:
    st.table(
        pl.DataFrame(
            {
                "Fil": [plain(fault.file) for fault in notice.faults],
                "Rad": [str(fault.row or "hela filen") for fault in notice.faults],
                "Kolumn": [plain(fault.column or "–") for fault in notice.faults],
                "Det står": [_quoted(fault.found) for fault in notice.faults],
            }
        ),
        border="horizontal",
        hide_index=True,
        alt="Fel i datafilerna",
    )


def _quoted(found: str) -> str:
    """The value that stands there, where the fault is about a value."""
    return plain(found) if found.startswith(("'", '"')) else "–"
