"""Pictures and tables of the page about funding."""

import polars as pl
import streamlit as st

from finsam_metrics.charts.funding_shares import contribution_bars
from finsam_metrics.charts.stated_bars import stated_bars
from finsam_metrics.memo import remembered
from finsam_metrics.metrics import funding
from finsam_metrics.metrics.answers.funding import (
    disposable_note,
    earlier_money_answer,
    equity_answer,
    law_note,
    limits_note,
    means_answer,
    municipalities_answer,
)
from finsam_metrics.metrics.contributions import equity_share
from finsam_metrics.metrics.origins import with_asks
from finsam_metrics.metrics.selection import COLUMN
from finsam_metrics.model.enums import Measure, Version
from finsam_metrics.model.swedish_numbers import (
    NBSP,
    NOT_STATED,
    format_measure,
    format_number,
    format_share,
    format_tkr,
)
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.parts.pictures import draw_picture
from finsam_metrics.ui.parts.tables import Column, Table
from finsam_metrics.ui.shell.data import Data
from finsam_metrics.ui.shell.filters import Chosen

_UNKNOWN = "kan inte räknas"
_LOOKS = {"applied_for": "hollow", "frame": "full", "disposable": "light"}
_CARRIED = "Medel från tidigare år"
_DEFICITS = {
    Version.BUDGET: "Underskott i budgeten",
    Version.PLAN: "Underskott i planen",
    Version.FORECAST: "Underskott i prognosen",
    Version.OUTCOME: "Underskott i bokslutet",
}


def parties_subtitle(budgets: pl.DataFrame, chosen: Chosen) -> str:
    """Say what the amounts are in, and what the shares beside them are of."""
    amounts = components.amounts_subtitle(budgets, chosen)
    return f"{amounts} · andelar i procent av parternas bidrag"


def draw_parties(
    parties: pl.DataFrame, budgets: pl.DataFrame, data: Data, chosen: Chosen, answer: str | None
) -> None:
    """Draw what each party pays, beside the law.

    Args:
        parties: What ``party_contributions`` gives.
        budgets: The chosen budgets with what is said where the parties are not stated.
        data: The tables.
        chosen: The visitor's choices.
        answer: The page's conclusion; None where there is none.
    """
    has_shares = parties["contribution_share"].count() > 0
    draw_picture(
        contribution_bars(_with_amounts(parties, chosen.measure), budgets),
        key="parties",
        alt_text=f"Parternas bidrag mot lagens fördelning. {answer or ''}.",
        title=answer or "Parternas bidrag mot lagens fördelning",
        subtitle=parties_subtitle(budgets, chosen),
        plans=budgets,
        asks=parties,
        marks=components.gap_mark(budgets),
        notes=[law_note(data["rule"]) if has_shares else None],
        table=Table(
            frame=_with_heads(parties, budgets),
            columns=[
                Column(name="association_year", title="Förbund"),
                Column(name="party_name", title="Part"),
                Column(name="amount_sek", title="Bidrag, löpande priser", kind="sek"),
                Column(name="value", title=f"Bidrag, {chosen.measure}", kind=chosen.measure),
                Column(name="contribution_share", title="Andel", kind="share"),
                Column(name="law_share", title="Lagen", kind="share"),
            ],
            name="parternas-bidrag",
            alt="Parternas bidrag och lagens fördelning",
        ),
    )


def draw_means(means: pl.DataFrame, budgets: pl.DataFrame, data: Data, chosen: Chosen) -> None:
    """Draw what was asked of the members, what they contribute and what there is to use."""
    answer = means_answer(means, budgets, chosen.measure)
    components.heading(answer or "Planerna anger inte vad medlemmarna bidrar med")
    subtitle = components.amounts_subtitle(budgets, chosen)
    components.subtitle(subtitle)
    if answer is None:
        st.info("Det är inte samma sak som att inget bidrag ges.")
        return
    draw_picture(
        stated_bars(_means_lines(means, chosen.measure), budgets),
        key="means",
        alt_text=f"Sökta medel, medlemmarnas bidrag och disponibla medel. {answer}.",
        title=answer,
        subtitle=subtitle,
        plans=budgets,
        asks=means,
        notes=[disposable_note(funding.disposable_parts(data["budget_line"], budgets))],
        table=Table(
            frame=_means_table(means, budgets),
            columns=[
                Column(name="association_year", title=f"Förbund, {chosen.measure}"),
                *(
                    Column(name=concept, title=name, kind=chosen.measure)
                    for concept, name in funding.MEANS.items()
                ),
            ],
            name="sokta-och-beviljade-medel",
            alt="Sökta medel, medlemmarnas bidrag och disponibla medel",
        ),
    )


