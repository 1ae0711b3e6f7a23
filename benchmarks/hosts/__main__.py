"""Measure several workers behind nginx against one, and write results.md. Linux, with nginx.

Run it with ``python -m benchmarks.hosts``. One worker and as many as there are cores are measured
by turns, both behind the same front; each worker has a core of its own. The visitors and nginx
share the cores with them, so that what is gained on a machine where they do not is more.
"""

import asyncio
import os
import platform
import statistics
import sys
from pathlib import Path

from benchmarks.serving.fronts import fronted_workers
from benchmarks.serving.sessions import rerun_rate, thoughtful_rerun_seconds
from finsam_metrics.ui.shell.navigation import find_entry

RESULTS = Path(__file__).with_name("results.md")
ROUNDS = 3
VISITORS, THINK_SECONDS, LASTING_SECONDS = 200, 5, 30
EAGER_VISITORS, EAGER_SECONDS = 24, 8
THINKING_GOAL_MS, GAIN_GOAL = 1000, 1.7
_PAGES = ("", "budget", "kostnadsfordelning", "kontroll")


def thinking(address: str, page: str) -> tuple[float, float, float]:
    """Reruns a second of visitors who think, and the middle and the slowest twentieth in ms."""
    taken = sorted(
        asyncio.run(
            thoughtful_rerun_seconds(
                address,
                page,
                sessions=VISITORS,
                think_seconds=THINK_SECONDS,
                lasting_seconds=LASTING_SECONDS,
            )
        )
    )
    slow = taken[min(len(taken) - 1, len(taken) * 95 // 100)]
    return len(taken) / LASTING_SECONDS, statistics.median(taken) * 1000, slow * 1000


def eager(address: str, page: str) -> float:
    """Reruns a second of visitors who press again at once."""
    return asyncio.run(
        rerun_rate(address, page, sessions=EAGER_VISITORS, lasting_seconds=EAGER_SECONDS)
    )


def main() -> None:
    """Measure, print and write; exit 1 where a goal is missed."""
    workers = os.cpu_count() or 1
    calm: dict[int, dict[str, tuple[float, float, float]]] = {}
    rates: dict[int, dict[str, list[float]]] = {1: {}, workers: {}}
    for count in rates:
        with fronted_workers(count) as front:
            calm[count] = {page: thinking(front, page) for page in _PAGES}
    for _ in range(ROUNDS):
        for count, found in rates.items():
            with fronted_workers(count) as front:
                for page in _PAGES:
                    found.setdefault(page, []).append(eager(front, page))
    rows, is_calm, gains = [], True, []
    for page in _PAGES:
        title = find_entry(page).title
        for count, found in calm.items():
            rate, middle, slow = found[page]
            rows.append(f"| {title} | {count} | {rate:.0f} | {middle:.0f} | {slow:.0f} |")
        is_calm &= calm[workers][page][2] < THINKING_GOAL_MS
        few, many = (statistics.median(rates[count][page]) for count in (1, workers))
        gains.append((title, few, many))
    is_gained = all(many >= GAIN_GOAL * few for _, few, many in gains)
    text = "\n".join(
        [
            "# How several workers serve",
            "",
            "Written by `python -m benchmarks.hosts` on",
            f"{workers} cores, {platform.system()} {platform.machine()}, Python "
            f"{platform.python_version()}, load {os.getloadavg()[0]:.1f}.",
            "Workers stand behind nginx as `deploy/` sets it, with TLS; visitors, nginx and",
            "workers share the cores.",
            "",
            f"Goal, {VISITORS} visitors who think {THINK_SECONDS} s in the mean between clicks, "
            f"p95 under {THINKING_GOAL_MS} ms with {workers} workers: {_said(is_calm)}.",
            "",
            "| Page | Workers | Reruns a second | p50, ms | p95, ms |",
            "| --- | --- | --- | --- | --- |",
            *rows,
            "",
            f"Goal, {workers} workers give {GAIN_GOAL} times the reruns of one: "
            f"{_said(is_gained)}.",
            f"{EAGER_VISITORS} visitors press again at once; medians of {ROUNDS} rounds by turns.",
            "",
            f"| Page | Ratio | One worker, a second | {workers} workers, a second |",
            "| --- | --- | --- | --- |",
            *(f"| {t} | {many / few:.2f} | {few:.0f} | {many:.0f} |" for t, few, many in gains),
            "",
        ]
    )
    RESULTS.write_text(text, encoding="utf-8")
    print(text)
    sys.exit(int(not (is_calm and is_gained)))


def _said(is_met: bool) -> str:  # noqa: FBT001
    return "met" if is_met else "**missed**"


if __name__ == "__main__":
    main()
