"""Invoice bases as PDF, read back: one page each, tagged, whatever the case holds."""

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from finsam_metrics.reports.invoice_documents import write_invoices

NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture(scope="module")
def pages_of(provenance):
    """Gives the text of each page, lines joined and spaces made plain."""

    def read(split, **options):
        document = pypdfium2.PdfDocument(write_invoices(split, provenance, **options))
        texts = [page.get_textpage().get_text_bounded() for page in document]
        return [" ".join(text.replace(NBSP, " ").split()) for text in texts]

    return read


def many_parties(count):
    """Parties that are named in the case alone."""
    names = {f"part-{n:02}": f"Förbundet nummer {n}" for n in range(1, count + 1)}
    return {"parties": list(names), "names": names, "key": {"method": "equal"}}


def many_lines(count, **fields):
    return [{"amount_sek": 1000 + n, **fields} for n in range(count)]


def test_each_party_has_one_page_in_the_order_of_the_case(divided, pages_of):
    pages = pages_of(divided())
    assert len(pages) == 3
    assert [name in page for name, page in zip(("Åland", "Ösby", "Äle"), pages, strict=True)]
    assert pages[0].startswith("Fakturaunderlag Upprättat 3 november 2014 Åland Länets kurser 2014")


def test_one_party_alone_can_be_written(divided, pages_of):
    (page,) = pages_of(divided(), parties=["osby"])
    assert "Att betala 60 000,00 kr till Äle rad 1 60 000,00 kr" in page


def test_who_has_paid_too_much_is_told_what_it_gets_and_from_whom(divided, pages_of):
    page = pages_of(divided())[2]
    assert (
        "Att få 160 000,00 kr från Åland rad 1 100 000,00 kr från Ösby rad 1 60 000,00 kr" in page
    )
    assert "Ni har betalat 260 000,00 Avgår: er andel av kostnaderna −100 000,00" in page


def test_who_has_paid_its_share_has_nothing_to_pay(divided, pages_of):
    paid = {"aland": 100_000, "osby": 60_000, "ale": 100_000}
    page = pages_of(divided({"amount_sek": 260_000, "payers": paid}))[0]
    assert "Att betala 0,00 kr" in page
    assert "ni ska varken betala eller få något" in page


def test_without_payers_there_is_a_share_and_no_settlement(divided, pages_of):
    page = pages_of(divided({"amount_sek": 260_000}))[0]
    assert page.startswith("Preliminär fördelning Upprättat")
    assert "Er preliminära andel 100 000,00 kr" in page
    assert "ni ska inte betala något" in page
    assert "Att betala" not in page
    assert "inte angivet vem som har betalat" in page
    assert "Avräkning" not in page


def test_what_stays_unallocated_is_part_of_the_account(divided, pages_of):
    pages = pages_of(divided({"amount_sek": 300_000, "payers": {"ale": 300_000}}))
    assert "ofördelad kostnad som stannar hos er −40 000,00 Att få 160 000,00" in pages[2]
    assert "ofördelad" not in pages[0].casefold().partition("kostnader rad")[0]


def test_a_key_without_a_decision_says_so_plainly(divided, pages_of):
    page = pages_of(divided())[0]
    assert "Gemensamma utbildningar 2014 Vi delar i förhållandet 100, 60 och 100." in page
    assert "Gäller hela 2014. Delar högst 260 000 kr." in page
    assert "Beslut: inget beslut angivet. Dokument: Plan 2014." in page


def test_a_key_with_a_decision_names_body_day_and_paragraph(divided, pages_of):
    page = pages_of(divided(key={"key_id": "beslutad-2014"}))[0]
    assert "Beslut: Styrelsen, 6 december 2013, § 12." in page


def test_the_arithmetic_has_the_partys_own_numbers_put_in(divided, pages_of):
    page = pages_of(divided())[1]
    assert "Ösby: 260 000 kr × 60 000 kr ÷ 260 000 kr = 60 000 kr" in page
    assert "Åland:" not in page


def test_the_arithmetic_gives_way_to_the_amounts_and_says_so(divided, pages_of):
    methods = [
        {"method": "weights", "weights": {"aland": n, "osby": 1, "ale": 1}} for n in range(30)
    ]
    page = pages_of(divided(*({"amount_sek": 100, "key": key} for key in methods)))[0]
    assert "Resten av uträkningen står i arbetsboken" in page or "Uträkningen står i" in page


def test_vat_is_to_be_agreed_with_the_accountant(divided, pages_of):
    line = {"amount_sek": 1250, "vat_sek": 250, "vat_recovered": "yes"}
    page = pages_of(divided(line))[0]
    assert "250 kr ersätts (lag 2005:807) och ingår inte i det som delas" in page
    assert "Stäm av med ekonomiansvarig" in page
    assert "ersättning för moms 250 kr" in page
    assert "avdragen" not in page


