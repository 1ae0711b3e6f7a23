"""Läs in plan: a draft is seen, reviewed row by row and published; nobody changes another's."""

import pytest

from finsam_metrics.intake.actions import correct
from finsam_metrics.intake.draft_folders import add_step, list_drafts, load_review
from finsam_metrics.intake.judging import judge
from finsam_metrics.intake.publishing import publish, read_plan, restore
from finsam_metrics.model.swedish_numbers import NBSP
from finsam_metrics.store.database import load_tables
from finsam_metrics.ui.pages.intake.review_views import review_answer
from tests.taken_in import BROKEN, COORDINATOR, EITHER, SOUND, accept_everything, take_in


@pytest.fixture
def open_draft(open_page, data_copy):
    """Opens a draft of a plan's text at a step, taken over by the visitor."""

    def open_at(step, text=SOUND):
        entry = take_in(data_copy.paths, text)
        visit = open_page("las-in", data=data_copy.paths, utkast=entry.draft_id, steg=step)
        press(visit, "Ta över utkastet")
        return visit, entry.draft_id

    return open_at


def press(visit, label):
    """Press the first button of a label."""
    next(button for button in visit.app.button if button.label.startswith(label)).click().run()
    assert not visit.has_failed


def field(visit, label):
    """The first field of a label."""
    fields = [*visit.app.text_input, *visit.app.selectbox, *visit.app.multiselect]
    return next(one for one in fields if one.label == label)


def test_who_does_not_have_the_draft_sees_it_and_is_told_who_has(open_page, data_copy):
    entry = take_in(data_copy.paths)
    visit = open_page("las-in", data=data_copy.paths, utkast=entry.draft_id, steg="granska")
    assert "Samordnaren har utkastet" in visit.app.warning[0].value
    accept = next(one for one in visit.app.button if one.label == "Godkänn raden")
    assert accept.disabled


def test_the_review_opens_at_the_first_figure_that_needs_a_person(open_draft, data_copy):
    visit, draft_id = open_draft("granska", BROKEN)
    judgement = judge(load_review(data_copy.paths, draft_id))
    review = load_review(data_copy.paths, draft_id)
    first = review.figure(judgement.open_ids[0])
    assert field(visit, "Rad").value == first.line.line_text
    assert visit.answer == f"{len(judgement.open_ids)} siffror behöver granskas"


@pytest.mark.parametrize(
    ("left", "answer"),
    [
        ((1, 0, 0), "En siffra behöver granskas"),
        ((6, 9, 0), "6 siffror behöver granskas"),
        ((0, 1, 0), "En bevisad siffra kan godkännas"),
        ((0, 0, 1), "Siffrorna är granskade. En uppgift i text är kvar"),
        ((0, 0, 0), "Allt är granskat"),
    ],
)
def test_one_that_is_left_is_said_as_one(left, answer):
    figures, proved, facts = left
    assert review_answer(figures, proved=proved, facts=facts) == answer


def test_cells_of_a_line_are_told_apart_where_there_is_no_picture_of_the_page(open_draft):
    visit, _ = open_draft("granska")
    (lines,) = [one.value for one in visit.app.markdown if "· Ljuslyktan" in one.value]
    assert r"Löner \| - 3 \| 1 200 \| 1 250" in lines


def test_a_mended_cell_is_tried_in_its_sums_at_once(open_draft, data_copy):
    visit, draft_id = open_draft("granska", BROKEN)
    field(visit, "Rad att granska").select("t1-r4").run()
    field(visit, "Budget 2024, tkr").input("1 255").run()
    assert not visit.has_failed
    assert judge(load_review(data_copy.paths, draft_id)).failing == ()


def primary(visit):
    """The button that is next to press."""
    (one,) = [button for button in visit.app.button if button.proto.type == "primary"]
    return one.label


