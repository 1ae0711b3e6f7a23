"""What the pack is to hold: its heading, day, years and parts, in order, and where it is saved."""

import datetime as dt
from dataclasses import replace
from typing import Final

import polars as pl
import streamlit as st

from finsam_metrics.exhibits import addresses
from finsam_metrics.exhibits.choices import Chosen, price_text
from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.model.enums import Measure
from finsam_metrics.model.swedish_numbers import format_count, format_list
from finsam_metrics.reports.pack.descriptions import (
    LONGEST_HEADING,
    MOST_VIEWS,
    Description,
    DescriptionError,
    View,
    read_description,
    write_description,
)
from finsam_metrics.reports.pack.making import USUAL_HEADING
from finsam_metrics.reports.pack.parts import CASE, PARTS
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.ui.shell import filters, packs
from finsam_metrics.ui.shell.data import load_all

_HEADING: Final = "underlag-rubrik"
_DAY: Final = "underlag-dag"
_YEARS: Final = "underlag-ar"
_ADDED: Final = "underlag-ny-del"
_OPENED: Final = "underlag-oppnade"
_MEASURE_WORDS: Final = {measure: word for word, measure in addresses.MEASURES.items()}


def pack_answer(described: Description, chosen: Chosen) -> str:
    """Say how many parts the pack holds, of how many associations."""
    parts = "en del" if len(described.views) == 1 else f"{format_count(len(described.views))} delar"
    count = len(chosen.association_ids)
    whom = "ett förbund" if count == 1 else f"{format_count(count)} förbund"
    return f"Underlaget har {parts} om {whom}"


def named_budgets(budgets: pl.DataFrame) -> str:
    """Name the associations and years that the pack is about."""
    named = budgets.select(pl.format("{} {}", "association_name", "year")).to_series()
    return format_list(named.to_list())


def draw_fault() -> None:
    """Say why a saved pack or a link could not be opened."""
    if (fault := packs.fault()) is not None:
        st.warning(plain(fault), icon=":material/link_off:")


def with_choices(described: Description, chosen: Chosen) -> Description:
    """Let what is chosen for all pages hold for the pack."""
    choices = {
        addresses.ASSOCIATIONS: ",".join(chosen.association_ids),
        addresses.MEASURE: _MEASURE_WORDS[chosen.measure],
    }
    if chosen.year is not None:
        choices[addresses.YEAR] = str(chosen.year)
    if chosen.price_year is not None:
        choices[addresses.PRICES] = str(chosen.price_year)
    if not chosen.with_judgements:
        choices[addresses.JUDGEMENTS] = addresses.HIDDEN
    return replace(described, choices=choices)


def draw_facts(described: Description, data: Data) -> Description:
    """Draw heading, day and years, and give the pack with what is written there."""
    state = st.session_state
    state.setdefault(_HEADING, described.heading or "")
    state.setdefault(_DAY, described.meeting_date)
    state.setdefault(_YEARS, [year for year in described.years if year in data.years])
    with st.container(horizontal=True, vertical_alignment="bottom"):
        heading = st.text_input(
            "Rubrik",
            key=_HEADING,
            placeholder=USUAL_HEADING,
            max_chars=LONGEST_HEADING,
            width=380,
        )
        day: dt.date | None = st.date_input(
            "Mötesdag", value=None, key=_DAY, format="YYYY-MM-DD", width=170
        )
        years: list[int] = st.multiselect(
            "Flera år",
            data.years,
            key=_YEARS,
            placeholder="Bara det i Urval",
            width=320,
        )
    return replace(
        described,
        heading=heading.strip() or None,
        meeting_date=day,
        years=tuple(sorted(years)),
    )


