"""The words of the field that views use, explained."""

from collections.abc import Collection

import polars as pl

from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.exhibits.exhibit import Exhibit
from finsam_metrics.exhibits.tables import Column, Table
from finsam_metrics.metrics.answers.proof import glossary_answer
from finsam_metrics.metrics.swedish_order import swedish_order


def words_of_views(data: Data, paths: Collection[str]) -> Exhibit | None:
    """Show the words that views use, in Swedish order; None where they use none.

    Args:
        data: The tables.
        paths: The views, as the glossary's ``page_paths`` names them.
    """
    used_on = pl.col("page_paths").str.split(" ").list.set_intersection(list(paths))
    used = data["glossary"].filter(used_on.list.len() > 0).sort(swedish_order("term"))
    if used.is_empty():
        return None
    return Exhibit(
        key="words",
        title=glossary_answer(used),
        subtitle="Så används orden här",
        table=Table(
            frame=used,
            columns=[
                Column(name="term", title="Ord"),
                Column(name="explanation", title="Betydelse"),
                Column(name="source", title="Källa", absent="–"),
            ],
            name="ord",
            alt="Ord och vad de betyder",
        ),
    )
