"""Choices, pictures and tables of the page about how costs change."""

from dataclasses import replace

import polars as pl
import streamlit as st

from finsam_metrics.charts.change_steps import step_bars
from finsam_metrics.charts.year_pairs import pair_points
from finsam_metrics.metrics import changes
from finsam_metrics.metrics.answers.development import (
    not_compared_note,
    outcomes_answer,
    pairs_answer,
    steps_answer,
    without_outcome_note,
)
from finsam_metrics.metrics.origins import with_asks
from finsam_metrics.metrics.selection import VERSION_TEXTS
from finsam_metrics.model.enums import Measure
from finsam_metrics.ui.parts import choices, components
from finsam_metrics.ui.parts.pictures import draw_picture
from finsam_metrics.ui.parts.tables import Column, Table
from finsam_metrics.ui.shell.data import Data
from finsam_metrics.ui.shell.filters import Chosen

_SHARE, _AMOUNT = "andel", "belopp"
_SHOWN_AS = {_AMOUNT: "belopp", _SHARE: "andel av kostnaderna"}
_VERSIONS = {str(version): text for version, text in VERSION_TEXTS.items()}


def draw_changes(years: pl.DataFrame, budgets: pl.DataFrame, data: Data, chosen: Chosen) -> None:
    """Draw what changed between two years of one association, which the visitor chooses.

    Args:
        years: What ``comparable_years`` gives of the chosen associations.
        budgets: The chosen budgets.
        data: The tables.
        chosen: The visitor's choices.
    """
    if years.is_empty():
        components.heading("Vad som ändras mellan två år kan inte visas")
        st.info(
            "Inget av de valda förbunden fördelar kostnaderna för två olika år. "
            "Det är inte samma sak som att inget ändras."
        )
        return
    place = st.container()
    pair = _choose_pair(years, chosen)
    steps = changes.cost_steps(data.by_category, data["budget_area"], pair, chosen.measure)
    answer = steps_answer(steps, pair, chosen.measure)
    subtitle = components.amounts_subtitle(pair, chosen, years=_both_years(pair))
    with place:
        components.heading(answer)
        components.subtitle(subtitle)
    draw_picture(
        step_bars(steps, pair, measure=chosen.measure),
        key="steps",
        alt_text=f"Stegen från den ena summan till den andra. {answer}.",
        title=answer,
        subtitle=subtitle,
        plans=pair,
        asks=steps,
        marks=_marks_in(steps),
        notes=[not_compared_note(years, budgets)],
        table=_pair_table(steps, pair, chosen.measure, name="forandring"),
    )
    _draw_points(pair, data, chosen)


def draw_outcomes(points: pl.DataFrame, budgets: pl.DataFrame, data: Data, chosen: Chosen) -> None:
    """Draw what was intended for a year beside what it became, where both are known.

    Args:
        points: The total costs over the years, in the measure.
        budgets: The chosen budgets.
        data: The tables.
        chosen: The visitor's choices.
    """
    named = budgets.select("association_id", "association_name", "sort_order")
    found = changes.later_outcomes(points, data["plan_package"]).join(named, on="association_id")
    if found.is_empty():
        components.heading("Plan mot utfall kan inte visas ännu")
        st.info(without_outcome_note(data.totals, budgets))
        return
    rows = with_asks(
        found.sort("sort_order", "year").with_columns(
            row_name=pl.format("{} {}", "association_name", "year"),
            earlier_text=pl.col("earlier_version").replace_strict(_VERSIONS),
            later_text=pl.col("later_version").replace_strict(_VERSIONS),
        ),
        ids=["association_id", "year"],
        texts=["row_name"],
    )
    title = outcomes_answer(rows, chosen.measure) or "Från plan till utfall"
    components.heading(title)
    components.subtitle(components.totals_subtitle(chosen))
    draw_picture(
        pair_points(
            rows, measure=chosen.measure, earlier_text="budget, plan", later_text="utfall, prognos"
        ),
        key="outcomes",
        alt_text=f"Plan och utfall för samma år. {title}.",
        title=title,
        subtitle=components.totals_subtitle(chosen),
        plans=data.documents_of(budgets["association_id"].to_list(), None),
        asks=rows,
        table=Table(
            frame=rows,
            columns=[
                Column(name="row_name", title="Förbund och år"),
                Column(name="earlier_text", title="Före"),
                Column(name="earlier", title=f"Plan, {chosen.measure}", kind=chosen.measure),
                Column(name="later_text", title="Efter"),
                Column(name="later", title=f"Utfall, {chosen.measure}", kind=chosen.measure),
            ],
            name="plan-och-utfall",
            alt="Plan och utfall för samma år",
        ),
    )


