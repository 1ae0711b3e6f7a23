"""The Swedish of the screen, of files and of our own data is spelled as in a dictionary."""

import os
import warnings
from pathlib import Path

import pytest
from spylls.hunspell import Dictionary

from tests.spelling.swedish_texts import all_texts, texts_of_code, words_of

FOLDERS = [Path("/usr/share/hunspell"), Path("/usr/share/myspell/dicts"), Path("/Library/Spelling")]
# Names, abbreviations and words of the field that the dictionary lacks, each read by a person.
FIELD = frozenset(Path(__file__).with_name("words.txt").read_text(encoding="utf-8").split())


@pytest.fixture(scope="session")
def dictionary():
    """The Swedish dictionary of hunspell; without it the spelling cannot be tried."""
    found = next((folder for folder in FOLDERS if (folder / "sv_SE.dic").is_file()), None)
    if found is None and os.environ.get("CI"):
        pytest.fail("there is no Swedish dictionary; install the package hunspell-sv")
    if found is None:
        pytest.skip("there is no Swedish dictionary; the package hunspell-sv has one")
    with warnings.catch_warnings():
        # The reader leaves its files to be closed when they are collected.
        warnings.simplefilter("ignore", ResourceWarning)
        return Dictionary.from_files(str(found / "sv_SE"))


@pytest.fixture(scope="session")
def misspelled(dictionary):
    """The words of texts that neither the dictionary nor the field's list knows, with a place."""

    def find(texts):
        places = {}
        for place, text in texts:
            for word in words_of(text):
                places.setdefault(word, place)
        return {
            word: place
            for word, place in places.items()
            if word not in FIELD and not dictionary.lookup(word)
        }

    return find


def test_every_swedish_word_is_spelled_as_in_the_dictionary(misspelled):
    assert misspelled(all_texts()) == {}


@pytest.mark.parametrize(
    ("code", "word"),
    [
        ('st.info("Kostnadena är inte fördelade")', "Kostnadena"),
        ('answer = f"{name} har en budgett för {year}"', "budgett"),
        ('Column(name="x", title="Invåndare")', "Invåndare"),
        ('components.note("Försäkringskasan, regionen och", "kommunerna")', "Försäkringskasan"),
        ('text = "medlems" "bidragg för året"', "medlemsbidragg"),
    ],
)
def test_a_misspelled_word_is_found(misspelled, code, word):
    assert list(misspelled(texts_of_code(code, "x.py"))) == [word]


@pytest.mark.parametrize(
    "code",
    [
        '"""Kostnadena som en docstring."""',
        'raise ValueError("Kostnadena går inte att läsa")',
        'pl.col("kostnadena")',
        'key = "data/kostnadena/x.csv"',
        'text = f"{noun}er och {verb}r på sidan"',
        'text = "Planen skriver ”försörjningsmättet” om måttet"',
    ],
)
def test_what_is_no_text_on_the_screen_is_not_spelled(misspelled, code):
    assert misspelled(texts_of_code(code, "x.py")) == {}


def test_texts_come_from_code_data_and_the_words_of_the_frame():
    places = {place.rpartition(":")[0] or place for place, _ in all_texts()}
    for part in (
        "pages/",
        "finsam_metrics/ui/",
        "finsam_metrics/metrics/answers/",
        "finsam_metrics/checks/",
        "finsam_metrics/shared_costs/",
        "finsam_metrics/reports/",
        "finsam_metrics/charts/",
        "data/reference/",
        "data/vocabulary/",
        "data/plans/",
        "swedish_texts.json",
        "invoice.typ",
        "questions.md",
    ):
        assert any(place.startswith(part) for place in places), part


def test_the_list_of_the_field_holds_only_words_that_are_used_and_that_the_dictionary_lacks(
    dictionary,
):
    used = {word for _, text in all_texts() for word in words_of(text)}
    assert used >= FIELD
    assert [word for word in sorted(FIELD) if dictionary.lookup(word)] == []
