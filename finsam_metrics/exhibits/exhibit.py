"""One answer with what shows it: a picture, its words and marks, its table and its documents."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from finsam_metrics.charts.kit.drawings import Drawable
from finsam_metrics.exhibits.marks import marks_text
from finsam_metrics.exhibits.plots import Plot
from finsam_metrics.exhibits.tables import Table


@dataclass(frozen=True, kw_only=True)
class Exhibit:
    """What is shown of one question.

    Attributes:
        key: Unique on a page; part of the address of an asked value.
        title: The conclusion, or what is asked where there is none.
        subtitle: What is shown, in which unit, prices and years.
        chart: The picture; None where only the table shows it, or nothing can be drawn.
        alt_text: What the picture shows, in sentences.
        absent: What is said where nothing can be shown, a line each.
        plans: The documents that the figures come from, with ``association_name``,
            ``source_text`` and ``document_id``; None where they come from none.
        asks: The cells of the picture with ``ask``, ``ask_text`` and ``origin_ids``; a visitor
            may ask where each stands printed.
        marks: The marks in the picture, as ``marks_in`` names them.
        notes: Further facts of the picture, where there are any.
        table: The same figures as a table.
        plot: The same figures for programs that draw their own charts; None where a table says
            it better.
        words: The words of the address that choose it among those that its page can show, beyond
            what is chosen for all pages.
    """

    key: str
    title: str
    subtitle: str
    chart: Drawable | None = None
    alt_text: str = ""
    absent: tuple[str, ...] = ()
    plans: pl.DataFrame | None = None
    asks: pl.DataFrame | None = None
    marks: tuple[str, ...] = ()
    notes: tuple[str | None, ...] = ()
    table: Table | None = None
    plot: Plot | None = None
    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def notes_text(self) -> str:
        """What its marks mean, and its further facts."""
        return marks_text(self.marks, *self.notes)
