"""Tables of the page about prioritised groups."""

import polars as pl
import streamlit as st

from finsam_metrics.metrics.groups import group_activities
from finsam_metrics.ui.parts.tables import Column, Table, draw_table
from finsam_metrics.ui.shell.data import Data

NO_GROUP = "De valda planerna namnger ingen prioriterad grupp"
LEGAL_GROUP = "Lagens målgrupp, behov av samordnad rehabilitering, gäller alla och visas inte"
_ABSENT = "nämns inte"


def group_table(cells: pl.DataFrame, budgets: pl.DataFrame) -> Table:
    """Give the group matrix as text: who names what, in which words, ages and money."""
    ages = pl.when(pl.col("age_from").is_not_null() & pl.col("age_to").is_not_null()).then(
        pl.format(", {}–{} år", "age_from", "age_to")
    )
    money = pl.when(pl.col("amount_text").is_not_null()).then(
        pl.format(" ({})", pl.col("amount_text"))
    )
    judged = pl.when(pl.col("mark") == "judgement").then(pl.lit("vår bedömning: "))
    said = cells.with_columns(
        value=pl.when(pl.col("mark").is_not_null()).then(
            judged.fill_null("")
            + pl.format("”{}”", pl.col("group_text"))
            + ages.fill_null("")
            + money.fill_null("")
        )
    )
    wide = said.pivot("association_id", index="group_name", values="value", maintain_order=True)
    heads = budgets.select("association_id", pl.format("{} {}", "association_name", "year"))
    return Table(
        frame=wide,
        columns=[
            Column(name="group_name", title="Grupp"),
            *(Column(name=a, title=head, absent=_ABSENT) for a, head in heads.iter_rows()),
        ],
        name="prioriterade-grupper",
        alt="Prioriterade grupper per förbund",
    )


def draw_group_initiatives(budgets: pl.DataFrame, data: Data) -> None:
    """Draw the initiatives and budget lines that can be tied to a group."""
    tied = group_activities(
        data["priority_group"],
        data["common_group"],
        data["budget_line"],
        data["initiative"],
        budgets,
    )
    if tied.is_empty():
        return
    st.subheader("Insatser som kan knytas till en grupp", anchor=False)
    st.caption(
        "Belopp för kolumnens år. En insats kan gälla flera grupper, så beloppen ska inte summeras."
    )
    draw_table(
        tied,
        [
            Column(name="association_year", title="Förbund"),
            Column(name="activity_text", title="Insats"),
            Column(name="group_name", title="Grupp"),
            Column(name="activity_sek", title="Kronor", kind="sek"),
            Column(name="judgement_text", title="Vår bedömning", absent="sägs i planen"),
        ],
        name="insatser-per-grupp",
        alt="Insatser och belopp per grupp",
        key="group-initiatives",
    )