def _choose_pair(years: pl.DataFrame, chosen: Chosen) -> pl.DataFrame:
    """Draw the choices of association and years; those that the address asks for stand first."""
    names = dict(years.select("association_id", "association_name").iter_rows())
    with st.container(horizontal=True, vertical_alignment="bottom"):
        association_id = choices.choose_one(
            "Förbund",
            names,
            parameter="forandring",
            default=changes.default_association(years),
            width=230,
        )
        of_association = years.filter(pl.col("association_id") == association_id)
        texts = {
            str(year): f"{version} {year}"
            for year, version in of_association.select("year", "version_text").iter_rows()
        }
        earlier, later = changes.default_years(of_association, wished=chosen.year)
        before = dict(list(texts.items())[:-1])
        first = choices.choose_one(
            "Från", before, parameter="fran", default=str(earlier), width=180
        )
        after = {year: text for year, text in texts.items() if int(year) > int(first)}
        unasked = str(later) if str(later) in after else next(iter(after))
        last = choices.choose_one("Till", after, parameter="till", default=unasked, width=180)
    return changes.choose_pair(of_association, int(first), int(last))


def _draw_points(pair: pl.DataFrame, data: Data, chosen: Chosen) -> None:
    """Draw each category of the two years as two points, as amounts or as shares of the cost."""
    place = st.container()
    shown_as = choices.choose_segment("Visa som", _SHOWN_AS, parameter="visa", default=_AMOUNT)
    measure = Measure.SHARE if shown_as == _SHARE else chosen.measure
    pairs = changes.category_pairs(data.by_category, data["budget_area"], pair, measure)
    answer = pairs_answer(pairs, data["budget_area"], pair, measure)
    title = answer or "Områden och kategorier de två åren"
    subtitle = components.amounts_subtitle(
        pair, replace(chosen, measure=measure), is_gross=True, years=_both_years(pair)
    )
    earlier, later = pair.iter_rows(named=True)
    with place:
        components.heading(title)
        components.subtitle(subtitle)
    draw_picture(
        pair_points(
            pairs.with_columns(sort_order=pl.lit(earlier["sort_order"])),
            measure=measure,
            earlier_text=f"{earlier['version_text']} {earlier['year']}",
            later_text=f"{later['version_text']} {later['year']}",
        ),
        key="pairs",
        alt_text=f"Områden och kategorier de två åren. {answer or ''}.",
        title=title,
        subtitle=subtitle,
        plans=pair,
        asks=pairs,
        marks=_marks_in(pairs),
        table=_pair_table(pairs, pair, measure, name="omraden-tva-ar"),
    )


def _both_years(pair: pl.DataFrame) -> str:
    earlier, later = pair.select("version_text", "year").rows()
    return f"{earlier[0]} {earlier[1]} och {later[0]} {later[1]}"


def _pair_table(rows: pl.DataFrame, pair: pl.DataFrame, measure: Measure, *, name: str) -> Table:
    first, last = pair.iter_rows(named=True)
    unit = "" if measure is Measure.SHARE else f", {measure}"
    return Table(
        frame=rows,
        columns=[
            Column(name="row_name", title=f"{first['association_name']}{unit}"),
            Column(name="earlier", title=f"{first['version_text']} {first['year']}", kind=measure),
            Column(name="later", title=f"{last['version_text']} {last['year']}", kind=measure),
            *(
                [Column(name="step", title="Steg", kind=measure, absent="–")]
                if "step" in rows.columns
                else []
            ),
        ],
        name=name,
        alt="De två åren sida vid sida",
    )


def _marks_in(rows: pl.DataFrame) -> list[str]:
    return ["judgement"] if rows["is_judgement"].any() else []
