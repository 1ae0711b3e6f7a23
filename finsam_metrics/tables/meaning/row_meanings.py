"""Which account a table is, and what each of its rows is."""

import re
from collections.abc import Sequence
from typing import Final

from finsam_metrics.model.drafts import Heads, PrintedTable, RowMeaning, TableMeaning
from finsam_metrics.model.enums import Concept, Kind, RowKind, Statement
from finsam_metrics.tables.meaning.blocks import (
    is_bare_sum,
    is_block_sum,
    is_detail_label,
    is_rate_label,
    is_residual_label,
    is_result_label,
    is_sum_label,
)

_NO_HEADS: Final[Heads] = {}
_TITLES: Final = (
    (re.compile(r"kassaflöde", re.I), Statement.CASH_FLOW),
    (re.compile(r"balans(?!erad)", re.I), Statement.BALANCE_SHEET),
    (re.compile(r"resultaträkning", re.I), Statement.INCOME_STATEMENT),
    (re.compile(r"resultat(?:budget|plan)|budget", re.I), Statement.BUDGET),
    (re.compile(r"finansiering", re.I), Statement.FUNDING),
)
_ROWS: Final = (
    (re.compile(r"summa tillgångar|eget kapital och skulder", re.I), Statement.BALANCE_SHEET),
    (re.compile(r"årets kassaflöde|likvida medel vid", re.I), Statement.CASH_FLOW),
)
_INCOME: Final = re.compile(
    r"intäkt|bidrag från|medlemsavgift|medlemsbidrag|äskade|erhållna|inkomst|"
    r"medel från (?:parterna|medlemmarna|staten)|^(?:summa |total )?finansiering$",
    re.I,
)
_MEMBER: Final = re.compile(
    r"försäkringskassa|arbetsförmedling|landsting|\bregion\b(?! (?:och|gemensam))|\bkommun\b|"
    r"\bstad\b|\bstaten\b|\bstatlig",
    re.I,
)
_COST: Final = re.compile(r"kostnad|utgift|insats|förbrukning|avskrivning", re.I)
_EQUITY: Final = re.compile(r"eget kapital|ingående balans eget", re.I)
_LIABILITY: Final = re.compile(r"skuld|avsättning", re.I)
_OPENING_EQUITY: Final = re.compile(
    r"^(?:ingående|ib)\b.*(?:eget kapital|balans|saldo|kapital)|^eget kapital.*(?:början|ingång)|"
    r"^ib$",
    re.I,
)
_CLOSING_EQUITY: Final = re.compile(
    r"^(?:utgående|ub)\b.*(?:eget kapital|balans|saldo|kapital)|^eget kapital.*(?:slut|utgång)|"
    r"^ub$",
    re.I,
)
_FLOW_END: Final = re.compile(r"(?:summa |årets )?kassaflöde|förändring av likvida", re.I)
_OPENING: Final = re.compile(
    r"(?:likvida|kassa|ingående).*(?:början|ingång|ingående)|^ingående", re.I
)
_CLOSING: Final = re.compile(
    r"(?:likvida|kassa).*(?:slut|utgång)|^utgående|likvida medel vid åre", re.I
)
_CASH: Final = re.compile(r"kassa och bank|likvida medel|^bank\b|^kassa\b", re.I)
_PLAIN_TOTAL: Final = re.compile(
    r"total(?:t|summa)?\b.*|summa (?:kostnader|utgifter)|s:a kostnader|summa totalt", re.I
)


