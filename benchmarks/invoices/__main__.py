"""Measure how invoice bases are made, and write results.md. ``make benchmark`` runs it.

A PDF is measured against an empty page by the same program, a workbook against a plain table
with the same lines, by turns in one run, in time of the processor; the ratios are the result.
Memory is what a fresh process holds at most, against one that makes the bare file. Linux only.
"""

import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl
import typst

from finsam_metrics.reports.invoice_contents import Provenance
from finsam_metrics.reports.invoice_documents import write_invoices
from finsam_metrics.reports.invoice_workbooks import write_invoice_workbook
from finsam_metrics.reports.spreadsheets import write_xlsx
from finsam_metrics.shared_costs.cases import Case, CostLine
from finsam_metrics.shared_costs.keys import Equal
from finsam_metrics.shared_costs.results import Split
from finsam_metrics.shared_costs.splits import split

RESULTS = Path(__file__).with_name("results.md")
ROUNDS = 7
SIZES = ((3, 7), (12, 40), (12, 500))
EMPTY_PAGE = b'#set document(title: "Tom")\n#set text(lang: "sv")\n= Tom'
PROVENANCE = Provenance(made=date(2014, 11, 3), data_version="0" * 12, documents={}, details={})

Work = Callable[[], bytes]


def divided(party_count: int, line_count: int) -> Split:
    """Divide a made-up case that one party has paid."""
    parties = tuple(f"part-{number}" for number in range(1, party_count + 1))
    return split(
        Case(
            title="Gemensamma utbildningar",
            year=2014,
            parties=parties,
            names={party: f"Part {party[5:]}" for party in parties},
            key=Equal(),
            lines=tuple(
                CostLine(
                    title=f"Utbildning {number}",
                    date="2014-10",
                    amount_ore=1_000_000 + number,
                    payers={parties[0]: 1_000_000 + number},
                )
                for number in range(line_count)
            ),
        )
    )


def empty_page() -> bytes:
    """Make one tagged page that says nothing."""
    made: bytes = typst.compile(EMPTY_PAGE, ignore_system_fonts=True, pdf_standards=["ua-1"])
    return made


def seconds(work: Work) -> float:
    """Time a piece of work."""
    started = time.process_time()
    work()
    return time.process_time() - started


def by_turns(ours: Work, bare: Work) -> tuple[float, float]:
    """Time two pieces of work by turns; the median of each, after one that does not count."""
    seconds(ours), seconds(bare)
    taken = [(seconds(ours), seconds(bare)) for _ in range(ROUNDS)]
    return statistics.median(our for our, _ in taken), statistics.median(b for _, b in taken)


def works(party_count: int, line_count: int) -> dict[str, tuple[Work, Work]]:
    """Give what is measured of a case: each file of ours, with a bare one."""
    case = divided(party_count, line_count)
    table = {"Rader": pl.DataFrame({str(n): [1.5] * line_count for n in range(9 + party_count)})}
    return {
        "PDF, one page": (
            lambda: write_invoices(case, PROVENANCE, parties=case.case.parties[:1]),
            empty_page,
        ),
        "PDF, all pages": (lambda: write_invoices(case, PROVENANCE), empty_page),
        "workbook": (lambda: write_invoice_workbook(case, PROVENANCE), lambda: write_xlsx(table)),
    }


def most_memory(party_count: int, line_count: int, name: str, of: int) -> int:
    """Give the most memory that a process of its own holds, which does one piece of work."""
    command = [sys.executable, "-m", "benchmarks.invoices"]
    asked = [*command, str(party_count), str(line_count), name, str(of)]
    done = subprocess.run(asked, capture_output=True, text=True, check=True)
    return int(done.stdout)


def _held() -> int:
    """Give the most kB that this process has held; ``getrusage`` would count its parent's."""
    status = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in status if line.startswith("VmHWM:"))


def measured(party_count: int, line_count: int) -> list[str]:
    """Measure the files of a case; one row of the results for each."""
    rows = []
    for name, (ours, bare) in works(party_count, line_count).items():
        our, their = by_turns(ours, bare)
        memory = [most_memory(party_count, line_count, name, of) for of in (0, 1)]
        rows.append(
            f"| {party_count} | {line_count} | {name} | {our / their:.1f} | {our * 1000:.0f} "
            f"| {memory[0] / memory[1]:.2f} | {len(ours()) / 1024:.0f} |"
        )
    return rows


def main() -> None:
    """Measure, print and write the results."""
    if len(sys.argv) > 1:
        party_count, line_count, name, of = sys.argv[1:]
        works(int(party_count), int(line_count))[name][int(of)]()
        print(_held())
        return
    load = f"{os.getloadavg()[0]:.1f}"
    text = "\n".join(
        [
            "# How invoice bases are made",
            "",
            "Written by `make benchmark`: a PDF against an empty page, a workbook against a plain",
            "table with the same lines, by turns in one run, in time of the processor.",
            f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python "
            f"{platform.python_version()}, load {load}.",
            "",
            "| Parties | Lines | File | Time ratio | Time, ms | Memory ratio | Size, kB |",
            "| --- | --- | --- | --- | --- | --- | --- |",
            *(row for size in SIZES for row in measured(*size)),
            "",
        ]
    )
    RESULTS.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
