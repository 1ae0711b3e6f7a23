"""The addresses of the open data: what they give, how long a copy holds, what is refused."""

import asyncio
import csv
import gzip
import io
import json
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import unquote, urlencode

import polars as pl
import pytest
from click.testing import CliRunner
from rdflib import DCAT, Graph
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse

from finsam_metrics.cli import main
from finsam_metrics.editions.sealing import seal
from finsam_metrics.metrics.catalog import METRICS
from finsam_metrics.pipeline import build
from finsam_metrics.ui.serving.hosts import OwnHostsOnly
from finsam_metrics.ui.serving.open_routes import OpenRoutes
from tests.taken_in import COORDINATOR


@dataclass
class Answer:
    """What the server answered."""

    status_code: int
    headers: Headers
    content: bytes

    @property
    def text(self):
        return self.content.decode()

    def json(self):
        return json.loads(self.content)


class Client:
    """A program that asks the server, before anything of Streamlit's."""

    def __init__(self, app):
        self.app = app

    def request(self, method, address, *, headers=None, params=None):
        path, _, query = address.removeprefix("http://localhost").partition("?")
        query = urlencode(params) if params else query
        given = {"host": "localhost", **{k.lower(): v for k, v in (headers or {}).items()}}
        scope = {
            "type": "http",
            "method": method,
            "path": unquote(path),
            "query_string": query.encode(),
            "headers": [(k.encode(), v.encode()) for k, v in given.items()],
            "scheme": "http",
        }
        sent = []

        async def receive():
            return {"type": "http.request", "body": b""}

        async def send(message):
            sent.append(message)

        asyncio.run(self.app(scope, receive, send))
        return Answer(
            sent[0]["status"],
            Headers(raw=sent[0]["headers"]),
            b"".join(message.get("body", b"") for message in sent[1:]),
        )

    def get(self, address, **asked):
        return self.request("GET", address, **asked)

    def head(self, address):
        return self.request("HEAD", address)


@pytest.fixture
def client(small_db, monkeypatch):
    """A program that asks a server of the small database."""
    monkeypatch.setenv("FINSAM_DATA", str(small_db.root))
    return Client(OwnHostsOnly(OpenRoutes(PlainTextResponse("passed on"))))


@pytest.fixture
def sealed(client, data_copy, monkeypatch):
    """A data folder with a sealed edition, in which an area is called otherwise since."""
    build(data_copy.paths)
    seal(data_copy.paths, COORDINATOR, note="Länsmötet")
    data_copy.replace("vocabulary/budget_area.csv", ",Insatser,", ",Verksamhet,")
    build(data_copy.paths)
    monkeypatch.setenv("FINSAM_DATA", str(data_copy.paths.root))
    return data_copy


def test_an_edition_keeps_its_addresses_and_its_data(client, sealed):
    listed = client.get("/data/editions.json").json()
    (edition,) = listed["editions"]
    assert (edition["number"], edition["note"]) == (1, "Länsmötet")
    areas = [
        client.get(f"{folder}/budget_area.csv").text for folder in ("/data/edition/1", "/data")
    ]
    assert ",Insatser," in areas[0]
    assert ",Verksamhet," in areas[1]
    package = client.get(edition["datapackage"]).json()
    assert package["version"] != client.get("/data/datapackage.json").json()["version"]
    for resource in package["resources"]:
        address = f"/data/edition/1/{resource['path']}"
        assert client.head(address).status_code == 200, address


def test_what_has_changed_since_an_edition_is_told_with_its_cause(client, sealed):
    since = client.get("/data/edition/1/changes.json?limit=2").json()
    assert since["edition"] == 1
    assert since["files"] == ["vocabulary/budget_area.csv"]
    assert since["total"] >= len(since["rows"]) > 0
    assert {row["cause"] for row in since["rows"]} == {"mapping"}
    last = client.get(f"/data/edition/1/changes.json?offset={since['total'] - 1}").json()
    assert last["next_offset"] is None


def test_an_edition_that_is_not_there_or_was_tampered_with_is_not_answered(client, sealed):
    for address in ("/data/edition/2/goal.csv", "/data/edition/0/goal.csv", "/data/edition/1/x"):
        assert client.get(address).status_code == 404, address
    assert client.get("/data/edition/1/goal.csv").status_code == 200
    file = next(sealed.paths.editions.glob("1/**/goal.csv"))
    file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert client.get("/data/edition/1/goal.csv").status_code == 503


