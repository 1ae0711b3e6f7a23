"""Cases of shared costs, opened on their page."""

import pytest

from finsam_metrics.shared_costs.case_links import pack_case

PATH = "kostnadsfordelning"
AGREED = (
    "Andelen är 60 000 kr för Västra Mälardalen, 100 000 kr för Västerås och "
    "100 000 kr för Norra Västmanland"
)
SMALL = {
    "title": "Gemensam kurs",
    "year": 2014,
    "parties": ["vasteras", "norra-vastmanland", "regionen"],
    "names": {"regionen": "Regionen"},
    "key": {"method": "two_part", "fixed_sek": "0"},
    "lines": [
        {
            "title": "Kurs",
            "amount_sek": "900.00",
            "payers": {"vasteras": "900.00"},
            "participants": {
                "planned": {"vasteras": 10, "norra-vastmanland": 20, "regionen": 30},
                "actual": {"vasteras": 20, "norra-vastmanland": 20, "regionen": 20},
            },
        }
    ],
}
TWO_PART = SMALL | {
    "key": {"method": "two_part", "fixed_share": "1/2"},
    "lines": [SMALL["lines"][0] | {"amount_sek": "87500.00", "payers": {"vasteras": "87500.00"}}],
}


def plainly(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


def headings(visit):
    return [plainly(heading.value).replace("\\", "") for heading in visit.app.subheader]


def unfold(visit, panel):
    """Unfold a panel, whose content is drawn then."""
    visit.app.session_state[panel] = True
    visit.app.run()
    return visit


def key_of(visit):
    (key,) = [box for box in visit.app.selectbox if box.label == "Fördelningsnyckel"]
    return key


@pytest.fixture
def small(open_page):
    return open_page(PATH, arende=pack_case(SMALL))
