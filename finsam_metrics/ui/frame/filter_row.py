"""The row above every page: its name, the unit, the choices that all pages share, and the link.

Streamlit's own binding of widgets to the address is not used: it drops the parameters when the
visitor changes page, and writes labels instead of ids.
"""

from collections.abc import Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from finsam_metrics.charts.kit.palette import MAX_ASSOCIATIONS
from finsam_metrics.exhibits import addresses
from finsam_metrics.exhibits.choices import Chosen
from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.model.enums import Measure
from finsam_metrics.model.swedish_numbers import format_count, format_list
from finsam_metrics.ui.frame.search_box import draw_search
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.ui.shell import filters
from finsam_metrics.ui.shell.data import show
from finsam_metrics.ui.shell.navigation import PageEntry

_KEPT, _FIRST_SHOWN = "_kept_filters", "_shown_for_unknown"
_WISHED = "valj"
_LABELS = {slug: str(measure) for slug, measure in addresses.MEASURES.items()}
_SHOWN_MEASURES = ["andel", "tkr", "invanare"]
_MOST_CHOSEN = 12
FIRST_OF_MANY = 4


def draw(data: Data, page: PageEntry) -> DeltaGenerator:
    """Draw the page's name, the unit and the filters in one row, and keep the address.

    Returns:
        Where what is done with the view is drawn when the page has made its choices.
    """
    associations = data.association_names
    if filters.WHOLE_VIEW in st.query_params:
        start_anew()
    _start_from_address(data, list(associations))
    _choose_wished(associations)
    state = st.session_state
    filters.begin_page(page)
    with st.container(
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
        key="sidhuvud",
    ):
        st.title(page.title, anchor=False, width="content")
        with st.container(horizontal=True, width="content", vertical_alignment="center"):
            if page.has_measure:
                _draw_unit(page)
            if page.has_selection:
                with st.popover(_popover_label(page, associations), icon=":material/tune:"):
                    _draw_choices(data, page, associations)
            with st.popover("Sök", icon=":material/search:", key=f"sok-{page.name}"):
                draw_search(data)
            sharing = st.popover("Dela", icon=":material/ios_share:", key=f"lank-{page.name}")
    _say_unknown()
    measure = addresses.MEASURES[_unit(page)]
    if measure is Measure.PER_INHABITANT and state.arbetsfor:
        measure = Measure.PER_INHABITANT_16_64
    association_ids = [a for a in associations if a in state.forbund]
    show(association_ids)
    filters.keep_chosen(
        Chosen(
            association_ids=association_ids,
            year=None if state.ar == addresses.LATEST else int(state.ar),
            measure=measure,
            price_year=None
            if state.priser == addresses.CURRENT or measure is Measure.SHARE
            else int(state.priser),
            with_judgements=not state.dolj,
        )
    )
    state[_KEPT] = {
        key: state[key] for key in ("forbund", *addresses.DEFAULTS, "arbetsfor", "dolj")
    }
    st.query_params.from_dict(_address(list(associations)) | _page_parameters())
    return sharing


def start_anew() -> None:
    """Let the filters be those of the address again, as when the visit sees other data."""
    for key in (_KEPT, _FIRST_SHOWN):
        st.session_state.pop(key, None)


def _start_from_address(data: Data, associations: list[str]) -> None:
    """Fill the filters from the address once; what it holds that is not known falls back.

    Later each value is set anew, so that a filter that a page does not draw keeps it. Streamlit
    forgets what its widgets hold when a part of a page has been drawn by itself and the visitor
    then leaves the page, so what was chosen is kept beside them.
    """
    state = st.session_state
    given = st.query_params
    if _KEPT in state:
        for key, value in state[_KEPT].items():
            state[key] = state.get(key, value)
    else:
        asked = given.get("forbund")
        known = [a for a in (asked or "").split(",") if a in associations]
        unknown = {"forbund": asked} if len(known) < len((asked or "").split(",")) and asked else {}
        nothing_asked = asked is None or (asked != "" and not known)
        state.forbund = _first(associations) if nothing_asked else known[:_MOST_CHOSEN]
        allowed = {
            "ar": [addresses.LATEST, *map(str, data.years)],
            "matt": list(addresses.MEASURES),
            "priser": [addresses.CURRENT, *map(str, data.price_years)],
        }
        for key, values in allowed.items():
            value = given.get(key, addresses.DEFAULTS[key])
            state[key] = value if value in values else addresses.DEFAULTS[key]
            if value not in values:
                unknown[key] = value
        state["_unknown"] = unknown
        state.dolj = given.get(addresses.JUDGEMENTS) == addresses.HIDDEN
        state.arbetsfor = state.matt == "invanare-16-64"
        if state.arbetsfor:
            state.matt = "invanare"


def _choose_wished(associations: Mapping[str, str]) -> None:
    """Choose the one association that a link asks for; the link's word then leaves the address."""
    wished = st.query_params.get(_WISHED)
    if wished in associations:
        st.session_state.forbund = [wished]


