"""What each party of a shared cost pays under several keys side by side."""

from typing import Final

import altair as alt
import polars as pl

from finsam_metrics.charts.kit.columns import (
    add_column,
    add_line_breaks,
    add_width,
    add_wrapped,
    largest,
    typed,
)
from finsam_metrics.charts.kit.layout import BLOCKS_BELOW, SHORT_NAMES_BELOW, responsive_chart
from finsam_metrics.charts.kit.marks import (
    box,
    dashed_box,
    hairline,
    line,
    pick,
    touch_areas,
    words,
)
from finsam_metrics.charts.kit.palette import CHOSEN, MUTED, association_colour
from finsam_metrics.charts.kit.value_axis import ValueAxis, bars
from finsam_metrics.memo import remembered

_BEYOND: Final = 0  # the place of a party that is no association of ours: grey
_PAD: Final = 12
_ROW: Final = 58
_BLOCK_ROW: Final = 46
_BLOCK_HEAD: Final = 50
_BLOCK_AIR: Final = 8
_BLOCK_GAP: Final = 44
_SUM: Final = 34
_REST: Final = 36
_BAR: Final = 10
_MOST_NAME_LINES: Final = 3
_MOST_BASIS_LINES: Final = 3
_MISSING_ROOM: Final = 76  # the narrowest column that is drawn, without its padding
_BLOCK_ROOM: Final = 330


@remembered
def keys_side_by_side(
    cells: pl.DataFrame, keys: pl.DataFrame, parties: pl.DataFrame
) -> alt.LayerChart:
    """A column per key and a row per party: kronor over a bar, and the difference under it.

    Where the columns are too narrow for their figures, each key is a block of its own.

    Args:
        cells: One row per key that can be used and party: ``key_id``, ``party_id``,
            ``amount_sek``, ``amount_text``, ``difference_text`` (against the chosen key; null
            says nothing) and ``ask``.
        keys: One row per key, in order: ``key_id``, ``key_name``, ``basis_text`` (what it goes
            by), ``is_chosen`` (stands on a panel), ``missing_text`` (why it cannot be used; null
            where it can), ``total_text`` and ``rest_text`` (what nobody is to pay, in two lines;
            null where nothing is).
        parties: One row per party, in order: ``party_id``, ``party_name``, ``short_name`` and
            ``sort_order`` (null for one that is no association of the database).
    """
    rows = _parties(parties)
    heads = _keys(keys)
    drawn = _cells(cells, heads, rows)
    widest = max(largest(drawn, "amount_text_width"), largest(drawn, "difference_text_width"))
    column = max(
        widest,
        largest(heads, f"key_name_{_MOST_NAME_LINES}_width"),
        largest(heads, f"basis_text_{_MOST_BASIS_LINES}_width"),
        largest(heads, "total_text_width"),
        largest(heads, "rest_text_width"),
        float(_MISSING_ROOM),
    )
    needed = largest(rows, "short_name_width") + 16 + heads.height * (column + 2 * _PAD)
    rest = _REST if heads["rest_text"].count() else 0
    has_rest = f"{_SUM + rest}"
    height = rows.height
    return responsive_chart(
        [
            *_panels(heads),
            *_heads(heads),
            *_gaps(heads),
            *_rows(drawn, rows, largest(drawn, "amount_sek") or 1.0),
            *_sums(heads),
            _touch_areas(drawn),
        ],
        params={
            "blocks": f"width < {max(float(BLOCKS_BELOW), needed)}",
            "tight": f"width < {SHORT_NAMES_BELOW}",
            "name_room": f"tight ? {largest(rows, 'short_name_width') + 16} : "
            f"{largest(rows, 'party_name_width') + 24}",
            "column": f"(width - name_room) / {max(heads.height, 1)}",
            "room": f"column - {2 * _PAD}",
            "name_lines": _lines(heads, "key_name", _MOST_NAME_LINES),
            "basis_lines": _lines(heads, "basis_text", _MOST_BASIS_LINES),
            "head": "16 + name_lines * 20 + basis_lines * 18",
            "foot": has_rest,
            "body": f"{height} * {_ROW}",
        },
        height="blocks ? " + _blocks_height(heads, height) + " : head + body + foot + 4",
    )


