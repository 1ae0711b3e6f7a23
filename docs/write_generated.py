"""Write the parts of the documents that are made from the code and the data.

``make docs`` runs it; a test fails when what it writes is not what stands in the documents.
"""

import re
from importlib import metadata
from pathlib import Path

import polars as pl
from click.testing import CliRunner

from finsam_metrics.cli import main
from finsam_metrics.model.paths import PROJECT_ROOT, default_paths
from finsam_metrics.shared_costs.case_files import write_case_file
from finsam_metrics.shared_costs.register import register_from
from finsam_metrics.shared_costs.trainings import case_from_trainings
from finsam_metrics.store.database import describe_tables, load_tables

README = PROJECT_ROOT / "README.md"
DICTIONARY = PROJECT_ROOT / "docs" / "data_dictionary.md"
COMMANDS = PROJECT_ROOT / "docs" / "commands.md"
CASES = PROJECT_ROOT / "docs" / "cases"
LICENCES = PROJECT_ROOT / "docs" / "licences.md"
REQUIREMENTS = ("requirements.txt", "requirements-ocr.txt")


def write_dictionary(columns: pl.DataFrame) -> str:
    """Give the data dictionary: one section per public table, one row per column."""
    parts = [
        "# Data dictionary\n\nMade by `make docs` from the built database. "
        "Amounts are in SEK; null means *not stated*, never 0.\n"
    ]
    for name in columns["table_name"].unique(maintain_order=True):
        own = columns.filter(pl.col("table_name") == name)
        rows = [
            f"| `{row['column_name']}` | {row['data_type'].lower()} "
            f"| {'yes' if row['is_nullable'] else ''} | {row['column_comment']} |"
            for row in own.iter_rows(named=True)
        ]
        parts.append(
            f"## {name}\n\n{own['table_comment'][0]}\n\n"
            "| Column | Type | Null | Holds |\n| --- | --- | --- | --- |\n" + "\n".join(rows) + "\n"
        )
    return "\n".join(parts)


def write_commands() -> str:
    """Give the help text of every command."""
    parts = ["# Commands\n\nMade by `make docs` from the program's own help.\n"]
    for name in sorted(main.commands):
        shown = CliRunner().invoke(
            main, [name, "--help"], prog_name="python -m finsam_metrics", terminal_width=100
        )
        parts.append(f"## {name}\n\n```\n{shown.output.strip()}\n```\n")
    return "\n".join(parts)


def installed_licences() -> dict[str, str]:
    """Give the licence of each package that users install and that is installed here, by name.

    A package for another system than this one is not.
    """
    pinned = "\n".join((PROJECT_ROOT / name).read_text(encoding="utf-8") for name in REQUIREMENTS)
    found = {}
    for name in sorted(
        set(
            re.findall(
                r"^([a-z0-9][\w.-]*)(?:\[[\w, ]+\])?==", pinned, re.MULTILINE | re.IGNORECASE
            )
        )
    ):
        try:
            found[name] = _licence_of(metadata.metadata(name))
        except metadata.PackageNotFoundError:
            continue
    return found


def _licence_of(package: metadata.PackageMetadata) -> str:
    """The expression, else the classifiers, else the first line of the text."""
    kinds = [
        kind.rpartition(" :: ")[2]
        for kind in package.get_all("Classifier") or []
        if kind.startswith("License :: ") and not kind.endswith("OSI Approved")
    ]
    text = (package.get("License") or "").partition("\n")[0]
    return package.get("License-Expression") or ", ".join(sorted(kinds)) or text


def write_licences() -> str:
    """Give the list of licences of what users install."""
    rows = "\n".join(f"| {name} | {licence} |" for name, licence in installed_licences().items())
    return (
        "# Licences\n\nWhat `requirements.txt` and `requirements-ocr.txt` install, as the packages "
        "say it themselves. Made by `make docs`;\na test stops at a licence that would bind what "
        f"uses it (GPL, AGPL, LGPL).\n\n| Package | Licence |\n| --- | --- |\n{rows}\n"
    )


def write_trust(tables: dict[str, pl.DataFrame]) -> str:
    """Give the numbers of the README's section on how far to trust the figures."""
    lines, checks, findings = tables["budget_line"], tables["sum_check"], tables["finding"]
    errors = findings.filter(pl.col("severity") == "error").height
    return "\n".join(
        [
            f"- {tables['plan'].height} plans of {tables['plan']['association_id'].n_unique()} "
            f"associations, {lines.height} printed figures, each with document, line and text.",
            f"- {checks.height} equations between them are tried; "
            f"{checks['holds'].sum()} hold. {errors} contradictions are shown, with a repair where "
            "one is small enough to suggest. A repair is never applied by itself.",
            f"- {lines['is_judgement'].sum()} figures stand in a category that is our judgement, "
            "marked with \\*.",
            f"- {lines['basis'].str.contains('column_inferred').sum()} figures stand in a column "
            "that only the printed sums tell, "
            f"{lines['basis'].str.contains('sign_normalised').sum()} are printed with the "
            "opposite sign.",
        ]
    )


def write_cases(tables: dict[str, pl.DataFrame]) -> dict[Path, str]:
    """Give a case file per agreed key: the joint trainings of the plan that states it."""
    register = register_from(
        associations=tables["association"].to_dicts(),
        keys=tables["allocation_key"].to_dicts(),
        key_shares=tables["allocation_key_share"].to_dicts(),
    )
    trainings = tables["training"].join(
        tables["plan"].select("plan_id", "document_id"), on="plan_id"
    )
    return {
        CASES / f"{agreed.key_id}.json": write_case_file(
            case_from_trainings(
                trainings.filter(pl.col("document_id") == agreed.document_id).to_dicts(),
                agreed,
                register,
            )
        ).decode()
        for agreed in register.keys
    }


def put_between(text: str, name: str, content: str) -> str:
    """Put content between the marks ``<!-- name -->`` and ``<!-- /name -->``."""
    if f"<!-- {name} -->" not in text:
        raise ValueError(f"there is no mark {name!r}")
    pattern = rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)"
    return re.sub(pattern, lambda m: f"{m[1]}{content}\n{m[2]}", text, flags=re.DOTALL)


def generated_documents(database: Path) -> dict[Path, str]:
    """Give every generated document with what it should hold."""
    readme = README.read_text(encoding="utf-8")
    tables = load_tables(database)
    return write_cases(tables) | {
        DICTIONARY: write_dictionary(describe_tables(database)),
        COMMANDS: write_commands(),
        LICENCES: write_licences(),
        README: put_between(readme, "trust", write_trust(tables)),
    }


if __name__ == "__main__":
    for path, content in generated_documents(default_paths().database).items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")
