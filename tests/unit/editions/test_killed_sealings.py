"""Who is killed in the middle of a sealing leaves no edition or a whole one; two at once, both."""

import json
import subprocess
import sys

from finsam_metrics.editions.kept_editions import edition_numbers, verify_edition
from finsam_metrics.model.paths import PROJECT_ROOT

PRELUDE = """
import json, os, pathlib, sys
from finsam_metrics.editions.kept_editions import edition_numbers, verify_edition
from finsam_metrics.editions.sealing import seal
from finsam_metrics.intake.audit import read_audit
from finsam_metrics.model.paths import DataPaths
from tests.killed_at_steps import kill_at
from tests.taken_in import COORDINATOR
paths = DataPaths(root=pathlib.Path(sys.argv[1]))
"""
KILL_AT_STEPS = """
outcomes = []
for limit in json.loads(sys.argv[2]):
    before = len(edition_numbers(paths))
    child = os.fork()
    if child == 0:
        kill_at(limit, "replace", "rename", "mkdir")
        seal(paths, COORDINATOR, choices={"ar": str(limit)})
        os._exit(0)
    _, status = os.waitpid(child, 0)
    numbers = edition_numbers(paths)
    outcomes.append({
        "killed": os.WIFSIGNALED(status),
        "made": len(numbers) - before,
        "faults": sum(len(verify_edition(paths, number)) for number in numbers),
        "logged": sum(one.what == "sealed" for one in read_audit(paths)) - before,
    })
print(json.dumps(outcomes))
"""
SEAL_OFTEN = """
for turn in range(int(sys.argv[2])):
    seal(paths, COORDINATOR, choices={"ar": f"{sys.argv[3]}-{turn}"})
"""


def run(script, *arguments):
    """Start a script beside the test."""
    return subprocess.Popen(
        [sys.executable, "-c", PRELUDE + script, *(str(one) for one in arguments)],
        cwd=PROJECT_ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_a_kill_at_any_step_leaves_no_edition_or_a_whole_one(small_plans):
    small_plans.write("row | text | category | 2014 budget\n1 | Kansli | administration | 1")
    steps = [*range(1, 12), *range(12, 400, 13)]
    running = run(KILL_AT_STEPS, small_plans.paths.root, json.dumps(steps))
    outcomes = json.loads(running.communicate()[0])
    assert running.returncode == 0
    killed = [one for one in outcomes if one["killed"]]
    assert len(killed) >= 15
    assert {one["made"] for one in killed} == {0, 1}
    for one in outcomes:
        assert one["made"] == one["logged"]
        assert one["faults"] == 0


def test_two_who_seal_at_once_get_a_number_each(small_plans):
    small_plans.write("row | text | category | 2014 budget\n1 | Kansli | administration | 1")
    both = [run(SEAL_OFTEN, small_plans.paths.root, 5, name) for name in ("a", "b")]
    for one in both:
        one.communicate()
    assert [one.returncode for one in both] == [0, 0]
    assert edition_numbers(small_plans.paths) == list(range(10, 0, -1))
    assert [verify_edition(small_plans.paths, number) for number in range(1, 11)] == [[]] * 10
