"""A made-up country: a whole data folder with many associations, for tests and measurements.

Names, figures and documents are invented; vocabulary, rules and price index are the project's. The
same seed gives the same country. Some plans state only a frame, some have a sum that does not hold,
some years have no plan, and some municipalities no known inhabitants. It lies beside the
benchmarks, since they start it as a program; tests import it.
"""

import csv
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random

from benchmarks.country.activities import (
    declarations,
    goals,
    groups,
    initiatives,
    meetings,
    staffing,
    trainings,
)
from benchmarks.country.associations import (
    LAST_YEAR,
    Association,
    association_rows,
    draw_associations,
    member_rows,
    municipality_rows,
    population_rows,
)
from benchmarks.country.budgets import budget_lines, frame_line
from benchmarks.country.files import DATA, Row, write_table

_FRAME_ONLY, _MISSING = 0.05, 0.05
_OF_REAL_PLACES = ("association", "municipality")
_OF_REAL_PLANS = (
    ("vocabulary", "recurring"),
    ("vocabulary", "recurring_entry"),
    ("vocabulary", "comparison_note"),
)


def write_country(
    folder: Path, *, association_count: int = 80, year_count: int = 20, seed: int = 1
) -> None:
    """Write the data folder of a country.

    Args:
        folder: Where to; must be empty or not exist.
        association_count: At most as many as there are names, 80.
        year_count: Budget years of an association without gaps, up to LAST_YEAR.
        seed: Another one gives another country.
    """
    random = Random(seed)
    for name in ("schemas", "vocabulary", "reference", "allocation_keys"):
        shutil.copytree(DATA / name, folder / name)
    associations = list(draw_associations(random, association_count, year_count))
    write_table(folder, "reference", "association", association_rows(associations))
    write_table(folder, "reference", "municipality", municipality_rows(associations))
    write_table(folder, "reference", "association_municipality", member_rows(associations))
    write_table(folder, "reference", "population", population_rows(random, associations))
    _write_spellings(folder)
    for below, name in _OF_REAL_PLANS:
        write_table(folder, below, name, [])
    plans = [
        (association, year)
        for association in associations
        for year in range(association.first_year, LAST_YEAR + 1)
        if year == LAST_YEAR or random.random() > _MISSING
    ]
    for association, year in plans:
        _write_plan(folder, random, association, year)
    keys = list(_keys(associations, plans))
    write_table(folder, "allocation_keys", "allocation_key", [key for key, _ in keys])
    shares = [share for _, of_key in keys for share in of_key]
    write_table(folder, "allocation_keys", "allocation_key_share", shares)


def _write_spellings(folder: Path) -> None:
    with (DATA / "vocabulary" / "spelling.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["vocabulary"] not in _OF_REAL_PLACES]
    write_table(folder, "vocabulary", "spelling", rows)


def _write_plan(folder: Path, random: Random, association: Association, year: int) -> None:
    plan_id = f"{association.association_id}-{year}"
    is_frame_only = random.random() < _FRAME_ONLY
    lines = (
        [frame_line(association, year)]
        if is_frame_only
        else list(budget_lines(random, association, year))
    )
    tables = {
        "budget_line": lines,
        "priority_group": list(groups(random)),
        "training": list(trainings(random, year)),
        "initiative": list(initiatives(lines, year)),
        "staffing": list(staffing(random, association)),
        "meeting": list(meetings(random, association, year)),
        "goal": list(goals(random)),
        "declaration": list(declarations(association)),
    }
    for name, rows in tables.items():
        write_table(folder, f"plans/{plan_id}", name, rows)
    title = f"Verksamhetsplan och budget {year}"
    descriptor = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": plan_id,
        "title": f"Samordningsförbundet {association.name}: {title.lower()}",
        "association_id": association.association_id,
        "budget_year": year,
        "revision": 1,
        "phase": random.choice(("proposal", "adopted", "revised")),
        "document": {
            "document_id": plan_id,
            "kind": "plan",
            "title": title,
            "registry_number": None,
            "decided_date": f"{year - 1}-11-{random.randint(1, 28):02}",
            "decided_text": "Fastställd av styrelsen",
            "sha256": f"{random.getrandbits(256):064x}",
            "media_type": "application/pdf",
            "page_count": random.randint(8, 30),
        },
        "licenses": [
            {"name": "CC0-1.0", "path": "https://creativecommons.org/publicdomain/zero/1.0/"}
        ],
        "resources": [
            {
                "name": name,
                "path": f"{name}.csv",
                "schema": f"../../schemas/{name}.json",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
            }
            for name in tables
        ],
    }
    text = json.dumps(descriptor, ensure_ascii=False, indent=2)
    (folder / "plans" / plan_id / "datapackage.json").write_text(text, encoding="utf-8")


def _keys(
    associations: list[Association], plans: list[tuple[Association, int]]
) -> Iterator[tuple[Row, list[Row]]]:
    """One agreed key for the last year in each county."""
    known = {(association.association_id, year) for association, year in plans}
    for county in sorted({one.county_code for one in associations}):
        members = [one for one in associations if one.county_code == county]
        if len(members) == 1 or (members[0].association_id, LAST_YEAR) not in known:
            continue
        key_id = f"lan-{county}-{LAST_YEAR}"
        yield (
            {
                "key_id": key_id,
                "title": f"Länsgemensamma utbildningar {LAST_YEAR}",
                "year": LAST_YEAR,
                "valid_from": f"{LAST_YEAR}-01-01",
                "valid_to": f"{LAST_YEAR}-12-31",
                "cap_sek": sum(one.scale for one in members) * 1000,
                "decision_text": "Förbunden i länet delar kostnaden.",
                "document_id": f"{members[0].association_id}-{LAST_YEAR}",
                "line": 70,
            },
            [
                {
                    "key_id": key_id,
                    "association_id": one.association_id,
                    "amount_sek": one.scale * 1000,
                    "printed_text": f"{one.scale}\N{NO-BREAK SPACE}000",
                }
                for one in members
            ],
        )
