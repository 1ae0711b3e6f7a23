"""Run the tests of what has changed since the last commit, or in it where nothing has since.

Run it with ``make check``: a quick look while working; ``make test`` tries everything.
"""

import ast
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from finsam_metrics.model.paths import PROJECT_ROOT
from finsam_metrics.ui.shell.navigation import PAGES

# What tries the tree as a whole, in seconds.
ALWAYS = ("tests/test_architecture.py", "tests/test_docs.py")


def changed_files() -> list[str]:
    """The files that differ from the last commit; those of the last commit where none do."""
    listed = _git("diff", "--name-only", "HEAD") + _git("ls-files", "-o", "--exclude-standard")
    return listed or _git("diff", "--name-only", "HEAD~1", "HEAD")


def choose_tests(changed: Iterable[str], test_files: Iterable[Path]) -> list[str]:
    """Choose the test files that are changed, or that import what is, or name its address.

    Args:
        changed: Paths below the project's root.
        test_files: The test files that there are.

    Returns:
        Paths below the project's root, in order; never a browser's.
    """
    names = set(changed)
    modules = {_module(path) for path in names if path.endswith(".py")}
    pages = {f'"{entry.url_path}"' for entry in PAGES if f"pages/{entry.name}.py" in names}
    chosen = {
        path.relative_to(PROJECT_ROOT).as_posix()
        for path in test_files
        if path.relative_to(PROJECT_ROOT).as_posix() in names
        or modules.intersection(_imported(path))
        or any(page in path.read_text(encoding="utf-8") for page in pages)
    }
    browsers = {path for path in chosen if path.startswith("tests/browser/")}
    return sorted((chosen - browsers) | set(ALWAYS))


def _module(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _git(*asked: str) -> list[str]:
    done = subprocess.run(
        ["git", *asked], cwd=PROJECT_ROOT, capture_output=True, text=True, check=False
    )
    return done.stdout.split()


if __name__ == "__main__":
    found = choose_tests(changed_files(), (PROJECT_ROOT / "tests").rglob("test_*.py"))
    sys.exit(subprocess.call([sys.executable, "-m", "pytest", "-q", "-n", "2", *found]))
