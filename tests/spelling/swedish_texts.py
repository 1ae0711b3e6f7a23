"""The Swedish that is shown on the screen and in files: where it stands, and its words."""

import ast
import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

from finsam_metrics.model.paths import PROJECT_ROOT

# Folders whose texts meet a reader. Those of documents, tables, facts and drafts are the words of
# documents, in all the spellings that documents have.
# The widths of letters are no words; browsers, programs and who mends a package are spoken to in
# English.
NOT_SHOWN = (
    *("charts/kit/lettering.py", "checks/amount_agreement.py", "ui/serving/assets.py"),
    "reports/open_data/openapi.py",
)
SHOWN_IN = ("charts", "checks", "exhibits", "metrics", "reports", "shared_costs", "ui")
# Texts of our own in the data; what a document prints is left as it is.
DATA_COLUMNS = {
    "reference/accessibility_check.csv": (
        "subject",
        "method",
        "shortcoming_text",
        "alternative_text",
        "planned_text",
    ),
    "reference/association.csv": ("formed_text", "source"),
    "reference/glossary.csv": ("term", "explanation", "source"),
    "reference/plan_part.csv": ("part_name", "source"),
    "reference/rule.csv": ("title", "fault_title", "explanation", "source"),
    "vocabulary/budget_area.csv": ("area_name", "area_definite_name"),
    "vocabulary/budget_category.csv": ("category_name", "definition"),
    "vocabulary/common_group.csv": ("group_name",),
    "vocabulary/comparison_note.csv": ("note_text",),
    "vocabulary/goal_area.csv": ("goal_area_name", "definition"),
    "vocabulary/overview_part.csv": ("part_name",),
    "vocabulary/recurring.csv": ("recurring_name", "definition"),
    "vocabulary/recurring_entry.csv": ("reason_text",),
    "vocabulary/training_type.csv": ("training_type_name",),
}
PLAN_COLUMNS = {
    "budget_line.csv": ("judgement_text",),
    "declaration.csv": ("declaration_summary",),
    "goal.csv": ("goal_summary",),
    "initiative.csv": ("condition_text", "supplement_text"),
    "priority_group.csv": ("judgement_text",),
}

_HOLE = "\N{OBJECT REPLACEMENT CHARACTER}"
_SWEDISH = re.compile(r"[åäöÅÄÖ]|[A-Za-z]{2}[,.:;?]? [A-Za-z(”]|^[A-ZÅÄÖ][a-zåäö]{2,}\.?$")
_CODE = re.compile(
    r"[{}<>=;]|\b(?:datum|width|height)\b|^[\w./-]+/[\w./-]+$|\w\(|^[a-z-]+: |--|::|[a-z]_[a-z]|"
    r"^\w+\[|'self'|sans-serif|^-//|^Field$|^Vary$"
)
_ENGLISH = re.compile(
    r"\b(?:the|of|to|that|which|what|how|who|are|each|every|between|with|years|expected|"
    r"on|nothing|it)\b",
    re.IGNORECASE,
)
# Names of files and settings, addresses, quoted words of documents, first parts of compounds.
_NOT_WORDS = re.compile(
    r"https?://\S+|:material/\w+:|:\w+\[|`[^`]*`|(?:\w+/)*\b[\w-]+\.(?:\w+\.)*\w{2,4}\b(?:/\S*)?|"
    r"python -m \w+ \w+|\b\w*[\d_]\w*\b|\b[a-z]+[A-Z]\w*\b|”[^”]*”|\w+-(?= )"
)
_LETTER = r"[^\W\d_]"
_WORD = re.compile(rf"{_LETTER}+(?:[:’']{_LETTER}+)?")
_TOUCHING_A_HOLE = re.compile(rf"[^\W\d_-]*{_HOLE}[^\W\d_-]*")

Text = tuple[str, str]


