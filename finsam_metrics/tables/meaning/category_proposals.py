"""What a budget row that no reviewed plan has may be: a proposal for a person to decide on."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

from finsam_metrics.model.enums import Kind, RowKind
from finsam_metrics.model.records import UNMAPPED, BudgetLine
from finsam_metrics.words.accounts import names_member
from finsam_metrics.words.letters import fold
from finsam_metrics.words.purposes import (
    Cue,
    heads_activities,
    purposes_of_cost,
    sources_of_income,
)
from finsam_metrics.words.statements import titles_initiatives
from finsam_metrics.words.sums import is_one_word

_OF_INITIATIVES: Final = frozenset(
    {"individual", "structural", "training-joint", "training-local", "evaluation", "development"}
)
_OF_ADMINISTRATION: Final = frozenset(
    {"administration", "coordination", "communication", "financial"}
)
_ANYWHERE: Final = frozenset({"audit", "board"})
_DIRECTIONS: Final = frozenset({"individual", "structural"})
_FEWEST_VOTES: Final = 3
_LARGE_MAJORITY: Final = 2 / 3
_SAY_NOTHING: Final = frozenset(
    {"övrig", "övriga", "övrigt", "kostnad", "kostnader", "insats", "insatser", "projekt", "medel"}
    | {"gemensam", "gemensamma", "tjänst", "tjänster", "för", "till", "och", "med", "inkl"}
)
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_LONGEST_LABEL: Final = 120
_STEM: Final = 6
_BEGINNING: Final = 3
_SAME_NAME: Final = 0.85
_MOST_SAID: Final = 0.6


class Certainty(StrEnum):
    """How sure a proposal is: by the row's own words, or by where it stands alone."""

    HIGH = "high"
    LOW = "low"


@dataclass(frozen=True, kw_only=True, slots=True)
class CategoryProposal:
    """What a row may be.

    Attributes:
        category_id: The category proposed.
        certainty: How sure it is.
        reason_text: Why, in Swedish.
    """

    category_id: str
    certainty: Certainty
    reason_text: str


Block = tuple[str, str, str | None]


def propose_categories(
    lines: Sequence[BudgetLine],
    spellings: Iterable[Mapping[str, object]],
    kinds: Mapping[str, Kind | None],
) -> dict[str, CategoryProposal]:
    """Propose what rows are that no reviewed plan has, by their words, their likes and their block.

    Args:
        lines: All figures of a document.
        spellings: The labels of reviewed plans.
        kinds: What each category holds; None: any kind.

    Returns:
        Proposals by ``figure_id``. A row that nothing speaks for, or that evidence as strong
        speaks against, has none. A proposal decides nothing.
    """
    known = [
        _Known(name=_name(str(row["printed_text"])), category_id=str(row["target_id"]))
        for row in spellings
        if row["vocabulary"] == "budget_category"
        and _is_by_its_name(row)
        and kinds.get(str(row["target_id"])) in (None, Kind.COST)
    ]
    blocks: dict[Block, list[BudgetLine]] = defaultdict(list)
    for line in lines:
        if line.row_kind is RowKind.ITEM:
            blocks[_block(line)].append(line)
    found: dict[str, CategoryProposal] = {}
    for members in blocks.values():
        found |= _in_block(members, known)
    return found


def _is_by_its_name(spelling: Mapping[str, object]) -> bool:
    """Whether a reviewed label is what its own words say, and not what its block says alone."""
    said = {cue.category_id for cue in purposes_of_cost(str(spelling["printed_text"]))}
    return not said or spelling["target_id"] in said


