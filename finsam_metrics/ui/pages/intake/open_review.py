"""A review as the visitor has it before them, with what the visitor may do to it."""

from dataclasses import dataclass

from finsam_metrics.exhibits.dataset import Data
from finsam_metrics.intake.actions import Action
from finsam_metrics.intake.draft_folders import DraftEntry
from finsam_metrics.intake.edits import Scope
from finsam_metrics.intake.judging import Judgement
from finsam_metrics.intake.people import Person
from finsam_metrics.intake.review import Review
from finsam_metrics.ui.pages.intake import open_draft
from finsam_metrics.ui.pages.intake.fields import Setting


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenReview:
    """A review with who looks at it.

    Attributes:
        entry: The draft.
        person: The visitor.
        review: What was read with every edit.
        judgement: How it stands.
        data: The tables.
        is_open: Whether the visitor has the draft, and may change it.
    """

    entry: DraftEntry
    person: Person
    review: Review
    judgement: Judgement
    data: Data
    is_open: bool

    def setting(self, scope: Scope, target: str, name: str, text: str) -> Setting:
        """Give what a field sets; ``text`` is what the list of steps says of it."""
        return Setting(
            person=self.person,
            draft_id=self.entry.draft_id,
            scope=scope,
            target=target,
            name=name,
            text=text,
            is_open=self.is_open,
        )

    def do(self, action: Action) -> bool:
        """Do something with the draft; what stops it is told above the page."""
        return open_draft.do(self.person, self.entry.draft_id, action)

    def press(self, action: Action) -> None:
        """Do what a button says."""
        self.do(action)