def test_an_edition_that_is_sealed_now_is_listed_now(client, sealed):
    assert client.get("/data/editions.json").json()["total"] == 1
    seal(sealed.paths, COORDINATOR, note="Nästa")
    assert client.get("/data/editions.json").json()["total"] == 2


def test_a_table_is_given_in_three_forms_with_the_same_rows(client):
    rows = list(csv.DictReader(io.StringIO(client.get("/data/goal.csv").text)))
    parquet = pl.read_parquet(io.BytesIO(client.get("/data/goal.parquet").content))
    page = client.get("/data/goal.json").json()
    assert len(rows) == parquet.height == page["total"] == len(page["rows"])
    assert [row["goal_summary"] for row in rows] == [r["goal_summary"] for r in page["rows"]]


def test_amounts_are_strings_and_not_stated_is_null_in_json(client):
    rows = client.get("/data/budget_line.json").json()["rows"]
    assert all(isinstance(row["amount_sek"], str) for row in rows)
    assert any(row["page"] is None for row in rows)


def test_rows_are_paged_to_the_end(client):
    seen, offset = [], 0
    while offset is not None:
        page = client.get(f"/data/budget_line.json?limit=100&offset={offset}").json()
        seen += [row["figure_id"] for row in page["rows"]]
        offset = page["next_offset"]
    assert len(seen) == len(set(seen)) == page["total"] == 435


