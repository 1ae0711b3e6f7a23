"""The way back: which printed rows a value is made of, and what stands in each of them."""

from collections.abc import Mapping
from typing import Final

import polars as pl

from finsam_metrics.memo import remembered

# What is shown of each table's rows: its words, and its amount in kronor.
_WORDS: Final = {
    "budget_line": ("line_text", "amount_sek"),
    "priority_group": ("group_text", None),
    "training": ("title", "cost_sek"),
    "initiative": ("name", "amount_sek"),
    "staffing": ("role", None),
    "meeting": ("body", None),
    "goal": ("goal_summary", None),
}
_COLUMNS: Final[dict[str, pl.DataType]] = {
    "origin_id": pl.String(),
    "document_id": pl.String(),
    "statement": pl.String(),
    "row_kind": pl.String(),
    "kind": pl.String(),
    "category_id": pl.String(),
    "words_text": pl.String(),
    "column_text": pl.String(),
    "printed_text": pl.String(),
    "amount_sek": pl.Decimal(14, 2),
    "basis": pl.String(),
    "judgement_text": pl.String(),
    "page": pl.Int32(),
    "line": pl.Int32(),
}


def with_origin_ids(tables: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """Give every printed row an id, which a value made of it carries.

    Args:
        tables: The public tables.

    Returns:
        The tables, those of printed rows with ``origin_id``: a figure's own id, else the table,
        the plan, the line of the document's text and the row's place among the rows of that
        line; a share of an agreed key has the key's and the association's.
    """
    named = dict(tables)
    for table in _WORDS:
        rows = tables[table]
        place = pl.int_range(pl.len()).over("plan_id", "line")
        made = (
            pl.col("figure_id")
            if table == "budget_line"
            else pl.format("{}/{}/{}.{}", pl.lit(table), "plan_id", "line", place)
        )
        named[table] = rows.with_columns(origin_id=made)
    named["allocation_key_share"] = tables["allocation_key_share"].with_columns(
        origin_id=pl.format("allocation_key_share/{}/{}", "key_id", "association_id")
    )
    return named


def list_origins(tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """List the printed rows of all tables in one form.

    Args:
        tables: What ``with_origin_ids`` gives.

    Returns:
        One row per printed row: ``origin_id``, ``document_id``, ``statement``, ``row_kind``,
        ``kind`` and ``category_id`` (figures only), ``words_text`` (as printed; of a goal our own
        words), ``column_text``, ``printed_text``, ``amount_sek`` (null: no amount), ``basis``,
        ``judgement_text``, ``page`` and ``line``; null where the row has none.
    """
    documents = tables["plan_package"].select("plan_id", "document_id")
    listed = [_in_one_form(_key_shares(tables))]
    for table, (words, amount) in _WORDS.items():
        rows = tables[table].rename({words: "words_text"}).join(documents, on="plan_id")
        if amount is not None:
            rows = rows.with_columns(amount_sek=pl.col(amount))
        listed.append(_in_one_form(rows))
    return pl.concat(listed)


@remembered
def with_asks(
    cells: pl.DataFrame,
    *,
    ids: list[str],
    texts: list[str],
    budgets: pl.DataFrame | None = None,
) -> pl.DataFrame:
    """Make each cell one that can be asked where it stands.

    Args:
        cells: One row per cell, with ``origin_ids``.
        ids: Columns that together tell a cell from the others.
        texts: Columns that together say what the cell is.
        budgets: The chosen budgets; where given, the association and its year stand first.

    Returns:
        The cells with ``ask`` (null where nothing printed is behind the cell) and ``ask_text``.
    """
    named = cells
    first = []
    if budgets is not None:
        heads = budgets.select(
            "association_id", ask_head=pl.format("{} {}", "association_name", "year")
        )
        named = cells.join(heads, on="association_id", how="left", maintain_order="left")
        first = ["ask_head"]
    has_origin = pl.col("origin_ids").list.len().fill_null(0) > 0
    joined = pl.concat_str([pl.col(name).cast(pl.String) for name in ids], separator=".")
    said = pl.concat_str([*first, *texts], separator=" · ", ignore_nulls=True)
    return named.with_columns(ask=pl.when(has_origin).then(joined), ask_text=said).drop(first)


def _key_shares(tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """What each pays under an agreed key, which stands where the key does."""
    places = tables["allocation_key"].select("key_id", "document_id", "page", "line")
    names = tables["association"].select("association_id", words_text="association_name")
    return tables["allocation_key_share"].join(places, on="key_id").join(names, on="association_id")


def _in_one_form(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.select(
        pl.col(name).cast(kind) if name in rows.columns else pl.lit(None, kind).alias(name)
        for name, kind in _COLUMNS.items()
    )
