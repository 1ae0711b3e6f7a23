"""A page's own choices stand in the address."""


def test_a_link_opens_the_printed_lines_of_a_plan_and_a_part(open_page):
    visit = open_page("budget", plan="vastra-malardalen-2021", **{"del": "cash_flow"}, radar="2019")
    assert not visit.has_failed
    assert "101,6" in visit.table("Rad i dokumentet")["I dokumentet"].to_list()


def test_a_choice_is_written_to_the_address_and_the_first_one_is_not(open_page):
    visit = open_page("budget")
    assert "plan" not in visit.address
    visit.app.selectbox(key="plan").select("vasteras-2014").run()
    assert visit.address["plan"] == "vasteras-2014"


def test_a_choice_that_does_not_exist_falls_back(open_page):
    visit = open_page("budget", plan="nobody-2000", **{"del": "x"}, radar="1")
    assert not visit.has_failed
    assert not visit.table("Rad i dokumentet").empty


def test_a_choice_of_a_plan_that_is_not_shown_any_longer_falls_back(open_page):
    visit = open_page("budget", plan="vasteras-2014", forbund="kramfors")
    assert not visit.has_failed
    assert visit.app.selectbox(key="plan").value == "kramfors-2010"
