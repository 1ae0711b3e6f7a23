import pytest

from finsam_metrics.documents.scans.letter_heights import full_height


@pytest.mark.parametrize(
    ("text", "above", "below"),
    [
        ("Summa", 0.74, 0.0),
        ("summa", 0.55, 0.0),
        ("Styrelse", 0.74, 0.22),
        ("Årets resultat", 0.95, 0.0),
        ("1.565,0", 0.74, 0.13),
        ("(417)", 0.74, 0.22),
    ],
)
def test_a_line_is_as_high_whichever_letters_it_has(text, above, below):
    line, size = 200.0, 24.0
    assert full_height(text, line - above * size, line + below * size) == pytest.approx(
        (line - 0.74 * size, line + 0.22 * size)
    )
