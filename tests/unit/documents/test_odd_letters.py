"""Letters and signs of all scripts, and those that show nothing: a document, never a traceback."""

import docx
import pytest

from finsam_metrics.documents.documents import read_document
from finsam_metrics.drafts.draft import read_draft
from finsam_metrics.drafts.draft_files import draft_document
from finsam_metrics.model.paths import default_paths

TEXT = (
    "Verksamhetsplan 2025\n\nStyrelsen möts den 3 {label} 2025.\n\nMål: {label}\n\nBudget (tkr)\n\n"
    "\tBudget 2025\t{label} 2025\n{label}\t1 250\t{label}\nSumma {label}\t1 250\t5\n"
)
LABELS = (
    "Stra\N{LATIN SMALL LETTER SHARP S}e \N{LATIN CAPITAL LETTER SHARP S}",
    "A\N{COMBINING RING ABOVE}r \N{COMBINING ACUTE ACCENT}",
    "\N{ARABIC LETTER ALEF}\N{HEBREW LETTER ALEF}\N{RIGHT-TO-LEFT OVERRIDE}abc",
    "\N{ROMAN NUMERAL TWELVE} \N{VULGAR FRACTION ONE HALF} \N{SUPERSCRIPT TWO}",
    "\N{CIRCLED DIGIT ONE}",
    "\N{ARABIC-INDIC DIGIT THREE} \N{FULLWIDTH DIGIT FIVE} \N{MATHEMATICAL BOLD DIGIT ONE}",
    "\ue000\uf0b7 \U0010fffd \ufffd",
    "\N{LATIN SMALL LIGATURE FFI} \N{LATIN SMALL LETTER DOTLESS I} \N{KELVIN SIGN}",
)


@pytest.mark.parametrize("label", LABELS)
def test_letters_of_any_script_are_read_to_a_draft(tmp_path, label):
    path = tmp_path / "plan.txt"
    path.write_text(TEXT.format(label=label), encoding="utf-8")
    assert draft_document(read_draft(path, default_paths()))


def test_a_letter_and_its_mark_are_one_letter_and_signs_without_width_are_none(tmp_path):
    document = docx.Document()
    document.add_paragraph("\ufeffA\N{COMBINING RING ABOVE}rs\N{ZERO WIDTH SPACE}avgift")
    document.save(str(tmp_path / "plan.docx"))
    (line,) = [line for line in read_document(tmp_path / "plan.docx").lines if line.text]
    assert line.text == "Årsavgift"


def test_half_a_letter_of_a_web_page_is_shown_as_one_that_is_missing(tmp_path):
    (tmp_path / "plan.html").write_text("<html><p>Mål &#xD800; ett</p></html>", encoding="utf-8")
    (line,) = [line for line in read_document(tmp_path / "plan.html").lines if line.text]
    assert line.text.startswith("Mål")
    assert line.text.isprintable()
