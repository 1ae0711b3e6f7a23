"""``share``: the split of a case, and its invoice bases."""

import stat
import sys
from dataclasses import replace
from pathlib import Path

import click
import polars as pl

from finsam_metrics.cli.output import json_option, print_frame, print_json, write_files
from finsam_metrics.model.clock import today
from finsam_metrics.model.paths import default_paths
from finsam_metrics.reports.invoice_contents import Provenance
from finsam_metrics.reports.invoice_documents import write_invoices
from finsam_metrics.reports.invoice_workbooks import write_invoice_workbook
from finsam_metrics.shared_costs.amounts import sek_text
from finsam_metrics.shared_costs.case_files import read_case_file
from finsam_metrics.shared_costs.cases import Settlement
from finsam_metrics.shared_costs.register import Register, register_from
from finsam_metrics.shared_costs.results import Split
from finsam_metrics.shared_costs.split_files import share_rows, split_json
from finsam_metrics.shared_costs.splits import split
from finsam_metrics.shared_costs.vouchers import list_vouchers
from finsam_metrics.store.database import load_tables
from finsam_metrics.store.versions import data_version


@click.command()
@click.argument("case_file", metavar="CASE", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--xlsx", type=click.Path(path_type=Path), help="Write a workbook for all parties.")
@click.option("--pdf", type=click.Path(path_type=Path), help="Write a page for each party.")
@click.option(
    "--settlement",
    type=click.Choice([one.value for one in Settlement]),
    help="Settle each cost by itself, or with the fewest payments; else as the case says.",
)
@json_option
def share(
    *, case_file: Path, xlsx: Path | None, pdf: Path | None, settlement: str | None, as_json: bool
) -> None:
    """Split the shared costs of a case: a JSON file, or - for standard input."""
    tables = load_tables(default_paths().database)
    register = register_from(
        associations=tables["association"].to_dicts(),
        keys=tables["allocation_key"].to_dicts(),
        key_shares=tables["allocation_key_share"].to_dicts(),
        plans=tables["plan"].to_dicts(),
        details=tables["invoice_recipient"].to_dicts(),
    )
    case = read_case_file(_read_input(case_file), register=register)
    if settlement is not None:
        case = replace(case, settlement=Settlement(settlement))
    done = split(case)
    _write_invoices(done, tables["document"], register, xlsx=xlsx, pdf=pdf)
    if as_json:
        print_json(split_json(done))
        return
    shares = pl.DataFrame(share_rows(done), infer_schema_length=None).drop("exact_sek")
    stated = [column.name for column in shares if column.null_count() < shares.height]
    print_frame(shares.select(stated), as_json=False)
    total, unallocated = sek_text(done.total_ore), sek_text(done.unallocated_ore)
    click.echo(f"total {total}, unallocated {unallocated} SEK")
    if done.is_preliminary:
        click.echo("preliminary: some cost has no payer yet, so nobody is to pay anything")
    for voucher in list_vouchers(done):
        amount, line = sek_text(voucher.amount_ore), voucher.line
        what = "" if line is None else f" for line {line + 1}"
        said = f"{voucher.payer} pays {voucher.receiver} {amount} SEK{what}"
        click.echo(f"{said} (voucher {voucher.number})")
    for warning in done.warnings:
        click.echo(f"warning: {warning}")


def _write_invoices(
    done: Split, documents: pl.DataFrame, register: Register, *, xlsx: Path | None, pdf: Path | None
) -> None:
    """Write the invoice bases that are asked for, dated today in Sweden."""
    if xlsx is None and pdf is None:
        return
    provenance = Provenance(
        made=today(),
        data_version=data_version(default_paths()),
        documents=dict(documents.select("document_id", "title").iter_rows()),
        details=register.details,
    )
    if xlsx is not None and pdf is not None and xlsx.resolve() == pdf.resolve():
        raise click.UsageError("--xlsx and --pdf name the same file; give each a name of its own")
    writers = ((xlsx, write_invoice_workbook), (pdf, write_invoices))
    files = {path: write(done, provenance) for path, write in writers if path is not None}
    write_files(files)
    for path in files:
        click.echo(f"wrote {path}", err=True)


def _read_input(path: Path) -> bytes:
    """Read a file, or standard input for a dash."""
    if path == Path("-"):
        return sys.stdin.buffer.read()
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise click.UsageError(f"{path} är ingen vanlig fil")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise click.UsageError(f"filen {path} finns inte") from error
    except OSError as error:
        raise click.UsageError(f"filen {path} går inte att läsa: {error.strerror}") from error
