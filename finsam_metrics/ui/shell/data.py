"""The tables and what every page derives from them, loaded once per built database."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from stat import S_ISREG
from types import MappingProxyType

import polars as pl
import streamlit as st

from finsam_metrics.charts.kit.palette import MAX_ASSOCIATIONS
from finsam_metrics.memo import count_once, forget_all, remembered
from finsam_metrics.metrics import budget, completeness, measures, selection
from finsam_metrics.metrics.origins import list_origins, with_origin_ids
from finsam_metrics.model.enums import Basis, Measure
from finsam_metrics.model.errors import Fault, PackageError, StoreError
from finsam_metrics.model.paths import DataPaths, default_paths
from finsam_metrics.pipeline import build, is_stale, newest_change_ns
from finsam_metrics.store.database import load_tables

_PLAN_AMOUNTS = (
    "frame_sek",
    "frame_figure_id",
    "applied_for_sek",
    "applied_for_figure_id",
    "disposable_sek",
    "disposable_is_approximate",
    "disposable_figure_id",
)
_SHOWN, _VISITED = "_shown", "_visited"
_RETRY_SECONDS = 10


@dataclass(frozen=True, kw_only=True)
class Data:
    """What the pages read.

    Nothing here depends on the visitor's choices, except the colours where there are more
    associations than colours: see ``with_places``.

    Two are the same where they are the same state of the database, for the same places.

    Attributes:
        state: What tells this state of the database, and these places, from any other.
        tables: The public tables by name.
        by_category: Cost per category, of every plan, year and version.
        totals: Total cost of the same.
        populations: Inhabitants per association and budget year.
        states: How the printed sums of each plan stand.
        completeness: Which expected parts each plan states.
        origins: Every printed row, as it is shown where a value is asked.
    """

    state: Hashable
    tables: Mapping[str, pl.DataFrame] = field(repr=False, compare=False)
    by_category: pl.DataFrame = field(repr=False, compare=False)
    totals: pl.DataFrame = field(repr=False, compare=False)
    populations: pl.DataFrame = field(repr=False, compare=False)
    states: pl.DataFrame = field(repr=False, compare=False)
    completeness: pl.DataFrame = field(repr=False, compare=False)
    origins: pl.DataFrame = field(repr=False, compare=False)

    def __getitem__(self, table: str) -> pl.DataFrame:
        return self.tables[table]

    @property
    @remembered
    def associations(self) -> pl.DataFrame:
        """The associations that have a plan, a report or books, in the fixed order."""
        return (
            self["association"]
            .join(self["plan_package"], on="association_id", how="semi")
            .sort("sort_order")
        )

    @property
    @remembered
    def association_names(self) -> Mapping[str, str]:
        """The name of each association that has a document, by its id, in the fixed order."""
        named = self.associations.select("association_id", "association_name")
        return MappingProxyType(dict(named.iter_rows()))

    @property
    @remembered
    def packages(self) -> pl.DataFrame:
        """Every plan, report and books, with ``source_text``, what each is called."""
        return self["plan_package"].with_columns(selection.source_text())

    @property
    @remembered
    def years(self) -> tuple[int, ...]:
        """The years that any budget concerns, latest first."""
        stated = self.totals["year"].to_list() + self["plan"]["budget_year"].to_list()
        return tuple(sorted(set(stated), reverse=True))

    @property
    def price_years(self) -> list[int]:
        """The years whose prices amounts can be given in, latest first."""
        return sorted(self["price_index"]["year"].to_list(), reverse=True)

    def with_places(self, association_ids: list[str]) -> "Data":
        """Give the chosen associations the first places, in the fixed order among themselves.

        The place gives the colour. While every association with a plan has a colour of its own,
        places stay as they are; of more, only the printed figures of the chosen are given.
        """
        if int(self.associations["sort_order"].max() or 0) <= MAX_ASSOCIATIONS:  # type: ignore[arg-type]
            return self
        placed = {
            "association": self._placed_associations(association_ids),
            "budget_line": self._lines_of(association_ids),
        }
        return replace(self, state=(self.state, *association_ids), tables={**self.tables, **placed})

    @remembered
    def _placed_associations(self, association_ids: list[str]) -> pl.DataFrame:
        return self["association"].with_columns(
            sort_order=pl.struct(~pl.col("association_id").is_in(association_ids), "sort_order")
            .rank("ordinal")
            .cast(pl.Int32)
        )

    @remembered
    def _lines_of(self, association_ids: list[str]) -> pl.DataFrame:
        return self["budget_line"].filter(pl.col("association_id").is_in(association_ids))

    @remembered
    def budgets(
        self, association_ids: list[str], year: int | None, price_year: int | None
    ) -> pl.DataFrame:
        """Give one column of figures per association, with what amounts are divided by."""
        chosen = selection.choose_budgets(
            self["association"],
            self["plan"],
            self["plan_package"],
            self["budget_line"],
            association_ids=association_ids,
            year=year,
        )
        return measures.with_bases(
            chosen, self.totals, self.populations, self["price_index"], price_year=price_year
        )

    @remembered
    def yearly_budgets(self, association_ids: list[str], price_year: int | None) -> pl.DataFrame:
        """Give one column of figures per association and year, with its bases."""
        chosen = selection.choose_yearly_budgets(
            self["association"],
            self["plan"],
            self["plan_package"],
            self["budget_line"],
            association_ids=association_ids,
        )
        return measures.with_bases(
            chosen, self.totals, self.populations, self["price_index"], price_year=price_year
        )

    @remembered
    def every_budget(self, association_ids: list[str], price_year: int | None) -> pl.DataFrame:
        """Give every column of figures of the associations, with what amounts are divided by."""
        listed = selection.list_budgets(
            self["association"],
            self["plan"],
            self["plan_package"],
            self["budget_line"],
            association_ids=association_ids,
        )
        return measures.with_bases(
            listed, self.totals, self.populations, self["price_index"], price_year=price_year
        )

    def years_of(
        self, budgets: pl.DataFrame, measure: Measure, price_year: int | None
    ) -> pl.DataFrame:
        """Give the total cost of the budgets' associations over the years, with ``value``.

        A year whose inhabitants or price index are not known is left out.
        """
        years = budget.budget_over_years(self.totals, self["plan_package"]).join(
            budgets.select("association_id"), on="association_id", how="semi"
        )
        bases = measures.with_bases(
            years.select(selection.COLUMN),
            self.totals,
            self.populations,
            self["price_index"],
            price_year=price_year,
        )
        valued = measures.express(years, bases, measure, amount="total_sek")
        return valued.filter(pl.col("value").is_not_null())

    @remembered
    def plans_of(self, association_ids: list[str], year: int | None) -> pl.DataFrame:
        """Give the plans of the associations: all, or those that say something of a year."""
        documents = self.documents_of(association_ids, year)
        amounts = self["plan"].select("plan_id", *_PLAN_AMOUNTS)
        return documents.join(amounts, on="plan_id", maintain_order="left")

    @remembered
    def documents_of(self, association_ids: list[str], year: int | None) -> pl.DataFrame:
        """Give the plans, reports and books of the associations: all, or those of a year."""
        packages = self.packages
        concerned = pl.concat(
            [
                packages.select("plan_id", year=pl.col("budget_year")),
                self["budget_line"].select("plan_id", "year"),
            ]
        ).filter(pl.lit(value=True) if year is None else pl.col("year") == year)
        return (
            packages.filter(pl.col("association_id").is_in(association_ids))
            .join(concerned, on="plan_id", how="semi")
            .join(self["association"], on="association_id")
            .sort(["sort_order", "budget_year", "plan_id"], descending=[False, True, False])
        )

    @remembered
    def population_rows(self, association_ids: list[str]) -> pl.DataFrame:
        """Inhabitants of associations that have a plan, in the fixed order, year by year."""
        return (
            self.populations.filter(pl.col("association_id").is_in(association_ids))
            .join(self.associations, on="association_id")
            .sort("sort_order", "population_year")
            .select(
                "association_name",
                "year",
                "population_year",
                "population_count",
                "population_16_64_count",
            )
        )

    @property
    @remembered
    def working_age_years(self) -> tuple[int, ...]:
        """The years of which inhabitants aged 16 to 64 are known, in order."""
        known = self.populations.drop_nulls("population_16_64_count")["year"]
        return tuple(known.unique().sort())

    @property
    @remembered
    def population_sources(self) -> tuple[str, ...]:
        """Where the municipalities' inhabitants were taken from."""
        sources = self["population"]["source"].unique().str.split(" ; ").explode()
        return tuple(sources.unique().sort())

    @remembered
    def count_rows(self, tables: list[str]) -> pl.DataFrame:
        """Count the rows of tables per document, a column each; null where it has none."""
        counted = self["plan_package"].select("plan_id")
        for table in tables:
            rows = self[table].group_by("plan_id").agg(pl.len().alias(table))
            counted = counted.join(rows, on="plan_id", how="left")
        return counted

    @property
    @remembered
    def reading_counts(self) -> Mapping[str, int]:
        """How many figures were turned, placed by sums, judged or corrected, and sums tried."""
        lines, checks = self["budget_line"], self["sum_check"]
        counted = lines.select(
            turned=pl.col("basis").str.contains(Basis.SIGN_NORMALISED).sum(),
            inferred=pl.col("basis").str.contains(Basis.COLUMN_INFERRED).sum(),
            corrected=pl.col("basis").str.contains(Basis.CORRECTED).sum(),
            judged=pl.col("is_judgement").sum(),
        )
        return MappingProxyType(
            {
                **counted.row(0, named=True),
                "tried": checks.height,
                "held": int(checks["holds"].sum()),
            }
        )

    @remembered
    def states_of(self, plans: pl.DataFrame) -> pl.DataFrame:
        """Give how the printed sums of the plans stand."""
        return self.states.join(plans.select("plan_id"), on="plan_id", how="semi")

    @remembered
    def findings_of(self, budgets: pl.DataFrame) -> pl.DataFrame:
        """Give the findings of the plans that the budgets come from."""
        return self["finding"].join(budgets.select("plan_id"), on="plan_id", how="semi")


