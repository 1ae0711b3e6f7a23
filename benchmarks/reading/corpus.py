"""The corpus read and scored, form by form."""

import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from random import Random

from benchmarks.reading.scoring import Score, score_draft
from finsam_metrics.drafts.draft import read_draft
from finsam_metrics.drafts.draft_files import draft_document
from finsam_metrics.model.errors import FinsamError
from finsam_metrics.model.paths import default_paths
from tests.corpus.budgets import Budget, make_budget
from tests.corpus.forms import FORMS, Form
from tests.corpus.planting import plant
from tests.corpus.printing import gold_of
from tests.corpus.twists import twist

FIRST_TWISTED = 1000


@dataclass(frozen=True, kw_only=True)
class Task:
    """One document: its seed and form."""

    seed: int
    form: str


def budget_of(seed: int) -> Budget:
    """The budget of a seed; every other one has a planted error, later ones peculiarities too."""
    budget = make_budget(seed)
    if seed >= FIRST_TWISTED:
        budget = twist(budget, Random(f"twisted {seed}"))
    return plant(budget, Random(f"planted {seed}")) if seed % 2 else budget


def form_named(name: str) -> Form:
    """The form of a name."""
    return next(form for form in FORMS if form.name == name)


def write_document(task: Task, folder: Path) -> Path:
    """Write a document and its gold beside it."""
    form, budget = form_named(task.form), budget_of(task.seed)
    slug = "".join(c if c.isalnum() else "-" for c in task.form)
    path = folder / f"{slug}-{task.seed}.{form.suffix}"
    path.write_bytes(form.write(budget))
    gold = json.dumps(gold_of(budget), ensure_ascii=False, indent=1)
    path.with_suffix(".gold.json").write_text(gold, encoding="utf-8")
    return path


def score_task(task: Task) -> Score:
    """Write, read and score one document."""
    with tempfile.TemporaryDirectory() as folder:
        path = write_document(task, Path(folder))
        return score_document(path, task.seed, f"{task.form} {task.seed}")


def score_document(path: Path, seed: int, name: str) -> Score:
    """Read and score a document of a seed's budget; one that cannot be read is a fault.

    Args:
        path: The document.
        seed: What its budget was made from.
        name: How faults call it.
    """
    gold = gold_of(budget_of(seed))
    try:
        draft = draft_document(read_draft(path, default_paths()))
    except Exception as error:  # noqa: BLE001 a fault of the reader is counted, not raised
        what = "unread," if isinstance(error, FinsamError) else f"ESCAPED {type(error).__name__}:"
        return Score(
            documents=1,
            unread=1,
            printed=len(gold["figures"]),
            planted=len(gold["planted"]),
            faults=[f"{name}: {what} {error}"],
        )
    return score_draft(draft, gold, name)


def score_corpus(
    seeds: Sequence[int], forms: Iterable[str], *, workers: int
) -> Iterator[tuple[str, Score]]:
    """Score every seed in every form; each form as soon as it is done."""
    with ProcessPoolExecutor(max_workers=workers) as pool:
        for form in forms:
            whole = Score()
            tasks = [Task(seed=seed, form=form) for seed in seeds]
            for score in pool.map(score_task, tasks):
                whole.add(score)
            yield form, whole
