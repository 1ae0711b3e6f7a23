"""Facts in words: lines in, records out. Each kind has a module of its own."""

from collections.abc import Collection, Sequence

from finsam_metrics.documents.contents import with_stated_pages
from finsam_metrics.facts.allocation_keys import find_allocation_keys
from finsam_metrics.facts.goals import find_goals
from finsam_metrics.facts.identity import find_identity
from finsam_metrics.facts.initiatives import find_initiatives
from finsam_metrics.facts.meetings import find_meetings, lines_of_meeting_tables
from finsam_metrics.facts.owners import find_owners
from finsam_metrics.facts.passages import join_passages
from finsam_metrics.facts.priority_groups import find_priority_groups
from finsam_metrics.facts.prose_amounts import find_prose_amounts, total_of_concept
from finsam_metrics.facts.staffing import find_staffing
from finsam_metrics.facts.training_tables import lines_of_training_tables
from finsam_metrics.facts.trainings import find_trainings
from finsam_metrics.facts.vocabulary import FactVocabulary
from finsam_metrics.model.enums import Concept
from finsam_metrics.model.facts import Facts
from finsam_metrics.model.sources import Line


def find_lines_of_events(lines: Sequence[Line], vocabulary: FactVocabulary) -> frozenset[int]:
    """Give the numbers of the lines that are rows of tables of events, and of no budget."""
    passages = join_passages(with_stated_pages(lines))
    return lines_of_training_tables(passages, vocabulary) | lines_of_meeting_tables(passages)


def find_facts(
    lines: Sequence[Line], vocabulary: FactVocabulary, *, table_lines: Collection[int] = ()
) -> Facts:
    """Find what a document states in words.

    Args:
        lines: The document's lines.
        vocabulary: Known names and spellings; nothing is proposed outside it.
        table_lines: Numbers of the lines that are read as rows of budget tables; they are left out.
    """
    paged = with_stated_pages(lines)
    identity = find_identity(join_passages(paged), vocabulary)
    year = identity.budget_year
    passages = join_passages([line for line in paged if line.number not in table_lines])
    initiatives, names = find_initiatives(passages)
    trainings, of_trainings = find_trainings(passages, vocabulary, budget_year=year)
    keys, of_keys = find_allocation_keys(passages, vocabulary, budget_year=year)
    amounts = find_prose_amounts(
        passages, budget_year=year, taken=of_trainings | of_keys, names=names
    )
    frame = total_of_concept(amounts, Concept.FRAME, year)
    applied_for = total_of_concept(amounts, Concept.APPLIED_FOR, year)
    disposable = total_of_concept(amounts, Concept.DISPOSABLE, year)
    return Facts(
        identity=identity,
        frame_sek=frame.amount_sek if frame else None,
        applied_for_sek=applied_for.amount_sek if applied_for else None,
        disposable_sek=disposable.amount_sek if disposable else None,
        disposable_is_approximate=disposable.is_approximate if disposable else None,
        amounts=amounts,
        initiatives=initiatives,
        owners=find_owners(passages),
        priority_groups=find_priority_groups(passages, vocabulary),
        trainings=trainings,
        allocation_keys=keys,
        meetings=find_meetings(passages, budget_year=year),
        goals=find_goals(passages),
        staffing=find_staffing(passages),
    )
