"""The inhabitants that amounts per inhabitant are of: filled in, or mended where known."""

from decimal import Decimal
from typing import Final

import polars as pl
import streamlit as st

from finsam_metrics.intake.inhabitants import MunicipalityCount, state_inhabitants
from finsam_metrics.metrics.measures import inhabitants_of_members
from finsam_metrics.model.clock import today
from finsam_metrics.model.errors import IntakeError, StoreError
from finsam_metrics.model.paths import default_paths
from finsam_metrics.model.swedish_numbers import format_number
from finsam_metrics.ui.pages.intake import open_draft
from finsam_metrics.ui.pages.intake.open_review import OpenReview
from finsam_metrics.words.typed_numbers import parse_typed_number

_FIELD: Final = 190
_SOURCE: Final = "invanare-kalla"


def draw_inhabitants(shown: OpenReview) -> None:
    """Draw how the inhabitants of the plan's association are filled in, or mended where known."""
    years = _years(shown)
    if not years:
        return
    is_missing = any(of_year["population_count"].null_count() for of_year in years.values())
    label = "Fyll i invånare" if is_missing else "Ändra invånare"
    with st.popover(label, key="invanare", disabled=not shown.is_open):
        if is_missing:
            st.caption("Utan invånare blir belopp per invånare ej angivna.")
        year = st.selectbox("Invånare den 31 december", list(years), key="invanare-ar")
        grid = st.grid("auto", min_column_width=_FIELD)
        for code, name, people, working in years[year].iter_rows():
            with grid.cell():
                _draw_number(name, people, _key(year, code, is_working=False))
            with grid.cell():
                label = f"{name}, 16–64 år (valfritt)"
                _draw_number(label, working, _key(year, code, is_working=True))
        st.text_input(
            "Källa", placeholder="till exempel SCB, folkmängd", max_chars=200, key=_SOURCE
        )
        st.button(
            "Spara invånarna",
            key="invanare-in",
            type="primary",
            on_click=_save,
            args=(shown, year, years[year]),
        )


def _draw_number(label: str, known: int | None, key: str) -> None:
    value = "" if known is None else format_number(known)
    st.text_input(label, value=value, max_chars=12, key=key)


def _years(shown: OpenReview) -> dict[int, pl.DataFrame]:
    """The inhabitants by municipality of the years that amounts go by, first those that lack some.

    A budget goes by the inhabitants of the day before its year; a day to come is not asked for.
    """
    identity = shown.review.identity
    if identity.association_id is None or identity.budget_year is None:
        return {}
    stated = {figure.line.year for figure in shown.review.figures if figure.is_kept}
    others = sorted((year for year in stated if year is not None), reverse=True)
    found = {
        year - 1: inhabitants_of_members(
            shown.data["association_municipality"],
            shown.data["population"],
            association_id=identity.association_id,
            year=year - 1,
        )
        for year in dict.fromkeys((identity.budget_year, *others))
        if year - 1 < today().year
    }
    lacking = {year: of for year, of in found.items() if of["population_count"].null_count()}
    return {year: of_year for year, of_year in {**lacking, **found}.items() if of_year.height}


def _save(shown: OpenReview, year: int, of_year: pl.DataFrame) -> None:
    counts = []
    for code, name in of_year.select("municipality_code", "municipality_name").iter_rows():
        people, working = (_typed(year, code, is_working=which) for which in (False, True))
        if people is None or _is_odd(people) or _is_odd(working):
            open_draft.tell_missing(f"Skriv invånarna i {name} som ett helt tal, som 18 500.")
            return
        counts.append(
            MunicipalityCount(
                municipality_code=code,
                population_count=int(people),
                population_16_64_count=None if working is None else int(working),
            )
        )
    source = st.session_state[_SOURCE]
    try:
        state_inhabitants(
            default_paths(), shown.person, year=year, counts=counts, source_text=source
        )
    except (IntakeError, StoreError) as error:
        open_draft.tell_fault(error)
        return
    open_draft.tell(f"Invånarna den 31 december {year} är sparade med sin källa.")


def _typed(year: int, code: str, *, is_working: bool) -> Decimal | None:
    """What is typed; None where nothing is, and below 0 where it is no number."""
    text = st.session_state[_key(year, code, is_working=is_working)].strip()
    if not text:
        return None
    number = parse_typed_number(text)
    return Decimal(-1) if number is None else number


def _is_odd(number: Decimal | None) -> bool:
    return number is not None and (number < 1 or number != number.to_integral_value())


def _key(year: int, code: str, *, is_working: bool) -> str:
    return f"invanare-{year}-{code}-{'arbetsfora' if is_working else 'alla'}"
