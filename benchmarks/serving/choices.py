"""Choices that visitors make, drawn by a seed."""

from random import Random
from urllib.parse import urlencode

from finsam_metrics.model.paths import DataPaths
from finsam_metrics.store.database import load_tables

_UNITS = ("andel", "tkr", "invanare", "invanare-16-64")


def draw_queries(paths: DataPaths, count: int, *, seed: int) -> list[str]:
    """Draw what stands after the question mark of addresses, no two the same.

    Args:
        paths: Where the database is that the choices are of.
        count: How many.
        seed: Another one gives others.
    """
    tables = load_tables(paths.database)
    associations = sorted(tables["plan"]["association_id"].unique())
    years = ["senaste", *map(str, sorted(tables["plan"]["budget_year"].unique()))]
    prices = ["lopande", *map(str, tables["price_index"]["year"])]
    chance, queries = Random(seed), dict[str, None]()
    while len(queries) < count:
        chosen = chance.sample(associations, chance.randint(1, min(8, len(associations))))
        query = {
            "forbund": ",".join(sorted(chosen)),
            "ar": chance.choice(years),
            "matt": chance.choice(_UNITS),
            "priser": chance.choice(prices),
        }
        queries[urlencode(query)] = None
    return list(queries)
