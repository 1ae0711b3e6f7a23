"""Prioritised groups: which plan names which, and the money that can be tied to them."""

import polars as pl

from finsam_metrics.charts.groups import group_matrix as draw_group_matrix
from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.exhibits.exhibit import Exhibit
from finsam_metrics.exhibits.subtitles import years_subtitle
from finsam_metrics.exhibits.tables import Column, Table, with_origins_of_row
from finsam_metrics.metrics.answers.groups import groups_answer
from finsam_metrics.metrics.gaps import with_group_gaps
from finsam_metrics.metrics.groups import group_activities, group_matrix

_ABSENT = "nämns inte"


def prioritised_groups(data: Data, found: pl.DataFrame, *, with_judgements: bool) -> Exhibit:
    """Show which groups each plan prioritises, and with what money.

    Args:
        data: The tables.
        found: The chosen budgets.
        with_judgements: Whether groups that are our judgement are shown.
    """
    cells = group_matrix(
        data["priority_group"],
        data["common_group"],
        data["budget_line"],
        data["initiative"],
        found,
        with_judgements=with_judgements,
    )
    budgets = with_group_gaps(found, cells)
    subtitle = (
        f"Grupper som planen själv prioriterar, med planens egna ord · "
        f"belopp som kan knytas till gruppen · {years_subtitle(budgets)}"
    )
    answer = groups_answer(cells, budgets.height) or (
        "De valda planerna namnger ingen prioriterad grupp"
    )
    if cells.is_empty():
        return Exhibit(
            key="groups",
            title=answer,
            subtitle=subtitle,
            absent=("Det är inte samma sak som att ingen prioriteras.",),
            plans=budgets,
        )
    return Exhibit(
        key="groups",
        title=answer,
        subtitle=subtitle,
        chart=draw_group_matrix(cells, budgets),
        alt_text=f"Grupper per förbund. {answer}.",
        plans=budgets,
        asks=cells,
        notes=("Lagens målgrupp, behov av samordnad rehabilitering, gäller alla och visas inte",),
        table=_group_table(cells, budgets),
    )


def activities_of_groups(data: Data, budgets: pl.DataFrame) -> Exhibit | None:
    """Show the initiatives and budget lines that can be tied to a group; None: there are none.

    Args:
        data: The tables.
        budgets: The chosen budgets.
    """
    tied = group_activities(
        data["priority_group"],
        data["common_group"],
        data["budget_line"],
        data["initiative"],
        budgets,
    )
    if tied.is_empty():
        return None
    return Exhibit(
        key="group-initiatives",
        title="Insatser som kan knytas till en grupp",
        subtitle="Belopp för kolumnens år. En insats kan gälla flera grupper, så beloppen ska "
        "inte summeras.",
        plans=budgets,
        table=Table(
            frame=tied,
            columns=[
                Column(name="association_year", title="Förbund"),
                Column(name="activity_text", title="Insats"),
                Column(name="group_name", title="Grupp"),
                Column(name="activity_sek", title="Kronor", kind="sek"),
                Column(name="judgement_text", title="Vår bedömning", absent="sägs i planen"),
            ],
            name="insatser-per-grupp",
            alt="Insatser och belopp per grupp",
        ),
    )


def _group_table(cells: pl.DataFrame, budgets: pl.DataFrame) -> Table:
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
    spread = said.pivot("association_id", index="group_name", values="value", maintain_order=True)
    wide = with_origins_of_row(spread, said, on=["group_name"])
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
