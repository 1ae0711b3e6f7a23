"""What a reviewer decided of labels, kept for the association's next plan."""

from typing import Final

from finsam_metrics import pipeline
from finsam_metrics.intake.associations import with_rows
from finsam_metrics.intake.review import Review
from finsam_metrics.model.clock import today
from finsam_metrics.model.enums import RowKind
from finsam_metrics.model.paths import DataPaths
from finsam_metrics.model.records import UNMAPPED

_FILE: Final = "vocabulary/association_spelling.csv"


def decided_spellings(paths: DataPaths, review: Review) -> dict[str, str]:
    """Give the file of the associations' own labels with what the review decided.

    Only rows that no reviewed plan had a category for are kept, each label once a block.

    Returns:
        Text by path below the data folder; empty where nothing was decided.
    """
    known = {
        (row["association_id"], row["section_text"], row["printed_text"])
        for row in pipeline.read_shared(paths).shared["association_spelling"]
    }
    association_id = review.identity.association_id
    decided = {
        (association_id, figure.line.section_text, figure.line.line_text): figure.line.category_id
        for figure in review.figures
        if figure.is_kept
        and figure.line.row_kind is RowKind.ITEM
        and figure.read is not None
        and figure.read.line.category_id == UNMAPPED
        and figure.line.category_id != UNMAPPED
    }
    rows = [
        {
            "association_id": association,
            "section_text": section,
            "printed_text": label,
            "category_id": category_id,
            "decided_date": today(),
        }
        for (association, section, label), category_id in decided.items()
        if (association, section, label) not in known
    ]
    return {_FILE: with_rows(paths, "association_spelling", rows)} if rows else {}
