"""The command line: ``python -m finsam_metrics VERB``.

Results on standard output, progress and errors on standard error. Exit 0: good, 1: the data have
errors, 2: wrong use.
"""

import json
import stat
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, replace
from pathlib import Path
from threading import Event, Thread
from typing import Any

import click
import polars as pl

from finsam_metrics import pipeline
from finsam_metrics.metrics.catalog import METRICS, compute_metric
from finsam_metrics.metrics.explanations import explain_figure
from finsam_metrics.model.clock import today
from finsam_metrics.model.enums import Measure, Severity
from finsam_metrics.model.errors import FinsamError, StoreError
from finsam_metrics.model.paths import default_paths
from finsam_metrics.reports.invoice_contents import Provenance
from finsam_metrics.reports.invoice_documents import write_invoices
from finsam_metrics.reports.invoice_workbooks import write_invoice_workbook
from finsam_metrics.reports.spreadsheets import write_csv, write_json, write_parquet, write_xlsx
from finsam_metrics.shared_costs.amounts import sek_text
from finsam_metrics.shared_costs.case_files import read_case_file
from finsam_metrics.shared_costs.cases import Settlement
from finsam_metrics.shared_costs.register import register_from
from finsam_metrics.shared_costs.results import Split
from finsam_metrics.shared_costs.split_files import share_rows, split_json
from finsam_metrics.shared_costs.splits import split
from finsam_metrics.store.database import describe_tables, load_tables
from finsam_metrics.store.versions import data_version

_MEASURES = {
    "share": Measure.SHARE,
    "sek": Measure.TKR,
    "per-inhabitant": Measure.PER_INHABITANT,
    "per-inhabitant-16-64": Measure.PER_INHABITANT_16_64,
}
_WRITERS: dict[str, Callable[[pl.DataFrame], bytes]] = {
    "csv": write_csv,
    "json": write_json,
    "parquet": write_parquet,
}
_MOST_PROCESSOR_SECONDS = 120
_MOST_NAMED = 5
_json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


class _Main(click.Group):
    """Errors of ours end with exit 1 and a message, without a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the verb."""
        try:
            return super().invoke(ctx)
        except FinsamError as error:
            click.echo(str(error), err=True)
            sys.exit(1)


@click.group(cls=_Main)
def main() -> None:
    """Finsam i siffror: plans of coordination associations, side by side."""


@main.command()
@_json_option
def build(*, as_json: bool) -> None:
    """Validate every data file and build the database."""
    paths = default_paths()
    report = pipeline.build(paths)
    if as_json:
        _print_json({"database": paths.database.name, **asdict(report)})
        return
    click.echo(
        f"built {paths.database.name}: {report.plan_count} plans, {report.figure_count} figures, "
        f"{report.sum_check_count} sums checked, {report.finding_count} findings"
    )


