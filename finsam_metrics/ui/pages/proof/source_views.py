"""Cards and tables of the page about sources."""

from typing import Any

import polars as pl
import streamlit as st

from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.exhibits.documents import describe_documents
from finsam_metrics.exhibits.tables import Column, Table
from finsam_metrics.model.swedish_dates import format_date
from finsam_metrics.model.swedish_numbers import (
    NOT_STATED,
    format_count,
    format_number,
)
from finsam_metrics.ui.parts.cards import MOST_CARDS
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.ui.parts.tables import as_table


def draw_documents(documents: pl.DataFrame, data: Data) -> None:
    """Draw one card per document, the one that the address asks for first.

    Many documents are drawn as one card per association, with a table.
    """
    asked = st.query_params.get("dokument", "")
    shown = (
        describe_documents(documents, data)
        .with_columns(is_asked=pl.col("document_id") == asked)
        .sort("is_asked", descending=True, maintain_order=True)
    )
    is_many = shown.height > MOST_CARDS
    for row in shown.filter("is_asked" if is_many else pl.lit(value=True)).iter_rows(named=True):
        with st.container(border=True, gap="xsmall"):
            _draw_document(row)
    if is_many:
        _draw_documents_by_association(shown)


def _draw_document(row: dict[str, Any]) -> None:
    st.markdown(
        f"**{plain(row['association_name'])} {row['source_text']}** · {plain(row['title'])}"
    )
    facts = {
        "Diarienummer": row["registry_number"],
        "Datum": None if row["decided_date"] is None else format_date(row["decided_date"]),
        "Läge": row["phase_text"],
        "Sidor": row["page_count"],
    }
    st.markdown(
        " · ".join(f"{name}: {NOT_STATED if v is None else plain(v)}" for name, v in facts.items())
    )
    st.markdown(f"Läst ur dokumentet: {row['read_text'] or 'inget'}.")
    st.caption(f"Kontrollsumma SHA-256: {row['sha256']}")


def _draw_documents_by_association(shown: pl.DataFrame) -> None:
    """Draw one card per association, with a table of its documents."""
    for of_one in shown.partition_by("association_id", maintain_order=True):
        association_id, name = of_one.select("association_id", "association_name").row(0)
        with st.container(border=True, gap="xsmall"):
            st.markdown(f"**{plain(name)}** · {format_count(of_one.height)} dokument")
            as_table(
                Table(
                    frame=of_one.sort("budget_year", descending=True),
                    columns=[
                        Column(name="source_text", title="År"),
                        Column(name="title", title="Dokument"),
                        Column(name="decided_date", title="Datum", kind="date"),
                        Column(name="read_text", title="Läst ur dokumentet", absent="inget"),
                        Column(name="sha256", title="Kontrollsumma SHA-256"),
                    ],
                    name=f"dokument-{association_id}",
                    alt=f"Dokument för {name}",
                ),
                key=f"documents-{association_id}",
                label="Visa dokumenten",
            )


def draw_method(data: Data) -> None:
    """Draw how figures are read, in plain words, with counts from the data."""
    counts = data.reading_counts
    st.markdown(
        f"""
- Varje siffra sparas som den står i dokumentet, med rad i textversionen och med sida där texten
  visar den.
- Det som en plan inte säger är *ej angivet*. Det räknas aldrig som noll.
- Belopp i tkr och mnkr räknas om till kronor efter den enhet som planen anger.
- Intäkter, kostnader, tillgångar, skulder och eget kapital är positiva. Ett underskott är negativt.
  {format_number(counts["turned"])} siffror står med motsatt tecken i dokumenten och har vänts.
- För {format_number(counts["inferred"])} belopp har tomma celler gått förlorade i texten, och de
  summorna i dokumentet visar vilken kolumn beloppet hör till.
- Varje budgetrad har en gemensam kategori. {format_number(counts["judged"])} siffror har vi
  placerat efter egen bedömning. De är märkta med \\*.
- {format_number(counts["tried"])} avstämningar är gjorda,
  {format_number(counts["held"])} av dem stämmer. Förslag till rättelse visas men används
  inte. Rättade siffror: {format_number(counts["corrected"])}.
- Andelar räknas av kostnaderna utan finansiella poster. Belopp per invånare räknas på invånarna
  i medlemskommunerna den 31 december året före budgetåret.
"""
    )


def draw_reference(data: Data, association_ids: list[str]) -> None:
    """Draw population of the chosen and price index with their sources, and the licences."""
    st.markdown("**Invånare** i medlemskommunerna, per budgetår")
    as_table(
        Table(
            frame=data.population_rows(association_ids),
            columns=[
                Column(name="association_name", title="Förbund"),
                Column(name="year", title="Budgetår", kind="year"),
                Column(name="population_year", title="31 december", kind="year"),
                Column(name="population_count", title="Invånare", kind="number"),
                Column(name="population_16_64_count", title="Invånare 16–64 år", kind="number"),
            ],
            name="invanare",
            alt="Invånare per förbund och år",
        ),
        key="population",
        label="Visa invånare",
    )
    st.caption(f"Källor för kommunernas invånare: {plain('; '.join(data.population_sources))}")
    st.markdown("**Konsumentprisindex**, 1980 = 100, årsmedelvärde")
    as_table(
        Table(
            frame=data["price_index"],
            columns=[
                Column(name="year", title="År", kind="year"),
                Column(name="cpi", title="KPI", kind="index"),
                Column(name="source", title="Källa"),
            ],
            name="kpi",
            alt="Konsumentprisindex per år",
        ),
        key="cpi",
        label="Visa index",
    )
    st.caption(
        "Uppgifterna är fakta och fria att använda (CC0). Programmet har MIT-licens. "
        "Dokumenten tillhör förbunden."
    )