def test_the_lines_and_their_rounding_make_the_share(divided, pages_of):
    lines = many_lines(3, payers=None)
    page = pages_of(divided(*lines, key={"method": "equal"}))[0]
    assert "1 Kurs 1 1 000,00 333,33 2 Kurs 2 1 001,00 333,67 3 Kurs 3 1 002,00 334,00" in page
    assert "Summa 3 003,00 1 001,00" in page


def test_a_line_for_others_is_left_out_and_said(divided, pages_of):
    own = {"amount_sek": 100, "key": {"method": "equal"}}
    pages = pages_of(divided(own, {**own, "among": ["aland", "ale"]}))
    assert "Kurs 2" in pages[0]
    assert "Kurs 2" not in pages[1]
    assert "Rad 2 delas av andra." in pages[1]


def test_a_party_that_shares_no_line_is_told_so(divided, pages_of):
    alone = {"amount_sek": 100, "key": {"method": "equal"}, "among": ["aland"]}
    assert "Ni delar ingen av kostnaderna." in pages_of(divided(alone))[1]


@pytest.mark.parametrize("count", [1, 3, 12])
def test_forty_lines_are_one_page_and_the_rest_is_summed(count, divided, pages_of):
    pages = pages_of(divided(*many_lines(40), **many_parties(count)))
    assert len(pages) == count
    for page in pages:
        assert "rader till, se arbetsboken" in page
        assert "12 Kurs 12" in page
        assert "Summa 40 780,00" in page


@pytest.mark.parametrize("count", [1, 11, 12, 13, 17, 18, 19, 20, 21, 22, 26, 40, 41])
@pytest.mark.parametrize("title", ["Kurs", "Kurs i bemötande och samverkan " * 3])
def test_nothing_stands_under_the_margin_however_many_lines(count, title, divided, provenance):
    split = divided(*many_lines(count, title=title))
    (page,) = pypdfium2.PdfDocument(write_invoices(split, provenance, parties=["ale"]))
    text = page.get_textpage()
    signs = [n for n in range(text.count_chars()) if text.get_text_range(n, 1).strip()]
    bottom_margin = 14 / 25.4 * 72
    descender = 3
    assert min(text.get_charbox(n)[1] for n in signs) > bottom_margin - descender


def test_two_hundred_lines_are_one_page(divided, pages_of):
    assert len(pages_of(divided(*many_lines(200)), parties=["ale"])) == 1


def test_everything_long_at_once_is_one_page_each(divided, pages_of):
    parties = many_parties(12)
    parties["names"] = {
        party: f"{name} {'med långt namn ' * 20}" for party, name in parties["names"].items()
    }
    methods = [
        {
            "method": "weights",
            "weights": dict.fromkeys(parties["parties"], n),
            "text": "invånare " * 60,
        }
        for n in range(1, 13)
    ]
    lines = [
        {"title": "Lång titel " * 80, "amount_sek": 1000, "payers": {"part-01": 1000}, "key": key}
        for key in methods * 3
    ]
    split = divided(
        *lines,
        **{**parties, "title": "Ärende " * 200},
        alone_sek=dict.fromkeys(parties["parties"], 1),
    )
    assert len(pages_of(split)) == 12


def test_one_long_word_breaks_nothing(divided, pages_of):
    assert len(pages_of(divided({"title": "x" * 1000, "amount_sek": 1}, title="y" * 1000))) == 3


MARKUP = '#panic("x") ] [ $x^2$ *a* _b_ `c` \\ <d> @e // f /* g ~ = 1 " {"h": 1}'


def test_text_of_a_case_is_never_markup(divided, pages_of):
    page = pages_of(
        divided({"title": MARKUP, "amount_sek": 1}, title=MARKUP, names={"aland": MARKUP})
    )[0]
    assert page.count(MARKUP) == 5


def test_swedish_letters_and_signs_are_shown(divided, pages_of):
    title = "Åäö ÅÄÖ é – ” § € − × ÷ ½ Σ λ ≈ Ł ş"
    assert title in pages_of(divided({"title": title, "amount_sek": 1}))[0]


def test_a_letter_in_two_signs_is_one(divided, pages_of):
    assert "Åäö" in pages_of(divided({"title": "A\u030aa\u0308o\u0308", "amount_sek": 1}))[0]


@pytest.mark.parametrize("sign", ["😀", "中", "\ue000", "\u0378", "ﷺ"])
def test_a_sign_that_no_font_has_becomes_a_box(sign, divided, pages_of):
    assert "Kurs □ slut" in pages_of(divided({"title": f"Kurs {sign} slut", "amount_sek": 1}))[0]


