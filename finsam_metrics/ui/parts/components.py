"""The parts that pages are made of, so that all pages look and behave alike."""

from typing import NoReturn

import polars as pl
import streamlit as st

from finsam_metrics.exhibits.choices import Chosen
from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.exhibits.findings import SEVERITY_NAMES
from finsam_metrics.memo import remembered
from finsam_metrics.model.swedish_numbers import format_count, format_list
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.ui.shell import filters
from finsam_metrics.ui.shell.data import load
from finsam_metrics.ui.shell.navigation import PAGES, PageEntry, find_entry, page_to_link

_SUM_STATES = {
    "none": ("Inget att stämma av", "gray", ":material/remove:"),
    "all_hold": ("Alla avstämningar stämmer", "gray", ":material/check:"),
    "some_fail": ("Avrundning skiljer", "orange", ":material/warning:"),
}
_SEVERITIES = {
    "error": ("red", ":material/error:"),
    "warning": ("orange", ":material/warning:"),
    "info": ("gray", ":material/info:"),
}

_MOST_SOURCES = 12
# In the address: the page that a visitor came from, and what the first page is called there.
FROM, FIRST_PAGE = "tillbaka", "start"


class EndOfPageError(Exception):
    """A page has said all that it can say with what is chosen; what every page has still follows.

    ``st.stop`` would end the frame of the page as well.
    """


def end_page() -> NoReturn:
    """End the page here."""
    raise EndOfPageError


def answer(text: str | None, *, otherwise: str = "") -> None:
    """Draw the page's conclusion; what is said when there is none is given by the page."""
    st.header(plain(text or otherwise), anchor=False)


def introduction() -> None:
    """Say in a sentence what this is, to those who come for the first time."""
    st.markdown(
        "Finsam i siffror lägger samordningsförbundens planer och budgetar sida vid sida. "
        "Varje siffra leder tillbaka till raden där den står."
    )


def heading(text: str) -> None:
    """Draw the conclusion of a further picture."""
    st.subheader(plain(text), anchor=False)


def need_choice(chosen: Chosen) -> None:
    """Say what to do when no association is chosen, and stop the page."""
    if not chosen.association_ids:
        st.info("Inget förbund är valt. Öppna Urval och välj minst ett.")
        end_page()


def need_budgets(budgets: pl.DataFrame, chosen: Chosen) -> None:
    """Say what to do when nothing is chosen or stated, and stop the page.

    Where only some of the chosen have figures of the year, the others are named.
    """
    need_choice(chosen)
    need_figures(budgets, chosen)
    with_figures = set(budgets["association_id"])
    absent = [name for name in chosen.association_ids if name not in with_figures]
    if absent:
        when = "" if chosen.year is None else f" för {chosen.year}"
        names = [load().association_names[association_id] for association_id in absent]
        note(f"Utan plan eller siffror{when}: {format_list(names)}")


def need_figures(budgets: pl.DataFrame, chosen: Chosen) -> None:
    """Say what to do when no chosen association states anything of the year, and stop the page."""
    if not budgets.is_empty():
        return
    if chosen.year is None:
        st.info(
            "Inget av de valda förbunden har en plan. Öppna Urval och välj ett år, så visas det "
            "som står i rapporter och bokföring."
        )
    else:
        st.info(
            f"Inget av de valda förbunden har en plan eller siffror för {chosen.year}. "
            "Öppna Urval och välj ett annat år, eller senaste budget per förbund."
        )
    end_page()


def absent(lines: tuple[str, ...]) -> None:
    """Say what is known instead, where no picture can be drawn."""
    shown = [plain(line) for line in lines]
    st.info(shown[0] if len(shown) == 1 else "\n".join(f"- {line}" for line in shown))


def subtitle(text: str) -> None:
    """Draw what the picture under it shows."""
    st.caption(plain(text))


def note(*texts: str | None) -> None:
    """Draw what the marks of a picture mean and further facts of it, in one paragraph."""
    said = " · ".join(text for text in texts if text)
    if said:
        st.markdown(f":small[{plain(said).replace('▲', ':orange[▲]')}]")


def noteworthy(findings: pl.DataFrame, data: Data) -> None:
    """Draw what is odd in the shown plans, a line each, with a link to Kontroll."""
    if findings.is_empty():
        return
    st.subheader("Att lägga märke till", anchor=False)
    st.markdown(_findings_text(findings, data.packages, data["association"]))
    link(find_entry("kontroll"), "Se alla iakttagelser med förslag")


@remembered
def _findings_text(
    findings: pl.DataFrame, packages: pl.DataFrame, associations: pl.DataFrame
) -> str:
    named = findings.join(
        packages.join(associations, on="association_id").select(
            "plan_id", "association_name", "source_text", "sort_order"
        ),
        on="plan_id",
    ).sort(
        "sort_order",
        pl.col("severity").replace_strict({s: i for i, s in enumerate(SEVERITY_NAMES)}),
        "finding_id",
    )
    return "\n".join(
        f"- **{plain(row['association_name'])} {row['source_text']}** · "
        + plain(f"{row['title']}." if row["severity"] == "error" else row["message"])
        for row in named.iter_rows(named=True)
    )


def sources(plans: pl.DataFrame) -> None:
    """Draw links to the documents that figures come from, each once; many are one link."""
    shown = (
        plans.select("association_name", "source_text", "document_id")
        .drop_nulls("document_id")
        .unique(maintain_order=True)
    )
    if shown.is_empty():
        return
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
        st.caption("Källor:", width="content")
        if shown.height > _MOST_SOURCES:
            link(find_entry("kallor"), f"{format_count(shown.height)} dokument")
            return
        for row in shown.iter_rows(named=True):
            link(
                find_entry("kallor"),
                f"{row['association_name']} {row['source_text']}",
                dokument=row["document_id"],
            )


def link(page: PageEntry, label: str, **parameters: str) -> None:
    """Draw a link to a page of ours that keeps the filters."""
    st.page_link(
        page_to_link(page), label=plain(label), query_params=parameters or None, width="content"
    )


def draw_way_back() -> None:
    """Draw the link back to the page that a visitor came from, where the address names it."""
    came_from = st.query_params.get(FROM, "")
    for page in PAGES:
        if came_from and came_from == (page.url_path or FIRST_PAGE):
            link(page, f"Tillbaka till {page.title}")


def sum_badge(state: str, error_count: int, *, plan_id: str) -> None:
    """Draw how the printed sums of a plan stand, as a link to what was tried in it."""
    label, color, icon = (
        (f"{error_count} stämmer inte", "orange", ":material/warning:")
        if error_count
        else _SUM_STATES[state]
    )
    came_from = filters.current_page().url_path or FIRST_PAGE
    _badge_link(
        find_entry("kontroll"), f":{color}-badge[{icon} {label}]", plan=plan_id, tillbaka=came_from
    )


def severity_badge(severity: str) -> None:
    """Draw how much a finding weighs, as a link to what the word means."""
    label, (color, icon) = SEVERITY_NAMES[severity], _SEVERITIES[severity]
    word = "stammer-inte" if severity == "error" else "iakttagelse"
    _badge_link(
        find_entry("ordlista"), f":{color}-badge[{icon} {label}]", ord=word, tillbaka="kontroll"
    )


def _badge_link(page: PageEntry, label: str, **parameters: str) -> None:
    st.page_link(page_to_link(page), label=label, query_params=parameters, width="content")
