"""The page about meetings: what is dated, what is not, and which days are free."""

from finsam_metrics.pipeline import build

SILENT = "Det är inte samma sak som att inga möten hålls"


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


def test_where_nothing_is_known_the_silence_is_explained_and_days_can_still_be_planned(open_page):
    visit = open_page("moten", forbund="kramfors", kalender="2027")
    assert visit.answer == "Ingen av de valda planerna anger mötesdagar för 2027"
    assert SILENT in notes(visit)
    assert headings(visit) == ["223 vardagar 2027 är fria, men inga möten är kända"]
    assert len(visit.app.get("vega_lite_chart")) == 1


def test_the_calendar_opens_where_there_are_meetings_and_says_so(open_page):
    visit = open_page("moten", ar="2021")
    assert visit.answer == "16 möten 2012 i Västra Mälardalen, inga krockar"
    assert "Inga mötesdagar är kända för 2021: kalendern visar 2012" in notes(visit)


def test_years_that_hold_meetings_are_marked_and_coming_years_can_be_planned(open_page):
    years = open_page("moten").app.selectbox(key="kalender").options
    assert "2012 · 16 möten" in years
    assert {"2026", "2027", "2028"} <= set(years)


def test_weekdays_and_busy_days_stand_in_the_address_and_leave_the_free_days(open_page):
    visit = open_page("moten", kalender="2027", veckodagar="2,4", upptaget="v. 9, 16/3")
    days = visit.table("Månad")["Dagar"]
    assert headings(visit)[0].startswith("86 tisdagar och torsdagar 2027")
    assert days["mars"] == "9, 11, 18, 23, 30"
    assert visit.address["veckodagar"] == "2,4"
    assert visit.address["upptaget"] == "v. 9, 16/3"


def test_what_is_no_day_is_named_and_nothing_is_lost(open_page):
    visit = open_page("moten", kalender="2027", upptaget="30/2")
    (error,) = visit.app.error
    assert error.value.startswith("”30/2” är ingen dag 2027. Skriv dagar som 14/3")
    assert headings(visit)[0].startswith("223 vardagar 2027")


def test_the_period_stands_in_the_address_and_chooses_the_free_days(open_page):
    whole, spring = open_page("moten"), open_page("moten", period="varen")
    assert headings(whole) == [
        "205 vardagar 2012 är fria från kända möten. Möten är kända för 1 av 4 förbund"
    ]
    assert " vardagar 2012 under våren är fria från kända möten" in headings(spring)[0]
    months = spring.table("Månad").index.to_list()
    assert months == ["januari", "februari", "mars", "april", "maj", "juni"]
    assert "juli" not in whole.table("Månad").index
    assert open_page("moten", period="x").address.get("period") is None


def test_the_meetings_can_be_taken_to_a_calendar(open_page):
    buttons = [button.proto.label for button in open_page("moten").app.get("download_button")]
    assert {"Hämta mötena till kalender (ics)", "Hämta de fria dagarna till kalender (ics)"} <= set(
        buttons
    )


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
    assert any("rad 52 i textversionen" in text.value for text in answer.markdown)


def test_a_calendar_year_that_nobody_chose_follows_the_choice_and_one_in_the_link_is_said(
    open_page,
):
    visit = open_page("moten", kalender="1900")
    assert "Kalenderåret i länken finns inte att välja. 2012 visas." in [
        caption.value for caption in visit.app.caption
    ]
    visit.app.pills(key="forbund").set_value(["kramfors"]).run()
    assert visit.app.selectbox(key="kalender").value != "2012"
    assert "kalender" not in visit.address
