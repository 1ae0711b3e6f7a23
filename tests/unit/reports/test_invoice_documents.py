"""Invoice bases as PDF, read back: one page each, tagged, whatever the case holds."""

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from finsam_metrics.reports.invoice_documents import write_invoices

NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture(scope="module")
def parties_of(provenance):
    """Gives the text of each party's page, and of its invoices after it; spaces made plain.

    The page of a party is one, always: what follows it are its invoices, or the next party.
    """

    def read(split, **options):
        document = pypdfium2.PdfDocument(write_invoices(split, provenance, **options))
        texts = [page.get_textpage().get_text_bounded() for page in document]
        parties = []
        for text in [" ".join(text.replace(NBSP, " ").split()) for text in texts]:
            if text.startswith(("Fakturaunderlag Upprättat", "Preliminär fördelning Upprättat")):
                parties.append([text, ""])
            else:
                is_first = not parties[-1][1]
                assert text.startswith("Verifikat och kontering Upprättat") or not is_first
                parties[-1][1] += f" {text}"
        return parties

    return read


@pytest.fixture(scope="module")
def pages_of(parties_of):
    """Gives the text of each party's page."""
    return lambda split, **options: [page for page, _ in parties_of(split, **options)]


@pytest.fixture(scope="module")
def invoices_of(parties_of):
    """Gives the text of each party's invoices."""
    return lambda split, **options: [invoices for _, invoices in parties_of(split, **options)]


def many_parties(count):
    """Parties that are named in the case alone."""
    names = {f"part-{n:02}": f"Förbundet nummer {n}" for n in range(1, count + 1)}
    return {"parties": list(names), "names": names, "key": {"method": "equal"}}


def many_lines(count, **fields):
    return [{"amount_sek": 1000 + n, **fields} for n in range(count)]


def test_each_party_has_one_page_and_its_invoices_in_the_order_of_the_case(divided, pages_of):
    pages = pages_of(divided())
    assert len(pages) == 3
    assert [name in page for name, page in zip(("Åland", "Ösby", "Äle"), pages, strict=True)]
    assert pages[0].startswith("Fakturaunderlag Upprättat 3 november 2014 Åland Länets kurser 2014")


def test_one_party_alone_can_be_written(divided, pages_of):
    (page,) = pages_of(divided(), parties=["osby"])
    assert (
        "Att betala 60 000,00 kr inkl. ev. moms till Äle, som fakturerar er rad 1 60 000,00 kr"
    ) in page


def test_who_has_paid_too_much_is_told_what_it_gets_and_from_whom(divided, pages_of):
    page = pages_of(divided())[2]
    assert (
        "Att få 160 000,00 kr inkl. ev. moms från Åland, som ni fakturerar rad 1 100 000,00 kr "
        "från Ösby, som ni fakturerar rad 1 60 000,00 kr"
    ) in page
    assert "Ni har betalat (utlägg) 260 000,00 inkl. moms" in page
    assert "Avgår: er andel av kostnaderna −100 000,00 inkl. ev. moms" in page


def test_who_has_paid_its_share_has_nothing_to_pay(divided, pages_of):
    paid = {"aland": 100_000, "osby": 60_000, "ale": 100_000}
    page = pages_of(divided({"amount_sek": 260_000, "payers": paid}))[0]
    assert "Att betala 0,00 kr" in page
    assert "ni ska varken betala eller få något" in page


def test_without_payers_there_is_a_share_and_no_settlement(divided, pages_of):
    page = pages_of(divided({"amount_sek": 260_000}))[0]
    assert page.startswith("Preliminär fördelning Upprättat")
    assert "Er preliminära andel 100 000,00 kr" in page
    assert "ingen ska betala något efter den" in page
    assert "Att betala" not in page
    assert "inte angivet vem som har betalat" in page
    assert "Avräkning" not in page


def test_what_stays_unallocated_is_part_of_the_account(divided, pages_of):
    pages = pages_of(divided({"amount_sek": 300_000, "payers": {"ale": 300_000}}))
    assert "ofördelad kostnad som stannar hos er −40 000,00 Att få 160 000,00" in pages[2]
    assert "ofördelad" not in pages[0].casefold().partition("kostnader rad")[0]


def test_a_key_without_a_decision_says_so_plainly(divided, pages_of):
    page = pages_of(divided())[0]
    assert "Gemensamma utbildningar 2014 Gäller hela 2014. Delar högst 260 000 kr." in page
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
    assert "Momsen på rad 1, 250 kr: att den ersätts (lag 2005:807). Den ingår inte" in page
    assert "Stäm av med ekonomiansvarig" in page
    assert "ersättning för moms 250 kr" in page
    assert "avdragen" not in page


