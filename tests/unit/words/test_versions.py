"""The words for outcome, forecast, budget and plan."""

import pytest

from finsam_metrics.model.enums import Version
from finsam_metrics.words.column_headings import parse_heading
from finsam_metrics.words.versions import (
    VERSIONS,
    begins_version,
    names_document,
    says_version,
    version_named,
)


@pytest.mark.parametrize(("word", "version"), VERSIONS.items())
def test_every_word_of_the_table_says_what_a_column_holds_wherever_one_looks(word, version):
    assert says_version(word)
    heading = parse_heading(f"{word.capitalize()} 2024")
    assert heading is not None
    assert (heading.year, heading.version) == (2024, version)


@pytest.mark.parametrize("word", ["Driftbudget", "Helårsprognosen", "Nettoutfall"])
def test_a_longer_word_says_it_too(word):
    assert says_version(word)


@pytest.mark.parametrize("word", ["Utförande", "Planering", "Handlingsplan", "Lokalplanen"])
def test_a_word_that_only_begins_alike_says_nothing(word):
    assert not says_version(word)


@pytest.mark.parametrize("word", ["Rev.", "Reviderad", "Prel", "Preliminärt", "Gällande", "Ny",
                                  "Fastställd", "Föreslagen", "Förslag"])  # fmt: skip
def test_a_word_before_the_version_begins_its_heading(word):
    assert begins_version(word)


@pytest.mark.parametrize("text", ["Verksamhetsplan 2024", "Årsredovisning 2023",
                                  "Flerårsplan för 2025"])  # fmt: skip
def test_a_title_of_a_document_is_known(text):
    assert names_document(text)


@pytest.mark.parametrize("text", ["Budget 2024", "Plan 2025", "Verksamhetsplan"])
def test_other_headings_are_no_titles_of_documents(text):
    assert not names_document(text)


@pytest.mark.parametrize(
    ("text", "version"),
    [
        ("enligt prognosen", Version.FORECAST),
        ("det budgeterade utfallet", Version.OUTCOME),
        ("bokslutet visar", Version.OUTCOME),
        ("budgeterat", Version.BUDGET),
        ("förbundet har", None),
    ],
)
def test_running_text_names_a_forecast_before_an_outcome_before_a_budget(text, version):
    assert version_named(text) is version
