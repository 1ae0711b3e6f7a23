"""What a pack says: the parts in order, and the same figures as the database."""

import datetime as dt

import pytest

from finsam_metrics.reports.pack.descriptions import Description, DescriptionError, View
from finsam_metrics.reports.pack.making import documents_of, make_pack
from finsam_metrics.reports.pack.parts import PARTS, USUAL

FOUR = "vastra-malardalen,vasteras,norra-vastmanland,kramfors"


def exhibits(pack, part):
    return [
        shown.exhibit
        for section in pack.sections
        if section.part == part
        for shown in section.shown
    ]


def test_the_parts_stand_in_the_order_that_was_asked(pack_of):
    pack = pack_of("sources", "budget", "summary")
    assert [section.part for section in pack.sections] == ["sources", "budget", "summary"]


def test_every_part_shows_something(whole):
    assert {section.part for section in whole.sections} == set(PARTS)
    for section in whole.sections:
        assert section.shown, section.part
        for shown in section.shown:
            exhibit = shown.exhibit
            assert exhibit.title
            said = (exhibit.chart, exhibit.table, exhibit.absent or None, exhibit.subtitle or None)
            assert any(one is not None for one in said), exhibit.title


def test_the_usual_pack_has_the_parts_of_a_county_meeting():
    assert (
        *("summary", "budget", "development", "financing", "groups", "initiatives"),
        *("trainings", "cost-split", "findings", "sources", "words"),
    ) == USUAL


def test_every_picture_is_told_in_words_and_has_a_table_or_one_beside_it(whole):
    for section in whole.sections:
        for shown in section.shown:
            if shown.exhibit.chart is not None:
                assert len(shown.exhibit.alt_text) > 20
        assert any(shown.exhibit.table is not None for shown in section.shown), section.part


def test_total_costs_are_those_that_the_plans_state(pack_of):
    (_, brief) = exhibits(pack_of("summary", matt="tkr"), "summary")
    assert dict(brief.table.frame.select("association_id", "total_sek").iter_rows()) == {
        "vastra-malardalen": 3_000_000,
        "vasteras": 14_405_000,
        "norra-vastmanland": None,
        "kramfors": 2_580_000,
    }


AMOUNTS = {
    "parts": "value",
    "matrix": "value",
    "areas": "value",
    "years": "total_sek",
    "parties": "amount_sek",
    "means": "amount_sek",
    "municipalities": "amount_sek",
    "initiatives": "amount_sek",
    "spend": "amount_sek",
    "events-vasteras-2014": "cost_sek",
    "key-vastmanland-2014": "amount_sek",
    "pair": "value",
}
NETTED = "financial"  # costs less income, so not the sum of its rows


def test_every_amount_of_a_pack_is_what_its_printed_rows_in_the_database_make(pack_of, data):
    printed = dict(data.origins.select("origin_id", "amount_sek").iter_rows())
    tried = dict.fromkeys(AMOUNTS, 0)
    in_amounts = [part for part in PARTS if part != "profile"]  # which shows shares
    for section in pack_of(*in_amounts, matt="tkr").sections:
        for key, cell in (
            (shown.exhibit.key, cell)
            for shown in section.shown
            if shown.exhibit.key in AMOUNTS
            for cell in shown.exhibit.asks.iter_rows(named=True)
        ):
            amount, origins = cell[AMOUNTS[key]], cell["origin_ids"]
            if amount is None or not origins or NETTED in str(cell.get("row_id")):
                continue
            assert abs(float(amount)) == pytest.approx(
                abs(float(sum(printed[origin] for origin in origins))), abs=0.5
            ), (key, cell)
            tried[key] += 1
    assert all(tried.values()), tried
    assert sum(tried.values()) > 150


