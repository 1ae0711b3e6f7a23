"""What the tables hold for a case: what it may name, what keys can go by, where to start."""

import polars as pl

from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.memo import remembered
from finsam_metrics.metrics import cost_bases
from finsam_metrics.metrics.training import training_spend
from finsam_metrics.shared_costs.cases import Case
from finsam_metrics.shared_costs.comparisons import CONTRIBUTIONS, Bases
from finsam_metrics.shared_costs.register import Register, register_from
from finsam_metrics.shared_costs.trainings import case_from_trainings


@remembered
def register_of(data: Data) -> Register:
    """Give the associations and the agreed keys that a case may name."""
    return register_from(
        associations=data["association"].to_dicts(),
        keys=data["allocation_key"].to_dicts(),
        key_shares=data["allocation_key_share"].to_dicts(),
        plans=data["plan"].to_dicts(),
        details=data["invoice_recipient"].to_dicts(),
    )


@remembered
def bases_of(data: Data, year: int | None) -> Bases:
    """Give what is known of every association that a key can go by."""
    given = cost_bases.contributions_near(data["plan"], year)
    people = cost_bases.inhabitants_of_year(data.populations, year)
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
def printed_bases(data: Data, year: int | None) -> pl.DataFrame:
    """Give the printed rows that the shares under agreed keys and by contributions rest on."""
    return cost_bases.printed_bases(
        data["allocation_key_share"],
        cost_bases.contributions_near(data["plan"], year),
        contributions_key=CONTRIBUTIONS,
    )


@remembered
def starts(data: Data) -> tuple[tuple[str, Case], ...]:
    """Give the cases that the documents hold, each with the id of the key agreed for it."""
    register = register_of(data)
    agreed = {key.key_id: key for key in register.keys}
    by_key = cost_bases.trainings_to_share(
        data["training"], data["plan"], data["allocation_key"]
    ).partition_by("key_id", maintain_order=True, as_dict=True)
    return tuple(
        (key_id, case_from_trainings(rows.to_dicts(), agreed[key_id], register))
        for (key_id,), rows in by_key.items()
    )


@remembered
def documents_of(data: Data, document_ids: list[str]) -> pl.DataFrame:
    """Give the documents with these ids, each with its association and what it is called."""
    return (
        data["document"]
        .filter(pl.col("document_id").is_in(document_ids))
        .join(data.packages.select("document_id", "source_text"), on="document_id")
        .join(data["association"].select("association_id", "association_name"), on="association_id")
    )


@remembered
def training_budgets(data: Data, association_ids: list[str], year: int) -> pl.DataFrame:
    """Give what the budgets of a year say of training, one row per association and scope."""
    budgets = data.budgets(association_ids, year, None)
    return training_spend(data.by_category, budgets, data["goal"])


def _by_association(frame: pl.DataFrame, column: str) -> dict[str, int]:
    return {a: int(value) for a, value in frame.select("association_id", column).iter_rows()}
