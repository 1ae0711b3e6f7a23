"""A quick look tries what has changed, and what holds for the whole tree."""

import pytest

from finsam_metrics.model.paths import PROJECT_ROOT
from tests.of_change import ALWAYS, choose_tests

TESTS = sorted((PROJECT_ROOT / "tests").rglob("test_*.py"))


@pytest.mark.parametrize(
    ("changed", "tried"),
    [
        ("finsam_metrics/memo.py", "tests/unit/test_memo.py"),
        ("finsam_metrics/facts/__init__.py", "tests/unit/facts/test_find_facts.py"),
        ("tests/data/test_printed_places.py", "tests/data/test_printed_places.py"),
        ("pages/budget_page.py", "tests/pages/test_asking.py"),
    ],
)
def test_what_is_changed_is_tried_by_those_who_import_or_name_it(changed, tried):
    assert tried in choose_tests([changed], TESTS)


def test_what_does_not_know_the_changed_module_is_left_out():
    assert "tests/unit/facts/test_find_facts.py" not in choose_tests(
        ["finsam_metrics/memo.py"], TESTS
    )


def test_what_needs_a_browser_is_left_to_the_whole_run():
    chosen = choose_tests(["finsam_metrics/ui/shell/navigation.py"], TESTS)
    assert [path for path in chosen if path.startswith("tests/browser/")] == []


def test_the_tree_as_a_whole_is_always_tried():
    assert set(ALWAYS) <= set(choose_tests([], TESTS))
