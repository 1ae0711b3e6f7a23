"""Open data: every column described, a package that others' tools accept, a catalogue in order."""

import hashlib
import io
import json
import zipfile

import polars as pl
import pytest
from frictionless import Package
from rdflib import DCAT, DCTERMS, FOAF, RDF, Graph, URIRef

from finsam_metrics.reports.open_data.descriptions import describe
from finsam_metrics.reports.open_data.open_package import README, write_open_data, zip_files
from finsam_metrics.store.database import describe_tables, load_tables

ADDRESS = "https://exempel.se/data"


@pytest.fixture(scope="module")
def dictionary(small_db):
    return describe_tables(small_db.database)


@pytest.fixture(scope="module")
def tables(small_db):
    return load_tables(small_db.database)


@pytest.fixture(scope="module")
def written(tables, dictionary):
    return write_open_data(tables, dictionary, version="0123456789ab", address=ADDRESS)


@pytest.fixture(scope="module")
def catalogue(written):
    return Graph().parse(data=written["dcat.rdf"], format="xml")


def test_every_table_and_column_is_described_in_both_languages(dictionary):
    for table in describe(dictionary):
        assert table.swedish.endswith(".")
        assert table.english
        for column in table.columns:
            assert column.swedish.endswith("."), (table.name, column.name)
            assert column.english, (table.name, column.name)


def test_a_column_that_may_be_empty_says_in_swedish_when_it_is(dictionary):
    silent = [
        f"{table.name}.{column.name}"
        for table in describe(dictionary)
        for column in table.columns
        if column.may_be_null and "omt" not in column.swedish
    ]
    # A view knows not that the columns that it takes from a table are never empty.
    never = ("plan_id", "association_id", "plan_title", "budget_year", "revision", "document_id")
    assert silent == [f"plan.{column}" for column in never]


def test_what_is_kept_for_invoices_is_no_open_data(written, dictionary):
    assert "invoice_recipient" in dictionary["table_name"].unique().to_list()
    assert not any("invoice_recipient" in path for path in written)
    assert b"invoice_recipient" not in written["datapackage.json"]


def test_no_table_or_column_is_described_that_is_not_there(dictionary):
    from finsam_metrics.reports.open_data import descriptions

    known = {table.name: {c.name for c in table.columns} for table in describe(dictionary)}
    for table, columns in descriptions._swedish().items():
        if table != "*":
            assert set(columns) - {""} <= known[table], table


def test_the_package_is_valid_to_frictionless(written, tmp_path):
    for path, content in written.items():
        (tmp_path / path).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / path).write_bytes(content)
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert report.flatten(["title", "message"]) == []
    assert len(report.tasks) == 43


def test_amounts_have_their_unit_and_empty_its_meaning(written):
    descriptor = json.loads(written["datapackage.json"])
    lines = next(one for one in descriptor["resources"] if one["name"] == "budget_line")
    amount = next(field for field in lines["schema"]["fields"] if field["name"] == "amount_sek")
    assert (amount["type"], amount["unit"]) == ("number", "SEK")
    assert lines["schema"]["missingValues"][0]["label"].startswith("ej angivet")


def test_the_forms_of_a_table_hold_the_same(written, tables, dictionary):
    for name in (one.name for one in describe(dictionary)):
        frame = tables[name]
        columns = frame.columns
        parquet = pl.read_parquet(io.BytesIO(written[f"parquet/{name}.parquet"]))
        assert parquet.select(columns[0]).equals(frame.select(columns[0])), name
        csv = pl.read_csv(io.BytesIO(written[f"csv/{name}.csv"]), infer_schema=False)
        assert csv.height == frame.height
        assert csv.drop("origin_url", strict=False).null_count().row(0) == frame.select(
            c for c in csv.columns if c in columns
        ).null_count().row(0), name


def test_the_csv_for_excel_opens_by_a_double_click_in_swedish(written):
    first, second, *_ = written["excel/population.csv"].decode("utf-8-sig").split("\r\n")
    assert first.startswith("municipality_code;municipality_name;year")
    assert second.count(";") == first.count(";")


