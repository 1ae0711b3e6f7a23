"""Texts that Streamlit would make links, icons or arrows of are read as they stand."""

import pytest

from benchmarks.serving.servers import served
from finsam_metrics.model.paths import PROJECT_ROOT
from tests.unit.ui.parts.test_markdown import SHOWN_AS_THEY_STAND

pytestmark = pytest.mark.browser

SCRIPT = """
import polars as pl
import streamlit as st
from finsam_metrics.ui.parts.markdown import plain
texts = {texts!r}
for text in texts:
    st.markdown(plain(text))
    st.header(plain(text), anchor=False)
    st.caption(plain(text))
st.table(pl.DataFrame({{"a": [plain(text) for text in texts]}}), hide_index=True)
"""
SEEN = """selector => [...document.querySelectorAll(selector)]
  .map(element => element.innerText.replaceAll('\\u2060', '').trim())"""
MADE = "() => document.querySelectorAll('[data-testid=stMain] :is(a, ul, ol, hr, em, code)').length"


@pytest.fixture(scope="module")
def page(browser, tmp_path_factory):
    """A page of odd texts, each as paragraph, heading, caption and cell."""
    folder = tmp_path_factory.mktemp("texts")
    script = folder / "texts.py"
    script.write_text(SCRIPT.format(texts=list(SHOWN_AS_THEY_STAND)), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(PROJECT_ROOT))
        with served(script, folder) as url:
            opened = browser.new_page()
            opened.goto(url)
            opened.wait_for_selector("table")
            yield opened
            opened.close()


@pytest.mark.parametrize("selector", ["p", "h2", "small, [data-testid=stCaptionContainer] p", "td"])
def test_odd_texts_are_seen_as_they_stand(page, selector):
    seen = page.evaluate(SEEN, f"[data-testid=stMain] :is({selector})")
    assert [text for text in SHOWN_AS_THEY_STAND if text not in seen] == []


def test_nothing_was_made_of_them(page):
    assert page.evaluate(MADE) == 0
