"""Where something stands in a document, in words."""

from collections.abc import Mapping

_STATEMENTS = {
    "budget": "Budget",
    "income_statement": "Resultaträkning",
    "cash_flow": "Kassaflöde",
    "balance_sheet": "Balansräkning",
    "funding": "Finansiering",
}


def statement_name(statement: str | None) -> str:
    """Name a statement; empty where there is none."""
    return "" if statement is None else _STATEMENTS[statement]


def place_text(row: Mapping[str, object]) -> str:
    """Say where a row with ``page`` and ``line`` stands, and in which statement and row."""
    parts = []
    if row.get("statement"):
        parts.append(statement_name(str(row["statement"])))
    if row.get("line_text"):
        parts.append(f"raden ”{str(row['line_text']).strip('- ')}”")
    if row.get("page"):
        parts.append(f"s. {row['page']}")
    if row.get("line"):
        parts.append(f"rad {row['line']} i textversionen")
    return " · ".join(parts) if parts else "Gäller hela dokumentet"
