from decimal import Decimal
from random import Random

import pytest

from benchmarks.reading.scoring import Score, score_draft
from tests.corpus.budgets import make_budget
from tests.corpus.forms import FORMS
from tests.corpus.planting import plant
from tests.corpus.printing import gold_of
from tests.corpus.twists import TWISTS, twist, twisted

SEEDS = range(1, 60)


def failing_sums(budget):
    """Sums that do not hold and are not rounded, as (table, label, year, version)."""
    return [
        (table.title, row.label, column.year, column.version)
        for table in budget.tables
        for row in table.rows
        if row.parts and not table.unit
        for place, column in enumerate(table.columns)
        if any(table.rows[part].values[place] is not None for part, _ in row.parts)
        and row.values[place]
        != sum(sign * (table.rows[part].values[place] or 0) for part, sign in row.parts)
    ]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_sums_of_a_budget_hold_until_an_error_is_planted(seed):
    budget = make_budget(seed)
    assert not failing_sums(budget)
    planted = plant(budget, Random(seed))
    (error,) = planted.planted
    assert {(table, year) for table, _, year, _ in failing_sums(planted)} >= {
        (error.table, error.year)
    }


def test_a_seed_gives_the_same_budget_and_peculiarities_each_time():
    first, second = (twist(make_budget(7), Random(7)) for _ in range(2))
    assert gold_of(first) == gold_of(second)
    assert gold_of(first) != gold_of(make_budget(8))


def test_there_are_at_least_thirty_six_forms_each_with_its_name():
    assert len({form.name for form in FORMS}) == len(FORMS) >= 36


@pytest.mark.parametrize("form", [f for f in FORMS if not f.is_scan], ids=lambda form: form.name)
def test_every_form_prints_every_peculiar_budget(form):
    for seed in range(1, 5):
        assert form.write(twist(make_budget(seed), Random(seed)))


def draft_of(gold, **changes):
    """A draft that says what the gold says, but for changes to its first figure."""
    figures = [
        {**one, "line_text": one["label"], "table_text": one["table"], "confidence": "A"}
        for one in gold["figures"]
    ]
    figures[0] |= changes
    return {"figures": figures, "findings": []}


def test_what_is_read_as_printed_scores_one():
    gold = gold_of(make_budget(3))
    score = score_draft(draft_of(gold), gold, "")
    assert (score.f1, score.sure_and_wrong, score.faults) == (1.0, 0, [])


@pytest.mark.parametrize(
    "changes", [{"line_text": "Annat"}, {"year": 1999}, {"printed_amount_sek": "1.00"}]
)
def test_a_wrong_label_column_or_amount_is_a_wrong_cell_and_a_wrong_sure_one(changes):
    gold = gold_of(make_budget(3))
    score = score_draft(draft_of(gold, **changes), gold, "")
    assert (score.read - score.right, score.sure_and_wrong) == (1, 1)


def test_a_finding_in_the_year_of_an_error_finds_it_and_any_other_is_a_false_alarm():
    budget = plant(make_budget(3), Random(3))
    gold = gold_of(budget)
    (error,) = budget.planted
    finding = {"rule_id": "sum-mismatch", "line_text": error.label, "message": ""}
    findings = [{**finding, "year": error.year}, {**finding, "year": 1999}]
    score = score_draft({**draft_of(gold), "findings": findings}, gold, "")
    assert (score.planted, score.found, score.pointed, score.false_alarms) == (1, 1, 1, 1)


def test_scores_add_up():
    gold = gold_of(make_budget(3))
    whole = Score()
    for _ in range(2):
        whole.add(score_draft(draft_of(gold), gold, ""))
    assert whole.documents == 2
    assert whole.right == 2 * len(gold["figures"])
    assert Decimal(str(Score().f1)) == 1


@pytest.mark.parametrize("name", TWISTS)
def test_the_sums_of_a_budget_with_a_peculiarity_hold(name):
    for seed in SEEDS:
        budget = twisted(make_budget(seed), name, Random(seed))
        assert not failing_sums(budget) or name == "rounded"


@pytest.mark.parametrize("name", TWISTS)
def test_every_peculiarity_is_had_by_some_budget(name):
    assert any(
        twisted(make_budget(seed), name, Random(seed)) != make_budget(seed) for seed in SEEDS
    )
