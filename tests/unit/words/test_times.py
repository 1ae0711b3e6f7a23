import pytest

from finsam_metrics.words.times import when_at_end


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Motiverande samtal för handläggare, våren", "våren"),
        ("Bemötande, halvdag – i september 2024", "i september 2024"),
        ("Bemötande, v. 12", "v. 12"),
        ("Bemötande, 19/2.", "19/2"),
        ("Bemötande i september", None),
        ("Våren", None),
    ],
)
def test_words_for_when_may_end_a_text_after_a_comma(text, when):
    assert when_at_end(text) == when
