"""Which account a table is, and what each of its rows is."""

from collections.abc import Sequence
from typing import Final

from finsam_metrics.model.drafts import Heads, PrintedTable, RowMeaning, TableMeaning
from finsam_metrics.model.enums import Concept, Kind, RowKind, Statement
from finsam_metrics.tables.meaning.blocks import is_block_sum
from finsam_metrics.tables.meaning.rates import is_rate_row
from finsam_metrics.words.accounts import (
    has_income_word,
    is_all_assets,
    is_closing_equity,
    is_closing_stock,
    is_opening_equity,
    is_opening_stock,
    is_whole_income,
    names_member,
    says_carried,
    says_cash,
    says_cost,
    says_equity,
    says_flow_end,
    says_funding,
    says_income,
    says_liability,
    says_means,
)
from finsam_metrics.words.statements import (
    is_of_operations,
    statement_of_rows,
    statement_of_title,
)
from finsam_metrics.words.sums import (
    is_bare_sum,
    is_detail_label,
    is_of_whole_year,
    is_residual_label,
    is_result_label,
    is_result_of_part,
    is_sum_label,
    is_total_cost,
    names_years_result,
)

_NO_HEADS: Final[Heads] = {}


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
                is_rate=is_rate_row(label, table.headings),
            )
        )
    return TableMeaning(statement=statement, rows=tuple(meanings))


def _are_mostly_income(table: PrintedTable, places: Sequence[int]) -> bool:
    labels = [table.rows[place].readings[0].label for place in places]
    return sum(_says_income(label) for label in labels) * 2 > len(labels)


def _says_income(label: str) -> bool:
    return says_income(label) or names_member(label)


def _statement(table: PrintedTable) -> Statement:
    labels = " ".join(row.readings[0].label for row in table.rows)
    named = statement_of_title(table.title) or statement_of_rows(labels)
    return named or (Statement.FUNDING if says_funding(table.title) else Statement.BUDGET)


def _is_sum(statement: Statement, table: PrintedTable, place: int, kind: Kind) -> bool:
    label, section = table.rows[place].readings[0].label, table.rows[place].section
    if is_detail_label(label) or is_rate_row(label, table.headings):
        return False
    if is_block_sum(label, section):
        return True
    if statement is Statement.INCOME_STATEMENT and is_of_operations(label):
        return True
    if statement is Statement.CASH_FLOW:
        return says_flow_end(label) or _is_closing(label)
    if statement is Statement.BALANCE_SHEET:
        return False
    if kind is Kind.EQUITY:
        above = [row.readings[0].label for row in table.rows[:place]]
        return is_closing_equity(label) and any(map(is_opening_equity, above))
    return kind is Kind.RESULT


def _is_closing(label: str) -> bool:
    return is_closing_stock(label) and not is_opening_stock(label)


def _kind(statement: Statement, table: PrintedTable, place: int, above: Sequence[Kind]) -> Kind:
    label = table.rows[place].readings[0].label
    if is_result_label(label) or names_years_result(label):
        return Kind.RESULT
    if statement is Statement.CASH_FLOW:
        is_stock = is_opening_stock(label) or is_closing_stock(label)
        return Kind.ASSET if is_stock else Kind.CASH_FLOW
    if statement is Statement.BALANCE_SHEET:
        return _balance_kind(table, place)
    if is_bare_sum(label) and above:
        return above[-1]
    if is_residual_label(label) and _is_last_money(table, place):
        return Kind.RESULT
    if is_opening_equity(label) or is_closing_equity(label):
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
    is_equity, is_liability = says_equity(label), says_liability(label)
    if is_equity and is_liability:
        return Kind.LIABILITY
    if is_equity:
        return Kind.EQUITY
    if is_liability or (says_liability(section) and not says_equity(section)):
        return Kind.LIABILITY
    above = [row.readings[0].label for row in table.rows[:place]]
    passed_assets = any(map(is_all_assets, above))
    return Kind.LIABILITY if passed_assets else Kind.ASSET


def _budget_kind(table: PrintedTable, place: int) -> Kind:
    label, section = table.rows[place].readings[0].label, table.rows[place].section or ""
    if has_income_word(label) or (is_sum_label(label) and says_income(label)):
        return Kind.INCOME
    if says_income(section):
        return Kind.INCOME
    if section or says_cost(label):
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
            return says_income(label) or says_funding(label)
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
        is_whole = is_of_whole_year(label) and not _is_one_of_several_results(table, label)
        return Concept.RESULT if is_whole else None
    if statement is Statement.CASH_FLOW:
        if _is_closing(label):
            return Concept.CLOSING_CASH
        return Concept.OPENING_CASH if is_opening_stock(label) else None
    if statement is Statement.BALANCE_SHEET:
        return _balance_concept(label, kind, table, place, is_sum=is_sum)
    if kind is Kind.EQUITY:
        is_opening = is_opening_equity(label)
        return Concept.OPENING_EQUITY if is_opening else Concept.CLOSING_EQUITY
    if kind is Kind.INCOME and (is_sum or is_whole_income(label)):
        return _income_concept(table, kinds, place, range(place) if own is None else own)
    if kind is Kind.COST and is_sum and is_total_cost(label):
        return Concept.TOTAL_COST
    return None


def _is_one_of_several_results(table: PrintedTable, label: str) -> bool:
    """Whether the result of the year is told in parts, so that each row says of what it is."""
    named = {
        one.readings[0].label.casefold()
        for one in table.rows
        if names_years_result(one.readings[0].label)
    }
    return len(named) > 1 and is_result_of_part(label) and all(map(is_result_of_part, named))


def _income_concept(
    table: PrintedTable, kinds: Sequence[Kind], place: int, own: Sequence[int]
) -> Concept | None:
    """The members' frame where all income is theirs; another total where some is not."""
    label = table.rows[place].readings[0].label
    if not says_means(label):
        return None
    labels = [table.rows[one].readings[0].label for one in own if kinds[one] is Kind.INCOME]
    if all(names_member(one) for one in labels if not is_sum_label(one)):
        return Concept.FRAME
    return Concept.TOTAL_INCOME


def _balance_concept(
    label: str, kind: Kind, table: PrintedTable, place: int, *, is_sum: bool
) -> Concept | None:
    if is_all_assets(label):
        return Concept.TOTAL_ASSETS
    if is_sum and says_equity(label) and says_liability(label):
        return Concept.TOTAL_EQUITY_AND_LIABILITIES
    if kind is Kind.ASSET and says_cash(label):
        return Concept.CLOSING_CASH
    if kind is not Kind.EQUITY:
        return None
    if is_sum:
        return Concept.CLOSING_EQUITY
    if says_carried(label):
        return Concept.OPENING_EQUITY
    has_sum = any(
        is_sum_label(row.readings[0].label)
        and says_equity(row.readings[0].label)
        and not says_liability(row.readings[0].label)
        for row in table.rows[place:]
    )
    return None if has_sum else Concept.CLOSING_EQUITY
