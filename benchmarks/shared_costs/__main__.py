"""Measure how long a large cost split takes, and write results.md. ``make benchmark`` runs it.

Everything is measured in one run against reading the first case from its file, by turns, in time of
the processor, so that the machine's other work does not count.
"""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.shared_costs.cases import large_cases
from finsam_metrics.shared_costs.case_files import read_case_file, write_case_file
from finsam_metrics.shared_costs.register import Register
from finsam_metrics.shared_costs.splits import split

RESULTS = Path(__file__).with_name("results.md")
ROUNDS = 7
PARTIES, LINES = 12, 500
GOAL_SECONDS = 1.0
_NOBODY = Register(associations={}, keys=())


def _seconds(run: Callable[[], object]) -> float:
    started = time.process_time()
    run()
    return time.process_time() - started


def main() -> None:
    """Measure, print and write the results; exit 1 where the goal is missed."""
    cases = large_cases(parties=PARTIES, lines=LINES)
    content = write_case_file(next(iter(cases.values())))
    reading: list[float] = []
    splitting: dict[str, list[float]] = {name: [] for name in cases}
    for _ in range(ROUNDS):
        reading.append(_seconds(lambda: read_case_file(content, register=_NOBODY)))
        for name, case in cases.items():
            splitting[name].append(_seconds(lambda case=case: split(case)))
    base = statistics.median(reading)
    middle = {name: statistics.median(taken) for name, taken in splitting.items()}
    is_met = max(middle.values()) < GOAL_SECONDS
    text = "\n".join(
        [
            "# How long a large cost split takes",
            "",
            f"Written by `make benchmark`: {PARTIES} parties, everything paid and settled; the "
            "middle of",
            f"{ROUNDS} rounds, in time of the processor, as a ratio against reading the first "
            "case from its",
            "file in the same run.",
            "",
            f"Goal, each under a second: {'met' if is_met else '**missed**'}.",
            "",
            "| Case | Ratio | ms |",
            "| --- | --- | --- |",
            f"| *reading the file* | 1 | {base * 1000:.0f} |",
            *(
                f"| {name} | {seconds / base:.1f} | {seconds * 1000:.0f} |"
                for name, seconds in middle.items()
            ),
            "",
        ]
    )
    RESULTS.write_text(text, encoding="utf-8")
    print(text)
    sys.exit(int(not is_met))


if __name__ == "__main__":
    main()
