"""A data folder with one plan only: the first that somebody reads in."""

import shutil

import pytest

from finsam_metrics.model.paths import PROJECT_ROOT
from finsam_metrics.pipeline import build
from finsam_metrics.ui.shell.navigation import PAGES

PLANS = sorted((PROJECT_ROOT / "data" / "plans").iterdir())


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
def test_every_page_opens_with_one_answer_or_says_what_is_missing(
    open_page, subtests, small_plans, plan
):
    shutil.copytree(plan, small_plans.paths.plans / plan.name)
    build(small_plans.paths)
    visit = open_page(data=small_plans.paths)
    for page in PAGES:
        with subtests.test(page=page.title):
            visit.go(page.url_path)
            assert not visit.has_failed
            assert len(visit.app.header) == 1 or [info.value for info in visit.app.info]
            assert len(visit.app.header) <= 1
            assert visit.program_words() == []
