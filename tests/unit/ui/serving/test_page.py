import re

import pytest

from finsam_metrics.ui.serving.assets import STATIC
from finsam_metrics.ui.serving.headers import content_policy
from finsam_metrics.ui.serving.page import mended_page

STREAMLITS = (STATIC / "index.html").read_text(encoding="utf-8")
OWN_SCRIPTS_OF_STREAMLIT = ["window.prerenderReady = false"]


@pytest.fixture(scope="module")
def mended():
    return mended_page(STREAMLITS).body.decode()


def test_streamlits_page_holds_the_one_script_that_was_looked_at_and_trusted():
    inline = re.findall(r"<script(?![^>]*src=)[^>]*>(.*?)</script>", STREAMLITS, re.DOTALL)
    assert [script.strip() for script in inline] == OWN_SCRIPTS_OF_STREAMLIT


def test_every_script_in_the_page_is_in_the_policy(mended):
    inline = re.findall(r"<script(?![^>]*src=)[^>]*>", mended)
    page = mended_page(STREAMLITS)
    assert len(set(page.script_hashes)) == len(inline) == 2 + len(OWN_SCRIPTS_OF_STREAMLIT)
    policy = content_policy(page.script_hashes, {"type": "http", "headers": []})
    assert all(f"'{one}'" in policy for one in page.script_hashes)


def test_a_script_that_changes_is_another_page_with_another_hash():
    changed = mended_page(STREAMLITS.replace("prerenderReady = false", "prerenderReady = true"))
    assert changed.script_hashes != mended_page(STREAMLITS).script_hashes
    assert changed.etag != mended_page(STREAMLITS).etag


def test_nothing_english_is_left_in_the_page(mended):
    assert '<html lang="sv">' in mended
    assert "<title>Finsam i siffror</title>" in mended
    assert "JavaScript to run" not in mended
    assert mended.count("<noscript>") == 1


def test_the_policy_lets_no_text_become_a_script():
    policy = content_policy([], {"type": "http", "headers": []})
    assert "script-src 'self' 'wasm-unsafe-eval';" in policy


@pytest.mark.parametrize(
    ("host", "added"),
    [
        ("finsam.example:8501", " ws://finsam.example:8501 wss://finsam.example:8501"),
        ("[::1]:8501", " ws://[::1]:8501 wss://[::1]:8501"),
        ("evil.example; script-src *", ""),
        ("", ""),
    ],
)
def test_sockets_are_allowed_to_the_host_asked_and_nothing_else_is_let_in(host, added):
    scope = {"type": "http", "headers": [(b"host", host.encode())]}
    assert f"connect-src 'self'{added};" in content_policy([], scope)
