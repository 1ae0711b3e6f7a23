"""Cards and tables of the page about sources."""

from typing import Any

import polars as pl
import streamlit as st

from finsam_metrics.model.enums import Basis
from finsam_metrics.model.swedish_dates import format_date
from finsam_metrics.model.swedish_numbers import NOT_STATED, format_list, format_number
from finsam_metrics.ui.data import Data
from finsam_metrics.ui.markdown import plain
from finsam_metrics.ui.tables import Column, as_table

_READ = {
    "budget_line": ("siffra", "siffror"),
    "priority_group": ("grupp", "grupper"),
    "training": ("utbildning", "utbildningar"),
    "initiative": ("insats", "insatser"),
    "goal": ("mål", "mål"),
    "meeting": ("möte", "möten"),
    "staffing": ("tjänst", "tjänster"),
    "declaration": ("annan uppgift", "andra uppgifter"),
}
_PHASES = {"proposal": "förslag", "adopted": "beslutad", "revised": "reviderad"}


def draw_documents(plans: pl.DataFrame, data: Data) -> None:
    """Draw one card per document, the one that the address asks for first."""
    asked = st.query_params.get("dokument", "")
    shown = plans.select("plan_id", "association_name", "budget_year", "document_id").join(
        data["document"], on="document_id", maintain_order="left"
    )
    phases = dict(data["plan"].select("plan_id", "phase").iter_rows())
    ordered = shown.with_columns(is_asked=pl.col("document_id") == asked).sort(
        "is_asked", descending=True, maintain_order=True
    )
    for row in ordered.iter_rows(named=True):
        with st.container(border=True, gap="xsmall"):
            _draw_document(row, phases[row["plan_id"]], data)


def _draw_document(row: dict[str, Any], phase: str | None, data: Data) -> None:
    st.markdown(
        f"**{plain(row['association_name'])} {row['budget_year']}** · {plain(row['title'])}"
    )
    facts = {
        "Diarienummer": row["registry_number"],
        "Datum": None if row["decided_date"] is None else format_date(row["decided_date"]),
        "Läge": _PHASES.get(phase or ""),
        "Sidor": row["page_count"],
    }
    st.markdown(
        " · ".join(f"{name}: {NOT_STATED if v is None else plain(v)}" for name, v in facts.items())
    )
    counts = {
        table: data[table].filter(pl.col("plan_id") == row["plan_id"]).height for table in _READ
    }
    read = [
        f"{format_number(count)} {_READ[table][0 if count == 1 else 1]}"
        for table, count in counts.items()
        if count
    ]
    st.markdown(f"Läst ur dokumentet: {format_list(read) or 'inget'}.")
    st.caption(f"Kontrollsumma SHA-256: {row['sha256']}")


def draw_method(data: Data) -> None:
    """Draw how figures are read, in plain words, with counts from the data."""
    lines = data["budget_line"]
    checks = data["sum_check"]
    turned = lines["basis"].str.contains(Basis.SIGN_NORMALISED).sum()
    inferred = lines["basis"].str.contains(Basis.COLUMN_INFERRED).sum()
    judged = lines["is_judgement"].sum()
    corrected = lines["basis"].str.contains(Basis.CORRECTED).sum()
    st.markdown(
        f"""
- Varje siffra sparas som den är tryckt, med dokument, rad och, där texten visar det, sida.
- Det som en plan inte säger är *ej angivet*. Det räknas aldrig som noll.
- Belopp i tkr och mnkr räknas om till kronor efter den enhet som planen anger.
- Intäkter, kostnader, tillgångar, skulder och eget kapital är positiva. Ett underskott är negativt.
  {format_number(turned)} siffror är tryckta tvärtom och vända.
- För {format_number(inferred)} belopp har tomma celler gått förlorade i texten, och de tryckta
  summorna visar vilken kolumn beloppet hör till.
- Varje budgetrad har en gemensam kategori. {format_number(judged)} siffror har vi placerat efter
  egen bedömning. De är märkta med \\*.
- {format_number(checks.height)} summor och samband är omräknade,
  {format_number(checks["holds"].sum())} av dem stämmer. Förslag till rättelse visas men används
  inte. Rättade siffror: {format_number(corrected)}.
- Andelar räknas av kostnaderna utan finansiella poster. Belopp per invånare räknas på invånarna
  i medlemskommunerna den 31 december året före budgetåret.
"""
    )


def draw_reference(data: Data) -> None:
    """Draw population and price index with their sources, and the licences."""
    people = data.populations.join(
        data["association"].select("association_id", "association_name", "sort_order"),
        on="association_id",
    ).sort("sort_order", "population_year")
    shown = people.join(data.associations.select("association_id"), on="association_id", how="semi")
    st.markdown("**Invånare** i medlemskommunerna, per budgetår")
    as_table(
        shown,
        [
            Column(name="association_name", title="Förbund"),
            Column(name="year", title="Budgetår", kind="year"),
            Column(name="population_year", title="31 december", kind="year"),
            Column(name="population_count", title="Invånare", kind="number"),
            Column(name="population_16_64_count", title="Invånare 16–64 år", kind="number"),
        ],
        name="invanare",
        alt="Invånare per förbund och år",
        key="population",
        label="Visa invånare",
    )
    sources = data["population"]["source"].str.split(" ; ").explode().unique().sort().to_list()
    st.caption(f"Källor för kommunernas invånare: {plain('; '.join(sources))}")
    st.markdown("**Konsumentprisindex**, 1980 = 100, årsmedelvärde")
    as_table(
        data["price_index"],
        [
            Column(name="year", title="År", kind="year"),
            Column(name="cpi", title="KPI", kind="index"),
            Column(name="source", title="Källa"),
        ],
        name="kpi",
        alt="Konsumentprisindex per år",
        key="cpi",
        label="Visa index",
    )
    st.caption(
        "Uppgifterna är fakta och fria att använda (CC0). Programmet har MIT-licens. "
        "Dokumenten tillhör förbunden."
    )
