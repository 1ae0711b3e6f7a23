"""Nothing that Streamlit says in English is left, whatever the visitor opens."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_an_open_list_and_one_without_a_match_are_swedish(visitor):
    visitor.open()
    visitor.open_filters()
    assert visitor.english == []
    visitor.page.get_by_test_id("stPopoverBody").get_by_label("Öppna listan").first.click()
    expect(visitor.page.get_by_role("listbox")).to_be_visible()
    assert visitor.english == []
    visitor.page.keyboard.type("finns inte")
    expect(visitor.page.get_by_text("Inga träffar")).to_be_visible()
    assert visitor.english == []


def test_the_tools_of_a_chart_are_swedish_and_show_no_inner_tables(visitor):
    visitor.open()
    visitor.page.get_by_test_id("stVegaLiteChart").first.hover()
    tools = visitor.page.get_by_test_id("stElementToolbar").first.get_by_role("button")
    names = [tool.get_attribute("aria-label") for tool in tools.all() if tool.is_visible()]
    assert [name.partition(":")[0] for name in names] == ["Helskärm"]
    tools.last.hover()
    expect(visitor.page.get_by_test_id("stTooltipContent")).to_have_text("Helskärm")
    tools.last.click()
    expect(visitor.page.get_by_role("button", name="Stäng helskärm")).to_be_visible()
    assert visitor.english == []


def test_an_unknown_address_is_told_in_swedish(visitor):
    visitor.page.goto(visitor.server.address("finns-inte"))
    dialog = visitor.page.get_by_role("dialog")
    expect(dialog).to_contain_text("Sidan finns inte")
    expect(dialog).to_contain_text("Den första sidan visas.")
    assert visitor.settle().english == []


def test_a_server_that_is_gone_is_told_in_swedish(new_visitor, serve):
    with serve() as server:
        visit = new_visitor(at=server).open()
    expect(visit.page.get_by_role("dialog")).to_contain_text("Servern svarar inte")
    assert visit.english == []


def test_words_of_ours_that_look_like_streamlits_are_left_alone(visitor):
    visitor.open()
    visitor.open_table("parts")
    visitor.page.evaluate(
        """() => {
          document.querySelector('table td').textContent = 'Open';
          document.querySelector('[data-testid=stMarkdownContainer] p').append('Error');
        }"""
    )
    assert visitor.page.locator("table td").first.text_content() == "Open"
    assert visitor.page.get_by_test_id("stMarkdownContainer").first.text_content().endswith("Error")
