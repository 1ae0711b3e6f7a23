"""What an amount is: outcome, forecast, budget or plan, and the words for each."""

import re
from typing import Final

from finsam_metrics.model.enums import Version

VERSIONS: Final = {
    "bokslut": Version.OUTCOME,
    "årsbokslut": Version.OUTCOME,
    "utfall": Version.OUTCOME,
    "utfallet": Version.OUTCOME,
    "utf": Version.OUTCOME,
    "redovisat": Version.OUTCOME,
    "årsredovisning": Version.OUTCOME,
    "prognos": Version.FORECAST,
    "helårsprognos": Version.FORECAST,
    "budget": Version.BUDGET,
    "årsbudget": Version.BUDGET,
    "helårsbudget": Version.BUDGET,
    "budgetförslag": Version.BUDGET,
    "budgetram": Version.BUDGET,
    "budgeterat": Version.BUDGET,
    "plan": Version.PLAN,
    "ekonomiplan": Version.PLAN,
    "flerårsplan": Version.PLAN,
    "verksamhetsplan": Version.PLAN,
    "planerat": Version.PLAN,
}
"""Words that head a column, and what its amounts are."""

_STEMS: Final = ("bokslut", "utfall", "prognos", "budget")
"""What says it in longer words too, as "driftbudget"; "plan" and "utf" do not."""

ONLY_WITH_YEAR: Final = frozenset(
    {"budgetram", "budgeterat", "planerat", "verksamhetsplan", "årsredovisning"}
)
"""Words that name rows and documents too; they head a column where a year stands with them."""

_NAMES_OF_DOCUMENTS: Final = ("verksamhetsplan", "flerårsplan", "ekonomiplan", "årsredovisning")

BEFORE_VERSION: Final = frozenset(
    {
        "rev", "reviderad", "prel", "preliminär", "preliminärt", "ursprunglig", "beslutad",
        "antagen", "fastställd", "gällande", "justerad", "justerat", "ny", "föreslagen",
        "förslag", "till",
    }
)  # fmt: skip
"""Words that stand before the one for what a column holds, as "rev." and "förslag till"."""

QUALIFIERS: Final = BEFORE_VERSION | {
    "beräknat", "beräknad", "förväntat", "total", "totalt", "ekonomisk", "år", "årets", "helår",
    "verksamhetsår", "verksamhetsåret", "kalenderår",
}  # fmt: skip
"""Words that stand beside a word for what a column holds, and change nothing of it."""

_SAYS: Final = re.compile(
    rf"{'|'.join(_STEMS)}|(?<![^\W\d_])(?:{'|'.join(VERSIONS)})(?![^\W\d_])", re.IGNORECASE
)
_NAMES: Final = re.compile(
    rf"(?:{'|'.join(_NAMES_OF_DOCUMENTS)})\s+(?:för\s+)?(?:år\s+)?\S+", re.IGNORECASE
)
_OVER_COLUMNS: Final = (
    (re.compile(r"prognos", re.IGNORECASE), Version.FORECAST),
    (
        re.compile(
            r"utfall|bokslut|redovisat|\back(?:umulera[dt])?\b|\b(?:ing|utg)(?:ående)?\.?\s"
            r"(?:saldo|balans)|\b(?:saldo|balans)\s(?:ing|utg)(?:ående)?\b|\b(?:ib|ub)\b",
            re.IGNORECASE,
        ),
        Version.OUTCOME,
    ),
    (re.compile(r"budget", re.IGNORECASE), Version.BUDGET),
    (re.compile(r"\b(?:flerårs|ekonomi)?plan\b", re.IGNORECASE), Version.PLAN),
)
_ACCOUNTS: Final = re.compile(
    r"årsbokslut|\bbokslut|årsredovisning|verksamhetsberättelse|resultatrapport|balansrapport|"
    r"delårsrapport|delårsbokslut|årsrapport|årsredogörelse|\butfall\b",
    re.IGNORECASE,
)
_STATEMENTS: Final = re.compile(r"resultaträkning|balansräkning", re.IGNORECASE)
_ESTIMATES: Final = re.compile(
    r"budget|(?:inkomst|utgift|ut\N{SOFT HYPHEN}gift)s?\W{0,3}(?:o(?:ch)?\W{0,2})?\w*\W?stat\b|"
    r"\bverksamhetsplan|\bäskande",
    re.IGNORECASE,
)
_AGAINST_BUDGET: Final = re.compile(
    r"\b(?:jämfört\s+med|i\s+jämförelse\s+med|i\s+förhållande\s+till|gentemot|mot|än)\s+"
    r"(?:\w+\s+){0,2}(?:budget|prognos)",
    re.IGNORECASE,
)
_FORECAST: Final = re.compile(r"\bprognos\w*", re.IGNORECASE)
_OUTCOME: Final = re.compile(r"\b(?:utfall\w*|bokslut\w*|redovisa(?:t|de)\w*)", re.IGNORECASE)
_BUDGET: Final = re.compile(r"\bbudget", re.IGNORECASE)


