"""How often the category proposed for a row that no reviewed plan has is the reviewed one.

Each plan is left out in turn: the labels that it alone has are taken out of the vocabulary, as if
it were a stranger's. A row is a label in its block; its columns are not counted one by one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from finsam_metrics.model.drafts import RowMeaning
from finsam_metrics.model.enums import Kind, RowKind
from finsam_metrics.model.paths import default_paths
from finsam_metrics.model.records import UNMAPPED, BudgetLine, PlanPackage
from finsam_metrics.pipeline import read_sound_folder
from finsam_metrics.tables.meaning.categories import Categories
from finsam_metrics.tables.meaning.category_proposals import CategoryProposal, propose_categories


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A row of a plan that no other plan has, with what is proposed and what is right."""

    plan_id: str
    section_text: str | None
    label: str
    reviewed: str
    proposal: CategoryProposal | None

    @property
    def is_right(self) -> bool:
        """Whether the proposal is the reviewed category."""
        return self.proposal is not None and self.proposal.category_id == self.reviewed

    @property
    def is_open(self) -> bool:
        """Whether nothing is proposed."""
        return self.proposal is None


def rows_left_out() -> list[Row]:
    """The new rows of all plans, each plan read as if the others alone had been reviewed."""
    folder = read_sound_folder(default_paths())
    return [
        row
        for package in folder.packages
        for row in _rows(
            package,
            _spellings_of_others(package, folder.packages, folder.shared),
            folder.category_kinds,
        )
    ]


def _spellings_of_others(
    package: PlanPackage,
    packages: Sequence[PlanPackage],
    shared: Mapping[str, Sequence[Mapping[str, object]]],
) -> list[Mapping[str, object]]:
    own = _labels(package)
    others = {label for one in packages if one.plan_id != package.plan_id for label in _labels(one)}
    return [row for row in shared["spelling"] if row["printed_text"] not in own - others]


def _labels(package: PlanPackage) -> set[object]:
    return {line.line_text for line in package.budget_line}


def _rows(
    package: PlanPackage,
    spellings: Sequence[Mapping[str, object]],
    kinds: Mapping[str, Kind | None],
) -> list[Row]:
    categories = Categories(spellings, kinds)
    lines = [_as_read(line, categories) for line in package.budget_line]
    proposals = propose_categories(lines, spellings, kinds)
    rows: dict[object, Row] = {}
    for line, reviewed in zip(lines, package.budget_line, strict=True):
        if line.row_kind is RowKind.ITEM and line.category_id == UNMAPPED:
            place = (line.statement, line.table_text, line.section_text, line.line_text)
            rows[place] = Row(
                plan_id=package.plan_id,
                section_text=line.section_text,
                label=line.line_text,
                reviewed=reviewed.category_id,
                proposal=proposals.get(line.figure_id),
            )
    return list(rows.values())


def _as_read(line: BudgetLine, categories: Categories) -> BudgetLine:
    """A reviewed figure with the category that a draft would have."""
    meaning = RowMeaning(row_kind=line.row_kind, kind=line.kind, concept=line.concept)
    category, is_judgement = categories.find(line.section_text, line.line_text, meaning)
    return replace(line, category_id=category, is_judgement=is_judgement)
