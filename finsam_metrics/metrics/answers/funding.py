"""Who pays, what was asked for and granted, and what earlier years' money covers."""

import polars as pl

from finsam_metrics.memo import remembered
from finsam_metrics.metrics.selection import COLUMN
from finsam_metrics.model.enums import Measure
from finsam_metrics.model.swedish_numbers import (
    NBSP,
    format_count,
    format_list,
    format_measure,
    format_number,
    format_share,
    format_tkr,
)

_MOST_NAMED = 4
_UNITS = {
    Measure.TKR: f"{NBSP}tkr",
    Measure.PER_INHABITANT: " kr per invånare",
    Measure.PER_INHABITANT_16_64: " kr per invånare 16–64 år",
}


@remembered
def parties_answer(
    parties: pl.DataFrame, budgets: pl.DataFrame, rule_values: pl.DataFrame
) -> str | None:
    """Say what the state pays, and whether the parties divide it as the law says.

    Args:
        parties: What ``party_contributions`` gives.
        budgets: The chosen budgets.
        rule_values: The values of the rules, for how far a share may be from the law's.

    Returns:
        The sentence, or None where no plan states all three parties.
    """
    stated = parties.filter(pl.col("contribution_share").is_not_null())
    if stated.is_empty():
        return None
    named = _named(budgets, stated["association_id"].to_list())
    tolerance = rule_values.filter(
        pl.col("rule_id") == "contribution-shares-law", pl.col("name") == "tolerance_share"
    )["value"].sum()
    away = (pl.col("contribution_share") - pl.col("law_share")).abs()
    is_as_law = stated.select((away <= tolerance).fill_null(value=False).all()).item()
    if is_as_law:
        state, region, municipalities = (
            format_share(share) for share in stated["law_share"].head(3)
        )
        where = (
            f"i {format_list(named)}"
            if len(named) <= _MOST_NAMED
            else f"i alla {format_count(len(named))} förbund"
        )
        return f"Staten betalar {state}, regionen {region} och kommunerna {municipalities} {where}"
    shares = stated.filter(pl.col("party_order") == 0)["contribution_share"].to_list()
    texts = [format_share(share) for share in shares]
    return f"Staten betalar {_said(shares, texts, named)}"


@remembered
def law_note(rules: pl.DataFrame) -> str | None:
    """Say which law the lines of the picture are; None where the rule is not known."""
    sources = rules.filter(pl.col("rule_id") == "contribution-shares-law")["source"]
    return f"Streckade linjer: lagens fördelning. {sources[0]}" if len(sources) else None


@remembered
def means_answer(means: pl.DataFrame, budgets: pl.DataFrame, measure: Measure) -> str | None:
    """Say what was asked of the members and what they granted; else what they contribute.

    Args:
        means: What ``stated_means`` gives.
        budgets: The chosen budgets.
        measure: What the values are.

    Returns:
        The sentence, or None where nothing of it is stated.
    """
    values = {
        (row["association_id"], row["concept"]): row["value"]
        for row in means.filter(pl.col("value").is_not_null()).iter_rows(named=True)
    }
    names = dict(
        budgets.select("association_id", pl.format("{} {}", "association_name", "year")).iter_rows()
    )
    asked = [a for a in names if (a, "applied_for") in values and (a, "frame") in values]
    if len(asked) > _MOST_NAMED:
        return f"{format_count(len(asked)).capitalize()} förbund anger vad de sökte och fick"
    if asked:
        said = [
            f"{names[a]} sökte {format_measure(values[a, 'applied_for'], measure)}"
            f"{_UNITS[measure] if a == asked[0] else ''} "
            f"och fick {format_measure(values[a, 'frame'], measure)}"
            for a in asked
        ]
        return format_list(said)
    framed = [a for a in names if (a, "frame") in values]
    if not framed:
        return None
    amounts = [values[a, "frame"] for a in framed]
    texts = [format_measure(amount, measure) for amount in amounts]
    said_of = _said(amounts, texts, [names[a] for a in framed], unit=_UNITS[measure])
    return f"Medlemmarnas bidrag är {said_of}"


