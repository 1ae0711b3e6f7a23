"""The words that reviewed plans and the field use, as the stages of facts take them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from finsam_metrics.words.letters import fold

_ASSOCIATION_WORDS: Final = re.compile(r"samordningsförbund\w*|\bsf\b|\bi\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class FactVocabulary:
    """Known names and spellings.

    Attributes:
        association_names: Name by id.
        association_spellings: Id by printed spelling, folded.
        group_spellings: Common groups by printed spelling, folded.
        group_ids: The common groups.
        statutory_group_ids: Those that the law itself names.
        training_spellings: Training type by printed word, folded.
        training_type_ids: The training types.
    """

    association_names: Mapping[str, str]
    association_spellings: Mapping[str, str]
    group_spellings: Mapping[str, tuple[str, ...]]
    group_ids: frozenset[str]
    statutory_group_ids: frozenset[str]
    training_spellings: Mapping[str, str]
    training_type_ids: frozenset[str]

    @classmethod
    def of(
        cls,
        *,
        associations: Iterable[Mapping[str, object]] = (),
        spellings: Iterable[Mapping[str, object]] = (),
        common_groups: Iterable[Mapping[str, object]] = (),
        training_types: Iterable[Mapping[str, object]] = (),
    ) -> "FactVocabulary":
        """Take the rows of these tables."""
        names = {str(row["association_id"]): str(row["association_name"]) for row in associations}
        by_vocabulary: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for row in spellings:
            printed = by_vocabulary[str(row["vocabulary"])][folded(str(row["printed_text"]))]
            if row["is_judgement"] not in (True, "true"):
                printed.append(str(row["target_id"]))
        groups = list(common_groups)
        return cls(
            association_names=names,
            association_spellings={
                text: ids[0] for text, ids in by_vocabulary["association"].items() if ids
            },
            group_spellings={
                text: tuple(ids) for text, ids in by_vocabulary["common_group"].items() if ids
            },
            group_ids=frozenset(str(row["group_id"]) for row in groups),
            statutory_group_ids=frozenset(
                str(row["group_id"]) for row in groups if row["is_statutory"] in (True, "true")
            ),
            training_spellings={
                text: ids[0] for text, ids in by_vocabulary["training_type"].items() if ids
            },
            training_type_ids=frozenset(str(row["training_type"]) for row in training_types),
        )

    def find_association(self, text: str) -> str | None:
        """Give the association that a name stands for; None where it is none that we know."""
        if known := self.association_spellings.get(folded(text)):
            return known
        core = " ".join(_ASSOCIATION_WORDS.sub(" ", folded(text)).split()).removesuffix("s")
        return next(
            (
                one
                for one, name in self.association_names.items()
                if fold(name).removesuffix("s") == core
            ),
            None,
        )


def folded(text: str) -> str:
    """Write a text in small letters with single spaces."""
    return " ".join(fold(text).split())
