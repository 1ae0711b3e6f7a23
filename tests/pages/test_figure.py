"""Var siffran står: one figure by its address, with its document, place and text."""

FIGURE = "vasteras-2014-budget-r13-2015-forecast"


def test_a_figure_is_shown_with_its_words_its_document_and_its_lasting_address(open_page, tables):
    row = tables["budget_line"].filter(figure_id=FIGURE).row(0, named=True)
    visit = open_page("siffra", rad=FIGURE)
    assert not visit.has_failed
    assert row["line_text"].strip()[:10] in visit.answer
    assert row["printed_text"] in visit.answer
    assert any(row["printed_text"] in str(t.value.to_numpy()) for t in visit.app.table)
    assert visit.app.code[0].value == f"/figur/{FIGURE}"
    (document,) = [link for link in visit.app.get("page_link") if "dokumentet" in link.proto.label]
    assert document.proto.label.startswith("Om dokumentet")


def test_several_rows_are_shown_in_the_order_of_the_address(open_page, tables):
    ids = tables["budget_line"]["figure_id"].to_list()[3:0:-1]
    visit = open_page("siffra", rad=",".join(ids))
    assert visit.answer == "Tre tryckta rader"
    assert visit.app.code[0].value == f"/figur/{','.join(ids)}"


def test_a_row_that_is_no_figure_has_an_address_too(open_page):
    visit = open_page("siffra", rad="goal/vasteras-2014/1.1,okänd")
    assert not visit.has_failed


def test_a_figure_that_is_not_known_says_where_to_look(open_page):
    visit = open_page("siffra", rad="finns-inte")
    assert visit.answer == "Ingen tryckt siffra är vald"
    assert not visit.has_failed
