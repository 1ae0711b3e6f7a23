"""Questions to the open tables: what they give, and how a fault in one is told."""

from datetime import date
from decimal import Decimal

import polars as pl
import pytest

from finsam_metrics.queries import running
from finsam_metrics.queries.asked_often import asked_often
from finsam_metrics.queries.copies import OpenCopies
from finsam_metrics.queries.faults import NOT_HERE, QueryError, explain_refusal
from finsam_metrics.queries.running import ask
from finsam_metrics.store.locked_queries import RefusedQueryError, answer_query


@pytest.fixture(scope="session")
def copy(tmp_path_factory):
    """A file with one small table to ask."""
    goals = pl.DataFrame({"goal_id": [1, 2], "cost_sek": [Decimal("1.50"), None], "å": ["x", "y"]})
    return OpenCopies().give("one", {"goal": goals})


def put(copy, sql):
    return ask(sql, copy, say_place=lambda _: None).rows


def test_amounts_whole_numbers_days_and_truths_keep_what_they_are(copy):
    rows = put(
        copy,
        "select cost_sek, goal_id, date '2026-01-31' as d, goal_id = 1 as t, 0.5::double as f, "
        "[1, 2] as many from goal order by goal_id",
    )
    assert rows.row(0) == (Decimal("1.50"), 1, date(2026, 1, 31), True, 0.5, "1, 2")
    assert rows["cost_sek"].to_list() == [Decimal("1.50"), None]


def test_whole_numbers_that_are_too_large_are_texts_and_sums_are_numbers(copy):
    rows = put(
        copy, "select sum(goal_id) as s, 170141183460469231731687303715884105727 as h from goal"
    )
    assert rows.row(0) == (3, "170141183460469231731687303715884105727")


def test_a_column_that_comes_twice_is_numbered(copy):
    assert put(copy, "select 1 as a, 2 as a, 3 as a_2").columns == ["a", "a_2", "a_2_2"]


def test_a_day_that_no_calendar_has_is_a_text(copy):
    assert put(copy, "select '0044-03-15 (BC)'::date as d").row(0) == ("0044-03-15 (BC)",)


def test_an_answer_without_rows_has_its_columns(copy):
    assert put(copy, "select * from goal where false").columns == ["goal_id", "cost_sek", "å"]


@pytest.mark.parametrize(
    ("sql", "place", "said"),
    [
        ("select goal_id\nfrom gaol", (2, 6), "Det finns ingen tabell ”gaol”. Menar ni ”goal”?"),
        ("select 'åäö', c\nfrom goal", (1, 15), "Det finns ingen kolumn ”c”"),
        ("select å frm goal", (1, 13), "Frågan går inte att förstå vid ”goal”."),
        ("select goal_id from", (1, 20), "Frågan tar slut mitt i."),
        ("select goal_id, count(*) from goal", (1, 8), "måste stå i group by"),
        ("select hej(goal_id) from goal", (1, 8), "Det finns ingen funktion ”hej”."),
        ("select goal_id from goal a, goal b", (1, 8), "Flera tabeller har en kolumn"),
        ("select cast(å as integer) from goal", (1, 8), "Texten ”x” är inget tal"),
        ("select date 'igår'", (None, None), "Ett datum skrivs som"),
        ("select å + å from goal", (1, 10), "går inte att räkna med kolumner av den typen"),
        ("select x from goal where sum(goal_id) > 1", (1, 26), "skrivs med having"),
    ],
)
def test_a_fault_is_told_in_swedish_with_its_line_and_sign(copy, sql, place, said):
    with pytest.raises(RefusedQueryError) as refused:
        answer_query(copy, sql, most_rows=10)
    why = refused.value
    error = explain_refusal(sql, why.kind, why.message, why.position)
    assert said in error.swedish
    assert (error.line, error.column) == place


def test_what_is_not_foreseen_is_told_in_the_engines_words(copy):
    with pytest.raises(QueryError, match="Databasen säger: "):
        put(copy, "select sqrt(-1)")


def test_where_a_process_cannot_be_bounded_nothing_is_asked(copy, monkeypatch):
    monkeypatch.setattr(running, "find_spec", lambda _: None)
    with pytest.raises(QueryError) as refused:
        put(copy, "select 1")
    assert refused.value.swedish == NOT_HERE


def test_a_copy_is_written_once_for_each_state_and_the_oldest_is_taken_away():
    copies = OpenCopies()
    given = [copies.give(state, {"t": pl.DataFrame({"x": [1]})}) for state in (1, 2, 1, 3, 4, 5)]
    assert given[0] == given[2]
    assert [file.is_file() for file in given] == [True, False, True, True, True, True]


def test_there_are_ten_questions_to_begin_with_each_a_question():
    assert len(asked_often()) == 10
    for question, sql in asked_often().items():
        assert question.endswith("?")
        assert sql.startswith(f"-- {question}\n")
