"""Measure whether fifty questions at once make other visitors wait.

``python -m benchmarks.queries``: the same clicks before the questions are put and while they are,
in one run; the ratios are the result. Exit 1 where the goal is missed.
"""

import asyncio
import os
import statistics
import sys
from itertools import count
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.serving.servers import ROOT, served
from benchmarks.serving.sessions import (
    first_run_seconds,
    opened_at_once_seconds,
    thoughtful_rerun_seconds,
)

RESULTS = Path(__file__).with_name("results.md")
AT_ONCE = 50
OTHERS = 5
THINK_SECONDS = 0.5
LASTING_SECONDS = 25
GOAL = 2.0
VISITED = ("", "budget", "kontroll")
_PAGE = "fraga-sjalv"


def question(number: int) -> str:
    """A question that nobody asked before and that is heavy, though within the bounds."""
    sql = f"select count(*) as n from range(20000000) t(x) where hash(x + {number}) % 7 = 0"
    return urlencode({"sql": sql})


async def clicks(address: str, page: str) -> list[float]:
    """What the clicks of other visitors take."""
    return await thoughtful_rerun_seconds(
        address,
        page,
        sessions=OTHERS,
        think_seconds=THINK_SECONDS,
        lasting_seconds=LASTING_SECONDS,
    )


async def clicks_beside(address: str, page: str, numbers: "count[int]") -> list[float]:
    """The same while questions are put, fifty at a time."""
    others = asyncio.create_task(clicks(address, page))
    while not others.done():
        asked = [question(next(numbers)) for _ in range(AT_ONCE)]
        asking = asyncio.create_task(opened_at_once_seconds(address, _PAGE, asked))
        await asyncio.wait({others, asking}, return_when=asyncio.FIRST_COMPLETED)
        asking.cancel()
    return await others


def p95(seconds: list[float]) -> float:
    """The slowest twentieth, in milliseconds."""
    return statistics.quantiles(seconds, n=20)[-1] * 1000


def main() -> None:
    """Measure, write the table, and say whether the goal is met."""
    rows, ratios, numbers = [], [], count()
    with served(ROOT / "dashboard.py", ROOT) as address:
        asyncio.run(first_run_seconds(address, _PAGE, [question(next(numbers))]))
        for page in VISITED:
            asyncio.run(first_run_seconds(address, page, [""]))
            alone = p95(asyncio.run(clicks(address, page)))
            beside = p95(asyncio.run(clicks_beside(address, page, numbers)))
            ratios.append(beside / alone)
            rows.append(f"| /{page} | {ratios[-1]:.2f} | {alone:.0f} | {beside:.0f} |")
    is_met = max(ratios) < GOAL
    text = (
        "# Other visitors beside fifty questions at once\n\n"
        "Written by `python -m benchmarks.queries`: the slowest twentieth of the clicks of "
        f"{OTHERS} visitors in {LASTING_SECONDS} s, alone and while {AT_ONCE} visitors at a time "
        f"put heavy questions in SQL, on {os.cpu_count()} cores, load "
        f"{os.getloadavg()[0]:.1f}.\n\n"
        f"Goal, less than {GOAL} times as long: {'met' if is_met else '**missed**'}.\n\n"
        "| Page | p95 ratio | Alone, ms | Beside, ms |\n"
        "| --- | --- | --- | --- |\n" + "\n".join(rows) + "\n"
    )
    RESULTS.write_text(text, encoding="utf-8")
    print(text)
    sys.exit(int(not is_met))


if __name__ == "__main__":
    main()
