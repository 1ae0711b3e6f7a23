"""What the printed heading of a column says: which year, and outcome, forecast, budget or plan."""

import re
from dataclasses import replace
from typing import Final

from finsam_metrics.model.drafts import Heading
from finsam_metrics.model.enums import Version

_WORDS: Final = {
    "bokslut": Version.OUTCOME,
    "utfall": Version.OUTCOME,
    "utfallet": Version.OUTCOME,
    "årsbokslut": Version.OUTCOME,
    "redovisat": Version.OUTCOME,
    "utf": Version.OUTCOME,
    "årsredovisning": Version.OUTCOME,
    "prognos": Version.FORECAST,
    "helårsprognos": Version.FORECAST,
    "budget": Version.BUDGET,
    "årsbudget": Version.BUDGET,
    "budgetförslag": Version.BUDGET,
    "budgetram": Version.BUDGET,
    "budgeterat": Version.BUDGET,
    "helårsbudget": Version.BUDGET,
    "plan": Version.PLAN,
    "ekonomiplan": Version.PLAN,
    "flerårsplan": Version.PLAN,
    "verksamhetsplan": Version.PLAN,
    "planerat": Version.PLAN,
}
_BESIDES: Final = {
    "rev", "reviderad", "prel", "preliminär", "preliminärt", "ursprunglig", "beslutad", "antagen",
    "fastställd", "gällande", "justerad", "justerat", "ny", "föreslagen", "beräknat", "beräknad",
    "förväntat", "total", "totalt", "ekonomisk", "år", "årets", "helår", "verksamhetsår",
    "verksamhetsåret", "kalenderår", "förslag", "till",
}  # fmt: skip
_ONLY_WITH_YEAR: Final = {
    "budgetram",
    "budgeterat",
    "planerat",
    "verksamhetsplan",
    "årsredovisning",
}
_UNIT_WORDS: Final = {"kr", "tkr", "kkr", "mkr", "mnkr", "sek", "kronor", "belopp", "i"}
YEAR: Final = re.compile(
    r"(?<![\d\s])(?:20\d\d|2\s0\d\d)(?!\d)|^(?:20\d\d|2\s0\d\d)(?!\d)|(?<=\s)20\d\d(?!\d)"
)
DATE: Final = re.compile(r"(20\d\d)-(\d\d)-(\d\d)")
_SHORT_YEAR: Final = re.compile(
    r"(?<=[a-zåäö]\s)[-\N{EN DASH}'\N{RIGHT SINGLE QUOTATION MARK}](\d\d)$", re.I
)
_WHOLE_YEAR: Final = re.compile(r"\bjan\w*\s?[-\N{EN DASH}]\s?dec\w*", re.IGNORECASE)
_PART_OF_YEAR: Final = re.compile(
    r"\b(?:jan|febr?|mar|mars|apr|maj|jun|jul|aug|sept?|okt|nov|dec)(?:uari|il|i|usti|ember|ober)?\b"
    r"|\bt\.?\s?o\.?\s?m\b\.?|\btill och med\b|\bdelår\w*|\back(?:umulera[td]\w*)?\b|\bhittills\b|"
    r"\b(?:kvartal|kv|tertial)\b\s?\d?|[-\N{EN DASH}]|\bper\b",
    re.IGNORECASE,
)
_PART_DATE: Final = re.compile(r"20\d\d-(?!12-31)\d\d(?:-\d\d)?(?!\d)")
_MARKS: Final = re.compile(r"\s\d\)$|(?<=prognos)\s[1-3]\b", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]+", re.UNICODE)
_LONGEST: Final = 40
_BESIDE: Final = re.compile(
    r"(?:not(?:er)?|anm|anmärkning(?:ar)?|kommentar(?:er)?|konto(?:nr)?|ansvar|kst|förändring|"
    r"ändring|avvikelse|differens|diff|andel|procent|%)[\s.%()]*(?:kr|tkr|mkr|procent)?[)\s]*",
    re.IGNORECASE,
)
_LABELS: Final = re.compile(
    r"(?:insats(?:er)?|projekt|aktivitet(?:er)?|verksamhet(?:er)?|post(?:er)?|ändamål|benämning|"
    r"kostnadsslag|område|budgetpost(?:er)?)(?:\s*/\s*\w+)?",
    re.IGNORECASE,
)
_AMOUNTS: Final = re.compile(
    r"(?:(?:beviljat|beslutat|budgeterat|tilldelat|beräknat|totalt|beviljade|beslutade|"
    r"tilldelade)\s+)?(?:belopp|medel|anslag|bidrag|summa|kostnad(?:er)?|budget|kronor|kr|tkr|kkr|"
    r"mkr|mnkr|sek)(?:\s+i)?\s*\(?(?:i\s+)?(?:kr|kronor|tkr|kkr|mkr|mnkr|sek)?\)?",
    re.IGNORECASE,
)
_AGAINST: Final = re.compile(
    r"(?:förändring|ändring|avvikelse|differens|diff|andel|procent)\b|%", re.IGNORECASE
)


def parse_heading(cell: str) -> Heading | None:
    """Read a column's heading.

    Args:
        cell: As printed: "Budget 2020", "2 011", "2008-12-31", "Utfall".

    Returns:
        None where it says neither a year nor a version, or says something else too. A column of a
        part of a year, as "Utfall jan-aug 2024", has no year: it does not state the year's amount.

    >>> parse_heading("Bokslut 2019")
    Heading(text='Bokslut 2019', year=2019, version=<Version.OUTCOME: 'outcome'>)
    """
    text = " ".join(cell.split())
    if not text or len(text) > _LONGEST:
        return None
    plain = _SHORT_YEAR.sub(r"20\1", _WHOLE_YEAR.sub("", _MARKS.sub("", text)))
    whole = _said(text, plain)
    if whole is not None and not (whole.version and _PART_DATE.search(plain)):
        return whole
    part = _said(text, _PART_OF_YEAR.sub(" ", _PART_DATE.sub(" ", plain)))
    return replace(part, year=None) if part is not None and part.version else None


def _said(text: str, plain: str) -> Heading | None:
    """What the words of a heading say; None where they say something else too."""
    date = DATE.search(plain)
    years = [date[1]] if date else [found.replace(" ", "") for found in YEAR.findall(plain)]
    words = [word.casefold() for word in _WORD.findall(plain)]
    versions = list(dict.fromkeys(_WORDS[word] for word in words if word in _WORDS))
    known = {*_WORDS, *_BESIDES, *_UNIT_WORDS}
    left = YEAR.sub("", DATE.sub("", plain))
    if len(set(years)) > 1 or len(versions) > 1 or not (years or versions):
        return None
    if any(word not in known for word in words) or re.search(r"\d", left):
        return None
    if not years and _ONLY_WITH_YEAR & set(words):
        return None
    return Heading(
        text=text, year=int(years[0]) if years else None, version=versions[0] if versions else None
    )


def heads_amounts(label: str, cell: str) -> bool:
    """Whether two cells head labels and amounts of a table that states no year.

    >>> heads_amounts("Insats", "Beviljat belopp (kr)"), heads_amounts("Datum", "Belopp")
    (True, False)
    """
    return bool(_LABELS.fullmatch(label.strip()) and _AMOUNTS.fullmatch(cell.strip()))


def heads_beside(cell: str) -> bool:
    """Whether a cell heads what stands beside the years, perhaps told against something."""
    return is_beside(cell) or bool(_AGAINST.match(cell.strip()))


def is_beside(text: str) -> bool:
    """Whether a heading is of something else than the amounts of a year: notes, shares, changes."""
    return bool(_BESIDE.fullmatch(text.strip()))
