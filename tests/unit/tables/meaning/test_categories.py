from finsam_metrics.model.drafts import RowMeaning
from finsam_metrics.model.enums import Kind, RowKind
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
        "vocabulary": "priority_group",
        "section_text": None,
        "printed_text": "Unga",
        "target_id": "youth",
        "is_judgement": False,
    },
]


def proposed(section, label, *, row_kind=RowKind.ITEM, kind=Kind.COST):
    meaning = RowMeaning(row_kind=row_kind, kind=kind)
    return Categories(SPELLINGS).find(section, label, meaning)


def test_a_label_is_proposed_in_its_block_or_anywhere_where_no_block_is_told():
    assert proposed("styrelse", " ARVODEN ") == ("board", True)
    assert proposed("Kostnader", "revision") == ("audit", False)


def test_an_unknown_label_is_unmapped_and_never_guessed():
    assert proposed("Insatser", "Arvoden") == (UNMAPPED, False)
    assert proposed(None, "Unga") == (UNMAPPED, False)


def test_sums_and_kinds_that_are_no_budget_have_categories_of_their_own():
    assert proposed("Styrelse", "Arvoden", row_kind=RowKind.SUM) == ("subtotal", False)
    assert proposed(None, "Bank", kind=Kind.ASSET) == ("asset", False)