@main.command()
@click.option("--plan", "plan_id", help="Only this plan.")
@_json_option
def check(*, plan_id: str | None, as_json: bool) -> None:
    """Check every plan; exit 1 where printed figures contradict each other."""
    plans = pipeline.read_and_check(default_paths())
    ids = [plan.package.plan_id for plan in plans]
    if plan_id is not None and plan_id not in ids:
        raise click.UsageError(f"there is no plan {plan_id!r}; there are {', '.join(ids)}")
    shown = [plan for plan in plans if plan_id in (None, plan.package.plan_id)]
    findings = [(plan.package.plan_id, finding) for plan in shown for finding in plan.findings]
    if as_json:
        _print_json(
            [
                {"plan_id": owner, **asdict(f), "difference_sek": f.difference_sek}
                for owner, f in findings
            ]
        )
    else:
        for owner, finding in findings:
            place = "" if finding.line is None else f", line {finding.line}"
            click.echo(f"{finding.severity}: {owner}{place}: {finding.rule_id}")
            for text in (finding.title, finding.message, finding.suggestion):
                if text:
                    click.echo(f"  {text}")
        checks = [one for plan in shown for one in plan.sum_checks]
        held = sum(one.holds for one in checks)
        click.echo(f"{held} of {len(checks)} sums hold, {len(findings)} findings", err=True)
    sys.exit(int(any(finding.severity is Severity.ERROR for _, finding in findings)))


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@_json_option
@click.option(
    "--package",
    "folder",
    type=click.Path(path_type=Path),
    help="Write the draft as a plan package in this new folder.",
)
@click.option("--pages", callback=lambda _, __, text: _page_range(text), help="As 3-9 or 4.")
def read(*, file: Path, as_json: bool, folder: Path | None, pages: range | None) -> None:
    """Read a plan document to a draft; exit 1 where its figures contradict each other."""
    from finsam_metrics.drafts.bounds import bounded
    from finsam_metrics.drafts.draft import read_draft
    from finsam_metrics.drafts.draft_files import (
        draft_document,
        formula_texts,
        write_package,
    )
    from finsam_metrics.drafts.summaries import summarise

    paths = default_paths()
    with _told_when_slow(f"still reading {file.name}"), bounded(_MOST_PROCESSOR_SECONDS):
        draft = read_draft(file, paths, pages=pages)
    if folder is not None:
        write_package(draft, folder, paths.schemas)
        click.echo(f"wrote {folder.name}; read it through before it goes to data/plans", err=True)
        if risky := formula_texts(draft):
            click.echo(
                "a spreadsheet would compute these texts; open the package as text: "
                + ", ".join(map(repr, risky[:_MOST_NAMED])),
                err=True,
            )
    if as_json:
        _print_json(draft_document(draft))
    else:
        click.echo(summarise(draft))
    sys.exit(int(any(finding.severity is Severity.ERROR for finding in draft.findings)))


@contextmanager
def _told_when_slow(text: str) -> Iterator[None]:
    """Say on standard error that work goes on, after each second that it does."""
    is_done = Event()

    def tell() -> None:
        seconds = 0
        while not is_done.wait(1):
            seconds += 1
            click.echo(f"{text}, {seconds} s", err=True)

    teller = Thread(target=tell, daemon=True)
    teller.start()
    try:
        yield
    finally:
        is_done.set()
        teller.join()


def _page_range(text: str | None) -> range | None:
    if text is None:
        return None
    first, _, last = text.partition("-")
    if not (first.isdecimal() and (last or first).isdecimal()) or int(first) < 1:
        raise click.BadParameter("write pages as 3-9 or 4")
    if int(last or first) < int(first):
        raise click.BadParameter("the last page is before the first")
    return range(int(first), int(last or first) + 1)


@main.command()
@click.argument("figure_id")
@_json_option
def explain(*, figure_id: str, as_json: bool) -> None:
    """Show the way back of a figure to the printed text."""
    found = explain_figure(load_tables(default_paths().database), figure_id)
    if found is None:
        raise click.UsageError(f"there is no figure {figure_id!r}; list them with: list figures")
    if as_json:
        _print_json(found)
        return
    figure, document = found["figure"], found["document"]
    page = "" if figure["page"] is None else f"page {figure['page']}, "
    year = figure["year"] or "year not stated"
    click.echo(
        f"{figure['figure_id']}\n"
        f"  amount     {figure['amount_sek']} SEK, {figure['version']} {year}\n"
        f"  basis      {figure['basis']}\n"
        f"  printed    {figure['printed_text']!r} {figure['unit']}"
        f" = {figure['printed_amount_sek']} SEK\n"
        f"  row        {figure['line_text']!r} in {figure['table_text']!r}"
        f", column {figure['column_text']!r}\n"
        f"  place      {page}line {figure['line']}\n"
        f"  document   {document['title']}\n"
        f"  sha256     {document['sha256']}\n"
        f"  category   {found['category_name']}"
    )
    if found["judgement_text"]:
        click.echo(f"  judgement  {found['judgement_text']}")
    if found["correction"]:
        click.echo(f"  corrected  {found['correction']['reason_text']}")
    for one in found["sum_checks"]:
        said = "holds" if one["holds"] else "does not hold"
        click.echo(
            f"  {one['equation']:<10} {one['figure_id']}: stated {one['stated_sek']}, "
            f"computed {one['computed_sek']}, {said}"
        )
    for finding in found["findings"]:
        click.echo(f"  finding    {finding['title']}")


