"""What words say of a group of people: which common group, and which ages."""

import re
from typing import Final

from finsam_metrics.facts.vocabulary import FactVocabulary, folded
from finsam_metrics.words.bounds import AT_LEAST, AT_MOST
from finsam_metrics.words.dashes import DASH

_STEMS: Final = (
    (r"\bunga\b|\bungdom\w*", "young"),
    (r"\baktivitetsersättning\w*", "activity-compensation"),
    (r"\bpsykisk\w*\s+(?:sjukdom\w*|ohälsa|funktions\w*)|\bpsykiatri\w*", "mental-health"),
    (r"\bneuropsyk\w*|\bnpf\b|\bautism\w*|\badhd\b", "neuropsychiatric"),
    (r"\bsärskol\w*|\bintellektuell\w*|\butvecklingsstör\w*", "intellectual-disability"),
    (r"\butrikes\s?född\w*|\binvandr\w*|\bnysvensk\w*|\bnyanländ\w*|\bflykting\w*", "foreign-born"),
    (r"\bspråksvårighet\w*|\bspråkliga\s+(?:svårigheter|hinder)", "language"),
    (r"\bkvinn\w*|\b\w{1,20}kvinnor\b", "women"),
    (r"\blångtidsarbetslös\w*|\blångvarig\w*\s+arbetslös\w*", "long-term-unemployed"),
    (r"\blångtidssjuk\w*|\blångvarig\w*\s+sjuk\w*", "long-term-sick"),
    (r"\bförsörjningsstöd\w*|\bekonomiskt\s+bistånd|\bsocialbidrag\w*", "social-assistance"),
    (r"\bpsykosocial\w*", "psychosocial"),
    (r"\bförebyggande\b|\bhälsofrämjande\b|\btidiga\s+(?:och\s+\w+\s+)?insatser", "prevention"),
    (r"\belever(?:na)?\b", "pupils"),
    (r"\bföräldrar\w*|\bbarnfamilj\w*", "parents"),
    (r"\bensamkommande\b", "unaccompanied"),
    (r"\bromer(?:na)?\b|\bromsk\w*", "roma"),
    (
        r"\bbehov\s+av\s+(?:\w+\s+){0,2}samordna\w*|\bförvärvsaktiv\w*|"
        r"\bsamordna\w+\s+rehabiliterings?\w*",
        "general",
    ),
)
_BY_GROUP: Final = tuple((re.compile(words, re.IGNORECASE), group) for words, group in _STEMS)
_BETWEEN: Final = re.compile(
    rf"\b(?P<low>\d{{2}})\s?(?:{DASH}|till|och|t\.o\.m\.)\s?(?P<high>\d{{2}})\s*(?:år\w*|"
    r"-åring\w*|åring\w*)",
    re.IGNORECASE,
)
_BELOW: Final = re.compile(
    r"\b(?:(?<!inte )under|yngre\s+än)\s+(?P<age>\d{2})\s*(?:år\b|$)", re.IGNORECASE
)
_UP_TO: Final = re.compile(
    rf"\b(?:{AT_MOST}|till\s+och\s+med)\s+(?P<age>\d{{2}})\s*år\b", re.IGNORECASE
)
_ABOVE: Final = re.compile(r"\b(?:över|äldre\s+än)\s+(?P<age>\d{2})\s*(?:år\b|$)", re.IGNORECASE)
_FROM: Final = re.compile(
    rf"\b(?:från|fyllda|{AT_LEAST})\s+(?P<age>\d{{2}})\s*år\b|\b(?P<plus>\d{{2}})\s?\+",
    re.IGNORECASE,
)


def find_groups(text: str, vocabulary: FactVocabulary) -> dict[str, bool]:
    """Give the common groups that words stand for, and whether each is only proposed by a stem.

    The group that the law itself names is left out where the words name another one too.
    """
    found = dict.fromkeys(vocabulary.group_spellings.get(folded(text), ()), False)
    for words, group in _BY_GROUP:
        if group in vocabulary.group_ids and group not in found and words.search(text):
            found[group] = True
    others = {
        group: mark for group, mark in found.items() if group not in vocabulary.statutory_group_ids
    }
    return others or found


def find_ages(text: str) -> tuple[int | None, int | None]:
    """Give the lowest and the highest age that words state.

    >>> find_ages("unga vuxna 16 till 29 år"), find_ages("unga under 30 år")
    ((16, 29), (None, 29))
    """
    if match := _BETWEEN.search(text):
        return int(match["low"]), int(match["high"])
    if match := _BELOW.search(text):
        return None, int(match["age"]) - 1
    if match := _UP_TO.search(text):
        return None, int(match["age"])
    if match := _ABOVE.search(text):
        return int(match["age"]) + 1, None
    if match := _FROM.search(text):
        return int(match["age"] or match["plus"]), None
    return None, None
