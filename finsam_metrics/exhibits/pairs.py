"""Two budgets side by side: how they differ, row by row, and how far each can be compared."""

from collections.abc import Mapping
from typing import Final

import polars as pl

from finsam_metrics.charts.pairs import mirrored_bars
from finsam_metrics.exhibits.choices import Chosen
from finsam_metrics.exhibits.costs import stated_instead
from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.exhibits.exhibit import Exhibit
from finsam_metrics.exhibits.marks import marks_in
from finsam_metrics.exhibits.plots import Plot
from finsam_metrics.exhibits.profiles import staff_text
from finsam_metrics.exhibits.subtitles import amounts_subtitle
from finsam_metrics.exhibits.tables import Column, Table
from finsam_metrics.metrics.answers.pairs import pair_answer, verdict_answer
from finsam_metrics.metrics.gaps import with_cost_gaps
from finsam_metrics.metrics.pairs import compare_pair, most_comparable, side_cells
from finsam_metrics.model.enums import DocumentKind, Measure
from finsam_metrics.model.swedish_numbers import (
    MINUS,
    format_measure,
    format_number,
    format_share,
    format_tkr,
)

LEAST: Final = 2
LEFT, RIGHT = "vanster", "hoger"
"""The words of the address that say which budget stands where."""

_BOTH_ORIGINS: Final = ("origin_ids_left", "origin_ids_right")
_VERDICTS: Final = {
    "alike": "● går att jämföra",
    "careful": "◆ med förbehåll",
    "unknown": "– kan inte jämföras",
}


def budgets_to_pair(data: Data, chosen: Chosen) -> pl.DataFrame:
    """Give every budget that can be set beside another, with ``column_id`` and ``column_text``."""
    return (
        data.every_budget(chosen.association_ids, chosen.price_year)
        .sort("sort_order", "year", descending=[False, True], maintain_order=True)
        .with_columns(
            column_id=pl.concat_str("association_id", "year", "version", separator="."),
            column_text=pl.format("{} {} · {}", "association_name", "year", "version_text"),
        )
    )


def choose_pair(
    listed: pl.DataFrame, left: str, right: str, data: Data, chosen: Chosen
) -> pl.DataFrame:
    """Give two budgets, left and right, with what is said where costs are not divided."""
    both = pl.concat(listed.filter(pl.col("column_id") == side) for side in (left, right))
    return with_cost_gaps(both, data["initiative"], chosen.measure)


def default_pair(listed: pl.DataFrame, data: Data, chosen: Chosen) -> tuple[str, str]:
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
    both = pl.concat([one_each, ranked]).unique("column_id", maintain_order=True).head(LEAST)
    wanted = one_each.filter("is_distributed", "is_wanted")
    if wanted.height > LEAST:
        both = most_comparable(
            data.by_category,
            data["budget_area"],
            data["comparison_note"],
            with_cost_gaps(wanted, data["initiative"], Measure.SHARE),
        )
    ids = both["column_id"].to_list()
    first, second = listed.filter(pl.col("column_id").is_in(ids))["column_id"]
    return first, second


def two_budgets(data: Data, pair: pl.DataFrame, chosen: Chosen) -> list[Exhibit]:
    """Show two budgets as a picture, row by row with what to mind, and what else sets them apart.

    Args:
        data: The tables.
        pair: What ``choose_pair`` gives.
        chosen: The choices.
    """
    compared = compare_pair(
        data.by_category,
        data["budget_area"],
        data["comparison_note"],
        pair,
        chosen.measure,
        price_year=chosen.price_year,
    )
    cells = side_cells(compared, pair)
    verdict = verdict_answer(compared)
    answer = pair_answer(
        compared, data["budget_area"], pair, chosen.measure, price_year=chosen.price_year
    )
    title, subtitle = answer or verdict, f"{amounts_subtitle(pair, chosen)} · {verdict}"
    if cells.is_empty():
        picture = Exhibit(
            key="pair",
            title=title,
            subtitle=subtitle,
            absent=stated_instead(pair),
            plans=pair,
            words=_words(pair),
        )
        return [picture, _facts_beside(pair, data)]
    table = _pair_table(compared, pair, chosen.measure)
    picture = Exhibit(
        key="pair",
        title=title,
        subtitle=subtitle,
        chart=mirrored_bars(cells, pair, measure=chosen.measure),
        alt_text=f"Två budgetar sida vid sida. {answer or ''}. {verdict}. "
        "Samma siffror finns i tabellen under bilden.",
        plans=pair,
        asks=cells,
        marks=tuple(marks_in(cells, pair)),
        plot=Plot.of_table(
            table, names=["row_name"], values=["value_left", "value_right"], left_out_last=1
        ),
        words=_words(pair),
    )
    rows = Exhibit(
        key="pair-table",
        title="Skillnaderna post för post, och vad de beror på",
        subtitle="",
        plans=pair,
        table=table,
        words=_words(pair),
    )
    return [picture, rows, _facts_beside(pair, data)]


def _pair_table(compared: pl.DataFrame, pair: pl.DataFrame, measure: Measure) -> Table:
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
        origin_ids=pl.coalesce(pl.concat_list(*_BOTH_ORIGINS), *_BOTH_ORIGINS),
    )
    in_percent = [] if measure is Measure.SHARE else ["percent_text"]
    return Table(
        frame=shown,
        columns=[
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
        ],
        name="jamfor-tva",
        alt="Skillnader post för post",
    )


def _facts_beside(pair: pl.DataFrame, data: Data) -> Exhibit:
    """Show what else sets the two apart: size, money, staff, groups and how their sums stand."""
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
    return Exhibit(
        key="facts",
        title="Det här skiljer förutsättningarna",
        subtitle="",
        plans=pair,
        table=Table(
            frame=frame,
            columns=[
                Column(name="fact", title="Förutsättning"),
                Column(name="left", title=heads[0]),
                Column(name="right", title=heads[1]),
            ],
            name="forutsattningar",
            alt="Vad som skiljer förutsättningarna",
        ),
        words=_words(pair),
    )


def _words(pair: pl.DataFrame) -> dict[str, str]:
    left, right = pair["column_id"]
    return {LEFT: left, RIGHT: right}


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
    count = column["population_count"]
    frame = column["frame_sek"]
    state = data.states.filter(of_plan).row(0, named=True)
    return {
        "Uppgifterna står i": f"{_document_text(column)}, som {column['version_text']}",
        "Invånare": None
        if count is None
        else f"{format_number(int(str(count)))} (31 december {column['population_year']})",
        "Ram för året": None if frame is None else format_tkr(float(str(frame))),
        "Tjänster": staff_text(column, data),
        "Prioriterade grupper": "; ".join(groups) or "planen namnger ingen",
        "Summor som stämmer": "inga att pröva"
        if state["check_count"] == 0
        else f"{state['check_count'] - state['failing_count']} av {state['check_count']}",
    }


def _difference_text(value: float | None, measure: Measure) -> str | None:
    if value is None:
        return None
    if measure is Measure.SHARE:
        points = f"{format_number(abs(value) * 100, 1)} procentenheter"
        return _signed(value, points)
    return _signed(value, format_measure(abs(value), measure))


def _signed(value: float, text: str) -> str:
    return text if value == 0 else f"{'+' if value > 0 else MINUS}{text}"
