"""What is downloaded has a name that every computer takes."""

import re

import pytest

from finsam_metrics.ui.parts import downloads
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
