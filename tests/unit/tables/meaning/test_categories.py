from finsam_metrics.model.drafts import RowMeaning
from finsam_metrics.model.enums import Concept, Kind, RowKind
from finsam_metrics.model.records import UNMAPPED
from finsam_metrics.tables.meaning.categories import Categories

SPELLINGS = [
    {
        "vocabulary": "budget_category",
        "section_text": "Styrelse",
        "printed_text": "Arvoden",
        "target_id": "board",
        "is_judgement": True,
    },
    {
        "vocabulary": "budget_category",
        "section_text": None,
        "printed_text": "Revision",
        "target_id": "audit",
        "is_judgement": False,
    },
    {
        "vocabulary": "budget_category",
        "section_text": None,
        "printed_text": "Sparade medel",
        "target_id": "equity",
        "is_judgement": False,
    },
    {
        "vocabulary": "priority_group",
        "section_text": None,
        "printed_text": "Unga",
        "target_id": "youth",
        "is_judgement": False,
    },
]


def found(section, label, *, row_kind=RowKind.ITEM, kind=Kind.COST, concept=None):
    meaning = RowMeaning(row_kind=row_kind, kind=kind, concept=concept)
    return Categories(SPELLINGS, {"equity": Kind.EQUITY}).find(section, label, meaning)


def test_a_label_is_known_in_its_block_or_anywhere_where_no_block_is_told():
    assert found("styrelse", " ARVODEN ") == ("board", True)
    assert found("Kostnader", "revision") == ("audit", False)


def test_an_unknown_label_is_unmapped_and_never_guessed():
    assert found("Insatser", "Arvoden") == (UNMAPPED, False)
    assert found(None, "Unga") == (UNMAPPED, False)


def test_sums_and_kinds_that_are_no_budget_have_categories_of_their_own():
    assert found("Styrelse", "Arvoden", row_kind=RowKind.SUM) == ("subtotal", False)
    assert found(None, "Bank", kind=Kind.ASSET) == ("asset", False)


def test_a_label_known_in_its_block_goes_before_what_its_kind_says():
    assert found("Styrelse", "Arvoden", kind=Kind.RESULT) == ("board", True)


def test_the_result_of_the_year_is_one_and_other_results_are_sums():
    result = {"row_kind": RowKind.SUM, "kind": Kind.RESULT}
    assert found(None, "Årets resultat", concept=Concept.RESULT, **result) == ("result", False)
    assert found(None, "Verksamhetens nettokostnad", **result) == ("subtotal", False)


def test_rows_of_a_cash_flow_are_of_it_sums_and_the_cash_before_and_after_too():
    for row_kind, kind, concept in (
        (RowKind.SUM, Kind.CASH_FLOW, None),
        (RowKind.ITEM, Kind.ASSET, Concept.OPENING_CASH),
        (RowKind.SUM, Kind.ASSET, Concept.CLOSING_CASH),
    ):
        assert found(None, "Kassa", row_kind=row_kind, kind=kind, concept=concept) == (
            "cash-flow",
            False,
        )
    assert found(None, "Kassa", kind=Kind.ASSET, concept=Concept.CLOSING_CASH)[0] == "asset"


def test_a_category_that_holds_another_kind_is_not_the_rows():
    assert found(None, "Sparade medel", kind=Kind.COST) == (UNMAPPED, False)
    assert found(None, "Sparade medel", kind=Kind.EQUITY) == ("equity", False)
