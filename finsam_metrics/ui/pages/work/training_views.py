"""Pictures and tables of the page about training."""

import polars as pl
import streamlit as st

from finsam_metrics.charts.cost_shares import key_share_bar
from finsam_metrics.charts.training_events import training_events
from finsam_metrics.charts.training_spend import training_bars
from finsam_metrics.memo import remembered
from finsam_metrics.metrics.answers.training import (
    participants_note,
    payments_answer,
    training_answer,
    trainings_answer,
)
from finsam_metrics.metrics.origins import with_asks
from finsam_metrics.model.enums import Measure
from finsam_metrics.model.swedish_numbers import format_number, format_sek
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.ui.parts.pictures import draw_picture
from finsam_metrics.ui.parts.tables import Column, Table, draw_table
from finsam_metrics.ui.shell.filters import Chosen

_SCOPES = {"joint": "gemensam", "local": "lokal"}


def draw_spend(spend: pl.DataFrame, budgets: pl.DataFrame, chosen: Chosen) -> None:
    """Draw what joint and local training costs each association."""
    answer = training_answer(spend, budgets, chosen.measure)
    subtitle = components.amounts_subtitle(budgets, chosen)
    components.subtitle(subtitle)
    draw_picture(
        training_bars(spend, budgets, measure=chosen.measure),
        key="spend",
        alt_text=f"Länsgemensam och lokal utbildning. {answer or ''}.",
        title=answer or "Länsgemensam och lokal utbildning",
        subtitle=subtitle,
        plans=budgets,
        asks=spend,
        marks=components.marks_in(spend, budgets),
        notes=[participants_note(spend, budgets)],
        table=_spend_table(spend, budgets, chosen.measure),
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
    return names.join(wide, on="association_id", maintain_order="left")


def draw_trainings(planned: pl.DataFrame, budgets: pl.DataFrame) -> None:
    """Draw the joint trainings of each plan in time with their stated cost, or their number."""
    by_plan = _joint_by_plan(planned)
    if not by_plan:
        st.subheader("Ingen gemensam utbildning är angiven", anchor=False)
    for of_plan in by_plan:
        plan_id = of_plan["plan_id"][0]
        answer = trainings_answer(of_plan) or ""
        if of_plan["cost_sek"].count():
            st.subheader(plain(answer), anchor=False)
            subtitle = (
                f"{of_plan['association_name'][0]} {of_plan['year'][0]} · planerad kostnad "
                "i kronor som planen anger den · löpande priser"
            )
            components.subtitle(subtitle)
            asked = with_asks(of_plan, ids=["training_id"], texts=["title"])
            draw_picture(
                training_events(asked),
                key=f"events-{plan_id}",
                alt_text=f"{answer}.",
                title=answer,
                subtitle=subtitle,
                plans=_budgets_of(of_plan, budgets, "plan_id"),
                asks=asked,
                table=_training_table(of_plan),
            )
        else:
            name, year = of_plan.select("association_name", "year").row(0)
            st.markdown(f"**{plain(name)} {year}** · {plain(answer)}.")


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


def draw_payments(payments: pl.DataFrame, budgets: pl.DataFrame) -> None:
    """Draw who pays what under each agreed key of the shown plans."""
    if payments.is_empty():
        st.caption("De valda planerna anger ingen fördelning av kostnaden mellan förbunden.")
        return
    for of_key in _by_key(payments):
        payers = with_asks(of_key, ids=["association_id"], texts=["association_name"])
        key_id = payers["key_id"][0]
        first = payers.row(0, named=True)
        answer = payments_answer(payers)
        st.subheader(plain(answer), anchor=False)
        cap = "" if first["cap_sek"] is None else f" · högst {format_sek(first['cap_sek'])}"
        page = "" if first["page"] is None else f", s. {first['page']}"
        is_decided = first["decision_body"] is not None or first["decision_date"] is not None
        decided = "" if is_decided else ", inget beslut angivet"
        subtitle = (
            f"Fördelningsnyckel enligt planen{decided}{cap} · {first['document_title']}{page}"
        )
        components.subtitle(subtitle)
        draw_picture(
            key_share_bar(payers),
            key=f"key-{key_id}",
            alt_text=f"{answer}.",
            title=answer,
            subtitle=subtitle,
            plans=_budgets_of(payers, budgets, "document_id"),
            asks=payers,
            table=Table(
                frame=payers,
                columns=[
                    Column(name="association_name", title="Förbund"),
                    Column(name="amount_sek", title="Kronor", kind="sek"),
                    Column(name="share", title="Andel", kind="exact_share"),
                ],
                name=f"fordelning-{key_id}",
                alt="Fördelningen av kostnaden",
            ),
        )


def draw_training_table(planned: pl.DataFrame) -> None:
    """Draw every planned training of the shown plans."""
    if planned.is_empty():
        return
    st.subheader("Alla planerade utbildningar och träffar", anchor=False)
    table = _training_table(planned)
    draw_table(table.frame, table.columns, name=table.name, alt=table.alt, key="trainings")


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
