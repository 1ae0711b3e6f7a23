"""The page about meetings: what is dated, what is not, and which days are free."""

import pytest

from finsam_metrics.pipeline import build

SILENT = "Det är inte samma sak som att inga möten hålls."


def plain(text):
    """The text without the signs that keep Markdown away."""
    return text.replace("\\", "")


def headings(visit):
    """The conclusions under the first."""
    return [plain(heading.value) for heading in visit.app.subheader]


def notes(visit):
    """The facts under the pictures."""
    return " ".join(plain(text.value) for text in visit.app.markdown)


def test_every_dated_meeting_is_in_the_table_with_its_place(open_page, tables):
    visit = open_page("moten")
    shown = visit.table("Dag")
    stated = tables["meeting"].sort("date")
    assert shown.index.to_list() == [str(date) for date in stated["date"]]
    assert shown["Plats"].to_list() == stated["place"].to_list()
    assert set(shown["Krockar med"]) == {"inget"}
    assert visit.answer == "16 möten 2012 i Västra Mälardalen, inga krockar"


def test_associations_without_known_meetings_are_named(open_page):
    assert "Ingen plan för 2012 är inläst: Västerås, Norra Västmanland och Kramfors" in notes(
        open_page("moten")
    )


@pytest.mark.parametrize(
    ("filters", "answer", "hint"),
    [
        ({"forbund": "kramfors"}, "Ingen av de valda planerna anger mötesdagar", SILENT),
        (
            {"ar": "2021"},
            "Ingen av de valda planerna anger mötesdagar för 2021",
            f"{SILENT} Mötesdagar är kända för 2012: öppna Urval och välj år.",
        ),
    ],
)
def test_without_dated_meetings_the_silence_is_explained(open_page, filters, answer, hint):
    visit = open_page("moten", **filters)
    assert visit.answer == answer
    assert [info.value for info in visit.app.info] == [hint]
    assert not visit.app.get("vega_lite_chart")
    assert not visit.app.table


def test_the_period_stands_in_the_address_and_chooses_the_free_days(open_page):
    whole, spring = open_page("moten"), open_page("moten", period="varen")
    assert headings(whole) == ["205 vardagar 2012 passar för gemensamma möten"]
    assert headings(spring)[0].endswith("2012 under våren passar för gemensamma möten")
    months = spring.table("Månad").index.to_list()
    assert months == ["januari", "februari", "mars", "april", "maj", "juni"]
    assert "juli" not in whole.table("Månad").index
    assert open_page("moten", period="x").address.get("period") is None


def test_the_meetings_can_be_taken_to_a_calendar(open_page):
    buttons = [button.proto.label for button in open_page("moten").app.get("download_button")]
    assert "Hämta till kalender (ics)" in buttons


def test_clashes_between_associations_are_told(open_page, small_plans):
    def held(body, date):
        return {"body": body, "date": date, "line": "10"}

    small_plans.write(meeting=[held("styrelse", "2014-03-05"), held("styrelse", "2014-05-07")])
    small_plans.write(association_id="vastra-malardalen", meeting=[held("styrelse", "2014-03-05")])
    small_plans.write(association_id="norra-vastmanland", goal=[{}])
    build(small_plans.paths)
    visit = open_page("moten", data=small_plans.paths)
    assert visit.answer == "Tre möten 2014 i Västra Mälardalen och Västerås, krock en dag"
    assert visit.table("Dag")["Krockar med"].to_list() == [
        "Styrelse, Västerås",
        "Styrelse, Västra Mälardalen",
        "inget",
    ]
    assert "Planen för 2014 anger inga mötesdagar: Norra Västmanland" in notes(visit)


def test_an_asked_meeting_shows_where_it_is_printed(open_page):
    visit = open_page("moten", fraga="meetings.vastra-malardalen-2012.styrelse.2012-02-24")
    (answer,) = visit.app.get("dialog")
    assert any("textens rad 52" in text.value for text in answer.markdown)
