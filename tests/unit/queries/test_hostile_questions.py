"""What somebody who means ill may ask: nothing is written, read beside the tables, or held up."""

import threading
import time

import pytest

from finsam_metrics.exhibits.dataset import load_data
from finsam_metrics.queries import bounds, running
from finsam_metrics.queries.copies import OpenCopies
from finsam_metrics.queries.faults import (
    TOO_LONG,
    TOO_MANY_ASK,
    TOO_MUCH_MEMORY,
    TOO_MUCH_TEXT,
    TOO_SLOW,
    QueryError,
)
from finsam_metrics.queries.running import ask
from finsam_metrics.queries.waiting import WaitingLine
from finsam_metrics.reports.open_data.descriptions import describe
from finsam_metrics.reports.open_data.figure_addresses import with_addresses
from finsam_metrics.store.locked_queries import RefusedQueryError, answer_query

ENDLESS = "with recursive more as (select 1 as x union all select x + 1 from more) "


@pytest.fixture(scope="session")
def copy(small_db):
    """The open tables of the small database as a file to ask."""
    data = load_data(small_db.database, "small")
    tables = with_addresses(data.tables, describe(data.dictionary), "/")
    return OpenCopies().give("small", tables)


def put(copy, sql):
    return ask(sql, copy, say_place=lambda _: None)


def refusal(copy, sql):
    with pytest.raises(QueryError) as refused:
        put(copy, sql)
    return refused.value


def refused_by_the_lock(copy, sql):
    """Without a process of its own, which the lock does not need."""
    with pytest.raises(RefusedQueryError) as refused:
        answer_query(copy, sql, most_rows=10)
    return refused.value.kind


@pytest.mark.parametrize(
    "sql",
    [
        "insert into goal select * from goal",
        "update goal set goal_summary = 'x'",
        "delete from goal",
        "drop table goal",
        "create table mine as select 1",
        "create temp table mine as select 1",
        "create macro mine() as 1",
        "alter table goal add column x integer",
        "truncate goal",
        "attach '/tmp/other.duckdb'",
        "copy goal to '/tmp/goal.csv'",
        "copy goal from '/etc/passwd'",
        "export database '/tmp/all'",
        "import database '/tmp/all'",
        "install httpfs",
        "load httpfs",
        "pragma version",
        "pragma database_list",
        "set memory_limit = '99GB'",
        "set threads = 99",
        "reset lock_configuration",
        "use main",
        "call pragma_version()",
        "checkpoint",
        "vacuum",
        "begin",
        "prepare p as select 1",
        "explain analyze select 1",
        "describe goal",
        "/* select */ pragma version",
        "select 1; drop table goal",
        "",
        "-- select",
    ],
)
def test_only_one_select_is_answered(copy, sql):
    before = copy.read_bytes()
    assert refused_by_the_lock(copy, sql) in ("empty", "several", "no question", "Permission")
    assert copy.read_bytes() == before


@pytest.mark.parametrize(
    "sql",
    [
        "select * from read_csv('/etc/passwd')",
        "select * from read_text('/etc/passwd')",
        "select * from read_blob('/etc/passwd')",
        "select * from read_parquet('/etc/*')",
        "select * from read_json('https://example.org/x.json')",
        "select * from glob('/*')",
        "select * from '/etc/passwd'",
        "select * from 'data.csv'",
        "select (select content from read_text('/etc/passwd'))",
        "with a as (select * from glob('*')) select * from a",
        "select * from query('select 1')",
        "select * from query_table('goal')",
        "select * from duckdb_databases()",
        "select * from duckdb_settings()",
        "select * from duckdb_databases",
        "select * from pragma_database_list",
        "select * from sqlite_master",
        "select current_setting('temp_directory')",
        "select getenv('HOME')",
        "select getvariable('x')",
        "select * from invoice_recipient",
        "select * from main.invoice_recipient",
    ],
)
def test_nothing_but_the_open_tables_is_read(copy, sql):
    assert refused_by_the_lock(copy, sql) in ("not open", "Permission", "Catalog")


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("select * from range(10000) a, range(10000) b order by a.range * b.range", None),
        ("select unnest(range(100000000)) as x order by x desc", None),
        ("select list(range) from range(100000000)", None),
        (f"{ENDLESS} select count(*) from more", TOO_SLOW),
        ("select repeat('x', 1000000000)", None),
        ("select repeat('x', 5000000)", TOO_MUCH_TEXT),
        ("select count(*) from range(1000000) a, range(1000000) b where a.range > b.range", None),
        ("select sum(sin(a.range * b.range)) from range(1000000) a, range(1000000) b", TOO_SLOW),
        ("select " + "x" * bounds.MOST_SIGNS, TOO_LONG),
    ],
)
def test_a_question_that_takes_too_much_is_ended_and_says_so(copy, sql, said):
    begun = time.monotonic()
    found = refusal(copy, sql).swedish
    assert found == said or (said is None and found in (TOO_SLOW, TOO_MUCH_MEMORY))
    assert time.monotonic() - begun < bounds.SECONDS + 5


def test_more_rows_than_are_given_are_cut_and_told(copy):
    answer = put(copy, "select range as x from range(100000000)")
    assert (answer.rows.height, answer.is_cut) == (bounds.MOST_ROWS, True)


def test_fifty_questions_at_once_are_all_answered_a_few_at_a_time(copy, monkeypatch):
    running_now, most, answers = [0], [0], []
    lock = threading.Lock()
    answer_apart = running._answer_apart

    def counted(sql, file):
        with lock:
            running_now[0] += 1
            most[0] = max(most[0], running_now[0])
        try:
            return answer_apart(sql, file)
        finally:
            with lock:
                running_now[0] -= 1

    monkeypatch.setattr(running, "_answer_apart", counted)
    places = []

    def one(number):
        answer = ask(f"select {number} as x", copy, say_place=places.append)
        answers.append(answer.rows.item())

    threads = [threading.Thread(target=one, args=(number,)) for number in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == list(range(50))
    assert most == [bounds.AT_ONCE]
    assert 1 <= min(places) <= max(places) <= 50 - bounds.AT_ONCE


def test_who_comes_when_the_line_is_full_is_told_at_once(copy, monkeypatch):
    full = WaitingLine(at_once=1, most_waiting=0)
    monkeypatch.setattr(running, "_LINE", full)
    with full.stand():
        assert refusal(copy, "select 1").swedish == TOO_MANY_ASK
    assert put(copy, "select 1 as x").rows.item() == 1


def test_who_leaves_the_line_makes_room_for_the_next():
    line = WaitingLine(at_once=1, most_waiting=2)
    with line.stand():
        with line.stand() as second, line.stand() as third:
            assert (line.wait(second, 0), line.wait(third, 0)) == (1, 2)
        with line.stand() as fourth:
            assert line.wait(fourth, 0) == 1