def test_the_button_that_is_next_to_press_is_the_only_primary_one(open_draft, data_copy):
    visit, draft_id = open_draft("granska")
    review = load_review(data_copy.paths, draft_id)
    judgement = judge(review)
    assert primary(visit) == "Godkänn raden"
    field(visit, "Rad att granska").select(review.figure(judgement.proved_ids[0]).row_id).run()
    assert primary(visit) == f"Godkänn alla bevisade ({len(judgement.proved_ids)})"


def test_when_all_is_reviewed_the_way_to_publication_is_primary(open_page, data_copy):
    entry = take_in(data_copy.paths)
    accept_everything(data_copy.paths, COORDINATOR, entry.draft_id)
    visit = open_page("las-in", data=data_copy.paths, utkast=entry.draft_id, steg="granska")
    press(visit, "Ta över utkastet")
    assert primary(visit) == "Gå till publicering"


def test_what_is_no_amount_is_said_and_changes_nothing(open_draft, data_copy):
    visit, draft_id = open_draft("granska", BROKEN)
    field(visit, "Rad att granska").select("t1-r4").run()
    field(visit, "Budget 2024, tkr").input("abc").run()
    assert "”abc” är inget belopp" in visit.app.error[0].value
    assert load_review(data_copy.paths, draft_id).steps == ()


def test_a_repair_is_taken_with_a_reason_and_can_be_undone(open_draft, data_copy):
    visit, draft_id = open_draft("granska", BROKEN)
    press(visit, "Se förslaget på")
    press(visit, "Räkna med")
    review = load_review(data_copy.paths, draft_id)
    assert [one.correction.reason_text for one in review.figures if one.correction] == [
        "Tryckfel enligt summorna i dokumentet"
    ]
    press(visit, "Ångra")
    assert load_review(data_copy.paths, draft_id).steps == ()


def test_a_plan_is_published_and_on_the_other_pages_at_once(open_draft, data_copy):
    visit, draft_id = open_draft("granska")
    paths = data_copy.paths
    for _ in range(30):
        if not judge(load_review(paths, draft_id)).open_ids:
            break
        choose_what_is_missing(visit)
        press(visit, "Godkänn raden")
    if judge(load_review(paths, draft_id)).proved_ids:
        press(visit, "Godkänn alla bevisade")
    press(visit, "Gå till publicering")
    press(visit, "Publicera")
    assert visit.answer == "Planen är publicerad"
    lines = load_tables(paths.database)["budget_line"]
    assert lines.filter(plan_id="kramfors-2024").height > 0
    sources = " ".join(visit.go("kallor").texts())
    assert "**Kramfors 2024** · Verksamhetsplan och budget 2024" in sources


def test_what_is_published_is_counted_by_what_it_is(open_page, data_copy):
    posts = "\nI kansliet ingår sekreterare och ekonom.\n"
    entry = take_in(data_copy.paths, SOUND + posts)
    visit = open_page("las-in", data=data_copy.paths, utkast=entry.draft_id, steg="publicera")
    (contents,) = [one.value for one in visit.app.table if "Kommer dit" in one.value.columns]
    assert dict(zip(contents["Sida"], contents["Kommer dit"], strict=True)) == {
        "Budget": "11 siffror",
        "Förbund": "2 tjänster",
    }


def test_sums_that_do_not_hold_are_told_before_they_are_published(open_page, data_copy):
    paths = data_copy.paths
    entry = take_in(paths, BROKEN)
    accept_everything(paths, COORDINATOR, entry.draft_id)
    visit = open_page("las-in", data=paths, utkast=entry.draft_id, steg="publicera")
    (told,) = [one.value for one in visit.app.info if "summa" in one.value]
    assert told == "En summa i dokumentet stämmer inte. Den visas som iakttagelse på Kontroll."
    publish(paths, COORDINATOR, entry.draft_id, expected_revision=1)
    findings = load_tables(paths.database)["finding"].filter(plan_id="kramfors-2024")
    assert findings.filter(rule_id="sum-mismatch").height == 1


