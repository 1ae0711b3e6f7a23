"""A symbol in a form that tells a state: a disc, a ring, a dashed ring, a square, a short dash."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

import altair as alt
import polars as pl

from finsam_metrics.charts.kit.marks import symbol
from finsam_metrics.charts.kit.palette import WHITE

_DASHES: Final = "[2.5, 2.3]"


class Form(NamedTuple):
    """How a symbol looks; ``size`` is an area in px, ``color`` where it is not the row's own.

    A filled one has the colour within, a hollow one white, a ring nothing.
    """

    size: int
    shape: str = "circle"
    within: str = "filled"
    thickness: float = 2
    is_dashed: bool = False
    color: str | None = None


def symbols(
    rows: pl.DataFrame,
    forms: Mapping[str, Form],
    of: str,
    *,
    x: str,
    y: str,
    when: str | None = None,
) -> alt.Chart:
    """Draw each row's symbol in its form.

    Args:
        rows: With ``color``.
        forms: By value of the column.
        of: The column that tells the form; a row without a form has no symbol.
        x: Where its middle is.
        y: Where its middle is.
        when: Condition on a row.
    """
    drawn = rows.filter(pl.col(of).is_in(list(forms)))
    fills, strokes = [], []
    found = [forms[value] for value in drawn[of]]
    for form, of_row in zip(found, drawn["color"], strict=True):
        color = form.color or of_row
        fills.append({"filled": color, "hollow": WHITE, "ring": None}[form.within])
        strokes.append(None if form.within == "filled" else color)
    drawn = drawn.with_columns(
        pl.Series("form_size", [form.size for form in found], dtype=pl.Int32),
        pl.Series("form_shape", [form.shape for form in found], dtype=pl.String),
        pl.Series("form_thickness", [form.thickness for form in found], dtype=pl.Float64),
        pl.Series("form_is_dashed", [form.is_dashed for form in found], dtype=pl.Boolean),
        pl.Series("form_fill", fills, dtype=pl.String),
        pl.Series("form_stroke", strokes, dtype=pl.String),
    )
    look: dict[str, Any] = {
        "size": alt.ExprRef("datum.form_size"),
        "thickness": alt.ExprRef("datum.form_thickness"),
        "dashes": alt.ExprRef(f"datum.form_is_dashed ? {_DASHES} : []"),
    }
    return symbol(
        drawn,
        x=x,
        y=y,
        shape="form_shape",
        fill="form_fill",
        stroke="form_stroke",
        when=when,
        **look,
    )
