"""No letter of any script makes the reading of a text fail."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from finsam_metrics.drafts.draft import read_draft
from finsam_metrics.drafts.draft_files import draft_document
from finsam_metrics.facts import find_facts
from finsam_metrics.facts.vocabulary import FactVocabulary
from finsam_metrics.model.errors import ReadingError
from finsam_metrics.model.paths import default_paths
from finsam_metrics.model.sources import Line

VOCABULARY = FactVocabulary.of(
    associations=[{"association_id": "sjobygden", "association_name": "Sjöbygden"}],
    common_groups=[{"group_id": "young", "is_statutory": False}],
    training_types=[{"training_type": "course"}],
)
SENTENCES = (
    "Styrelsens möten: 12 januari och 6 juni 2024",
    "Målet är minst tio deltagare.",
    "Budgetramen är tre miljoner kr, varav staten 1 500 tkr.",
    "Projektet Bryggan har beviljats 500 tkr.",
    "Prioriterade grupper är unga 16-24 år och långtidssjuka.",
    "En utbildning för personal arrangeras i september.",
    "Kostnaden delas lika mellan Samordningsförbundet Sjöbygden och SF Kramfors.",
    "Samordnare är anställd på heltid av Köpings kommun.",
    "Kostnader\tBudget 2024\tPlan 2025",
    "Arvoden\t1 200\t1 250",
    "Summa kostnader\t1 200\t1 250",
)
LOOKALIKES = {
    "i": "\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}\N{LATIN SMALL LETTER DOTLESS I}",
    "s": "\N{LATIN SMALL LETTER LONG S}\N{LATIN SMALL LETTER SHARP S}",
    "σ": "\N{GREEK SMALL LETTER FINAL SIGMA}",
    "k": "\N{KELVIN SIGN}",
    "å": "\N{ANGSTROM SIGN}",
    "f": "\N{LATIN SMALL LIGATURE FI}",
    "t": "\N{LATIN SMALL LIGATURE ST}",
    "1": "\N{ARABIC-INDIC DIGIT ONE}\N{SUPERSCRIPT ONE}\N{FULLWIDTH DIGIT ONE}",
    "0": "\N{ARABIC-INDIC DIGIT ZERO}\N{DEVANAGARI DIGIT ZERO}",
    " ": "\N{NO-BREAK SPACE}\N{EM SPACE}\N{COMBINING DOT ABOVE}",
}
OF_ANY_SCRIPT = st.characters(exclude_categories=())


@st.composite
def texts(draw):
    """Sentences of a plan, some of their letters changed for others."""
    text = "\n".join(draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6)))
    if draw(st.booleans()):
        text = text.upper()
    letters = list(text)
    places = st.lists(st.integers(0, len(letters) - 1), max_size=30)
    for place in draw(places):
        alike = LOOKALIKES.get(letters[place].lower(), "")
        letters[place] = draw(st.sampled_from(alike) if alike else OF_ANY_SCRIPT)
    if draw(st.booleans()):
        swapped = draw(st.sampled_from([*LOOKALIKES]))
        for place, letter in enumerate(letters):
            if letter.lower() == swapped:
                letters[place] = draw(st.sampled_from(LOOKALIKES[swapped]))
    return "".join(letters)


@settings(max_examples=300)
@given(texts() | st.text(OF_ANY_SCRIPT, max_size=60))
def test_facts_are_found_in_a_text_of_any_letters(text):
    lines = [
        Line(number=number, page=None, text=one, cells=())
        for number, one in enumerate(text.split("\n"), start=1)
    ]
    find_facts(lines, VOCABULARY)


@settings(max_examples=25)
@given(texts())
def test_a_draft_is_read_of_a_text_file_of_any_letters(text):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "plan.txt"
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        try:
            draft = read_draft(path, default_paths())
        except ReadingError:
            return
    json.dumps(draft_document(draft))