def draw_municipalities(budgets: pl.DataFrame, data: Data) -> None:
    """Draw each municipality's contribution beside its inhabitants."""
    shares = funding.municipal_contributions(
        data["budget_line"],
        data["spelling"],
        data["association_municipality"],
        data["population"],
        budgets,
    )
    if shares.is_empty():
        components.heading("Fördelningen mellan kommunerna är ej angiven")
        st.info(
            "Ingen av de valda planerna anger vad var och en av flera kommuner betalar. "
            "Ett förbund med en enda kommun har inget att fördela."
        )
        return
    answer = municipalities_answer(shares)
    title = answer or "Kommunernas andel av bidraget och av invånarna"
    years = sorted(shares["population_year"].unique().to_list())
    subtitle = "Procent av kommunernas bidrag och av invånarna den 31 december " + ", ".join(
        str(year) for year in years
    )
    components.heading(title)
    components.subtitle(subtitle)
    shown = _columns_with(shares, budgets)
    draw_picture(
        stated_bars(_municipal_lines(shares), shown),
        key="municipalities",
        alt_text=f"Kommunernas bidrag och invånare. {answer or ''}.",
        title=title,
        subtitle=subtitle,
        plans=shown,
        asks=shares,
        table=Table(
            frame=_with_heads(shares, budgets),
            columns=[
                Column(name="association_year", title="Förbund"),
                Column(name="municipality_name", title="Kommun"),
                Column(name="amount_sek", title="Bidrag, löpande priser", kind="sek"),
                Column(name="contribution_share", title="Andel av bidraget", kind="share"),
                Column(name="population_share", title="Andel av invånarna", kind="share"),
            ],
            name="kommunernas-bidrag",
            alt="Kommunernas bidrag och invånare",
        ),
    )


def draw_equity(budgets: pl.DataFrame, data: Data) -> None:
    """Draw equity against the contributions and its limit."""
    equity = _equity_of(budgets, equity_share(data["budget_line"], data["goal"]))
    answer = equity_answer(equity)
    title = answer or "Eget kapital mot årets bidrag är ej angivet"
    subtitle = (
        "Eget kapital vid årets slut i procent av medlemmarnas bidrag · belopp i löpande priser"
    )
    components.heading(title)
    components.subtitle(subtitle)
    rows = _with_equity_asks(_equity_lines(equity), budgets)
    if rows["value"].count() == 0:
        st.info(
            "De valda planerna anger inte eget kapital. Det är inte samma sak som att inget finns."
        )
        return
    draw_picture(
        stated_bars(rows, budgets),
        key="equity",
        alt_text=f"Eget kapital. {answer or ''}.",
        title=title,
        subtitle=subtitle,
        plans=budgets,
        asks=rows,
        notes=[limits_note(equity)],
        table=Table(
            frame=_with_heads(equity, budgets),
            columns=[
                Column(name="association_year", title="Förbund"),
                Column(name="equity_sek", title="Eget kapital", kind="sek"),
                Column(name="equity_share", title="Andel av bidragen", kind="share"),
                Column(name="limit_share", title="Egen gräns", kind="share", absent="ej känd"),
            ],
            name="eget-kapital",
            alt="Eget kapital mot årets bidrag",
        ),
    )


def draw_earlier_money(budgets: pl.DataFrame, data: Data) -> None:
    """Draw what earlier years' money covers of the costs."""
    used = funding.earlier_money(data["budget_line"], budgets)
    answer = earlier_money_answer(used, budgets)
    title = answer or "Medel från tidigare år är ej angivna"
    subtitle = "Medel från tidigare år i procent av årets kostnader · belopp i löpande priser"
    components.heading(title)
    components.subtitle(subtitle)
    rows = _with_equity_asks(_used_lines(used), budgets)
    if rows["value"].count() == 0:
        st.info(
            "De valda planerna anger inte medel från tidigare år. "
            "Det är inte samma sak som att inget finns."
        )
        return
    draw_picture(
        stated_bars(rows, budgets),
        key="earlier-money",
        alt_text=f"Medel från tidigare år. {answer or ''}.",
        title=title,
        subtitle=subtitle,
        plans=budgets,
        asks=rows,
        table=Table(
            frame=_with_heads(used, budgets),
            columns=[
                Column(name="association_year", title="Förbund"),
                Column(name="used_sek", title="Från tidigare år", kind="sek"),
                Column(name="used_share", title="Andel av kostnaderna", kind="share"),
            ],
            name="medel-fran-tidigare-ar",
            alt="Medel från tidigare år mot årets kostnader",
        ),
    )


def _with_equity_asks(lines: pl.DataFrame, budgets: pl.DataFrame) -> pl.DataFrame:
    return with_asks(lines, budgets=budgets, ids=["association_id", "line_id"], texts=["line_text"])


