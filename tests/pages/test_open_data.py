"""Öppna data: what there is to take away, and what each column means."""


def test_it_says_how_much_there_is_and_gives_it_all(open_page):
    visit = open_page("oppna-data")
    assert visit.answer.startswith("43 tabeller med 2")
    offered = [button.label for button in visit.app.get("download_button")]
    assert offered[:5] == [
        *("Hämta allt (zip)", "CSV för Excel", "CSV för program", "Parquet", "JSON"),
    ]


def test_a_table_is_chosen_by_name_and_by_address(open_page):
    visit = open_page("oppna-data", tabell="goal")
    table = visit.table("Kolumn")
    assert table.loc["goal\\_summary", "Innehåll"].startswith("Målet med våra egna korta ord")
    (choice,) = [one for one in visit.app.selectbox if one.label == "Tabell"]
    choice.select("meeting").run()
    assert visit.address["tabell"] == "meeting"
    assert "date" in visit.table("Kolumn").index