def texts_of_code(code: str, place: str) -> Iterator[Text]:
    """Give the Swedish strings of a Python file, each with its file and line.

    What is filled in is a hole; a string that is code, an id or English for those who run the
    program is none.
    """
    tree = ast.parse(code)
    skipped: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            skipped.add(id(node.value))
        elif isinstance(node, ast.Raise):
            skipped.update(id(one) for one in ast.walk(node))
        elif isinstance(node, ast.JoinedStr) and id(node) not in skipped:
            parts = [
                str(part.value) if isinstance(part, ast.Constant) else _HOLE for part in node.values
            ]
            skipped.update(id(part) for part in node.values)
            yield from _shown("".join(parts), f"{place}:{node.lineno}")
        elif (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in skipped
        ):
            yield from _shown(node.value, f"{place}:{node.lineno}")


def _shown(text: str, place: str) -> Iterator[Text]:
    bare = text.replace(_HOLE, "")
    if _SWEDISH.search(text) and not _CODE.search(bare) and not _ENGLISH.search(bare):
        yield place, text


def words_of(text: str) -> list[str]:
    """Give the words of a text, without marks, addresses and what touches a hole."""
    bare = _NOT_WORDS.sub(" ", text.replace("\\", ""))
    return _WORD.findall(_TOUCHING_A_HOLE.sub(" ", bare))


def all_texts() -> Iterator[Text]:
    """Give every Swedish text of the program and its data."""
    files = [PROJECT_ROOT / "dashboard.py", *sorted((PROJECT_ROOT / "pages").glob("*.py"))]
    for folder in SHOWN_IN:
        root = PROJECT_ROOT / "finsam_metrics"
        found = sorted((root / folder).rglob("*.py"))
        files += [one for one in found if str(one.relative_to(root)) not in NOT_SHOWN]
    for file in files:
        yield from texts_of_code(
            file.read_text(encoding="utf-8"), str(file.relative_to(PROJECT_ROOT))
        )
    replaced = PROJECT_ROOT / "finsam_metrics" / "ui" / "serving" / "swedish_texts.json"
    yield from _texts_of_pairs(json.loads(replaced.read_text(encoding="utf-8")), replaced.name)
    for laid_out in sorted((PROJECT_ROOT / "finsam_metrics" / "reports").rglob("*.typ")):
        for text in re.findall(r"\[([^\[\]#$]*)\]", laid_out.read_text(encoding="utf-8")):
            yield from _shown(text, laid_out.name)
    questions = PROJECT_ROOT / "docs" / "questions.md"
    for row in questions.read_text(encoding="utf-8").split("| --- | --- | --- |")[1].splitlines():
        yield questions.name, row
    yield from _texts_of_manuals()
    for name, columns in DATA_COLUMNS.items():
        yield from _texts_of_rows(PROJECT_ROOT / "data" / name, columns)
    for plan in sorted((PROJECT_ROOT / "data" / "plans").iterdir()):
        for name, columns in PLAN_COLUMNS.items():
            if (plan / name).is_file():
                yield from _texts_of_rows(plan / name, columns)


def _texts_of_manuals() -> Iterator[Text]:
    """Give the lines of the Swedish manuals, without what is typed and where links lead."""
    for manual in sorted((PROJECT_ROOT / "docs" / "sv").glob("*.md")):
        written = re.sub(r"```.*?```", " ", manual.read_text(encoding="utf-8"), flags=re.DOTALL)
        for line in written.splitlines():
            yield manual.name, re.sub(r"\]\([^)]*\)", "]", line)


def _texts_of_rows(file: Path, columns: tuple[str, ...]) -> Iterator[Text]:
    with file.open(encoding="utf-8", newline="") as opened:
        for row in csv.DictReader(opened):
            for column in columns:
                yield f"{file.relative_to(PROJECT_ROOT)}, {column}", row[column]


def _texts_of_pairs(found: object, place: str) -> Iterator[Text]:
    """Give the Swedish of pairs of an English text and its Swedish, at any depth."""
    if isinstance(found, dict):
        for key, value in found.items():
            if isinstance(value, str):
                yield f"{place}, {key}", value
            else:
                yield from _texts_of_pairs(value, place)
    elif isinstance(found, list):
        for one in found:
            if isinstance(one, list) and all(isinstance(text, str) for text in one):
                yield f"{place}, {one[0]}", re.sub(r"\$\d", _HOLE, one[-1])
            else:
                yield from _texts_of_pairs(one, place)
