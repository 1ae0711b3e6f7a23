"""python -m benchmarks.reading.mutations [COUNT [FIRST]]: mutated documents, none may fail or hang.

Four in five are texts of the corpus, read in this process without the limits that guard against
files. Every fifth is a PDF, Word, Excel, OpenDocument or HTML file, read to a draft as ``read``
does: each parser in a process of its own, under limits. Prints how many were read, how many were
refused with a message and why, and the slowest.
"""

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

from benchmarks.reading.corpus import Task, write_document
from benchmarks.reading.mutating import mutate_file, mutate_text
from finsam_metrics.documents.formats.texts import lines_of_text
from finsam_metrics.drafts.draft import read_draft
from finsam_metrics.drafts.draft_files import draft_document
from finsam_metrics.facts import find_facts
from finsam_metrics.facts.vocabulary import FactVocabulary
from finsam_metrics.model.errors import ReadingError
from finsam_metrics.model.paths import default_paths
from finsam_metrics.pipeline import read_sound_folder
from finsam_metrics.tables.figures import list_figures
from finsam_metrics.tables.meaning.categories import Categories
from finsam_metrics.tables.solving.solved_tables import solve_tables

TEXTS = (
    "text, tabs",
    "text, aligned",
    "Markdown",
    "text, flattened",
    "text, flattened, blanks lost",
    "text, a cell a line",
)
FILES = (
    "HTML, head and body",
    "HTML, merged sections",
    "docx, tables",
    "docx, tab stops",
    "odt, tables",
    "xlsx, numbers",
    "xlsx, formulas",
    "ods",
    "PDF, unruled",
    "PDF, grid",
    "PDF, broken, headings once",
)
_SEEDS = 40
_FILE_EVERY = 5


def main(count: int, first: int) -> None:
    """Read mutated documents and say how it went."""
    read_text = _reader_of_texts()
    refused: Counter[str] = Counter()
    slowest, which = 0.0, first
    with tempfile.TemporaryDirectory() as folder:
        texts = [one.read_text(encoding="utf-8") for one in _written(TEXTS, Path(folder))]
        files = _written(FILES, Path(folder))
        for number in range(first, first + count):
            random = Random(number)
            started = time.perf_counter()
            if number % _FILE_EVERY:
                read_text(mutate_text(random.choice(texts), random))
            elif reason := _read_file(random.choice(files), Path(folder), random):
                refused[reason] += 1
            slowest, which = max((slowest, which), (time.perf_counter() - started, number))
    print(f"{count} mutated documents from {first} on, none failed")
    for reason, times in refused.most_common():
        print(f"{times} refused: {reason}")
    print(f"the slowest, {which}, took {slowest:.2f} s")


def _written(forms: tuple[str, ...], folder: Path) -> list[Path]:
    seeds = range(1, _SEEDS + 1)
    return [write_document(Task(seed=seed, form=form), folder) for seed in seeds for form in forms]


def _reader_of_texts() -> Callable[[str], None]:
    folder = read_sound_folder(default_paths())
    shared = folder.shared
    vocabulary = FactVocabulary.of(
        associations=shared["association"],
        spellings=shared["spelling"],
        common_groups=shared["common_group"],
        training_types=shared["training_type"],
    )
    categories = Categories(shared["spelling"], folder.category_kinds)

    def read(text: str) -> None:
        lines, _ = lines_of_text(text)
        list_figures(solve_tables(lines, ("Administration", "Styrelse")), 2024, categories)
        find_facts(lines, vocabulary)

    return read


def _read_file(path: Path, folder: Path, random: Random) -> str | None:
    """Read a mutated file to a draft; give the reason where it is refused."""
    mutated = folder / f"mutated{path.suffix}"
    mutated.write_bytes(mutate_file(path.read_bytes(), path.suffix.removeprefix("."), random))
    try:
        draft_document(read_draft(mutated, default_paths()))
    except ReadingError as error:
        return str(error).partition(": ")[2]
    return None


if __name__ == "__main__":
    main(*(int(one) for one in (sys.argv[1:3] + ["10000", "0"][len(sys.argv) - 1 :])))
