"""What has changed since an edition was sealed: figure by figure, each with its cause.

Three states are compared: what the program made of the figures when they were sealed, what it makes
of the same files now, and what it makes of the files of now. The first step is the program's doing,
the second that of the files.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from finsam_metrics.editions.figure_states import (
    FIGURE_STATES,
    FigureState,
    figure_states,
    read_states,
    states_of_now,
)
from finsam_metrics.editions.kept_editions import edition_folder, read_whole_edition
from finsam_metrics.editions.manifests import Edition, hash_of
from finsam_metrics.editions.opening import laid_out, plan_of
from finsam_metrics.model.paths import DataPaths
from finsam_metrics.model.program import program_version
from finsam_metrics.model.records import PlanPackage
from finsam_metrics.pipeline import check_plans, is_stale, read_sound_folder
from finsam_metrics.store.notes import notes_to_seal
from finsam_metrics.store.packages import DataFolder
from finsam_metrics.store.versions import data_files


class Cause(StrEnum):
    """Why something differs."""

    DOCUMENT = "document"
    REMOVED = "document_removed"
    CORRECTION = "correction"
    MAPPING = "mapping"
    RULE = "rule"
    REFERENCE = "reference"
    PROGRAM = "program"


class Aspect(StrEnum):
    """What differs: that something is there at all, what a fact says, or a column of a figure."""

    PRESENCE = "presence"
    CONTENT = "content"
    AMOUNT = "amount_sek"
    PRINTED = "printed_text"
    LABEL = "line_text"
    CATEGORY = "category_id"
    CATEGORY_NAME = "category_name"
    AREA = "area_name"
    JUDGEMENT = "is_judgement"
    FINDINGS = "findings"
    POPULATION = "population_count"
    WORKING_AGE = "population_16_64_count"
    PRICES = "cpi"


FIGURES: Final = "budget_line"
_FACT_LABELS: Final = {
    "priority_group": "group_text",
    "training": "title",
    "initiative": "name",
    "staffing": "role",
    "meeting": "body",
    "goal": "goal_summary",
    "declaration": "declaration_summary",
}
# The tables that plans share of which what is made of their figures depends.
_OF_ALL_FIGURES: Final = frozenset(
    {
        *("budget_area", "budget_category", "rule", "rule_value", "price_index"),
        *("allocation_key", "allocation_key_share", "association_municipality", "population"),
    }
)
_ABOUT_PLACE: Final = ("page", "line", "detail_line")
_OF_FILES: Final = {
    Aspect.CATEGORY_NAME: Cause.MAPPING,
    Aspect.AREA: Cause.MAPPING,
    Aspect.POPULATION: Cause.REFERENCE,
    Aspect.WORKING_AGE: Cause.REFERENCE,
    Aspect.PRICES: Cause.REFERENCE,
}
# What differs with another: a figure of another category has its name, and maybe another area.
_SAID_BY: Final = {
    Aspect.CATEGORY_NAME: Aspect.CATEGORY,
    Aspect.AREA: Aspect.CATEGORY,
    Aspect.PRINTED: Aspect.AMOUNT,
}
_SHOWN_AS: Final = {Aspect.CATEGORY: Aspect.CATEGORY_NAME}


@dataclass(frozen=True, kw_only=True, slots=True)
class EditionChange:
    """One thing that is otherwise than in the edition.

    Attributes:
        plan_id: The plan, report or books.
        association_id: Whose it is.
        table: Table of the plan package; ``budget_line`` for a figure.
        figure_id: The figure as it is now, else as it was; None for what is no figure.
        label: The row's text, or what names the fact.
        year: The year that a figure is of; None where it is of none.
        version: Budget, plan, forecast or outcome of a figure; None for what is no figure.
        aspect: What differs.
        before: What it was; None where it was not there or not stated.
        after: What it is now; None likewise.
        cause: Why.
    """

    plan_id: str
    association_id: str
    table: str
    figure_id: str | None
    label: str
    year: str | None
    version: str | None
    aspect: Aspect
    before: str | None
    after: str | None
    cause: Cause


@dataclass(frozen=True, kw_only=True)
class EditionChanges:
    """What has changed since an edition.

    Attributes:
        edition: The edition.
        changes: Figures first, by plan in their order, then what stands in words.
        files: The data files that are new, gone or changed, by their path.
        program_version: The program of now.
    """

    edition: Edition
    changes: tuple[EditionChange, ...]
    files: tuple[str, ...]
    program_version: str


@dataclass(frozen=True, kw_only=True)
class _State:
    """The data at one of the two moments, as today's program reads them."""

    folder: DataFolder
    packages: Mapping[str, PlanPackage]
    figures: Sequence[FigureState]

    @classmethod
    def of(cls, paths: DataPaths, only: Collection[str] | None = None) -> "_State":
        """Read the state: all plans, or some alone."""
        folder = read_sound_folder(paths, only=only)
        return cls(
            folder=folder,
            packages={one.plan_id: one for one in folder.packages},
            figures=figure_states(folder, check_plans(folder)),
        )

    def among(self, figures: Sequence[FigureState]) -> "_State":
        """The state of all plans in their order, of which the others have these figures."""
        of_all = sorted((*self.figures, *figures), key=lambda one: one["plan_id"])
        return replace(self, figures=of_all)