def test_the_lines_and_their_rounding_make_the_share(divided, pages_of):
    lines = many_lines(3, payers=None)
    page = pages_of(divided(*lines, key={"method": "equal"}))[0]
    for line in ("1 000,00 333,33", "1 001,00 333,67", "1 002,00 334,00"):
        assert f"planerad, betalare ej angiven {line} inkl. ev. moms" in page
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
        assert "Table" in tags
        assert "TH" in tags
    of_party, of_invoice, *_ = (tags_of(page) for page in document)
    assert [of_party.count(tag) for tag in ("H2", "Table", "TH")] == [5, 2, 8]
    assert "LBody" in of_party
    assert [of_invoice.count(tag) for tag in ("H2", "Table", "TH")] == [1, 1, 5]


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
        "Ni har betalat (utlägg) 50 000,00 inkl. moms Avgår: ersättning för moms (lag 2005:807) "
        "−10 000,00 Avgår: intäkter −1 000,00 Underlag: det ni har betalat av det som delas "
        "39 000,00 exkl. moms Avgår: er andel av kostnaderna −13 000,00 exkl. moms "
        "Att få 26 000,00"
    ) in page


def test_a_payment_names_the_rows_it_is_for(divided, pages_of):
    lines = [
        {"amount_sek": 300, "payers": {"ale": 300}},
        {"amount_sek": 600, "payers": {"osby": 600}},
        {"amount_sek": 900, "payers": {"ale": 900}},
    ]
    page = pages_of(divided(*lines, key={"method": "equal"}))[0]
    assert "till Äle, som fakturerar er rad 1 och 3 400,00 kr" in page
    assert "till Ösby, som fakturerar er rad 2 200,00 kr" in page


def test_who_both_pays_and_receives_is_told_the_net(divided, pages_of):
    lines = [
        {"amount_sek": 300, "payers": {"ale": 300}},
        {"amount_sek": 600, "payers": {"osby": 600}},
    ]
    pages = pages_of(divided(*lines, key={"method": "equal"}))
    assert "Att betala 300,00 kr" in pages[0]
    assert "Att få netto 300,00 kr inkl. ev. moms från Åland, som ni fakturerar" in pages[1]


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
    for page, year in zip(pages_of(divided(key=key)), (2011, 2014, 2021), strict=True):
        assert f"Er vikt är från {year}. Vikterna är från olika år" in page


DETAILS = {
    "organisation_number": "556036-0793",
    "invoice_address": "Box 1, 111 11 Staden",
    "reference": "ZZ1",
    "invoice_email": "faktura@example.se",
}


def test_who_invoices_whom_is_told_with_number_address_reference_and_due_date(divided, invoices_of):
    split = divided(party_details={"aland": DETAILS}, due_date="2014-12-01")
    invoices = invoices_of(split)[0]
    stated = (
        "Organisationsnummer 556036-0793 · Fakturaadress Box 1, 111 11 Staden · "
        "Referens ZZ1 · E-post för fakturor faktura@example.se"
    )
    assert f"{stated} · Förfallodag 1 december 2014" in invoices
    assert (
        "Faktura från Äle till Åland Fakturerar Äle · Organisationsnummer 202100-5489"
    ) in invoices
    of_sender = invoices_of(split)[2]
    assert f"Faktura från Äle till Åland Betalar Åland · {stated}" in of_sender


def test_the_later_pages_of_invoices_say_whose_they_are(divided, provenance):
    lines = [{"amount_sek": 1200, "payers": {f"part-{n % 12 + 1:02}": 1200}} for n in range(40)]
    split = divided(*lines, **many_parties(12))
    written = write_invoices(split, provenance, parties=["part-01", "part-02"])
    starts = [
        " ".join(page.get_textpage().get_text_range().split())[:40]
        for page in pypdfium2.PdfDocument(written)
    ]
    (second,) = [at for at, text in enumerate(starts) if at and text.startswith("Fakturaunderlag")]
    for first, name in ((0, "Förbundet nummer 1"), (second, "Förbundet nummer 2")):
        assert starts[first + 1].startswith("Verifikat och kontering")
        assert starts[first + 2].startswith(f"{name} Sida 3")


def test_very_many_payments_are_counted_and_summed_on_the_page(divided, pages_of):
    lines = [{"amount_sek": 3000, "payers": {"part-01": 3000}}] * 2
    page = pages_of(divided(*lines, **many_parties(30)), parties=["part-01"])[0]
    assert "från 29 parter, som ni fakturerar en faktura var 5 800,00 kr" in page
    assert "Förbundet nummer 2," not in page


def test_what_a_party_is_to_pay_stands_before_what_it_is_to_send(divided, invoices_of):
    lines = [{"amount_sek": 300, "payers": {party: 300}} for party in ("aland", "osby", "ale")]
    for invoices, name in zip(
        invoices_of(divided(*lines, key={"method": "equal"})), ("Åland", "Ösby", "Äle"), strict=True
    ):
        first, second, *others = invoices.split("Faktura från")[1:]
        assert f"till {name}" in first
        assert f"till {name}" in second
        assert [other.startswith(f" {name} till") for other in others] == [True, True]


