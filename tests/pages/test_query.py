"""Fråga själv: a question in the address is put, its answer shown, and what is wrong is told."""

import pytest

from finsam_metrics.queries.asked_often import asked_often

QUESTIONS = list(asked_often())


def ask(open_page, question):
    return open_page("fraga-sjalv", sql=asked_often()[question])


def answer_table(visit):
    (found,) = [t.value for t in visit.app.table if t.proto.alt == "Svaret på frågan"]
    return found


def test_without_a_question_there_is_a_field_and_a_dictionary(open_page):
    visit = open_page("fraga-sjalv")
    assert visit.answer == "Ställ egna frågor till 43 öppna tabeller"
    (field,) = visit.app.text_area
    assert field.value == ""
    (dictionary,) = visit.app.table
    assert "figure\\_id" in dictionary.value["Kolumn"].to_list()
    assert not visit.app.get("download_button")


def test_a_question_is_written_put_and_kept_in_the_address(open_page):
    visit = open_page("fraga-sjalv")
    visit.app.text_area[0].input("select count(*) as siffror from budget_line")
    (button,) = [one for one in visit.app.button if one.label == "Ställ frågan"]
    button.click().run()
    assert answer_table(visit)["siffror"].to_list() == ["435"]
    assert visit.address["sql"] == "select count(*) as siffror from budget_line"
    labels = [button.label for button in visit.app.get("download_button")]
    assert labels == ["CSV för Excel", "CSV för program"]


def test_a_common_question_is_taken_and_put(open_page):
    visit = open_page("fraga-sjalv")
    (choice,) = [one for one in visit.app.selectbox if one.label == "Börja med en vanlig fråga"]
    assert choice.options == QUESTIONS
    choice.select(QUESTIONS[9]).run()
    assert visit.app.text_area[0].value == asked_often()[QUESTIONS[9]]
    assert answer_table(visit).shape == (5, 3)


def test_a_picture_is_drawn_of_the_columns_that_are_chosen(open_page):
    sql = "select association_name, short_name, sort_order from association order by sort_order"
    visit = open_page("fraga-sjalv", sql=sql)
    assert not visit.app.get("vega_lite_chart")
    (form,) = [one for one in visit.app.segmented_control if one.label == "Bild"]
    form.set_value("staplar").run()
    (chart,) = visit.app.get("vega_lite_chart")
    assert chart.proto.alt.startswith("Staplar: sort_order längs association_name.")
    (along,) = [one for one in visit.app.selectbox if one.label == "Längs axeln"]
    along.select("short_name").run()
    (chart,) = visit.app.get("vega_lite_chart")
    assert "längs short_name" in chart.proto.alt
    assert (visit.address["bild"], visit.address["langs"]) == ("staplar", "short_name")


def test_what_is_wrong_is_told_with_its_place_and_nothing_else_breaks(open_page):
    visit = open_page("fraga-sjalv", sql="select goal_summary\nfrom gaol")
    (error,) = visit.app.error
    assert error.value.startswith("Rad 2, tecken 6: Det finns ingen tabell ”gaol”.")
    assert visit.app.code[0].value == "from gaol\n     ^"
    assert not visit.has_failed


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_common_question_gives_rows(open_page, question):
    visit = ask(open_page, question)
    assert not visit.has_failed
    assert not visit.app.error
    assert len(answer_table(visit)) > 0


def told(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_common_questions_give_the_figures_of_the_pages(open_page):
    found = [answer_table(ask(open_page, question)) for question in QUESTIONS]
    share, board, groups, costs, payers, asked, _, meetings, goals, sources = found
    assert share["procent"].to_list() == ["80", "91", "66"]
    assert "66 % i Västra Mälardalen 2021, 91 % i Västerås 2014 och 80 %" in told(
        open_page().answer
    )
    assert board.iloc[0, 0].startswith("Politikerarvode")
    assert groups.iloc[0].to_list()[:2] == ["Unga och unga vuxna", "4"]
    on_training = told(" ".join(open_page("utbildning").texts()))
    assert "Sju gemensamma utbildningar 2014 kostar tillsammans 260 000 kr" in on_training
    assert [told(cell) for cell in costs.iloc[0]] == ["Västerås", "2014", "7", "260 000"]
    assert [told(cell) for cell in payers["amount\\_sek"]] == ["60 000", "100 000", "100 000"]
    assert [told(cell) for cell in asked.iloc[0, 2:]] == ["14 000 000", "11 000 000"]
    assert len(meetings) == 6
    assert "Fem av 81 mål har en siffra att mäta mot" in told(" ".join(open_page("mal").texts()))
    assert len(goals) == 5
    assert "435 siffror ur fem dokument" in told(open_page("kallor").answer)
    assert sum(int(count) for count in sources["siffror"]) == 435
