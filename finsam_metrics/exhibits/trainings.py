"""Trainings: what joint and local training costs, which is planned, and who pays."""

import polars as pl

from finsam_metrics.charts.cost_shares import key_share_bar
from finsam_metrics.charts.training_events import training_events
from finsam_metrics.charts.training_spend import training_bars
from finsam_metrics.exhibits.choices import Chosen
from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.exhibits.exhibit import Exhibit
from finsam_metrics.exhibits.marks import marks_in
from finsam_metrics.exhibits.plots import Plot
from finsam_metrics.exhibits.subtitles import amounts_subtitle
from finsam_metrics.exhibits.tables import Column, Table, with_origins_of_row
from finsam_metrics.memo import remembered
from finsam_metrics.metrics import training
from finsam_metrics.metrics.answers.costs import missing_answer
from finsam_metrics.metrics.answers.training import (
    participants_note,
    payments_answer,
    training_answer,
    trainings_answer,
)
from finsam_metrics.metrics.measures import express
from finsam_metrics.metrics.origins import with_asks
from finsam_metrics.model.enums import Measure
from finsam_metrics.model.swedish_numbers import format_number, format_sek

_SCOPES = {"joint": "gemensam", "local": "lokal"}


def training_spend(data: Data, budgets: pl.DataFrame, chosen: Chosen) -> Exhibit:
    """Show what joint and local training costs each association.

    Args:
        data: The tables.
        budgets: The chosen budgets, with their gaps.
        chosen: The choices.
    """
    measure = chosen.measure
    spend = with_asks(
        express(training.training_spend(data.by_category, budgets, data["goal"]), budgets, measure),
        budgets=budgets,
        ids=["association_id", "scope"],
        texts=["scope_name"],
    )
    answer = training_answer(spend, budgets, measure)
    table = _spend_table(spend, budgets, measure)
    return Exhibit(
        key="spend",
        title=answer or missing_answer("kostnader för utbildning", budgets, measure),
        subtitle=amounts_subtitle(budgets, chosen),
        chart=training_bars(spend, budgets, measure=measure),
        alt_text=f"Länsgemensam och lokal utbildning. {answer or ''}.",
        plans=budgets,
        asks=spend,
        marks=tuple(marks_in(spend, budgets)),
        notes=(participants_note(spend, budgets),),
        table=table,
        plot=Plot.of_table(
            table, names=["association_year"], values=["value_joint", "value_local"]
        ),
    )


def joint_trainings(data: Data, budgets: pl.DataFrame) -> list[Exhibit]:
    """Show the joint trainings of each plan, in time with their stated cost where one is stated.

    Of a plan that states no cost there are words alone.

    Args:
        data: The tables.
        budgets: The chosen budgets.
    """
    return [
        _joint_trainings_of(of_plan, budgets) for of_plan in _joint_by_plan(_planned(data, budgets))
    ]


def payments_of_keys(data: Data, budgets: pl.DataFrame) -> list[Exhibit]:
    """Show who pays what under each agreed key of the chosen budgets' documents.

    Args:
        data: The tables.
        budgets: The chosen budgets.
    """
    payments = training.key_payments(
        data["allocation_key"],
        data["allocation_key_share"],
        data["association"],
        data["document"].join(budgets, on="document_id", how="semi"),
    )
    return [_payments_of(of_key, budgets) for of_key in _by_key(payments)]


def planned_trainings(data: Data, budgets: pl.DataFrame) -> Exhibit | None:
    """Show every planned training of the chosen budgets' plans; None: none is planned.

    Args:
        data: The tables.
        budgets: The chosen budgets.
    """
    planned = _planned(data, budgets)
    if planned.is_empty():
        return None
    return Exhibit(
        key="trainings",
        title="Alla planerade utbildningar och träffar",
        subtitle="Som planerna anger dem · kostnad i löpande priser",
        plans=budgets,
        table=_training_table(planned),
    )


def _planned(data: Data, budgets: pl.DataFrame) -> pl.DataFrame:
    return training.planned_trainings(data["training"], budgets)


def _joint_trainings_of(of_plan: pl.DataFrame, budgets: pl.DataFrame) -> Exhibit:
    plan_id, name, year = of_plan.select("plan_id", "association_name", "year").row(0)
    answer = trainings_answer(of_plan) or ""
    plans = _budgets_of(of_plan, budgets, "plan_id")
    if not of_plan["cost_sek"].count():
        return Exhibit(
            key=f"events-{plan_id}", title=answer, subtitle=f"{name} {year}", plans=plans
        )
    asked = with_asks(of_plan, ids=["training_id"], texts=["title"])
    table = _training_table(of_plan)
    return Exhibit(
        key=f"events-{plan_id}",
        title=answer,
        subtitle=f"{name} {year} · planerad kostnad i kronor som planen anger den · löpande priser",
        chart=training_events(asked),
        alt_text=f"{answer}.",
        plans=plans,
        asks=asked,
        table=table,
        plot=Plot.of_table(table, names=["title"], values=["cost_sek"]),
    )