def draw_parts(described: Description, data: Data) -> None:
    """Draw the parts in order, each with what moves it or leaves it out, and the choice of more."""
    for place, view in enumerate(described.views):
        _draw_part(described, place, view, data)
    if not described.views:
        st.info("Underlaget är tomt. Välj en del nedan, eller öppna en sida och välj Dela.")
    left = len(described.views) < MOST_VIEWS
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            "Lägg till en del",
            list(PARTS),
            index=None,
            format_func=lambda part: PARTS[part].title,
            key=_ADDED,
            placeholder="Välj del",
            disabled=not left,
            on_change=_add,
            args=(described,),
            width=260,
        )
        st.button(
            "Börja om med de vanliga delarna",
            key="underlag-vanliga",
            on_click=_keep_views,
            args=(replace(described, views=packs.USUAL_PACK.views),),
            type="tertiary",
            icon=":material/restart_alt:",
        )


def _draw_part(described: Description, place: int, view: View, data: Data) -> None:
    part = PARTS.get(view.part)
    title = view.part if part is None else part.title
    with st.container(
        horizontal=True, vertical_alignment="center", gap="xsmall", key=f"underlag-del-{place}"
    ):
        said = f"**{place + 1}. {plain(title)}**"
        if view.parameters:
            said += f" :small[:gray[{plain(_as_it_stood(view, data))}]]"
        st.markdown(said, width="stretch")
        for label, icon, steps in (
            ("Flytta upp", ":material/arrow_upward:", -1),
            ("Flytta ned", ":material/arrow_downward:", 1),
        ):
            st.button(
                f"{label}: {title}",
                key=f"underlag-{'upp' if steps < 0 else 'ned'}-{place}",
                icon=icon,
                on_click=_keep_views,
                args=(described.moved(place, steps),),
                type="tertiary",
                help=label,
                disabled=not 0 <= place + steps < len(described.views),
            )
        st.button(
            f"Ta bort: {title}",
            key=f"underlag-bort-{place}",
            icon=":material/close:",
            on_click=_keep_views,
            args=(described.without(place),),
            type="tertiary",
            help="Ta bort",
        )


def _as_it_stood(view: View, data: Data) -> str:
    """Say what was chosen in a view that was added from its page."""
    if CASE in view.parameters:
        return "med sin egen fördelning"
    chosen = addresses.read_choices(view.parameters, data)
    names = [data.association_names[one] for one in chosen.association_ids]
    parts = [
        format_list(names),
        "senaste budget" if chosen.year is None else str(chosen.year),
        str(chosen.measure),
        "" if chosen.measure is Measure.SHARE else price_text(chosen),
    ]
    return "som den såg ut: " + ", ".join(part for part in parts if part)


def _add(described: Description) -> None:
    part = st.session_state[_ADDED]
    if part is None:
        return
    st.session_state[_ADDED] = None
    try:
        _keep_views(described.with_view(View(part=part)))
    except DescriptionError as error:
        packs.say_fault(error.swedish)


def _keep_views(described: Description) -> None:
    packs.keep(replace(packs.current(), views=described.views))


def draw_saving(described: Description) -> None:
    """Draw what saves the pack as a small file, and what opens a saved one."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            "Spara underlaget",
            write_description(described),
            "underlag.json",
            "application/json",
            key="underlag-spara",
            icon=":material/save:",
            type="tertiary",
            on_click="ignore",
            help="En liten fil med val och delar, utan siffror. Öppna den till nästa möte.",
        )
        opened = int(st.session_state.get(_OPENED, 0))
        with st.popover(
            "Öppna sparat underlag", icon=":material/folder_open:", key=f"underlag-oppna-{opened}"
        ):
            st.file_uploader(
                "Ett sparat underlag",
                type="json",
                key=f"underlag-fil-{opened}",
                max_upload_size=1,
                on_change=_open,
                args=(opened,),
            )
            st.caption("Det som nu ligger i underlaget ersätts.")


def _open(opened: int) -> None:
    state = st.session_state
    file = state.get(f"underlag-fil-{opened}")
    state[_OPENED] = opened + 1
    if file is None:
        return
    try:
        described = read_description(file.getvalue())
    except DescriptionError as error:
        packs.say_fault(error.swedish)
        return
    packs.keep(described)
    for key in (_HEADING, _DAY, _YEARS):
        state.pop(key, None)
    filters.choose_again(addresses.read_choices(described.choices, load_all()))