@dataclass(frozen=True, kw_only=True)
class Notice:
    """Why what is shown may not be the latest.

    Attributes:
        faults: What is wrong in the data files.
        reasons: What else is wrong, in Swedish.
        has_data: Whether there is anything to show.
    """

    faults: list[Fault]
    reasons: list[str]
    has_data: bool


def prepare() -> Notice:
    """Build the database where it is missing, damaged or older than the data files.

    The files are looked at when a visit begins, and then at most every other second. A build that
    failed is tried again. Nothing that is wrong with a file ends in an exception: what could be
    read last is shown, and what is wrong is told.
    """
    root = str(default_paths().root)
    if _VISITED not in st.session_state:
        st.session_state[_VISITED] = True
        _stale_state.clear(root)
    stale = _stale_state(root)
    faults, reasons = _build(root, *stale) if stale else ([], [])
    try:
        _load_current()
    except StoreError as error:
        if not stale:
            faults, reasons = _build(root, 0, default_paths().database.is_file())
        try:
            _load_current()
        except StoreError:
            reasons = [*reasons, *([error.swedish] if error.swedish else [])]
    return Notice(faults=faults, reasons=reasons, has_data=root in _last_good)


@st.cache_data(ttl=2, max_entries=8, show_spinner=False)
def _stale_state(root: str) -> tuple[int, bool] | None:
    """When the data changed, and whether there is a database; None where it is not stale."""
    paths = DataPaths(root=Path(root))
    return (newest_change_ns(paths), paths.database.is_file()) if is_stale(paths) else None


