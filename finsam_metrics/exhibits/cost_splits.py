"""A shared cost under each key, side by side."""

from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

import polars as pl

from finsam_metrics.charts.cost_keys import keys_side_by_side
from finsam_metrics.exhibits.case_bases import bases_of, printed_bases, register_of
from finsam_metrics.exhibits.choices import CURRENT_PRICES
from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.exhibits.exhibit import Exhibit
from finsam_metrics.exhibits.tables import Column, Table
from finsam_metrics.metrics.origins import with_asks
from finsam_metrics.model.errors import CaseError
from finsam_metrics.model.swedish_numbers import NBSP, format_number
from finsam_metrics.shared_costs.amounts import format_ore
from finsam_metrics.shared_costs.answers import split_answer
from finsam_metrics.shared_costs.case_files import parse_case
from finsam_metrics.shared_costs.case_links import unpack_case
from finsam_metrics.shared_costs.cases import Case
from finsam_metrics.shared_costs.comparisons import Alternative, compare_keys, list_candidates
from finsam_metrics.shared_costs.keys import TwoPart
from finsam_metrics.shared_costs.results import Split
from finsam_metrics.shared_costs.vat_texts import vat_text
from finsam_metrics.shared_costs.vouchers import list_vouchers

_LONGEST_ANSWER: Final = 104
_ORE_PER_KRONA: Final = 100
_HALF: Final = Fraction(1, 2)


def keys_beside(
    alternatives: tuple[Alternative, ...], case: Case, data: Data, *, title: str, name: str
) -> Exhibit:
    """Show a case's cost under each key.

    Args:
        alternatives: What ``compare_keys`` gives.
        case: The case.
        data: The tables.
        title: The conclusion.
        name: File name of the table.
    """
    parties = _parties(case, data)
    has_ore = any(
        share.share_ore % _ORE_PER_KRONA
        for alternative in alternatives
        if alternative.split is not None
        for share in alternative.split.shares
    )
    decimals = 2 if has_ore else 0
    keys = _keys(alternatives, decimals)
    cells = with_asks(
        _cells(alternatives, decimals)
        .join(printed_bases(data, case.year), on=["key_id", "party_id"], how="left")
        .join(keys.select("key_id", "key_name"), on="key_id")
        .join(parties.select("party_id", "party_name"), on="party_id"),
        ids=["party_id", "key_id"],
        texts=["party_name", "key_name"],
    )
    frame, columns = _table(cells, alternatives, parties, decimals)
    return Exhibit(
        key=f"{name}-bild",
        title=title,
        subtitle=case_subtitle(case, alternatives),
        chart=keys_side_by_side(cells, keys, parties),
        alt_text=f"{title}. Samma kostnad under andra nycklar bredvid.",
        asks=cells,
        table=Table(
            frame=frame, columns=columns, name=name, alt="Kronor per part under varje nyckel"
        ),
    )


def split_of_link(data: Data, text: str) -> list[Exhibit]:
    """Show the case that a link holds: each party's share under each key, and who pays whom.

    Args:
        data: The tables.
        text: The case as text of an address.
    """
    register = register_of(data)
    try:
        case = parse_case(unpack_case(text), register=register)
        fixed = case.key.fixed_share if isinstance(case.key, TwoPart) else None
        candidates = list_candidates(
            case.parties, case.year, register, bases_of(data, case.year), fixed or _HALF
        )
        alternatives = compare_keys(case, candidates)
    except CaseError as error:
        return [
            Exhibit(
                key="fordelning-bild",
                title="Beräkningen kan inte visas",
                subtitle="",
                absent=(error.message,),
            )
        ]
    chosen = next(one.split for one in alternatives if one.is_chosen)
    title = "Nyckeln kan inte användas" if chosen is None else shares_answer(chosen, data)
    shown = [keys_beside(alternatives, case, data, title=title, name="fordelning")]
    if chosen is not None and chosen.transfers:
        shown.append(payments_between(chosen))
    return shown


def payments_between(split: Split) -> Exhibit:
    """Show who pays whom, for which cost and period, with VAT or without, a voucher a row."""
    names, vouchers = split.case.names, list_vouchers(split)
    rows = pl.DataFrame(
        {
            "number": [voucher.number for voucher in vouchers],
            "payer": [names[voucher.payer] for voucher in vouchers],
            "receiver": [names[voucher.receiver] for voucher in vouchers],
            "cost": [voucher.cost for voucher in vouchers],
            "period": [voucher.period for voucher in vouchers],
            "amount": [Decimal(voucher.amount_ore).scaleb(-2) for voucher in vouchers],
            "vat": [voucher.vat for voucher in vouchers],
        }
    )
    return Exhibit(
        key="betalningar",
        title="Vem som betalar vem, och för vilken kostnad",
        subtitle="",
        table=Table(
            frame=rows,
            columns=[
                Column(name="number", title="Underlag nr"),
                Column(name="payer", title="Betalar"),
                Column(name="receiver", title="Till, som fakturerar"),
                Column(name="cost", title="För kostnaden"),
                Column(name="amount", title="Belopp", kind="sek"),
                Column(name="vat", title="Moms"),
                Column(name="period", title="Period"),
            ],
            name="betalningar",
            alt="Vem som betalar vem, och för vilken kostnad",
        ),
    )


