"""Initiatives: what each plan names, with what money, who runs it and for whom."""

import polars as pl

from finsam_metrics.charts.initiatives import initiative_bars
from finsam_metrics.exhibits.choices import Chosen
from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.exhibits.exhibit import Exhibit
from finsam_metrics.exhibits.marks import gap_mark
from finsam_metrics.exhibits.plots import Plot
from finsam_metrics.exhibits.subtitles import amounts_subtitle
from finsam_metrics.exhibits.tables import Column, Table
from finsam_metrics.metrics.answers.initiatives import (
    initiatives_answer,
    terms_notes,
    unconverted_note,
    unpriced_answer,
)
from finsam_metrics.metrics.gaps import with_initiative_gaps
from finsam_metrics.metrics.groups import group_activities
from finsam_metrics.metrics.initiatives import initiative_sums, named_initiatives, with_groups
from finsam_metrics.metrics.measures import express
from finsam_metrics.metrics.origins import with_asks
from finsam_metrics.model.enums import Measure

_ORIENTATIONS = {"individual": "individinriktad", "structural": "strukturövergripande"}
_JUDGEMENT = "\N{NARROW NO-BREAK SPACE}*"


def initiatives_and_money(data: Data, found: pl.DataFrame, chosen: Chosen) -> Exhibit:
    """Show the initiatives that each plan names, with their money.

    Args:
        data: The tables.
        found: The chosen budgets.
        chosen: The choices.
    """
    measure = chosen.measure
    named = _named(data, found, measure)
    budgets = with_initiative_gaps(found, named)
    sums = initiative_sums(named, budgets)
    answer = initiatives_answer(sums, measure) or unpriced_answer(sums, measure)
    subtitle = amounts_subtitle(budgets, chosen)
    if named.is_empty():
        return Exhibit(
            key="initiatives",
            title=answer,
            subtitle=subtitle,
            absent=("Det är inte samma sak som att inga insatser görs.",),
            plans=budgets,
        )
    has_finding = ("finding",) if named["has_finding"].any() else ()
    terms = [text.removesuffix(".") for text in terms_notes(named)]
    table = _amounts_table(named, measure)
    return Exhibit(
        key="initiatives",
        title=answer,
        subtitle=subtitle,
        chart=initiative_bars(named, sums, budgets, measure=measure),
        alt_text=f"Insatser per förbund. {answer}.",
        plans=budgets,
        asks=named,
        marks=(*has_finding, *gap_mark(budgets)),
        notes=(*terms, unconverted_note(named, measure)),
        table=table,
        plot=Plot.of_table(table, names=["association_year", "initiative_name"], values=["value"]),
    )


def facts_of_initiatives(data: Data, found: pl.DataFrame, chosen: Chosen) -> Exhibit | None:
    """Show who runs each initiative, with whom, its orientation and groups; None: none named.

    Args:
        data: The tables.
        found: The chosen budgets.
        chosen: The choices.
    """
    named = _named(data, found, chosen.measure)
    if named.is_empty():
        return None
    activities = group_activities(
        data["priority_group"],
        data["common_group"],
        data["budget_line"],
        data["initiative"],
        with_initiative_gaps(found, named),
    )
    said = pl.col("group_names").list.join(", ")
    judged = pl.col("judged_group_names").list.eval(pl.element() + _JUDGEMENT).list.join(", ")
    groups = pl.concat_str(said, judged, separator=", ", ignore_nulls=True)
    mark = pl.when("is_judgement").then(pl.lit(_JUDGEMENT)).otherwise(pl.lit(""))
    shown = with_groups(named, activities).with_columns(
        orientation_text=pl.col("orientation").replace_strict(_ORIENTATIONS, default=None) + mark,
        groups_text=pl.when(groups.str.len_chars() > 0).then(groups),
    )
    return Exhibit(
        key="initiative-facts",
        title="Ansvarig, samverkan, inriktning och grupp",
        subtitle="Som planerna anger dem · * vår bedömning",
        plans=found,
        table=Table(
            frame=shown,
            columns=[
                Column(name="association_year", title="Förbund"),
                Column(name="initiative_name", title="Insats"),
                Column(name="owner_text", title="Ansvarig"),
                Column(name="partner_text", title="Samverkar med"),
                Column(name="orientation_text", title="Inriktning (* vår bedömning)"),
                Column(name="groups_text", title="Grupp (* vår bedömning)", absent="nämns inte"),
            ],
            name="insatser-uppgifter",
            alt="Ansvarig, samverkan, inriktning och grupp för varje insats",
        ),
    )


def _named(data: Data, found: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    listed = named_initiatives(
        data["initiative"], data["budget_line"], data["finding_figure"], found
    )
    return with_asks(
        express(listed, found, measure),
        budgets=found,
        ids=["association_id", "initiative_name"],
        texts=["initiative_name"],
    )


def _amounts_table(named: pl.DataFrame, measure: Measure) -> Table:
    """Give what each initiative is given, in the measure and in kronor of the year."""
    terms = pl.concat_str("condition_text", "supplement_text", separator=" ", ignore_nulls=True)
    shown = named.with_columns(
        association_year=pl.format("{} {}", "association_name", "year"),
        terms_text=pl.when(terms.str.len_chars() > 0).then(terms),
    )
    unit = "Andel av kostnaderna" if measure is Measure.SHARE else f"Belopp, {measure}"
    return Table(
        frame=shown,
        columns=[
            Column(name="association_year", title="Förbund"),
            Column(name="initiative_name", title="Insats"),
            Column(name="value", title=unit, kind=measure, absent="–"),
            Column(name="amount_sek", title="Kronor, löpande priser", kind="sek"),
            Column(name="terms_text", title="Villkor eller tillägg", absent="inget angivet"),
        ],
        name="insatser",
        alt="Insatser och belopp per förbund",
    )