def _block(line: BudgetLine) -> Block:
    return (line.statement, line.table_text, line.section_text)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Name:
    """A label with its words as they are compared.

    Attributes:
        text: As printed.
        words: In small letters, without figures and short words.
        stems: The beginnings of those that say something.
    """

    text: str
    words: str
    stems: frozenset[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Known:
    """A label of a reviewed plan."""

    name: _Name
    category_id: str


@dataclass(frozen=True, kw_only=True, slots=True)
class _Heading:
    """What the words over a block say of its rows.

    Attributes:
        text: As printed; empty where there are none.
        allowed: What its rows may be; None where the words say nothing.
        sense: What a row is that says nothing of itself.
        is_of_initiatives: True where rows without known words are names of initiatives.
    """

    text: str
    allowed: frozenset[str] | None
    sense: str | None
    is_of_initiatives: bool


def _in_block(
    members: Sequence[BudgetLine], known: Sequence[_Known]
) -> dict[str, CategoryProposal]:
    heading = _heading(members[0])
    by_label: dict[str, CategoryProposal | None] = {}
    for line in members:
        if line.category_id == UNMAPPED and line.line_text not in by_label:
            by_label[line.line_text] = _proposal(line, heading, known)
    told = {line.line_text: line.category_id for line in members}
    told |= {label: proposal.category_id for label, proposal in by_label.items() if proposal}
    most = _most(list(told.values())) if heading.is_of_initiatives else None
    found = {}
    for line in members:
        proposal = by_label.get(line.line_text)
        if proposal is None and most is not None and not purposes_of_cost(line.line_text):
            proposal = CategoryProposal(
                category_id=most,
                certainty=Certainty.LOW,
                reason_text=f"De flesta andra rader under ”{heading.text}” är av det slaget.",
            )
        if proposal is not None and line.category_id == UNMAPPED:
            found[line.figure_id] = proposal
    return found


def _heading(line: BudgetLine) -> _Heading:
    """Read the heading of a block; the title of a whole table where that is of initiatives."""
    text = line.section_text
    if text is None:
        text = line.table_text if titles_initiatives(line.table_text) else ""
    named = {cue.category_id for cue in purposes_of_cost(text) if cue.is_head}
    is_of_initiatives = heads_activities(text) or bool(named & _OF_INITIATIVES)
    allowed = named | (_OF_INITIATIVES if is_of_initiatives else frozenset())
    if "administration" in named:
        allowed |= _OF_ADMINISTRATION
    sense = next(iter(named)) if len(named) == 1 else None
    if sense in _DIRECTIONS:
        allowed -= _DIRECTIONS - {sense}
    return _Heading(
        text=text,
        allowed=frozenset(allowed | _ANYWHERE) if allowed else None,
        sense=sense,
        is_of_initiatives=is_of_initiatives,
    )


def _most(votes: Sequence[str]) -> str | None:
    """What most rows of a block are, of the two kinds that initiatives are of."""
    counts = Counter(vote for vote in votes if vote in _DIRECTIONS)
    if counts.total() < _FEWEST_VOTES:
        return None
    category, count = counts.most_common(1)[0]
    return category if count >= _LARGE_MAJORITY * counts.total() else None


def _proposal(
    line: BudgetLine, heading: _Heading, known: Sequence[_Known]
) -> CategoryProposal | None:
    label, allowed = line.line_text[:_LONGEST_LABEL], heading.allowed
    if line.kind is Kind.INCOME:
        return _by_words(sources_of_income(label), None, "")
    if line.kind is not Kind.COST or (is_one_word(label) and names_member(label)):
        return None
    likeness, like = _most_alike(label, allowed, known)
    return (
        (_by_likeness(like, Certainty.HIGH) if likeness >= _SAME_NAME else None)
        or _by_words(purposes_of_cost(label), allowed, heading.text)
        or (_by_likeness(like, Certainty.LOW) if likeness >= _MOST_SAID else None)
        or _by_sense(heading)
    )


def _by_words(
    cues: Sequence[Cue], allowed: frozenset[str] | None, heading: str
) -> CategoryProposal | None:
    """What the words say that may stand in such a block."""
    cue = next((one for one in cues if allowed is None or one.category_id in allowed), None)
    if cue is None:
        return None
    place = f" och står under ”{heading}”" if allowed is not None else ""
    return CategoryProposal(
        category_id=cue.category_id,
        certainty=Certainty.HIGH if cue.is_head else Certainty.LOW,
        reason_text=f"Raden nämner ”{cue.word}”{place}.",
    )


def _most_alike(
    label: str, allowed: frozenset[str] | None, known: Sequence[_Known]
) -> tuple[float, _Known | None]:
    """Give the most alike label of a reviewed plan; none where as alike ones differ."""
    name = _name(label)
    alike = [
        (_likeness(name, one.name), one)
        for one in known
        if allowed is None or one.category_id in allowed
    ]
    most = max((likeness for likeness, _ in alike), default=0.0)
    best = [one for likeness, one in alike if likeness == most]
    is_one = len({one.category_id for one in best}) == 1
    return most, best[0] if is_one else None


def _by_likeness(like: _Known | None, certainty: Certainty) -> CategoryProposal | None:
    """What the most alike label is."""
    if like is None:
        return None
    return CategoryProposal(
        category_id=like.category_id,
        certainty=certainty,
        reason_text=f"Raden liknar ”{like.name.text}” i en granskad plan.",
    )


def _likeness(one: _Name, other: _Name) -> float:
    """How far two labels are the same: letter by letter, or as words of one name in the other."""
    if not one.stems or not other.stems:
        return 0.0
    if f"{one.words} ".startswith(f"{other.words} ") or f"{other.words} ".startswith(
        f"{one.words} "
    ):
        return 1.0
    if one.words[:_BEGINNING] == other.words[:_BEGINNING]:
        letters = SequenceMatcher(None, one.words, other.words).ratio()
        if letters >= _SAME_NAME:
            return letters
    shared = len(one.stems & other.stems)
    return min(shared / len(one.stems | other.stems), _SAME_NAME - 0.01)


def _name(text: str) -> _Name:
    words = _WORD.findall(fold(text))
    return _Name(
        text=text,
        words=" ".join(words),
        stems=frozenset(word[:_STEM] for word in words if word not in _SAY_NOTHING),
    )


def _by_sense(heading: _Heading) -> CategoryProposal | None:
    """What a row is whose words say nothing, where its block is of one sense."""
    if heading.sense is None:
        return None
    return CategoryProposal(
        category_id=heading.sense,
        certainty=Certainty.LOW,
        reason_text=f"Raden står under ”{heading.text}”.",
    )