def choose_what_is_missing(visit):
    """Choose a category where the row has none."""
    for one in visit.app.selectbox:
        if one.label == "Gemensam kategori" and one.value is None:
            one.select_index(0).run()
            return


def test_a_draft_that_is_gone_is_said_and_the_drafts_are_shown(open_page, data_copy):
    visit = open_page("las-in", data=data_copy.paths, utkast="20260101-000000000000")
    assert not visit.has_failed
    assert visit.answer == "Läs in en plan, en rapport eller bokföring"
    assert "Utkastet finns inte" in visit.app.error[0].value


def test_sources_tell_the_versions_of_a_plan_who_published_them_and_what_differs(
    open_page, data_copy
):
    paths = data_copy.paths
    for revision, text in enumerate((SOUND, BROKEN), start=1):
        entry = take_in(paths, text)
        accept_everything(paths, COORDINATOR, entry.draft_id)
        publish(paths, COORDINATOR, entry.draft_id, expected_revision=revision)
    visit = open_page("kallor", data=paths, forbund="kramfors").unfold()
    assert not visit.has_failed
    said = visit.texts()
    assert any(
        text.startswith("Version 2, gäller nu") and "publicerad av samordnaren" in text
        for text in said
    )
    assert any("Version 1, tidigare" in text for text in said)
    (differing,) = [t.value for t in visit.app.table if "Version 1" in t.value.columns]
    assert differing["Rad"].to_list() == ["Summa kostnader"]
    assert "Publicerade en plan" in said


def test_the_latest_version_can_be_taken_back_in_sources(open_page, data_copy):
    paths = data_copy.paths
    for revision, text in enumerate((SOUND, BROKEN), start=1):
        entry = take_in(paths, text)
        accept_everything(paths, COORDINATOR, entry.draft_id)
        publish(paths, COORDINATOR, entry.draft_id, expected_revision=revision)
    visit = open_page("kallor", data=paths, forbund="kramfors")
    press(visit, "Ta tillbaka")
    assert read_plan(paths, "kramfors-2024").revision == 1


def test_another_amount_is_counted_with_for_a_reason_and_the_printed_one_stays(
    open_draft, data_copy
):
    visit, draft_id = open_draft("granska", BROKEN)
    field(visit, "Rad att granska").select("t1-r4").run()
    wrong = next(
        one.figure_id
        for one in load_review(data_copy.paths, draft_id).figures
        if one.row_id == "t1-r4" and one.line.year == 2024
    )
    field(visit, "Belopp som är fel tryckt").select(wrong)
    field(visit, "Räkna i stället med").input("1 255")
    press(visit, "Rätta beloppet")
    assert "Skriv varför beloppet i dokumentet är fel" in visit.app.error[0].value
    field(visit, "Varför").input("Summan är fel tryckt")
    press(visit, "Rätta beloppet")
    figure = load_review(data_copy.paths, draft_id).figure(wrong)
    assert (figure.line.printed_text, figure.amount_sek) == ("1 265", 1_255_000)
    assert figure.correction.reason_text == "Summan är fel tryckt"


def test_a_corrected_amount_stands_beside_the_printed_one(open_draft):
    visit, _ = open_draft("granska", BROKEN)
    press(visit, "Se förslaget på")
    press(visit, "Räkna med")
    assert field(visit, "Budget 2024, tkr").value == "1 265"
    (said,) = [one.value for one in visit.app.caption if "räknas som" in one.value]
    assert said.replace(NBSP, " ") == "✓ godkänd, räknas som 1 255 tkr"
    (table,) = [one.value for one in visit.app.table if "Budget 2024" in one.value.columns]
    cells = [cell.replace(NBSP, " ") for cell in table["Budget 2024"]]
    assert cells[-1] == "1 265 → 1 255 ✓"


