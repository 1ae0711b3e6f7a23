"""Words by which a row says that it is a sum, a result, what is left, a part or no money at all."""

import re
from typing import Final

from finsam_metrics.words.dashes import DASH

_SUM: Final = re.compile(r"(?:del)?summa\b|s:a\b|sum\b|tot(?:al(?:t|a|summa)?)?\b", re.IGNORECASE)
_ENDS_WITH_SUM: Final = re.compile(r"\b(?:summa|totalt)$", re.IGNORECASE)
_ONLY_SUM: Final = re.compile(r"(?:del)?summa|s:a|sum|tot(?:al(?:t|summa)?)?\.?", re.IGNORECASE)
_TOTAL: Final = re.compile(r"total", re.IGNORECASE)
SUM_BEFORE: Final = r"(?:summa|s:a|sum|tot(?:ala?)?\.?|sammanlagda|samlade)"
"""A pattern of the word for sum before the name of what is summed."""

_ALL_COSTS: Final = rf"{SUM_BEFORE} (?:kostnader|utgifter)|(?:kostnader|utgifter) totalt"
_TOTAL_COST: Final = re.compile(rf"total(?:t|summa)?\b.*|{_ALL_COSTS}|summa totalt", re.IGNORECASE)
_ENDS_BUDGET: Final = re.compile(rf"total(?!a (?:intäkter|inkomster))|{_ALL_COSTS}", re.IGNORECASE)
_RESULT: Final = re.compile(
    r"(?:(?:årets|verksamhetens|periodens|ekonomiskt|(?:budgetera|prognos\w*|redovisa|beräkna|"
    r"förvänta|planera)(?:t|d|de|at|ad|ade))\s+)*(?:netto|budget|brutto|rörelse)?resultat(?:et)?\b|"
    rf"(?:årets\s+)?över{DASH}?(?:skott)?\s?(?:/|eller|och|\()\s?{DASH}?underskott|"
    r".*nettokostnad|balanskravsresultat",
    re.IGNORECASE,
)
_OF_YEAR: Final = re.compile(r"årets|^resultat$", re.IGNORECASE)
_YEARS_RESULT: Final = re.compile(r"årets (?:\([^)]*\) )?resultat", re.IGNORECASE)
_RESULT_OF_PART: Final = re.compile(
    r"årets resultat(?! (?:efter|före|enligt|exkl|inkl))\W+\w.*", re.IGNORECASE
)
_RESIDUAL: Final = re.compile(
    r"differens\b|saldo\b|(?:kvar|kvarstår|återstår|medel)?\s*att (?:fördela|disponera)|"
    r"ofördela(?:t|de)\b|kvarvarande\b|återstår\b|återstående\b|överskott\b|underskott\b",
    re.IGNORECASE,
)
_ONE: Final = (
    r"(?:in(?:ne)?vånare|deltagare|individ|person|capita|plats|timme|besök(?:are)?|elev|barn|"
    r"brukare|lägenhet|hushåll|medlem|årsarbetare|anställd|(?:vård)?dygn|ton|mil|km|kilometer|"
    r"kvm|kvadratmeter|m\N{SUPERSCRIPT TWO}|m2|kubikmeter|m\N{SUPERSCRIPT THREE}|m3|ärende)"
)
_EACH: Final = rf"(?:\bper |/\s?){_ONE}(?!\w)"
_RATE: Final = re.compile(
    rf"antal\b|andel\b|procent\b|nyckeltal\b|årsarbetar|[^\d]*{_EACH}|[^\d]*[(\s]%|%|"
    r"(?:genomsnitt|medelkostnad|snittkostnad|styckkostnad|medelantal)|soliditet\b|"
    r"kassalikviditet\b|räntekänslighet\b|sjukfrånvaro\b|skattesats\b|vinstmarginal\b",
    re.IGNORECASE,
)
_DETAIL: Final = re.compile(r"\W*(?:därav|varav|inklusive|i detta ingår)\b", re.IGNORECASE)
OF_WHICH: Final = r"\b(?:varav|därav)\b"
"""A pattern of the words before a part of the amount before them."""

