"""The way back of printed rows for programs: text, place, document, sums and findings of each."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl

from finsam_metrics.metrics.explanations import explain_figure
from finsam_metrics.reports.open_data.descriptions import ORIGIN
from finsam_metrics.reports.open_data.figure_addresses import list_addresses

_DOCUMENT = ("document_id", "association_id", "kind", "title", "sha256", "media_type", "page_count")
_OF_A_FIGURE = ("category_name", "sum_checks", "findings", "correction")


def trace_rows(
    origin_ids: Sequence[str],
    origins: pl.DataFrame,
    tables: Mapping[str, pl.DataFrame],
    *,
    version: str,
    address: str,
) -> dict[str, Any]:
    """Tell where printed rows stand, in the order asked.

    Args:
        origin_ids: The rows; those that are not known are left out.
        origins: What ``list_origins`` gives.
        tables: The public tables by name.
        version: Which state of the data they are.
        address: Where the server is, as ``https://…/``.

    Returns:
        ``version``, ``total`` and ``figures``: each with its row as printed, ``document`` and its
        own address; a figure with its category's name, the sums it is part of, its findings and
        its correction too. Amounts are strings with a decimal point, days as ``2026-01-31``.
    """
    asked = origins.filter(pl.col("origin_id").is_in(list(origin_ids)))
    known = {row["origin_id"]: row for row in asked.iter_rows(named=True)}
    documents = {row["document_id"]: row for row in tables["document"].iter_rows(named=True)}
    figures = []
    for origin_id in dict.fromkeys(origin_ids):
        if origin_id not in known:
            continue
        row = known[origin_id]
        document = documents[row["document_id"]]
        explained = explain_figure(tables, origin_id) or {}
        figures.append(
            {
                **row,
                "document": {name: document[name] for name in _DOCUMENT},
                **{name: explained[name] for name in _OF_A_FIGURE if name in explained},
                ORIGIN: list_addresses([origin_id], address)[0],
            }
        )
    told = {"version": version, "total": len(figures), "figures": figures}
    plain: dict[str, Any] = json.loads(json.dumps(told, default=_written, ensure_ascii=False))
    return plain


def _written(value: object) -> str:
    if isinstance(value, Decimal | date):
        return str(value)
    msg = f"nothing writes a {type(value).__name__}"
    raise TypeError(msg)
