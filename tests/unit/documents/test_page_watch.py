"""Who waits for a document is told which page is read, and how many there are."""

from finsam_metrics.documents.documents import read_document
from finsam_metrics.documents.page_watch import tell_page, watch_pages
from tests.unit.documents.conftest import PROSE


def test_the_latest_page_is_told_with_how_many_there_are():
    told = []
    with watch_pages(lambda page, count: told.append((page, count))):
        tell_page(bytearray(b'{"pages": 12}\n{"page": 1}\n{"page": 2}\n{"page": 3'))
    assert told == [(2, 12)]


def test_nothing_is_told_before_the_first_page_and_to_nobody():
    told = []
    with watch_pages(lambda page, count: told.append((page, count))):
        tell_page(bytearray(b'{"pages": 12}\n'))
    tell_page(bytearray(b'{"pages": 12}\n{"page": 1}\n'))
    assert told == []


def test_a_page_beyond_the_count_is_one_more():
    told = []
    with watch_pages(lambda page, count: told.append((page, count))):
        tell_page(bytearray(b'{"pages": 11}\n{"page": 12}\n'))
    assert told == [(12, 12)]


def test_a_pdf_that_is_read_tells_its_pages(pdf):
    long = pdf("#pagebreak()\n".join(f"Sida {number} {PROSE}\n" for number in range(1, 41)))
    told = []
    with watch_pages(lambda page, count: told.append((page, count))):
        read_document(long)
    assert {count for _, count in told} == {40}