@remembered
def _with_amounts(parties: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    labelled = _with_labels(parties, measure, name="amount_text", unit=True)
    return labelled.with_columns(
        amount_text=pl.when(pl.col("value").is_not_null()).then("amount_text")
    )


@remembered
def _means_lines(means: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    return _with_labels(means, measure, name="label").with_columns(
        line_text=pl.col("means_name"),
        look=pl.col("concept").replace_strict(_LOOKS),
    )


@remembered
def _means_table(means: pl.DataFrame, budgets: pl.DataFrame) -> pl.DataFrame:
    return _with_heads(means, budgets).pivot(
        "concept", index="association_year", values="value", maintain_order=True
    )


@remembered
def _columns_with(shares: pl.DataFrame, budgets: pl.DataFrame) -> pl.DataFrame:
    return budgets.join(shares, on="association_id", how="semi", maintain_order="left")


@remembered
def _equity_of(budgets: pl.DataFrame, equity: pl.DataFrame) -> pl.DataFrame:
    return budgets.select(*COLUMN, "association_name").join(
        equity, on=COLUMN, how="left", maintain_order="left"
    )


@remembered
def _equity_lines(equity: pl.DataFrame) -> pl.DataFrame:
    limits = [
        None if limit is None else f"gräns {format_number(limit * 100)}{NBSP}%"
        for limit in equity["limit_share"]
    ]
    return equity.select(
        "association_id",
        "origin_ids",
        line_id=pl.lit("equity"),
        line_text=pl.lit("Eget kapital"),
        look=pl.lit("full"),
        value=pl.col("equity_share"),
        label=_in_words(equity, "equity_sek", "equity_share"),
        limit=pl.when(pl.col("equity_share").is_not_null()).then("limit_share"),
        limit_text=pl.Series(limits, dtype=pl.String),
    )


@remembered
def _used_lines(used: pl.DataFrame) -> pl.DataFrame:
    return used.select(
        "association_id",
        "origin_ids",
        line_id=pl.lit("used"),
        line_text=pl.when(pl.col("used_kind") == "deficit")
        .then(pl.col("version").replace_strict({str(v): text for v, text in _DEFICITS.items()}))
        .otherwise(pl.lit(_CARRIED)),
        look=pl.lit("full"),
        value=pl.col("used_share"),
        label=_in_words(used, "used_sek", "used_share"),
    )


def _in_words(rows: pl.DataFrame, amount: str, share: str) -> pl.Series:
    """Write what the bar shows, then the amount in tkr that it is made of."""
    texts = []
    for stated_sek, of_whole in rows.select(amount, share).iter_rows():
        text = format_measure(stated_sek, Measure.TKR)
        text += "" if stated_sek is None else f"{NBSP}tkr"
        texts.append(text if of_whole is None else f"{format_share(of_whole)} · {text}")
    return pl.Series(texts, dtype=pl.String)


@remembered
def _municipal_lines(shares: pl.DataFrame) -> pl.DataFrame:
    """Two bars per municipality: what it pays, and its inhabitants."""
    paid = [
        NOT_STATED
        if amount is None
        else format_tkr(amount)
        if share is None
        else f"{format_share(share)} · {format_tkr(amount)}"
        for share, amount in shares.select("contribution_share", "amount_sek").iter_rows()
    ]
    people = [
        "ej känt"
        if count is None
        else format_number(count)
        if share is None
        else f"{format_share(share)} · {format_number(count)}"
        for share, count in shares.select("population_share", "population_count").iter_rows()
    ]
    ordered = shares.with_columns(
        member=pl.int_range(pl.len()),
        paid_label=pl.Series(paid, dtype=pl.String),
        people_label=pl.Series(people, dtype=pl.String),
    )
    lines = [
        ordered.select(
            "association_id",
            "member",
            line_text=pl.format("{}, {}", "municipality_name", pl.lit(what)),
            look=pl.lit(look),
            value=value,
            label=label,
            ask=ask,
        )
        for what, look, value, label, ask in (
            ("bidrag", "full", "contribution_share", "paid_label", pl.col("ask")),
            ("invånare", "hollow", "population_share", "people_label", pl.lit(None, pl.String)),
        )
    ]
    return pl.concat(lines).sort("member", maintain_order=True)


@remembered
def _with_labels(
    rows: pl.DataFrame, measure: Measure, *, name: str, unit: bool = False
) -> pl.DataFrame:
    """Add the amount in words: an amount that is not known in the measure is not *not stated*."""
    after = f"{NBSP}tkr" if unit and measure is Measure.TKR else f"{NBSP}kr/inv." if unit else ""
    texts = [
        NOT_STATED
        if amount is None
        else _UNKNOWN
        if value is None
        else f"{'ca ' if is_approximate else ''}{format_measure(value, measure)}{after}"
        for amount, value, is_approximate in rows.select(
            "amount_sek",
            "value",
            "is_approximate" if "is_approximate" in rows.columns else pl.lit(value=False),
        ).iter_rows()
    ]
    return rows.with_columns(pl.Series(name, texts, dtype=pl.String))


@remembered
def _with_heads(rows: pl.DataFrame, budgets: pl.DataFrame) -> pl.DataFrame:
    heads = budgets.select(
        "association_id", association_year=pl.format("{} {}", "association_name", "year")
    )
    return rows.join(heads, on="association_id", maintain_order="left")
