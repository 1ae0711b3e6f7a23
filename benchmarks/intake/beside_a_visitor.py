"""Measure whether a long document that is read makes another visitor wait.

``python -m benchmarks.intake.beside_a_visitor``: the same clicks before a document of forty pages
is read and while it is, in one run; the ratios are the result. Exit 1 where the goal is missed.
"""

import asyncio
import io
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2

from benchmarks.serving.servers import ROOT, served
from benchmarks.serving.sessions import rerun_seconds
from finsam_metrics.intake.draft_folders import READ, DraftEntry, make_draft
from finsam_metrics.intake.people import Person, Role
from finsam_metrics.model.paths import PROJECT_ROOT, DataPaths
from finsam_metrics.pipeline import build
from tests.corpus.budgets import make_budget
from tests.corpus.forms import FORMS

RESULTS = Path(__file__).with_name("beside_a_visitor.md")
PAGES = 40
GOAL = 1.5
CLICKS = 20
VISITED = ("", "budget", "kostnadsfordelning")
REVIEWER = Person(name="mätningen", roles=frozenset({Role.COORDINATOR}))


def long_document() -> bytes:
    """A PDF of forty pages, each with a budget of its own."""
    form = next(form for form in FORMS if form.name == "PDF, ruled rows")
    joined = pypdfium2.PdfDocument.new()
    seed = 1
    while len(joined) < PAGES:
        joined.import_pages(pypdfium2.PdfDocument(form.write(make_budget(seed))))
        seed += 1
    for page in range(len(joined) - 1, PAGES - 1, -1):
        joined.del_page(page)
    written = io.BytesIO()
    joined.save(written)
    return written.getvalue()


@contextmanager
def being_read(paths: DataPaths, entry: DraftEntry) -> Iterator[None]:
    """Read a draft over and over, each time in a process of its own as the page does."""
    script = (
        "import sys; from finsam_metrics.intake.reader import main\nwhile True: main(sys.argv[1])"
    )
    command = [sys.executable, "-c", script, entry.draft_id]
    environment = {**os.environ, "FINSAM_DATA": str(paths.root)}
    with subprocess.Popen(command, cwd=PROJECT_ROOT, env=environment) as reading:
        try:
            yield
        finally:
            reading.kill()


def clicks(address: str, page: str) -> float:
    """The middle of what clicks on a page take, in milliseconds."""
    taken = asyncio.run(rerun_seconds(address, page, sessions=1, reruns=CLICKS))
    return statistics.median(taken) * 1000


def reading_seconds(paths: DataPaths, entry: DraftEntry) -> float:
    """How long one reading takes by itself."""
    begun = time.perf_counter()
    command = [sys.executable, "-m", "finsam_metrics.intake.reader", entry.draft_id]
    subprocess.run(
        command, cwd=PROJECT_ROOT, env={**os.environ, "FINSAM_DATA": str(paths.root)}, check=True
    )
    assert (paths.drafts / entry.draft_id / READ).is_file()
    return time.perf_counter() - begun


def main() -> None:
    """Measure, write the table, and say whether the goal is met."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(PROJECT_ROOT / "data", Path(folder) / "data")
        paths = DataPaths(root=Path(folder) / "data")
        build(paths)
        entry = make_draft(paths, REVIEWER, file_name="lång.pdf", content=long_document())
        seconds = reading_seconds(paths, entry)
        with served(ROOT / "dashboard.py", ROOT, data=paths.root) as address:
            for page in VISITED:
                clicks(address, page)
            alone = {page: clicks(address, page) for page in VISITED}
            with being_read(paths, entry):
                time.sleep(2)
                beside = {page: clicks(address, page) for page in VISITED}
    ratios = {page: beside[page] / alone[page] for page in VISITED}
    rows = [
        f"| /{page} | {ratios[page]:.2f} | {alone[page]:.0f} | {beside[page]:.0f} |"
        for page in VISITED
    ]
    is_met = max(ratios.values()) <= GOAL
    text = (
        "# A visitor beside a long document that is read\n\n"
        "Written by `python -m benchmarks.intake.beside_a_visitor`: the middle of "
        f"{CLICKS} clicks, before and while a PDF of {PAGES} pages is read over and over, on "
        f"{os.cpu_count()} cores. Reading it once takes {seconds:.1f} s.\n\n"
        f"Goal, at most {GOAL} times as long: {'met' if is_met else '**missed**'}.\n\n"
        "| Page | Ratio | Alone, ms | Beside, ms |\n| --- | --- | --- | --- |\n"
        + "\n".join(rows)
        + "\n"
    )
    RESULTS.write_text(text, encoding="utf-8")
    print(text)
    sys.exit(int(not is_met))


if __name__ == "__main__":
    main()
