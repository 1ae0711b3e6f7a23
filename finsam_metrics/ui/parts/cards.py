"""Cards: one association, one finding."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

import polars as pl
import streamlit as st

from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.exhibits.findings import SEVERITY_NAMES, name_findings
from finsam_metrics.exhibits.places import place_text
from finsam_metrics.exhibits.tables import Column, Table
from finsam_metrics.memo import remembered
from finsam_metrics.model.enums import Measure
from finsam_metrics.model.swedish_numbers import (
    format_count,
    format_measure,
    format_tkr,
)
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.ui.parts.tables import draw_table
from finsam_metrics.words.amounts import format_in_unit
from finsam_metrics.words.units import KRONOR_PER_UNIT

MOST_CARDS = 15
_PLAN = "plan"
_CARD_WIDTH = 290  # four on a projector, two on a tablet, one on a phone

_COST_LABELS = {
    "budget": "Budgeterade kostnader",
    "plan": "Planerade kostnader",
    "forecast": "Kostnader enligt prognos",
    "outcome": "Kostnader enligt bokslut",
}


def association_cards(budgets: pl.DataFrame, data: Data) -> None:
    """Draw one card per chosen association: total, per inhabitant, frame, and its sums."""
    states = {row["plan_id"]: row for row in data.states.iter_rows(named=True)}
    grid = st.grid("auto", min_column_width=_CARD_WIDTH, border=True)
    for row in budgets.iter_rows(named=True):
        with grid, st.container(gap="xxsmall"):
            _draw_association(row, states[row["plan_id"]])


def _draw_association(row: dict[str, object], state: dict[str, object]) -> None:
    total, frame = row["total_sek"], row["frame_sek"]
    st.markdown(f"**{plain(row['association_name'])}** · {row['year']}")
    shown = frame if total is None else total
    label = "Budgetram" if total is None else _COST_LABELS[str(row["version"])]
    st.metric(label, format_tkr(shown))  # type: ignore[arg-type]
    people = row["population_count"]
    details = []
    if shown is not None and people:
        per = format_measure(float(str(shown)) / float(str(people)), Measure.PER_INHABITANT)
        details.append(f"{per} kr per invånare")
    if total is None:
        details.append("kostnader ej angivna")
    elif frame is not None:
        details.append(f"ram {format_tkr(frame)}")  # type: ignore[arg-type]
    st.caption(" · ".join(details))
    _draw_without_financial(row)
    components.sum_badge(
        str(state["sum_state"]), int(str(state["error_count"])), plan_id=str(row["plan_id"])
    )


def _draw_without_financial(row: dict[str, object]) -> None:
    """Draw what the picture shows of a total that holds financial items."""
    if row["total_sek"] is None or not row["financial_sek"]:
        return
    gross = float(str(row["total_sek"])) - float(str(row["financial_sek"]))
    said = f"Utan finansiella poster, som i bilden: {format_tkr(gross)}"
    if row["population_count"]:
        per = gross / float(str(row["population_count"]))
        said += f", {format_measure(per, Measure.PER_INHABITANT)} kr per invånare"
    st.caption(said)


def finding_cards(findings: pl.DataFrame, data: Data) -> None:
    """Draw one card per finding: what is printed, what the rest makes, and what would mend it.

    Many findings are drawn as one card per association, with a table. Those of the plan that the
    address asks for stand first.
    """
    named = name_findings(findings, data)
    if named.height > MOST_CARDS:
        _draw_findings_by_association(named.sort("sort_order", maintain_order=True))
        return
    units = _units_of_findings(data["finding_figure"], data["budget_line"])
    asked = st.query_params.get(_PLAN, "")
    rows = sorted(named.iter_rows(named=True), key=lambda row: row["plan_id"] != asked)
    for row in rows:
        with st.container(border=True, gap="small"):
            _draw_finding(row, units.get(row["finding_id"]) or "kr")


@remembered
def _units_of_findings(touched: pl.DataFrame, lines: pl.DataFrame) -> Mapping[str, str | None]:
    """The unit that the first figure of each finding is printed in."""
    units = (
        touched.join(lines.select("figure_id", "unit"), on="figure_id")
        .sort("figure_order", descending=True)
        .select("finding_id", "unit")
    )
    return MappingProxyType(dict(units.iter_rows()))


def _draw_findings_by_association(findings: pl.DataFrame) -> None:
    weights = pl.col("severity").replace_strict(SEVERITY_NAMES)
    for of_one in findings.partition_by("association_id", maintain_order=True):
        association_id, name = of_one.select("association_id", "association_name").row(0)
        count = of_one.height
        noun = "iakttagelse" if count == 1 else "iakttagelser"
        with st.container(border=True, gap="small"):
            st.markdown(f"**{plain(name)}** · {format_count(count)} {noun}")
            draw_table(
                Table(
                    frame=of_one.with_columns(weight=weights),
                    columns=[
                        Column(name="source_text", title="År"),
                        Column(name="weight", title="Vikt"),
                        Column(name="message", title="Iakttagelse"),
                        Column(name="suggestion", title="Förslag", absent="–"),
                    ],
                    name=f"iakttagelser-{association_id}",
                    alt=f"Iakttagelser i planerna för {name}",
                ),
                key=f"findings-{association_id}",
            )


def _draw_finding(row: dict[str, object], unit: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        components.severity_badge(str(row["severity"]))
        st.markdown(
            f"**{plain(row['association_name'])} {row['source_text']}** · {plain(row['title'])}"
            + ("" if row["stated_sek"] is None else f" ({unit})"),
            width="stretch",
        )
    amounts = {
        "I dokumentet": row["stated_sek"],
        "Omräknat": row["computed_sek"],
        "Skillnad": row["difference_sek"],
    }
    stated = {
        label: Decimal(str(amount)) for label, amount in amounts.items() if amount is not None
    }
    decimals = max((_decimals(amount, unit) for amount in stated.values()), default=0)
    sides = st.grid(2, min_column_width=320)
    with sides.cell():
        if stated:
            if row["stated_text"]:
                st.caption(plain(f"”{str(row['stated_text']).strip('- ')}”"))
            figures = st.grid(3, min_column_width=96)
            for label, amount in stated.items():
                with figures.cell():
                    st.metric(
                        label,
                        format_in_unit(amount, unit=unit, decimals=decimals),
                    )
        else:
            st.markdown(plain(row["message"]))
    with sides, st.container(gap="xsmall"):
        if stated:
            st.markdown(plain(row["message"]))
        if row["suggestion"]:
            st.markdown(f"**Förslag:** {plain(row['suggestion'])}")
        st.caption(plain(place_text(row)))


def _decimals(amount: Decimal, unit: str) -> int:
    return 0 if amount % KRONOR_PER_UNIT[unit] == 0 else 1