@pytest.mark.parametrize("sign", ["\x00", "\u202e", "\u200d", "\u2028", "\t", "\n"])
def test_signs_without_shape_do_not_stop_the_page(sign, divided, pages_of):
    page = pages_of(divided({"title": f"Kurs {sign} slut", "amount_sek": 1}))[0]
    assert "Kurs slut" in page


def test_the_document_is_tagged_and_has_title_and_language(divided, provenance):
    content = write_invoices(divided(), provenance)
    document = pypdfium2.PdfDocument(content)
    assert pdfium.FPDFCatalog_IsTagged(document)
    assert document.get_metadata_dict()["Title"] == "Fakturaunderlag: Länets kurser 2014"
    assert b"pdfuaid:part" in content
    assert b"/Lang(sv-SE)" in content


def tags_of(page):
    """The kinds of all elements of a page, in reading order."""
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    found = []

    def walk(element):
        size = pdfium.FPDF_StructElement_GetType(element, None, 0)
        buffer = (pdfium.FPDF_WCHAR * (size // 2))()
        pdfium.FPDF_StructElement_GetType(element, buffer, size)
        found.append(bytes(buffer).decode("utf-16-le").rstrip("\0"))
        for at in range(pdfium.FPDF_StructElement_CountChildren(element)):
            child = pdfium.FPDF_StructElement_GetChildAtIndex(element, at)
            if child:
                walk(child)

    for at in range(pdfium.FPDF_StructTree_CountChildren(tree)):
        walk(pdfium.FPDF_StructTree_GetChildAtIndex(tree, at))
    pdfium.FPDF_StructTree_Close(tree)
    return found


def test_headings_tables_and_lists_are_tagged(divided, provenance):
    document = pypdfium2.PdfDocument(write_invoices(divided(), provenance))
    for page in document:
        tags = tags_of(page)
        assert tags.count("H1") == 1
        assert tags.count("H2") == 5
        assert tags.count("Table") == 2
        assert tags.count("TH") == 6
        assert "LBody" in tags


def test_the_same_split_and_day_give_the_same_bytes(divided, provenance):
    assert write_invoices(divided(), provenance) == write_invoices(divided(), provenance)


def test_versions_of_case_and_data_stand_on_the_page(divided, pages_of):
    one, other = pages_of(divided())[0], pages_of(divided(title="Annat"))[0]
    assert "uppgifternas version 0123456789ab" in one
    version = one.partition("Beräkningens version ")[2][:12]
    assert len(version) == 12
    assert version not in other


LOWERED = {
    "amount_sek": 50_000,
    "vat_sek": 10_000,
    "vat_recovered": "yes",
    "income_sek": 1000,
    "payers": {"ale": 50_000},
}


def test_outlay_compensation_income_and_basis_have_a_row_each(divided, pages_of):
    page = pages_of(divided(LOWERED, key={"method": "equal"}))[2]
    assert (
        "Ni har betalat 50 000,00 Avgår: ersättning för moms (lag 2005:807) −10 000,00 "
        "Avgår: intäkter −1 000,00 Underlag: det ni har betalat av det som delas 39 000,00 "
        "Avgår: er andel av kostnaderna −13 000,00 Att få 26 000,00"
    ) in page


def test_a_payment_names_the_rows_it_is_for(divided, pages_of):
    lines = [
        {"amount_sek": 300, "payers": {"ale": 300}},
        {"amount_sek": 600, "payers": {"osby": 600}},
        {"amount_sek": 900, "payers": {"ale": 900}},
    ]
    page = pages_of(divided(*lines, key={"method": "equal"}))[0]
    assert "till Äle rad 1 och 3 400,00 kr" in page
    assert "till Ösby rad 2 200,00 kr" in page


def test_who_both_pays_and_receives_is_told_the_net(divided, pages_of):
    lines = [
        {"amount_sek": 300, "payers": {"ale": 300}},
        {"amount_sek": 600, "payers": {"osby": 600}},
    ]
    pages = pages_of(divided(*lines, key={"method": "equal"}))
    assert "Att betala 300,00 kr" in pages[0]
    assert "Att få netto 300,00 kr från Åland rad 2 200,00 kr från Äle rad 2" in pages[1]


def test_a_remark_about_another_party_stands_on_its_page_alone(divided, pages_of):
    pages = pages_of(divided(alone_sek={"osby": 1}))
    assert ["Andelen för Ösby är" in page for page in pages] == [False, True, False]


def test_weights_of_different_years_are_said(divided, pages_of):
    key = {
        "method": "weights",
        "weights": {"aland": 1, "osby": 1, "ale": 2},
        "text": "bidrag",
        "years": {"aland": 2011, "osby": 2014, "ale": 2021},
    }
    for page in pages_of(divided(key=key)):
        assert "från olika år: Åland 2011, Ösby 2014 och Äle 2021" in page
