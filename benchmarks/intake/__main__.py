"""Count what a person presses to review plans, and write results.md.

``python -m benchmarks.intake [DOCUMENT ...]``: invented plans with an error in them in six forms,
and the documents given. What is pressed is done through the same actions as the page's buttons, in
the order in which the page asks for it; whether each answer is right is for a person to say, so
this counts work, not correctness. A document's name is not written, only its kind.
"""

import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from finsam_metrics.intake import actions
from finsam_metrics.intake.actions import Action
from finsam_metrics.intake.draft_folders import add_step, load_review, make_draft
from finsam_metrics.intake.edits import Edit, Scope
from finsam_metrics.intake.judging import Judgement, Need, State, judge
from finsam_metrics.intake.people import Person, Role
from finsam_metrics.intake.reader import read_now
from finsam_metrics.intake.review import Review, ReviewFigure
from finsam_metrics.model.enums import Kind
from finsam_metrics.model.paths import PROJECT_ROOT, DataPaths
from tests.corpus.budgets import make_budget
from tests.corpus.forms import FORMS
from tests.corpus.planting import plant

RESULTS = Path(__file__).with_name("results.md")
SEED = 903
INVENTED = (
    "PDF, ruled rows",
    "PDF, wrapped headings",
    "docx, tables",
    "xlsx, numbers",
    "HTML, head and body",
    "text, tabs",
)
REVIEWER = Person(name="mätningen", roles=frozenset({Role.COORDINATOR}))
MOST_PRESSES = 2000
SOME_CATEGORY = {Kind.INCOME: "income-other", Kind.COST: "administration"}
SETTLED = (State.PROVED, State.ACCEPTED, State.LEFT_OUT)


@dataclass(frozen=True, kw_only=True)
class Work:
    """What a review took.

    Attributes:
        name: Kind of document.
        figures: Figures that were read.
        unproved: Those that were not proved when the review began.
        presses: What was pressed for them, all that is proved and tables included.
        fact_presses: What was pressed for what stands in words.
        seconds: Time that reading took.
    """

    name: str
    figures: int
    unproved: int
    presses: int
    fact_presses: int
    seconds: float


def measure(paths: DataPaths, name: str, file_name: str, content: bytes) -> Work:
    """Review a document as the page asks for it."""
    begun = time.perf_counter()
    entry = make_draft(paths, REVIEWER, file_name=file_name, content=content)
    read_now(paths, entry)
    seconds = time.perf_counter() - begun
    review = load_review(paths, entry.draft_id)
    first = judge(review)
    unproved = sum(state not in SETTLED for state in first.states.values())

    def press(action: Action) -> Review:
        return add_step(paths, REVIEWER, entry.draft_id, action.text, action.edits)

    presses = 0
    for useless in (actions.leave_out_useless_columns(review),):
        if useless.edits:
            review = press(useless)
            presses += 1
    while True:
        judgement = judge(review)
        following = next(_next_actions(review, judgement), None)
        if following is None:
            break
        assert presses < MOST_PRESSES, name
        review = press(following)
        presses += 1
    fact_presses = 0
    for table in {one.table for one in review.facts}:
        action = actions.accept_facts(review, judge(review), table)
        if action.edits:
            review = press(action)
            fact_presses += 1
    fact_presses += len(judge(review).open_facts)
    return Work(
        name=name,
        figures=len(review.figures),
        unproved=unproved,
        presses=presses,
        fact_presses=fact_presses,
        seconds=seconds,
    )


def _next_actions(review: Review, judgement: Judgement) -> Iterator[Action]:
    """What the page offers next, the most at once first."""
    if judgement.proved_ids:
        yield actions.accept_proved(judgement)
    for figure_id in judgement.open_ids:
        one = review.figure(figure_id)
        needs = judgement.needs.get(figure_id, ())
        for repair in judgement.repairs.get(figure_id, ()):
            yield actions.take_repair(one, repair, "Tryckfel enligt summorna")
        yield from _settings(review, judgement, one, needs)
        if (whole := actions.accept_table(review, judgement, one.table)).edits:
            yield whole
        yield actions.accept_row(review, one.row_id)


def _settings(
    review: Review, judgement: Judgement, figure: ReviewFigure, needs: tuple[Need, ...]
) -> Iterator[Action]:
    """What must be set before the row can be accepted; columns at once."""
    column_id, row_id, kind = figure.column_id, figure.row_id, figure.line.kind
    if Need.UNIT in needs:
        yield _set(Scope.TABLE, column_id.partition("-")[0], "unit", "kr")
    if Need.VERSION in needs:
        yield _set(Scope.COLUMN, column_id, "version", "outcome")
    if Need.SAME_CELL in needs:
        yield actions.leave_out_column(column_id, "Samma år och slag som en annan kolumn")
    if Need.CATEGORY in needs:
        chosen = _set(Scope.ROW, row_id, "category_id", SOME_CATEGORY.get(kind, "other"))
        accepted = actions.accepting_with_category(review, judgement, row_id)
        yield replace(chosen, edits=(*chosen.edits, *accepted))
    if Need.LABEL in needs:
        yield _set(Scope.ROW, row_id, "line_text", "(utan text)")


def _set(scope: Scope, target: str, field: str, value: str) -> Action:
    edit = Edit(scope=scope, target=target, field=field, value=value)
    return Action(text="Satte", edits=(edit,))


def _documents(given: list[str]) -> Iterator[tuple[str, str, bytes]]:
    for name in INVENTED:
        printed = next(one for one in FORMS if one.name == name)
        content = printed.write(plant(make_budget(SEED), Random(SEED)))
        yield f"invented, {name}", f"plan.{printed.suffix}", content
    for number, path in enumerate(map(Path, given), start=1):
        yield f"a stranger's {path.suffix[1:]}, {number}", path.name, path.read_bytes()


def main(given: list[str]) -> None:
    """Measure and write the table."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(PROJECT_ROOT / "data", Path(folder) / "data")
        paths = DataPaths(root=Path(folder) / "data")
        work = [measure(paths, *document) for document in _documents(given)]
    rows = [
        f"| {one.name} | {one.figures} | {one.unproved} | {one.presses} | "
        f"{one.presses / max(one.unproved, 1):.2f} | {one.fact_presses} | {one.seconds:.1f} |"
        for one in work
    ]
    RESULTS.write_text(
        "# How much work a review is\n\n"
        "Written by `python -m benchmarks.intake`. Presses for figures count accepting all that is "
        "proved, tables, rows, repairs, and what must be chosen; not the way between rows, the "
        "association and the publishing, which are the same for every document. The goal is at "
        "most one for each figure that is not proved.\n\n"
        "| Document | Figures | Not proved | Presses | Each | For words | Reading, s |\n"
        "| --- | --- | --- | --- | --- | --- | --- |\n" + "\n".join(rows) + "\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main(sys.argv[1:])