@main.command(name="list")
@click.argument(
    "what",
    type=click.Choice(["plans", "associations", "figures", "metrics", "tables", "rules"]),
    default="plans",
)
@_json_option
def list_(*, what: str, as_json: bool) -> None:
    """List plans (the default), associations, figures, metrics, tables or rules."""
    if what == "metrics":
        frame = pl.DataFrame(
            {"metric": list(METRICS), "description": [m.description for m in METRICS.values()]}
        )
    elif what == "tables":
        frame = (
            describe_tables(default_paths().database)
            .select("table_name", "table_comment")
            .unique(maintain_order=True)
        )
    else:
        table, columns = _LISTS[what]
        frame = load_tables(default_paths().database)[table].select(columns).sort(columns[0])
    _print_frame(frame, as_json=as_json)


_LISTS = {
    "plans": ("plan", ["plan_id", "association_id", "budget_year", "phase", "frame_sek"]),
    "associations": ("association", ["association_id", "association_name", "county_name"]),
    "figures": ("budget_line", ["figure_id", "line_text", "printed_text", "amount_sek"]),
    "rules": ("rule", ["rule_id", "severity", "title"]),
}


@main.command()
@click.argument("name", type=click.Choice(list(METRICS)))
@click.option("--measure", type=click.Choice(list(_MEASURES)), help="Add the amount as value.")
@click.option("--prices", "price_year", type=int, help="Fixed prices of this year for value.")
@_json_option
def metric(*, name: str, measure: str | None, price_year: int | None, as_json: bool) -> None:
    """Compute a metric."""
    chosen = METRICS[name]
    if chosen.amount is None and (measure or price_year):
        raise click.UsageError(f"{name} has no amount to give in another measure")
    if measure == "share" and not chosen.has_share:
        raise click.UsageError(f"{name} is not a part of the cost, so it has no share of it")
    tables = load_tables(default_paths().database)
    known = tables["price_index"]["year"].to_list()
    if price_year is not None and price_year not in known:
        raise click.UsageError(
            f"there is no price index for {price_year}; there is for {min(known)}-{max(known)}"
        )
    asked = _MEASURES[measure or "sek"] if measure or price_year else None
    _print_frame(compute_metric(chosen, tables, asked, price_year), as_json=as_json)


@main.command()
@click.argument("case_file", metavar="CASE", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--xlsx", type=click.Path(path_type=Path), help="Write a workbook for all parties.")
@click.option("--pdf", type=click.Path(path_type=Path), help="Write a page for each party.")
@click.option(
    "--settlement",
    type=click.Choice([one.value for one in Settlement]),
    help="Settle each cost by itself, or with the fewest payments; else as the case says.",
)
@_json_option
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
    )
    case = read_case_file(_read_input(case_file), register=register)
    if settlement is not None:
        case = replace(case, settlement=Settlement(settlement))
    done = split(case)
    _write_invoices(done, tables["document"], xlsx=xlsx, pdf=pdf)
    if as_json:
        _print_json(split_json(done))
        return
    shares = pl.DataFrame(share_rows(done), infer_schema_length=None).drop("exact_sek")
    stated = [column.name for column in shares if column.null_count() < shares.height]
    _print_frame(shares.select(stated), as_json=False)
    total, unallocated = sek_text(done.total_ore), sek_text(done.unallocated_ore)
    click.echo(f"total {total}, unallocated {unallocated} SEK")
    if done.is_preliminary:
        click.echo("preliminary: some cost has no payer yet, so nobody is to pay anything")
    for transfer in done.transfers:
        amount, line = sek_text(transfer.amount_ore), transfer.line
        what = "" if line is None else f" for line {line + 1}"
        click.echo(f"{transfer.payer} pays {transfer.receiver} {amount} SEK{what}")
    for warning in done.warnings:
        click.echo(f"warning: {warning}")


