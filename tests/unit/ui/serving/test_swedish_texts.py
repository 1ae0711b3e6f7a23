import json
import re
from pathlib import Path

import pytest

from finsam_metrics.ui.serving import page
from finsam_metrics.ui.serving.assets import STATIC

DICTIONARY = json.loads(
    (Path(page.__file__).parent / "swedish_texts.json").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def streamlits_scripts():
    scripts = (STATIC / "static" / "js").glob("*.js")
    return "".join(script.read_text(encoding="utf-8") for script in scripts)


def test_every_english_text_is_one_that_streamlit_says(streamlits_scripts):
    told = [*DICTIONARY["texts"], *DICTIONARY["hidden"]]
    assert [
        text for text in told if not any(f"{q}{text}{q}" in streamlits_scripts for q in "`\"'")
    ] == []


def test_no_swedish_text_is_translated_again():
    english = DICTIONARY["texts"]
    patterns = [re.compile(pattern) for pattern, _ in DICTIONARY["patterns"]]
    again = [text for text in english.values() if english.get(text, text) != text]
    again += [t for t in english.values() if any(p.fullmatch(t) for p in patterns)]
    assert again == []


def test_the_dictionary_stands_in_the_page():
    body = page.mended_page("<head></head>").body.decode()
    assert "SWEDISH_TEXTS" not in body
    assert '"Page not found": "Sidan finns inte"' in body
