"""The address opens the view, the view writes the address, and nonsense falls back."""

import pytest

from finsam_metrics.model.swedish_numbers import NBSP
from finsam_metrics.ui.shell.navigation import PAGES

PATHS = [page.url_path for page in PAGES]
EVERYONE = ["vastra-malardalen", "vasteras", "norra-vastmanland", "kramfors"]


def test_without_an_address_everyone_is_shown_with_their_latest_budget(open_page):
    state = open_page().app.session_state
    assert state["forbund"] == EVERYONE
    assert (state["ar"], state["matt"], state["priser"]) == ("senaste", "andel", "lopande")


def test_the_default_view_has_an_empty_address(open_page):
    assert open_page().address == {}


@pytest.mark.parametrize("path", PATHS)
def test_filters_in_the_address_stay_there_on_every_page(open_page, path):
    filters = {"forbund": "vasteras,kramfors", "ar": "2014", "matt": "tkr", "priser": "2020"}
    assert open_page(path, **filters).address == filters


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("forbund", "finns-inte"),
        ("forbund", ",,"),
        ("ar", "1066"),
        ("ar", "-1"),
        ("matt", "kilo"),
        ("matt", "TKR"),
        ("priser", "3000"),
        ("priser", "' or 1=1"),
    ],
)
def test_nonsense_in_the_address_falls_back_and_leaves_it(open_page, name, value):
    visit = open_page(**{name: value})
    assert not visit.has_failed
    assert visit.answer == open_page().answer
    assert visit.address == {}


def test_an_unknown_association_beside_a_known_one_is_left_out(open_page):
    visit = open_page(forbund="vasteras,finns-inte")
    assert visit.address == {"forbund": "vasteras"}
    assert "Västra Mälardalen" not in visit.answer


def test_nonsense_in_one_filter_leaves_the_others(open_page):
    assert open_page(ar="x", matt="tkr").address == {"matt": "tkr"}


def test_associations_stand_in_the_fixed_order_whatever_the_address_says(open_page):
    visit = open_page(forbund="kramfors,vastra-malardalen")
    assert visit.answer == open_page(forbund="vastra-malardalen,kramfors").answer
    assert visit.address == {"forbund": "vastra-malardalen,kramfors"}


def test_choosing_a_unit_writes_it_to_the_address(open_page):
    visit = open_page()
    visit.app.button_group(key="matt").set_value("tkr").run()
    assert visit.address == {"matt": "tkr"}
    assert "tkr" in visit.answer


def test_choosing_an_association_writes_it_to_the_address(open_page):
    visit = open_page()
    visit.app.button_group(key="forbund").set_value(["kramfors"]).run()
    assert visit.address == {"forbund": "kramfors"}
    assert [figure for _, figure in visit.metrics()] == [f"2{NBSP}580{NBSP}tkr"]


def test_choosing_a_year_writes_it_to_the_address(open_page):
    visit = open_page()
    visit.app.selectbox(key="ar").set_value("2014").run()
    assert visit.address == {"ar": "2014"}


def test_inhabitants_of_working_age_are_their_own_unit_in_the_address(open_page):
    visit = open_page(matt="invanare")
    visit.app.toggle(key="arbetsfor").set_value(True).run()
    assert visit.address == {"matt": "invanare-16-64"}
    assert open_page(matt="invanare-16-64").app.toggle(key="arbetsfor").value is True


def test_a_unit_is_kept_through_a_page_that_shows_none(open_page):
    visit = open_page(matt="tkr")
    visit.go("grupper").go("budget")
    assert not visit.has_failed
    assert visit.address == {"matt": "tkr"}
    assert "tkr" in visit.answer


def test_prices_are_kept_but_not_used_for_shares(open_page):
    visit = open_page(priser="2010")
    assert visit.address == {"priser": "2010"}
    assert visit.answer == open_page().answer
    assert visit.app.selectbox(key="priser").disabled


def test_the_opened_document_stays_in_the_address(open_page):
    visit = open_page("kallor", dokument="vasteras-2014", forbund="vasteras")
    assert visit.address == {"dokument": "vasteras-2014", "forbund": "vasteras"}