def test_a_copy_is_known_to_be_fresh_by_its_tag(client):
    first = client.get("/data/goal.csv")
    again = client.get("/data/goal.csv", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get("/data/goal.csv", headers={"If-None-Match": '"annan"'})
    assert other.status_code == 200


def test_pages_of_other_sites_may_read_what_is_open_and_nothing_else(client):
    foreign = {"Origin": "https://annan.se"}
    answer = client.get("/data/goal.csv", headers=foreign)
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert client.get("/budget", headers=foreign).status_code == 403
    strange = client.get("/data/goal.csv", headers={"Host": "evil.example"})
    assert strange.status_code == 403


def test_other_addresses_are_passed_on(client):
    assert client.get("/budget").text == "passed on"
    assert client.get("/database").text == "passed on"


@pytest.mark.parametrize(
    "path",
    [
        *("/data/", "/data/nope.csv", "/data/goal.xml", "/data/goal", "/data/..%2f..%2fetc.csv"),
        *(
            "/data/csv/",
            "/data/sqlite_master.csv",
            "/data/invoice_recipient.csv",
            "/api/",
            "/api/metric",
            "/data/goal.csv/x",
        ),
    ],
)
def test_what_is_not_there_is_said_as_a_problem(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == 404
    assert "/api/openapi.json" in problem["detail"]


@pytest.mark.parametrize(
    "query",
    [
        "limit=0",
        "limit=10001",
        "limit=x",
        "limit=-1",
        "offset=-1",
        "offset=1e3",
        "limit=" + "9" * 99,
    ],
)
def test_a_bound_that_is_none_is_refused_with_what_would_be_right(client, query):
    answer = client.get(f"/data/goal.json?{query}")
    assert answer.status_code == 400
    assert f"{query.partition('=')[0]} ska vara ett heltal" in answer.json()["detail"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_the_addresses_are_for_reading_only(client, method):
    assert client.request(method, "/data/goal.csv").status_code == 405


def test_head_tells_the_size_and_the_tag_and_gives_nothing(client):
    whole, head = client.get("/data/goal.csv"), client.head("/data/goal.csv")
    assert head.content == b""
    for name in ("ETag", "Content-Type", "Content-Length"):
        assert head.headers[name] == whole.headers[name]


def test_the_catalogue_and_the_package_lead_to_files_that_are_there(client):
    graph = Graph().parse(data=client.get("/data/dcat.rdf").content, format="xml")
    addresses = {str(one) for one in graph.objects(None, DCAT.downloadURL)}
    package = client.get("/data/datapackage.json").json()
    addresses |= {f"http://localhost/data/{one['path']}" for one in package["resources"]}
    assert len(addresses) == 86
    for address in addresses:
        assert client.head(address).status_code == 200, address
    assert client.get("/data/dcat.jsonld").json()["@graph"]


def test_every_address_of_the_description_is_one_that_answers(sealed, client):
    described = client.get("/api/openapi.json").json()
    assert described["openapi"] == "3.1.0"
    for path, ways in described["paths"].items():
        query, asked = {}, path
        for given in ways["get"]["parameters"]:
            if given["in"] == "path":
                asked = asked.replace(f"{{{given['name']}}}", str(given["example"]))
            else:
                query[given["name"]] = given["example"]
        answer = client.get(asked, params=query)
        assert answer.status_code == 200, path
        content = ways["get"]["responses"]["200"]["content"]
        media_type = answer.headers["Content-Type"].partition(";")[0]
        assert media_type in content, path
        schema = content[media_type]["schema"].get("$ref", "").rpartition("/")[2]
        if schema:
            shape = described["components"]["schemas"][schema]
            assert set(shape["required"]) == set(answer.json()), path


def test_the_description_names_every_public_table(client, small_db):
    described = client.get("/api/openapi.json").json()
    (table, *_) = described["paths"]["/data/{table}.csv"]["get"]["parameters"]
    package = client.get("/data/datapackage.json").json()
    assert table["schema"]["enum"] == [one["name"] for one in package["resources"]]


def test_rows_have_the_shape_that_is_described(client):
    described = client.get("/api/openapi.json").json()["components"]["schemas"]["rows"]
    page = client.get("/data/goal.json?limit=1").json()
    assert set(described["required"]) == set(page) == set(described["properties"])


def test_without_data_it_is_said_that_they_cannot_be_read(tmp_path, monkeypatch, client):
    monkeypatch.setenv("FINSAM_DATA", str(tmp_path))
    answer = client.get("/data/goal.csv")
    assert answer.status_code == 503
    assert json.loads(answer.content)["title"].startswith("Uppgifterna går inte att läsa")


def test_a_key_figure_is_that_of_the_command_line(client):
    answer = client.get("/api/metric/cost-by-area?measure=per-inhabitant&prices=2021")
    page = answer.json()
    ran = CliRunner().invoke(
        main,
        ["metric", "cost-by-area", "--measure", "per-inhabitant", "--prices", "2021", "--json"],
    )
    said = json.loads(ran.stdout)
    assert page["total"] == len(said) == len(page["rows"]) > 0
    for ours, theirs in zip(page["rows"], said, strict=True):
        assert ours["value"] == pytest.approx(theirs["value"])
        assert ours["amount_sek"] == theirs["amount_sek"]
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("name", list(METRICS))
def test_every_key_figure_answers_and_can_be_asked_of_one_association(client, name):
    whole = client.get(f"/api/metric/{name}").json()
    assert (whole["metric"], whole["total"]) == (name, len(whole["rows"]))
    part = client.get(f"/api/metric/{name}?associations=vasteras").json()
    assert {row["association_id"] for row in part["rows"]} <= {"vasteras"}
    assert part["rows"] == [r for r in whole["rows"] if r["association_id"] == "vasteras"]


def test_a_key_figure_is_asked_of_years_and_paged_to_the_end(client):
    address = "/api/metric/cost-by-category?years=2014,2021"
    whole = client.get(address).json()
    assert {row["year"] for row in whole["rows"]} == {2014, 2021}
    seen, offset = [], 0
    while offset is not None:
        page = client.get(f"{address}&limit=7&offset={offset}").json()
        seen += page["rows"]
        offset = page["next_offset"]
    assert seen == whole["rows"]


def test_a_copy_of_a_key_figure_is_known_to_be_fresh(client):
    first = client.get("/api/metric/sum-states")
    again = client.get("/api/metric/sum-states", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("cost-by-area?associations=x", "Det finns inget förbund ”x”"),
        ("cost-by-area?associations=", "Det finns inget förbund"),
        ("cost-by-area?years=i-år", "years ska vara årtal"),
        ("cost-by-area?years=20201", "years ska vara årtal"),
        ("cost-by-area?measure=x", "measure ska vara något av share"),
        ("total-costs?measure=share", "ingen del av kostnaden"),
        ("sum-states?measure=sek", "har inget belopp"),
        ("cost-by-area?prices=1066", "prices ska vara ett år från"),
        ("cost-by-area?price=2021", "price går inte att välja"),
        ("priority-groups?years=2014", "har inget år"),
        ("cost-by-area?limit=0", "limit ska vara ett heltal"),
    ],
)
def test_a_question_of_a_key_figure_that_is_wrong_is_told_in_swedish(client, query, said):
    answer = client.get(f"/api/metric/{query}")
    assert answer.status_code == 400
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert said in answer.json()["detail"]


def test_every_printed_row_of_the_tables_has_an_address_that_answers(client):
    for table in ("budget_line", "goal", "initiative", "allocation_key_share", "place"):
        for row in client.get(f"/data/{table}.json?limit=5").json()["rows"]:
            assert row["origin_url"].startswith("http://localhost/figur/")
            (figure,) = client.get(row["origin_url"]).json()["figures"]
            assert figure["origin_url"] == row["origin_url"]
            assert figure["document"]["sha256"]
            assert figure["line"]


def test_the_rows_of_a_key_figure_lead_to_the_figures_that_make_them(client):
    rows = client.get("/api/metric/cost-by-area?associations=vasteras&years=2014").json()["rows"]
    for row in rows:
        ids = [one.removeprefix("http://localhost/figur/") for one in row["origin_url"]]
        figures = client.get(f"/figur/{','.join(ids)}.json").json()["figures"]
        assert sum(Decimal(one["amount_sek"]) for one in figures) == Decimal(row["amount_sek"])


def test_a_figure_tells_its_sums_its_category_and_its_findings(client):
    (touched,) = client.get("/data/finding_figure.json?limit=1").json()["rows"]
    (figure,) = client.get(f"/figur/{touched['figure_id']}.json").json()["figures"]
    assert figure["category_name"]
    assert [one["finding_id"] for one in figure["findings"]] == [touched["finding_id"]]
    assert all({"stated_sek", "computed_sek", "holds"} <= set(one) for one in figure["sum_checks"])


def test_a_browser_is_led_from_a_figures_address_to_its_page(client):
    as_browser = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    for asked, place in (
        ("a-2014-r1", "../siffra?rad=a-2014-r1"),
        ("goal/a-2014/3.1", "../../../siffra?rad=goal/a-2014/3.1"),
    ):
        answer = client.get(f"/figur/{asked}", headers=as_browser)
        assert (answer.status_code, answer.headers["Location"]) == (302, place)
        assert answer.headers["Vary"] == "Accept"
    assert client.get("/figur/a-2014-r1.json", headers=as_browser).status_code == 404


@pytest.mark.parametrize("path", ["/figur/", "/figur/finns-inte", "/figur/finns-inte.json"])
def test_a_figure_that_is_not_there_is_a_problem(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    "path", ["/data/budget_line.csv", "/data/budget_line.json", "/api/metric/cost-by-area"]
)
def test_a_long_answer_is_packed_for_who_can_unpack_it_with_a_tag_of_its_own(client, path):
    plain = client.get(path)
    packed = client.get(path, headers={"Accept-Encoding": "gzip, br"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "accept-encoding" in packed.headers["Vary"]
    assert gzip.decompress(packed.content) == plain.content
    assert len(packed.content) < len(plain.content) / 3
    assert packed.headers["ETag"] != plain.headers["ETag"]
    again = {"Accept-Encoding": "gzip", "If-None-Match": packed.headers["ETag"]}
    assert client.get(path, headers=again).status_code == 304
    assert client.get(path, headers={"Accept-Encoding": "gzip"}).content == packed.content


def test_what_is_short_or_packed_already_is_left_as_it_is(client):
    for path in ("/data/budget_area.csv", "/data/budget_line.parquet"):
        answer = client.get(path, headers={"Accept-Encoding": "gzip"})
        assert "Content-Encoding" not in answer.headers


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [("bytes=0-9", 0, 9), ("bytes=100-", 100, None), ("bytes=-8", -8, None), ("bytes=5-5", 5, 5)],
)
def test_a_part_of_a_file_is_given_as_libraries_ask_for_it(client, asked, first, last):
    whole = client.get("/data/budget_line.parquet").content
    answer = client.get(
        "/data/budget_line.parquet", headers={"Range": asked, "Accept-Encoding": "gzip"}
    )
    assert answer.status_code == 206
    assert answer.content == (whole[first:] if last is None else whole[first : last + 1])
    start, _, size = answer.headers["Content-Range"].removeprefix("bytes ").partition("/")
    assert size == str(len(whole))
    assert whole[int(start.partition("-")[0]) :].startswith(answer.content)


@pytest.mark.parametrize(
    "asked", ["bytes=-", "bytes=9-1", "bytes=0-1,4-5", "rows=1-2", "bytes=999999999-", "bytes=a-b"]
)
def test_a_part_that_is_none_gives_the_whole(client, asked):
    answer = client.get("/data/goal.parquet", headers={"Range": asked})
    assert (answer.status_code, answer.content) == (200, client.get("/data/goal.parquet").content)
