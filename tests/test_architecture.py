"""What the folders promise: contracts between floors, small pages, names that say something."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from finsam_metrics.model.paths import PROJECT_ROOT
from finsam_metrics.ui.shell.navigation import PAGES

PAGE_FILES = sorted((PROJECT_ROOT / "pages").glob("*.py"))
MODULES = sorted(
    path.relative_to(PROJECT_ROOT)
    for folder in ("finsam_metrics", "pages", "tests", "benchmarks", "docs")
    for path in (PROJECT_ROOT / folder).rglob("*.py")
)
LONGEST_PAGE = 70
NOT_IN_PAGES = {
    "duckdb",
    "polars",
    "altair",
    "finsam_metrics.store",
    "finsam_metrics.pipeline",
}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)
LOOPS = (ast.For, ast.AsyncFor, ast.While, ast.comprehension)


def imported_names(tree):
    """Every module that is imported, and every name from one, with dots."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield str(node.module)
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def forbidden_imports(tree):
    """What a page imports that it may not."""
    return sorted(
        {
            name
            for name in imported_names(tree)
            for banned in NOT_IN_PAGES
            if name == banned or name.startswith(f"{banned}.")
        }
    )


@pytest.fixture(params=PAGE_FILES, ids=lambda path: path.stem)
def page_file(request):
    """Each page's file."""
    return request.param


@pytest.fixture
def page_tree(page_file):
    """Each page as a syntax tree."""
    return ast.parse(page_file.read_text(encoding="utf-8"))


def test_every_page_file_is_a_page_and_every_page_has_a_file():
    assert sorted(Path(page.file) for page in PAGES) == PAGE_FILES


def test_no_address_equals_a_page_files_name():
    stems = {path.stem for path in PAGE_FILES}
    assert stems.isdisjoint(page.url_path for page in PAGES)


def test_addresses_of_pages_differ():
    assert len({page.url_path for page in PAGES}) == len(PAGES)


def test_a_page_holds_no_functions(page_tree):
    assert not [node for node in ast.walk(page_tree) if isinstance(node, FUNCTIONS)]


def test_a_page_holds_no_loops(page_tree):
    assert not [node for node in ast.walk(page_tree) if isinstance(node, LOOPS)]


def test_a_page_imports_neither_frames_nor_charts_nor_store(page_tree):
    assert forbidden_imports(page_tree) == []


@pytest.mark.parametrize(
    "line",
    [
        "import polars as pl",
        "from altair import Chart",
        "from finsam_metrics import store",
        "from finsam_metrics.store.database import load_tables",
        "import finsam_metrics.pipeline",
    ],
)
def test_a_forbidden_import_is_found_however_it_is_written(line):
    assert forbidden_imports(ast.parse(line))


def test_a_page_is_short(page_file):
    assert len(page_file.read_text(encoding="utf-8").splitlines()) <= LONGEST_PAGE


def test_a_page_says_its_question(page_tree):
    assert (ast.get_docstring(page_tree) or "").endswith("?")


def test_no_module_is_named_for_nothing():
    assert not [path for path in MODULES if path.stem in {"utils", "helpers", "util", "helper"}]


def test_the_contracts_between_floors_hold():
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=PROJECT_ROOT,
        env=os.environ | {"PYTHONPATH": str(PROJECT_ROOT), "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
