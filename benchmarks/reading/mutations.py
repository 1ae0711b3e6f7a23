"""python -m benchmarks.reading.mutations [COUNT]: mutated documents, none may fail or hang.

Plain texts of the corpus are cut, doubled, shuffled and strewn with odd signs, and read in this
process, without the limits that guard against other files. Prints how many were read and the
slowest.
"""

import sys
import tempfile
import time
from pathlib import Path
from random import Random

from benchmarks.reading.corpus import Task, write_document
from finsam_metrics.drafting.table_figures import list_figures, solve_tables
from finsam_metrics.model.paths import default_paths
from finsam_metrics.normalise.categories import Categories
from finsam_metrics.normalise.facts import find_facts
from finsam_metrics.normalise.facts.vocabulary import FactVocabulary
from finsam_metrics.pipeline import read_sound_folder
from finsam_metrics.reading.texts import lines_of_text

FORMS = ("text, tabs", "text, aligned", "Markdown", "text, flattened", "text, a cell a line")
_ODD = ("\t", " ", "\n", "-", "0", "9", "2024", "(", "|", ",", "\N{NO-BREAK SPACE}", "\0", "ö")
_SEEDS = 40


def mutate(text: str, random: Random) -> str:
    """Change a text in one to eight places."""
    for _ in range(random.randint(1, 8)):
        at, length = random.randrange(len(text) + 1), random.randint(1, 40)
        part = text[at : at + length]
        new = random.choice(("", part + part, part[::-1], random.choice(_ODD) * length))
        text = text[:at] + new + text[at + length :]
    return text


def main(count: int) -> None:
    """Read mutated documents and say how it went."""
    shared = read_sound_folder(default_paths()).shared
    vocabulary = FactVocabulary.of(
        associations=shared["association"],
        spellings=shared["spelling"],
        common_groups=shared["common_group"],
        training_types=shared["training_type"],
    )
    categories = Categories(shared["spelling"])
    with tempfile.TemporaryDirectory() as folder:
        texts = [
            write_document(Task(seed=seed, form=form), Path(folder)).read_text(encoding="utf-8")
            for seed in range(1, _SEEDS + 1)
            for form in FORMS
        ]
    slowest, which = 0.0, 0
    for number in range(count):
        random = Random(number)
        lines, _ = lines_of_text(mutate(random.choice(texts), random))
        started = time.process_time()
        list_figures(solve_tables(lines, ("Administration", "Styrelse")), 2024, categories)
        find_facts(lines, vocabulary)
        slowest, which = max((slowest, which), (time.process_time() - started, number))
    print(f"{count} mutated documents read, none failed")
    print(f"the slowest, {which}, took {slowest:.2f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
