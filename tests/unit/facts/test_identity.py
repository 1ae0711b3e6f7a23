from datetime import date

import pytest

from finsam_metrics.facts.identity import find_identity


@pytest.fixture
def identity(passages, vocabulary):
    """Whose plan a text is."""
    return lambda text: find_identity(passages(text), vocabulary)


@pytest.mark.parametrize(
    ("text", "association_id", "year", "title"),
    [
        (
            "Samordningsförbundet Sjöbygden\n\nVerksamhetsplan och budget 2019",
            "sjobygden",
            2019,
            "Verksamhetsplan och budget 2019",
        ),
        (
            "# Verksamhetsplan 2020 Samordningsförbundet Sjöbygden",
            "sjobygden",
            2020,
            "Verksamhetsplan 2020",
        ),
        (
            "VERKSAMHETSPLAN FÖR NORRA SJÖBYGDENS SAMORDNINGSFÖRBUND ÅR 2018",
            "norra-sjobygden",
            2018,
            "VERKSAMHETSPLAN FÖR NORRA SJÖBYGDENS SAMORDNINGSFÖRBUND ÅR 2018",
        ),
        (
            "Samordningsförbundet i Sjöbygden\nMål och budget 2021-2023",
            "sjobygden",
            2021,
            "Mål och budget 2021-2023",
        ),
        ("Samordningsförbundet Fjället\n\nAktivitetsplan 2017", None, 2017, "Aktivitetsplan 2017"),
        ("Vad vi vill göra\n\nUnder 2016 ska vi samverka. Efter 2016 ser vi.", None, 2016, None),
    ],
)
def test_a_document_says_whose_plan_it_is(identity, text, association_id, year, title):
    found = identity(text)
    assert (found.association_id, found.budget_year, found.title) == (association_id, year, title)


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("Verksamhetsplan 2019 3", "Verksamhetsplan 2019"),
        ("Verksamhetsplan och budget 2019\t12", "Verksamhetsplan och budget 2019"),
        ("Verksamhetsplan 2019 1 (14)", "Verksamhetsplan 2019"),
        ("Verksamhetsplan 2019 Sida 2 av 14", "Verksamhetsplan 2019"),
        ("Verksamhetsplan sid. 2", "Verksamhetsplan"),
        ("Verksamhetsplan ........ 3", "Verksamhetsplan"),
        ("Delårsrapport 2", "Delårsrapport 2"),
        ("Mål och budget 2021-2023", "Mål och budget 2021-2023"),
        ("Årsredovisning 2019/2020", "Årsredovisning 2019/2020"),
    ],
)
def test_the_page_number_beside_a_title_is_no_part_of_it(identity, printed, title):
    assert identity(printed).title == title


def test_an_association_that_we_do_not_know_keeps_its_name(identity):
    assert identity("Samordningsförbundet Fjället\n\nBudget 2017").association_text == (
        "Samordningsförbundet Fjället"
    )


@pytest.mark.parametrize(
    ("text", "day", "phase"),
    [
        ("Beslutad 2018-11-30", date(2018, 11, 30), "adopted"),
        ("Fastställd av styrelsen den 30 november 2018", date(2018, 11, 30), "adopted"),
        ("Antagen av förbundsstyrelsen 2018-11-30, § 45", date(2018, 11, 30), "adopted"),
        (
            "Styrelsen beslutade 2018-11-30, § 45, om verksamhetsplan och budget.",
            date(2018, 11, 30),
            "adopted",
        ),
        ("Styrelsen beslutade 2018-05-02 att anställa en samordnare.", None, None),
        ("Beslut 2018-11-30. Reviderad 2019-02-15", date(2019, 2, 15), "revised"),
        ("Ekby den 30 november 2018", date(2018, 11, 30), "adopted"),
        ("Förslag till verksamhetsplan", None, "proposal"),
        ("Styrelsen beslutade vid styrelsemöte 2018-05-02 om ett projekt", None, None),
        ("Förbundet bildades den 1 maj 2010", None, None),
    ],
)
def test_the_decision_is_the_day_that_its_words_name(identity, text, day, phase):
    found = identity(f"Verksamhetsplan 2019\n\n{text}")
    assert (found.decided_date, found.phase) == (day, phase)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Dnr: 2018/12-SFV", "2018/12-SFV"),
        ("Diarienummer SFS 2018:14", "SFS 2018:14"),
        ("Dnr 34/2018", "34/2018"),
        ("Telefon 0220-12 34 56", None),
    ],
)
def test_the_registry_number_stands_after_its_word(identity, text, number):
    assert identity(f"Verksamhetsplan 2019\n{text}").registry_number == number


def test_the_registry_number_may_stand_in_the_paragraph_after_its_word(identity):
    text = "Verksamhetsplan 2019\n\nBilaga 12 Dnr:\n\n2018/12-SFV Budget 2019"
    assert identity(text).registry_number == "2018/12-SFV"
