from finsam_metrics.documents.contents import with_stated_pages
from finsam_metrics.model.sources import Cell, Line

CONTENTS = "Innehåll\nInledning.....2\nOm oss.....2\nMål ..... 3\nBudget ..... 4\n\n"


def pages(text, page=None):
    lines = tuple(
        Line(
            number=number,
            page=page,
            text=one,
            cells=tuple(Cell(text=cell) for cell in one.split("\t")) if "\t" in one else (),
        )
        for number, one in enumerate(text.split("\n"), start=1)
    )
    return {line.text: line.page for line in with_stated_pages(lines) if line.text}


def test_a_line_between_two_headings_of_one_page_is_on_it():
    found = pages(
        f"{CONTENTS}Inledning\nVi finns.\nOm oss\nVi är fem.\nMål\nVi vill.\nBudget\nSlut."
    )
    assert (found["Inledning"], found["Vi finns."], found["Om oss"]) == (2, 2, 2)


def test_a_line_before_a_heading_of_another_page_is_on_no_certain_page():
    found = pages(
        f"{CONTENTS}Inledning\nVi finns.\nOm oss\nVi är fem.\nMål\nVi vill.\nBudget\nSlut."
    )
    assert (found["Vi är fem."], found["Mål"], found["Vi vill."]) == (None, 3, None)


def test_the_table_right_under_a_heading_is_on_its_page():
    found = pages(f"{CONTENTS}Mål\nVi vill.\nBudget\n\nHyra\t5\nSumma\t5\nSlut.")
    assert (found["Hyra\t5"], found["Summa\t5"], found["Slut."]) == (4, 4, None)


def test_a_heading_may_be_spelt_otherwise_in_the_contents():
    text = "Inledning.....2\nArbetsätt och metoder.....3\nMål.....3\nBudget.....4\n\n"
    found = pages(f"{text}Arbetssätt och metoder\nVi gör.\nMål\nVi vill.")
    assert found["Vi gör."] == 3


def test_the_number_that_ends_the_last_line_is_its_page():
    assert pages("Vi finns.\nDetta är allt som finns 8") == {
        "Vi finns.": None,
        "Detta är allt som finns 8": 8,
    }


def test_pages_that_the_reader_found_are_kept():
    assert pages("Detta är allt 8", page=3) == {"Detta är allt 8": 3}


def test_a_few_numbers_are_no_contents():
    found = pages("Unga 16\nÄldre 65\n\nUnga\nVi vill.\nÄldre\nSlut.")
    assert set(found.values()) == {None}
