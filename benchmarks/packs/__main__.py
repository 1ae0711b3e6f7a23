"""Measure how packs are made in all four forms, and write results.md. ``make benchmark`` runs it.

Each pack is made by the command line in a fresh process, as a coordinator does it, by turns with a
process that draws one bare picture and sets one empty page; the ratio is the result, the seconds
are beside. Memory is what the process holds at most. Linux only.
"""

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pypdfium2

from benchmarks.country import write_country
from finsam_metrics.model.paths import PROJECT_ROOT

RESULTS = Path(__file__).with_name("results.md")
ROUNDS = 3
SEED = 1
BARE = """
import altair, typst, vl_convert
vl_convert.vegalite_to_svg(altair.Chart().mark_bar().to_dict(), vl_version="6.4")
typst.compile(b'#set document(title: "Tom")\\n= Tom', pdf_standards=["ua-1"])
"""
GOALS = {"the five plans": 10, "twelve associations of a made-up country": 30}


def measure(command: list[str], data: Path | None = None) -> tuple[float, float]:
    """Run a command: seconds by the clock, and the most MB that it held."""
    environment = os.environ if data is None else {**os.environ, "FINSAM_DATA": str(data)}
    began = time.perf_counter()
    with subprocess.Popen(
        command,
        cwd=PROJECT_ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as running:
        _, status, usage = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise RuntimeError(f"{command} ended with {running.returncode}")
    return time.perf_counter() - began, usage.ru_maxrss / 1024


def report(out: Path, *options: str) -> list[str]:
    """The command that makes a pack in all four forms."""
    return [sys.executable, "-m", "finsam_metrics", "report", "--out", str(out), *options]


def main() -> None:
    """Measure and write."""
    with tempfile.TemporaryDirectory() as folder:
        country = Path(folder) / "country"
        write_country(country, association_count=80, year_count=20, seed=SEED)
        subprocess.run(
            [sys.executable, "-m", "finsam_metrics", "build"],
            cwd=PROJECT_ROOT,
            env={**os.environ, "FINSAM_DATA": str(country)},
            check=True,
            stdout=subprocess.DEVNULL,
        )
        twelve = ",".join(sorted(path.name for path in first_of_each(country))[:12])
        cases: dict[str, tuple[list[str], Path | None, Path]] = {
            "the five plans": (report(Path(folder) / "five"), None, Path(folder) / "five"),
            "twelve associations of a made-up country": (
                report(Path(folder) / "twelve", "--associations", twelve),
                country,
                Path(folder) / "twelve",
            ),
        }
        rows = []
        for name, (command, data, out) in cases.items():
            runs = [
                (measure([sys.executable, "-c", BARE])[0], *measure(command, data))
                for _ in range(ROUNDS)
            ]
            ratio = statistics.median(whole / bare for bare, whole, _ in runs)
            seconds = statistics.median(whole for _, whole, _ in runs)
            memory = max(held for *_, held in runs)
            pages = len(pypdfium2.PdfDocument(next(out.glob("*.pdf"))))
            met = "met" if seconds < GOALS[name] else "**missed**"
            rows.append(
                f"| {name} | {pages} | {seconds:.1f} | {GOALS[name]}, {met} "
                f"| {ratio:.1f} | {memory:.0f} |"
            )
    RESULTS.write_text(
        "# How long a meeting pack takes\n\n"
        "Written by `make benchmark`: PDF, slides, workbook and web page by the command line in a\n"
        "fresh process, against one that draws a bare picture and sets an empty page, by turns.\n"
        f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}, load {os.getloadavg()[0]:.1f}.\n\n"
        "| Pack | Pages | Seconds | Goal, s | Ratio | Most memory, MB |\n"
        "| --- | --- | --- | --- | --- | --- |\n" + "\n".join(rows) + "\n",
        encoding="utf-8",
    )


def first_of_each(country: Path) -> list[Path]:
    """The folder names of the associations that have plans."""
    ids = {path.name.rpartition("-")[0] for path in (country / "plans").iterdir()}
    return [Path(one) for one in ids]


if __name__ == "__main__":
    main()
