"""What is downloaded has a name that every computer takes."""

import re

import pytest

from finsam_metrics.ui.parts import downloads, tables
from finsam_metrics.ui.shell.navigation import PAGES

PLAIN_FILE = r"[a-z0-9_-]+\.(csv|ics|json|parquet|pdf|png|svg|xlsx|zip)"


@pytest.fixture
def names(monkeypatch):
    """The names of the files that are offered."""
    offered = []
    draw = downloads.st.download_button

    def note(label, data, file_name, *args, **kwargs):
        offered.append(file_name)
        return draw(label, data, file_name, *args, **kwargs)

    monkeypatch.setattr(downloads.st, "download_button", note)
    return offered


def test_the_file_of_a_table_or_a_picture_has_a_name_for_every_computer(open_page, names, subtests):
    visit = open_page(matt="tkr", priser="2021")
    for page in PAGES:
        with subtests.test(page=page.title):
            visit.go(page.url_path)
            names.clear()
            for what in ("tabell", "bild"):
                visit.open_under_pictures(what)
            assert [name for name in names if not re.fullmatch(PLAIN_FILE, name)] == []
            if visit.rows_under_pictures:
                assert {name.rpartition(".")[2] for name in names} >= {"png", "svg"}


# Tables of what is counted, told or known of plans, not printed as an amount or a row in them.
WITHOUT_PRINTED_ROWS = {
    *("medlemmar-vastra-malardalen", "planer-vastra-malardalen", "forutsattningar"),
    *("lediga-dagar-2012", "mal-per-omrade", "fullstandighet"),
    *("fullstandighet-per-del", "regler", "invanare", "kpi"),
}


def test_every_table_of_printed_rows_is_taken_away_with_their_addresses(open_page, monkeypatch):
    without = {}

    def look(numbers, *, name, **_):
        frame = numbers()
        without[name] = "origin_url" not in frame.columns
        if not without[name]:
            assert frame["origin_url"].drop_nulls().str.starts_with("/figur/").all()

    monkeypatch.setattr(tables, "draw_downloads", look)
    for page in PAGES:
        if page.has_selection:
            open_page(page.url_path).tables()
    assert {name for name, lacks in without.items() if lacks} == WITHOUT_PRINTED_ROWS
