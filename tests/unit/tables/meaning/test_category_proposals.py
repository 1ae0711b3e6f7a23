import pytest

from finsam_metrics.model.enums import Basis, Kind, RowKind, Statement, Version
from finsam_metrics.model.records import UNMAPPED, BudgetLine
from finsam_metrics.tables.meaning.category_proposals import Certainty, propose_categories

SPELLINGS = [
    {"vocabulary": "budget_category", "printed_text": text, "target_id": category}
    for text, category in (
        ("Flätan fas 1", "individual"),
        ("Konferenser", "board"),
        ("Drivhuset och Navet", "structural"),
        ("Överskottsfonden", "equity"),
    )
]


def line(label, number, *, section=None, table="Budget 2024", kind=Kind.COST, category=UNMAPPED):
    return BudgetLine(
        figure_id=f"t1-r{number}-c1",
        statement=Statement.BUDGET,
        table_text=table,
        section_text=section,
        row_number=number,
        line_text=label,
        row_kind=RowKind.ITEM,
        kind=kind,
        category_id=category,
        is_judgement=False,
        judgement_text=None,
        part_of=None,
        concept=None,
        year=2024,
        version=Version.BUDGET,
        column_text="Budget 2024",
        printed_text="100",
        unit="tkr",
        printed_amount_sek=100_000,
        amount_sek=100_000,
        is_approximate=False,
        basis=Basis.PRINTED,
        page=None,
        line=number,
    )


def proposed(*labels, **told):
    """What is proposed for the rows of one block, by label."""
    lines = [line(label, number, **told) for number, label in enumerate(labels, start=1)]
    found = propose_categories(lines, SPELLINGS, {"equity": Kind.EQUITY})
    return {one.line_text: found.get(one.figure_id) for one in lines}


def categories(*labels, **told):
    return {
        label: one.category_id if one else None for label, one in proposed(*labels, **told).items()
    }


def test_the_words_of_a_row_say_what_it_may_be_and_why():
    (found,) = proposed("Hemsida", section="Administration").values()
    assert (found.category_id, found.certainty) == ("communication", Certainty.HIGH)
    assert found.reason_text == "Raden nämner ”hemsida” och står under ”Administration”."


def test_what_cannot_stand_in_a_block_is_not_proposed_there():
    assert categories("Konferenser och kurser", section="Styrelsen") == {
        "Konferenser och kurser": "board"
    }
    assert categories("Konferenser och kurser", section="Insatser") == {
        "Konferenser och kurser": "training-local"
    }


def test_the_audit_and_the_board_may_stand_in_any_block():
    assert categories("Revisorer", "Arvoden", section="Gemensam administration") == {
        "Revisorer": "audit",
        "Arvoden": "board",
    }


def test_a_row_that_says_nothing_is_what_its_block_is():
    found = proposed("Diverse", section="Kansli")["Diverse"]
    assert (found.category_id, found.certainty) == ("administration", Certainty.LOW)
    assert found.reason_text == "Raden står under ”Kansli”."


def test_a_row_that_says_nothing_is_left_open_where_its_block_is_of_several_things():
    assert categories("Diverse", section="Styrelse och kansli") == {"Diverse": None}
    assert categories("Flaggan", section=None) == {"Flaggan": None}


def test_a_name_is_what_most_rows_of_its_block_are():
    found = categories(
        "Ungdomscoacher", "Arbetsträning", "Rehabteam", "Flaggan", section="Insatser"
    )
    assert found["Flaggan"] == "individual"


def test_a_name_is_left_open_where_the_block_is_divided():
    found = categories(
        "Ungdomscoacher", "Metodstöd", "Processtöd", "Teamet", "Flaggan", section="Insatser"
    )
    assert found["Flaggan"] is None


def test_rows_that_are_known_count_too():
    lines = [
        *(
            line(f"Känd {number}", number, section="Projekt", category="structural")
            for number in (1, 2, 3)
        ),
        line("Flaggan", 4, section="Projekt"),
    ]
    assert {key: one.category_id for key, one in propose_categories(lines, [], {}).items()} == {
        "t1-r4-c1": "structural"
    }


def test_a_row_that_goes_on_under_the_same_name_is_what_it_was():
    found = proposed("Flätan fas 1, fortsättning", section="Insatser").popitem()[1]
    assert (found.category_id, found.certainty) == ("individual", Certainty.HIGH)
    assert found.reason_text == "Raden liknar ”Flätan fas 1” i en granskad plan."


def test_a_label_that_was_reviewed_for_its_block_alone_is_like_no_other():
    assert categories("Konferenser, resor", section=None) == {
        "Konferenser, resor": "training-local"
    }


def test_a_heading_that_says_the_direction_goes_before_words_of_the_other():
    assert categories("Metodstöd", "Stegen", section="Individinriktade insatser") == {
        "Metodstöd": "individual",
        "Stegen": "individual",
    }


def test_income_is_told_by_whom_it_is_from_alone():
    assert categories("Storköpings kommun", "Bidraget", kind=Kind.INCOME) == {
        "Storköpings kommun": "income-municipality",
        "Bidraget": None,
    }


@pytest.mark.parametrize("kind", [Kind.ASSET, Kind.RESULT])
def test_nothing_is_proposed_for_what_is_neither_cost_nor_income(kind):
    assert categories("Hemsida", kind=kind) == {"Hemsida": None}


def test_a_row_with_a_category_has_no_proposal():
    assert propose_categories([line("Hemsida", 1, category="administration")], [], {}) == {}


def test_every_column_of_a_row_has_the_same_proposal():
    lines = [line("Hemsida", 1), line("Hemsida", 2)]
    assert len(set(propose_categories(lines, [], {}).values())) == 1


def test_a_member_alone_is_no_cost_of_any_kind():
    assert categories("Försäkringskassan", "Försäkringar") == {
        "Försäkringskassan": None,
        "Försäkringar": "administration",
    }


def test_a_category_that_holds_no_costs_is_not_proposed_for_one():
    assert proposed("Överskottsfonden")["Överskottsfonden"] is None
