"""A page of a document under the places of its figures: what was read, and how sure it is."""

from typing import Any, Final, NamedTuple

import altair as alt
import polars as pl

from finsam_metrics.charts.kit.columns import typed
from finsam_metrics.charts.kit.layout import responsive_chart
from finsam_metrics.charts.kit.marks import box, touch_areas, words
from finsam_metrics.charts.kit.palette import ALIKE, FINDING, INK, MUTED, WHITE
from finsam_metrics.memo import remembered

_CONTRADICTING: Final = "#b3261e"
_ACCEPTED: Final = "#3d4b59"
_LIKELY: Final = "#005293"
# As high as a line is printed, on a phone too, where the whole page is that much smaller.
_TAG: Final = "clamp(width / 42, 8, 15)"
_AIR: Final = 2
_MARGIN: Final = 3


class Look(NamedTuple):
    """How the place of a figure in a state looks, and what the state is called."""

    sign: str
    color: str
    name: str
    is_dashed: bool = False


LOOKS: Final = {
    "proved": Look("=", ALIKE, "bevisad av en summa"),
    "likely": Look("\N{ALMOST EQUAL TO}", _LIKELY, "trolig"),
    "unsure": Look("?", FINDING, "osäker", is_dashed=True),
    "contradicting": Look("\N{NOT EQUAL TO}", _CONTRADICTING, "stämmer inte med en summa"),
    "accepted": Look("\N{CHECK MARK}", _ACCEPTED, "godkänd"),
    "left_out": Look("\N{MULTIPLICATION SIGN}", MUTED, "utelämnad", is_dashed=True),
}

_PLACE: Final = {
    "x": f"datum.x * width - {_AIR}",
    "x2": f"datum.x2 * width + {_AIR}",
    "y": f"datum.y * page_height - shift - {_AIR}",
    "y2": f"datum.y2 * page_height - shift + {_AIR}",
}
_MIDDLE: Final = "(datum.y + datum.y2) / 2 * page_height - shift"
_TAG_X: Final = f"max(0, datum.x * width - tag - {_AIR})"

# Dark and thin, so that the words under it stay nearly as dark as they are printed.
_BAND: Final[dict[str, Any]] = {"fillOpacity": 0.08}
_EDGE: Final[dict[str, Any]] = {
    "fillOpacity": 0.12,
    "stroke": alt.ExprRef("datum.color"),
    "strokeWidth": 1.5,
    "strokeDash": alt.ExprRef("datum.is_dashed ? [4, 3] : []"),
}


@remembered
def document_page(
    places: pl.DataFrame,
    *,
    picture_url: str,
    ratio: float,
    top: float = 0.0,
    bottom: float = 1.0,
) -> alt.LayerChart:
    """Draw a page as a picture, a box at each figure with the sign and colour of its state.

    A figure is chosen by hand through the selection ``ask``, whose field is ``figure_id``. The page
    keeps its proportions at every width.

    Args:
        places: One row per figure: ``figure_id``, ``figure_text`` (what it is, in words), ``x``,
            ``y``, ``x2`` and ``y2`` as shares of the page from its upper left corner, ``state``
            (one of ``LOOKS``) and ``is_chosen``.
        picture_url: Address of the page's picture, or an address that holds it.
        ratio: How high the page is to its width.
        top: Where the part of the page that is shown begins, as a share of its height.
        bottom: Where it ends.
    """
    page = pl.DataFrame({"url": [picture_url]})
    drawn = _with_looks(places).filter(pl.col("y") >= top, pl.col("y2") <= bottom)
    chosen = drawn.filter("is_chosen")
    return responsive_chart(
        [
            _picture(page),
            box(chosen, x="0", x2="width", y=_PLACE["y"], y2=_PLACE["y2"], fill=INK, **_BAND),
            box(drawn, **_PLACE, fill="color", **_EDGE),
            _frame(chosen, WHITE, 3.5),
            _frame(chosen, INK, 1.75),
            box(
                drawn,
                x=_TAG_X,
                x2=f"{_TAG_X} + tag",
                y=f"{_MIDDLE} - tag / 2",
                y2=f"{_MIDDLE} + tag / 2",
                fill="color",
            ),
            words(
                drawn,
                "sign",
                x=f"{_TAG_X} + tag / 2",
                y=_MIDDLE,
                size=alt.ExprRef("tag - 2"),
                weight=700,
                color=WHITE,
                align="center",
                aria=False,
            ),
            touch_areas(
                drawn,
                x=_TAG_X,
                x2=_PLACE["x2"],
                y=_PLACE["y"],
                y2=_PLACE["y2"],
                value_texts=("state_text",),
            ),
        ],
        params={
            "page_height": f"width * {ratio}",
            "shift": f"page_height * {top}",
            "tag": _TAG,
        },
        height=f"page_height * {bottom - top}",
        asked="figure_id",
    )


def _with_looks(places: pl.DataFrame) -> pl.DataFrame:
    looks = pl.DataFrame(
        [{"state": state, **look._asdict()} for state, look in LOOKS.items()]
    ).rename({"name": "state_text"})
    known = typed(
        places,
        texts=("figure_id", "figure_text", "state"),
        amounts=("x", "y", "x2", "y2"),
        flags=("is_chosen",),
    )
    return known.join(looks, on="state", how="left", maintain_order="left").with_columns(
        ask="figure_id", ask_text="figure_text"
    )


def _picture(page: pl.DataFrame) -> alt.Chart:
    mark = alt.MarkDef(
        "image",
        width=alt.ExprRef("width"),
        height=alt.ExprRef("page_height"),
        align="left",
        baseline="top",
        aspect=False,
        aria=False,
        clip=True,
        y=alt.ExprRef("-shift"),
    )
    encoding = alt.FacetedEncoding(x=alt.value(0), url=alt.Url(field="url", type="nominal"))
    return alt.Chart(page, mark=mark, encoding=encoding)


def _frame(chosen: pl.DataFrame, color: str, thickness: float) -> alt.Chart:
    """A thin frame just outside the place: the figure, and the rows beside it, can be read."""
    edges = {
        name: f"{place} {'-' if name in ('x', 'y') else '+'} {_MARGIN - _AIR}"
        for name, place in _PLACE.items()
    }
    return box(chosen, **edges, fill=WHITE, fillOpacity=0, stroke=color, strokeWidth=thickness)
