"""What two writers write is read as they wrote it in whichever order, and damage hides no note."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from finsam_metrics.model.notes import About, Ending, Note, NoteKind
from finsam_metrics.model.paths import DataPaths
from finsam_metrics.store.notes import (
    closed_line,
    notes_to_seal,
    read_notes,
    taken_back_line,
    written_line,
)

TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40)
MOMENTS = st.datetimes(
    min_value=datetime(2026, 1, 1), max_value=datetime(2099, 1, 1), timezones=st.just(UTC)
)
ABOUT = st.builds(
    About,
    page=TEXTS,
    picture=TEXTS,
    parameters=st.dictionaries(TEXTS, TEXTS, max_size=3),
    figure_ids=st.lists(TEXTS, max_size=3).map(tuple),
    text=TEXTS,
)
NOTES = st.lists(
    st.builds(
        Note,
        note_id=TEXTS,
        kind=st.sampled_from(NoteKind),
        text=TEXTS,
        written_by=TEXTS,
        written_at=MOMENTS,
        about=ABOUT,
        answers=st.none() | TEXTS,
    ),
    unique_by=lambda note: note.note_id,
    max_size=6,
)


def kept_in(folder, content):
    """What is read from a file that holds something."""
    paths = DataPaths(root=folder)
    paths.notes.parent.mkdir(exist_ok=True)
    paths.notes.write_bytes(content)
    return read_notes(paths), paths


def lines(notes):
    """The file that holds notes."""
    return "".join(f"{written_line(note)}\n" for note in notes).encode()


@given(NOTES, st.data())
def test_what_two_writers_wrote_is_read_whole_in_whichever_order_it_lies(
    tmp_path_factory, notes, data
):
    ending = data.draw(st.builds(Ending, by=TEXTS, at=MOMENTS))
    order = data.draw(st.permutations(notes))
    ended = data.draw(st.sets(st.sampled_from([one.note_id for one in notes]))) if notes else set()
    content = lines(order)
    for note_id in sorted(ended):
        content += f"{closed_line(note_id, ending)}\n{taken_back_line(note_id, ending)}\n".encode()
    kept, _ = kept_in(tmp_path_factory.mktemp("notes"), content)
    assert not kept.unread_lines
    assert [one.note_id for one in kept.notes] == [one.note_id for one in order]
    for one in kept.notes:
        is_ended = one.note_id in ended
        assert (one.closed, one.taken_back) == ((ending, ending) if is_ended else (None, None))


@given(NOTES, st.binary(max_size=60))
def test_whatever_is_left_at_the_end_of_the_file_hides_no_note_before_it(
    tmp_path_factory, notes, rest
):
    kept, paths = kept_in(tmp_path_factory.mktemp("notes"), lines(notes) + rest)
    assert kept.notes[: len(notes)] == tuple(notes)
    for text in notes_to_seal(paths).values():
        text.encode()
