"""What several plans name: the picture and table under a page about it."""

import polars as pl

from finsam_metrics.charts.recurrences import recurrence_dots
from finsam_metrics.memo import remembered
from finsam_metrics.metrics.answers.recurrences import recurrences_answer
from finsam_metrics.metrics.origins import with_asks
from finsam_metrics.metrics.recurrences import (
    initiative_mentions,
    recurrence_counts,
    recurrences,
    training_mentions,
)
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.parts.pictures import draw_picture
from finsam_metrics.ui.parts.tables import Column, Table, draw_table
from finsam_metrics.ui.shell.data import Data

_MOST_DRAWN = 40
_SUBTITLE = "Alla planer som är inlästa för de valda förbunden · efter år"
_TIES = {
    "reviewed": "granskat: samma namn och arrangörer",
    "judgement": "granskat: vår bedömning",
    "same_name": "samma namn",
}


def find_initiatives(data: Data, association_ids: list[str]) -> pl.DataFrame:
    """Find the initiatives that several plans of the associations name, whatever their year."""
    mentions = initiative_mentions(data["initiative"], data.plans_of(association_ids, None))
    return recurrences(mentions, data["recurring"], data["recurring_entry"])


def find_trainings(data: Data, association_ids: list[str]) -> pl.DataFrame:
    """Find the training topics that several plans of the associations name."""
    mentions = training_mentions(data["training"], data.plans_of(association_ids, None))
    return recurrences(mentions, data["recurring"], data["recurring_entry"])


def draw_initiatives(found: pl.DataFrame, data: Data) -> None:
    """Draw the initiatives that several plans name; nothing where there is none."""
    _draw(
        found,
        data,
        answer=recurrences_answer(found, one_text="En insats nämns", many_text="insatser nämns"),
        key="recurring-initiatives",
        name="insatser-i-flera-planer",
    )


def draw_trainings(found: pl.DataFrame, data: Data) -> None:
    """Draw the training topics that several plans name; nothing where there is none."""
    _draw(
        found,
        data,
        answer=recurrences_answer(
            found, one_text="Ett ämne återkommer", many_text="ämnen återkommer"
        ),
        key="recurring-trainings",
        name="amnen-i-flera-planer",
    )


def _draw(found: pl.DataFrame, data: Data, *, answer: str | None, key: str, name: str) -> None:
    if answer is None:
        return
    components.heading(answer)
    components.subtitle(_SUBTITLE)
    if found.height > _MOST_DRAWN:
        _draw_counts(found, answer=answer, key=key, name=name)
        return
    asked = with_asks(
        found,
        ids=["recurring_id", "plan_id", "entry_key"],
        texts=["recurring_name", "association_name", "year"],
    )
    draw_picture(
        recurrence_dots(asked),
        key=key,
        alt_text=f"{answer}.",
        title=answer,
        subtitle=_SUBTITLE,
        plans=_plans_that_name(
            found, data.plans_of(found["association_id"].unique().sort().to_list(), None)
        ),
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


def _draw_counts(found: pl.DataFrame, *, answer: str, key: str, name: str) -> None:
    """Draw what recurs by number, where there are too many plans to draw each."""
    draw_table(
        recurrence_counts(found),
        [
            Column(name="recurring_name", title="Vad"),
            Column(name="plan_count", title="Planer", kind="number"),
            Column(name="association_count", title="Förbund", kind="number"),
            Column(name="first_year", title="Första år", kind="year"),
            Column(name="last_year", title="Sista år", kind="year"),
        ],
        name=name,
        alt=answer,
        key=f"{key}-table",
    )
    components.note("Välj färre förbund under Urval, så visas varje plan för sig")