@pytest.mark.parametrize(
    ("part", "key", "column", "table", "its"),
    [
        ("findings", "findings", "message", "finding", "message"),
        ("sources", "sources", "sha256", "document", "sha256"),
        ("words", "words", "explanation", "glossary", "explanation"),
        ("meetings", "meetings", "date", "meeting", "date"),
        ("goals", "measured", "goal_summary", "goal", "goal_summary"),
        ("groups", "groups", "group_name", "common_group", "group_name"),
        ("trainings", "trainings", "title", "training", "title"),
        ("cost-split", "key-vastmanland-2014", "amount_sek", "allocation_key_share", "amount_sek"),
    ],
)
def test_what_a_part_lists_stands_in_the_database(pack_of, data, part, key, column, table, its):
    (shown,) = [one for one in exhibits(pack_of(*PARTS), part) if one.key == key]
    listed = set(shown.table.frame[column])
    assert listed
    assert listed <= set(data[table][its])


def test_years_make_a_part_of_one_year_anew_for_each(pack_of):
    pack = pack_of("budget", "development", years=(2014, 2021))
    assert [section.title for section in pack.sections] == [
        "Budget 2014",
        "Budget 2021",
        "Utveckling",
    ]


def test_a_view_that_was_added_from_its_page_keeps_what_was_chosen_there(data):
    view = View(part="budget", parameters={"forbund": "kramfors", "ar": "2010", "matt": "tkr"})
    described = Description(
        choices={"forbund": FOUR, "matt": "andel"}, years=(2014, 2021), views=(view,)
    )
    (section,) = make_pack(described, data, made=dt.date(2026, 11, 30), state="x").sections
    assert section.subtitle == "Kramfors"
    assert [c.title for c in section.shown[0].exhibit.table.columns] == [
        "Post, tkr",
        "Kramfors 2010",
    ]


def test_what_has_no_share_is_in_tkr(whole):
    development = exhibits(whole, "development")[0]
    assert development.subtitle.startswith("Tusental kronor")


def test_of_which_associations_a_year_says_nothing_is_told(pack_of):
    (section,) = pack_of("budget", ar="2014").sections
    assert section.subtitle.startswith("Utan plan eller siffror för 2014:")


def test_a_year_that_nobody_states_is_said_and_no_fault(pack_of):
    (section,) = pack_of("budget", years=(1999,)).sections
    assert section.shown[0].exhibit.absent == (
        "De valda förbunden har inga siffror för 1999 som räcker.",
    )


def test_findings_stand_with_the_figures_that_they_touch(pack_of):
    pack = pack_of("financing", matt="tkr")
    said = [text for section in pack.sections for shown in section.shown for text in shown.findings]
    assert all(" 20" in text for text in said)


def test_the_words_are_those_of_the_parts_in_the_pack(pack_of):
    few, many = (
        exhibits(pack_of(*parts, "words"), "words")[0].table.frame.height
        for parts in (("goals",), ("budget", "financing", "goals"))
    )
    assert 0 < few < many


def test_every_document_that_a_figure_comes_from_is_named(whole, data):
    named = set(documents_of(whole)["document_id"])
    assert named == set(data["document"]["document_id"])


@pytest.mark.parametrize(
    ("described", "said"),
    [
        (Description(), "inga delar"),
        (Description(views=(View(part="nothing"),)), "en del som inte finns: nothing"),
        (Description(choices={"forbund": "atlantis"}, views=(View(part="budget"),)), "atlantis"),
        (Description(choices={"forbund": ""}, views=(View(part="budget"),)), "Inget förbund"),
    ],
)
def test_a_pack_of_nothing_is_refused_in_words(described, said, data):
    with pytest.raises(DescriptionError) as raised:
        make_pack(described, data, made=dt.date(2026, 11, 30), state="x")
    assert said in raised.value.swedish


def test_a_case_that_cannot_be_read_is_said_in_its_place(data):
    view = View(part="cost-split", parameters={"arende": "trasig"})
    (section,) = make_pack(
        Description(views=(view,)), data, made=dt.date(2026, 11, 30), state="x"
    ).sections
    assert section.shown[0].exhibit.title == "Beräkningen kan inte visas"


def test_who_makes_it_hears_how_far_it_has_come(data):
    heard = []
    make_pack(
        Description(views=(View(part="budget"), View(part="words"))),
        data,
        made=dt.date(2026, 11, 30),
        state="x",
        tell=lambda share, part: heard.append((share, part)),
    )
    assert heard == [(0.0, "Budget"), (0.5, "Ord"), (1.0, "")]
