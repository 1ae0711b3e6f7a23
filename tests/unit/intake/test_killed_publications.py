"""Who is killed in the middle of a publication loses nothing and leaves nothing half."""

import json
import subprocess
import sys

from finsam_metrics.model.paths import PROJECT_ROOT
from finsam_metrics.store.publications import held
from tests.taken_in import accept_everything

# The build of the database has its own tests of kills; here it would take most of the time.
PRELUDE = """
import json, os, pathlib, sys
from finsam_metrics import pipeline
from finsam_metrics.intake import data_changes, publishing
from finsam_metrics.intake.audit import read_audit
from finsam_metrics.intake.draft_folders import load_entry
from finsam_metrics.intake.publishing import ConflictError, publish, read_plan
from finsam_metrics.intake.revisions import history
from finsam_metrics.model.paths import DataPaths
from finsam_metrics.store.publications import settle
from tests.killed_at_steps import kill_at
from tests.taken_in import COORDINATOR
pipeline.build = lambda paths: paths.database.touch()
paths, draft_id = DataPaths(root=pathlib.Path(sys.argv[1])), sys.argv[2]
"""
KILL_AT_EVERY_STEP = """
outcomes = []
for limit in range(1, int(sys.argv[3]) + 1):
    before = read_plan(paths, "kramfors-2024")
    revision = 1 if before is None else before.revision + 1
    child = os.fork()
    if child == 0:
        kill_at(limit, "replace", "rename", "unlink", "mkdir")
        publish(paths, COORDINATOR, draft_id, expected_revision=revision)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    settle(paths)
    plan = read_plan(paths, "kramfors-2024")
    held = 0 if plan is None else plan.revision
    logged = sum(one.what == "published" for one in read_audit(paths))
    outcomes.append({
        "killed": os.WIFSIGNALED(status),
        "before": revision - 1,
        "after": held,
        "figures": 0 if plan is None else len(plan.budget_line),
        "logged": logged,
        "revisions": [one.revision for one in history(paths, "kramfors-2024")] if held else [],
        "draft": load_entry(paths, draft_id).revision or 0,
    })
print(json.dumps(outcomes))
"""
PUBLISH_OFTEN = """
for _ in range(int(sys.argv[3])):
    while True:
        plan = read_plan(paths, "kramfors-2024")
        try:
            publish(paths, COORDINATOR, draft_id,
                    expected_revision=1 if plan is None else plan.revision + 1)
            break
        except ConflictError:
            continue
"""


def run(script, *arguments):
    """Start a script beside the test."""
    return subprocess.Popen(
        [sys.executable, "-c", PRELUDE + script, *(str(one) for one in arguments)],
        cwd=PROJECT_ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_forty_kills_at_each_step_leave_the_former_revision_or_the_new_one_whole(
    paths, coordinator, take_in
):
    entry = take_in()
    accept_everything(paths, coordinator, entry.draft_id)
    running = run(KILL_AT_EVERY_STEP, paths.root, entry.draft_id, 40)
    outcomes = json.loads(running.communicate()[0])
    assert running.returncode == 0
    assert sum(one["killed"] for one in outcomes) >= 30
    whole = max(one["figures"] for one in outcomes)
    for one in outcomes:
        assert one["after"] in (one["before"], one["before"] + 1)
        assert one["figures"] == (whole if one["after"] else 0)
        assert one["logged"] == one["after"] == one["draft"]
        assert one["revisions"] == list(range(one["after"], 0, -1))
    assert {one["after"] - one["before"] for one in outcomes if one["killed"]} == {0, 1}
    with held(paths):
        assert not list((paths.root / ".publications").glob("*"))
        assert not list(paths.root.glob(".tryout-*"))


def test_two_who_publish_fifty_times_each_lose_no_revision(paths, coordinator, take_in):
    drafts = [take_in(), take_in()]
    for entry in drafts:
        accept_everything(paths, coordinator, entry.draft_id)
    both = [run(PUBLISH_OFTEN, paths.root, entry.draft_id, 50) for entry in drafts]
    for one in both:
        one.communicate()
    assert [one.returncode for one in both] == [0, 0]
    said = [json.loads(line) for line in paths.audit.read_text("utf-8").splitlines()]
    assert [one["revision"] for one in said if one["what"] == "published"] == list(range(1, 101))
    kept = {path.name for path in (paths.revisions / "kramfors-2024").iterdir()}
    assert kept == {str(revision) for revision in range(1, 100)}
