"""Measure how pages are served, and write results.md. Run it with ``make benchmark``.

Everything is measured in one run against a bare one-chart page with Streamlit's own settings, by
turns, so that the machine's other work falls on both; the ratios are the result.
"""

import argparse
import asyncio
import os
import platform
import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.country import write_country
from benchmarks.serving.browsers import chromium
from benchmarks.serving.choices import draw_queries
from benchmarks.serving.first_chart import OFFICE_LINE, cold_and_warm
from benchmarks.serving.servers import BARE_PAGE, ROOT, served
from benchmarks.serving.sessions import (
    first_run_seconds,
    rerun_seconds,
    thoughtful_rerun_seconds,
)
from finsam_metrics.model.paths import DataPaths, default_paths
from finsam_metrics.pipeline import build
from finsam_metrics.ui.shell.navigation import PAGES, find_entry

RESULTS = Path(__file__).with_name("results.md")
SCALE_GOAL = 1.5
NEW_CHOICES_GOAL = 0.75
THINKING_GOAL_MS = 1000
THINK_SECONDS = 5
_THOUGHTFUL_PAGES = ("", "budget", "kostnadsfordelning", "kontroll")
_BOTH = ("ours", "bare")


@dataclass(frozen=True, kw_only=True)
class Effort:
    """How much is measured."""

    rounds: int
    sessions: tuple[int, ...]
    reruns: dict[int, int]
    associations: int
    years: int
    new_sessions: int
    thinkers: int
    thinking_seconds: int


WHOLE = Effort(
    rounds=7,
    sessions=(1, 10, 50),
    reruns={1: 20, 10: 5, 50: 3},
    associations=80,
    years=20,
    new_sessions=40,
    thinkers=200,
    thinking_seconds=40,
)
QUICK = Effort(
    rounds=3,
    sessions=(1, 50),
    reruns={1: 8, 50: 1},
    associations=40,
    years=10,
    new_sessions=10,
    thinkers=200,
    thinking_seconds=15,
)


@dataclass(frozen=True, kw_only=True)
class Reruns:
    """Milliseconds that the middle and the slowest twentieth of reruns took."""

    p50: float
    p95: float


def rerun(address: str, page: str, sessions: int, reruns: int) -> list[float]:
    """Rerun a page in several sessions; give the seconds of each rerun."""
    return asyncio.run(rerun_seconds(address, page, sessions=sessions, reruns=reruns))


