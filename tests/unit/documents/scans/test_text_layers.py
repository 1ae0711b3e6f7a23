"""A text layer is kept where the picture says the same."""

import pytest

from finsam_metrics.documents.scans.text_layers import says_the_same
from finsam_metrics.model.sources import Box, Word

TEXTS = ("Arvoden", "1", "250", "Hyra", "12,5", "Summa", "-42")


def layer(angle: int = 0) -> list[Word]:
    return [
        Word(text=text, box=Box(left=10, top=n, right=50, bottom=n + 9), angle=angle)
        for n, text in enumerate(TEXTS)
    ]


@pytest.mark.parametrize(("change", "is_same"), [({}, True), ({"250": "Z5O", "-42": "A2"}, False)])
def test_words_are_tried_against_the_picture(change, is_same):
    texts = [change.get(text, text) for text in TEXTS]
    figures = [text for text in texts if any(map(str.isdigit, TEXTS[texts.index(text)]))]
    assert says_the_same(layer(), 1.0, lambda _: [*figures, *texts]) is is_same


def test_too_few_words_and_words_that_are_turned_are_not_taken_for_the_same():
    assert not says_the_same(layer()[:1], 1.0, lambda _: ["Arvoden"])
    assert not says_the_same(layer(90), 1.0, lambda _: list(TEXTS))
