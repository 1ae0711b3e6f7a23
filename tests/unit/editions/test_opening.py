"""An edition as today's program reads it, also one of an older schema."""

import csv
import io
import json
from dataclasses import replace

import pytest

from finsam_metrics.editions.edition_changes import changes_since
from finsam_metrics.editions.kept_editions import edition_folder, verify_edition
from finsam_metrics.editions.manifests import MANIFEST, hash_of, hash_of_state, manifest_text
from finsam_metrics.editions.opening import build_edition
from finsam_metrics.editions.sealing import seal
from finsam_metrics.model.errors import StoreError
from finsam_metrics.pipeline import build
from finsam_metrics.store.database import load_tables


def without_column(text, column):
    """The text of a table without one of its columns."""
    rows = list(csv.DictReader(io.StringIO(text)))
    written = io.StringIO()
    kept = [one for one in rows[0] if one != column]
    writer = csv.DictWriter(written, kept, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue()


def without_field(text, column):
    """The text of a schema without one of its fields."""
    said = json.loads(text)
    said["fields"] = [one for one in said["fields"] if one["name"] != column]
    return json.dumps(said)


def sealed_earlier(paths, edition, *, changed=None, missing=()):
    """Make an edition what an older program would have sealed, in another data folder."""
    folder = edition_folder(paths, edition.number)
    for name, change in (changed or {}).items():
        was = (folder / name).read_text(encoding="utf-8")
        (folder / name).write_text(change(was), encoding="utf-8", newline="")
    for name in missing:
        (folder / name).unlink()
    files = {
        name: hash_of((folder / name).read_bytes()) for name in edition.files if name not in missing
    }
    state = hash_of_state(files, program_version="0.1.0", choices={})
    earlier = replace(edition, files=files, content_hash=state, program_version="0.1.0")
    (folder / MANIFEST).write_text(manifest_text(earlier), encoding="utf-8")
    paths.audit.unlink()
    assert verify_edition(paths, edition.number) == []
    return earlier


def test_an_edition_is_built_into_a_database_of_its_own(data_copy, paths, coordinator):
    build(paths)
    edition = seal(paths, coordinator).edition
    before = load_tables(paths.database)
    data_copy.replace("vocabulary/budget_area.csv", ",Insatser,", ",Verksamhet,")
    build(paths)
    tables = load_tables(build_edition(paths, edition))
    assert tables["budget_area"].equals(before["budget_area"])
    assert not tables["budget_area"].equals(load_tables(paths.database)["budget_area"])
    assert tables["budget_line"].equals(before["budget_line"])
    assert verify_edition(paths, 1) == []


def test_a_database_that_is_not_the_editions_is_replaced(paths, coordinator):
    edition = seal(paths, coordinator).edition
    database = build_edition(paths, edition)
    database.write_bytes(b"something else")
    assert load_tables(build_edition(paths, edition))["plan"].height == 5


def test_an_edition_that_was_sealed_before_columns_came_is_read_all_the_same(paths, coordinator):
    edition = seal(paths, coordinator).edition
    initiatives = "plans/vasteras-2014/initiative.csv"
    earlier = sealed_earlier(
        paths,
        edition,
        changed={
            initiatives: lambda text: without_column(text, "detail_line"),
            "schemas/initiative.json": lambda text: without_field(text, "detail_line"),
            "reference/price_index.csv": lambda text: without_column(text, "cross_check"),
            "schemas/price_index.json": lambda text: without_field(text, "cross_check"),
        },
    )
    tables = load_tables(build_edition(paths, earlier))
    of_plan = tables["initiative"].filter(plan_id="vasteras-2014")
    assert of_plan.height
    assert of_plan["detail_line"].is_null().all()
    assert tables["price_index"]["cross_check"].is_null().all()
    found = changes_since(paths, 1)
    assert {one.plan_id for one in found.changes} <= {"vasteras-2014"}
    assert initiatives in found.files


def test_a_column_that_is_no_longer_kept_is_left_out(paths, coordinator):
    edition = seal(paths, coordinator).edition
    earlier = sealed_earlier(
        paths,
        edition,
        changed={
            "vocabulary/training_type.csv": lambda text: "\n".join(
                f"{line},{'former' if place == 0 else 'x'}"
                for place, line in enumerate(text.splitlines())
            )
        },
    )
    tables = load_tables(build_edition(paths, earlier))
    assert "former" not in tables["training_type"].columns
    assert tables["training_type"].height


def test_an_edition_without_a_table_that_came_later_is_read_all_the_same(paths, coordinator):
    edition = seal(paths, coordinator).edition
    missing = ["vocabulary/comparison_note.csv", "schemas/comparison_note.json"]
    earlier = sealed_earlier(paths, edition, missing=missing)
    assert load_tables(build_edition(paths, earlier))["comparison_note"].is_empty()


def test_an_edition_that_todays_program_cannot_read_is_said_so_in_words(
    data_copy, paths, coordinator
):
    edition = seal(paths, coordinator).edition
    schema = data_copy.file("schemas/goal.json")
    said = json.loads(schema.read_text(encoding="utf-8"))
    coming = {"name": "coming", "type": "string", "description": "x"}
    said["fields"].append({**coming, "constraints": {"required": True}})
    schema.write_text(json.dumps(said), encoding="utf-8")
    with pytest.raises(StoreError) as refused:
        build_edition(paths, edition)
    assert "Öppna den med version" in refused.value.swedish
    with pytest.raises(StoreError):
        changes_since(paths, 1)
