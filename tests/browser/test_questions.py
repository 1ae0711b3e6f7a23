"""A newcomer's questions are answered in at most two clicks, as docs/questions.md says."""

from contextlib import ExitStack

import pytest
from playwright.sync_api import expect

from finsam_metrics.metrics.groups import group_matrix
from finsam_metrics.metrics.origins import with_origin_ids
from finsam_metrics.metrics.selection import choose_budgets
from finsam_metrics.model.paths import PROJECT_ROOT
from finsam_metrics.store.database import load_tables
from finsam_metrics.ui.shell.navigation import PAGES, SECTIONS

pytestmark = pytest.mark.browser

_TEXT = (PROJECT_ROOT / "docs" / "questions.md").read_text(encoding="utf-8")
ROWS = [
    tuple(cell.strip() for cell in line.strip("|").split("|"))
    for line in _TEXT.splitlines()
    if line.startswith("| ") and not line.startswith(("| Question", "| ---"))
]
MOST_CLICKS = 2
PRESS = "Tryck: "
DESK = (1440, 900)


def steps_of(clicks):
    """The clicks, one by one."""
    return [step.strip() for step in clicks.split("→")] if clicks else []


def press_in_picture(visit, name):
    """Press the part of the first picture that says that it is what is named."""
    told = visit.page.locator("#vg-tooltip-element.visible")
    for area in visit.touch_areas_of(0).all():
        area.hover()
        if told.inner_text().startswith(f"{name}: "):
            area.click()
            return
    pytest.fail(f"nothing in the picture says {name}")


def click(visit, step):
    """Do as one step says."""
    page = visit.page
    entries = {entry.title: entry for entry in PAGES}
    if step in entries:
        visit.go(entries[step])
    elif step in SECTIONS:
        return  # opened on the way to its page
    elif step.startswith(PRESS):
        press_in_picture(visit, step.removeprefix(PRESS))
    elif page.get_by_role("radio", name=step, exact=True).count():
        page.get_by_role("radio", name=step, exact=True).click()
    else:
        page.get_by_role("link", name=step, exact=True).click()
    visit.settle()


@pytest.fixture(scope="module")
def newcomer(new_visit, server):
    """One visitor with all the questions."""
    with ExitStack() as stack:
        yield new_visit(server, DESK, stack)


@pytest.mark.parametrize(("question", "clicks", "answer"), ROWS, ids=[row[0] for row in ROWS])
def test_a_question_is_answered_in_at_most_two_clicks(newcomer, question, clicks, answer):
    steps = steps_of(clicks)
    assert len(steps) <= MOST_CLICKS, question
    newcomer.open()
    for step in steps:
        click(newcomer, step)
    newcomer.page.wait_for_function(
        "answer => document.body.textContent.replaceAll('\\u00a0', ' ').includes(answer)",
        arg=answer,
    )


def test_there_are_more_than_ten_questions():
    assert len(ROWS) > 10


def test_the_groups_that_two_plans_share_are_told_in_the_picture(visitor, small_db):
    tables = with_origin_ids(load_tables(small_db.database))
    pair = choose_budgets(
        tables["association"],
        tables["plan"],
        tables["plan_package"],
        tables["budget_line"],
        association_ids=["vasteras", "norra-vastmanland"],
        year=None,
    )
    cells = group_matrix(
        tables["priority_group"],
        tables["common_group"],
        tables["budget_line"],
        tables["initiative"],
        pair,
    )
    named = cells.drop_nulls("mark").group_by("group_name").len()
    shared = named.filter(named["len"] == pair.height)["group_name"].to_list()
    assert shared
    visitor.open("grupper", forbund="vasteras,norra-vastmanland")
    picture = visitor.page.get_by_test_id("stVegaLiteChart").first
    for group in shared:
        expect(picture).to_contain_text(group)
