"""Choices and tables of the page that compares two budgets."""

from collections.abc import Mapping

import polars as pl
import streamlit as st

from finsam_metrics.metrics.gaps import with_cost_gaps
from finsam_metrics.metrics.pairs import most_comparable
from finsam_metrics.model.enums import DocumentKind, Measure
from finsam_metrics.model.swedish_numbers import (
    MINUS,
    format_measure,
    format_number,
    format_share,
    format_tkr,
)
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.parts.choices import choose_one
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.ui.parts.tables import Column, draw_table
from finsam_metrics.ui.shell.data import Data
from finsam_metrics.ui.shell.filters import Chosen

_LEAST = 2
_VERDICTS = {
    "alike": "● går att jämföra",
    "careful": "◆ med förbehåll",
    "unknown": "– kan inte jämföras",
}


def choose_pair(data: Data, chosen: Chosen) -> pl.DataFrame:
    """Draw the choice of two budgets, and give them with their bases, left and right.

    The page stops where there are not two to choose from.
    """
    listed = (
        data.every_budget(chosen.association_ids, chosen.price_year)
        .sort("sort_order", "year", descending=[False, True], maintain_order=True)
        .with_columns(column_id=pl.concat_str("association_id", "year", "version", separator="."))
    )
    if listed.height < _LEAST:
        only = " ".join(str(listed[name][0]) for name in ("association_name", "year"))
        st.info(f"{plain(only)} har inget att jämföras med. Öppna Urval och välj ett förbund till.")
        components.end_page()
    texts = dict(
        listed.select(
            "column_id", pl.format("{} {} · {}", "association_name", "year", "version_text")
        ).iter_rows()
    )
    first, second = _defaults(listed, data, chosen)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        left = choose_one("Jämför", texts, parameter="vanster", default=first)
        others = {column: text for column, text in texts.items() if column != left}
        default = second if second in others else first
        right = choose_one("med", others, parameter="hoger", default=default)
    return pl.concat(listed.filter(pl.col("column_id") == side) for side in (left, right))


def _defaults(listed: pl.DataFrame, data: Data, chosen: Chosen) -> tuple[str, str]:
    """Prefer the two associations that compare best, in the chosen year, else their budgets.

    Costs that are divided come first; the two stand in the fixed order.
    """
    is_own = (pl.col("year") == pl.col("budget_year")) & (
        pl.col("document_kind") == str(DocumentKind.PLAN)
    )
    is_wanted = is_own if chosen.year is None else pl.col("year") == chosen.year
    ranked = listed.with_columns(is_own=is_own, is_wanted=is_wanted).sort(
        "is_distributed", "is_wanted", "is_own", descending=True, maintain_order=True
    )
    one_each = ranked.unique("association_id", keep="first", maintain_order=True)
    both = pl.concat([one_each, ranked]).unique("column_id", maintain_order=True).head(_LEAST)
    wanted = one_each.filter("is_distributed", "is_wanted")
    if wanted.height > _LEAST:
        both = most_comparable(
            data.by_category,
            data["budget_area"],
            data["comparison_note"],
            with_cost_gaps(wanted, data["initiative"], Measure.SHARE),
        )
    ids = both["column_id"].to_list()
    first, second = listed.filter(pl.col("column_id").is_in(ids))["column_id"]
    return first, second


