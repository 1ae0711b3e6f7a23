"""Books in SIE files, as many programs write them: what matters is read, or told with its line."""

from datetime import date
from decimal import Decimal

import pytest

from finsam_metrics.documents.books.sie_files import holds_books, parse_books, read_books
from finsam_metrics.documents.documents import read_document
from finsam_metrics.model.books import BookLabel
from finsam_metrics.model.errors import ReadingError

HEAD = (
    "#FLAGGA 0",
    '#PROGRAM "Bok & Co" 4.2',
    "#FORMAT PC8",
    "#GEN 20250210",
    "#SIETYP 4",
    "#ORGNR 222000-1111",
    '#FNAMN "Samordningsförbundet Öster Å"',
    "#RAR 0 20240101 20241231",
    "#RAR -1 20230101 20231231",
    '#KONTO 3010 "Bidrag från kommunen"',
    '#KONTO 4010 "Köpta insatser"',
)
VOUCHER = ('#VER A 1 20240101 "Bidrag"', "{", "#TRANS 3010 {} -100.00", "}")


def books(*lines, encoding="cp437", end="\r\n", head=HEAD):
    return parse_books(end.join([*head, *lines, ""]).encode(encoding), name="bok.se")


def refusal(*lines, head=HEAD, content=None):
    given = "\n".join([*head, *lines]).encode("cp437") if content is None else content
    with pytest.raises(ReadingError) as raised:
        parse_books(given, name="bok.se")
    return raised.value


def amounts_of(*lines, **options):
    """Label, year, account and amount of each row."""
    return [
        (one.label, one.order, one.account, one.amount_sek)
        for one in books(*lines, **options).amounts
    ]


def test_a_file_says_whose_books_and_which_years_they_are():
    read = books()
    assert (read.company_name, read.organisation_number) == (
        "Samordningsförbundet Öster Å",
        "222000-1111",
    )
    assert (read.sie_type, read.made_day) == (4, date(2025, 2, 10))
    assert [(year.order, year.first_day, year.last_day) for year in read.years] == [
        (0, date(2024, 1, 1), date(2024, 12, 31)),
        (-1, date(2023, 1, 1), date(2023, 12, 31)),
    ]
    assert [(one.number, one.name, one.line) for one in read.accounts] == [
        ("3010", "Bidrag från kommunen", 10),
        ("4010", "Köpta insatser", 11),
    ]


def test_every_kind_of_amount_is_read_with_its_line_and_the_sign_of_the_books():
    read = books(
        "#IB 0 1930 1000.00",
        "#UB 0 1930 -250",
        "#RES 0 3010 -4000000.5",
        "#PSALDO 0 202401 3010 {} -1000.00 0",
        "#PBUDGET -1 202312 4010 {} 2500,75",
    )
    assert [(one.label, one.order, one.account, one.amount_sek) for one in read.amounts] == [
        (BookLabel.OPENING, 0, "1930", Decimal("1000.00")),
        (BookLabel.CLOSING, 0, "1930", Decimal("-250.00")),
        (BookLabel.RESULT, 0, "3010", Decimal("-4000000.50")),
        (BookLabel.PERIOD, 0, "3010", Decimal("-1000.00")),
        (BookLabel.BUDGET, -1, "4010", Decimal("2500.75")),
    ]
    assert [one.line for one in read.amounts] == [12, 13, 14, 15, 16]
    assert [one.printed_text for one in read.amounts][2] == "-4000000.5"
    assert [one.period for one in read.amounts] == [None, None, None, "202401", "202312"]


@pytest.mark.parametrize("encoding", ["cp437", "cp850", "cp1252", "latin-1", "utf-8", "utf-8-sig"])
def test_letters_are_read_whatever_the_file_says_of_them(encoding):
    read = books(encoding=encoding)
    assert read.company_name == "Samordningsförbundet Öster Å"
    assert read.accounts[1].name == "Köpta insatser"


