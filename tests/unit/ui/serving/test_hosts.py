"""Whom the service answers."""

import asyncio

import pytest
from starlette.datastructures import Headers
from streamlit import config

from finsam_metrics.ui.serving.hosts import OwnHostsOnly, is_own


@pytest.fixture
def listed():
    """Two names that whoever runs the service has listed."""
    before = config.get_option("server.allowedHosts")
    config.set_option("server.allowedHosts", ["finsam.example.se", "*.lan.example.se"])
    yield
    config.set_option("server.allowedHosts", before)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1:8501",
        "localhost",
        "LOCALHOST:8501",
        "[::1]:8501",
        "10.0.0.7",
        "finsam.example.se",
        "Finsam.Example.SE.",
        "a.lan.example.se:443",
    ],
)
def test_our_names_and_addresses_in_digits_are_answered(host, listed):
    assert is_own(host, [])
    assert is_own(host, [f"http://{host}"])


@pytest.mark.parametrize(
    "host",
    [
        None,
        "",
        "attacker.example",
        "finsam.example.se.attacker.example",
        "lan.example.se",
        "localhost.attacker.example",
        "127.0.0.1.attacker.example",
        "user@localhost",
        "localhost:port",
        "localhost/path",
        "[::1",
        "0x7f.1",
    ],
)
def test_a_name_that_is_not_ours_is_refused(host, listed):
    assert not is_own(host, [])


@pytest.mark.parametrize(
    "origin",
    [
        "http://attacker.example",
        "http://127.0.0.1:9999",
        "http://localhost",
        "null",
        "file://",
        "http://[",
        "",
        "chrome-extension://abc",
        "http://finsam.example.se.attacker.example",
    ],
)
def test_a_page_of_another_site_is_refused(origin, listed):
    assert not is_own("127.0.0.1:8501", [origin])


def test_a_page_of_a_listed_name_may_come_through_a_proxy_that_names_us_otherwise(listed):
    assert is_own("127.0.0.1:8501", ["https://finsam.example.se"])
    assert is_own("127.0.0.1:8501", ["https://www.lan.example.se:8443"])


def test_every_origin_must_be_ours(listed):
    assert not is_own("localhost", ["http://localhost", "http://attacker.example"])


def test_without_a_list_only_this_machine_and_digits_are_ours():
    assert is_own("localhost:8501", ["http://localhost:8501"])
    assert not is_own("finsam.example.se", [])


@pytest.mark.parametrize(
    ("origin", "kept"),
    [
        ("http://localhost:8501", ["http://localhost:8501"]),
        ("https://localhost:8501", ["https://localhost:8501"]),
        ("https://finsam.example.se", []),
        ("http://LOCALHOST:8501", []),
    ],
)
def test_streamlit_is_told_only_the_origin_that_it_need_not_look_up(origin, kept, listed):
    told = []

    async def app(scope, receive, send):
        told.extend(Headers(scope=scope).getlist("origin"))

    headers = [(b"host", b"localhost:8501"), (b"origin", origin.encode())]
    scope = {"type": "websocket", "path": "/_stcore/stream", "headers": headers}
    asyncio.run(OwnHostsOnly(app)(scope, None, None))
    assert told == kept
