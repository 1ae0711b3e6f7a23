"""Invoice bases as one Excel workbook for all parties: amounts, lines, arithmetic, payments."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, time
from io import BytesIO
from typing import Final

import xlsxwriter

from finsam_metrics.model.swedish_dates import format_date
from finsam_metrics.reports.invoice_checks import CHECKS, list_checks
from finsam_metrics.reports.invoice_contents import (
    ATTESTS,
    DETAIL_TITLES,
    POSTING_FIELDS,
    PRELIMINARY,
    SET_OFF,
    Provenance,
    case_title,
    clip_text,
    details_of,
    due_text,
    kind_of,
    list_keys,
    state_of,
    whole_ore,
)
from finsam_metrics.reports.workbook_sheets import Cell, Column, Sheet, make_formats, writable
from finsam_metrics.shared_costs.case_versions import case_version
from finsam_metrics.shared_costs.cases import BASIS_NAMES, CostLine, Settlement, VatRecovered
from finsam_metrics.shared_costs.explanations import explain
from finsam_metrics.shared_costs.line_numbers import format_numbers
from finsam_metrics.shared_costs.periods import format_period
from finsam_metrics.shared_costs.results import LinePaid, Split
from finsam_metrics.shared_costs.vat_texts import (
    WITH_VAT,
    compensation_of_share,
    stated_compensation,
    vat_text,
    vat_text_of_share,
)
from finsam_metrics.shared_costs.vouchers import NOT_STATED, list_vouchers

_LONGEST_TITLE: Final = 200
_RECOVERED_NAMES: Final = {
    VatRecovered.YES: "ja",
    VatRecovered.NO: "nej",
    VatRecovered.UNKNOWN: "ej angivet, delas med moms",
}


def write_invoice_workbook(split: Split, provenance: Provenance) -> bytes:
    """Write a divided case as Excel, with a sheet for each question an accountant has.

    Amounts are numbers, in kronor. There are no formulas, and text is written as text, so that
    nothing in the case runs. An empty cell is *not stated*. The same split and provenance give
    the same bytes.
    """
    target = BytesIO()
    title = f"{kind_of(split)}: {case_title(split.case)}"
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        made = datetime.combine(provenance.made, time())
        book.set_properties({"title": writable(title), "created": made})
        formats = make_formats(book)
        for name, write in _SHEETS.items():
            write(Sheet(book, name, formats, title), split, provenance)
    return target.getvalue()


def _write_summary(sheet: Sheet, split: Split, provenance: Provenance) -> None:
    case = split.case
    columns = [
        Column(title="Part", width=34),
        *(
            Column(title=title, width=18, kind="money")
            for title in (
                "Preliminär andel, kr" if split.is_preliminary else "Andel, kr",
                f"Har betalat, {WITH_VAT}, kr",
                "Ersättning för moms, kr",
                "Intäkter, kr",
                "Betalat av det som delas, kr",
                "Ofördelat som stannar, kr",
                "Att betala, kr",
                "Att få, kr",
                "På egen hand, kr",
            )
        ),
        Column(title="Andelen är", width=18),
    ]
    sheet.title(f"{kind_of(split)}: {clip_text(case_title(case), _LONGEST_TITLE)}", columns)
    sheet.note(
        f"Upprättat {format_date(provenance.made)}. Beräkningens version {case_version(case)}, "
        f"uppgifternas version {provenance.data_version}."
    )
    sheet.space()
    rows: list[Sequence[Cell]] = [
        (
            case.names[share.party],
            _kronor(share.share_ore),
            _kronor(share.outlay_ore),
            _kronor(compensation_of_share(split, share)),
            _kronor(share.income_ore),
            _kronor(share.basis_ore),
            _kronor(share.retained_ore),
            None if share.net_ore is None else _kronor(max(-share.net_ore, 0)),
            None if share.net_ore is None else _kronor(max(share.net_ore, 0)),
            _kronor(share.alone_ore),
        )
        for share in split.shares
    ]
    vats = [vat_text_of_share(split, share.party) for share in split.shares]
    with_vats = [(*row, vat) for row, vat in zip(rows, vats, strict=True)]
    sheet.table(columns, [*with_vats, ("Summa", *_sums(rows), None)], totals=1)
    if split.is_preliminary:
        sheet.note(PRELIMINARY)
    sheet.note("En tom ruta betyder att uppgiften inte är angiven.")
    sheet.heading(CHECKS)
    for text in (*list_checks(split, provenance), *split.warnings):
        sheet.note(text)


def _write_lines(sheet: Sheet, split: Split, provenance: Provenance) -> None:
    case = split.case
    columns = [
        Column(title="Rad", width=6, kind="count"),
        Column(title="Kostnad", width=40),
        Column(title="Period", width=18),
        Column(title="Läge", width=18),
        Column(title=f"Belopp, {WITH_VAT}, kr", width=13, kind="money"),
        Column(title="Varav moms, kr", width=13, kind="money"),
        Column(title="Momsen ersätts", width=13),
        Column(title="Ersättning för moms, kr", width=13, kind="money"),
        Column(title="Intäkter, kr", width=13, kind="money"),
        Column(title="Att dela, kr", width=13, kind="money"),
        Column(title="Att dela är", width=15),
        Column(title="Nyckel", width=38),
        Column(title="Ofördelat, kr", width=13, kind="money"),
        *(Column(title=f"{case.names[p]}, kr", width=15, kind="money") for p in case.parties),
    ]
    rows: list[list[Cell]] = []
    given: list[list[int | None]] = []
    for number, (line, shared) in enumerate(zip(case.lines, split.lines, strict=True), start=1):
        exact = [shared.unallocated_ore, *(shared.shares.get(party) for party in case.parties)]
        given.append([None if ore is None else whole_ore(ore) for ore in exact])
        rows.append(
            [
                number,
                line.title,
                None if line.date is None else format_period(line.date),
                state_of(line, provenance.made),
                _kronor(line.amount_ore),
                _kronor(line.vat_ore),
                _RECOVERED_NAMES[line.vat_recovered] if line.vat_ore else None,
                _kronor(stated_compensation([line], line.compensation_ore)),
                _kronor(line.income_ore),
                _kronor(shared.cost_ore),
                vat_text([line]),
                shared.key_text,
                *map(_kronor, given[-1]),
            ]
        )
    stated = [line.vat_ore for line in case.lines if line.vat_ore is not None]
    due = [split.unallocated_ore, *(share.share_ore for share in split.shares)]
    rounded = [
        total - sum(ore or 0 for ore in column)
        for total, column in zip(due, zip(*given, strict=True), strict=True)
    ]
    totals: list[list[Cell]] = [
        [None, "Avrundning", *[None] * 10, *map(_kronor, rounded)],
        [
            None,
            "Summa",
            None,
            None,
            _kronor(sum(line.amount_ore for line in case.lines)),
            _kronor(sum(stated) if stated else None),
            None,
            _kronor(sum(line.compensation_ore for line in case.lines)),
            _kronor(sum(line.income_ore for line in case.lines)),
            _kronor(split.total_ore),
            None,
            None,
            *map(_kronor, due),
        ],
    ]
    sheet.table(columns, [*rows, *totals], totals=2)
    sheet.note(
        "Delarna av varje rad är avrundade till öre. Avrundningen gör att de blir andelen, som "
        "är avrundad en enda gång. En tom ruta hos en part: raden gäller inte den."
    )


def _write_steps(sheet: Sheet, split: Split, _: Provenance) -> None:
    rows: list[Sequence[Cell]] = []
    for number, step in enumerate(explain(split), start=1):
        first, *others = (*([step.formula] if step.formula else []), *step.rows)
        rows.append((number, step.title, first))
        rows += [(None, None, text) for text in others]
    columns = [
        Column(title="Steg", width=7, kind="count"),
        Column(title="Vad som räknas", width=46),
        Column(title="Så räknas det, med talen insatta", width=96),
    ]
    sheet.table(columns, rows)


def _write_payments(sheet: Sheet, split: Split, _: Provenance) -> None:
    names = split.case.names
    columns = [
        Column(title="Underlag nr", width=14),
        Column(title="Betalar", width=28),
        Column(title="Till, som fakturerar", width=28),
        Column(title="Kostnad", width=30),
        Column(title="Period", width=18),
        Column(title="Belopp, kr", width=14, kind="money"),
        Column(title="Moms", width=16),
        Column(title="Förfallodag", width=18),
        *(
            Column(title=title, width=max(14, len(title) + 4))
            for title in (*POSTING_FIELDS, *ATTESTS)
        ),
    ]
    to_fill_in = [None] * len((*POSTING_FIELDS, *ATTESTS))
    rows = [
        (
            voucher.number,
            names[voucher.payer],
            names[voucher.receiver],
            voucher.cost,
            voucher.period,
            _kronor(voucher.amount_ore),
            voucher.vat,
            due_text(split.case),
            *to_fill_in,
        )
        for voucher in list_vouchers(split)
    ]
    total = _kronor(sum(transfer.amount_ore for transfer in split.transfers))
    sums = [("Summa", *[None] * 4, total, None, None, *to_fill_in)] if rows else []
    sheet.table(columns, [*rows, *sums], totals=len(sums))
    if split.is_preliminary:
        sheet.note(PRELIMINARY)
    elif not rows:
        sheet.note("Avräkningen går jämnt ut: ingen ska betala någon.")
    elif split.case.settlement is Settlement.FEWEST:
        sheet.note(SET_OFF)


def _write_outlays(sheet: Sheet, split: Split, _: Provenance) -> None:
    names, lines = split.case.names, split.case.lines
    sheet.table(
        [
            Column(title="Kostnad", width=36),
            Column(title="Betalare", width=36),
            *(
                Column(title=title, width=18, kind="money")
                for title in (
                    f"Har betalat, {WITH_VAT}, kr",
                    "Ersättning för moms, kr",
                    "Intäkter, kr",
                    "Betalat av det som delas, kr",
                )
            ),
        ],
        [
            (f"{number}. {line.title}", *amounts)
            for number, (line, paid) in enumerate(zip(lines, split.paid, strict=True), start=1)
            for amounts in _payer_rows(line, paid, names)
        ],
    )


def _write_parties(sheet: Sheet, split: Split, provenance: Provenance) -> None:
    sheet.table(
        [
            Column(title="Part", width=36),
            *(Column(title=title, width=34) for title in DETAIL_TITLES.values()),
        ],
        [
            (case_name, *(getattr(details, name) or NOT_STATED for name in DETAIL_TITLES))
            for party, case_name in split.case.names.items()
            for details in [details_of(split.case, provenance, party)]
        ],
    )


def _payer_rows(
    line: CostLine, paid: LinePaid | None, names: Mapping[str, str]
) -> list[tuple[Cell, ...]]:
    if paid is None:
        return [(NOT_STATED, None, None, None, None)]
    return [
        (
            names[party],
            *(
                _kronor(amount)
                for amount in (
                    paid.outlay_ore[party],
                    stated_compensation([line], paid.compensation_ore[party]),
                    paid.income_ore[party],
                    paid.basis_ore[party],
                )
            ),
        )
        for party in paid.outlay_ore
    ]


def _write_grounds(sheet: Sheet, split: Split, provenance: Provenance) -> None:
    case = split.case
    sheet.table(
        [
            Column(title="Nyckel", width=36),
            Column(title="Rader", width=14),
            Column(title="Vad som är överenskommet", width=48),
            Column(title="Gäller", width=22),
            Column(title="Högst", width=16),
            Column(title="Beslut", width=30),
            Column(title="Dokument", width=30),
        ],
        [
            (
                key.title,
                format_numbers(key.lines),
                key.agreed,
                key.valid,
                key.cap,
                key.decision,
                key.document,
            )
            for key in list_keys(split, provenance.documents)
        ],
    )
    attended = [
        (f"{number}. {line.title}", BASIS_NAMES[basis], case.names[party], count)
        for number, line in enumerate(case.lines, start=1)
        for basis, counts in line.participants.items()
        for party, count in counts.items()
    ]
    if attended:
        sheet.heading("Deltagare")
        sheet.table(
            [
                Column(title="Kostnad", width=36),
                Column(title="Vilka", width=14),
                Column(title="Part", width=48),
                Column(title="Antal", width=10, kind="count"),
            ],
            attended,
        )
    sheet.heading("Beräkningen")
    sheet.note(f"Beräkning: {case_title(case)}")
    sheet.note(f"År: {'ej angivet' if case.year is None else case.year}")
    sheet.note(f"Upprättat: {format_date(provenance.made)}")
    sheet.note(f"Beräkningens version: {case_version(case)}")
    sheet.note(f"Uppgifternas version: {provenance.data_version}")


_SHEETS: Final[dict[str, Callable[[Sheet, Split, Provenance], None]]] = {
    "Sammanställning": _write_summary,
    "Rader": _write_lines,
    "Så räknade vi": _write_steps,
    "Betalningar": _write_payments,
    "Utlägg": _write_outlays,
    "Parter": _write_parties,
    "Underlag": _write_grounds,
}


def _sums(rows: Sequence[Sequence[Cell]]) -> list[Cell]:
    """Sum each column but the first; none where a cell is empty."""
    columns = list(zip(*rows, strict=True))[1:]
    return [
        None if any(cell is None for cell in column) else sum(float(cell or 0) for cell in column)
        for column in columns
    ]


def _kronor(amount_ore: int | None) -> float | None:
    return None if amount_ore is None else amount_ore / 100
