"""What the printed heading of a column says: a year and a version, a label, or what stands beside.

A heading of amounts says which year they are of, and whether they are outcome, forecast, budget or
plan. Beside them stand notes, accounts, changes and shares.
"""

import re
from dataclasses import replace
from functools import lru_cache
from typing import Final

from finsam_metrics.model.drafts import Heading
from finsam_metrics.words.dashes import DASH, DASH_SIGNS
from finsam_metrics.words.dates import ISO_DATE
from finsam_metrics.words.periods import (
    ends_within_year,
    find_period,
    without_part_of_year,
    without_whole_year,
)
from finsam_metrics.words.units import UNIT, UNIT_IN_HEADING, UNIT_TEXTS
from finsam_metrics.words.versions import (
    BEFORE_VERSION,
    ONLY_WITH_YEAR,
    QUALIFIERS,
    VERSIONS,
    says_version,
)
from finsam_metrics.words.years import PRINTED_YEAR, printed_years, says_year, without_years

_CODES: Final = frozenset({"not", "noter", "konto", "kontonr", "ansvar", "kst"})
_REMARKS: Final = frozenset(
    {"anm", "anmärkning", "anmärkningar", "kommentar", "kommentarer"},
)
_CHANGES: Final = frozenset({"förändring", "ändring", "avvikelse", "differens", "diff"})
_SHARES: Final = frozenset({"andel", "procent", "%"})
_LABELS: Final = frozenset(
    {
        "aktivitet", "aktiviteter", "benämning", "budgetpost", "budgetposter", "insats",
        "insatser", "kostnadsslag", "område", "post", "poster", "projekt", "verksamhet",
        "verksamheter", "ändamål",
    }
)  # fmt: skip
_CORNER: Final = _LABELS | _CODES | UNIT_TEXTS | {"period", "rad", "text", "år"}
_GRANTED: Final = (
    r"beviljat|beviljade|beslutat|beslutade|budgeterat|tilldelat|tilldelade|beräknat|totalt"
)
_MEANS: Final = r"belopp|medel|anslag|bidrag|summa|kostnad(?:er)?|budget"
_IN_HEADINGS: Final = frozenset({*VERSIONS, *BEFORE_VERSION, *UNIT_TEXTS, "not", "noter", "år"})
_OF_PERIODS: Final = frozenset(
    {
        "ack", "ackumulerad", "ackumulerat", "aktuell", "av", "balans", "belopp", "fg", "för",
        "föreg", "föregående", "förra", "från", "helår", "helåret", "i", "ib", "ing", "ingående",
        "inkl", "kvartal", "kvartalet", "motsvarande", "mot", "månad", "månaden", "o", "och",
        "per", "period", "perioden", "saldo", "samma", "t", "tertial", "tertialet", "till", "tom",
        "ub", "utg", "utgående", "år", "året", "årets",
    }
)  # fmt: skip
_WHOLE_WORDS: Final = frozenset(
    {
        "ackumulerat", "avvikelse", "beslutad", "budgetavvikelse", "differens", "föregående",
        "förändring", "helårsprognos", "motsvarande", "preliminär", "prognosavvikelse",
        "reviderad", "ursprunglig", "verksamhet",
    }
)  # fmt: skip
_DIVIDED: Final = re.compile(rf"([^\W\d_]+)({DASH}?)\s+([a-zåäö]+)")
_DIFFERENCE: Final = re.compile(
    r"avvik|differens|\bdiff\b|\bför\W?ändring|\bändring|\bjfr\b|\bjämför", re.IGNORECASE
)
_PERCENT: Final = re.compile(
    r"%|\bprocent\b|\bandel(?:en|ar)?\b|täckningsgrad|\bindex\b|\bränte(?:sats(?:en)?|ändring)\b",
    re.IGNORECASE,
)
_MONEY: Final = re.compile(
    rf"\b(?:belopp|saldo|kostnad(?:er)?|intäkt(?:er)?|utgift(?:er)?|inkomst(?:er)?|budget|bokslut|"
    rf"redovisat|debet|kredit|summa|pris|anslag|bidrag|avgift(?:er)?|arvoden?|ersättning(?:ar)?|"
    rf"omsättning|kapital|{UNIT})\b",
    re.IGNORECASE,
)
_OF_MEANS: Final = re.compile(
    r"\b(?:bevilja|besluta|anslå|sök|tilldela|utbetala|upparbeta|förbruka|återbetala|amortera)"
    r"(?:t|d|de|s)\b|\butbetalt\b|\båterstår\b|\bkvarstår\b|\bamortering\b",
    re.IGNORECASE,
)
_PRICE: Final = re.compile(
    r"\b[àáa]['\N{ACUTE ACCENT}]?[\s-]?pris\b|\b(?:stycke?|tim)?pris\b|\bkr\s?/\s?[a-zåäö]",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_DATE: Final = re.compile(ISO_DATE)
_SHORT_YEAR: Final = re.compile(
    rf"(?<=[a-zåäö]\s)(?:{DASH}|['\N{{RIGHT SINGLE QUOTATION MARK}}])(\d\d)$", re.IGNORECASE
)
_MARKS: Final = re.compile(r"\s\d\)$|(?<=prognos)\s[1-3]\b", re.IGNORECASE)
_LONGEST: Final = 40
_MOST_REMEMBERED: Final = 10_000
_ALL_OF_HEADINGS: Final = re.compile(
    rf"(?:[^\W\d_]|{ISO_DATE}|{PRINTED_YEAR}|[\s.,():{DASH_SIGNS}])+"
)
_ALL_OF_CORNER: Final = re.compile(r"(?:[^\W\d_]|[\s.:()])+")
_BESIDE: Final = re.compile(
    rf"(?:{'|'.join(sorted(_CODES | _REMARKS | _CHANGES | _SHARES))})[\s.:%()]*"
    rf"(?:{UNIT}|procent)?[)\s]*",
    re.IGNORECASE,
)
_AGAINST: Final = re.compile(
    rf"(?:{'|'.join(sorted((_CHANGES | _SHARES) - {'%'}))})\b|%", re.IGNORECASE
)
_LABEL: Final = re.compile(rf"(?:{'|'.join(sorted(_LABELS))})(?:\s*/\s*\w+)?", re.IGNORECASE)
_AMOUNTS: Final = re.compile(
    rf"(?:(?:{_GRANTED})\s+)?(?:{_MEANS}|{UNIT})(?:\s+i)?{UNIT_IN_HEADING}", re.IGNORECASE
)


@lru_cache(maxsize=_MOST_REMEMBERED)
def parse_heading(cell: str) -> Heading | None:
    """Read a column's heading.

    Args:
        cell: As printed: "Budget 2020", "2 011", "2008-12-31", "Utfall".

    Returns:
        None where it says neither a year nor a version, or says something else too. A column of a
        part of a year, as "Utfall jan-aug 2024", has no year: it does not state the year's amount.

    >>> heading = parse_heading("Bokslut 2019")
    >>> heading.year, heading.version
    (2019, <Version.OUTCOME: 'outcome'>)
    """
    text = " ".join(cell.split())
    if not text or len(text) > _LONGEST:
        return None
    plain = _SHORT_YEAR.sub(r"20\1", without_whole_year(_MARKS.sub("", text)))
    whole = _said(text, plain)
    if whole is not None and not (whole.version and ends_within_year(plain)):
        return whole
    part = _said(text, without_part_of_year(plain))
    if part is None or not part.version:
        return None
    period = find_period(plain)
    return replace(
        part,
        year=None,
        period_from=None if period is None else period.first,
        period_to=None if period is None else period.last,
    )


def _said(text: str, plain: str) -> Heading | None:
    """What the words of a heading say; None where they say something else too."""
    date = _DATE.search(plain)
    years = [date[0][:4]] if date else printed_years(plain)
    words = [word.casefold() for word in _WORD.findall(plain)]
    versions = list(dict.fromkeys(VERSIONS[word] for word in words if word in VERSIONS))
    known = {*VERSIONS, *QUALIFIERS, *UNIT_TEXTS}
    left = without_years(_DATE.sub("", plain))
    if len(set(years)) > 1 or len(versions) > 1 or not (years or versions):
        return None
    if any(word not in known for word in words) or re.search(r"\d", left):
        return None
    if not years and ONLY_WITH_YEAR & set(words):
        return None
    return Heading(
        text=text, year=int(years[0]) if years else None, version=versions[0] if versions else None
    )


def are_words_of_headings(text: str) -> bool:
    """Whether every word of a text may stand over a column of amounts, whatever its figures say.

    >>> are_words_of_headings("Utfall period"), are_words_of_headings("Alla konton")
    (True, False)
    """
    known = {*_IN_HEADINGS, *QUALIFIERS, *_OF_PERIODS, *_CODES, *_CHANGES, *_SHARES, *_REMARKS}
    words = _WORD.findall(text)
    return bool(words) and all(word.casefold() in known for word in words)


def join_wrapped_words(text: str) -> str:
    """Put words together that were divided where their column was narrow.

    >>> join_wrapped_words("Avvik else"), join_wrapped_words("Utfall fg")
    ('Avvikelse', 'Utfall fg')
    """

    def joined(match: re.Match[str]) -> str:
        whole = f"{match[1]}{match[3]}"
        return whole if match[2] or whole.casefold() in _WHOLE_WORDS else match[0]

    return _DIVIDED.sub(joined, text)


def heads_differences(text: str) -> bool:
    """Whether a heading is of how much two columns differ, or how much an amount has changed.

    >>> heads_differences("Budgetavvikelse"), heads_differences("Budget")
    (True, False)
    """
    return bool(_DIFFERENCE.search(text))


def heads_money(text: str) -> bool:
    """Whether a heading says that its column holds amounts of money.

    >>> heads_money("Belopp"), heads_money("Ing saldo"), heads_money("2024")
    (True, True, False)
    """
    return bool(_MONEY.search(text))


def heads_means(text: str) -> bool:
    """Whether a heading says what was done with means; of amounts, if they are large enough.

    >>> heads_means("Upparbetat"), heads_means("Totalt")
    (True, False)
    """
    return bool(_OF_MEANS.search(text))


def heads_percent(text: str) -> bool:
    """Whether a heading is of shares of a hundred, as rates of interest are.

    >>> heads_percent("Andel"), heads_percent("Räntesats"), heads_percent("Ränta")
    (True, True, False)
    """
    return bool(_PERCENT.search(text))


def heads_prices(text: str) -> bool:
    """Whether a heading is of what one of something costs.

    >>> heads_prices("á pris (kr)"), heads_prices("Belopp (kr)")
    (True, False)
    """
    return bool(_PRICE.search(text))


def is_of_headings(text: str) -> bool:
    """Whether a text is of nothing but words and years of headings, perhaps of several columns.

    >>> is_of_headings("Budget 2024 Flerårsplan 2025"), is_of_headings("Budget för insatser")
    (True, False)
    """
    words = {word.casefold() for word in _WORD.findall(text)}
    is_known = words <= _IN_HEADINGS and bool(_ALL_OF_HEADINGS.fullmatch(text))
    is_told = is_known and (says_year(text) or not ONLY_WITH_YEAR & words)
    return is_told or parse_heading(text) is not None


def says_column(text: str) -> bool:
    """Whether a text says a year or what amounts are, whatever else it says."""
    return says_year(text) or says_version(text)


def states_date(text: str) -> bool:
    """Whether a day stands in a heading or a title, so that its year is that of the day."""
    return bool(_DATE.search(text))


def heads_labels(text: str) -> bool:
    """Whether a text heads the labels beside columns of amounts, or says the unit there.

    >>> heads_labels("Projekt"), heads_labels("(Belopp i tkr)"), heads_labels("Drivhuset")
    (True, True, False)
    """
    words = {word.casefold() for word in _WORD.findall(text)}
    return bool(words) and words <= _CORNER and bool(_ALL_OF_CORNER.fullmatch(text))


def heads_codes(text: str) -> bool:
    """Whether a text heads a column of notes, accounts or the like.

    >>> heads_codes("Not:"), heads_codes("Kommentar")
    (True, False)
    """
    return text.casefold().rstrip(".:") in _CODES


def heads_shares(word: str) -> bool:
    """Whether a word heads shares of a hundred.

    >>> heads_shares("Andel"), heads_shares("%")
    (True, True)
    """
    return word.casefold() in _SHARES


def heads_amounts(label: str, cell: str) -> bool:
    """Whether two cells head labels and amounts of a table that states no year.

    >>> heads_amounts("Insats", "Beviljat belopp (kr)"), heads_amounts("Datum", "Belopp")
    (True, False)
    """
    return bool(_LABEL.fullmatch(label.strip()) and _AMOUNTS.fullmatch(cell.strip()))


def heads_beside(cell: str) -> bool:
    """Whether a cell heads what stands beside the years, perhaps told against something."""
    return is_beside(cell) or bool(_AGAINST.match(cell.strip()))


def is_beside(text: str) -> bool:
    """Whether a heading is of something else than the amounts of a year: notes, shares, changes."""
    return bool(_BESIDE.fullmatch(text.strip()))
