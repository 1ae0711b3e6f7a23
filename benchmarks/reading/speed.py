"""Time and memory by pages: a born-digital PDF of more and more pages."""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from finsam_metrics.drafts.draft import read_draft
from finsam_metrics.model.paths import default_paths

PAGES = (1, 2, 5, 10, 20, 40, 80)
_ROWS = 32


def write_pages(path: Path, pages: int) -> None:
    """Write a PDF with one table on every page."""
    canvas = Canvas(str(path), invariant=1)
    for page in range(pages):
        canvas.setFont("Helvetica", 12)
        canvas.drawString(50, 790, f"Budget 2024 område {page + 1} (tkr)")
        canvas.setFont("Helvetica", 9)
        rows = [("", "Bokslut 2022", "Budget 2023", "Budget 2024")]
        rows += [
            (
                f"Insats {chr(65 + n % 26)}{'a' * (n // 26)}",
                *(f"{n * 7 + c + page + 1} 0{c}0" for c in range(3)),
            )
            for n in range(_ROWS)
        ]
        sums = [
            sum(n * 7000 + (c + page + 1) * 1000 + c * 10 for n in range(_ROWS)) for c in range(3)
        ]
        rows.append(("Summa", *(f"{one:,}".replace(",", " ") for one in sums)))
        for line, (label, *cells) in enumerate(rows):
            canvas.drawString(50, 760 - line * 18, label)
            for place, cell in enumerate(cells, start=1):
                canvas.drawRightString(250 + 90 * place, 760 - line * 18, cell)
        canvas.showPage()
    canvas.save()


def measure(path: Path) -> tuple[float, float, float, int]:
    """Seconds of the clock, of the processor, MB at most, and figures; after a first reading."""
    read_draft(path, default_paths())
    before, start = _processor(), time.perf_counter()
    draft = read_draft(path, default_paths())
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    clock = time.perf_counter() - start
    return clock, _processor() - before, max(own, child) / 1024, len(draft.figures)


def _processor() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def table() -> str:
    """The table of time by pages; each size in a process of its own."""
    lines = [
        "| pages | figures | seconds | processor seconds | per page | MB |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for pages in PAGES:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "pages.pdf"
            write_pages(path, pages)
            command = [sys.executable, "-m", "benchmarks.reading.speed", str(path)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
        clock, processor, size, figures = done.stdout.split()
        each = float(processor) / pages
        lines.append(
            f"| {pages} | {figures} | {float(clock):.2f} | {float(processor):.2f} "
            f"| {each:.3f} | {float(size):.0f} |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(*measure(Path(sys.argv[1])))
    else:
        print(table())
