"""How the costs change: over the years, between two years, and from plan to outcome."""

from dataclasses import replace
from typing import Final

import polars as pl

from finsam_metrics.charts.change_steps import step_bars
from finsam_metrics.charts.year_pairs import pair_points
from finsam_metrics.charts.years import budget_lines_by_year
from finsam_metrics.exhibits.choices import Chosen
from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.exhibits.exhibit import Exhibit
from finsam_metrics.exhibits.marks import gap_mark
from finsam_metrics.exhibits.plots import Form, Plot
from finsam_metrics.exhibits.subtitles import amounts_subtitle, totals_subtitle
from finsam_metrics.exhibits.tables import Column, Table
from finsam_metrics.metrics import changes
from finsam_metrics.metrics.answers.development import (
    no_years_answer,
    not_compared_note,
    outcomes_answer,
    pairs_answer,
    saved_money_note,
    steps_answer,
    unknown_years_note,
    without_outcome_note,
    years_answer,
)
from finsam_metrics.metrics.funding import earlier_money
from finsam_metrics.metrics.gaps import with_cost_gaps, with_total_gaps
from finsam_metrics.metrics.origins import with_asks
from finsam_metrics.metrics.selection import VERSION_TEXTS
from finsam_metrics.model.enums import Measure

OF, FROM, TO, SHOWN_AS = "forandring", "fran", "till", "visa"
"""The words of the address: which association, from and to which year, and in what."""
SHARES: Final = "andel"
_VERSIONS: Final = {str(version): text for version, text in VERSION_TEXTS.items()}


def costs_over_years(data: Data, budgets: pl.DataFrame, chosen: Chosen) -> Exhibit:
    """Show the total cost of each association over the years that its documents state.

    Args:
        data: The tables.
        budgets: The chosen budgets.
        chosen: The choices.
    """
    measure = chosen.measure
    points = data.years_of(budgets, measure, chosen.price_year)
    shown = with_total_gaps(budgets, points, measure)
    answer = years_answer(points, budgets, measure)
    names = budgets.select("association_id", "association_name", "sort_order")
    named = (
        points.join(names, on="association_id")
        .with_columns(version_text=pl.col("version").replace_strict(_VERSIONS))
        .with_columns(when_text=pl.format("{} {}", "version_text", "year"))
        .sort("sort_order", "year")
    )
    cells = with_asks(
        named, ids=["association_id", "year", "version"], texts=["association_name", "when_text"]
    )
    yearly = data.yearly_budgets(budgets["association_id"].to_list(), chosen.price_year)
    used = earlier_money(data["budget_line"], yearly).join(
        names.drop("sort_order"), on="association_id", maintain_order="left"
    )
    return Exhibit(
        key="years",
        title=answer or no_years_answer(points, budgets),
        subtitle=totals_subtitle(chosen),
        chart=budget_lines_by_year(cells, shown, measure=measure),
        alt_text=f"Kostnaderna över åren. {answer or ''}.",
        plans=data.documents_of(budgets["association_id"].to_list(), None),
        asks=cells,
        marks=tuple(gap_mark(shown)),
        notes=(saved_money_note(used), unknown_years_note(data.totals, points, budgets)),
        table=Table(
            frame=cells,
            columns=[
                Column(name="association_name", title="Förbund"),
                Column(name="year", title="År", kind="year"),
                Column(name="version_text", title="Uppgift"),
                Column(name="value", title=f"Kostnader, {measure}", kind=measure),
            ],
            name="kostnader-over-aren",
            alt="Kostnader i allt per år",
        ),
        plot=Plot.of_rows(
            cells.sort("year", maintain_order=True),
            categories="year",
            series="association_name",
            kind=measure,
            form=Form.LINES,
            colours=True,
        ),
    )


def years_to_compare(data: Data, budgets: pl.DataFrame, chosen: Chosen) -> pl.DataFrame:
    """Give the years whose divided costs can be compared, as ``comparable_years`` does."""
    yearly = data.yearly_budgets(budgets["association_id"].to_list(), chosen.price_year)
    return changes.comparable_years(with_cost_gaps(yearly, data["initiative"], chosen.measure))


