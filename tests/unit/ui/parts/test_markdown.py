"""Text from the data is shown as it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsam_metrics.ui.parts.markdown import plain

# Everything that Streamlit's Markdown has been seen to make something else of.
SHOWN_AS_THEY_STAND = (
    "- Styrelse",
    "+ Styrelse",
    "* Styrelse",
    "1. Styrelse",
    "12) Styrelse",
    "# Styrelse",
    "> Styrelse",
    "---",
    "===",
    "www.example.se",
    "https://example.se/a_b",
    "HTTP://EXAMPLE.SE",
    "namn@example.se",
    ":material/home:",
    ":smile: och :red[rött]",
    ":streamlit:",
    "a -> b <- c <-> d",
    "a -- b >= c <= d ~= e",
    "&amp; &lt;b&gt;",
    "<b>fet</b>",
    "$x$ och $$y$$",
    "`kod` och ~~struket~~",
    "[länk](http://example.se) ![bild](x.png)",
    r"C:\temp\*",
    "| a | b |",
    "_kursiv_ **fet**",
    "2. - dubbel",
    "Kl. 10:30, 3:e mötet",
)


@pytest.mark.parametrize("text", SHOWN_AS_THEY_STAND)
def test_the_signs_of_a_text_are_kept(text):
    shown = plain(text).replace("\N{WORD JOINER}", "")
    assert "".join(part.replace("\\", "") for part in shown.split(r"\\")) == text.replace("\\", "")


def test_line_breaks_and_runs_of_spaces_are_one_space_and_no_break_spaces_stay():
    assert plain("Styrelse\n\n- och\tkansli") == "Styrelse - och kansli"
    assert plain("    5\N{NO-BREAK SPACE}000 kr") == "5\N{NO-BREAK SPACE}000 kr"


@given(st.text(max_size=60))
def test_no_text_keeps_a_sign_of_markup_without_its_backslash(text):
    written = plain(text).replace(r"\\", "")
    for place, sign in enumerate(written):
        assert sign not in "`*_{}[]$~:#<>|&" or written[place - 1] == "\\"