@remembered
def disposable_note(parts: pl.DataFrame) -> str | None:
    """Say what the money to use is made of, in the plans' own words.

    Args:
        parts: What ``disposable_parts`` gives.

    Returns:
        One sentence per plan, or None where no plan says so.
    """
    said = []
    for of_association in parts.partition_by("association_id", maintain_order=True):
        first = of_association.row(0, named=True)
        listed = [
            f"{'ca ' if row['is_approximate'] else ''}"
            f"{format_tkr(row['amount_sek'], with_unit=False)} "
            f"({row['line_text'][:1].lower()}{row['line_text'][1:]})"
            for row in of_association.iter_rows(named=True)
        ]
        said.append(
            f"{first['association_name']} {first['year']}, löpande priser: "
            f"{format_tkr(first['whole_sek'])} = {' + '.join(listed)}"
        )
    return ". ".join(said) if said else None


@remembered
def municipalities_answer(shares: pl.DataFrame) -> str | None:
    """Say what each municipality pays and how many of the inhabitants it has.

    Args:
        shares: What ``municipal_contributions`` gives.

    Returns:
        The sentence for one association with at most four municipalities whose shares are all
        known, else None.
    """
    if shares["association_id"].n_unique() != 1 or shares.height > _MOST_NAMED:
        return None
    both = ("contribution_share", "population_share")
    if any(shares[name].null_count() for name in both):
        return None
    said = [
        f"{name} betalar {format_share(paid)} och har {format_share(people)} av invånarna"
        if place == 0
        else f"{name} {format_share(paid)} och {format_share(people)}"
        for place, (name, paid, people) in enumerate(
            shares.select("municipality_name", *both).iter_rows()
        )
    ]
    return "; ".join(said)


@remembered
def equity_answer(equity: pl.DataFrame) -> str | None:
    """Say what the equity is against the year's contributions.

    Args:
        equity: One row per chosen budget, in order: ``association_name``, ``year`` and
            ``equity_share`` (null: cannot be counted).

    Returns:
        The sentence, or None where no share is known.
    """
    known = equity.filter(pl.col("equity_share").is_not_null())
    if known.is_empty():
        return None
    shares = known["equity_share"].to_list()
    names = [f"{name} {year}" for name, year in known.select("association_name", "year").rows()]
    texts = [format_share(share) for share in shares]
    return f"Eget kapital är {_said(shares, texts, names, unit=' av årets bidrag')}"


@remembered
def earlier_money_answer(used: pl.DataFrame, budgets: pl.DataFrame) -> str | None:
    """Say how much of the year's costs earlier years' money covers.

    Args:
        used: What ``earlier_money`` gives.
        budgets: The chosen budgets, with ``association_name``.

    Returns:
        The sentence, or None where no share is known.
    """
    known = used.filter(pl.col("used_share").is_not_null()).join(
        budgets.select(*COLUMN, "association_name"), on=COLUMN, maintain_order="left"
    )
    if known.is_empty():
        return None
    shares = known["used_share"].to_list()
    names = [f"{name} {year}" for name, year in known.select("association_name", "year").rows()]
    texts = [format_share(share) for share in shares]
    said = _said(shares, texts, names, unit=" av årets kostnader")
    return f"Medel från tidigare år täcker {said}"


@remembered
def limits_note(equity: pl.DataFrame) -> str:
    """Say which associations have a limit of their own; without one there is no verdict.

    Args:
        equity: As for ``equity_answer``, with ``limit_share``.
    """
    limited = equity.filter(pl.col("limit_share").is_not_null())
    said = [
        f"{name} har som egen gräns högst {format_number(limit * 100)}{NBSP}% av årets bidrag"
        for name, limit in limited.select("association_name", "limit_share").iter_rows()
    ]
    rest = "Utan känd gräns görs ingen bedömning"
    return f"{format_list(said)}. {rest}" if said else rest


def _said(values: list[float], texts: list[str], names: list[str], *, unit: str = "") -> str:
    """Tell a few values with their names, and more than four from the least to the most."""
    if len(values) > _MOST_NAMED:
        low, high = (values.index(end) for end in (min(values), max(values)))
        return f"från {texts[low]} ({names[low]}) till {texts[high]}{unit} ({names[high]})"
    return format_list(
        [
            f"{text}{'' if place else unit} i {name}"
            for place, (text, name) in enumerate(zip(texts, names, strict=True))
        ]
    )


def _named(budgets: pl.DataFrame, association_ids: list[str]) -> list[str]:
    shown = budgets.filter(pl.col("association_id").is_in(association_ids))
    return [f"{name} {year}" for name, year in shown.select("association_name", "year").rows()]
