"""The inhabitants that amounts per inhabitant are of: those that are known, or to be filled in."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

import streamlit as st

from finsam_metrics.intake.inhabitants import MunicipalityCount, add_inhabitants
from finsam_metrics.metrics.measures import municipalities_without_population
from finsam_metrics.model.clock import today
from finsam_metrics.model.errors import IntakeError, StoreError
from finsam_metrics.model.paths import default_paths
from finsam_metrics.ui.pages.intake import open_draft
from finsam_metrics.ui.pages.intake.open_review import OpenReview
from finsam_metrics.words.typed_numbers import parse_typed_number

_FIELD: Final = 190
_SOURCE: Final = "invanare-kalla"


def draw_inhabitants(shown: OpenReview) -> None:
    """Draw how the inhabitants of the plan's association are filled in; nothing where known."""
    missing = _missing(shown)
    if not missing:
        return
    with st.popover("Fyll i invånare", key="invanare", disabled=not shown.is_open):
        st.caption("Utan invånare blir belopp per invånare ej angivna.")
        year = st.selectbox("Invånare den 31 december", list(missing), key="invanare-ar")
        grid = st.grid("auto", min_column_width=_FIELD)
        for code, name in missing[year].items():
            with grid.cell():
                st.text_input(name, max_chars=12, key=_key(year, code, "alla"))
            with grid.cell():
                label = f"{name}, 16–64 år (valfritt)"
                st.text_input(label, max_chars=12, key=_key(year, code, "arbetsfora"))
        st.text_input(
            "Källa", placeholder="till exempel SCB, folkmängd", max_chars=200, key=_SOURCE
        )
        st.button(
            "Spara invånarna",
            key="invanare-in",
            on_click=_add,
            args=(shown, year, missing[year]),
        )


def _missing(shown: OpenReview) -> dict[int, dict[str, str]]:
    """Municipalities without inhabitants by the year they lack, the plan's own first.

    A budget goes by the inhabitants of the day before its year; a day to come is not asked for.
    """
    identity = shown.review.identity
    if identity.association_id is None or identity.budget_year is None:
        return {}
    stated = {figure.line.year for figure in shown.review.figures if figure.is_kept}
    others = sorted((year for year in stated if year is not None), reverse=True)
    years = dict.fromkeys((identity.budget_year, *others))
    found = {
        year - 1: municipalities_without_population(
            shown.data["association_municipality"],
            shown.data["population"],
            association_id=identity.association_id,
            year=year - 1,
        )
        for year in years
        if year - 1 < today().year
    }
    return {year: names for year, names in found.items() if names}


def _add(shown: OpenReview, year: int, missing: Mapping[str, str]) -> None:
    counts = []
    for code, name in missing.items():
        people, working = (_typed(year, code, what) for what in ("alla", "arbetsfora"))
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
        add_inhabitants(default_paths(), shown.person, year=year, counts=counts, source_text=source)
    except (IntakeError, StoreError) as error:
        open_draft.tell_fault(error)
        return
    open_draft.tell(f"Invånarna den 31 december {year} är sparade med sin källa.")


def _typed(year: int, code: str, what: str) -> Decimal | None:
    """What is typed; None where nothing is, and below 0 where it is no number."""
    text = st.session_state[_key(year, code, what)].strip()
    if not text:
        return None
    number = parse_typed_number(text)
    return Decimal(-1) if number is None else number


def _is_odd(number: Decimal | None) -> bool:
    return number is not None and (number < 1 or number != number.to_integral_value())


def _key(year: int, code: str, what: str) -> str:
    return f"invanare-{year}-{code}-{what}"