def test_a_corrected_row_is_not_said_to_be_read_as_it_is_printed(open_page, data_copy):
    paths = data_copy.paths
    draft_id = take_in(paths, BROKEN).draft_id
    total = load_review(paths, draft_id).figures[-2]
    action = correct(total, "1 255", "Summan är fel tryckt")
    add_step(paths, COORDINATOR, draft_id, action.text, action.edits)
    accept_everything(paths, COORDINATOR, draft_id)
    publish(paths, COORDINATOR, draft_id, expected_revision=1)
    visit = open_page("budget", data=paths, plan="kramfors-2024", radar="2024")
    read_as = visit.table("Rad i dokumentet")["Så läst"].to_dict()
    assert read_as == {
        "Hyra": "som i dokumentet",
        "Löner": "som i dokumentet",
        "Ljuslyktan": "som i dokumentet",
        "Summa kostnader": "rättad",
    }


def panel(visit, key):
    """Open the panel of a key."""
    visit.app.session_state[key] = True
    visit.app.run()
    assert not visit.has_failed


def test_a_fact_that_was_not_read_is_added_with_what_is_known_of_it(open_draft, data_copy):
    visit, draft_id = open_draft("granska")
    panel(visit, "ny-uppgift")
    field(visit, "Slag av uppgift").select("meeting").run()
    field(visit, "Vilka möts").input("styrelsen")
    field(visit, "Dag").input("i mars")
    press(visit, "Lägg till uppgiften")
    assert "”i mars” är ingen dag" in visit.app.error[0].value
    field(visit, "Dag").input("2024-03-12")
    press(visit, "Lägg till uppgiften")
    (fact,) = [one for one in load_review(data_copy.paths, draft_id).facts if one.read is None]
    assert (fact.record.body, str(fact.record.date)) == ("styrelsen", "2024-03-12")
    assert fact.accepted_by is not None
    assert field(visit, "Dag").value == ""


def test_every_field_of_a_fact_can_be_changed_on_the_page(open_draft, data_copy):
    text = SOUND + "\nUtbildningar\n- Konferens om unga i mars\n"
    visit, draft_id = open_draft("granska", text)
    panel(visit, "fakta-training")
    next(one for one in visit.app.toggle if one.label.startswith("Alla uppgifter")).set_value(
        True
    ).run()
    field(visit, "Första dag").input("2024-03-12").run()
    field(visit, "Omfattning").select("joint").run()
    unit = next(one for one in visit.app.selectbox if one.key.startswith("fact-training-1-unit"))
    unit.select("tkr").run()
    field(visit, "Kostnad").input("85").run()
    assert not visit.has_failed
    (fact,) = [
        one for one in load_review(data_copy.paths, draft_id).facts if one.table == "training"
    ]
    assert str(fact.record.start_date) == "2024-03-12"
    assert (fact.record.scope, fact.record.cost_sek) == ("joint", 85_000)


def test_a_row_that_was_read_of_two_is_parted_in_one_press(open_draft, data_copy):
    joined = SOUND.replace("Hyra\t12", "Hyra 15 000 Porto\t12")
    visit, draft_id = open_draft("granska", joined)
    field(visit, "Rad att granska").select("t1-r1").run()
    assert (field(visit, "Första raden").value, field(visit, "Andra raden").value) == (
        "Hyra",
        "Porto",
    )
    press(visit, "Dela i två rader")
    labels = [one.line.line_text for one in load_review(data_copy.paths, draft_id).figures]
    assert list(dict.fromkeys(labels))[:2] == ["Hyra", "Porto"]


def chosen_reading(visit):
    """The choice of how a table is read."""
    return next(one for one in visit.app.radio if one.label == "Läsning")


def test_a_table_with_several_readings_lets_one_be_chosen(open_draft, data_copy):
    visit, draft_id = open_draft("granska", EITHER)
    reading = chosen_reading(visit)
    assert reading.options[0].startswith("Som den lästes: **Löner** 510 i Plan 2025")
    reading.set_value(1).run()
    press(visit, "Använd läsningen")
    review = load_review(data_copy.paths, draft_id)
    (pay,) = [one for one in review.figures if one.line.line_text == "Löner" and one.is_kept]
    assert (pay.line.year, pay.accepted_by is None) == (2024, False)
    assert chosen_reading(visit).value == 1


