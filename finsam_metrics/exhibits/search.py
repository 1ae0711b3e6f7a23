"""What can be found by words: associations, plans' rows, words of the field and documents.

The index is a plain one: every word's stem, and what holds it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from finsam_metrics.exhibits import addresses
from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.memo import remembered
from finsam_metrics.model.slugs import make_slug
from finsam_metrics.words.stems import stem, words_in

_WHOLE, _BEGINNING, _INSIDE, _WITHOUT_DOTS = 8, 4, 2, 1
_SHORTEST_INSIDE: Final = 4
# What a row of a plan is found by, what it is called, and the page that shows it.
_OF_PLANS: Final = (
    ("initiative", "name", "Insats", "insatser"),
    ("priority_group", "group_text", "Grupp", "grupper"),
    ("training", "title", "Utbildning", "utbildning"),
    ("goal", "goal_summary", "Mål", "mal"),
)


@dataclass(frozen=True, kw_only=True)
class Hit:
    """Something that was found.

    Attributes:
        text: What it is called.
        kind: What it is, in Swedish.
        whose: The association and year that it is of; empty where it is of none.
        page: Address of the page that shows it.
        parameters: What the address chooses there: words with their values.
    """

    text: str
    kind: str
    whose: str
    page: str
    parameters: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class SearchIndex:
    """All that can be found, and where each stem stands.

    Attributes:
        hits: All, in the order in which equals are shown.
        places: By stem, the numbers of the hits that hold it.
        without_dots: The stems by how they are written with a to z alone.
    """

    hits: tuple[Hit, ...]
    places: Mapping[str, tuple[int, ...]]
    without_dots: Mapping[str, tuple[str, ...]]

    def find(self, asked: str) -> Sequence[Hit]:
        """Find what holds every word, in some form; the best first.

        A word is found by its stem, then by what begins with it, then inside a longer word, then
        written without dots and rings.
        """
        scores: dict[int, int] | None = None
        for word in words_in(asked):
            of_word = self._score(word)
            scores = (
                of_word
                if scores is None
                else {n: scores[n] + of_word[n] for n in scores.keys() & of_word.keys()}
            )
        found = scores or {}
        return [self.hits[number] for number in sorted(found, key=lambda n: (-found[n], n))]

    def _score(self, word: str) -> dict[int, int]:
        wished, plain = stem(word), make_slug(word)
        scores: dict[int, int] = {}
        for known, numbers in self.places.items():
            score = _score_of(known, word, wished)
            for number in numbers if score else ():
                scores[number] = max(scores.get(number, 0), score)
        for written, stems in self.without_dots.items():
            if plain and written.startswith(stem(plain)):
                for number in (n for known in stems for n in self.places[known]):
                    scores.setdefault(number, _WITHOUT_DOTS)
        return scores


def _score_of(known: str, word: str, wished: str) -> int:
    if known == wished:
        return _WHOLE
    if known.startswith((wished, word)):
        return _BEGINNING
    return _INSIDE if len(wished) >= _SHORTEST_INSIDE and wished in known else 0


@remembered
def make_index(data: Data) -> SearchIndex:
    """Index all that can be found."""
    hits = tuple(dict.fromkeys(_list_hits(data)))
    places: dict[str, dict[int, None]] = defaultdict(dict)
    for number, hit in enumerate(hits):
        for word in words_in(f"{hit.text} {hit.kind} {hit.whose}"):
            places[stem(word)][number] = None
    without_dots: dict[str, list[str]] = defaultdict(list)
    for known in places:
        without_dots[make_slug(known)].append(known)
    return SearchIndex(
        hits=hits,
        places=MappingProxyType({known: tuple(numbers) for known, numbers in places.items()}),
        without_dots=MappingProxyType({w: tuple(known) for w, known in without_dots.items()}),
    )


def _list_hits(data: Data) -> Iterable[Hit]:
    for association_id, name in data.association_names.items():
        yield _hit(name, "Förbund", page="forbund", **{addresses.ASSOCIATIONS: association_id})
    for term in data["glossary"].iter_rows(named=True):
        yield _hit(term["term"], "Ord", page="ordlista", ord=term["term_id"])
    yield from _documents(data)
    for table, words, kind, page in _OF_PLANS:
        yield from _rows_of_plans(data, table, words, kind, page)


def _documents(data: Data) -> Iterable[Hit]:
    names = data.association_names
    for document in data["document"].iter_rows(named=True):
        name = names.get(document["association_id"], "")
        yield _hit(
            document["title"],
            "Dokument",
            whose=name,
            page="kallor",
            dokument=document["document_id"],
        )


def _rows_of_plans(data: Data, table: str, words: str, kind: str, page: str) -> Iterable[Hit]:
    names = data.association_names
    plans = data["plan_package"].select("plan_id", "budget_year")
    rows = data[table].join(plans, on="plan_id", maintain_order="left")
    for row in rows.select("association_id", "budget_year", words).iter_rows():
        association_id, year, text = row
        yield _hit(
            text,
            kind,
            whose=f"{names.get(association_id, '')} {year}",
            page=page,
            **{addresses.ASSOCIATIONS: association_id, addresses.YEAR: str(year)},
        )


def _hit(text: str, kind: str, *, page: str, whose: str = "", **parameters: str) -> Hit:
    return Hit(text=text, kind=kind, whose=whose, page=page, parameters=tuple(parameters.items()))