def changes_since(paths: DataPaths, number: int) -> EditionChanges:
    """Say what has changed since an edition was sealed.

    Raises:
        PackageError: The data files of now have faults.
        StoreError: There is no such edition, it is not as it was sealed, or today's program cannot
            read it.
    """
    edition = read_whole_edition(paths, number)
    sealed = edition_folder(paths, number)
    files = _changed_files(edition, paths)
    then, now = _then_and_now(paths, edition, files)
    text = (sealed / FIGURE_STATES).read_bytes().decode()
    by_program = _by_program(read_states(text), then.figures)
    by_files = _by_files(then, now)
    return EditionChanges(
        edition=edition,
        changes=(*by_program, *by_files, *_facts(then, now)),
        files=tuple(files),
        program_version=program_version(),
    )


def _then_and_now(
    paths: DataPaths, edition: Edition, files: Sequence[str]
) -> tuple[_State, _State]:
    """Read both states; where few plans differ and nothing that they share, only those."""
    plans = {plan for name in files if (plan := plan_of(name)) is not None}
    shared = {Path(name).stem for name in files if plan_of(name) is None}
    if is_stale(paths) or shared & _OF_ALL_FIGURES:
        with laid_out(paths, edition) as opened:
            then = _State.of(opened)
        return then, _State.of(paths) if files else then
    figures = states_of_now(paths)
    with laid_out(paths, edition, only=plans) as opened:
        then = _State.of(opened, plans)
    now = _State.of(paths, plans)
    others = [one for one in figures if one["plan_id"] not in plans]
    return then.among(others), now.among(others)


def _changed_files(edition: Edition, paths: DataPaths) -> list[str]:
    now = {name: hash_of(path.read_bytes()) for name, path in data_files(paths).items()}
    now |= {name: hash_of(text.encode()) for name, text in notes_to_seal(paths).items()}
    then = {name: sha256 for name, sha256 in edition.files.items() if name != FIGURE_STATES}
    return sorted(name for name in now.keys() | then.keys() if now.get(name) != then.get(name))


def _by_program(
    sealed: Sequence[FigureState], then: Sequence[FigureState]
) -> Iterator[EditionChange]:
    for former, current in _pairs(sealed, then):
        for aspect in _differing(former, current):
            yield _figure_change(former, current, aspect, Cause.PROGRAM)


def _by_files(then: _State, now: _State) -> Iterator[EditionChange]:
    for former, current in _pairs(then.figures, now.figures):
        for aspect in _differing(former, current):
            yield _figure_change(
                former, current, aspect, _cause(aspect, former, current, then, now)
            )


def _cause(
    aspect: Aspect,
    former: FigureState | None,
    current: FigureState | None,
    then: _State,
    now: _State,
) -> Cause:
    plan_id = str((current or former or {})["plan_id"])
    if (
        aspect is Aspect.FINDINGS
        and former
        and current
        and _is_the_rules(former, current, then, now)
    ):
        return Cause.RULE
    if aspect is Aspect.FINDINGS and then.packages.get(plan_id) == now.packages.get(plan_id):
        return Cause.REFERENCE if _mapping(then) == _mapping(now) else Cause.MAPPING
    if aspect in _OF_FILES:
        return _OF_FILES[aspect]
    if aspect in (Aspect.CATEGORY, Aspect.JUDGEMENT) and not _of_document(plan_id, then, now):
        return Cause.MAPPING
    return _of_document(plan_id, then, now) or Cause.CORRECTION