@pytest.mark.parametrize(
    ("name", "key", "optional"),
    [
        ("Ekby", "nytt-forbund", ["Bildat (valfritt)", "Webbplats (valfritt)"]),
        ("Kramfors", "invanare", ["Kramfors, 16–64 år (valfritt)"]),
    ],
)
def test_what_may_be_left_out_says_so_and_an_example_looks_like_no_value(
    open_draft, name, key, optional
):
    visit, _ = open_draft("last", SOUND.replace("Kramfors", name))
    fields = [one for one in visit.app.text_input if one.key.startswith(key)]
    assert [one.label for one in fields if "valfritt" in one.label] == optional
    examples = [one.placeholder for one in fields if one.placeholder]
    assert examples
    assert all(example.startswith("till exempel ") for example in examples)


def test_inhabitants_that_are_not_known_are_filled_in_with_their_source(open_draft, data_copy):
    visit, _ = open_draft("last")
    assert field(visit, "Invånare den 31 december").value == 2024
    press(visit, "Spara invånarna")
    assert "Skriv invånarna i Kramfors som ett helt tal" in visit.app.error[0].value
    field(visit, "Kramfors").input("17 600")
    field(visit, "Källa").input("SCB, folkmängd")
    press(visit, "Spara invånarna")
    tables = load_tables(data_copy.paths.database)
    added = tables["population"].filter(municipality_name="Kramfors", year=2024)
    assert added["population_count"].to_list() == [17_600]
    assert added["source"].to_list() == ["SCB, folkmängd"]


def test_inhabitants_that_are_known_are_shown_and_mended_with_a_source(open_draft, data_copy):
    visit, _ = open_draft("last")
    field(visit, "Invånare den 31 december").select(2023).run()
    assert field(visit, "Kramfors").value.replace(NBSP, " ") == "17 631"
    field(visit, "Kramfors").input("17 632")
    field(visit, "Källa").input("SCB, rättad")
    press(visit, "Spara invånarna")
    population = load_tables(data_copy.paths.database)["population"]
    of_year = population.filter(municipality_name="Kramfors", year=2023)
    assert of_year.select("population_count", "source").rows() == [(17_632, "SCB, rättad")]


def test_the_name_of_a_new_association_stands_in_its_field_however_late_it_is_opened(open_draft):
    visit, _ = open_draft("last", SOUND.replace("Kramfors", "Ekby"))
    visit.app.run()
    assert field(visit, "Förbundets namn").proto.default == "Samordningsförbundet Ekby"


def test_a_plan_is_begun_without_a_document_and_written_by_hand(open_page, data_copy):
    paths = data_copy.paths
    visit = open_page("las-in", data=paths)
    press(visit, "Börja")
    assert "Skriv varifrån uppgifterna kommer" in visit.app.error[0].value
    field(visit, "Varifrån uppgifterna kommer").input("Förbundets webbplats")
    press(visit, "Börja")
    assert visit.answer == "Planen skrivs in för hand"
    press(visit, "Granska")
    panel(visit, "ny-tabell")
    field(visit, "Första radens text").input("Hyra")
    field(visit, "År").input("2024")
    field(visit, "Enhet").select("tkr")
    field(visit, "Belopp som det står").input("15")
    press(visit, "Lägg till tabellen")
    (entry,) = list_drafts(paths)
    (figure,) = load_review(paths, entry.draft_id).figures
    assert (figure.line.line_text, figure.amount_sek) == ("Hyra", 15_000)
    field(visit, "Radens text").input("Summa")
    next(one for one in visit.app.text_input if one.key.startswith("ny-rad-belopp")).input("15")
    next(one for one in visit.app.radio if one.label == "Slag av rad").set_value("sum").run()
    next(one for one in visit.app.button if one.label == "Lägg till").click().run()
    assert judge(load_review(paths, entry.draft_id)).checks[0].holds