def test_the_chosen_that_have_no_figures_of_the_year_are_named(open_page):
    notes = [text.value for text in open_page(ar="2012").app.markdown]
    said = r":small[Utan plan eller siffror för 2012\: Västerås och Norra Västmanland]"
    assert said in notes
    assert not any("Utan plan" in text.value for text in open_page().app.markdown)


def test_two_budgets_stand_in_the_fixed_order_whatever_the_year(open_page):
    visit = open_page("jamfor", ar="2014")
    assert visit.app.selectbox(key="vanster").value == "vastra-malardalen.2021.budget"
    assert visit.app.selectbox(key="hoger").value == "vasteras.2014.budget"


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        ({"ar": "1066"}, "Året 1066 i länken finns inte i uppgifterna. Senaste budget visas."),
        ({"ar": "x"}, "Året i länken finns inte i uppgifterna. Senaste budget visas."),
        ({"priser": "3000"}, "Priserna i länken är inte kända. Löpande priser visas."),
        ({"matt": "kilo"}, "Enheten i länken finns inte."),
        ({"forbund": "vasteras,finns-inte"}, "Något förbund i länken finns inte i uppgifterna."),
    ],
)
def test_what_the_address_asks_for_and_is_not_known_is_said(open_page, filters, said):
    assert said in [caption.value for caption in open_page(**filters).app.caption]


def test_nothing_is_said_of_an_address_that_is_known(open_page):
    captions = " ".join(
        caption.value for caption in open_page(ar="2012", forbund="", matt="tkr").app.caption
    )
    assert "i länken" not in captions


def test_another_choice_ends_what_is_said_of_an_unknown_year(open_page):
    visit = open_page(ar="1066")
    visit.app.selectbox(key="ar").set_value("2014").run()
    assert "i länken" not in " ".join(caption.value for caption in visit.app.caption)


def test_a_link_may_choose_one_association_for_all_pages(open_page):
    visit = open_page("grupper", valj="kramfors")
    assert visit.address == {"forbund": "kramfors"}
    assert visit.app.session_state["forbund"] == ["kramfors"]
    assert open_page("grupper", valj="x").address == {}


def test_the_links_of_an_association_show_that_association(open_page):
    links = open_page("forbund", visat="kramfors").app.get("page_link")
    (groups,) = [link.proto for link in links if link.proto.page == "grupper"]
    assert groups.query_string == "valj=kramfors"


def test_a_website_is_a_link(open_page):
    texts = [one.value for one in open_page("forbund", visat="norra-vastmanland").app.markdown]
    assert any("[nvsam.se](https://nvsam.se)" in text for text in texts)


def test_a_badge_leads_to_what_it_says(open_page):
    links = [link.proto for link in open_page().app.get("page_link")]
    (badge,) = [link for link in links if "3 stämmer inte" in link.label]
    query = "plan=vastra-malardalen-2021&tillbaka=start"
    assert (badge.page, badge.query_string) == ("kontroll", query)
    back = [one.proto.label for one in open_page("kontroll", tillbaka="start").app.get("page_link")]
    assert "Tillbaka till Översikt" in back
    shown = open_page("kontroll", plan="kramfors-2010")
    first = next(text.value for text in shown.app.markdown if " · " in text.value)
    assert first.startswith("**Kramfors 2010**")
    words = [link.proto for link in shown.app.get("page_link") if "badge" in link.proto.label]
    assert {(w.page, w.query_string) for w in words} == {
        ("ordlista", "ord=stammer-inte&tillbaka=kontroll"),
        ("ordlista", "ord=iakttagelse&tillbaka=kontroll"),
    }


def test_what_a_link_asked_for_in_vain_is_said_until_something_else_is_chosen(open_page):
    visit = open_page("budget", ar="1066", forbund="x,vasteras")

    def said():
        return " ".join(caption.value for caption in visit.app.caption)

    assert "Året 1066 i länken finns inte" in said()
    assert "Något förbund i länken finns inte" in said()
    visit.app.selectbox(key="ar").set_value("2014").run()
    assert "1066" not in said()
    visit.app.selectbox(key="ar").set_value("senaste").run()
    assert "1066" not in said()
    visit.app.pills(key="forbund").set_value(["kramfors"]).run()
    assert "Något förbund i länken" not in said()