def test_what_is_not_known_of_a_party_is_said_and_not_guessed(divided, parties_of):
    page, invoices = parties_of(divided())[0]
    assert "Organisationsnummer: ej angivet · Period: 2014 · Förfallodag: ej angivet" in page
    assert "Fakturaadress ej angivet · Referens ej angivet · E-post" in invoices
    assert "Åland (organisationsnummer, referens, fakturaadress)" in page
    assert "förfallodagen är inte angiven" in page


def test_each_voucher_has_places_for_how_it_is_posted_and_attested(divided, invoices_of):
    lines = [{"amount_sek": 300, "payers": {"ale": 300}}] * 2
    invoices = invoices_of(divided(*lines, key={"method": "equal"}))[0]
    fields = "Verifikationsnr Konto Kostnadsställe/ansvar Projekt Motpart"
    assert invoices.count(fields) == 2
    assert "1. Kurs 1 2014 100,00 inkl. ev. moms" in invoices
    assert "Sakattest, datum och underskrift Beslutsattest, datum och underskrift" in invoices


def test_a_preliminary_split_has_no_invoices(divided, invoices_of):
    assert invoices_of(divided({"amount_sek": 260_000})) == ["", "", ""]


@pytest.mark.parametrize(
    "key",
    [
        None,
        {"method": "weights", "weights": {"aland": 5, "osby": 7, "ale": 11}, "text": "bidrag"}
        | {"years": {"aland": 2011, "osby": 2014, "ale": 2021}},
        {"method": "shapley", "steps": {"size": 10, "step_sek": 100, "per_head_sek": 1}}
        | {"participants": {"aland": 3, "osby": 5, "ale": 9}},
    ],
)
def test_a_partys_page_names_nobody_but_whom_it_pays_or_is_paid_by(key, divided, parties_of):
    fields = {} if key is None else {"key": key}
    paid = {"amount_sek": 260_000, "payers": {"ale": 260_000}, **fields}
    for document in parties_of(divided(paid, alone_sek={"osby": 1}))[:2]:
        text = " ".join(document)
        assert ("Åland" in text) != ("Ösby" in text)
        assert "Vi delar i förhållandet" not in text


def test_a_party_that_neither_pays_nor_is_paid_names_nobody_else(divided, parties_of):
    lines = [{"amount_sek": 200, "payers": {"ale": 200}, "among": ["osby", "ale"]}]
    page, invoices = parties_of(divided(*lines, key={"method": "equal"}))[0]
    assert not invoices
    assert not {"Ösby", "Äle"} & set(page.split())


def test_compensation_that_is_not_stated_is_said_to_be_so(divided, pages_of):
    page = pages_of(divided())[2]
    assert "Avgår: ersättning för moms (lag 2005:807) ej angivet" in page
    answered = {"amount_sek": 1250, "vat_sek": 250, "vat_recovered": "no", "payers": {"ale": 1250}}
    assert "(lag 2005:807) 0,00" in pages_of(divided(answered))[2]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ({"payers": {"ale": 100}, "date": "2014-11-04"}, "4 november 2014 · planerad"),
        ({"payers": {"ale": 100}, "date": "2014-11-03"}, None),
        ({"payers": {"ale": 100}}, None),
        ({"date": "2014-10"}, "oktober 2014 · planerad, betalare ej angiven"),
    ],
)
def test_a_cost_that_is_yet_to_come_is_marked_as_planned(line, said, divided, pages_of):
    page = pages_of(divided({"amount_sek": 100, **line}))[0]
    assert (said or "Kurs 1") in page
    assert ("planerad" in page) is (said is not None)


def test_a_due_date_before_the_day_is_told(divided, pages_of):
    page = pages_of(divided(due_date="2014-11-02"))[0]
    assert "Förfallodagen 2 november 2014 är före den dag då underlaget är gjort" in page
    assert "är före den dag" not in pages_of(divided(due_date="2014-11-03"))[0]


def test_details_of_a_party_are_never_markup(divided, invoices_of):
    details = {"invoice_address": MARKUP, "reference": MARKUP}
    invoices = invoices_of(divided(party_details={"aland": details}))[0]
    assert invoices.count(MARKUP) == 2


def test_long_details_do_not_stop_the_page(divided, invoices_of):
    details = {"invoice_address": "x" * 200, "reference": "lång referens " * 14}
    assert "xxx" in invoices_of(divided(party_details={"aland": details}))[0]


def test_very_many_invoices_are_given_whole_and_the_rest_counted(divided, invoices_of):
    lines = [{"amount_sek": 1200, "payers": {f"part-{n % 12 + 1:02}": 1200}} for n in range(40)]
    invoices = invoices_of(divided(*lines, **many_parties(12)), parties=["part-01"])[0]
    shown = invoices.count("Faktura från")
    assert f"… och {22 - shown} fakturor till, se arbetsboken, bladet Betalningar" in invoices
    assert 0 < invoices.count("Verifikationsnr") <= 40