def _write_invoices(
    done: Split, documents: pl.DataFrame, *, xlsx: Path | None, pdf: Path | None
) -> None:
    """Write the invoice bases that are asked for, dated today in Sweden."""
    if xlsx is None and pdf is None:
        return
    provenance = Provenance(
        made=today(),
        data_version=data_version(default_paths()),
        documents=dict(documents.select("document_id", "title").iter_rows()),
    )
    if xlsx is not None and pdf is not None and xlsx.resolve() == pdf.resolve():
        raise click.UsageError("--xlsx and --pdf name the same file; give each a name of its own")
    writers = ((xlsx, write_invoice_workbook), (pdf, write_invoices))
    files = {path: write(done, provenance) for path, write in writers if path is not None}
    _write_files(files)
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


@main.command()
@click.option(
    "--format", "kind", type=click.Choice(["csv", "parquet", "xlsx", "json"]), required=True
)
@click.option("--table", "names", multiple=True, help="Only this table; may be repeated.")
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("export"),
    show_default=True,
    help="Folder to write in.",
)
@_json_option
def export(*, kind: str, names: tuple[str, ...], output: Path, as_json: bool) -> None:
    """Export the public tables: a file each, or one workbook."""
    tables = load_tables(default_paths().database)
    unknown = sorted(set(names) - set(tables))
    if unknown:
        raise click.UsageError(
            f"there is no table {', '.join(unknown)}; there are {', '.join(sorted(tables))}"
        )
    chosen = {name: tables[name] for name in names or tables}
    if kind == "xlsx":
        files = {"finsam.xlsx": write_xlsx(chosen)}
    else:
        files = {f"{name}.{kind}": _WRITERS[kind](frame) for name, frame in chosen.items()}
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"cannot write in {output}: {error.strerror}") from error
    _write_files({output / file_name: content for file_name, content in files.items()})
    written = [str(output / file_name) for file_name in files]
    if as_json:
        _print_json(written)
    else:
        click.echo("\n".join(written))


def _write_files(files: Mapping[Path, bytes]) -> None:
    """Write every file beside its place, then put all in place: none is ever half written.

    Raises:
        StoreError: One cannot be written; those of the same call that were not in place yet are
            not either.
    """
    parts = {path: path.parent / f".{path.name}.part" for path in files}
    for path in files:
        if path.is_symlink() or (path.exists() and not path.is_file()):
            raise StoreError(f"cannot write {path}: it is a link, a folder or a device, no file")
    try:
        for path, content in files.items():
            parts[path].write_bytes(content)
        for path, part in parts.items():
            part.replace(path)
    except OSError as error:
        known = path.parent.is_dir()
        reason = error.strerror if known else f"there is no folder {path.parent}"
        raise StoreError(f"cannot write {path}: {reason}") from error
    finally:
        for part in parts.values():
            with suppress(OSError):
                part.unlink()


def _print_frame(frame: pl.DataFrame, *, as_json: bool) -> None:
    if as_json:
        click.echo(write_json(frame).decode(), nl=False)
        return
    readable = frame.drop("origin_ids", "financial_origin_ids", strict=False)
    with pl.Config(
        tbl_rows=-1,
        tbl_cols=-1,
        tbl_width_chars=200,
        fmt_str_lengths=80,
        tbl_formatting="MARKDOWN",
        tbl_hide_dataframe_shape=True,
        tbl_hide_column_data_types=True,
    ):
        click.echo(str(readable))


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))