def says_version(text: str) -> bool:
    """Whether a heading says what its amounts are.

    >>> says_version("Flerårsplan"), says_version("Driftbudget"), says_version("Utförande")
    (True, True, False)
    """
    return bool(_SAYS.search(text))


def version_of_heading(text: str) -> Version | None:
    """Give what the words over a column say that it holds, among whatever words there are.

    >>> version_of_heading("Fg prognos helår"), version_of_heading("Utgående saldo")
    (<Version.FORECAST: 'forecast'>, <Version.OUTCOME: 'outcome'>)
    """
    found = {version for words, version in _OVER_COLUMNS if words.search(text)}
    return found.pop() if len(found) == 1 else None


def begins_version(word: str) -> bool:
    """Whether a word may stand before the one for what a column holds, as "rev." or "förslag".

    >>> begins_version("Rev."), begins_version("Förslag"), begins_version("Total")
    (True, True, False)
    """
    return word.casefold().removesuffix(".") in BEFORE_VERSION


def names_document(text: str) -> bool:
    """Whether a heading alone on its line is rather the name of a document or a chapter.

    >>> names_document("Verksamhetsplan 2024"), names_document("Budget 2024")
    (True, False)
    """
    return bool(_NAMES.fullmatch(text))


def version_of_title(text: str) -> Version | None:
    """Give what the title of a table or a document says that its amounts are.

    >>> version_of_title("Budget (utgifts- och inkomststat)"), version_of_title("Resultatrapport")
    (<Version.BUDGET: 'budget'>, <Version.OUTCOME: 'outcome'>)
    """
    is_budget, is_account = bool(_ESTIMATES.search(text)), bool(_ACCOUNTS.search(text))
    if is_budget == is_account:
        return None
    return Version.BUDGET if is_budget else Version.OUTCOME


def titles_statement(text: str) -> bool:
    """Whether a title is that of a statement of accounts, which budgets have too.

    >>> titles_statement("Balansräkning"), titles_statement("Balansrapport")
    (True, False)
    """
    return bool(_STATEMENTS.search(text))


def is_against_budget(after: str) -> bool:
    """Whether the words after an amount say that it is how far something is from its budget.

    >>> is_against_budget(" i perioden mot budget"), is_against_budget(" i budgeten")
    (True, False)
    """
    return bool(_AGAINST_BUDGET.search(after))


def version_named(text: str) -> Version | None:
    """Give what running text says an amount is; None where it names neither of them.

    A forecast goes before an outcome, and that before a budget.
    """
    for words, version in (
        (_FORECAST, Version.FORECAST),
        (_OUTCOME, Version.OUTCOME),
        (_BUDGET, Version.BUDGET),
    ):
        if words.search(text):
            return version
    return None