def test_a_published_draft_leads_to_the_pages_of_its_association(open_page, data_copy):
    entry = take_in(data_copy.paths, SOUND)
    accept_everything(data_copy.paths, COORDINATOR, entry.draft_id)
    publish(data_copy.paths, COORDINATOR, entry.draft_id, expected_revision=1)
    visit = open_page("las-in", data=data_copy.paths, utkast=entry.draft_id)
    assert any("Kramfors 2024, version 1" in said.value for said in visit.app.markdown)
    links = {link.proto.label: link.proto.query_string for link in visit.app.get("page_link")}
    assert "valj=kramfors" in links["Utveckling"]
    assert "Möten" not in links
    restore(data_copy.paths, COORDINATOR, "kramfors-2024")
    again = open_page("las-in", data=data_copy.paths, utkast=entry.draft_id)
    assert again.answer == "Publiceringen är tillbakatagen"


def test_a_row_that_lacks_only_its_category_is_accepted_with_it(open_draft, data_copy):
    visit, draft_id = open_draft("granska", SOUND.replace("Ljuslyktan", "Qwzx"))
    review = load_review(data_copy.paths, draft_id)
    row_id = next(one.row_id for one in review.figures if one.line.line_text == "Qwzx")
    field(visit, "Rad att granska").select(row_id).run()
    assert any("godkänns när ni väljer" in said.value for said in visit.app.caption)
    field(visit, "Gemensam kategori").select("administration").run()
    assert not visit.has_failed
    of_row = [one for one in load_review(data_copy.paths, draft_id).figures if one.row_id == row_id]
    assert {(one.line.category_id, one.accepted_by) for one in of_row} == {
        ("administration", "lokal användare")
    }


def test_a_row_that_a_sum_contradicts_is_not_accepted_with_its_category(open_draft, data_copy):
    visit, draft_id = open_draft("granska", BROKEN.replace("Ljuslyktan", "Qwzx"))
    review = load_review(data_copy.paths, draft_id)
    row_id = next(one.row_id for one in review.figures if one.line.line_text == "Qwzx")
    field(visit, "Rad att granska").select(row_id).run()
    field(visit, "Gemensam kategori").select("administration").run()
    of_row = [one for one in load_review(data_copy.paths, draft_id).figures if one.row_id == row_id]
    assert {one.line.category_id for one in of_row} == {"administration"}
    assert None in {one.accepted_by for one in of_row}


def drafts_shown(visit):
    """What the list of drafts says of each."""
    return [
        one.value
        for one in visit.app.markdown
        if " · granskas" in one.value or (" · publicerad" in one.value)
    ]


def test_the_list_of_drafts_says_whose_plan_each_is(open_page, data_copy):
    take_in(data_copy.paths, SOUND, name="nya budgeten.txt")
    (shown,) = drafts_shown(open_page("las-in", data=data_copy.paths))
    assert shown.startswith("**Kramfors 2024 · verksamhetsplan och budget** · granskas")
    assert "nya budgeten.txt" in shown


def test_a_draft_that_was_renamed_in_the_review_is_listed_as_it_stands_now(open_draft, data_copy):
    visit, _ = open_draft("last")
    field(visit, "År").input("2026").run()
    visit.app.query_params.clear()
    visit.app.run()
    (shown,) = drafts_shown(visit)
    assert shown.startswith("**Kramfors 2026 · ")


def test_what_is_published_stands_by_itself_and_is_not_thrown_away_at_first_hand(
    open_page, data_copy
):
    entry = take_in(data_copy.paths, SOUND)
    accept_everything(data_copy.paths, COORDINATOR, entry.draft_id)
    publish(data_copy.paths, COORDINATOR, entry.draft_id, expected_revision=1)
    visit = open_page("las-in", data=data_copy.paths)
    assert [panel.label for panel in visit.app.expander] == ["Publicerade (1)"]
    labels = [button.label for button in visit.app.button]
    assert "Kasta utkastet" not in labels
    assert "Visa" in labels


