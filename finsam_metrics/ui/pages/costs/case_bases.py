"""What the tables hold for a case: what it may name, what keys can go by, where to start."""

import polars as pl

from finsam_metrics.memo import remembered
from finsam_metrics.metrics import cost_bases
from finsam_metrics.shared_costs.cases import Case
from finsam_metrics.shared_costs.comparisons import CONTRIBUTIONS, Bases
from finsam_metrics.shared_costs.register import Register, register_from
from finsam_metrics.shared_costs.trainings import case_from_trainings
from finsam_metrics.ui.shell.data import Data


def register_of(data: Data) -> Register:
    """Give the associations and the agreed keys that a case may name."""
    return _register(*_register_tables(data))


def bases_of(data: Data, year: int | None) -> Bases:
    """Give what is known of every association that a key can go by."""
    return _bases(data["plan"], data.populations, year)


def printed_bases(data: Data, year: int | None) -> pl.DataFrame:
    """Give the printed rows that the shares under agreed keys and by contributions rest on."""
    return cost_bases.printed_bases(
        data["allocation_key_share"],
        cost_bases.contributions_near(data["plan"], year),
        contributions_key=CONTRIBUTIONS,
    )


def starts(data: Data) -> tuple[tuple[str, Case], ...]:
    """Give the cases that the documents hold, each with the id of the key agreed for it."""
    trainings = cost_bases.trainings_to_share(
        data["training"], data["plan"], data["allocation_key"]
    )
    return _starts(trainings, *_register_tables(data))


def _register_tables(data: Data) -> tuple[pl.DataFrame, ...]:
    return (
        data["association"],
        data["allocation_key"],
        data["allocation_key_share"],
        data["plan"],
    )


@remembered
def _register(
    associations: pl.DataFrame, keys: pl.DataFrame, shares: pl.DataFrame, plans: pl.DataFrame
) -> Register:
    return register_from(
        associations=associations.to_dicts(),
        keys=keys.to_dicts(),
        key_shares=shares.to_dicts(),
        plans=plans.to_dicts(),
    )


@remembered
def _bases(plans: pl.DataFrame, populations: pl.DataFrame, year: int | None) -> Bases:
    given = cost_bases.contributions_near(plans, year)
    people = cost_bases.inhabitants_of_year(populations, year)
    years = sorted(people["population_year"].unique().to_list())
    return Bases(
        contributions=_by_association(given, "contribution_sek"),
        contribution_years=_by_association(given, "contribution_year"),
        inhabitants=_by_association(people, "population_count"),
        inhabitant_years=_by_association(people, "population_year"),
        inhabitants_text="31 dec " + "–".join(str(y) for y in dict.fromkeys((years[0], years[-1])))
        if years
        else None,
    )


@remembered
def _starts(
    trainings: pl.DataFrame, *register_tables: pl.DataFrame
) -> tuple[tuple[str, Case], ...]:
    register = _register(*register_tables)
    agreed = {key.key_id: key for key in register.keys}
    by_key = trainings.partition_by("key_id", maintain_order=True, as_dict=True)
    return tuple(
        (key_id, case_from_trainings(rows.to_dicts(), agreed[key_id], register))
        for (key_id,), rows in by_key.items()
    )


def _by_association(frame: pl.DataFrame, column: str) -> dict[str, int]:
    return {a: int(value) for a, value in frame.select("association_id", column).iter_rows()}