def _keys(keys: pl.DataFrame) -> pl.DataFrame:
    known = typed(
        keys,
        texts=("key_id", "key_name", "basis_text", "missing_text", "total_text", "rest_text"),
        flags=("is_chosen",),
    ).with_columns(
        place=pl.int_range(pl.len(), dtype=pl.Int32),
        is_missing=pl.col("missing_text").is_not_null(),
    )
    known = known.with_columns(
        gaps_before=pl.col("is_missing").cast(pl.Int32).cum_sum()
        - pl.col("is_missing").cast(pl.Int32)
    )
    known = add_line_breaks(known, "key_name", size=15, weight=700, most=_MOST_NAME_LINES)
    known = add_line_breaks(known, "basis_text", size=13, most=_MOST_BASIS_LINES)
    known = add_wrapped(known, "missing_lines", "missing_text", room=_MISSING_ROOM)
    known = add_wrapped(known, "missing_block", "missing_text", room=_BLOCK_ROOM)
    known = add_width(known, "total_text", size=14, weight=700)
    return add_width(known, "rest_text", size=13)


def _parties(parties: pl.DataFrame) -> pl.DataFrame:
    known = typed(
        parties, texts=("party_id", "party_name", "short_name"), counts=("sort_order",)
    ).with_columns(
        row=pl.int_range(pl.len(), dtype=pl.Int32), order=pl.col("sort_order").fill_null(_BEYOND)
    )
    known = add_column(known, "color", "order", association_colour)
    known = add_width(known, "party_name", size=14, weight=600)
    return add_width(known, "short_name", size=14, weight=600)


