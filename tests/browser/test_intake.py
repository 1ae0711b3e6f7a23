"""Läs in plan in the browser: from a file to all pages, by mouse and by keyboard alone."""

import re
from contextlib import ExitStack, suppress
from random import Random

import pytest
from playwright.sync_api import Error as NotThereError
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError
from playwright.sync_api import expect

from finsam_metrics.documents.formats.libre_office import find_libre_office
from finsam_metrics.store.database import load_tables
from tests.browser.conftest import run_server
from tests.corpus.budgets import make_budget
from tests.corpus.forms import FORMS
from tests.corpus.planting import plant
from tests.filled_templates import fill_template
from tests.taken_in import BROKEN, COORDINATOR, EITHER, SOUND, accept_everything, take_in

pytestmark = pytest.mark.browser

SEED = 903
SIZES = {"phone": (390, 844), "tablet": (820, 1180), "desk": (1440, 900)}
MOST_ACTIONS = 60
MOST_TRIES = 4
MOMENT_MS = 5_000
NOTHING_FADES = """() => ![...document.querySelectorAll('[data-stale]')]
    .some(element => element.dataset.stale === 'true' || getComputedStyle(element).opacity < 1)"""
BOOKS = """#FLAGGA 0
#FORMAT PC8
#GEN 20150210
#SIETYP 4
#FNAMN "Samordningsförbundet Västerås"
#RAR 0 20140101 20141231
#KONTO 4010 "Köpta insatser"
#KONTO 6420 "Revision"
#IB 0 1930 20000000.00
#UB 0 1930 7070200.00
#RES 0 4010 12900000.00
#RES 0 6420 29800.00
"""
DOCUMENTS = ("PDF, ruled rows", "docx, tables", "text, tabs", "scan, straight")


@pytest.fixture
def own_server(data_copy):
    """A dashboard with data of its own, which may be changed."""
    with run_server(data_copy.paths) as running:
        yield running


@pytest.fixture
def reviewer(own_server, new_visit):
    """Gives a visitor of that dashboard."""
    with ExitStack() as stack:
        yield lambda size="desk": new_visit(own_server, SIZES[size], stack)


def press(visit, name, *, exact=False):
    """Press the first button of a name, and wait until nothing runs."""
    visit.page.get_by_role("button", name=name, exact=exact).first.click()
    visit.settle()


def lay_in(visit, file):
    """Give a file and wait until it is read."""
    visit.open("las-in")
    visit.page.locator("input[type=file]").set_input_files(file)
    expect(visit.page.get_by_text(file.name).first).to_be_visible()
    press(visit, "Läs dokumentet")
    expect(visit.page.get_by_role("button", name="Granska", exact=True)).to_be_visible(
        timeout=120_000
    )
    visit.settle()


def make_association(visit, municipality):
    """Make the association that the document names, with a municipality."""
    press(visit, "Förbundet finns inte i listan")
    visit.page.get_by_role("combobox", name="Kommuner som är medlemmar").fill(municipality)
    visit.page.get_by_role("option", name=municipality, exact=True).click()
    visit.page.keyboard.press("Escape")
    press(visit, "Lägg till förbundet")
    expect(visit.page.get_by_role("button", name="Förbundet finns inte")).to_have_count(0)


def attempt(visit, do):
    """Do something and wait until the page shows it.

    What is there may be drawn anew while it is pressed; then nothing was done, and the next look
    finds it again.
    """
    main = visit.page.get_by_test_id("stMain")
    before = main.inner_text()
    with suppress(NotThereError, AssertionError):
        do()
        expect(main).not_to_have_text(before, use_inner_text=True, timeout=MOMENT_MS)
    visit.settle()


def next_act(page, been):
    """The next thing that the review asks for."""
    proved = page.get_by_role("button", name=re.compile(r"Godkänn alla bevisade \([1-9]"))
    repairs = page.get_by_role("button", name="Räkna med")
    ways = page.get_by_role("button", name="Se förslaget på")
    table = page.get_by_role("button", name="Godkänn hela tabellen")
    if proved.count():
        proved.first.click(timeout=MOMENT_MS)
    elif page.get_by_text("Raden har ingen gemensam kategori").count():
        page.get_by_role("combobox", name="Gemensam kategori").click(timeout=MOMENT_MS)
        page.get_by_role("option").first.click(timeout=MOMENT_MS)
    elif repairs.count():
        repairs.first.click(timeout=MOMENT_MS)
    elif ways.count() and page.url not in been:
        ways.first.click(timeout=MOMENT_MS)
        been.add(page.url)
    elif table.is_enabled(timeout=MOMENT_MS):
        table.click(timeout=MOMENT_MS)
    else:
        page.keyboard.press("g")


