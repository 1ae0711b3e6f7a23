"""What several plans name, whatever their year."""

import polars as pl

from finsam_metrics.charts.recurrences import recurrence_dots
from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.exhibits.exhibit import Exhibit
from finsam_metrics.exhibits.tables import Column, Table
from finsam_metrics.memo import remembered
from finsam_metrics.metrics.answers.recurrences import recurrences_answer
from finsam_metrics.metrics.origins import with_asks
from finsam_metrics.metrics.recurrences import (
    initiative_mentions,
    recurrence_counts,
    recurrences,
    training_mentions,
)

_MOST_DRAWN = 40
_SUBTITLE = "Alla planer som är inlästa för de valda förbunden · efter år"
_TIES = {
    "reviewed": "granskat: samma namn och arrangörer",
    "judgement": "granskat: vår bedömning",
    "same_name": "samma namn",
}


def recurring_initiatives(data: Data, association_ids: list[str]) -> Exhibit | None:
    """Show the initiatives that several plans of the associations name; None: there is none."""
    mentions = initiative_mentions(data["initiative"], data.plans_of(association_ids, None))
    found = recurrences(mentions, data["recurring"], data["recurring_entry"])
    return _shown(
        found,
        data,
        answer=recurrences_answer(found, one_text="En insats nämns", many_text="insatser nämns"),
        key="recurring-initiatives",
        name="insatser-i-flera-planer",
    )


def recurring_trainings(data: Data, association_ids: list[str]) -> Exhibit | None:
    """Show the training topics that several plans of the associations name; None: there is none."""
    mentions = training_mentions(data["training"], data.plans_of(association_ids, None))
    found = recurrences(mentions, data["recurring"], data["recurring_entry"])
    return _shown(
        found,
        data,
        answer=recurrences_answer(
            found, one_text="Ett ämne återkommer", many_text="ämnen återkommer"
        ),
        key="recurring-trainings",
        name="amnen-i-flera-planer",
    )


def _shown(
    found: pl.DataFrame, data: Data, *, answer: str | None, key: str, name: str
) -> Exhibit | None:
    if answer is None:
        return None
    plans = _plans_that_name(
        found, data.plans_of(found["association_id"].unique().sort().to_list(), None)
    )
    if found.height > _MOST_DRAWN:
        return Exhibit(
            key=key,
            title=answer,
            subtitle=_SUBTITLE,
            plans=plans,
            notes=("Välj färre förbund under Urval, så visas varje plan för sig",),
            table=_counts(found, answer=answer, name=name),
        )
    asked = with_asks(
        found,
        ids=["recurring_id", "plan_id", "entry_key"],
        texts=["recurring_name", "association_name", "year"],
    )
    return Exhibit(
        key=key,
        title=answer,
        subtitle=_SUBTITLE,
        chart=recurrence_dots(asked),
        alt_text=f"{answer}.",
        plans=plans,
        asks=asked,
        table=Table(
            frame=_with_ties(found),
            columns=[
                Column(name="recurring_name", title="Vad"),
                Column(name="year", title="År", kind="year"),
                Column(name="association_name", title="Förbund"),
                Column(name="printed_name", title="Så heter det i planen"),
                Column(name="tie_text", title="Så har vi knutit ihop"),
                Column(name="reason_text", title="Varför", absent="namnen är lika"),
            ],
            name=name,
            alt=answer,
        ),
    )


@remembered
def _plans_that_name(found: pl.DataFrame, plans: pl.DataFrame) -> pl.DataFrame:
    return plans.join(found, on="plan_id", how="semi", maintain_order="left")


@remembered
def _with_ties(found: pl.DataFrame) -> pl.DataFrame:
    return found.with_columns(tie_text=pl.col("tie").replace_strict(_TIES))


def _counts(found: pl.DataFrame, *, answer: str, name: str) -> Table:
    """Give what recurs by number, where there are too many plans to draw each."""
    return Table(
        frame=recurrence_counts(found),
        columns=[
            Column(name="recurring_name", title="Vad"),
            Column(name="plan_count", title="Planer", kind="number"),
            Column(name="association_count", title="Förbund", kind="number"),
            Column(name="first_year", title="Första år", kind="year"),
            Column(name="last_year", title="Sista år", kind="year"),
        ],
        name=name,
        alt=answer,
    )
