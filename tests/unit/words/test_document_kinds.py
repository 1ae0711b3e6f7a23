"""What kind of document a title names."""

import pytest

from finsam_metrics.model.enums import DocumentKind
from finsam_metrics.words.document_kinds import find_document_kind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Verksamhetsplan och budget 2026", DocumentKind.PLAN),
        ("Årsredovisning 2024 med budget 2025", DocumentKind.ANNUAL_REPORT),
        ("Bokslut 2025", DocumentKind.ANNUAL_REPORT),
        ("Delårsrapport per den 31 augusti", DocumentKind.INTERIM_REPORT),
        ("Delårsbokslut och verksamhetsberättelse", DocumentKind.INTERIM_REPORT),
        ("Resultatrapport", DocumentKind.BOOKS),
        ("Balansrapport 2025-12-31", DocumentKind.BOOKS),
        ("Senaste bokföringsdag 2026-02-22", DocumentKind.BOOKS),
        ("Protokoll fört vid möte", None),
    ],
)
def test_a_title_names_a_kind_of_document(title, kind):
    assert find_document_kind(title) is kind