def test_a_row_that_no_sum_tries_says_so(open_draft):
    visit, _ = open_draft("granska", SOUND.partition("Summa")[0])
    field(visit, "Rad att granska").select("t1-r1").run()
    assert "? Ingen summa prövar beloppet. Jämför med dokumentet och godkänn." in [
        one.value for one in visit.app.caption
    ]


def test_a_row_of_a_mended_sum_says_why_it_is_only_likely(open_draft):
    visit, _ = open_draft("granska", BROKEN)
    press(visit, "Se förslaget på")
    press(visit, "Räkna med")
    field(visit, "Rad att granska").select("t1-r2").run()
    assert any("Summan stämmer sedan ett belopp" in one.value for one in visit.app.caption)


def test_a_draft_of_an_association_without_a_plan_is_listed_by_its_name(open_draft):
    visit, _ = open_draft("last", SOUND.replace("Kramfors", "Ekby"))
    field(visit, "Kommuner som är medlemmar").set_value(["2282"])
    press(visit, "Lägg till förbundet")
    visit.app.query_params.clear()
    visit.app.run()
    (shown,) = drafts_shown(visit)
    assert shown.startswith("**Ekby 2024 · ")


def test_what_is_missing_of_the_document_is_one_press_away_from_publishing(open_draft):
    visit, _ = open_draft("publicera", SOUND.replace("Kramfors", "Ekby"))
    press(visit, "Till uppgifterna om dokumentet")
    assert visit.app.query_params["steg"] == "last"
    assert field(visit, "Förbund").value is None


def test_a_document_that_was_published_before_is_told_by_the_plans_name(open_draft, data_copy):
    entry = take_in(data_copy.paths, SOUND)
    accept_everything(data_copy.paths, COORDINATOR, entry.draft_id)
    publish(data_copy.paths, COORDINATOR, entry.draft_id, expected_revision=1)
    visit, _ = open_draft("last")
    assert "publicerat som Kramfors 2024, version 1." in visit.app.info[0].value


def test_several_repairs_are_told_apart_by_their_amounts_and_nothing_is_claimed_between_them(
    open_draft, data_copy
):
    visit, draft_id = open_draft("granska", BROKEN)
    judgement = judge(load_review(data_copy.paths, draft_id))
    (check,) = judgement.failing
    count = sum(len(judgement.repairs.get(one, ())) for one in (check.figure_id, *check.parts))
    said = [one.value for one in visit.app.caption if "var för sig" in one.value]
    assert len(said) == (count > 1)
    ways = [one.label for one in visit.app.button if one.label.startswith("Se förslaget på")]
    assert ways
    assert all(label.endswith(" tkr") for label in ways)


def test_the_accounts_of_books_are_given_a_category_from_one_to_another(open_page, data_copy):
    paths = data_copy.paths
    books = (
        '#FLAGGA 0\n#SIETYP 1\n#FNAMN "Samordningsförbundet i Kramfors"\n#RAR 0 20240101 20241231\n'
        '#KONTO 4010 "Köp"\n#KONTO 4020 "Tjänst"\n#RES 0 4010 700.00\n#RES 0 4020 50.00\n'
    )
    entry = take_in(paths, books, name="bok.se")
    visit = open_page("las-in", data=paths, utkast=entry.draft_id, steg="granska")
    press(visit, "Ta över utkastet")
    field(visit, "Från konto").input("4000")
    field(visit, "Till konto").input("4999")
    field(visit, "Gemensam kategori för dem").select("individual")
    press(visit, "Ge kontona kategorin")
    categories = {one.line.category_id for one in load_review(paths, entry.draft_id).figures}
    assert categories == {"individual"}
