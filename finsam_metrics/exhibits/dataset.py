"""The tables of a database, and what every view derives from them."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

import polars as pl

from finsam_metrics.charts.kit.palette import MAX_ASSOCIATIONS
from finsam_metrics.memo import count_once, remembered
from finsam_metrics.metrics import budget, completeness, measures, selection
from finsam_metrics.metrics.origins import list_origins, with_origin_ids
from finsam_metrics.model.enums import Basis, Measure
from finsam_metrics.store.database import describe_tables, load_tables

_PLAN_AMOUNTS = (
    "frame_sek",
    "frame_figure_id",
    "applied_for_sek",
    "applied_for_figure_id",
    "disposable_sek",
    "disposable_is_approximate",
    "disposable_figure_id",
)


@dataclass(frozen=True, kw_only=True)
class Data:
    """What pages and packs read.

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
        dictionary: What each public table and column holds, as ``describe_tables`` gives it.
    """

    state: Hashable
    tables: Mapping[str, pl.DataFrame] = field(repr=False, compare=False)
    by_category: pl.DataFrame = field(repr=False, compare=False)
    totals: pl.DataFrame = field(repr=False, compare=False)
    populations: pl.DataFrame = field(repr=False, compare=False)
    states: pl.DataFrame = field(repr=False, compare=False)
    completeness: pl.DataFrame = field(repr=False, compare=False)
    origins: pl.DataFrame = field(repr=False, compare=False)
    dictionary: pl.DataFrame = field(repr=False, compare=False)

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


def load_data(database: Path, state: Hashable) -> Data:
    """Load the tables of a database and derive from them what does not depend on choices.

    Args:
        database: A database that ``build`` has made.
        state: What tells this state of it from any other.

    Raises:
        StoreError: There is no such database, or it cannot be read.
    """
    loaded = with_origin_ids(load_tables(database))
    tables = {name: count_once(table) for name, table in loaded.items()}
    lines, categories = tables["budget_line"], tables["budget_category"]
    touched = tables["finding_figure"]
    return Data(
        state=state,
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
        dictionary=count_once(describe_tables(database)),
    )
