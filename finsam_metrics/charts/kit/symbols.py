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
    known = pl.DataFrame(
        [(value, *form) for value, form in forms.items()],
        schema={
            of: pl.String,
            "form_size": pl.Int32,
            "form_shape": pl.String,
            "form_within": pl.String,
            "form_thickness": pl.Float64,
            "form_is_dashed": pl.Boolean,
            "form_color": pl.String,
        },
        orient="row",
    )
    color = pl.coalesce("form_color", "color")
    is_filled, is_hollow = (pl.col("form_within") == within for within in ("filled", "hollow"))
    drawn = rows.join(known, on=of, maintain_order="left").with_columns(
        form_fill=pl.when(is_filled).then(color).when(is_hollow).then(pl.lit(WHITE)),
        form_stroke=pl.when(~is_filled).then(color),
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