def find_meaning(table: PrintedTable, heads: Heads = _NO_HEADS) -> TableMeaning:
    """Say what a table and its rows are, by their words alone.

    Args:
        table: The table.
        heads: Rows that carry the sum of rows below them, with those rows, by their places. The
            rows are of the kind of their head.

    Returns:
        One meaning per row, in order. A row whose words say nothing follows its block.
    """
    statement = _statement(table)
    kinds: list[Kind] = []
    for place in range(len(table.rows)):
        kinds.append(_kind(statement, table, place, kinds))
    for head, own in sorted(heads.items()):
        if kinds[head] is Kind.COST and _are_mostly_income(table, own):
            kinds[head] = Kind.INCOME
        for place in own:
            kinds[place] = kinds[head]
    meanings: list[RowMeaning] = []
    for place, row in enumerate(table.rows):
        label = row.readings[0].label
        kind = kinds[place]
        is_sum = place in heads or _is_sum(statement, table, place, kind)
        meanings.append(
            RowMeaning(
                row_kind=RowKind.SUM if is_sum else RowKind.ITEM,
                kind=kind,
                concept=_concept(
                    statement, table, kinds, place, is_sum=is_sum, own=heads.get(place)
                ),
                is_detail=is_detail_label(label),
                is_rate=is_rate_label(label),
            )
        )
    return TableMeaning(statement=statement, rows=tuple(meanings))


def _are_mostly_income(table: PrintedTable, places: Sequence[int]) -> bool:
    labels = [table.rows[place].readings[0].label for place in places]
    return sum(_says_income(label) for label in labels) * 2 > len(labels)


def _says_income(label: str) -> bool:
    return bool(_INCOME.search(label) or _MEMBER.search(label))


def _statement(table: PrintedTable) -> Statement:
    labels = " ".join(row.readings[0].label for row in table.rows)
    for pattern, statement in _TITLES[:3]:
        if pattern.search(table.title) and not re.search(r"i balans\b", table.title, re.I):
            return statement
    for pattern, statement in _ROWS:
        if pattern.search(labels):
            return statement
    if _TITLES[4][0].search(table.title):
        return Statement.FUNDING
    return Statement.BUDGET


def _is_sum(statement: Statement, table: PrintedTable, place: int, kind: Kind) -> bool:
    label, section = table.rows[place].readings[0].label, table.rows[place].section
    if is_detail_label(label) or is_rate_label(label):
        return False
    if is_block_sum(label, section):
        return True
    if statement is Statement.INCOME_STATEMENT and re.match(r"verksamhetens\b", label, re.I):
        return True
    if statement is Statement.CASH_FLOW:
        return bool(_FLOW_END.search(label) or _is_closing(label))
    if statement is Statement.BALANCE_SHEET:
        return False
    if kind is Kind.EQUITY:
        above = [row.readings[0].label for row in table.rows[:place]]
        return bool(_CLOSING_EQUITY.search(label)) and any(map(_OPENING_EQUITY.search, above))
    return kind is Kind.RESULT


def _is_closing(label: str) -> bool:
    return bool(_CLOSING.search(label)) and not _OPENING.search(label)


def _kind(statement: Statement, table: PrintedTable, place: int, above: Sequence[Kind]) -> Kind:
    label = table.rows[place].readings[0].label
    if is_result_label(label) or re.search(r"årets resultat", label, re.I):
        return Kind.RESULT
    if statement is Statement.CASH_FLOW:
        is_stock = _OPENING.search(label) or _CLOSING.search(label)
        return Kind.ASSET if is_stock else Kind.CASH_FLOW
    if statement is Statement.BALANCE_SHEET:
        return _balance_kind(table, place)
    if is_bare_sum(label) and above:
        return above[-1]
    if is_residual_label(label) and _is_last_money(table, place):
        return Kind.RESULT
    if _OPENING_EQUITY.search(label) or _CLOSING_EQUITY.search(label):
        return Kind.EQUITY
    return _budget_kind(table, place)


def _is_last_money(table: PrintedTable, place: int) -> bool:
    """Whether no sum or result stands below a row, so that it is what is left of all above."""
    below = [row.readings[0].label for row in table.rows[place + 1 :]]
    return place > 0 and not any(
        is_sum_label(one) or is_bare_sum(one) or is_result_label(one) for one in below
    )


def _balance_kind(table: PrintedTable, place: int) -> Kind:
    label, section = table.rows[place].readings[0].label, table.rows[place].section or ""
    is_equity, is_liability = _EQUITY.search(label), _LIABILITY.search(label)
    if is_equity and is_liability:
        return Kind.LIABILITY
    if is_equity:
        return Kind.EQUITY
    if is_liability or (_LIABILITY.search(section) and not _EQUITY.search(section)):
        return Kind.LIABILITY
    above = [row.readings[0].label for row in table.rows[:place]]
    passed_assets = any(re.match(r"(?:summa|s:a) tillgångar", one, re.I) for one in above)
    return Kind.LIABILITY if passed_assets else Kind.ASSET


