"""Goals of a plan, as printed, with the numbers they set."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from finsam_metrics.facts.passages import Passage, PassageKind, items_after, split_sentences
from finsam_metrics.model.drafts import Confidence
from finsam_metrics.model.facts import Stated
from finsam_metrics.model.records import Goal
from finsam_metrics.words.amounts import GROUPED_NUMBER, parse_number
from finsam_metrics.words.bounds import AT_LEAST, AT_MOST
from finsam_metrics.words.dashes import DASH
from finsam_metrics.words.number_words import COUNT_WORDS, parse_number_words
from finsam_metrics.words.shares import SHARE, parse_share
from finsam_metrics.words.years import YEAR

_GOAL_HEADING: Final = re.compile(r"\b(?:\w*mål|delmål|målsättning(?:ar)?)\b", re.IGNORECASE)
_ONLY_GOALS: Final = re.compile(
    r"(?:\d[\d.]*\s*)?(?:övergripande\s+|mätbara\s+)?mål(?:et|en)?(?:\s+(?:för|under|"
    rf"år))*(?:\s+{YEAR})?(?:\s?{DASH}\s?{YEAR})?:?",
    re.IGNORECASE,
)
_NOT_GOALS: Final = re.compile(r"\bmålgrupp\w*|\bmålområde\w*$|\binnehåll", re.IGNORECASE)
_AREA: Final = re.compile(
    r"^målområde\s+\d+:\s*(?:att\s+(?:utveckla|stödja)\s+)?(?:mål\s+och\s+aktiviteter.*)?",
    re.IGNORECASE,
)
_NUMBER: Final = rf"(?P<number>{GROUPED_NUMBER}|{COUNT_WORDS})"
_SHARE: Final = re.compile(
    rf"(?:\b(?P<least>{AT_LEAST}|över)\s+|"
    rf"\b(?P<most>{AT_MOST})\s+)?(?<![\d,.-]){SHARE}",
    re.IGNORECASE,
)
_PEOPLE: Final = re.compile(
    rf"(?:\b(?P<least>{AT_LEAST}|över)\s+|"
    rf"\b(?P<most>{AT_MOST})\s+)?(?<![\d,.-]){_NUMBER}\s+(?:\w+\s+)?(?:deltagare|personer|individer|"
    rf"ungdomar|medarbetare|kvinnor|män)\b",
    re.IGNORECASE,
)
_COUNT: Final = re.compile(
    rf"\b(?:(?P<least>{AT_LEAST}|över)|(?P<most>{AT_MOST}))\s+{_NUMBER}\s+(?!procent|%|år\b|"
    rf"gång\b)(?:\w+\s+)?\w+",
    re.IGNORECASE,
)
_EQUITY: Final = re.compile(r"\b(?:eget|egna)\s+kapital\w*", re.IGNORECASE)
_CONTRIBUTIONS: Final = re.compile(
    r"\b(?:bidrag|tilldel|medlemsavgift|medlemsintäkt|ram|intäkt)\w*", re.IGNORECASE
)
_GOAL_LIST: Final = re.compile(
    r"\bföljande\s+(?:\w+\s+){0,2}?(?:del|effekt|verksamhets)?mål\b|\bmålen\b", re.IGNORECASE
)
_GOAL_COLUMN: Final = re.compile(r"\w*mål|målsättning(?:ar)?", re.IGNORECASE)
_MEASURE_COLUMN: Final = re.compile(
    r"indikator(?:er)?|mått|målvärde|målnivå|mäts(?:\s+genom)?|mätning|uppföljning|nyckeltal",
    re.IGNORECASE,
)
_SAYS_GOAL: Final = re.compile(
    r"\bmål(?:et|sättningen|sättning)\s+är\b|\bmålet\b|\bska(?:ll)?\b", re.IGNORECASE
)
_SETS_BOUND: Final = re.compile(rf"(?:{AT_LEAST}|{AT_MOST})\s", re.IGNORECASE)
_TELLS_OUTCOME: Final = re.compile(
    r"\b(?:var|blev|fick|hade|kom|gick|nådde\w*|uppnådde\w*|uppfyllde\w*|har\s+\w+t)\b",
    re.IGNORECASE,
)
_IS_GOAL: Final = re.compile(
    r"^(?:(?:ett|vårt|förbundets|samordningsförbundets)\s+)?mål(?:et|sättning(?:en)?)?\s+"
    r"(?:för\s+(?:\w+\s+){1,3})?är\b",
    re.IGNORECASE,
)


def find_goals(passages: Sequence[Passage]) -> tuple[Stated[Goal], ...]:
    """Find the items under a heading of goals, and sentences that set a number.

    A sentence elsewhere counts where it begins with saying that it is a goal.
    """
    found: list[Stated[Goal]] = []
    area = ""
    heading = ""
    is_used = False
    column: int | None = None
    listed: set[int] = set()
    for place, passage in enumerate(passages):
        if passage.kind is PassageKind.HEADING and not (
            _is_under_goals(heading) and _is_goal_as_title(passage.text)
        ):
            heading, column = passage.text, None
            if not _ONLY_GOALS.fullmatch(heading):
                area, is_used = _area(heading) or area, False
            elif is_used:
                area = ""
            continue
        is_under_goals = _is_under_goals(heading)
        is_used = is_used or not is_under_goals
        if passage.kind is PassageKind.ROW:
            head = _column_of_goals(passage.text)
            column = head if head is not None else column
            cells = passage.text.split("\t")
            if head is None and column is not None and len(cells) > column and cells[column]:
                found.append(_of_row(passage, cells[column], area))
            continue
        column = None
        if passage.kind is PassageKind.TEXT and _introduces_goals(passage.text):
            listed |= {item.line for item in items_after(passages, place)}
        is_goal = is_under_goals or passage.line in listed
        if passage.kind in (PassageKind.ITEM, PassageKind.HEADING) and is_goal:
            found.append(_goal(passage, 0, passage.text, area if is_under_goals else ""))
            continue
        found += [
            _goal(passage, sentence.start, sentence.text, area if is_under_goals else "")
            for sentence in split_sentences(passage.text)
            if _target(sentence.text) and _says_goal(sentence.text, is_under_goals=is_under_goals)
        ]
    return tuple(found)


def _is_under_goals(heading: str) -> bool:
    return bool(_GOAL_HEADING.search(heading)) and not _NOT_GOALS.search(heading)


def _says_goal(sentence: str, *, is_under_goals: bool) -> bool:
    if not is_under_goals:
        return bool(_IS_GOAL.search(sentence))
    begins_with_bound = _SETS_BOUND.match(sentence) and not _TELLS_OUTCOME.search(sentence)
    return bool(begins_with_bound or _SAYS_GOAL.search(sentence))


def _is_goal_as_title(text: str) -> bool:
    """Whether what stands as a heading sets a number, and so is a goal itself."""
    return bool(_SETS_BOUND.match(text)) and _target(text) is not None


def _introduces_goals(text: str) -> bool:
    """Whether a text ends with a colon, and says that what follows is goals."""
    return text.endswith(":") and bool(_GOAL_LIST.search(split_sentences(text)[-1].text))


def _column_of_goals(row: str) -> int | None:
    """Give the column of goals that a row heads; None where it heads no table of goals."""
    cells = [cell.strip() for cell in row.split("\t")]
    goals = [place for place, cell in enumerate(cells) if _GOAL_COLUMN.fullmatch(cell)]
    is_measured = any(map(_MEASURE_COLUMN.fullmatch, cells))
    return goals[0] if goals and is_measured else None


def _of_row(passage: Passage, summary: str, area: str) -> Stated[Goal]:
    """A goal of a table, with the number that another cell of its row sets."""
    whole = passage.text.replace("\t", " ")
    goal = _goal(passage, 0, whole, area)
    return replace(goal, record=replace(goal.record, goal_summary=summary))


def _area(heading: str) -> str:
    own = _AREA.sub("", heading.rstrip(":")).strip()
    return own[:1].upper() + own[1:]


def _goal(passage: Passage, start: int, text: str, area: str) -> Stated[Goal]:
    target = _target(text)
    operator, value, unit, printed = target or (None, None, None, None)
    record = Goal(
        area=area,
        goal_summary=text,
        target_operator=operator,
        target_value=value,
        target_unit=unit,
        category_id=None,
        printed_text=printed,
        page=passage.page_at(start),
        line=passage.line_at(start),
    )
    return Stated(record=record, printed_text=printed or text, confidence=Confidence.B)


def _target(text: str) -> tuple[str, Decimal, str, str] | None:
    """Give the number a goal sets: operator, value, unit, as printed."""
    if match := _SHARE.search(text):
        is_equity = _EQUITY.search(text) and _CONTRIBUTIONS.search(text)
        unit = "equity_share_of_contributions" if is_equity else "share"
        printed = match[0][match.start("share") - match.start() :]
        return _operator(match), parse_share(match["share"]), unit, printed
    if match := _PEOPLE.search(text):
        return _operator(match), _value(match["number"]), "participants", match["number"]
    if match := _COUNT.search(text):
        return _operator(match), _value(match["number"]), "count", match["number"]
    return None


def _operator(match: re.Match[str]) -> str:
    return "<=" if match["most"] else ">=" if match["least"] else "="


def _value(number: str) -> Decimal:
    words = parse_number_words(number)
    return parse_number(number) if words is None else words