def test_the_encoding_that_was_found_is_told():
    assert [books(encoding=one).encoding for one in ("cp437", "cp1252", "utf-8")] == [
        "cp437",
        "cp1252",
        "utf-8",
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_however_they_end(end):
    assert [one.line for one in books("#RES 0 3010 -1.00", end=end).amounts] == [12]


def test_a_sign_that_ends_a_line_elsewhere_does_not_end_it_here():
    read = books('#KONTO 5010 "Hyra\x0blokal"', "#RES 0 3010 -1.00")
    assert read.amounts[0].line == 13


def test_fields_may_stand_apart_by_tabs_and_spaces_and_in_quotation_marks():
    assert amounts_of(
        "  #RES\t0\t3010   \t-5.00 ", '#res "0" "3010" "-1.00"'.replace("3010", "3011")
    ) == [
        (BookLabel.RESULT, 0, "3010", Decimal("-5.00")),
        (BookLabel.RESULT, 0, "3011", Decimal("-1.00")),
    ]


def test_a_quotation_mark_in_a_name_is_written_with_a_stroke_before_it():
    read = books(r'#KONTO 5010 "Hyra \"Navet\""', r'#KONTO 5020 "C:\bok"')
    assert [one.name for one in read.accounts[2:]] == ['Hyra "Navet"', r"C:\bok"]


def test_a_name_with_a_quotation_mark_for_a_lost_letter_is_kept_with_its_account():
    read = books('#KONTO 1720 "F"rutbetald hyra"', '#KONTO 5010 "Hyra')
    assert [(one.number, one.name) for one in read.accounts[2:]] == [
        ("1720", 'F"rutbetald hyra'),
        ("5010", "Hyra"),
    ]


@pytest.mark.parametrize(
    ("written", "objects"),
    [
        ("{}", ()),
        ("{ }", ()),
        ("", ()),
        ("{1 12}", (("1", "12"),)),
        ('{"1" "12"}', (("1", "12"),)),
        ('{1 "12" 6 "A}B"}', (("1", "12"), ("6", "A}B"))),
    ],
)
def test_an_amount_says_which_objects_it_is_of(written, objects):
    read = books(f"#PSALDO 0 202401 4010 {written} 10.00")
    assert [(one.objects, one.amount_sek) for one in read.amounts] == [(objects, Decimal("10.00"))]


def test_amounts_of_the_same_account_by_object_and_by_month_are_different():
    rows = (
        "#PBUDGET 0 202401 4010 {} 30.00",
        "#PBUDGET 0 202401 4010 {1 1} 10.00",
        "#PBUDGET 0 202401 4010 {1 2} 20.00",
        "#PBUDGET 0 202402 4010 {} 30.00",
        "#PBUDGET -1 202301 4010 {} 30.00",
    )
    assert len(amounts_of(*rows)) == 5


def test_vouchers_and_posts_that_are_not_known_are_passed_over():
    lines = (*VOUCHER, '#KSUMMA 1 "', "#EGEN {", "#TRANS x {", '#FNR "C:\\bok\\"')
    assert amounts_of(*lines, "#RES 0 3010 -1.00") == [
        (BookLabel.RESULT, 0, "3010", Decimal("-1.00"))
    ]


@pytest.mark.parametrize(
    ("said", "kind"), [("#SIETYP 1", 1), ("#SIETYP 4E", 4), ("#SIETYP 4I", 4), ("", 1)]
)
def test_a_file_that_does_not_say_its_type_is_of_type_1(said, kind):
    assert books(said, head=[line for line in HEAD if "SIETYP" not in line]).sie_type == kind


def test_a_file_of_a_part_of_a_year_says_until_when():
    assert books("#OMFATTN 20240630").until_day == date(2024, 6, 30)
    assert books("#OMFATTN hela").until_day is None


@pytest.mark.parametrize(
    ("line", "english", "swedish"),
    [
        (
            "#RES 0 3010 tolv",
            "line 12: cannot read 'tolv' as an amount, as -1250.50",
            "Rad 12: ”tolv” går inte att läsa som ett belopp, som -1250.50.",
        ),
        (
            "#RES 0 3010",
            "line 12: cannot read '' as an amount, as -1250.50",
            "Rad 12: ”” går inte att läsa som ett belopp, som -1250.50.",
        ),
        (
            "#RES 0 3010 1.005",
            "line 12: cannot read '1.005' as an amount, as -1250.50",
            "Rad 12: ”1.005” går inte att läsa som ett belopp, som -1250.50.",
        ),
        (
            "#RES noll 3010 1",
            "line 12: 'noll' is no number of a year, as 0 or -1",
            "Rad 12: ”noll” är inget årsnummer, som 0 eller -1.",
        ),
        (
            "#RES 0 {} 1",
            "line 12: '' is no number of an account",
            "Rad 12: ”” är inget kontonummer.",
        ),
        (
            "#PBUDGET 0 202413 3010 {} 1",
            "line 12: '202413' is no year and month, as 202401",
            "Rad 12: ”202413” är inget år och ingen månad, som 202401.",
        ),
        (
            "#RAR -2 20240101 20231231",
            "line 12: '20240101 20231231' is no year from its first day to its last",
            "Rad 12: ”20240101 20231231” är inget räkenskapsår från första till sista dagen.",
        ),
        (
            "#SIETYP 5",
            "line 12: '5' is no type of file that can be read; export type 1, 2, 3 or 4",
            "Rad 12: ”5” är ingen filtyp som går att läsa. Exportera typ 1, 2, 3 eller 4.",
        ),
        (
            "#VALUTA EUR",
            "line 12: the books are kept in EUR, and only kronor can be compared",
            "Rad 12: Bokföringen är i EUR. Bara kronor går att jämföra.",
        ),
        (
            '#RES 0 "5010 10.00',
            "line 12: a quotation mark or a brace of #RES is not closed",
            "Rad 12: Ett citattecken eller en klammer efter #RES är inte avslutad.",
        ),
        (
            '#PSALDO 0 202401 5010 {1 "2" 10.00',
            "line 12: a quotation mark or a brace of #PSALDO is not closed",
            "Rad 12: Ett citattecken eller en klammer efter #PSALDO är inte avslutad.",
        ),
    ],
)
def test_a_line_that_matters_and_cannot_be_read_is_named(line, english, swedish):
    error = refusal(line)
    assert str(error) == f"cannot read bok.se\n  {english}\n  export the books anew"
    assert error.swedish == f"{swedish} Exportera bokföringen på nytt."


def test_the_same_amount_twice_is_named_with_both_lines():
    error = refusal("#RES 0 3010 -1.00", "#RES 0 3010 -1.00")
    assert "line 13: the same is stated on line 12" in str(error)
    assert "Rad 13: Samma sak står redan på rad 12." in error.swedish


def test_amounts_of_objects_may_stand_twice():
    rows = ("#PSALDO 0 202401 4010 {1 A} 1.00", "#PSALDO 0 202401 4010 {1 A} 2.00")
    assert len(amounts_of(*rows)) == 2


def test_a_year_without_days_is_not_stated():
    assert books("#RAR 0  ", head=[line for line in HEAD if "RAR" not in line]).years == ()


def test_all_lines_that_cannot_be_read_are_named_up_to_ten():
    error = refusal(*(f"#RES 0 {account} x" for account in range(3000, 3025)))
    assert str(error).count("  line ") == 10
    assert "  and 15 lines more" in str(error)
    assert "Och 15 rader till." in error.swedish


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n\n",
        b"Konto;Belopp\n3010;100\n",
        b'<?xml version="1.0"?><Sie xmlns="http://www.sie.se/sie5"/>',
        b"PK\x03\x04" + bytes(range(256)) * 40,
        bytes(100_000),
        "Hej".encode("utf-16"),
    ],
)
def test_what_is_no_books_says_so(content):
    error = refusal(content=content)
    assert "the file is no SIE file of type 1 to 4" in str(error)
    assert "Exportera bokföringen som SIE 4." in error.swedish