def steps_between(
    data: Data, pair: pl.DataFrame, years: pl.DataFrame, budgets: pl.DataFrame, chosen: Chosen
) -> Exhibit:
    """Show what takes the cost of one year to that of another, for one association.

    Args:
        data: The tables.
        pair: The two years, as ``choose_pair`` gives them.
        years: What ``years_to_compare`` gives.
        budgets: The chosen budgets.
        chosen: The choices.
    """
    steps = changes.cost_steps(data.by_category, data["budget_area"], pair, chosen.measure)
    answer = steps_answer(steps, pair, chosen.measure)
    table = _pair_table(steps, pair, chosen.measure, name="forandring")
    return Exhibit(
        key="steps",
        title=answer,
        subtitle=amounts_subtitle(pair, chosen, years=_both_years(pair)),
        chart=step_bars(steps, pair, measure=chosen.measure),
        alt_text=f"Stegen från den ena summan till den andra. {answer}.",
        plans=pair,
        asks=steps,
        marks=_marks_in(steps),
        notes=(not_compared_note(years, budgets),),
        table=table,
        plot=_pair_plot(table, sums=1),
        words=_words(pair),
    )


def categories_of_two_years(
    data: Data, pair: pl.DataFrame, chosen: Chosen, measure: Measure
) -> Exhibit:
    """Show each area and category in two years, as amounts or as shares of the cost.

    Args:
        data: The tables.
        pair: The two years, as ``choose_pair`` gives them.
        chosen: The choices.
        measure: That of the choices, or shares.
    """
    pairs = changes.category_pairs(data.by_category, data["budget_area"], pair, measure)
    answer = pairs_answer(pairs, data["budget_area"], pair, measure)
    earlier, later = pair.iter_rows(named=True)
    table = _pair_table(pairs, pair, measure, name="omraden-tva-ar")
    return Exhibit(
        key="pairs",
        title=answer or "Områden och kategorier de två åren",
        subtitle=amounts_subtitle(
            pair, replace(chosen, measure=measure), is_gross=True, years=_both_years(pair)
        ),
        chart=pair_points(
            pairs.with_columns(sort_order=pl.lit(earlier["sort_order"])),
            measure=measure,
            earlier_text=f"{earlier['version_text']} {earlier['year']}",
            later_text=f"{later['version_text']} {later['year']}",
        ),
        alt_text=f"Områden och kategorier de två åren. {answer or ''}.",
        plans=pair,
        asks=pairs,
        marks=_marks_in(pairs),
        table=table,
        plot=_pair_plot(table),
        words=_words(pair),
    )


def plans_and_outcomes(data: Data, budgets: pl.DataFrame, chosen: Chosen) -> Exhibit:
    """Show what was intended for a year beside what it became, where both are known.

    Args:
        data: The tables.
        budgets: The chosen budgets.
        chosen: The choices.
    """
    points = data.years_of(budgets, chosen.measure, chosen.price_year)
    named = budgets.select("association_id", "association_name", "sort_order")
    found = changes.later_outcomes(points, data["plan_package"]).join(named, on="association_id")
    if found.is_empty():
        return Exhibit(
            key="outcomes",
            title="Plan mot utfall kan inte visas ännu",
            subtitle="",
            absent=(without_outcome_note(data.totals, budgets),),
        )
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
    table = Table(
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
    )
    return Exhibit(
        key="outcomes",
        title=title,
        subtitle=totals_subtitle(chosen),
        chart=pair_points(
            rows, measure=chosen.measure, earlier_text="budget, plan", later_text="utfall, prognos"
        ),
        alt_text=f"Plan och utfall för samma år. {title}.",
        plans=data.documents_of(budgets["association_id"].to_list(), None),
        asks=rows,
        table=table,
        plot=Plot.of_table(table, names=["row_name"], values=["earlier", "later"]),
    )


def _words(pair: pl.DataFrame) -> dict[str, str]:
    earlier, later = pair.iter_rows(named=True)
    years = {FROM: str(earlier["year"]), TO: str(later["year"])}
    return {OF: str(earlier["association_id"]), **years}


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


def _pair_plot(table: Table, *, sums: int = 0) -> Plot:
    """Plot the two years; ``sums`` rows first and last are what the others make together."""
    return Plot.of_table(
        table,
        names=["row_name"],
        values=["earlier", "later"],
        first=sums,
        left_out_last=sums,
    )


def _marks_in(rows: pl.DataFrame) -> tuple[str, ...]:
    return ("judgement",) if rows["is_judgement"].any() else ()