def _cells(cells: pl.DataFrame, heads: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    drawn = (
        typed(
            cells,
            texts=("key_id", "party_id", "amount_text", "difference_text", "ask", "ask_text"),
            amounts=("amount_sek",),
        )
        .join(heads.select("key_id", "place", "gaps_before"), on="key_id", maintain_order="left")
        .join(
            rows.select("party_id", "row", "color", "party_name"),
            on="party_id",
            maintain_order="left",
        )
    )
    drawn = add_width(
        drawn.with_columns(value=pl.col("amount_sek")), "amount_text", size=15, weight=600
    )
    return add_width(drawn, "difference_text", size=13)


def _lines(heads: pl.DataFrame, text: str, most: int) -> str:
    """Write how many lines the longest of the texts takes in a column."""
    choices = [
        (f"room >= {largest(heads, f'{text}_{count}_width')}", str(count))
        for count in range(1, most)
    ]
    return pick(*choices, otherwise=str(most))


def _in_lines(text: str, lines: str, most: int) -> str:
    choices = [(f"{lines} == {count}", f"datum.{text}_{count}") for count in range(1, most)]
    return pick(*choices, otherwise=f"datum.{text}_{most}")


def _blocks_height(heads: pl.DataFrame, rows: int) -> str:
    gaps = int(heads["is_missing"].sum())
    full = heads.height - gaps
    whole = _BLOCK_HEAD + rows * _BLOCK_ROW + _SUM + _REST
    return str(full * whole + gaps * (_BLOCK_HEAD + _BLOCK_GAP) + heads.height * _BLOCK_AIR)


_X: Final = f"(name_room + datum.place * column + {_PAD})"


def _block_top(rows: str) -> str:
    whole = f"({_BLOCK_HEAD} + {rows} * {_BLOCK_ROW} + {_SUM + _REST})"
    return (
        f"((datum.place - datum.gaps_before) * {whole}"
        f" + datum.gaps_before * {_BLOCK_HEAD + _BLOCK_GAP} + datum.place * {_BLOCK_AIR})"
    )


_TOP: Final = _block_top(f"(body / {_ROW})")


def _panels(heads: pl.DataFrame) -> list[alt.Chart]:
    chosen = heads.filter(pl.col("is_chosen"))
    whole = f"(datum.is_missing ? {_BLOCK_HEAD + _BLOCK_GAP} : {_BLOCK_HEAD + _SUM + _REST} "
    whole += f"+ body / {_ROW} * {_BLOCK_ROW})"
    return [
        box(
            chosen,
            x=f"blocks ? 0 : {_X} - {_PAD}",
            x2=f"blocks ? width : {_X} - {_PAD} + column",
            y=f"blocks ? {_TOP} : 0",
            y2=f"blocks ? {_TOP} + {whole} : head + body + foot + 4",
            fill=CHOSEN,
        )
    ]


def _heads(heads: pl.DataFrame) -> list[alt.Chart]:
    return [
        words(
            heads,
            f"blocks ? datum.key_name : {_in_lines('key_name', 'name_lines', _MOST_NAME_LINES)}",
            x=f"blocks ? {_PAD} : {_X}",
            y=f"blocks ? {_TOP} + 18 : 16",
            size=15,
            weight=700,
        ),
        words(
            heads,
            "blocks ? datum.basis_text : "
            + _in_lines("basis_text", "basis_lines", _MOST_BASIS_LINES),
            x=f"blocks ? {_PAD} : {_X}",
            y=f"blocks ? {_TOP} + 38 : 16 + name_lines * 20",
            size=13,
            color=MUTED,
        ),
    ]


def _gaps(heads: pl.DataFrame) -> list[alt.Chart]:
    missing = heads.filter(pl.col("is_missing"))
    return [
        dashed_box(
            missing,
            x=f"blocks ? {_PAD} : {_X}",
            x2=f"blocks ? width - {_PAD} : {_X} + room",
            y=f"blocks ? {_TOP} + {_BLOCK_HEAD} : head",
            y2=f"blocks ? {_TOP} + {_BLOCK_HEAD + _BLOCK_GAP - 6} : head + body - 10",
        ),
        words(
            missing,
            "blocks ? datum.missing_block : datum.missing_lines",
            x=f"blocks ? {2 * _PAD} : {_X} + 8",
            y=f"blocks ? {_TOP} + {_BLOCK_HEAD + 11} : head + 18",
            size=13,
            color=MUTED,
            style="italic",
            line_height=17,
        ),
    ]


def _rows(drawn: pl.DataFrame, rows: pl.DataFrame, scale: float) -> list[alt.Chart]:
    y = f"(blocks ? {_TOP} + {_BLOCK_HEAD} + datum.row * {_BLOCK_ROW} : head + datum.row * {_ROW})"
    start = f"(blocks ? {_PAD} : {_X})"
    difference_room = largest(drawn, "difference_text_width") + 14
    axis = ValueAxis(
        most=scale, start="0", end=f"blocks ? width - {2 * _PAD + difference_room} : room"
    )
    bar_y = f"({y} + 24)"
    return [
        hairline(rows, y=f"head + datum.row * {_ROW} - 2", when="!blocks"),
        words(
            rows,
            "tight ? datum.short_name : datum.party_name",
            x="0",
            y=f"head + datum.row * {_ROW} + 29",
            weight=600,
            when="!blocks",
        ),
        words(drawn, "party_name", x=start, y=f"{y} + 12", color=MUTED, when="blocks"),
        words(
            drawn,
            "amount_text",
            x=f"blocks ? width - {_PAD} - datum.amount_text_width : {start}",
            y=f"{y} + 12",
            size=15,
            weight=600,
        ),
        bars(drawn, axis, left=start, y=bar_y, y2=f"{bar_y} + {_BAR}", fill="color"),
        words(
            drawn.filter(pl.col("difference_text").is_not_null()),
            "datum.difference_text",
            x=f"blocks ? width - {_PAD} - datum.difference_text_width : {start}",
            y=f"{y} + (blocks ? 30 : 45)",
            size=13,
            color=MUTED,
        ),
    ]


def _touch_areas(drawn: pl.DataFrame) -> alt.Chart:
    top = f"{_TOP} + {_BLOCK_HEAD} + datum.row * {_BLOCK_ROW}"
    return touch_areas(
        drawn,
        x=f"blocks ? 0 : {_X}",
        x2=f"blocks ? width : {_X} + room",
        y=f"blocks ? {top} : head + datum.row * {_ROW}",
        y2=f"blocks ? {top} + {_BLOCK_ROW} : head + (datum.row + 1) * {_ROW}",
        value_texts=("amount_text",),
    )


def _sums(heads: pl.DataFrame) -> list[alt.Chart]:
    summed = heads.filter(~pl.col("is_missing"))
    rest = summed.filter(pl.col("rest_text").is_not_null())
    y = f"(blocks ? {_TOP} + {_BLOCK_HEAD} + body / {_ROW} * {_BLOCK_ROW} + 14 : head + body + 18)"
    first = heads.head(1)
    end = f"width - {_PAD}"
    return [
        line(
            first, x="0", x2="width", y="head + body", y2="head + body", color=MUTED, when="!blocks"
        ),
        words(first, "'Summa'", x="0", y="head + body + 18", weight=700, when="!blocks"),
        words(summed, "'Summa'", x=f"{_PAD}", y=y, weight=700, when="blocks"),
        words(
            summed,
            "total_text",
            x=f"blocks ? {end} - datum.total_text_width : {_X}",
            y=y,
            weight=700,
        ),
        words(
            rest,
            "rest_text",
            x=f"blocks ? {end} - datum.rest_text_width : {_X}",
            y=f"{y} + 18",
            size=13,
            color=MUTED,
        ),
    ]
