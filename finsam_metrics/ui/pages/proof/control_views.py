"""Tables of the page about checks: what each plan states, and the rules."""

import polars as pl
import streamlit as st

from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.exhibits.tables import Column, Table
from finsam_metrics.memo import remembered
from finsam_metrics.model.swedish_numbers import NOT_STATED
from finsam_metrics.ui.parts.tables import as_table, draw_table

_MOST_COLUMNS = 6


def draw_completeness(parts: pl.DataFrame, plans: pl.DataFrame, states: pl.DataFrame) -> None:
    """Draw which parts each plan states and how its sums stand; for a few plans part by part."""
    named = _named_parts(parts, plans)
    draw_table(
        Table(
            frame=_counted_parts(named, states),
            columns=[
                Column(name="plan_text", title="Plan"),
                Column(name="count_text", title="Delar som brukar finnas"),
                Column(name="missing", title="Ej angivet", absent="inget"),
                Column(name="sums_text", title="Avstämningar", absent="inget att stämma av"),
            ],
            name="fullstandighet",
            alt="Antal delar som brukar finnas i en plan, och som varje plan anger",
        ),
        key="completeness",
    )
    if plans.height > _MOST_COLUMNS:
        return
    as_table(
        Table(
            frame=_parts_by_plan(named),
            columns=[
                Column(name="part_name", title="Del"),
                *(Column(name=plan, title=plan) for plan in plans_in_order(named)),
                Column(name="usual", title="I en plan"),
                Column(name="source", title="Stöd"),
            ],
            name="fullstandighet-per-del",
            alt="Vilka delar varje plan anger",
        ),
        key="completeness-parts",
        label="Visa del för del",
    )


@remembered
def _named_parts(parts: pl.DataFrame, plans: pl.DataFrame) -> pl.DataFrame:
    return plans.select(
        "plan_id", plan_text=pl.format("{} {}", "association_name", "budget_year")
    ).join(parts, on="plan_id", maintain_order="left")


@remembered
def _counted_parts(named: pl.DataFrame, states: pl.DataFrame) -> pl.DataFrame:
    usual = named.filter("is_usual")
    counted = usual.group_by("plan_id", "plan_text", maintain_order=True).agg(
        stated=pl.col("is_stated").sum(),
        asked=pl.len(),
        missing=pl.col("part_name").filter(~pl.col("is_stated")).str.to_lowercase().str.join(", "),
    )
    return counted.join(states, on="plan_id", maintain_order="left").with_columns(
        count_text=pl.format("{} av {}", "stated", "asked"),
        sums_text=pl.when(pl.col("check_count") > 0).then(
            pl.format(
                "{} av {} stämmer", pl.col("check_count") - pl.col("failing_count"), "check_count"
            )
        ),
        missing=pl.when(pl.col("missing") != "").then("missing"),
    )


@remembered
def _parts_by_plan(named: pl.DataFrame) -> pl.DataFrame:
    return named.with_columns(
        said=pl.when("is_stated").then(pl.lit("✓ finns")).otherwise(pl.lit(NOT_STATED)),
        usual=pl.when("is_usual").then(pl.lit("brukar finnas")).otherwise(pl.lit("finns ibland")),
    ).pivot("plan_text", index=["part_name", "usual", "source"], values="said", maintain_order=True)


def plans_in_order(named: pl.DataFrame) -> list[str]:
    """Give the plans' names in the order of the frame."""
    return named["plan_text"].unique(maintain_order=True).to_list()


@remembered
def _counted_rules(rules: pl.DataFrame, findings: pl.DataFrame) -> pl.DataFrame:
    counts = findings.group_by("rule_id").agg(finding_count=pl.len())
    counted = rules.join(counts, on="rule_id", how="left", maintain_order="left")
    return counted.with_columns(pl.col("finding_count").fill_null(0))


def draw_rules(data: Data, findings: pl.DataFrame) -> None:
    """Draw every rule with its source and how often the shown plans did not meet it."""
    as_table(
        Table(
            frame=_counted_rules(data["rule"], findings),
            columns=[
                Column(name="title", title="Regel"),
                Column(name="explanation", title="Så prövas den"),
                Column(name="source", title="Källa"),
                Column(name="finding_count", title="Iakttagelser", kind="number"),
            ],
            name="regler",
            alt="Regler som planerna prövas mot",
        ),
        key="rules",
        label="Visa reglerna",
    )
    st.caption(
        "En summa prövas bara i en kolumn där delarna är angivna. "
        "En regel säger inget om det som planen inte anger, om inte regeln är att det ska anges."
    )