def _say_unknown() -> None:
    """Say what the address asked for that is not known, until something else is chosen."""
    state = st.session_state
    unknown: dict[str, object] = state.get("_unknown", {})
    shown = {key: state[key] for key in ("forbund", *addresses.DEFAULTS)}
    first_shown = state.setdefault(_FIRST_SHOWN, shown)
    for key in [key for key in unknown if shown[key] != first_shown[key]]:
        del unknown[key]
    year = str(unknown.get("ar", ""))
    named = f"Året {year}" if year.isdecimal() else "Året"
    said = [
        text
        for key, text in (
            ("ar", f"{named} i länken finns inte i uppgifterna. Senaste budget visas."),
            ("priser", "Priserna i länken är inte kända. Löpande priser visas."),
            ("matt", "Enheten i länken finns inte."),
        )
        if key in unknown
    ]
    if "forbund" in unknown:
        said.append("Något förbund i länken finns inte i uppgifterna.")
    if said:
        st.caption(" ".join(said))


def _first(associations: list[str]) -> list[str]:
    """The associations that are shown where none are asked for: some, where they are many."""
    return associations if len(associations) <= MAX_ASSOCIATIONS else associations[:FIRST_OF_MANY]


def _unit(page: PageEntry) -> str:
    """The chosen unit; a page that shows no shares shows amounts in its place."""
    chosen = str(st.session_state.matt)
    return "tkr" if chosen == "andel" and not page.has_share else chosen


def _draw_unit(page: PageEntry) -> None:
    # A page without shares has a control of its own: a choice made there is kept for the other
    # pages, but to open it does not take the share from them.
    key = "matt" if page.has_share else "belopp"
    if not page.has_share:
        st.session_state[key] = _unit(page)
    st.segmented_control(
        "Enhet",
        [unit for unit in _SHOWN_MEASURES if page.has_share or unit != "andel"],
        format_func=_LABELS.__getitem__,
        required=True,
        key=key,
        on_change=None if page.has_share else _keep_amount_unit,
        label_visibility="collapsed",
    )


def _keep_amount_unit() -> None:
    st.session_state.matt = st.session_state.belopp


def _draw_choices(data: Data, page: PageEntry, associations: Mapping[str, str]) -> None:
    _draw_associations(associations)
    if page.has_year:
        st.selectbox(
            "År",
            [addresses.LATEST, *map(str, data.years)],
            format_func=lambda year: (
                "Senaste budget per förbund" if year == addresses.LATEST else year
            ),
            key="ar",
        )
    if page.has_judgements:
        st.toggle("Dölj våra bedömningar", key="dolj")
    if not page.has_measure:
        return
    unit = _unit(page)
    is_share = unit == "andel"
    st.selectbox(
        "Priser",
        [addresses.CURRENT, *map(str, data.price_years)],
        format_func=lambda year: (
            "Löpande priser" if year == addresses.CURRENT else f"{year} års priser (KPI)"
        ),
        key="priser",
        disabled=is_share,
        help="Andelar har inga priser." if is_share else None,
    )
    st.toggle(
        "Räkna per invånare 16–64 år",
        key="arbetsfor",
        disabled=unit != "invanare",
        help="Antalet invånare 16–64 år är känt för budgetår "
        f"{format_list([str(year) for year in data.working_age_years])}.",
    )


def _draw_associations(associations: Mapping[str, str]) -> None:
    if len(associations) <= _MOST_CHOSEN:
        st.pills(
            "Förbund",
            list(associations),
            format_func=associations.__getitem__,
            selection_mode="multi",
            key="forbund",
            wrap=True,
        )
        st.button(
            "Välj alla",
            on_click=_choose_all,
            args=(list(associations),),
            disabled=len(st.session_state.forbund) == len(associations),
            type="tertiary",
            icon=":material/select_all:",
        )
        return
    st.multiselect(
        "Förbund",
        list(associations),
        format_func=associations.__getitem__,
        key="forbund",
        max_selections=_MOST_CHOSEN,
        placeholder="Sök förbund",
        help=f"Högst {format_count(_MOST_CHOSEN)} förbund ryms bredvid varandra. "
        f"De {format_count(MAX_ASSOCIATIONS)} första har var sin färg.",
    )


def _choose_all(association_ids: list[str]) -> None:
    st.session_state.forbund = association_ids


def _popover_label(page: PageEntry, associations: Mapping[str, str]) -> str:
    state = st.session_state
    count = len(state.forbund)
    if count == 0:
        label = "inget förbund"
    elif count == 1:
        label = associations.get(state.forbund[0], "")
    else:
        among = "" if len(associations) <= MAX_ASSOCIATIONS else f" av {len(associations)}"
        label = f"{format_count(count)}{among} förbund"
    year = "" if state.ar == addresses.LATEST or not page.has_year else f" · {state.ar}"
    in_prices = state.priser != addresses.CURRENT and _unit(page) != "andel"
    prices = f" · {state.priser} års priser" if in_prices else ""
    return f"Urval: {plain(label)}{year}{prices}"


def _address(associations: list[str]) -> dict[str, str]:
    state = st.session_state
    address = {}
    if set(state.forbund) != set(_first(associations)):
        address["forbund"] = ",".join(a for a in associations if a in state.forbund)
    for key, default in addresses.DEFAULTS.items():
        value = state[key]
        if key == "matt" and value == "invanare" and state.arbetsfor:
            value = "invanare-16-64"
        if value != default:
            address[key] = value
    if state.dolj:
        address[addresses.JUDGEMENTS] = addresses.HIDDEN
    return address


def _page_parameters() -> dict[str, str]:
    """Parameters that belong to a page, as the opened document, stay in the address."""
    return {
        key: value
        for key, value in st.query_params.to_dict().items()
        if key
        not in ("forbund", addresses.JUDGEMENTS, _WISHED, filters.WHOLE_VIEW, *addresses.DEFAULTS)
    }
