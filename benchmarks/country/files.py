"""How the tables of the country are written."""

import csv
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parents[2] / "data"
Row = dict[str, Any]


def write_table(folder: Path, below: str, table: str, rows: Iterable[Row]) -> None:
    """Write one table by its schema; what a row does not say is an empty cell."""
    schema = json.loads((folder / "schemas" / f"{table}.json").read_text(encoding="utf-8"))
    path = folder / below / f"{table}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [one["name"] for one in schema["fields"]], restval="")
        writer.writeheader()
        writer.writerows(rows)


def slug(name: str) -> str:
    """Give the id of a name."""
    plain = name.lower().translate(str.maketrans("åäö", "aao"))
    return "-".join(plain.split())