def _budget_kind(table: PrintedTable, place: int) -> Kind:
    label, section = table.rows[place].readings[0].label, table.rows[place].section or ""
    if re.search(r"intäkt", label, re.I) or (is_sum_label(label) and _INCOME.search(label)):
        return Kind.INCOME
    if _INCOME.search(section):
        return Kind.INCOME
    if section or _COST.search(label):
        return Kind.COST
    if is_sum_label(label):
        return Kind.COST
    return Kind.INCOME if _is_above_income_sum(table, place) else Kind.COST


def _is_above_income_sum(table: PrintedTable, place: int) -> bool:
    """Whether the next sum below is one of income, or the row names a member."""
    for row in table.rows[place:]:
        label = row.readings[0].label
        if row.section != table.rows[place].section:
            break
        if is_sum_label(label):
            return bool(_INCOME.search(label) or re.search(r"finansiering", label, re.I))
    return _says_income(table.rows[place].readings[0].label)


def _concept(
    statement: Statement,
    table: PrintedTable,
    kinds: Sequence[Kind],
    place: int,
    *,
    is_sum: bool,
    own: Sequence[int] | None,
) -> Concept | None:
    label, kind = table.rows[place].readings[0].label, kinds[place]
    if kind is Kind.RESULT:
        return Concept.RESULT if re.search(r"årets|^resultat$", label.strip(" -"), re.I) else None
    if statement is Statement.CASH_FLOW:
        if _is_closing(label):
            return Concept.CLOSING_CASH
        return Concept.OPENING_CASH if _OPENING.search(label) else None
    if statement is Statement.BALANCE_SHEET:
        return _balance_concept(label, kind, table, place, is_sum=is_sum)
    if kind is Kind.EQUITY:
        is_opening = _OPENING_EQUITY.search(label)
        return Concept.OPENING_EQUITY if is_opening else Concept.CLOSING_EQUITY
    if kind is Kind.INCOME and (is_sum or _is_whole_income(label)):
        return _income_concept(table, kinds, place, range(place) if own is None else own)
    if kind is Kind.COST and is_sum and _PLAIN_TOTAL.fullmatch(label.strip()):
        return Concept.TOTAL_COST
    return None


def _is_whole_income(label: str) -> bool:
    return bool(re.fullmatch(r"verksamhetens intäkter|totala intäkter", label.strip(), re.I))


def _income_concept(
    table: PrintedTable, kinds: Sequence[Kind], place: int, own: Sequence[int]
) -> Concept | None:
    """The members' frame where all income is theirs; another total where some is not."""
    label = table.rows[place].readings[0].label
    if not re.search(r"intäkter|bidrag|medel", label, re.I):
        return None
    labels = [table.rows[one].readings[0].label for one in own if kinds[one] is Kind.INCOME]
    if all(_MEMBER.search(one) for one in labels if not is_sum_label(one)):
        return Concept.FRAME
    return Concept.TOTAL_INCOME


def _balance_concept(
    label: str, kind: Kind, table: PrintedTable, place: int, *, is_sum: bool
) -> Concept | None:
    if re.match(r"(?:summa|s:a) tillgångar", label, re.I):
        return Concept.TOTAL_ASSETS
    if is_sum and _EQUITY.search(label) and _LIABILITY.search(label):
        return Concept.TOTAL_EQUITY_AND_LIABILITIES
    if kind is Kind.ASSET and _CASH.search(label):
        return Concept.CLOSING_CASH
    if kind is not Kind.EQUITY:
        return None
    if is_sum:
        return Concept.CLOSING_EQUITY
    if re.search(r"balanserat|ingående", label, re.I):
        return Concept.OPENING_EQUITY
    has_sum = any(
        is_sum_label(row.readings[0].label)
        and _EQUITY.search(row.readings[0].label)
        and not _LIABILITY.search(row.readings[0].label)
        for row in table.rows[place:]
    )
    return None if has_sum else Concept.CLOSING_EQUITY