def review_everything(visit):
    """Accept what is right, take what is proposed, choose what is missing."""
    page, been = visit.page, set()
    expect(page.get_by_role("button", name="Nästa att granska")).to_be_visible()
    visit.settle()
    for _ in range(MOST_ACTIONS):
        if not re.search("behöver granskas|kan godkännas", visit.answer):
            break
        attempt(visit, lambda: next_act(page, been))
    for panel in page.get_by_test_id("stMain").locator("summary").all():
        attempt(visit, panel.click)
    whole = page.get_by_role("button", name=re.compile("^Godkänn alla .* som är hela"))
    for place in range(whole.count()):
        if whole.nth(place).is_enabled():
            attempt(visit, whole.nth(place).click)
    left_out = page.get_by_role("button", name="Utelämna", exact=True)
    for place in range(left_out.count()):
        if visit.answer != "Allt är granskat":
            attempt(visit, left_out.nth(place).click)
    assert visit.answer == "Allt är granskat"


def publish(visit):
    """Publish what is reviewed, and wait until it is."""
    press(visit, "Gå till publicering")
    press(visit, "Publicera", exact=True)
    published = visit.page.get_by_role("heading", level=2, name="publicera")
    expect(
        published.get_by_text(re.compile("^(Planen|Dokumentet) är publicera(d|t)$"))
    ).to_be_visible(timeout=60_000)


def document(tmp_path, form):
    """A plan of an association that nobody knows, with an error planted in it."""
    printed = next(one for one in FORMS if one.name == form)
    if printed.is_scan:
        pytest.importorskip("rapidocr", reason="pictures of text are read by an optional package")
    file = tmp_path / f"plan.{printed.suffix}"
    file.write_bytes(printed.write(plant(make_budget(SEED), Random(SEED))))
    return file


@pytest.mark.parametrize("form", DOCUMENTS)
def test_a_plan_of_a_new_association_goes_from_its_document_to_all_pages(
    reviewer, data_copy, tmp_path, form
):
    visit = reviewer()
    lay_in(visit, document(tmp_path, form))
    make_association(visit, "Umeå")
    press(visit, "Granska", exact=True)
    review_everything(visit)
    publish(visit)
    tables = load_tables(data_copy.paths.database)
    (association_id,) = set(tables["changes"]["association_id"])
    lines = tables["budget_line"].filter(association_id=association_id)
    assert lines.height > 20
    corrected = lines.join(tables["correction"], on="figure_id").row(0, named=True)
    visit.open("budget", forbund=association_id, ar=str(corrected["year"]), matt="tkr")
    category = tables["budget_category"].filter(category_id=corrected["category_id"])
    ask(visit, category["category_name"].item() if category.height else "Summa")
    answer = visit.page.get_by_role("dialog")
    expect(answer.get_by_text(corrected["line_text"], exact=True).first).to_be_visible()
    expect(answer.get_by_text("Tryckfel enligt summorna i dokumentet")).to_be_visible()
    is_laid_out = form.startswith("docx") and find_libre_office() is not None
    has_pages = is_laid_out or not form.startswith(("docx", "text"))
    expect(answer.get_by_test_id("stVegaLiteChart")).to_have_count(1 if has_pages else 0)


def test_a_filled_in_workbook_goes_to_all_pages(reviewer, data_copy, tmp_path):
    file = tmp_path / "mall.xlsx"
    fill_template(data_copy.paths, file)
    visit = reviewer()
    lay_in(visit, file)
    make_association(visit, "Umeå")
    press(visit, "Granska", exact=True)
    review_everything(visit)
    publish(visit)
    tables = load_tables(data_copy.paths.database)
    assert tables["plan"].filter(budget_year=2027).height == 1


def test_a_pasted_text_goes_to_all_pages(reviewer, data_copy):
    visit = reviewer()
    visit.open("las-in")
    visit.page.get_by_label("Eller klistra in planens text").fill(SOUND)
    press(visit, "Läs dokumentet")
    start = visit.page.get_by_role("button", name="Granska", exact=True)
    expect(start).to_be_visible(timeout=60_000)
    press(visit, "Granska", exact=True)
    review_everything(visit)
    publish(visit)
    tables = load_tables(data_copy.paths.database)
    assert tables["plan"].filter(plan_id="kramfors-2024").height == 1