def _payments_of(of_key: pl.DataFrame, budgets: pl.DataFrame) -> Exhibit:
    payers = with_asks(of_key, ids=["association_id"], texts=["association_name"])
    key_id = payers["key_id"][0]
    first = payers.row(0, named=True)
    answer = payments_answer(payers)
    cap = "" if first["cap_sek"] is None else f" · högst {format_sek(first['cap_sek'])}"
    page = "" if first["page"] is None else f", s. {first['page']}"
    is_decided = first["decision_body"] is not None or first["decision_date"] is not None
    decided = "" if is_decided else ", inget beslut angivet"
    table = Table(
        frame=payers,
        columns=[
            Column(name="association_name", title="Förbund"),
            Column(name="amount_sek", title="Kronor", kind="sek"),
            Column(name="share", title="Andel", kind="exact_share"),
        ],
        name=f"fordelning-{key_id}",
        alt="Fördelningen av kostnaden",
    )
    return Exhibit(
        key=f"key-{key_id}",
        title=answer,
        subtitle=f"Fördelningsnyckel enligt planen{decided}{cap} · {first['document_title']}{page}",
        chart=key_share_bar(payers),
        alt_text=f"{answer}.",
        plans=_budgets_of(payers, budgets, "document_id"),
        asks=payers,
        table=table,
        plot=Plot.of_table(table, names=["association_name"], values=["amount_sek"]),
    )


def _spend_table(spend: pl.DataFrame, budgets: pl.DataFrame, measure: Measure) -> Table:
    """Give joint and local spend with planned participants, one row per association."""
    return Table(
        frame=_wide_spend(spend, budgets),
        columns=[
            Column(name="association_year", title="Förbund"),
            Column(name="value_joint", title="Länsgemensam", kind=measure),
            Column(name="value_local", title="Lokal", kind=measure),
            Column(
                name="cost_per_participant_sek_joint",
                title="Kronor per deltagare om målet nås, gemensam",
                kind="rounded_sek",
            ),
            Column(
                name="cost_per_participant_sek_local",
                title="Kronor per deltagare om målet nås, lokal",
                kind="rounded_sek",
            ),
        ],
        name="utbildning",
        alt="Kostnader för utbildning",
    )


@remembered
def _wide_spend(spend: pl.DataFrame, budgets: pl.DataFrame) -> pl.DataFrame:
    names = budgets.select(
        "association_id", association_year=pl.format("{} {}", "association_name", "year")
    )
    wide = spend.pivot(
        "scope",
        index="association_id",
        values=["value", "participant_count", "cost_per_participant_sek"],
        maintain_order=True,
    )
    with_origins = with_origins_of_row(wide, spend, on=["association_id"])
    return names.join(with_origins, on="association_id", maintain_order="left")


@remembered
def _joint_by_plan(planned: pl.DataFrame) -> tuple[pl.DataFrame, ...]:
    """The joint trainings, a frame a plan; the plans that state a cost are first."""
    joint = planned.filter(pl.col("scope") == "joint").with_columns(
        when_text=pl.col("when_label"), participants_text=_participants()
    )
    priced_first = joint.sort(pl.col("cost_sek").count().over("plan_id") == 0, maintain_order=True)
    return tuple(priced_first.partition_by("plan_id", maintain_order=True))


@remembered
def _by_key(payments: pl.DataFrame) -> tuple[pl.DataFrame, ...]:
    return tuple(payments.partition_by("key_id", maintain_order=True))


@remembered
def _budgets_of(rows: pl.DataFrame, budgets: pl.DataFrame, key: str) -> pl.DataFrame:
    return budgets.join(rows, on=key, how="semi")


def _training_table(planned: pl.DataFrame) -> Table:
    return Table(
        frame=_in_words(planned),
        columns=[
            Column(name="association_year", title="Förbund"),
            Column(name="when_label", title="När"),
            Column(name="title", title="Vad"),
            Column(name="scope_text", title="Omfattning"),
            Column(name="participants_text", title="Deltagare"),
            Column(name="cost_sek", title="Kostnad enligt planen", kind="sek"),
            Column(name="per_participant", title="Kronor per deltagare", is_figure=True),
        ],
        name="utbildningar",
        alt="Planerade utbildningar",
    )


@remembered
def _in_words(planned: pl.DataFrame) -> pl.DataFrame:
    return planned.with_columns(
        association_year=pl.format("{} {}", "association_name", "year"),
        participants_text=_participants(),
        scope_text=pl.col("scope").replace_strict(_SCOPES, default=None),
        per_participant=_per_participant(planned),
    )


def _participants() -> pl.Expr:
    least, most = pl.col("participants_min"), pl.col("participants_max")
    return (
        pl.when(least.is_null() & most.is_null())
        .then(None)
        .when(least == most)
        .then(pl.format("ca {} deltagare", least))
        .otherwise(pl.format("ca {}–{} deltagare", least, most))
    )


def _per_participant(planned: pl.DataFrame) -> pl.Series:
    pairs = planned.select(
        "cost_per_participant_min_sek", "cost_per_participant_max_sek"
    ).iter_rows()
    texts = [
        None
        if least is None or most is None
        else format_number(least)
        if least == most
        else f"{format_number(least)}–{format_number(most)}"
        for least, most in pairs
    ]
    return pl.Series(texts, dtype=pl.String)
