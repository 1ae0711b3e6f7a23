"""Who is killed in the middle of a note leaves none or a whole one; two at once lose nothing."""

import json
import subprocess
import sys

from finsam_metrics.intake.audit import read_audit
from finsam_metrics.model.paths import PROJECT_ROOT, DataPaths
from finsam_metrics.store.notes import read_notes

PRELUDE = """
import json, os, pathlib, sys
from finsam_metrics.intake.audit import read_audit
from finsam_metrics.model.paths import DataPaths
from finsam_metrics.store.notes import read_notes
from tests.killed_at_steps import kill_at
from tests.noted import write
paths = DataPaths(root=pathlib.Path(sys.argv[1]))
"""
KILL_AT_STEPS = """
outcomes = []
for limit in range(1, 25):
    before = len(read_notes(paths).notes)
    child = os.fork()
    if child == 0:
        kill_at(limit, "open", "rename", "mkdir")
        write(paths, text=f"Fråga {limit}")
        os._exit(0)
    _, status = os.waitpid(child, 0)
    kept = read_notes(paths)
    outcomes.append({
        "killed": os.WIFSIGNALED(status),
        "made": len(kept.notes) - before,
        "unread": len(kept.unread_lines),
        "logged": sum(one.what == "noted" for one in read_audit(paths)) - before,
    })
print(json.dumps(outcomes))
"""
WRITE_OFTEN = """
for turn in range(int(sys.argv[2])):
    write(paths, text=f"{sys.argv[3]} {turn}")
"""


def run(script, *arguments):
    """Start a script beside the test."""
    return subprocess.Popen(
        [sys.executable, "-c", PRELUDE + script, *(str(one) for one in arguments)],
        cwd=PROJECT_ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_a_kill_at_any_step_leaves_no_note_or_a_whole_one(tmp_path):
    running = run(KILL_AT_STEPS, tmp_path)
    outcomes = json.loads(running.communicate()[0])
    assert running.returncode == 0
    killed = [one for one in outcomes if one["killed"]]
    assert len(killed) >= 10
    assert {one["made"] for one in killed} == {0, 1}
    for one in outcomes:
        assert one["made"] == one["logged"]
        assert one["unread"] == 0


def test_two_who_write_at_once_lose_nothing(tmp_path):
    both = [run(WRITE_OFTEN, tmp_path, 20, name) for name in ("a", "b")]
    for one in both:
        one.communicate()
    assert [one.returncode for one in both] == [0, 0]
    paths = DataPaths(root=tmp_path)
    kept = read_notes(paths)
    for name in ("a", "b"):
        texts = [note.text for note in kept.notes if note.text.startswith(name)]
        assert texts == [f"{name} {turn}" for turn in range(20)]
    assert not kept.unread_lines
    assert {one.note_id for one in read_audit(paths)} == {one.note_id for one in kept.notes}
