"""A visitor of the dashboard without a browser: every page opens inside the frame."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import ButtonGroup, Table

from finsam_metrics.metrics.catalog import METRICS, compute_metric
from finsam_metrics.model.enums import Measure
from finsam_metrics.model.paths import PROJECT_ROOT, DataPaths
from finsam_metrics.store.database import load_tables
from finsam_metrics.ui.parts.pictures import LABELS
from finsam_metrics.ui.shell.navigation import find_entry

_FRAME = PROJECT_ROOT / "finsam_metrics" / "ui" / "frame" / "frame.py"
_FIRST_RUN_SECONDS = 20
_OF_THE_PROGRAM = {"None", "null", "nan", "NaN", "inf", "True", "False", "<NA>"}


@dataclass(frozen=True)
class Visit:
    """One page as a visitor has it before them."""

    app: AppTest

    def go(self, url_path: str) -> "Visit":
        """Go to a page, by its address, as through the menu."""
        file = Path(find_entry(url_path).file).relative_to(PROJECT_ROOT)
        self.app.switch_page(str(Path("..", "..", "..", file))).run()
        return self

    @property
    def rows_under_pictures(self) -> list[ButtonGroup]:
        """The rows of what can be done with each picture."""
        return [row for row in self.app.pills if str(row.key).endswith("-rad")]

    def open_under_pictures(self, what: str = "tabell") -> "Visit":
        """Choose the same in the row under each picture, where it is offered."""
        for row in self.rows_under_pictures:
            if row.value != what and LABELS[what] in row.options:
                row.set_value(what)
        self.app.run()
        return self.unfold()

    def unfold(self) -> "Visit":
        """Unfold every panel; what is in them is drawn then."""
        if self.app.expander:
            for panel in self.app.expander:
                self.app.session_state[panel.key] = True
            self.app.run()
        return self

    @property
    def has_failed(self) -> bool:
        """Whether the page ended in an exception."""
        return bool(self.app.exception)

    @property
    def answer(self) -> str:
        """The page's conclusion."""
        (header,) = self.app.header
        return header.value

    @property
    def address(self) -> dict[str, str | list[str]]:
        """The parameters in the address."""
        return dict(self.app.query_params)

    def tables(self) -> list[Table]:
        """Every table of the page, also those that are opened under a picture."""
        if any(row.value != "tabell" for row in self.rows_under_pictures):
            self.open_under_pictures()
        return list(self.unfold().app.table)

    def table(self, first_heading: str) -> pd.DataFrame:
        """The one table whose first column has a heading, with or without unit, by that column."""
        found = [t.value for t in self.tables() if _is_headed(t.value, first_heading)]
        assert len(found) == 1, f"{len(found)} tables start with {first_heading!r}"
        return found[0].set_index(found[0].columns[0])

    def metrics(self) -> list[tuple[str, str]]:
        """The labels and figures of the cards."""
        return [(metric.label, metric.value) for metric in self.app.metric]

    def texts(self) -> list[str]:
        """All that is written on the page, in charts' text alternatives too."""
        return list(self._texts())

    def texts_in_charts(self) -> list[str]:
        """All that stands in the rows of charts, drawn at some width or other."""
        rows = (
            pa.ipc.open_stream(named.data.data).read_pandas()
            for chart in self.app.get("vega_lite_chart")
            for named in chart.proto.datasets
        )
        return [
            str(text)
            for frame in rows
            for column in frame.select_dtypes(["object", "string"])
            for text in frame[column].dropna()
        ]

    def program_words(self) -> list[str]:
        """The words on the page that only a program says."""
        words = {word.strip("().,;:·*-") for word in " ".join(self.unfold().texts()).split()}
        return sorted(words & _OF_THE_PROGRAM)

    def _texts(self) -> Iterator[str]:
        app = self.app
        for kind in (app.title, app.header, app.subheader, app.caption, app.markdown, app.info):
            yield from (element.value for element in kind)
        yield from (element.value for element in app.error)
        for metric in app.metric:
            yield from (metric.label, metric.value)
        for table in app.table:
            yield from table.value.columns
            yield from (str(cell) for row in table.value.to_numpy() for cell in row)
        yield from (chart.proto.alt for chart in app.get("vega_lite_chart"))
        yield from (link.proto.label for link in app.get("page_link"))
        for choice in app.selectbox:
            yield choice.label
            yield from choice.options


@pytest.fixture
def open_page(small_db, monkeypatch) -> Callable[..., Visit]:
    """Opens a page, by its address, with filters; on the small database or another folder."""

    def open_with(url_path: str = "", *, data: DataPaths = small_db, **filters: str) -> Visit:
        monkeypatch.setenv("FINSAM_DATA", str(data.root))
        app = AppTest.from_file(_FRAME, default_timeout=_FIRST_RUN_SECONDS)
        for name, value in filters.items():
            app.query_params[name] = value
        visit = Visit(app.run())
        return visit.go(url_path) if url_path else visit

    return open_with


@pytest.fixture(scope="session")
def tables(small_db) -> dict[str, pl.DataFrame]:
    """The public tables of the small database."""
    return load_tables(small_db.database)


@pytest.fixture(scope="session")
def metric(tables) -> Callable[..., pl.DataFrame]:
    """Computes a metric from the small database, without the dashboard."""

    def compute(
        name: str, measure: Measure | None = None, *, price_year: int | None = None
    ) -> pl.DataFrame:
        return compute_metric(METRICS[name], tables, measure, price_year)

    return compute


def _is_headed(table: pd.DataFrame, heading: str) -> bool:
    return table.columns[0].partition(",")[0] == heading