_WORD: Final = re.compile(r"[^\W\d_]+")
_NAME: Final = re.compile(r"\bs:a\b|[^\W\d_]+", re.IGNORECASE)


def is_sum_label(label: str) -> bool:
    """Whether a row says that it is a sum.

    >>> is_sum_label("Summa kostnader"), is_sum_label("Delsumma"), is_sum_label("Summering")
    (True, True, False)
    """
    return bool(_SUM.match(label.strip()) or _ENDS_WITH_SUM.search(label))


def is_only_sum(label: str) -> bool:
    """Whether a row says that it is a sum, but not of what.

    >>> is_only_sum("S:a"), is_only_sum("Summa kostnader")
    (True, False)
    """
    return bool(_ONLY_SUM.fullmatch(label))


def is_bare_sum(label: str) -> bool:
    """Whether a row with amounts has no words, as the sum of the rows above may have none."""
    return not _WORD.search(label)


def sums_all(label: str) -> bool:
    """Whether a row says that it sums all, and not a block."""
    return bool(_TOTAL.match(label.strip()))


def is_one_word(label: str) -> bool:
    """Whether a label is a single word, or none.

    >>> is_one_word("S:a"), is_one_word("Summa totalt")
    (True, False)
    """
    return len(_NAME.findall(label)) <= 1


def words_of_what_is_summed(label: str) -> list[str]:
    """Give the words of a row but for those that say it is a sum.

    >>> words_of_what_is_summed("S:a kostnader"), words_of_what_is_summed("Delsumma insatser")
    (['kostnader'], ['insatser'])
    """
    return [word for word in _NAME.findall(label) if not _SUM.match(word)]


def is_total_cost(label: str) -> bool:
    """Whether a sum of costs is of all of them.

    >>> is_total_cost("Totala kostnader"), is_total_cost("Summa kostnader insatser")
    (True, False)
    """
    return bool(_TOTAL_COST.fullmatch(label.strip()))


def ends_budget(label: str) -> bool:
    """Whether a row ends what a budget sums, so that rows after it are of something else."""
    return bool(_ENDS_BUDGET.match(label))


def is_result_label(label: str) -> bool:
    """Whether a row states a result.

    >>> is_result_label("Årets resultat"), is_result_label("Över-/underskott")
    (True, True)
    """
    return bool(_RESULT.match(label.strip()))


def names_years_result(label: str) -> bool:
    """Whether the result of the year is named anywhere in a row."""
    return bool(_YEARS_RESULT.search(label))


def is_result_of_part(label: str) -> bool:
    """Whether a row names what its result of the year is of.

    >>> is_result_of_part("Årets resultat garage"), is_result_of_part("Årets resultat")
    (True, False)
    """
    return bool(_RESULT_OF_PART.match(label.strip()))


def is_of_whole_year(label: str) -> bool:
    """Whether a result is that of the year, and not of a part of the account."""
    return bool(_OF_YEAR.search(label.strip(" -")))


def is_residual_label(label: str) -> bool:
    """Whether a row states what is left over: of all means, or as an item like others.

    >>> is_residual_label("Kvar att fördela")
    True
    """
    return bool(_RESIDUAL.match(label.strip()))


def is_rate_label(label: str) -> bool:
    """Whether a row holds counts, shares or what something costs each: no money of a budget.

    >>> is_rate_label("Kostnad per invånare"), is_rate_label("Lån, kr/kvm"), is_rate_label("Lån")
    (True, True, False)
    """
    return bool(_RATE.match(label.strip()))


def is_detail_label(label: str) -> bool:
    """Whether a row is an "of which" row, which is part of no sum.

    >>> is_detail_label("- varav hyra"), is_detail_label("Inklusive justering")
    (True, True)
    """
    return bool(_DETAIL.match(label.strip()))
