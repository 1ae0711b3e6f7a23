"""How the dashboard is served: guarded, compressed, kept by the browser, Swedish from the start."""

import gzip
import re
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from finsam_metrics.ui.serving.headers import HEADERS
from tests.browser.conftest import BLOCKED

pytestmark = pytest.mark.browser


@pytest.fixture
def get(server):
    """Asks the server for an address."""

    def ask(path, method="GET", **headers):
        asked = Request(server.url + path, headers=headers, method=method)
        try:
            with urlopen(asked, timeout=20) as answer:
                return answer.status, answer.headers, answer.read()
        except HTTPError as error:
            return error.code, error.headers, error.read()

    return ask


def script_of(page):
    return re.search(r'src="\.(/static/js/index[^"]+)"', page.decode())[1]


@pytest.mark.parametrize("path", ["/", "/budget", "/finns-inte", "/_stcore/health", "/favicon.png"])
def test_every_answer_has_the_headers_that_guard_it(get, path):
    status, headers, _ = get(path)
    assert status == (404 if path == "/finns-inte" else 200)
    assert "Strict-Transport-Security" not in headers
    assert {name: headers[name] for name in HEADERS} == HEADERS


@pytest.mark.parametrize("path", ["/", "/budget", "/finns-inte", "/index.html"])
def test_every_address_of_a_page_has_a_policy_and_is_swedish(get, path):
    _, headers, body = get(path)
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert b'<html lang="sv">' in body


@pytest.mark.parametrize("path", ["/static/x", "/_stcore/x", "/budget/x", "/_stcore/metrics"])
def test_where_there_is_nothing_a_short_swedish_page_says_so(get, path):
    status, headers, body = get(path)
    assert status == 404
    assert headers["Content-Security-Policy"]
    assert b"Sidan finns inte" in body


@pytest.mark.parametrize("path", ["/", "/budget"])
def test_the_head_of_a_page_is_as_the_page(get, path):
    status, headers, body = get(path, method="HEAD")
    assert (status, body) == (200, b"")
    assert headers["Content-Security-Policy"] == get(path)[1]["Content-Security-Policy"]


@pytest.mark.parametrize("offer", ["gzip;q=0", "gzip; q=0.0", "br", "identity", "xgzip"])
def test_who_does_not_want_gzip_gets_none(get, offer):
    for path in ("/", script_of(get("/")[2])):
        assert get(path, **{"Accept-Encoding": offer})[1]["Content-Encoding"] is None


def test_over_tls_the_browser_is_told_to_stay_there(get):
    # A proxy on the same machine says how the visitor came.
    _, headers, _ = get("/", **{"X-Forwarded-Proto": "https"})
    assert headers["Strict-Transport-Security"] == "max-age=31536000"


def test_a_foreign_name_is_refused_in_swedish(get):
    status, headers, body = get("/", Host="attacker.example")
    assert status == 403
    assert {name: headers[name] for name in HEADERS} == HEADERS
    assert "server.allowedHosts" in body.decode()


def test_a_page_is_asked_for_anew_and_answered_shortly_when_it_is_the_same(get):
    _, headers, _ = get("/budget")
    assert headers["Cache-Control"] == "no-cache"
    status, again, body = get("/budget", **{"If-None-Match": headers["ETag"]})
    assert (status, body) == (304, b"")
    assert again["Content-Security-Policy"]


def test_scripts_are_compressed_for_those_who_can_unpack_and_kept_for_a_year(get):
    _, _, page = get("/")
    path = script_of(page)
    _, plain_headers, plain = get(path)
    _, headers, packed = get(path, **{"Accept-Encoding": "gzip"})
    assert headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed) == plain
    assert len(packed) < len(plain) / 2
    for kept in (plain_headers, headers):
        assert "immutable" in kept["Cache-Control"]
        assert "max-age=31536000" in kept["Cache-Control"]


def test_a_page_is_the_same_compressed_and_plain(get):
    _, headers, packed = get("/", **{"Accept-Encoding": "gzip"})
    assert headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed) == get("/")[2]


def test_a_script_that_is_put_into_a_page_is_stopped(new_visitor):
    visitor = new_visitor()
    visitor.page.add_init_script(BLOCKED)
    visitor.open()
    visitor.page.evaluate(
        """() => {
          const script = document.createElement('script');
          script.textContent = 'window.wasRun = true';
          document.body.append(script);
        }"""
    )
    visitor.page.wait_for_function("() => window.blocked")
    assert visitor.page.evaluate("window.wasRun") is None
