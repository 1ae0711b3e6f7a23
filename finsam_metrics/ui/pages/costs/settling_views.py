"""What follows from a split: the arithmetic, who pays whom, budgets, the end of the year."""

from dataclasses import replace
from decimal import Decimal

import polars as pl
import streamlit as st

from finsam_metrics.exhibits import case_bases
from finsam_metrics.exhibits.cost_splits import payments_between
from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.exhibits.tables import Column, Table
from finsam_metrics.metrics.cost_bases import budget_use
from finsam_metrics.model.errors import CaseError
from finsam_metrics.model.swedish_numbers import format_list, format_sek, format_share, genitive
from finsam_metrics.shared_costs.answers import settlement_answer
from finsam_metrics.shared_costs.cases import Case
from finsam_metrics.shared_costs.explanations import explain
from finsam_metrics.shared_costs.line_numbers import format_numbers
from finsam_metrics.shared_costs.results import Split
from finsam_metrics.shared_costs.vat_texts import (
    WITH_VAT,
    compensation_of_share,
    vat_text_of_share,
)
from finsam_metrics.shared_costs.year_end import compare_year_end
from finsam_metrics.ui.pages.costs.faults import fault_text
from finsam_metrics.ui.parts import components
from finsam_metrics.ui.parts.markdown import plain
from finsam_metrics.ui.parts.pictures import draw_picture
from finsam_metrics.ui.parts.tables import draw_table

_MOST_TRANSFERS = 60


@st.fragment
def draw_steps(split: Split) -> None:
    """Draw every step of the arithmetic with the numbers put in, when the panel is unfolded."""
    panel = st.expander(
        "Så räknade vi", icon=":material/calculate:", key="arende-steg", on_change="rerun"
    )
    with panel:
        for step in explain(split) if panel.open else ():
            st.markdown(f"**{plain(step.title)}**")
            if step.formula:
                st.markdown(f":small[{plain(step.formula)}]")
            if step.rows:
                st.markdown("\n".join(f"- {plain(row)}" for row in step.rows))


def draw_settlement(split: Split) -> None:
    """Draw what each has paid and is to pay, and who pays whom for what."""
    names = split.case.names
    answer = settlement_answer(split, names)
    if answer is None:
        components.heading("Ingen ska betala något ännu: fördelningen är preliminär")
        planned = [n for n, line in enumerate(split.case.lines, start=1) if line.payers is None]
        st.caption(
            f"Planerade kostnader, betalare ej angiven: rad {format_numbers(planned)}. Välj i "
            "kolumnen Betalat av vem som har lagt ut för varje kostnad, så visas här vem som "
            "betalar vem."
        )
        return
    components.heading(answer)
    lowered = {
        "compensation": any(share.compensation_ore for share in split.shares),
        "income": any(share.income_ore for share in split.shares),
        "retained": split.unallocated_ore != 0,
    }
    lowered["basis"] = lowered["compensation"] or lowered["income"]
    components.subtitle(
        "Kronor · utlägg"
        + (
            " − ersättning för moms − intäkter = betalat av det som delas"
            if lowered["basis"]
            else ""
        )
        + " · netto: plus får, minus betalar"
    )
    rows = pl.DataFrame(
        {
            "party": [names[share.party] for share in split.shares],
            "outlay": [_sek(share.outlay_ore) for share in split.shares],
            "compensation": [
                _lowering(compensation_of_share(split, share)) for share in split.shares
            ],
            "income": [_lowering(share.income_ore) for share in split.shares],
            "basis": [_sek(share.basis_ore) for share in split.shares],
            "retained": [_sek(share.retained_ore) for share in split.shares],
            "share": [_sek(share.share_ore) for share in split.shares],
            "vat": [vat_text_of_share(split, share.party) for share in split.shares],
            "net": [_sek(share.net_ore) for share in split.shares],
        },
        schema_overrides={"vat": pl.String},
    )
    columns = [
        Column(name="party", title="Part"),
        Column(name="outlay", title=f"Har betalat, {WITH_VAT}", kind="sek"),
        Column(name="compensation", title="Ersättning för moms", kind="sek"),
        Column(name="income", title="Intäkter", kind="sek"),
        Column(name="basis", title="Betalat av det som delas", kind="sek"),
        Column(name="retained", title="Bär själv av det ofördelade", kind="sek"),
        Column(name="share", title="Andel", kind="sek"),
        Column(name="net", title="Netto", kind="sek"),
        Column(name="vat", title="Andelen är", absent="–"),
    ]
    draw_table(
        Table(
            frame=rows,
            columns=[column for column in columns if lowered.get(column.name, True)],
            name="reglering",
            alt="Utlägg, andel och netto per part",
        ),
        key="reglering",
    )
    if split.transfers:
        _draw_transfers(split)


