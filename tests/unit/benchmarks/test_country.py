import csv

import pytest

from benchmarks.country import write_country
from finsam_metrics.model.paths import DataPaths
from finsam_metrics.pipeline import build
from finsam_metrics.store.database import load_tables
from finsam_metrics.store.packages import PLAN_TABLES

SIZE = {"association_count": 12, "year_count": 6}


@pytest.fixture(scope="module")
def country(tmp_path_factory):
    """A small country, built."""
    paths = DataPaths(root=tmp_path_factory.mktemp("country") / "data")
    write_country(paths.root, **SIZE, seed=6)
    build(paths)
    return paths, load_tables(paths.database)


def test_a_country_is_built_without_faults_and_with_something_in_every_table(country):
    _, tables = country
    assert tables["association"].height == SIZE["association_count"]
    empty = [name for name in (*PLAN_TABLES, "finding") if tables[name].is_empty()]
    assert empty == ["correction", "place", "changes"]


def test_most_sums_hold_and_some_do_not(country):
    _, tables = country
    holds = tables["sum_check"]["holds"]
    assert 0.9 < holds.mean() < 1


def test_some_plans_state_only_a_frame_and_some_inhabitants_are_not_known(country):
    _, tables = country
    lines = tables["budget_line"].group_by("plan_id").len()
    assert lines["len"].min() == 1
    assert lines["len"].max() > 60
    known = tables["population"]["municipality_code"].unique()
    assert set(known) < set(tables["association_municipality"]["municipality_code"])


def test_the_same_seed_gives_the_same_country_and_another_gives_another(country, tmp_path):
    paths, _ = country

    def lines_of(seed):
        folder = tmp_path / f"seed-{seed}"
        write_country(folder, **SIZE, seed=seed)
        return sorted(
            (file.parent.name, file.read_bytes()) for file in folder.glob("plans/*/budget_line.csv")
        )

    first = sorted(
        (file.parent.name, file.read_bytes()) for file in paths.plans.glob("*/budget_line.csv")
    )
    assert lines_of(6) == first
    assert lines_of(7) != first


def test_no_association_of_the_country_is_a_real_one(country):
    paths, _ = country
    with (paths.root / "reference" / "association.csv").open(encoding="utf-8") as file:
        assert {row["source"] for row in csv.DictReader(file)} == {"påhittad"}


def test_more_associations_than_names_are_refused(tmp_path):
    with pytest.raises(ValueError, match="names for 80 associations"):
        write_country(tmp_path / "data", association_count=81)
