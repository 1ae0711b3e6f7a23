"""The bars of the pictures about funding, each with its label in words."""

from typing import Final

import polars as pl

from finsam_metrics.memo import remembered
from finsam_metrics.metrics.origins import with_asks
from finsam_metrics.model.enums import Measure, Version
from finsam_metrics.model.swedish_numbers import (
    NBSP,
    NOT_STATED,
    format_measure,
    format_number,
    format_share,
    format_tkr,
)

_UNKNOWN: Final = "kan inte räknas"
_LOOKS: Final = {"applied_for": "hollow", "frame": "full", "disposable": "light"}
_CARRIED: Final = "Medel från tidigare år"
_DEFICITS: Final = {
    Version.BUDGET: "Underskott i budgeten",
    Version.PLAN: "Underskott i planen",
    Version.FORECAST: "Underskott i prognosen",
    Version.OUTCOME: "Underskott i bokslutet",
}


@remembered
def with_amount_texts(parties: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    """Add what each party pays, in words; null where it cannot be told."""
    labelled = _with_labels(parties, measure, name="amount_text", unit=True)
    return labelled.with_columns(
        amount_text=pl.when(pl.col("value").is_not_null()).then("amount_text")
    )


@remembered
def means_bars(means: pl.DataFrame, measure: Measure) -> pl.DataFrame:
    """A bar per association and kind of means."""
    return _with_labels(means, measure, name="label").with_columns(
        line_text=pl.col("means_name"),
        look=pl.col("concept").replace_strict(_LOOKS),
    )


@remembered
def municipal_bars(shares: pl.DataFrame) -> pl.DataFrame:
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
def equity_bars(equity: pl.DataFrame) -> pl.DataFrame:
    """A bar per association: equity as a share of the contributions, with its own limit."""
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
def earlier_money_bars(used: pl.DataFrame) -> pl.DataFrame:
    """A bar per association: money from earlier years as a share of the costs."""
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


def with_line_asks(lines: pl.DataFrame, budgets: pl.DataFrame) -> pl.DataFrame:
    """Add what asks for each bar."""
    return with_asks(lines, budgets=budgets, ids=["association_id", "line_id"], texts=["line_text"])


def _in_words(rows: pl.DataFrame, amount: str, share: str) -> pl.Series:
    """Write what the bar shows, then the amount in tkr that it is made of."""
    texts = []
    for stated_sek, of_whole in rows.select(amount, share).iter_rows():
        text = format_measure(stated_sek, Measure.TKR)
        text += "" if stated_sek is None else f"{NBSP}tkr"
        texts.append(text if of_whole is None else f"{format_share(of_whole)} · {text}")
    return pl.Series(texts, dtype=pl.String)


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
