"""Reports and books beside plans, and where there is no plan."""

import pytest

from finsam_metrics.pipeline import build
from finsam_metrics.ui.shell.navigation import PAGES

PLAN = """
row | text     | category       | of | 2024 budget
1   | Insats A | individual     | 3  | 900
2   | Kansliet | administration | 3  | 100
3   | Summa    |                |    | 1 000
"""
ANNUAL = {"kind": "annual_report"}
REPORT = """
row | text     | category       | of | 2024 budget | 2024 outcome
1   | Insats A | individual     | 3  | 905         | 800
2   | Kansliet | administration | 3  | 95          | 90
3   | Summa    |                |    | 1 000       | 890
"""


@pytest.mark.parametrize("kind", ["annual_report", "interim_report", "books"])
def test_every_page_opens_where_there_is_no_plan(open_page, subtests, small_plans, kind):
    small_plans.write(REPORT, budget_year=2024, document={"kind": kind})
    build(small_plans.paths)
    visit = open_page(data=small_plans.paths)
    for page in PAGES:
        with subtests.test(page=page.title):
            visit.go(page.url_path)
            assert not visit.has_failed
            assert len(visit.app.header) == 1 or [info.value for info in visit.app.info]
            assert visit.program_words() == []


def test_every_page_opens_where_some_have_no_plan(open_page, subtests, small_plans):
    small_plans.write(PLAN, association_id="vasteras", budget_year=2024)
    small_plans.write(REPORT, association_id="vasteras", budget_year=2024, document=ANNUAL)
    small_plans.write(REPORT, association_id="kramfors", budget_year=2024, document=ANNUAL)
    build(small_plans.paths)
    visit = open_page(data=small_plans.paths)
    for page in PAGES:
        for year in ("", "2024"):
            with subtests.test(page=page.title, year=year):
                visit.app.query_params["ar"] = year
                visit.go(page.url_path)
                assert not visit.has_failed
                assert visit.program_words() == []


def test_the_outcome_stands_beside_the_plans_own_budget(open_page, small_plans):
    small_plans.write(PLAN, association_id="vasteras", budget_year=2024)
    small_plans.write(REPORT, association_id="vasteras", budget_year=2024, document=ANNUAL)
    build(small_plans.paths)
    visit = open_page(data=small_plans.paths).go("utveckling")
    headings = [heading.value for heading in visit.app.subheader]
    assert any(
        "Västerås 2024 från 1 000 tkr till 890" in told.replace("\xa0", " ") for told in headings
    ), headings


def test_an_annual_reports_income_statement_is_its_outcome(open_page, small_plans):
    result = REPORT.replace("row |", "statement | row |").replace("\n1 ", "\nincome_statement | 1 ")
    result = result.replace("\n2 ", "\nincome_statement | 2 ").replace(
        "\n3 ", "\nincome_statement | 3 "
    )
    small_plans.write(PLAN, association_id="vasteras", budget_year=2024)
    small_plans.write(result, association_id="vasteras", budget_year=2024, document=ANNUAL)
    build(small_plans.paths)
    visit = open_page(data=small_plans.paths).go("utveckling")
    told = " ".join(heading.value for heading in visit.app.subheader).replace("\xa0", " ")
    assert "Västerås 2024 från 1 000 tkr till 890" in told
