"""A word is found in whatever form it stands; words that differ stay apart."""

import pytest

from finsam_metrics.words.stems import stem, words_in


@pytest.mark.parametrize(
    "forms",
    [
        "utbildning utbildningar utbildningen utbildningarna utbildningarnas utbildnings",
        "insats insatsen insatser insatserna insatsernas",
        "grupp grupper gruppen grupperna gruppernas",
        "mål målen målens",
        "förbund förbunden förbunds förbundet",
        "styrelse styrelser styrelsen styrelsens styrelserna",
        "kommun kommuner kommunen kommunernas",
        "deltagare deltagaren deltagarna deltagarnas",
        "möte möten mötet mötena",
        "kostnad kostnader kostnaden kostnaderna",
        "budget budgeten budgetar",
        "samverkan samverkans",
    ],
)
def test_the_forms_of_a_word_have_one_stem(forms):
    assert len({stem(form) for form in forms.split()}) == 1


def test_words_that_differ_have_stems_that_differ():
    words = "mål mall må region revision utbildning utbetalning grupp grund åldrar ålder ar år är"
    stems = [stem(word) for word in words.split()]
    assert len(set(stems)) >= len(stems) - 1  # "ålder" and "åldrar" may be one


@pytest.mark.parametrize("word", ["", "s", "en", "ar", "é", "123", "ß", "i" * 500])
def test_any_text_has_a_stem_that_stays_as_it_is(word):
    assert stem(stem(word)) == stem(word)


def test_words_are_told_by_their_letters_and_digits():
    assert words_in("Ris-Flis, ÅÄÖ: 2014!") == ["ris", "flis", "åäö", "2014"]