def pair_table(
    compared: pl.DataFrame, pair: pl.DataFrame, measure: Measure
) -> tuple[pl.DataFrame, list[Column]]:
    """Give the rows with both figures, their difference and what to mind."""
    heads = [f"{name} {year}" for name, year in pair.select("association_name", "year").iter_rows()]
    unit = "" if measure is Measure.SHARE else f", {measure}"
    differences = [_difference_text(value, measure) for value in compared["difference"]]
    percents = [
        None if share is None else _signed(share, format_share(abs(share)))
        for share in compared["difference_share"]
    ]
    shown = compared.with_columns(
        difference_text=pl.Series(differences, dtype=pl.String),
        percent_text=pl.Series(percents, dtype=pl.String),
        verdict_text=pl.col("verdict").replace_strict(_VERDICTS),
    )
    in_percent = [] if measure is Measure.SHARE else ["percent_text"]
    return shown, [
        Column(name="row_name", title=f"Post{unit}"),
        Column(name="value_left", title=heads[0], kind=measure),
        Column(name="value_right", title=heads[1], kind=measure),
        Column(
            name="difference_text",
            title=f"Skillnad, {heads[1]} minus {heads[0]}",
            absent="–",
            is_figure=True,
        ),
        *(
            Column(name=name, title=f"I procent av {heads[0]}", absent="–", is_figure=True)
            for name in in_percent
        ),
        Column(name="verdict_text", title="Går det att jämföra?"),
        Column(name="reason_text", title="Att tänka på", absent=""),
    ]


def draw_facts(pair: pl.DataFrame, data: Data) -> None:
    """Draw what else sets the two apart: size, money, staff, groups and how their sums stand."""
    heads = [f"{name} {year}" for name, year in pair.select("association_name", "year").iter_rows()]
    facts = [_facts(column, data) for column in pair.iter_rows(named=True)]
    frame = pl.DataFrame(
        {
            "fact": list(facts[0]),
            "left": list(facts[0].values()),
            "right": list(facts[1].values()),
        },
        schema={"fact": pl.String, "left": pl.String, "right": pl.String},
    )
    draw_table(
        frame,
        [
            Column(name="fact", title="Förutsättning"),
            Column(name="left", title=heads[0]),
            Column(name="right", title=heads[1]),
        ],
        name="forutsattningar",
        alt="Vad som skiljer förutsättningarna",
        key="facts",
    )


def _document_text(column: Mapping[str, object]) -> str:
    if column["document_kind"] == DocumentKind.PLAN:
        return f"planen för {column['budget_year']}"
    return str(column["source_text"])


def _facts(column: dict[str, object], data: Data) -> dict[str, str | None]:
    of_plan = pl.col("plan_id") == column["plan_id"]
    groups = (
        data["priority_group"]
        .filter(of_plan, pl.col("context") == "priority")
        .join(data["common_group"].sort("sort_order"), on="group_id")
        .unique("group_id", maintain_order=True)["group_name"]
    )
    staff = [_staff_text(post) for post in data["staffing"].filter(of_plan).iter_rows(named=True)]
    count = column["population_count"]
    frame = column["frame_sek"]
    state = data.states.filter(of_plan).row(0, named=True)
    return {
        "Uppgifterna står i": f"{_document_text(column)}, som {column['version_text']}",
        "Invånare": None
        if count is None
        else f"{format_number(int(str(count)))} (31 december {column['population_year']})",
        "Ram för året": None if frame is None else format_tkr(float(str(frame))),
        "Tjänster": "; ".join(staff) or None,
        "Prioriterade grupper": "; ".join(groups) or "planen namnger ingen",
        "Summor som stämmer": "inga att pröva"
        if state["check_count"] == 0
        else f"{state['check_count'] - state['failing_count']} av {state['check_count']}",
    }


def _staff_text(post: dict[str, object]) -> str:
    extent, employer = post["extent_share"], post["employer_text"]
    parts = [str(post["role"])]
    parts += [format_share(float(str(extent)))] if extent is not None else []
    parts += [str(employer)] if employer is not None else []
    return ", ".join(parts)


def _difference_text(value: float | None, measure: Measure) -> str | None:
    if value is None:
        return None
    if measure is Measure.SHARE:
        points = f"{format_number(abs(value) * 100, 1)} procentenheter"
        return _signed(value, points)
    return _signed(value, format_measure(abs(value), measure))


def _signed(value: float, text: str) -> str:
    return text if value == 0 else f"{'+' if value > 0 else MINUS}{text}"