def reruns_of(taken: list[float]) -> Reruns:
    """Give what reruns took, of the seconds of each."""
    ordered = sorted(seconds * 1000 for seconds in taken)
    return Reruns(
        p50=statistics.median(ordered), p95=ordered[min(len(ordered) - 1, len(ordered) * 95 // 100)]
    )


def first_chart_table(
    dashboard: Path, empty: Path, ours: str, bare: str, rounds: int
) -> tuple[list[str], bool]:
    """Time the first chart of both; give the rows and whether the goal is met.

    Cold is a server that was just started, met by a browser that has kept nothing. The other
    cases are visitors of a server that runs: over an office line, and on its own machine.
    """
    cold: dict[str, list[float]] = {"ours": [], "bare": []}
    taken: dict[str, list[tuple[float, float]]] = {"ours": [], "bare": []}
    far: dict[str, list[float]] = {"ours": [], "bare": []}
    with chromium() as browser:
        for _ in range(rounds):
            with served(BARE_PAGE, empty) as fresh:
                cold["bare"].append(cold_and_warm(browser, fresh)[0])
            with served(dashboard, ROOT) as fresh:
                cold["ours"].append(cold_and_warm(browser, fresh)[0])
        running = {"bare": bare, "ours": ours}
        for address in running.values():
            cold_and_warm(browser, address)
        for _ in range(rounds):
            for name, address in running.items():
                taken[name].append(cold_and_warm(browser, address))
                far[name].append(cold_and_warm(browser, address, line=OFFICE_LINE)[0])
    rows = [
        "| First chart visible | Ratio | Översikt, s | Bare page, s |",
        "| --- | --- | --- | --- |",
    ]
    cases = {
        "cold: the server's first visitor, empty cache": (cold["ours"], cold["bare"]),
        "a later visitor, empty cache, 20 Mbit/s and 20 ms away": (far["ours"], far["bare"]),
        "the same on the server's own machine": [[c for c, _ in taken[n]] for n in _BOTH],
        "a later visit there, full cache": [[w for _, w in taken[n]] for n in _BOTH],
    }
    middle = {name: [statistics.median(one) for one in both] for name, both in cases.items()}
    for name, (our, their) in middle.items():
        rows.append(f"| {name} | {our / their:.2f} | {our:.2f} | {their:.2f} |")
    our, their = next(iter(middle.values()))
    return rows, our <= their


def rerun_table(ours: str, bare: str, effort: Effort) -> tuple[list[str], bool]:
    """Time reruns of every page and of the bare one; give the rows and whether the goal is met.

    The bare page is measured before each page, and a page is compared with all of that.
    """
    rows = [
        "| Page | Sessions | p95 ratio | p50, ms | p95, ms |",
        "| --- | --- | --- | --- | --- |",
    ]
    is_met = True
    for sessions in effort.sessions:
        count = effort.reruns[sessions]
        bare_seconds: list[float] = []
        taken: dict[str, Reruns] = {}
        for page in PAGES:
            bare_seconds += rerun(bare, "", sessions, count)
            taken[page.title] = reruns_of(rerun(ours, page.url_path, sessions, count))
        against = reruns_of(bare_seconds)
        rows.append(f"| *bare page* | {sessions} | 1 | {against.p50:.0f} | {against.p95:.0f} |")
        for title, own in taken.items():
            ratio = own.p95 / against.p95
            rows.append(f"| {title} | {sessions} | {ratio:.2f} | {own.p50:.0f} | {own.p95:.0f} |")
            is_met &= sessions < max(effort.sessions) or ratio < 1
    return rows, is_met


def new_choices_table(ours: str, bare: str, count: int) -> tuple[list[str], bool]:
    """Time first runs of new sessions with choices that nobody made before.

    Returns:
        The rows, and whether the goal is met.
    """
    rows = ["| Page | p95 ratio | p50, ms | p95, ms |", "| --- | --- | --- | --- |"]
    bare_seconds: list[float] = []
    taken: dict[str, Reruns] = {}
    for number, page in enumerate(PAGES):
        queries = draw_queries(default_paths(), count, seed=number)
        bare_seconds += asyncio.run(first_run_seconds(bare, "", [""] * count))
        taken[page.title] = reruns_of(asyncio.run(first_run_seconds(ours, page.url_path, queries)))
    against = reruns_of(bare_seconds)
    rows.append(f"| *bare page* | 1 | {against.p50:.0f} | {against.p95:.0f} |")
    is_met = True
    for title, first in taken.items():
        ratio = first.p95 / against.p95
        rows.append(f"| {title} | {ratio:.2f} | {first.p50:.0f} | {first.p95:.0f} |")
        is_met &= ratio < NEW_CHOICES_GOAL
    return rows, is_met


def thinking_table(ours: str, bare: str, effort: Effort) -> tuple[list[str], bool]:
    """Time reruns of many visitors who think between clicks; give the rows and whether it is met.

    The bare page is measured beside, and has no goal.
    """
    rows = ["| Page | Reruns a second | p50, ms | p95, ms |", "| --- | --- | --- | --- |"]
    is_met = True
    asked = [
        ("*bare page*", bare, ""),
        *((find_entry(p).title, ours, p) for p in _THOUGHTFUL_PAGES),
    ]
    for title, address, path in asked:
        seconds = asyncio.run(
            thoughtful_rerun_seconds(
                address,
                path,
                sessions=effort.thinkers,
                think_seconds=THINK_SECONDS,
                lasting_seconds=effort.thinking_seconds,
            )
        )
        found, rate = reruns_of(seconds), len(seconds) / effort.thinking_seconds
        rows.append(f"| {title} | {rate:.0f} | {found.p50:.0f} | {found.p95:.0f} |")
        is_met &= address == bare or found.p95 < THINKING_GOAL_MS
    return rows, is_met


def scale_table(ours: str, country: str, reruns: int) -> tuple[list[str], bool]:
    """Time reruns with the real plans and with a country; give the rows and whether it is met."""
    rows = ["| Page | Ratio | Real plans, ms | Country, ms |", "| --- | --- | --- | --- |"]
    is_met = True
    for page in PAGES:
        few = reruns_of(rerun(ours, page.url_path, 1, reruns)).p50
        many = reruns_of(rerun(country, page.url_path, 1, reruns)).p50
        is_met &= many <= SCALE_GOAL * few
        rows.append(f"| {page.title} | {many / few:.2f} | {few:.0f} | {many:.0f} |")
    return rows, is_met


def main() -> None:
    """Measure, print and write the results; exit 1 where a goal is missed."""
    parser = argparse.ArgumentParser(description="Measure how pages are served.")
    parser.add_argument("--quick", action="store_true", help="fewer rounds and a smaller country")
    effort = QUICK if parser.parse_args().quick else WHOLE
    dashboard = ROOT / "dashboard.py"
    with tempfile.TemporaryDirectory() as folder:
        empty, country = Path(folder) / "empty", DataPaths(root=Path(folder) / "country")
        empty.mkdir()
        write_country(country.root, association_count=effort.associations, year_count=effort.years)
        built = build(country)
        with served(dashboard, ROOT) as ours, served(BARE_PAGE, empty) as bare:
            charts, is_first = first_chart_table(dashboard, empty, ours, bare, effort.rounds)
            reruns, is_light = rerun_table(ours, bare, effort)
            choices, is_fresh = new_choices_table(ours, bare, effort.new_sessions)
            thinking, is_calm = thinking_table(ours, bare, effort)
            with served(dashboard, ROOT, data=country.root) as large:
                scale, is_scaled = scale_table(ours, large, effort.reruns[1])
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "not known"
    machine = (
        f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python "
        f"{platform.python_version()}, load {load}"
    )
    text = "\n".join(
        [
            "# How pages are served",
            "",
            "Written by `make benchmark`: ratios against a bare one-chart page with Streamlit's",
            "own settings, measured by turns in one run. Under 1 is quicker. "
            f"{'Quick run' if effort is QUICK else 'Whole run'} on",
            f"{machine}.",
            "",
            f"Goal, the first chart, cold, not later than the bare page's: {_said(is_first)}.",
            "",
            *charts,
            "",
            f"Goal, p95 at {max(effort.sessions)} sessions under the bare page's on every page: "
            f"{_said(is_light)}.",
            "A session asks again at once, without pause for thought.",
            "",
            *reruns,
            "",
            f"Goal, first runs of new sessions with choices that nobody made before, p95 under "
            f"{NEW_CHOICES_GOAL} of the bare page's on every page: {_said(is_fresh)}.",
            "Associations, year, unit and prices are drawn by a seed.",
            "",
            *choices,
            "",
            f"Goal, {effort.thinkers} visitors who think {THINK_SECONDS} s in the mean between "
            f"clicks, p95 under {THINKING_GOAL_MS} ms: {_said(is_calm)}.",
            "Each click draws the whole page anew.",
            "",
            *thinking,
            "",
            f"Goal, at most {SCALE_GOAL} times as long with a made-up country "
            f"({effort.associations} associations, {built.plan_count} plans): {_said(is_scaled)}.",
            "",
            *scale,
            "",
        ]
    )
    RESULTS.write_text(text, encoding="utf-8")
    print(text)
    sys.exit(int(not (is_first and is_light and is_fresh and is_calm and is_scaled)))


def _said(is_met: bool) -> str:  # noqa: FBT001
    return "met" if is_met else "**missed**"


if __name__ == "__main__":
    main()
