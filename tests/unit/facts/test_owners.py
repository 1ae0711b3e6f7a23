import pytest

from finsam_metrics.facts.owners import find_owners, owner_of

NAMES = ("Gläntan", "Ris-Flis", "Vändpunkten")


@pytest.fixture
def owner(passages):
    """Owner, partner and line that a text states for an initiative."""

    def find(name, text):
        one = owner_of(name, NAMES, find_owners(passages(text)))
        return None if one is None else (one.owner_text, one.partner_text, one.line)

    return find


def test_an_owner_stands_after_the_name_of_the_initiative(owner):
    text = "Gläntan växer. Projektets huvudägare: Ekby kommun i samarbete med Arbetsförmedlingen."
    assert owner("Gläntan", text) == ("Ekby kommun", "Arbetsförmedlingen", 1)
    assert owner("Vändpunkten", text) is None


def test_an_owner_may_stand_in_the_passage_below(owner):
    text = "Gläntan växer.\n\nProjektägare är Regionen."
    assert owner("Gläntan", text) == ("Regionen", None, 3)


def test_an_owner_is_of_the_initiative_named_last_before_it(owner):
    text = "Två projekt är Vändpunkten och Gläntan. Gläntan växer. Huvudman är Viks kommun."
    assert owner("Gläntan", text) == ("Viks kommun", None, 1)
    assert owner("Vändpunkten", text) is None


def test_a_name_may_be_written_out(owner):
    text = "Projektet Ris till Flis växer. Huvudägare: Ekby kommun med Regionen som medpartner."
    assert owner("Ris-Flis", text) == ("Ekby kommun", "Regionen", 1)