def _draw_transfers(split: Split) -> None:
    shown = replace(split, transfers=split.transfers[:_MOST_TRANSFERS])
    draw_picture(payments_between(shown))
    left_out = len(split.transfers) - _MOST_TRANSFERS
    if left_out > 0:
        components.note(f"… och {left_out} betalningar till, se arbetsboken.")


def draw_budget_use(split: Split, data: Data) -> None:
    """Draw how much of each association's budget for joint training its share takes."""
    year = split.case.year
    known = data["association"]["association_id"].to_list()
    of_associations = [share for share in split.shares if share.party in known]
    if year is None or not of_associations:
        return
    shares = pl.DataFrame(
        {
            "association_id": [share.party for share in of_associations],
            "name": [split.case.names[share.party] for share in of_associations],
            "share_sek": [_sek(share.share_ore) for share in of_associations],
        },
        schema_overrides={"share_sek": pl.Decimal(14, 2)},
    )
    budgets = case_bases.training_budgets(data, [share.party for share in of_associations], year)
    used = budget_use(shares, budgets)
    stated = used.filter(pl.col("budget_sek").is_not_null())
    components.heading(budget_answer(stated, year))
    components.subtitle(f"Andelen mot raden för gemensam utbildning i budgeten för {year} · kronor")
    draw_table(
        Table(
            frame=used,
            columns=[
                Column(name="name", title="Förbund"),
                Column(name="share_sek", title="Andel", kind="sek"),
                Column(name="budget_sek", title=f"Budgeterat {year}", kind="sek"),
                Column(name="used_share", title="Tar av budgeten", kind="share"),
                Column(name="left_sek", title="Kvar av budgeten", kind="sek"),
            ],
            name="utbildningsbudget",
            alt="Andelen mot budgeten för gemensam utbildning",
        ),
        key="utbildningsbudget",
    )


def draw_year_end(case: Case) -> None:
    """Draw planned against actual participants, where those who came are stated."""
    try:
        compared = compare_year_end(case)
    except CaseError as error:
        components.heading("Årets slut kan inte räknas ännu")
        st.caption(plain(fault_text(error)))
        return
    if compared is None:
        components.heading("Vid årets slut jämförs planerade deltagare med dem som kom")
        st.caption(
            "Skriv antalet närvarande under Fler uppgifter per rad, så visas här vad som ska "
            "jämnas ut."
        )
        return
    rows = pl.DataFrame(
        {
            "party": [case.names[share.party] for share in compared.planned.shares],
            "planned": [_sek(share.share_ore) for share in compared.planned.shares],
            "actual": [_sek(share.share_ore) for share in compared.actual.shares],
        }
    ).with_columns(difference=pl.col("actual") - pl.col("planned"))
    moved = rows.filter(pl.col("difference") != 0)
    said = [
        f"{format_sek(abs(row['difference']))} "
        f"{'större' if row['difference'] > 0 else 'mindre'} för {row['party']}"
        for row in moved.iter_rows(named=True)
    ]
    components.heading(
        f"Efter dem som kom blir andelen {format_list(said)}"
        if said
        else "Beräkningens nyckel ger samma fördelning efter dem som kom"
    )
    components.subtitle("Kronor · skillnaden är det som ska jämnas ut vid årets slut")
    draw_table(
        Table(
            frame=rows,
            columns=[
                Column(name="party", title="Part"),
                Column(name="planned", title="Efter planerade deltagare", kind="sek"),
                Column(name="actual", title="Efter närvarande", kind="sek"),
                Column(name="difference", title="Skillnad", kind="sek"),
            ],
            name="arets-slut",
            alt="Andel efter planerade och närvarande deltagare",
        ),
        key="arets-slut",
    )
    if compared.waiting:
        components.note(
            f"Närvarande ej angivet, räknat på planerade: {format_list(compared.waiting)}"
        )


def budget_answer(stated: pl.DataFrame, year: int) -> str:
    """Say how much a share takes of the budgets that state one; of one of 0 kr it takes no part.

    Args:
        stated: One row per association whose budget is stated: ``name`` and ``used_share``.
        year: The year of the budgets.
    """
    if stated.is_empty():
        return f"Ingen av förbundens budgetar för {year} anger gemensam utbildning för sig"
    used = stated.filter(pl.col("used_share").is_not_null())
    if used.is_empty():
        named = format_list(stated["name"].to_list())
        return f"I budgeten för {year} anger {named} 0 kr för gemensam utbildning"
    said = [
        f"{format_share(row['used_share'])} av {genitive(row['name'])}"
        for row in used.iter_rows(named=True)
    ]
    return f"Andelen tar {format_list(said)} budget för gemensam utbildning {year}"


def _sek(amount_ore: int | None) -> Decimal | None:
    return None if amount_ore is None else Decimal(amount_ore).scaleb(-2)


def _lowering(amount_ore: int | None) -> Decimal | None:
    """Write what lowers an outlay as what it takes away."""
    return None if amount_ore is None else -Decimal(amount_ore).scaleb(-2)