def shares_answer(split: Split, data: Data) -> str:
    """Say the shares with the parties' names, or their short names where that is too long."""
    full = split_answer(split, split.case.names)
    short = {
        party: name.replace(" ", NBSP)
        for party, name in data["association"].select("association_id", "short_name").iter_rows()
    }
    return (
        full if len(full) <= _LONGEST_ANSWER else split_answer(split, {**split.case.names, **short})
    )


def case_subtitle(case: Case, alternatives: tuple[Alternative, ...]) -> str:
    """Say how much is shared, of which year, and what stands under the amounts."""
    total = sum(line.cost_ore for line in case.lines)
    chosen = next((alternative for alternative in alternatives if alternative.is_chosen), None)
    parts = [
        "preliminär fördelning" if any(line.payers is None for line in case.lines) else "",
        f"{format_ore(total)} att dela, {vat_text(case.lines)}",
        "" if case.year is None else f"kostnader {case.year}",
        CURRENT_PRICES,
        "" if chosen is None else f"under beloppen: skillnad mot {_lower(chosen.candidate.name)}",
    ]
    return " · ".join(part for part in parts if part)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _parties(case: Case, data: Data) -> pl.DataFrame:
    placed = data.with_places(list(case.parties))["association"]
    known = {row["association_id"]: row for row in placed.iter_rows(named=True)}
    return pl.DataFrame(
        [
            {
                "party_id": party,
                "party_name": case.names[party],
                "short_name": known[party]["short_name"] if party in known else case.names[party],
                "sort_order": known[party]["sort_order"] if party in known else None,
            }
            for party in case.parties
        ],
        schema_overrides={"sort_order": pl.Int32},
    )


def _keys(alternatives: tuple[Alternative, ...], decimals: int) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {
                "key_id": alternative.candidate.key_id,
                "key_name": alternative.candidate.name,
                "basis_text": alternative.candidate.basis_text,
                "is_chosen": alternative.is_chosen,
                "missing_text": alternative.missing_text,
                "total_text": None
                if alternative.split is None
                else _amount(
                    alternative.split.total_ore - alternative.split.unallocated_ore, decimals
                ),
                "rest_text": f"ofördelat\n{_amount(alternative.split.unallocated_ore, 2)}"
                if alternative.split is not None and alternative.split.unallocated_ore
                else None,
            }
            for alternative in alternatives
        ],
        schema_overrides=dict.fromkeys(
            ("basis_text", "missing_text", "total_text", "rest_text"), pl.String
        ),
        infer_schema_length=None,
    )


def _cells(alternatives: tuple[Alternative, ...], decimals: int) -> pl.DataFrame:
    chosen = next(
        (alternative.split for alternative in alternatives if alternative.is_chosen), None
    )
    base = {} if chosen is None else {share.party: share.share_ore for share in chosen.shares}
    rows: list[dict[str, Any]] = []
    for alternative in alternatives:
        for share in () if alternative.split is None else alternative.split.shares:
            change = (
                share.share_ore - base[share.party] if base and not alternative.is_chosen else None
            )
            rows.append(
                {
                    "key_id": alternative.candidate.key_id,
                    "party_id": share.party,
                    "amount_sek": share.share_ore / _ORE_PER_KRONA,
                    "amount_text": _amount(share.share_ore, decimals),
                    "difference_sek": None if change is None else change / _ORE_PER_KRONA,
                    "difference_text": None
                    if change is None
                    else f"{'+' if change > 0 else ''}{_amount(change, decimals if change else 0)}",
                }
            )
    return pl.DataFrame(
        rows,
        schema={
            "key_id": pl.String,
            "party_id": pl.String,
            "amount_sek": pl.Float64,
            "amount_text": pl.String,
            "difference_sek": pl.Float64,
            "difference_text": pl.String,
        },
    )


def _table(
    cells: pl.DataFrame,
    alternatives: tuple[Alternative, ...],
    parties: pl.DataFrame,
    decimals: int,
) -> tuple[pl.DataFrame, list[Column]]:
    """Give a row per key and one per difference, with a column per party."""
    amounts: dict[str, dict[str, float]] = {}
    differences: dict[str, dict[str, float]] = {}
    for key_id, party, amount, difference in cells.select(
        "key_id", "party_id", "amount_sek", "difference_sek"
    ).iter_rows():
        amounts.setdefault(key_id, {})[party] = amount
        if difference is not None:
            differences.setdefault(key_id, {})[party] = difference
    rows: list[dict[str, Any]] = []
    for alternative in alternatives:
        candidate = alternative.candidate
        basis = f" ({candidate.basis_text})" if candidate.basis_text else ""
        rows.append({"key_name": f"{candidate.name}{basis}", **amounts.get(candidate.key_id, {})})
        if candidate.key_id in differences:
            rows.append({"key_name": "– skillnad", **differences[candidate.key_id]})
    frame = pl.DataFrame(
        rows,
        schema={"key_name": pl.String, **dict.fromkeys(parties["party_id"], pl.Float64)},
    )
    kind = "index" if decimals else "number"
    return frame, [
        Column(name="key_name", title="Nyckel, kr"),
        *(
            Column(
                name=row["party_id"], title=row["party_name"], kind=kind, absent="kan inte räknas"
            )
            for row in parties.iter_rows(named=True)
        ),
    ]


def _amount(amount_ore: int, decimals: int) -> str:
    return format_number(Decimal(amount_ore).scaleb(-2), decimals)
