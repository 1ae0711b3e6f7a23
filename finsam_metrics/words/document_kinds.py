"""What kind of document a title names."""

import re
from typing import Final

from finsam_metrics.model.enums import DocumentKind

# The report before the plan: "Årsredovisning med budget" is a report.
_KINDS: Final = (
    (DocumentKind.INTERIM_REPORT, re.compile(r"\bdelår|\btertial", re.IGNORECASE)),
    (
        DocumentKind.ANNUAL_REPORT,
        re.compile(
            r"årsredovisning|verksamhetsberättelse|årsbokslut|\bbokslut|\bårsrapport|årsredogörelse",
            re.IGNORECASE,
        ),
    ),
    (
        DocumentKind.PLAN,
        re.compile(r"verksamhetsplan|flerårsplan|\bbudget|\bplan\b", re.IGNORECASE),
    ),
)


def find_document_kind(title: str) -> DocumentKind | None:
    """Say what kind of document a title names; None where it names none.

    >>> find_document_kind("Årsredovisning 2024"), find_document_kind("Minnesanteckningar")
    (<DocumentKind.ANNUAL_REPORT: 'annual_report'>, None)
    """
    return next((kind for kind, pattern in _KINDS if pattern.search(title)), None)
