"""Several workers behind the web server that is deployed: one place for each visitor, none lost."""

import ssl
from contextlib import ExitStack
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from benchmarks.serving.fronts import NGINX, fronted
from finsam_metrics.pipeline import build
from finsam_metrics.ui.serving.observing import MEASURED, READY
from finsam_metrics.ui.shell.navigation import find_entry
from tests.browser.conftest import DESKTOP, Server, run_server
from tests.conftest import DataCopy

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(NGINX is None, reason="there is no nginx here"),
]
_UNVERIFIED = ssl._create_unverified_context()


@pytest.fixture
def copy(tmp_path):
    """A data folder of its own, built."""
    copied = DataCopy(tmp_path / "data")
    build(copied.paths)
    return copied


@pytest.fixture
def workers(copy):
    """Two workers on one data folder, by address, each with what ends it."""
    with ExitStack() as stack:
        ends = [stack.enter_context(ExitStack()) for _ in range(2)]
        yield {end.enter_context(run_server(copy.paths)).url: end for end in ends}


@pytest.fixture
def front(workers):
    """The web server in front of them."""
    with fronted(list(workers)) as url:
        yield Server(url)


@pytest.fixture
def visit_at(front, new_visit):
    """Gives visitors at the front, each a browser of its own."""
    with ExitStack() as stack:
        yield lambda: new_visit(front, DESKTOP, stack)


def sessions_at(url):
    """How many visits a worker has, as it says itself."""
    with urlopen(f"{url}{MEASURED}") as answer:
        lines = answer.read().decode().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("active_sessions "))


@pytest.fixture
def visit_on_each(visit_at, workers):
    """Gives a visitor at each worker, by the worker's address."""

    def visits():
        found = {}
        while len(found) < len(workers):
            visit = visit_at().open("", matt="tkr")
            at = next(url for url in workers if sessions_at(url) > len(seen_at(found, url)))
            found.setdefault(at, []).append(visit)
        return {url: visits[0] for url, visits in found.items()}

    def seen_at(found, url):
        return found.get(url, [])

    return visits


def test_a_visitor_stays_at_one_worker_with_downloads_and_all(visit_on_each):
    for visit in visit_on_each().values():
        opened = visit.open_table("parts")
        with visit.page.expect_download() as download:
            opened.get_by_role("button", name="Hämta Excel").click()
        assert download.value.failure() is None
        assert not visit.faults


def test_what_is_published_at_one_worker_is_seen_at_all(visit_on_each, copy):
    visits = visit_on_each()
    copy.replace("vocabulary/budget_area.csv", ",Insatser,", ",Verksamheten,")
    build(copy.paths)
    for visit in visits.values():
        visit.page.wait_for_timeout(2000)
        visit.page.reload()
        visit.settle()
        expect(visit.page.get_by_text("Verksamheten").first).to_be_attached()


def test_who_was_at_a_worker_that_ended_goes_on_at_the_other_with_the_same_choices(
    visit_on_each, workers
):
    visits = visit_on_each()
    ended = next(iter(workers))
    workers[ended].close()
    visit = visits[ended]
    expect(visit.page.get_by_test_id("stConnectionStatus")).to_have_count(0)
    visit.go(find_entry("utveckling"))
    visit.page.wait_for_url("**matt=tkr**")
    (other,) = set(workers) - {ended}
    assert sessions_at(other) >= len(workers)


def test_the_front_speaks_tls_only_and_keeps_what_workers_say_of_themselves(front, workers):
    with urlopen(front.url, context=_UNVERIFIED) as answer:
        assert answer.status == 200
        assert "Strict-Transport-Security" in answer.headers
        cookies = answer.headers.get_all("Set-Cookie")
    (place,) = [cookie.lower() for cookie in cookies if cookie.startswith("finsam_visit=")]
    assert all(word in place for word in ("httponly", "samesite=lax"))
    assert all("secure" in cookie.lower() for cookie in cookies)
    for path in (READY, MEASURED):
        with pytest.raises(HTTPError, match="404"):
            urlopen(f"{front.url}{path}", context=_UNVERIFIED)
        with urlopen(f"{next(iter(workers))}{path}") as answer:
            assert answer.status == 200
