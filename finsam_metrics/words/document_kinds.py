"""What kind of document a title names, or a line that a bookkeeping program prints."""

import re
from typing import Final

from finsam_metrics.model.enums import DocumentKind

# The part before the whole, the report before the plan: "Årsredovisning med budget" is a report.
_KINDS: Final = (
    (DocumentKind.INTERIM_REPORT, re.compile(r"\bdelår|\btertialrapport", re.IGNORECASE)),
    (
        DocumentKind.BOOKS,
        re.compile(
            r"\b(?:resultat|balans|saldo)rapport|\bhuvudbok|\bsenaste (?:bokföringsdag|vernr)",
            re.IGNORECASE,
        ),
    ),
    (
        DocumentKind.ANNUAL_REPORT,
        re.compile(
            r"årsredovisning|verksamhetsberättelse|årsbokslut|\bbokslut\b|årsrapport|årsredogörelse",
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
