"""No text makes the reader of words fail, whatever stands in it."""

from hypothesis import given
from hypothesis import strategies as st

from finsam_metrics.facts import find_facts
from finsam_metrics.facts.vocabulary import FactVocabulary
from finsam_metrics.model.sources import Cell, Line
from finsam_metrics.words.text_amounts import scan_amounts

VOCABULARY = FactVocabulary.of(
    associations=[{"association_id": "sjobygden", "association_name": "Sjöbygden"}],
    common_groups=[{"group_id": "young", "is_statutory": False}],
    training_types=[{"training_type": "course"}],
)
WORDS = (
    "Verksamhetsplan 2019",
    "budgetram",
    "äskade",
    "4 000",
    "tkr",
    "=",
    "+",
    "varav",
    "miljoner",
    "ca",
    "31 februari",
    "2019-13-45",
    "99/99",
    "Styrelsens möten",
    "Prioriterade grupper:",
    "unga 16-24 år",
    "- ",
    "1. ",
    "**",
    "##",
    "Tid Målgrupp Innehåll Kostnad ",
    "Våren (",
    "Kostnaden delas:",
    "SF Sjöbygden",
    "150 %",
    "har beviljats medel:",
    "samordnare på heltid",
    "Mål för 2019",
    "minst två",
    "Inledning....3",
    "vardera från",
    "\t",
    "\n",
    "\n\n",
    ".",
    ",",
    "(",
    "–",
)
texts = st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=6)), max_size=40).map(" ".join)


def lines_of(text):
    return tuple(
        Line(
            number=number,
            page=None,
            text=one.strip(),
            cells=tuple(Cell(text=cell.strip()) for cell in one.split("\t")) if "\t" in one else (),
        )
        for number, one in enumerate(text.split("\n"), start=1)
    )


@given(texts)
def test_any_text_gives_facts_on_its_own_lines(text):
    lines = lines_of(text)
    facts = find_facts(lines, VOCABULARY)
    stated = [
        *facts.initiatives,
        *facts.priority_groups,
        *facts.trainings,
        *facts.meetings,
        *facts.goals,
        *facts.staffing,
    ]
    records = [*facts.amounts, *facts.allocation_keys, *(found.record for found in stated)]
    assert all(1 <= record.line <= len(lines) for record in records)


@given(
    st.lists(
        st.sampled_from((*"0123456789 .,-–", "kr", "tkr", "mnkr", "ca ", " och ")), max_size=30
    )
)
def test_an_amount_stands_as_printed_in_its_text(parts):
    text = "".join(parts)
    for one in scan_amounts(text):
        assert one.printed_text.lstrip("-") in text
        assert 0 <= one.start < one.end <= len(text)