def _is_the_rules(former: FigureState, current: FigureState, then: _State, now: _State) -> bool:
    """Whether findings differ because a rule does: another weight, or another rule alone."""
    before, after = (
        dict(finding.split(":") for finding in one["findings"].split()) for one in (former, current)
    )
    rules = [one for one in before.keys() | after.keys() if before.get(one) != after.get(one)]
    plan_id = current["plan_id"]
    is_same = then.packages[plan_id] == now.packages[plan_id]
    return any(
        then.folder.rules.get(one) != now.folder.rules.get(one)
        and (is_same or (one in before and one in after))
        for one in rules
    )


def _mapping(state: _State) -> Sequence[object]:
    return [state.folder.shared[table] for table in ("budget_area", "budget_category")]


def _of_document(plan_id: str, then: _State, now: _State) -> Cause | None:
    """What became of the document: it is new or taken away; None where it is the same."""
    former, current = then.packages.get(plan_id), now.packages.get(plan_id)
    if current is None:
        return Cause.REMOVED
    if former is None or former.document.sha256 != current.document.sha256:
        return Cause.DOCUMENT
    return None


def _figure_change(
    former: FigureState | None, current: FigureState | None, aspect: Aspect, cause: Cause
) -> EditionChange:
    shown = current or former or {}
    column = Aspect.AMOUNT if aspect is Aspect.PRESENCE else _SHOWN_AS.get(aspect, aspect)
    return EditionChange(
        plan_id=shown["plan_id"],
        association_id=shown["association_id"],
        table=FIGURES,
        figure_id=shown["figure_id"],
        label=shown["line_text"],
        year=shown["year"] or None,
        version=shown["version"] or None,
        aspect=aspect,
        before=(former or {}).get(column) or None,
        after=(current or {}).get(column) or None,
        cause=cause,
    )


def _differing(former: FigureState | None, current: FigureState | None) -> list[Aspect]:
    """What differs; a column that one of the two was written without is not compared."""
    if former is None or current is None:
        return [Aspect.PRESENCE]
    if former == current:
        return []
    differing = [
        aspect
        for aspect in Aspect
        if aspect in former and aspect in current and former[aspect] != current[aspect]
    ]
    return [aspect for aspect in differing if _SAID_BY.get(aspect) not in differing]


def _pairs(
    former: Sequence[FigureState], current: Sequence[FigureState]
) -> Iterator[tuple[FigureState | None, FigureState | None]]:
    """Pair the figures of two states: by what they are of, and what is left by their ids."""
    before, after = _by_meaning(former), _by_meaning(current)
    left = {one["figure_id"]: one for key, one in before.items() if key not in after}
    for key, one in after.items():
        paired = before[key] if key in before else left.pop(one["figure_id"], None)
        yield paired, one
    for one in left.values():
        yield one, None


def _by_meaning(states: Sequence[FigureState]) -> dict[tuple[str | int, ...], FigureState]:
    """The figures by what they are of; rows of one name are told apart by their order."""
    found: dict[tuple[str | int, ...], FigureState] = {}
    for one in states:
        named = ("plan_id", "statement", "section_text", "line_text", "year", "version")
        meaning, order = tuple(one[name] for name in named), 0
        while (*meaning, order) in found:
            order += 1
        found[*meaning, order] = one
    return found


def _facts(then: _State, now: _State) -> Iterator[EditionChange]:
    """Compare what stands in words: new, gone, or stated otherwise."""
    for plan_id in dict.fromkeys((*now.packages, *then.packages)):
        former, current = then.packages.get(plan_id), now.packages.get(plan_id)
        cause = _of_document(plan_id, then, now) or Cause.CORRECTION
        for table, label in _FACT_LABELS.items():
            before, after = _by_label(former, table, label), _by_label(current, table, label)
            for key in dict.fromkeys((*after, *before)):
                if before.get(key) == after.get(key):
                    continue
                shown = current or former
                yield EditionChange(
                    plan_id=plan_id,
                    association_id="" if shown is None else shown.association_id,
                    table=table,
                    figure_id=None,
                    label=key[0],
                    year=None,
                    version=None,
                    aspect=Aspect.CONTENT if key in before and key in after else Aspect.PRESENCE,
                    before=key[0] if key in before else None,
                    after=key[0] if key in after else None,
                    cause=cause,
                )


def _by_label(
    package: PlanPackage | None, table: str, label: str
) -> dict[tuple[str, int], Mapping[str, Any]]:
    found: dict[tuple[str, int], Mapping[str, Any]] = {}
    for record in getattr(package, table, ()):
        said, order = str(getattr(record, label)), 0
        while (said, order) in found:
            order += 1
        found[said, order] = {
            name: value for name, value in asdict(record).items() if name not in _ABOUT_PLACE
        }
    return found
