"""The command line: results on standard output, errors on standard error, three exit codes."""

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pypdfium2
import pytest
from click.testing import CliRunner, Result

from finsam_metrics.cli import main
from finsam_metrics.cli.local_person import local_person
from finsam_metrics.editions.sealing import seal
from finsam_metrics.model import clock
from finsam_metrics.pipeline import build
from tests.noted import about, write
from tests.taken_in import COORDINATOR, SOUND, accept_everything


@pytest.fixture
def run(small_db, monkeypatch) -> Callable[..., Result]:
    """Runs a command on the small database."""
    monkeypatch.setenv("FINSAM_DATA", str(small_db.root))
    return lambda *arguments: CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.fixture
def run_on_copy(data_copy, monkeypatch) -> Callable[..., Result]:
    """Runs a command on a copy of the data without a database."""
    monkeypatch.setenv("FINSAM_DATA", str(data_copy.paths.root))
    return lambda *arguments: CliRunner().invoke(main, [str(a) for a in arguments])


def test_build_says_what_was_built_and_is_good_whatever_the_findings(run_on_copy, data_copy):
    result = run_on_copy("build", "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["plan_count"] == 5
    assert json.loads(result.stdout)["finding_count"] > 0
    assert data_copy.paths.database.is_file()


def test_build_with_a_fault_exits_1_and_lists_it_on_standard_error(run_on_copy, data_copy):
    data_copy.file("plans/vasteras-2014/goal.csv").unlink()
    result = run_on_copy("build")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "plans/vasteras-2014/goal.csv" in result.stderr


def test_check_exits_1_where_printed_figures_contradict_each_other(run):
    result = run("check", "--plan", "kramfors-2010", "--json")
    assert result.exit_code == 1
    rules = [finding["rule_id"] for finding in json.loads(result.stdout)]
    assert rules == ["balance-mismatch", "balance-mismatch", "deficit-declared"]


def test_check_is_good_where_every_sum_holds(run):
    result = run("check", "--plan", "vasteras-2014")
    assert result.exit_code == 0
    assert result.stdout == ""


def test_check_needs_no_database(run_on_copy, data_copy):
    assert run_on_copy("check").exit_code == 1
    assert not data_copy.paths.database.exists()


def test_check_of_an_unknown_plan_is_wrong_use_and_names_the_plans(run):
    result = run("check", "--plan", "ingen-2020")
    assert result.exit_code == 2
    assert "vasteras-2014" in result.stderr


def test_explain_leads_to_printed_text_page_line_and_document(run):
    result = run("explain", "vasteras-2014-budget-r13-2015-forecast")
    assert result.exit_code == 0
    for said in ("'225' tkr", "page 11, line 228", "column_inferred", "2014 Verksamhetsplan"):
        assert said in result.stdout


def test_explain_says_which_category_is_a_judgement_and_which_finding_touches(run):
    result = run("explain", "vastra-malardalen-2021-cash-flow-r1-2019-outcome", "--json")
    found = json.loads(result.stdout)
    assert [f["rule_id"] for f in found["findings"]] == ["sum-mismatch"]
    judged = run("explain", "vasteras-2014-budget-r16-2014-budget").stdout
    assert "judgement" in judged


def test_explain_shows_an_accepted_correction(run_on_copy, data_copy):
    figure = "vastra-malardalen-2021-cash-flow-r1-2019-outcome"
    folder = "plans/vastra-malardalen-2021"
    data_copy.file(f"{folder}/correction.csv").write_text(
        "figure_id,printed_text,amount_sek,reason_text,author_text,decided_date\n"
        f'{figure},"101,6",-101600,Fel tecken,ekonomen,2026-11-01\n',
        encoding="utf-8",
    )
    data_copy.edit_descriptor(
        "vastra-malardalen-2021",
        lambda d: d["resources"].append(
            {
                "name": "correction",
                "path": "correction.csv",
                "schema": "../../schemas/correction.json",
            }
        ),
    )
    assert run_on_copy("build").exit_code == 0
    said = run_on_copy("explain", figure).stdout
    assert "-101600.00 SEK" in said
    assert "corrected  Fel tecken" in said


def test_explain_of_an_unknown_figure_is_wrong_use(run):
    assert run("explain", "ingen").exit_code == 2


@pytest.mark.parametrize("what", ["plans", "associations", "figures", "metrics", "tables", "rules"])
def test_list_lists_what_there_is(run, what):
    assert run("list", what).exit_code == 0
    assert json.loads(run("list", what, "--json").stdout)


def test_metric_gives_rows_with_amounts_as_text(run):
    rows = json.loads(run("metric", "member-contributions", "--json").stdout)
    state = [
        r for r in rows if r["plan_id"] == "vasteras-2014" and r["category_id"] == "income-state"
    ]
    assert state[0]["amount_sek"] == "5500000.00"
    assert state[0]["contribution_share"] == 0.5


def test_metric_in_fixed_prices_is_the_amount_times_the_ratio_of_the_indices(run):
    rows = json.loads(run("metric", "total-costs", "--prices", "2021", "--json").stdout)
    (row,) = (r for r in rows if r["plan_id"] == "kramfors-2010" and r["year"] == 2010)
    assert row["value"] == pytest.approx(2_580_000 * 343.19 / 303.46)


def test_metric_for_a_year_without_price_index_is_wrong_use(run):
    result = run("metric", "total-costs", "--prices", "1950")
    assert result.exit_code == 2
    assert "2006-2023" in result.stderr


def test_a_metric_without_an_amount_refuses_another_measure(run):
    assert run("metric", "sum-states", "--measure", "share").exit_code == 2


def test_a_metric_that_is_not_a_part_of_the_cost_has_no_share(run):
    assert run("metric", "equity-share", "--measure", "share").exit_code == 2
    assert run("metric", "cost-by-area", "--measure", "share").exit_code == 0


@pytest.mark.parametrize("kind", ["csv", "json", "parquet", "xlsx"])
def test_export_writes_whole_files_and_names_them(run, tmp_path, kind):
    result = run("export", "--format", kind, "--output", tmp_path, "--json")
    written = [Path(name) for name in json.loads(result.stdout)]
    assert all(path.is_file() for path in written)
    assert sorted(tmp_path.iterdir()) == sorted(written)


def test_export_of_one_table_writes_only_it(run, tmp_path):
    run("export", "--format", "parquet", "--table", "plan", "--output", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["plan.parquet"]
    assert pl.read_parquet(tmp_path / "plan.parquet").height == 5


def test_open_data_have_a_change_log_since_the_latest_edition(run_on_copy, data_copy, tmp_path):
    build(data_copy.paths)
    run_on_copy("export", "--open", tmp_path / "none")
    told = json.loads((tmp_path / "none" / "change_log.json").read_text(encoding="utf-8"))
    assert told == {"editions": [], "changes_since": None, "changes": []}
    seal(data_copy.paths, COORDINATOR, note="Första")
    data_copy.replace("vocabulary/budget_area.csv", ",Insatser,", ",Verksamhet,")
    build(data_copy.paths)
    run_on_copy("export", "--open", tmp_path / "one")
    told = json.loads((tmp_path / "one" / "change_log.json").read_text(encoding="utf-8"))
    assert [edition["note"] for edition in told["editions"]] == ["Första"]
    assert told["changes_since"] == 1
    assert {change["cause"] for change in told["changes"]} == {"mapping"}


def test_an_exported_figure_leads_back_to_its_printed_row(run, tmp_path):
    run("export", "--format", "parquet", "--table", "budget_line", "--output", tmp_path)
    lines = pl.read_parquet(tmp_path / "budget_line.parquet")
    assert lines["origin_url"].to_list() == [f"/figur/{one}" for one in lines["figure_id"]]
    address = ("--address", "https://finsam.example.se")
    run("export", "--format", "parquet", "--table", "goal", "--output", tmp_path, *address)
    goals = pl.read_parquet(tmp_path / "goal.parquet")
    assert goals["origin_url"].str.starts_with("https://finsam.example.se/figur/goal/").all()


def test_export_of_an_unknown_table_is_wrong_use_and_writes_nothing(run, tmp_path):
    result = run("export", "--format", "csv", "--table", "ingen", "--output", tmp_path)
    assert result.exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_a_command_without_a_database_says_how_to_build_it(run_on_copy):
    result = run_on_copy("list")
    assert result.exit_code == 1
    assert "python -m finsam_metrics build" in result.stderr


CASE = {
    "title": "Konferens",
    "parties": ["vasteras", "kramfors", "vkl"],
    "names": {"vkl": "Västmanlands kommuner"},
    "key": {"method": "equal"},
    "lines": [
        {"title": "Lokal", "amount_sek": 600, "payers": {"vasteras": 600}, "vat_sek": 120},
        {"title": "Tryck", "amount_sek": "300.01", "payers": {"kramfors": "300.01"}},
    ],
}


@pytest.fixture
def case_file(tmp_path) -> Path:
    """A case in a file."""
    path = tmp_path / "fall.json"
    path.write_text(json.dumps(CASE), encoding="utf-8")
    return path


def test_share_gives_what_each_pays_and_who_pays_whom(run, case_file):
    result = run("share", case_file, "--json")
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert found["total_sek"] == "900.01"
    assert [share["share_sek"] for share in found["shares"]] == ["300.00", "300.01", "300.00"]
    assert found["shares"][0] == {
        "party": "vasteras",
        "exact_sek": "90001/300",
        "share_sek": "300.00",
        "outlay_sek": "600.00",
        "vat_compensation_sek": "0.00",
        "income_sek": "0.00",
        "basis_sek": "600.00",
        "retained_sek": "0.00",
        "net_sek": "300.00",
        "alone_sek": None,
    }
    assert found["by_line"][0] == {
        "title": "Lokal",
        "key": "equal",
        "cost_sek": "600.00",
        "unallocated_sek": "0/1",
        "shares": {"vasteras": "200/1", "kramfors": "200/1", "vkl": "200/1"},
    }
    assert found["is_preliminary"] is False
    vouchers = [transfer.pop("voucher") for transfer in found["transfers"]]
    assert {"from": "vkl", "to": "vasteras", "amount_sek": "200.00", "line": 1} in found[
        "transfers"
    ]
    assert len(set(vouchers)) == 4
    assert "ekonomiansvarig" in found["warnings"][0]


def test_share_reads_standard_input(run, case_file, small_db):
    result = CliRunner().invoke(main, ["share", "-", "--json"], input=case_file.read_bytes())
    assert result.exit_code == 0
    assert result.stdout == run("share", case_file, "--json").stdout


def test_share_shows_only_the_amounts_that_somebody_has(run, case_file):
    shown = run("share", case_file).stdout
    assert "| vkl " in shown
    assert "net_sek" in shown
    assert "alone_sek" not in shown
    assert "vkl pays vasteras 200.00 SEK for line 1 (voucher " in shown
    assert "warning: Det är inte sagt om momsen" in shown


def test_share_settles_with_the_fewest_payments_when_it_is_asked_to(run, case_file):
    shown = run("share", case_file, "--settlement", "fewest").stdout
    assert "vkl pays vasteras 300.00 SEK (voucher " in shown


def test_share_says_that_a_split_without_payers_is_preliminary(run, tmp_path):
    path = tmp_path / "planerat.json"
    lines = [{"title": "Lokal", "amount_sek": 600}]
    path.write_text(json.dumps(CASE | {"lines": lines}), encoding="utf-8")
    assert "preliminary:" in run("share", path).stdout


def test_share_of_a_case_that_cannot_be_split_names_the_field_and_exits_1(run, tmp_path):
    path = tmp_path / "fall.json"
    path.write_text(json.dumps(CASE | {"key": {"method": "lika"}}), encoding="utf-8")
    result = run("share", path, "--json")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith("key.method: ”lika” är ingen metod")


def test_share_of_a_file_that_cannot_be_read_is_wrong_use(run, tmp_path):
    missing = run("share", tmp_path / "saknas.json")
    assert missing.exit_code == 2
    assert "finns inte" in missing.stderr
    assert run("share", tmp_path).exit_code == 2


def test_share_writes_a_workbook_and_a_pdf_with_pages_for_each_party(run, case_file, tmp_path):
    pdf, xlsx = tmp_path / "underlag.pdf", tmp_path / "underlag.xlsx"
    result = run("share", case_file, "--pdf", pdf, "--xlsx", xlsx, "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["total_sek"] == "900.01"
    assert sorted(result.stderr.splitlines()) == [f"wrote {pdf}", f"wrote {xlsx}"]
    assert len(pypdfium2.PdfDocument(pdf.read_bytes())) == 6
    assert pl.read_excel(xlsx, sheet_name="Betalningar")["Till, som fakturerar"][0] == "Västerås"
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "fall.json",
        "underlag.pdf",
        "underlag.xlsx",
    ]


def test_invoice_bases_are_of_the_day_in_sweden_as_on_the_screen(
    run, case_file, tmp_path, monkeypatch
):
    class NewYearsEve(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(2025, 12, 31, 23, 30, tzinfo=UTC).astimezone(tz)

    monkeypatch.setattr(clock, "datetime", NewYearsEve)
    xlsx = tmp_path / "underlag.xlsx"
    assert run("share", case_file, "--xlsx", xlsx).exit_code == 0
    written = pl.read_excel(xlsx, sheet_name="Sammanställning", has_header=False)
    said = " ".join(str(cell) for row in written.rows() for cell in row)
    assert "Upprättat 1 januari 2026." in said.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("place", ["saknas/underlag.pdf", "fall.json/underlag.pdf", "mapp", "."])
def test_share_that_cannot_write_says_so_exits_1_and_writes_nothing(
    place, run, case_file, tmp_path
):
    (tmp_path / "mapp").mkdir()
    result = run("share", case_file, "--pdf", tmp_path / place)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith(f"cannot write {tmp_path / place}: ")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["fall.json", "mapp"]


def test_share_leaves_an_old_file_where_another_cannot_be_written(run, case_file, tmp_path):
    old = tmp_path / "underlag.xlsx"
    old.write_text("gammalt", encoding="utf-8")
    result = run("share", case_file, "--xlsx", old, "--pdf", tmp_path / "saknas" / "underlag.pdf")
    assert result.exit_code == 1
    assert f"there is no folder {tmp_path / 'saknas'}" in result.stderr
    assert old.read_text(encoding="utf-8") == "gammalt"


def test_a_case_that_is_no_regular_file_is_refused_and_never_waited_for(run, tmp_path):
    pipe = tmp_path / "berakning.json"
    os.mkfifo(pipe)
    result = run("share", pipe)
    assert result.exit_code == 2
    assert "är ingen vanlig fil" in result.stderr


def test_two_files_of_one_name_are_refused_before_anything_is_written(run, case_file, tmp_path):
    both = tmp_path / "underlag"
    result = run("share", case_file, "--pdf", both, "--xlsx", both)
    assert result.exit_code == 2
    assert "name the same file" in result.stderr
    assert list(tmp_path.iterdir()) == [case_file]


@pytest.mark.parametrize("kind", ["link", "device", "folder"])
def test_only_a_file_is_replaced_by_what_is_written(run, case_file, tmp_path, kind):
    other = tmp_path / "annat"
    other.write_text("kvar")
    place = tmp_path / "underlag.pdf"
    if kind == "link":
        place.symlink_to(other)
    elif kind == "folder":
        place.mkdir()
    else:
        place = Path("/dev/null")
    result = run("share", case_file, "--pdf", place)
    assert result.exit_code == 1
    assert "it is a link, a folder or a device, no file" in result.stderr
    assert other.read_text() == "kvar"
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == []


def test_books_become_a_draft_that_can_be_published(run_on_copy, data_copy, tmp_path):
    file = tmp_path / "bok.se"
    file.write_text(
        "#FLAGGA 0\n#SIETYP 1\n#RAR 0 20250101 20251231\n#KONTO 1930 Bank\n#KONTO 3010 Bidrag\n"
        "#KONTO 5010 Hyra\n#IB 0 1930 0.00\n#UB 0 1930 600.00\n#RES 0 3010 -1000.00\n"
        "#RES 0 5010 400.00\n",
        encoding="cp437",
    )
    result = run_on_copy("import-sie", file, "--association", "kramfors", "--json")
    assert result.exit_code == 0, result.stderr
    told = json.loads(result.stdout)
    assert [(one["line_text"], one["amount_sek"]) for one in told["lines"]] == [
        ("3010 Bidrag", "1000.00"),
        ("5010 Hyra", "400.00"),
    ]
    assert told["doubted"] == 0
    published = run_on_copy("publish", told["draft_id"], "--accept-proved")
    assert published.stdout == "published kramfors-2025-books, revision 1\n", published.stderr


def test_a_draft_is_added_shown_published_and_its_history_told(run_on_copy, data_copy, tmp_path):
    file = tmp_path / "plan.txt"
    file.write_text(SOUND, encoding="utf-8")
    draft_id = run_on_copy("draft", "add", file).stdout.strip()
    assert draft_id in run_on_copy("draft", "list").stdout
    shown = json.loads(run_on_copy("draft", "show", draft_id, "--json").stdout)
    assert (shown["association_id"], shown["budget_year"]) == ("kramfors", 2024)
    refused = run_on_copy("publish", draft_id, "--accept-proved")
    assert refused.exit_code == 1
    assert "cannot be published" in refused.stderr
    person = local_person()
    accept_everything(data_copy.paths, person, draft_id)
    assert run_on_copy("publish", draft_id).stdout == "published kramfors-2024, revision 1\n"
    told = json.loads(run_on_copy("plans", "history", "kramfors-2024", "--json").stdout)
    assert [one["published_by"] for one in told] == [person.name]


def test_a_draft_that_is_discarded_is_gone_with_its_document(run_on_copy, data_copy, tmp_path):
    file = tmp_path / "plan.txt"
    file.write_text(SOUND, encoding="utf-8")
    draft_id = run_on_copy("draft", "add", file).stdout.strip()
    assert run_on_copy("draft", "discard", draft_id).exit_code == 0
    assert run_on_copy("draft", "list").stdout == ""
    assert list(data_copy.paths.documents.iterdir()) == []


def test_an_edition_is_sealed_listed_and_shown(run_on_copy):
    sealed = json.loads(run_on_copy("edition", "seal", "--note", "Länsmötet", "--json").stdout)
    again = run_on_copy("edition", "seal")
    assert sealed["is_new"]
    assert again.stdout == f"nothing has changed since edition 1  {sealed['content_hash']}\n"
    (listed,) = json.loads(run_on_copy("edition", "list", "--json").stdout)
    assert (listed["number"], listed["note"], listed["is_whole"]) == (1, "Länsmötet", True)
    shown = run_on_copy("edition", "show", "1")
    assert shown.exit_code == 0
    assert "vastra-malardalen-2021" in shown.stdout


def test_verify_of_an_edition_exits_1_and_names_the_file_that_differs(run_on_copy, data_copy):
    run_on_copy("edition", "seal")
    assert run_on_copy("edition", "verify", "1").exit_code == 0
    data_copy.file("editions/1/reference/rule.csv").unlink()
    result = run_on_copy("edition", "verify", "1", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout) == [{"file": "reference/rule.csv", "difference": "missing"}]
    assert "not as it was sealed" in run_on_copy("edition", "changes", "1").stderr
    assert run_on_copy("edition", "verify", "2").exit_code == 1
    assert run_on_copy("edition", "verify", "two").exit_code == 2


def test_changes_since_an_edition_are_printed_with_their_cause(run_on_copy, data_copy):
    run_on_copy("edition", "seal")
    data_copy.replace("vocabulary/budget_area.csv", ",Insatser,", ",Verksamhet,")
    result = run_on_copy("edition", "changes", "1")
    assert result.exit_code == 0
    assert "area_name: Insatser -> Verksamhet  (mapping)" in result.stdout
    told = json.loads(run_on_copy("edition", "changes", "1", "--json").stdout)
    assert told["files"] == ["vocabulary/budget_area.csv"]
    assert {one["cause"] for one in told["changes"]} == {"mapping"}


SHORT = ("--parts", "summary", "--associations", "kramfors")


def test_report_writes_the_forms_that_are_asked_for_and_what_makes_them_anew(run, tmp_path):
    out = tmp_path / "underlag"
    result = run("report", *SHORT, "--xlsx", "--html", "--meeting", "2026-12-10", "--out", out)
    assert result.exit_code == 0
    named = "underlag-samordningsforbunden-sida-vid-sida-2026-12-10"
    written = sorted(path.name for path in out.iterdir())
    assert written == [f"{named}.{ending}" for ending in ("html", "json", "xlsx")]
    assert result.stderr == "Sammanfattning\n"


def test_report_makes_the_same_pack_from_a_saved_one(run, tmp_path):
    first, again = tmp_path / "a", tmp_path / "b"
    run("report", *SHORT, "--measure", "sek", "--prices", "2020", "--xlsx", "--out", first)
    (saved,) = first.glob("*.json")
    result = run("report", "--from", saved, "--xlsx", "--json", "--out", again)
    assert [Path(name).suffix for name in json.loads(result.stdout)] == [".xlsx", ".json"]
    for one in first.iterdir():
        assert one.read_bytes() == (again / one.name).read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--associations", "atlantis"), "atlantis"),
        (("--associations", ""), "Inget förbund är valt"),
        (("--parts", "weather"), "weather"),
        (("--parts", ""), "inga delar"),
        (("--years", "tolv"), "tolv is no year"),
        (("--prices", "1700"), "no price index for 1700"),
        (("--measure", "dollar"), "dollar"),
        (("--meeting", "snart"), "snart"),
    ],
)
def test_report_of_what_is_not_known_is_wrong_use_and_writes_nothing(
    run, tmp_path, arguments, said
):
    result = run("report", *arguments, "--out", tmp_path / "underlag")
    assert result.exit_code == 2
    assert said in result.stderr
    assert not (tmp_path / "underlag").exists()


def test_report_from_a_file_that_is_no_pack_names_it(run, tmp_path):
    (tmp_path / "annat.json").write_text("{}", encoding="utf-8")
    result = run("report", "--from", tmp_path / "annat.json")
    assert result.exit_code == 2
    assert "annat.json: Filen är inget sparat underlag" in result.stderr


def test_report_of_an_edition_names_it_and_has_its_figures(run_on_copy, data_copy, tmp_path):
    run_on_copy("edition", "seal")
    data_copy.file("plans/kramfors-2010/budget_line.csv").unlink()
    result = run_on_copy("report", "--edition", "1", *SHORT, "--pdf", "--out", tmp_path)
    assert result.exit_code == 0
    (written,) = tmp_path.glob("*.pdf")
    document = pypdfium2.PdfDocument(written)
    first, answers = (document[n].get_textpage().get_text_bounded() for n in (0, 2))
    assert "ur utgåva 1, låst den" in first
    assert "2 580" in answers.replace("\N{NO-BREAK SPACE}", " ")
    document.close()
    missing = run_on_copy("report", "--edition", "2", "--out", tmp_path)
    assert missing.exit_code == 1
    assert "there is no edition 2" in missing.stderr


def test_report_holds_the_footnotes_of_today_or_of_the_edition(run_on_copy, data_copy, tmp_path):
    shown = about(page="", picture="parts", parameters={"forbund": "kramfors"})
    write(data_copy.paths, "footnote", "Utan engångsposter.", on=shown)
    run_on_copy("edition", "seal")
    write(data_copy.paths, "decision", "Vi väntar.", on=shown)
    run_on_copy("build")
    asked = ("--parts", "overview", "--associations", "kramfors", "--html", "--out")
    assert run_on_copy("report", *asked, tmp_path / "a").exit_code == 0
    assert run_on_copy("report", "--edition", "1", *asked, tmp_path / "b").exit_code == 0
    pages = {
        name: next((tmp_path / name).glob("*.html")).read_text(encoding="utf-8") for name in "ab"
    }
    for page in pages.values():
        assert "Not 1: Utan engångsposter." in page
    assert "Not 2: Beslut " in pages["a"]
    assert "Vi väntar." not in pages["b"]
