"""A key figure as rows for programs: of which associations and years, in which measure."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from finsam_metrics.memo import remembered
from finsam_metrics.metrics.catalog import MEASURES, METRICS, Metric, compute_metric
from finsam_metrics.model.errors import FinsamError
from finsam_metrics.model.swedish_numbers import format_list
from finsam_metrics.reports.open_data.descriptions import ORIGIN
from finsam_metrics.reports.open_data.figure_addresses import list_addresses
from finsam_metrics.reports.spreadsheets import write_json

PARAMETERS: Final = ("associations", "years", "measure", "prices", "offset", "limit")
_YEAR_COLUMNS: Final = ("year", "budget_year", "later_year")
_FIRST_PRICES: Final = "sek"
_NUMBER: Final = re.compile(r"[0-9]{1,4}")


class MetricQuestionError(FinsamError):
    """A question that cannot be answered as it is put.

    Attributes:
        swedish: What is wrong and what would be right.
    """

    def __init__(self, swedish: str) -> None:
        self.swedish = swedish
        super().__init__(swedish)


@dataclass(frozen=True, kw_only=True)
class MetricQuestion:
    """What is asked of a key figure.

    Attributes:
        name: Its name in the catalogue.
        association_ids: Of these associations; None: of all.
        years: Of these years; None: of all.
        measure: What ``value`` is, by its name in ``MEASURES``; None: no ``value``.
        price_year: The year whose prices ``value`` is in; None: current prices.
    """

    name: str
    association_ids: tuple[str, ...] | None
    years: tuple[int, ...] | None
    measure: str | None
    price_year: int | None


def read_metric_question(
    name: str, asked: Mapping[str, str], tables: Mapping[str, pl.DataFrame]
) -> MetricQuestion:
    """Read what the words of an address ask of a key figure.

    Args:
        name: A name of the catalogue.
        asked: The words; associations and years have commas between.
        tables: The public tables: which associations and price years there are.

    Raises:
        MetricQuestionError: A word or a value is not one that can be asked for.
    """
    metric = METRICS[name]
    if unknown := sorted(set(asked) - set(PARAMETERS)):
        raise MetricQuestionError(
            f"{unknown[0]} går inte att välja. Det går med {format_list(list(PARAMETERS))}."
        )
    measure = asked.get("measure")
    prices = asked.get("prices")
    if metric.amount is None and (measure is not None or prices is not None):
        raise MetricQuestionError(f"{name} har inget belopp, så measure och prices går inte.")
    if measure is not None and measure not in MEASURES:
        raise MetricQuestionError(f"measure ska vara något av {', '.join(MEASURES)}.")
    if measure == "share" and not metric.has_share:
        raise MetricQuestionError(f"{name} är ingen del av kostnaden, så measure=share går inte.")
    return MetricQuestion(
        name=name,
        association_ids=_known_associations(asked.get("associations"), tables),
        years=_years(asked.get("years")),
        measure=_FIRST_PRICES if measure is None and prices is not None else measure,
        price_year=_price_year(prices, tables),
    )


def metric_page(
    question: MetricQuestion,
    tables: Mapping[str, pl.DataFrame],
    *,
    version: str,
    address: str,
    offset: int,
    limit: int,
) -> dict[str, Any]:
    """Answer with rows of a key figure, and where they are among all that are asked for.

    Args:
        question: What is asked.
        tables: The public tables by name.
        version: Which state of the data they are.
        address: Where the server is, as ``https://…/``; for ``origin_url``.
        offset: The first row, from 0.
        limit: How many rows at most.

    Raises:
        MetricQuestionError: Years are asked of a key figure whose rows have none.
    """
    rows = _rows(question, tables)
    page = rows.slice(offset, limit)
    end = offset + page.height
    return {
        "metric": question.name,
        "description": METRICS[question.name].description,
        "version": version,
        "total": rows.height,
        "offset": offset,
        "limit": limit,
        "next_offset": end if end < rows.height else None,
        "rows": json.loads(write_json(_with_addresses(page, address))),
    }


@remembered
def _rows(question: MetricQuestion, tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    metric: Metric = METRICS[question.name]
    measure = None if question.measure is None else MEASURES[question.measure]
    rows = compute_metric(metric, tables, measure, question.price_year)
    if question.association_ids is not None:
        rows = rows.filter(pl.col("association_id").is_in(question.association_ids))
    if question.years is not None:
        year = next((name for name in _YEAR_COLUMNS if name in rows.columns), None)
        if year is None:
            raise MetricQuestionError(f"Raderna i {question.name} har inget år, så years går inte.")
        rows = rows.filter(pl.col(year).is_in(question.years))
    return rows


def _with_addresses(rows: pl.DataFrame, address: str) -> pl.DataFrame:
    """Give the addresses of the printed rows in place of their ids."""
    if "origin_ids" not in rows.columns:
        return rows
    urls = [list_addresses(ids, address) for ids in rows["origin_ids"].to_list()]
    named = pl.Series(ORIGIN, urls, dtype=pl.List(pl.String))
    inside = ("origin_id", "origin_ids", "financial_origin_ids", "ask", "ask_text")
    return rows.with_columns(named).drop(name for name in inside if name in rows.columns)


def _known_associations(
    asked: str | None, tables: Mapping[str, pl.DataFrame]
) -> tuple[str, ...] | None:
    if asked is None:
        return None
    wished = tuple(asked.split(","))
    known = tables["association"]["association_id"].to_list()
    if unknown := [one for one in wished if one not in known]:
        raise MetricQuestionError(
            f"Det finns inget förbund ”{unknown[0]}”. Förbunden står i /data/association.json."
        )
    return wished


def _years(asked: str | None) -> tuple[int, ...] | None:
    if asked is None:
        return None
    years = asked.split(",")
    if not all(_NUMBER.fullmatch(year) for year in years):
        raise MetricQuestionError("years ska vara årtal med komma mellan, som 2020,2021.")
    return tuple(int(year) for year in years)


def _price_year(asked: str | None, tables: Mapping[str, pl.DataFrame]) -> int | None:
    if asked is None:
        return None
    known: Sequence[int] = tables["price_index"]["year"].to_list()
    if not _NUMBER.fullmatch(asked) or int(asked) not in known:
        raise MetricQuestionError(f"prices ska vara ett år från {min(known)} till {max(known)}.")
    return int(asked)