@pytest.mark.parametrize(
    "content",
    [
        b"#FLAGGA 0\n#KONTO " + b'"' * 3_000_000,
        b"#FLAGGA 0\n#PSALDO 0 202401 3010 " + b"{" * 3_000_000,
        b"#FLAGGA 0\n#PSALDO 0 202401 3010 {" + b'"' * 3_000_001,
        b"#FLAGGA 0\n#RES 0 3010 " + b"9" * 3_000_000,
        b"#FLAGGA 0\n#RES 0 3010 1e999999999",
        b"#FLAGGA 0\n#RES 0 3010 " + b" " * 3_000_000,
        b"#FLAGGA 0\n" + b"#RES 0 3010 1\n" * 200_000,
        b"#FLAGGA 0\n" + b"#\n" * 1_000_001,
        b"#FLAGGA 0\n#FNAMN " + b"A" * 60_000_000,
        b"#FLAGGA 0\n#KONTO " + b'\\"' * 1_000_000,
    ],
    ids=range(10),
)
def test_a_hostile_file_is_a_short_message(content):
    error = refusal(content=content)
    assert len(str(error)) < 5_000
    assert len(error.swedish) < 5_000


def test_a_file_is_read_from_its_place(tmp_path):
    path = tmp_path / "bok.se"
    path.write_bytes("\r\n".join([*HEAD, "#RES 0 3010 -1.00", "\x1a"]).encode("cp437"))
    assert len(read_books(path).amounts) == 1
    assert read_document(path).media_type == "text/plain"


@pytest.mark.parametrize("encoding", ["cp437", "utf-8", "utf-16"])
def test_a_file_is_known_by_how_it_begins_and_not_by_its_name(tmp_path, encoding):
    (tmp_path / "bok.txt").write_bytes("\n".join(["", *HEAD]).encode(encoding))
    (tmp_path / "plan.se").write_text("Budget\nStyrelse 120", encoding="utf-8")
    assert holds_books(tmp_path / "bok.txt")
    assert not holds_books(tmp_path / "plan.se")
    assert not holds_books(tmp_path / "saknas.se")


@pytest.mark.parametrize("name", ["saknas.se", "."])
def test_a_file_that_is_not_there_is_a_message(tmp_path, name):
    with pytest.raises(ReadingError) as raised:
        read_books(tmp_path / name)
    assert "there is no such file" in str(raised.value)
