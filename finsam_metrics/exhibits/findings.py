"""What is odd in the documents, and what touches a figure."""

from collections.abc import Mapping
from typing import Final

import polars as pl

from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.exhibits.exhibit import Exhibit
from finsam_metrics.exhibits.places import place_text
from finsam_metrics.exhibits.tables import Column, Table
from finsam_metrics.memo import remembered
from finsam_metrics.metrics.answers.proof import findings_answer

SEVERITY_NAMES: Final[Mapping[str, str]] = {
    "error": "Stämmer inte",
    "warning": "Kontrollera",
    "info": "Bra att veta",
}


def findings_in_documents(data: Data, documents: pl.DataFrame) -> Exhibit:
    """Show what is odd in the documents, the weightiest first.

    Args:
        data: The tables.
        documents: The documents, as ``documents_of`` gives them.
    """
    findings = data.findings_of(documents)
    title = findings_answer(findings, data.states_of(documents))
    subtitle = (
        "Varje summa vars delar står i dokumentet är omräknad · förslaget är den minsta ändring "
        "som får summorna att gå ihop, och används inte utan beslut"
    )
    if findings.is_empty():
        return Exhibit(
            key="findings",
            title=title,
            subtitle=subtitle,
            absent=("Inget är anmärkt i dokumenten.",),
            plans=documents,
        )
    named = name_findings(findings, data)
    shown = named.with_columns(
        association_source=pl.format("{} {}", "association_name", "source_text"),
        weight=pl.col("severity").replace_strict(SEVERITY_NAMES),
        place=pl.Series([place_text(row) for row in named.iter_rows(named=True)]),
    )
    return Exhibit(
        key="findings",
        title=title,
        subtitle=subtitle,
        plans=documents,
        table=Table(
            frame=shown,
            columns=[
                Column(name="association_source", title="Förbund"),
                Column(name="weight", title="Vikt"),
                Column(name="message", title="Iakttagelse"),
                Column(name="stated_sek", title="I dokumentet, kr", kind="sek", absent="–"),
                Column(name="computed_sek", title="Omräknat, kr", kind="sek", absent="–"),
                Column(name="suggestion", title="Förslag", absent="–"),
                Column(name="place", title="Plats"),
            ],
            name="iakttagelser",
            alt="Iakttagelser i dokumenten",
        ),
    )


def name_findings(findings: pl.DataFrame, data: Data) -> pl.DataFrame:
    """Give findings with the names and years of their documents, the weightiest first."""
    return _named(findings, data["association"], data.packages)


def findings_of_exhibit(shown: Exhibit, data: Data) -> list[str]:
    """Say which printed figures in an exhibit contradict others, a line each."""
    if shown.asks is None:
        return []
    figures = shown.asks.select(figure_id=pl.col("origin_ids").list.explode()).drop_nulls()
    touched = data["finding_figure"].join(figures, on="figure_id", how="semi")
    errors = data["finding"].filter(severity="error").join(touched, on="finding_id", how="semi")
    return [
        f"{row['association_name']} {row['source_text']}: {row['title']}"
        for row in name_findings(errors, data).iter_rows(named=True)
    ]


@remembered
def _named(
    findings: pl.DataFrame, associations: pl.DataFrame, packages: pl.DataFrame
) -> pl.DataFrame:
    names = associations.select("association_id", "association_name", "sort_order")
    weight = pl.col("severity").replace_strict({s: n for n, s in enumerate(SEVERITY_NAMES)})
    return (
        findings.join(names, on="association_id")
        .join(packages.select("plan_id", "budget_year", "source_text"), on="plan_id")
        .sort(weight, "sort_order", "budget_year", "line", maintain_order=True)
    )
