"""Drafts that were read from small plans, for tests of the review and of its page."""

from finsam_metrics.intake.draft_folders import DraftEntry, add_step, load_review, make_draft
from finsam_metrics.intake.edits import Edit, Scope
from finsam_metrics.intake.judging import judge
from finsam_metrics.intake.people import Person, Role
from finsam_metrics.intake.reader import read_now
from finsam_metrics.model.paths import DataPaths

PLAN = """Verksamhetsplan och budget 2024 Samordningsförbundet Kramfors

Budget 2024

(tkr)\tBokslut 2022\tBudget 2024\tPlan 2025
Kostnader
Hyra\t12\t15\t
Löner\t- 3\t1 200\t1 250
Ljuslyktan\t30\t40\t50
Summa kostnader\t39\t{total}\t1 300
"""
EITHER = """Verksamhetsplan och budget 2024 Samordningsförbundet Kramfors

Budget 2024 (tkr) Budget 2024 Plan 2025 Löner 510 Hyra 510 Porto 12 14 Summa kostnader 522 524
"""
SOUND, BROKEN = PLAN.format(total="1 255"), PLAN.format(total="1 265")
COORDINATOR = Person(name="samordnaren", roles=frozenset({Role.COORDINATOR}), visit="besok-1")


def take_in(paths: DataPaths, text: str = SOUND, name: str = "plan.txt") -> DraftEntry:
    """Make a draft of a document's text and read it here, without a process of its own."""
    entry = make_draft(paths, COORDINATOR, file_name=name, content=text.encode())
    read_now(paths, entry)
    return entry


def accept_everything(paths, person, draft_id):
    """Accept every figure and fact, with a category where nothing proposes one."""
    review = load_review(paths, draft_id)
    judgement = judge(review)
    edits = [
        Edit(scope=Scope.ROW, target=one.row_id, field="category_id", value="administration")
        for one in review.figures
        if "category" in judgement.needs.get(one.figure_id, ())
    ]
    edits += [
        Edit(scope=Scope.FIGURE, target=one.figure_id, field="accepted", value="true")
        for one in review.figures
        if one.is_kept
    ]
    edits += [
        Edit(scope=Scope.FACT, target=one.fact_id, field="accepted", value="true")
        for one in review.facts
    ]
    return add_step(paths, person, draft_id, "Godkänn allt", tuple(edits))