def test_the_books_of_a_year_stand_beside_the_budget_of_its_plan(reviewer, data_copy, tmp_path):
    file = tmp_path / "vasteras-2014.se"
    file.write_bytes(BOOKS.encode("cp437"))
    visit = reviewer()
    lay_in(visit, file)
    expect(visit.page.get_by_text("Utfallet stämmer med hur balansräkningen")).to_be_visible()
    press(visit, "Granska", exact=True)
    review_everything(visit)
    publish(visit)
    tables = load_tables(data_copy.paths.database)
    published = tables["plan_package"].filter(plan_id="vasteras-2014-books")
    assert published["document_kind"].to_list() == ["books"]
    visit.open("utveckling", forbund="vasteras", matt="tkr")
    told = "Från plan till utfall går Västerås 2014 från 14 405 tkr till 12 930"
    expect(visit.page.get_by_role("heading", name=told)).to_be_visible()
    visit.open("kallor", forbund="vasteras")
    expect(visit.page.get_by_text("Västerås bokföring 2014", exact=True)).to_be_visible()


def ask(visit, name):
    """Ask where a category's figure stands, by its name."""
    visit.page.locator(".st-key-rad-matrix").get_by_role("radio", name="Var står siffran?").click(
        force=True
    )
    visit.settle()
    box = visit.page.get_by_role("combobox", name=re.compile("Var står siffran"))
    box.fill(name)
    visit.page.get_by_role("option").first.click()
    visit.settle()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("step", ["last", "granska", "publicera"])
def test_axe_finds_nothing_in_any_step_at_any_width(reviewer, data_copy, size, step):
    entry = take_in(data_copy.paths, BROKEN)
    visit = reviewer(size)
    visit.open("las-in", utkast=entry.draft_id, steg=step)
    press(visit, "Ta över utkastet")
    expect(visit.page.get_by_role("button", name="Ta över utkastet")).to_have_count(0)
    visit.page.wait_for_function(NOTHING_FADES)
    assert visit.hindrances() == []
    assert visit.overflow == [0, 0]


def test_a_whole_review_is_done_by_keyboard_alone(reviewer, data_copy):
    entry = take_in(data_copy.paths, SOUND)
    visit = reviewer()
    page = visit.page
    visit.open("las-in", utkast=entry.draft_id, steg="granska")
    visit.tab_to(page.get_by_role("button", name="Ta över utkastet"))
    page.keyboard.press("Enter")
    visit.settle()
    for _ in range(MOST_ACTIONS):
        if "behöver granskas" not in visit.answer:
            break
        if page.get_by_text("Raden har ingen gemensam kategori").count():
            visit.tab_to(page.get_by_role("combobox", name="Gemensam kategori"))
            page.keyboard.press("ArrowDown")
            attempt(visit, lambda: page.keyboard.press("Enter"))
            visit.tab_to(page.get_by_role("button", name="Godkänn raden"))
            attempt(visit, lambda: page.keyboard.press("Enter"))
        else:
            attempt(visit, lambda: page.keyboard.press("g"))
    assert "behöver granskas" not in visit.answer


def test_letters_typed_in_a_list_are_the_lists_and_no_shortcuts(reviewer, data_copy):
    entry = take_in(data_copy.paths, SOUND)
    visit = reviewer()
    page = visit.page
    visit.open("las-in", utkast=entry.draft_id, steg="granska")
    press(visit, "Ta över utkastet")
    expect(page.get_by_role("button", name="Ta över utkastet")).to_have_count(0)
    visit.settle()
    before = visit.answer, page.url
    box = page.get_by_test_id("stMain").get_by_role("combobox").first
    box.click()
    page.keyboard.type("gn")
    visit.settle()
    assert box.input_value() == "gn"
    page.keyboard.press("Escape")
    assert (visit.answer, page.url) == before


def choose_file_by_keyboard(page, file):
    """Press Enter on the field; again where the page was being drawn anew at the first press."""
    for patience in (4_000, 4_000, 20_000):
        try:
            with page.expect_file_chooser(timeout=patience) as chooser:
                page.keyboard.press("Enter")
        except PlaywrightTimeoutError:
            if patience > 4_000:
                raise
            continue
        chooser.value.set_files(file)
        return