def test_what_is_told_of_a_file_is_so(written):
    for one in json.loads(written["datapackage.json"])["resources"]:
        for file in (one, *one["alternatives"]):
            content = written[file["path"]]
            assert file["bytes"] == len(content)
            assert file["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_the_same_data_give_the_same_bytes(written, tables, dictionary):
    again = write_open_data(tables, dictionary, version="0123456789ab", address=ADDRESS)
    assert again == written
    assert zip_files(again) == zip_files(written)


def test_without_an_address_there_is_no_catalogue(tables, dictionary):
    files = write_open_data(tables, dictionary, version="x", address=None)
    assert not any(name.startswith("dcat") for name in files)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_both_forms_of_the_catalogue_say_the_same(written, catalogue):
    other = Graph().parse(data=written["dcat.jsonld"], format="json-ld")
    assert set(other) == set(catalogue)
    assert len(catalogue) > 1000


@pytest.mark.parametrize(
    ("kind", "demanded"),
    [
        (DCAT.Catalog, [DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCTERMS.license]),
        (DCAT.Dataset, [DCTERMS.title, DCTERMS.description, DCTERMS.publisher]),
        (DCAT.Distribution, [DCAT.accessURL, DCTERMS.license]),
        (FOAF.Agent, [FOAF.name, DCTERMS.type]),
    ],
)
def test_the_catalogue_has_what_dcat_ap_se_demands(catalogue, kind, demanded):
    found = list(catalogue.subjects(RDF.type, kind))
    assert found
    for one in found:
        for what in demanded:
            assert (one, what, None) in catalogue, (one, what)


def test_every_distribution_lies_where_the_package_has_it(catalogue, written):
    addresses = {str(one) for one in catalogue.objects(None, DCAT.downloadURL)}
    assert addresses == {
        f"{ADDRESS}/{path}" for path in written if path.startswith(("csv/", "parquet/"))
    }


def test_who_publishes_is_named_where_it_is_stated(tables, dictionary):
    named = tables | {
        "publisher": tables["publisher"].with_columns(
            organisation=pl.lit("Länets förbund & Co"), contact_email=pl.lit("info@exempel.se")
        )
    }
    files = write_open_data(named, dictionary, version="x", address=ADDRESS)
    graph = Graph().parse(data=files["dcat.rdf"], format="xml")
    (agent,) = graph.subjects(RDF.type, FOAF.Agent)
    assert str(graph.value(agent, FOAF.name)) == "Länets förbund & Co"
    assert URIRef("mailto:info@exempel.se") in set(graph.objects())


def test_one_file_holds_all(written):
    packed = zipfile.ZipFile(io.BytesIO(zip_files(written)))
    assert packed.testzip() is None
    assert set(packed.namelist()) == set(written)
    assert "Licens CC0-1.0" in packed.read(README).decode("utf-8-sig")


@pytest.mark.parametrize("text", ["=cmd()", 'a;b\n"c"', "åäö – 1 000", "<script>"])
def test_a_text_is_kept_as_it_is_for_programs_and_harmless_in_excel(tables, dictionary, text):
    hostile = tables | {"glossary": tables["glossary"].with_columns(term=pl.lit(text))}
    files = write_open_data(hostile, dictionary, version="x", address=None)
    read = pl.read_csv(io.BytesIO(files["csv/glossary.csv"]))
    assert read["term"].unique().to_list() == [text]
    if text.startswith("="):
        assert b"'=cmd()" in files["excel/glossary.csv"]


def test_every_printed_row_of_the_package_has_an_address_beside_it(written):
    rows = pl.read_csv(io.BytesIO(written["csv/budget_line.csv"]))
    assert rows["origin_url"].null_count() == 0
    beside = pl.lit("https://exempel.se/figur/") + pl.col("figure_id")
    assert rows["origin_url"].to_list() == rows.select(beside).to_series().to_list()
