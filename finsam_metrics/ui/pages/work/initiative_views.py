"""Marks and tables of the page about initiatives."""

import polars as pl

from finsam_metrics.metrics.answers.initiatives import terms_notes, unconverted_note
from finsam_metrics.metrics.groups import group_activities
from finsam_metrics.metrics.initiatives import with_groups
from finsam_metrics.model.enums import Measure
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.parts.tables import Column, Table, as_table
from finsam_metrics.ui.shell.data import Data

_ORIENTATIONS = {"individual": "individinriktad", "structural": "strukturövergripande"}
_JUDGEMENT = "\N{NARROW NO-BREAK SPACE}*"


def marks_in(named: pl.DataFrame, budgets: pl.DataFrame) -> list[str]:
    """Name the marks in the picture."""
    has_finding = ["finding"] if named["has_finding"].any() else []
    return [*has_finding, *components.gap_mark(budgets)]


def notes(named: pl.DataFrame, measure: Measure) -> list[str | None]:
    """Say the terms of the grants, and what is not known in the measure."""
    terms = [text.removesuffix(".") for text in terms_notes(named)]
    return [*terms, unconverted_note(named, measure)]


def amounts_table(named: pl.DataFrame, measure: Measure) -> Table:
    """Give what each initiative is given, in the measure and in kronor of the year."""
    terms = pl.concat_str("condition_text", "supplement_text", separator=" ", ignore_nulls=True)
    shown = named.with_columns(
        association_year=_association_year(),
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


def draw_facts(named: pl.DataFrame, budgets: pl.DataFrame, data: Data) -> None:
    """Draw a folded table: who runs each initiative, with whom, its orientation and its groups."""
    activities = group_activities(
        data["priority_group"],
        data["common_group"],
        data["budget_line"],
        data["initiative"],
        budgets,
    )
    said = pl.col("group_names").list.join(", ")
    judged = pl.col("judged_group_names").list.eval(pl.element() + _JUDGEMENT).list.join(", ")
    groups = pl.concat_str(said, judged, separator=", ", ignore_nulls=True)
    mark = pl.when("is_judgement").then(pl.lit(_JUDGEMENT)).otherwise(pl.lit(""))
    shown = with_groups(named, activities).with_columns(
        orientation_text=pl.col("orientation").replace_strict(_ORIENTATIONS, default=None) + mark,
        groups_text=pl.when(groups.str.len_chars() > 0).then(groups),
    )
    as_table(
        shown,
        [
            Column(name="association_year", title="Förbund"),
            Column(name="initiative_name", title="Insats"),
            Column(name="owner_text", title="Ansvarig"),
            Column(name="partner_text", title="Samverkar med"),
            Column(name="orientation_text", title="Inriktning (* vår bedömning)"),
            Column(name="groups_text", title="Grupp (* vår bedömning)", absent="nämns inte"),
        ],
        name="insatser-uppgifter",
        alt="Ansvarig, samverkan, inriktning och grupp för varje insats",
        key="initiative-facts",
        label="Ansvarig, samverkan, inriktning och grupp",
    )


def _association_year() -> pl.Expr:
    return pl.format("{} {}", "association_name", "year")