@st.cache_resource(ttl=_RETRY_SECONDS, max_entries=2, show_spinner="Läser in uppgifterna …")
def _build(
    root: str,
    changed_ns: int,  # noqa: ARG001 part of the cache's key
    has_database: bool,  # noqa: ARG001, FBT001
) -> tuple[list[Fault], list[str]]:
    """Build once for each change, however many visitors there are; give what stopped it."""
    try:
        build(DataPaths(root=Path(root)))
    except PackageError as error:
        return error.faults, []
    except StoreError as error:
        return [], [error.swedish or f"Uppgifterna kunde inte läsas in ({error})."]
    return [], []


# The data that could be read last, by data folder.
_last_good: "dict[str, Data]" = {}


def show(association_ids: list[str]) -> None:
    """Say which associations the visitor has chosen; what is loaded after gives them colours."""
    st.session_state[_SHOWN] = association_ids


def load() -> Data:
    """Give the data with the visitor's associations first where not all can have a colour.

    Raises:
        StoreError: There is no database, and none can be built.
    """
    return load_all().with_places(st.session_state.get(_SHOWN, []))


def load_all() -> Data:
    """Give the data of the database as it is now, else what could be read last.

    Raises:
        StoreError: Nothing could be read since the server started.
    """
    try:
        return _load_current()
    except StoreError:
        known = _last_good.get(str(default_paths().root))
        if known is None:
            raise
        return known


def _load_current() -> Data:
    paths = default_paths()
    root, database = str(paths.root), str(paths.database)
    changed_ns = _changed_ns(paths.database)
    known = _last_good.get(root)
    if known is not None and known.state == (database, changed_ns):
        return known
    loaded = _load(database, changed_ns)
    _last_good[root] = loaded
    return loaded


def _changed_ns(database: Path) -> int:
    try:
        found = database.stat()
    except OSError:
        return 0
    return found.st_mtime_ns if S_ISREG(found.st_mode) else 0


@st.cache_resource(max_entries=2, show_spinner=False)
def _load(database: str, changed_ns: int) -> Data:
    forget_all()
    loaded = with_origin_ids(load_tables(Path(database)))
    tables = {name: count_once(table) for name, table in loaded.items()}
    lines, categories = tables["budget_line"], tables["budget_category"]
    touched = tables["finding_figure"]
    return Data(
        state=(database, changed_ns),
        tables=tables,
        by_category=count_once(budget.cost_by_category(lines, categories, touched)),
        totals=count_once(budget.total_costs(lines, categories, touched)),
        populations=count_once(
            measures.association_population(
                tables["association_municipality"], tables["population"]
            )
        ),
        states=count_once(completeness.sum_states(tables)),
        completeness=count_once(completeness.plan_completeness(tables)),
        origins=count_once(list_origins(tables)),
    )
