"""The documents say what the code does: generated parts are current, what they name exists."""

import importlib.util
import json
import re
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from finsam_metrics.cli import main
from finsam_metrics.metrics.catalog import METRICS as KEY_FIGURES
from finsam_metrics.model.paths import PROJECT_ROOT
from finsam_metrics.shared_costs.case_files import parse_case
from finsam_metrics.shared_costs.methods import METHODS
from finsam_metrics.shared_costs.register import Register
from finsam_metrics.shared_costs.split_files import split_json
from finsam_metrics.shared_costs.splits import split
from finsam_metrics.ui.shell.navigation import PAGES

README = (PROJECT_ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (PROJECT_ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
CONTRIBUTING = (PROJECT_ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
SHARED_COSTS = (PROJECT_ROOT / "docs" / "shared_costs.md").read_text(encoding="utf-8")
DECISIONS = {
    path.stem: path.read_text(encoding="utf-8")
    for path in sorted((PROJECT_ROOT / "docs" / "decisions").glob("*.md"))
}
DOCUMENTS = {"README": README, "ARCHITECTURE": ARCHITECTURE, "CONTRIBUTING": CONTRIBUTING}
MANUALS = sorted((PROJECT_ROOT / "docs" / "sv").glob("*.md"))


def _load_generator():
    path = PROJECT_ROOT / "docs" / "write_generated.py"
    spec = importlib.util.spec_from_file_location("write_generated", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_generated_documents_are_current(small_db):
    for path, content in _load_generator().generated_documents(small_db.database).items():
        assert path.read_text(encoding="utf-8") == content, f"{path.name}: run make docs"


def test_nothing_that_users_install_has_a_licence_that_binds_what_uses_it():
    licences = _load_generator().installed_licences()
    assert len(licences) > 40
    assert {name: text for name, text in licences.items() if not text or "GPL" in text} == {}


def test_readme_is_short():
    assert len(README.splitlines()) < 150


@pytest.mark.parametrize("line", re.findall(r"^python -m finsam_metrics (.+)$", README, re.M))
def test_commands_of_the_readme_run(line, small_db, monkeypatch, tmp_path):
    monkeypatch.setenv("FINSAM_DATA", str(small_db.root))
    verb = line.split()
    if verb[0] == "build":
        verb.append("--help")
    if "--out" in verb:
        verb[verb.index("--out") + 1] = str(tmp_path)
    assert CliRunner().invoke(main, verb).exit_code in (0, 1)


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.name)
def test_every_page_has_its_question_in_the_readme_as_in_its_docstring(entry):
    question = re.search(rf"^\| {entry.title} \| (.+) \|$", README, re.M)
    docstring = Path(entry.file).read_text(encoding="utf-8").splitlines()[0]
    asked = docstring.strip('"').removeprefix(f"{entry.title}: ")
    assert question
    assert question[1].casefold() == asked.casefold()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_and_files_that_a_document_names_exist(name):
    text = DOCUMENTS[name]
    named = set(re.findall(r"\]\(((?!http)[^)]+)\)", text))
    named |= set(re.findall(r"`((?:data|docs|pages|tests|finsam_metrics)/[\w./-]+)`", text))
    assert named
    for path in named - {"data/finsam.duckdb"}:
        assert (PROJECT_ROOT / path).exists(), path


@pytest.mark.parametrize("manual", MANUALS, ids=lambda path: path.stem)
def test_pictures_and_files_that_a_manual_names_exist(manual):
    text = manual.read_text(encoding="utf-8")
    for path in re.findall(r"^!\[.+\]\((.+)\)$", text, re.M):
        assert (manual.parent / path).is_file(), path
    for path in re.findall(r"`((?:data|docs)/[\w./-]+)`", text):
        assert (PROJECT_ROOT / path).exists() or path == "data/finsam.duckdb", path


def test_every_manual_is_linked_from_the_readme_and_has_a_page():
    pages = "".join(Path(entry.file).read_text(encoding="utf-8") for entry in PAGES)
    for manual in MANUALS:
        assert f"(docs/sv/{manual.name})" in README
        assert f'"{manual.stem}"' in pages


def test_the_readme_names_every_picture_and_they_stay_small():
    pictures = list((PROJECT_ROOT / "docs").glob("*.png"))
    assert {path.name for path in pictures} == set(re.findall(r"\(docs/([\w-]+\.png)\)", README))
    assert sum(path.stat().st_size for path in pictures) < 1_500_000


@pytest.mark.parametrize("text", [ARCHITECTURE, *DECISIONS.values()], ids=["map", *DECISIONS])
def test_every_folder_and_module_that_the_map_and_the_decisions_name_exists(text):
    rooms = "|".join(path.stem for path in (PROJECT_ROOT / "finsam_metrics").iterdir())
    for name in re.findall(rf"`((?:{rooms})(?:/[\w/]+)?(?:\.\w+|/))`", text):
        assert (PROJECT_ROOT / "finsam_metrics" / name).exists(), name


def test_the_map_names_every_room():
    rooms = [path for path in (PROJECT_ROOT / "finsam_metrics").glob("[a-z]*") if path.is_dir()]
    assert [path.name for path in rooms if f"`{path.name}`" not in ARCHITECTURE] == []


def test_the_map_is_two_pages_long():
    assert len(ARCHITECTURE.splitlines()) <= 140


@pytest.mark.parametrize(
    "decision", [d for text in DECISIONS.values() for d in text.split("\n## ")[1:]]
)
def test_a_decision_says_why(decision):
    assert "- **Because:** " in decision


def test_make_targets_that_the_documents_name_exist():
    makefile = (PROJECT_ROOT / "Makefile").read_text(encoding="utf-8")
    for text in DOCUMENTS.values():
        for target in re.findall(r"\bmake (?!PYTHON)([a-z]+)\b(?=[`\s])", text):
            if f"`make {target}`" in text or f"\nmake {target}" in text:
                assert re.search(rf"^{target}:", makefile, re.M), target


def test_contributing_names_every_table_of_a_plan():
    for schema in ("budget_line", "priority_group", "training", "initiative", "staffing"):
        assert f"`{schema}`" in CONTRIBUTING
    for schema in ("meeting", "goal", "declaration"):
        assert f"`{schema}`" in CONTRIBUTING


def test_every_method_and_every_field_of_an_answer_is_described():
    named = set(re.findall(r"`(\w+)`", SHARED_COSTS))
    assert {method.method for method in METHODS.values()} <= named
    content = (PROJECT_ROOT / "docs" / "cases" / "vastmanland-2014.json").read_bytes()
    register = Register(associations={}, keys=())
    document = json.loads(content) | {"key": {"method": "equal"}}
    answer = split_json(split(parse_case(document, register=register)))
    assert set(answer) | set(answer["shares"][0]) - {"party"} <= named


def test_every_metric_is_described():
    assert all(metric.description for metric in KEY_FIGURES.values())


def test_pinned_requirements_hold_every_direct_dependency_at_its_version():
    project = tomllib.loads((PROJECT_ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {
        "requirements.txt": project["project"]["dependencies"],
        "requirements-dev.txt": project["dependency-groups"]["dev"],
    }
    for file, dependencies in wanted.items():
        pinned = (PROJECT_ROOT / file).read_text(encoding="utf-8")
        for dependency in dependencies:
            assert re.search(rf"^{re.escape(dependency)}( ;| \\)", pinned, re.M), dependency


@pytest.mark.parametrize(
    "file", ["requirements.txt", "requirements-ocr.txt", "requirements-dev.txt"]
)
def test_every_pinned_package_is_known_by_what_is_in_it(file):
    pinned = (PROJECT_ROOT / file).read_text(encoding="utf-8")
    entries = re.split(
        r"^(?=[a-z0-9][\w.-]*(?:\[[\w, ]+\])?==)", pinned, flags=re.MULTILINE | re.IGNORECASE
    )[1:]
    assert len(entries) > 30
    assert [entry.partition("==")[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_no_tool_of_testing_is_a_requirement_of_running():
    pinned = (PROJECT_ROOT / "requirements.txt").read_text(encoding="utf-8")
    for tool in ("pytest", "ruff", "mypy", "playwright", "frictionless", "hypothesis", "oidc"):
        assert not re.search(rf"^{tool}", pinned, re.M)


def test_the_example_package_of_contributing_is_json_as_the_build_wants_it():
    example = re.search(r"```json\n(.*?)```", CONTRIBUTING, re.S)
    descriptor = json.loads(example[1])
    assert descriptor["resources"][0]["schema"] == "../../schemas/budget_line.json"
    assert set(descriptor["document"]) == {
        "document_id",
        "kind",
        "title",
        "registry_number",
        "decided_date",
        "decided_text",
        "sha256",
        "media_type",
        "page_count",
    }