def test_a_document_is_given_and_read_by_keyboard_alone(reviewer, tmp_path):
    file = tmp_path / "plan.txt"
    file.write_text(SOUND, encoding="utf-8")
    visit = reviewer()
    page = visit.page
    visit.open("las-in")
    visit.tab_to(page.locator("button", has_text="Välj fil"))
    choose_file_by_keyboard(page, file)
    expect(page.get_by_text(file.name).first).to_be_visible()
    visit.tab_to(page.get_by_role("button", name="Läs dokumentet"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Granska", exact=True)).to_be_visible(timeout=120_000)


def test_a_reviewed_plan_is_published_by_keyboard_alone(reviewer, data_copy):
    entry = take_in(data_copy.paths, SOUND)
    accept_everything(data_copy.paths, COORDINATOR, entry.draft_id)
    visit = reviewer()
    page = visit.page
    visit.open("las-in", utkast=entry.draft_id, steg="publicera")
    visit.tab_to(page.get_by_role("button", name="Ta över utkastet"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Ta över utkastet")).to_have_count(0)
    page.wait_for_function(NOTHING_FADES)
    publish_it = page.get_by_role("button", name="Publicera", exact=True)
    expect(publish_it).to_be_enabled()
    visit.tab_to(publish_it)
    page.keyboard.press("Enter")
    done = page.get_by_role("heading", level=2, name="Planen är publicerad")
    expect(done).to_be_visible(timeout=60_000)


def unfold(visit, name):
    """Open a panel, and wait until what is in it is drawn."""
    visit.page.locator("summary", has_text=name).first.click()
    visit.settle()
    visit.page.wait_for_function(NOTHING_FADES)


@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_in_what_is_added_by_hand_at_any_width(reviewer, data_copy, size):
    entry = take_in(data_copy.paths, EITHER + "\nUtbildningar\n- Konferens om unga i mars\n")
    visit = reviewer(size)
    page = visit.page
    visit.open("las-in", utkast=entry.draft_id, steg="granska")
    press(visit, "Ta över utkastet")
    expect(page.get_by_role("button", name="Ta över utkastet")).to_have_count(0)
    unfold(visit, "Utbildningar")
    expect(page.get_by_role("button", name="Godkänn alla utbildningar")).to_be_visible()
    whole = page.get_by_label("Alla uppgifter och platsen")
    for _ in range(MOST_TRIES):
        if not page.get_by_label("Första dag").count():
            attempt(visit, lambda: whole.press("Space"))
    expect(page.get_by_label("Första dag")).to_be_visible()
    unfold(visit, "Lägg till en tabell")
    expect(page.get_by_label("Tabellens titel").last).to_be_visible()
    unfold(visit, "Lägg till en uppgift")
    expect(page.get_by_role("button", name="Lägg till uppgiften")).to_be_visible()
    page.wait_for_function(NOTHING_FADES)
    assert visit.hindrances() == []
    assert visit.overflow == [0, 0]
    assert visit.english == []
    for name in ("Dela raden", "Lägg till rad", "Kolumner"):
        press(visit, name)
        expect(page.get_by_test_id("stPopoverBody")).to_be_visible()
        assert visit.hindrances() == []
        assert visit.overflow == [0, 0]
        page.keyboard.press("Escape")
        expect(page.get_by_test_id("stPopoverBody")).to_have_count(0)


@pytest.mark.parametrize("size", SIZES)
def test_a_plan_is_written_by_hand_at_any_width(reviewer, size):
    visit = reviewer(size)
    page = visit.page
    visit.open("las-in")
    press(visit, "Börja tomt")
    source = page.get_by_label("Varifrån uppgifterna kommer")
    expect(source).to_be_visible()
    assert visit.hindrances() == []
    source.fill("Förbundets webbplats")
    source.press("Tab")
    press(visit, "Börja", exact=True)
    expect(page.get_by_role("heading", level=2, name="Planen skrivs in för hand")).to_be_visible()
    press(visit, "Granska", exact=True)
    page.get_by_label("Första radens text").fill("Hyra")
    year = page.get_by_label("År", exact=True)
    year.fill("2027")
    year.press("Tab")
    visit.settle()
    page.get_by_role("combobox", name="Enhet").click()
    page.get_by_role("option", name="tkr").click()
    amount = page.get_by_label("Belopp som det står")
    amount.fill("15")
    amount.press("Tab")
    press(visit, "Lägg till tabellen")
    expect(page.get_by_text("Lade till tabellen Budget")).to_be_visible()
    page.wait_for_function(NOTHING_FADES)
    assert visit.hindrances() == []
    assert visit.overflow == [0, 0]
    assert visit.english == []
