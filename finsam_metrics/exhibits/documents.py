"""The documents that figures come from: which, when, and what was read from each."""

from typing import Final

import polars as pl

from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.exhibits.exhibit import Exhibit
from finsam_metrics.exhibits.tables import Column, Table
from finsam_metrics.metrics.answers.proof import sources_answer
from finsam_metrics.model.swedish_numbers import format_list, format_number

_READ: Final = {
    "budget_line": ("siffra", "siffror"),
    "priority_group": ("grupp", "grupper"),
    "training": ("utbildning", "utbildningar"),
    "initiative": ("insats", "insatser"),
    "goal": ("mål", "mål"),
    "meeting": ("möte", "möten"),
    "staffing": ("tjänst", "tjänster"),
    "declaration": ("annan uppgift", "andra uppgifter"),
}
_PHASES: Final = {"proposal": "förslag", "adopted": "beslutad", "revised": "reviderad"}


def sources(data: Data, documents: pl.DataFrame) -> Exhibit:
    """Show the documents with their dates, hashes and what was read from each.

    Args:
        data: The tables.
        documents: The documents, as ``documents_of`` gives them.
    """
    read = data["document"].join(documents, on="document_id", how="semi")
    lines = data["budget_line"].join(documents, on="plan_id", how="semi")
    return Exhibit(
        key="sources",
        title=sources_answer(read, lines),
        subtitle="Dokument, datum, kontrollsumma och vad som lästs ur vart och ett",
        table=Table(
            frame=describe_documents(documents, data).with_columns(
                association_source=pl.format("{} {}", "association_name", "source_text")
            ),
            columns=[
                Column(name="association_source", title="Förbund"),
                Column(name="title", title="Dokument"),
                Column(name="decided_date", title="Datum", kind="date"),
                Column(name="phase_text", title="Läge"),
                Column(name="read_text", title="Läst ur dokumentet", absent="inget"),
                Column(name="sha256", title="Kontrollsumma SHA-256"),
            ],
            name="dokument",
            alt="Dokument som siffrorna kommer ur",
        ),
    )


def describe_documents(documents: pl.DataFrame, data: Data) -> pl.DataFrame:
    """Give documents with their titles, phase and what was read from each, in words.

    Args:
        documents: The documents, as ``documents_of`` gives them.
        data: The tables.
    """
    shown = (
        documents.select(
            "plan_id",
            "association_id",
            "association_name",
            "budget_year",
            "source_text",
            "document_id",
            "phase",
        )
        .join(data["document"].drop("association_id"), on="document_id", maintain_order="left")
        .with_columns(phase_text=pl.col("phase").replace_strict(_PHASES, default=None))
    )
    counted = shown.join(
        data.count_rows(list(_READ)), on="plan_id", how="left", maintain_order="left"
    )
    texts = [
        format_list(
            [
                f"{format_number(count)} {_READ[table][0 if count == 1 else 1]}"
                for table, count in row.items()
                if count
            ]
        )
        for row in counted.select(list(_READ)).iter_rows(named=True)
    ]
    return counted.with_columns(pl.Series("read_text", texts, dtype=pl.String))
