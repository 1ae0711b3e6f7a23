"""Faulty data files: every fault is told, nothing is built and the old database stays."""

import os
from collections.abc import Callable
from typing import Any

import pytest

from finsam_metrics.model.errors import PackageError, StoreError
from finsam_metrics.pipeline import build

OLD_DATABASE = b"the old database"
VASTERAS = "plans/vasteras-2014"
LINES = f"{VASTERAS}/budget_line.csv"
DESCRIPTOR = f"{VASTERAS}/datapackage.json"
ENTRIES = "vocabulary/recurring_entry.csv"
NORRA = "plans/norra-vastmanland-2011"
EXPECTED_TABLE = (
    "expected a name among budget_line, priority_group, training, initiative, staffing, meeting, "
    "goal, declaration, correction, place, changes, and that name with .csv as path"
)
TOTAL = ",TOTAL summa tkr,sum,cost,subtotal,false,,,total_cost,2014,budget,Budget 2014,14 405"
TOTAL_TAIL = "tkr,14405000,14405000,false,printed,11,228,,\n"
ASSOCIATIONS = "kramfors, norra-vastmanland, vasteras, vastmanland, vastra-malardalen"


def break_total(new: str) -> Callable[[Any], None]:
    """Write another end of the row with Västerås' total for 2014."""
    return lambda copy: copy.replace(LINES, f"{TOTAL},{TOTAL_TAIL}", new)


def edit(plan_id: str, **properties: Any) -> Callable[[Any], None]:
    """Write properties of a datapackage.json."""
    return lambda copy: copy.edit_descriptor(plan_id, lambda one: one.update(properties))


def edit_document(**properties: Any) -> Callable[[Any], None]:
    """Write properties of Västerås' document."""
    return lambda copy: copy.edit_descriptor(
        "vasteras-2014", lambda one: one["document"].update(properties)
    )


def replace(name: str, old: str, new: str) -> Callable[[Any], None]:
    """Put a text in the place of another."""
    return lambda copy: copy.replace(name, old, new)


def write(name: str, content: bytes) -> Callable[[Any], None]:
    """Write a whole file."""
    return lambda copy: copy.file(name).write_bytes(content)


def delete(name: str) -> Callable[[Any], None]:
    """Take a file away."""
    return lambda copy: copy.file(name).unlink()


def make_folder(name: str) -> Callable[[Any], None]:
    """Put a folder in the place of a file."""

    def do(copy: Any) -> None:
        copy.file(name).unlink()
        copy.file(name).mkdir()

    return do


def make_pipe(name: str) -> Callable[[Any], None]:
    """Put a pipe that nobody writes to in the place of a file."""

    def do(copy: Any) -> None:
        copy.file(name).unlink()
        os.mkfifo(copy.file(name))

    return do


def link(name: str, target: str) -> Callable[[Any], None]:
    """Put a link in the place of a file."""

    def do(copy: Any) -> None:
        copy.file(name).unlink()
        copy.file(name).symlink_to(target)

    return do


def append(name: str, line: str) -> Callable[[Any], None]:
    """Add a line at the end of a file."""

    def do(copy: Any) -> None:
        with copy.file(name).open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")

    return do


BASIS_FORM = r"(printed|column_inferred|sign_normalised)(\+(column_inferred|sign_normalised))*"
BAD_INPUT: dict[str, tuple[Callable[[Any], None], list[str]]] = {
    "missing column": (
        replace(f"{VASTERAS}/staffing.csv", "extent_share,", ""),
        [
            f"{VASTERAS}/staffing.csv, row 1, column extent_share: the column is missing; "
            "the columns are role, extent_share, employer_text, page, line",
        ],
    ),
    "unknown column": (
        replace(f"{VASTERAS}/staffing.csv", "extent_share,", "extent_share,extent,"),
        [
            f"{VASTERAS}/staffing.csv, row 1, column extent: the column is not known; "
            "take it out, or spell it as in the schema",
        ],
    ),
    "text in an amount": (
        break_total(f"{TOTAL},tkr,14 405 tkr,14405000,false,printed,11,228,,\n"),
        [
            f"{LINES}, row 85, column printed_amount_sek: '14 405 tkr'; expected a number with "
            "a decimal point and no spaces, for example 1250000",
        ],
    ),
    "unknown category": (
        replace(
            LINES,
            "Romane Droma,item,cost,individual,",
            "Romane Droma,item,cost,individuell,",
        ),
        [
            f"{LINES}, row 11, column category_id: 'individuell'; expected an id that stands in "
            "budget_category.csv (administration, asset, audit, board, carried-over, cash-flow, "
            "communication, coordination, development, equity, evaluation, financial, "
            "income-municipality, income-other, income-region, income-state, individual, "
            "liability, result, structural, subtotal, training-joint, training-local), "
            "or add 'individuell' there first",
        ],
    ),
    "duplicate line": (
        break_total(f"{TOTAL},{TOTAL_TAIL}budget,Budget 2014-2016,,34{TOTAL},{TOTAL_TAIL}"),
        [
            f"{LINES}, row 86: the same row, year and version as row 85; "
            "take one of the two rows out, or mend row_number, year or version",
        ],
    ),
    "unknown association": (
        edit("vasteras-2014", association_id="vasterås"),
        [
            f"{DESCRIPTOR}, column association_id: 'vasterås'; expected an association of "
            f"reference/association.csv ({ASSOCIATIONS}), or add it there first",
        ],
    ),
    "association that is no text": (
        edit("vasteras-2014", association_id=["vasteras"]),
        [
            f"{DESCRIPTOR}, column association_id: ['vasteras']; expected an association of "
            f"reference/association.csv ({ASSOCIATIONS}), or add it there first",
        ],
    ),
    "package without its document": (
        lambda copy: copy.edit_descriptor("vasteras-2014", lambda one: one.pop("document")),
        [
            f"{DESCRIPTOR}, column document: no document entry; every plan names its document; "
            "write it as CONTRIBUTING shows",
        ],
    ),
    "broken JSON": (
        write(DESCRIPTOR, b'{"name": '),
        [f"{DESCRIPTOR}: not JSON: Expecting value: line 1 column 10 (char 9); mend the file"],
    ),
    "JSON that is not UTF-8": (
        write(DESCRIPTOR, '{"title": "Västerås"}'.encode("latin-1")),
        [f"{DESCRIPTOR}: the text is not UTF-8; save the file as UTF-8"],
    ),
    "JSON that is no object": (
        write(DESCRIPTOR, b"[]"),
        [f"{DESCRIPTOR}: not a JSON object; write it as CONTRIBUTING shows"],
    ),
    "no datapackage.json": (
        delete(DESCRIPTOR),
        [f"{DESCRIPTOR}: the file is missing; write it as CONTRIBUTING shows"],
    ),
    "CSV that is not UTF-8": (
        write(f"{VASTERAS}/staffing.csv", "roll,Västerås\n".encode("latin-1")),
        [f"{VASTERAS}/staffing.csv: the text is not UTF-8; save the file as UTF-8"],
    ),
    "a folder in the place of a table": (
        make_folder(f"{VASTERAS}/staffing.csv"),
        [
            f"{VASTERAS}/staffing.csv: this is no regular file; put a file there, or take it away",
        ],
    ),
    "a pipe in the place of a table": (
        make_pipe(f"{VASTERAS}/staffing.csv"),
        [
            f"{VASTERAS}/staffing.csv: this is no regular file; put a file there, or take it away",
        ],
    ),
    "a link to a device in the place of datapackage.json": (
        link(DESCRIPTOR, "/dev/zero"),
        [f"{DESCRIPTOR}: this is no regular file; put a file there, or take it away"],
    ),
    "JSON nested without end": (
        write(DESCRIPTOR, b"[" * 100_000),
        [
            f"{DESCRIPTOR}: not JSON: maximum recursion depth exceeded while decoding a JSON array "
            "from a unicode string; mend the file"
        ],
    ),
    "a terminal's command in a text": (
        edit("vasteras-2014", title="Plan\x1b[2J"),
        [
            f"{DESCRIPTOR}, column title: 'Plan\\x1b[2J'; expected text without control "
            "characters or line breaks"
        ],
    ),
    "digits of another width in an amount": (
        break_total(f"{TOTAL},tkr,14405000,１４405000,false,printed,11,228,,\n"),
        [
            f"{LINES}, row 85, column amount_sek: '１４405000'; expected a number with a decimal "
            "point and no spaces, for example 1250000"
        ],
    ),
    "quotes that do not close": (
        write(f"{VASTERAS}/staffing.csv", b'role,"extent\n'),
        [f"{VASTERAS}/staffing.csv: not CSV: unexpected end of data; mend the quotes"],
    ),
    "CSV without a heading": (
        write(f"{VASTERAS}/staffing.csv", b""),
        [f"{VASTERAS}/staffing.csv: the file is empty; write the heading row"],
    ),
    "column twice": (
        write(
            f"{VASTERAS}/staffing.csv",
            b"role,role,extent_share,employer_text,page,line\n",
        ),
        [f"{VASTERAS}/staffing.csv, row 1: a column stands twice; each column once"],
    ),
    "row with a cell too many": (
        append(f"{VASTERAS}/staffing.csv", "samordnare,1,2,3,4,5"),
        [f"{VASTERAS}/staffing.csv, row 5: 6 cells; 5 cells, as in the heading"],
    ),
    "unlisted file": (
        write(f"{VASTERAS}/meeting.csv", b""),
        [
            f"{VASTERAS}/meeting.csv: the file is not listed; "
            "list it in datapackage.json, or take the file away",
        ],
    ),
    "file with the name of a table and another ending": (
        write(f"{VASTERAS}/goal.xlsx", b""),
        [
            f"{VASTERAS}/goal.xlsx: the file is not listed; "
            "list it in datapackage.json, or take the file away",
        ],
    ),
    "missing file": (
        delete(f"{VASTERAS}/goal.csv"),
        [
            f"{VASTERAS}/goal.csv: the file is missing; "
            "write the file, or take it out of datapackage.json",
        ],
    ),
    "wrong sha256": (
        edit_document(sha256="33C3"),
        [
            f"{DESCRIPTOR}, column document.sha256: '33C3'; "
            "expected the 64 hexadecimal digits that sha256sum gives",
        ],
    ),
    "bad date of the document": (
        edit_document(decided_date="14 mars 2014"),
        [
            f"{DESCRIPTOR}, column document.decided_date: '14 mars 2014'; "
            "expected a day as 2013-11-29",
        ],
    ),
    "date of the document without dashes": (
        edit_document(decided_date="20140314"),
        [
            f"{DESCRIPTOR}, column document.decided_date: '20140314'; expected a day as 2013-11-29",
        ],
    ),
    "bad date in a table": (
        replace(f"{VASTERAS}/training.csv", "2014-02-19", "2014-02-30"),
        [
            f"{VASTERAS}/training.csv, row 2, column start_date: '2014-02-30'; "
            "expected a day written 2026-11-30",
        ],
    ),
    "date in a table without dashes": (
        replace(f"{VASTERAS}/training.csv", "2014-02-19", "20140219"),
        [
            f"{VASTERAS}/training.csv, row 2, column start_date: '20140219'; "
            "expected a day written 2026-11-30",
        ],
    ),
    "document property that is missing": (
        lambda copy: copy.edit_descriptor(
            "vasteras-2014", lambda one: one["document"].pop("page_count")
        ),
        [
            f"{DESCRIPTOR}, column document.page_count: nothing; "
            "write the property (null where the document does not say)",
        ],
    ),
    "document properties of the wrong kind": (
        edit_document(page_count="17", title=None, kind="protokoll", pages=17),
        [
            f"{DESCRIPTOR}, column document.kind: 'protokoll'; "
            "expected one of plan, annual_report, interim_report, books",
            f"{DESCRIPTOR}, column document.page_count: '17'; expected a number",
            f"{DESCRIPTOR}, column document.pages: the property is not known; take it out",
            f"{DESCRIPTOR}, column document.title: None; expected text",
        ],
    ),
    "plan properties of the wrong kind": (
        edit("vasteras-2014", title=7, budget_year="2014", revision=0, phase="draft"),
        [
            f"{DESCRIPTOR}, column budget_year: '2014'; expected a year, for example 2014",
            f"{DESCRIPTOR}, column phase: 'draft'; expected proposal, adopted, revised or null",
            f"{DESCRIPTOR}, column revision: 0; expected 1, or a higher number",
            f"{DESCRIPTOR}, column title: 7; expected a title",
        ],
    ),
    "name and folder that differ": (
        edit("vasteras-2014", name="vasteras-2015", budget_year=2015),
        [
            f"{DESCRIPTOR}, column name: 'vasteras-2015'; expected 'vasteras-2014'",
            f"{DESCRIPTOR}, column name: 'vasteras-2014'; "
            "the folder's name is association and year, then what is no plan: vasteras-2015",
        ],
    ),
    "resources that are no tables": (
        edit(
            "norra-vastmanland-2011",
            resources=[
                "budget_line",
                {"name": "budget_line", "path": "lines.csv"},
                {"name": "goal", "path": "goal.csv", "schema": "goal.json"},
                {"name": "goal", "path": "goal.csv", "schema": "../../schemas/goal.json"},
            ],
        ),
        [
            f"{NORRA}/budget_line.csv: the file is not listed; "
            "list it in datapackage.json, or take the file away",
            f"{NORRA}/datapackage.json, column resources: ''; {EXPECTED_TABLE}",
            f"{NORRA}/datapackage.json, column resources: 'budget_line'; {EXPECTED_TABLE}",
            f"{NORRA}/datapackage.json, column resources: 'goal.json'; "
            "expected '../../schemas/goal.json'",
            f"{NORRA}/datapackage.json, column resources: 'goal' stands 2 times; list it once",
            *(
                f"{NORRA}/{name}.csv: the file is not listed; "
                "list it in datapackage.json, or take the file away"
                for name in ("declaration", "initiative", "priority_group", "staffing", "training")
            ),
        ],
    ),
    "amount that the printed text does not give": (
        break_total(f"{TOTAL},tkr,14405000,14450000,false,printed,11,228,,\n"),
        [
            f"{LINES}, row 85, column amount_sek: '14450000'; "
            "printed_text, unit and basis give 14405000.00",
        ],
    ),
    "printed amount that the printed text does not give": (
        break_total(f"{TOTAL},tkr,14400000,14400000,false,printed,11,228,,\n"),
        [
            f"{LINES}, row 85, column printed_amount_sek: '14400000'; "
            "printed_text, unit and basis give 14405000.00",
        ],
    ),
    "basis that does not turn the sign": (
        break_total(f"{TOTAL},tkr,14405000,14405000,false,sign_normalised,11,228,,\n"),
        [
            f"{LINES}, row 85, column amount_sek: '14405000'; "
            "printed_text, unit and basis give -14405000.00",
        ],
    ),
    "basis corrected without a correction": (
        break_total(f"{TOTAL},tkr,14405000,1,false,corrected,11,228,,\n"),
        [
            f"{LINES}, row 85, column basis: 'corrected'; expected text of the form {BASIS_FORM}",
        ],
    ),
    "amount with more than two decimals": (
        break_total(f"{TOTAL},tkr,14405000.001,14405000,false,printed,11,228,,\n"),
        [
            f"{LINES}, row 85, column printed_amount_sek: '14405000.001'; "
            "expected kronor with at most two decimals, below 1000000000000",
        ],
    ),
    "amount that is too large to store": (
        replace(
            f"{VASTERAS}/training.csv",
            "40,40,5000,5 000,kr,false,9,224\nexistentiell",
            "40,40,5000000000000,5 000 000,mkr,false,9,224\nexistentiell",
        ),
        [
            f"{VASTERAS}/training.csv, row 2, column cost_sek: '5000000000000'; "
            "expected kronor with at most two decimals, below 1000000000000",
        ],
    ),
    "whole number that is too large to store": (
        break_total(f"{TOTAL},tkr,14405000,14405000,false,printed,11,99999999999,,\n"),
        [
            f"{LINES}, row 85, column line: '99999999999'; "
            "expected a whole number, at most nine digits",
        ],
    ),
    "decimals in a whole number": (
        break_total(f"{TOTAL},tkr,14405000,14405000,false,printed,11,228.0,,\n"),
        [
            f"{LINES}, row 85, column line: '228.0'; expected a whole number, at most nine digits",
        ],
    ),
    "number out of its range": (
        replace(
            f"{NORRA}/staffing.csv",
            "tjänsteman,,samordningsförbundet",
            "tjänsteman,1.5,samordningsförbundet",
        ),
        [
            f"{NORRA}/staffing.csv, row 2, column extent_share: '1.5'; "
            "expected at least 0 and at most 1",
        ],
    ),
    "value not among those of the column": (
        break_total(f"{TOTAL},kkr,14405000,14405000,false,printed,11,228,,\n"),
        [f"{LINES}, row 85, column unit: 'kkr'; expected one of kr, mkr, tkr"],
    ),
    "truth value that is neither": (
        break_total(f"{TOTAL},tkr,14405000,14405000,nej,printed,11,228,,\n"),
        [f"{LINES}, row 85, column is_approximate: 'nej'; expected true or false"],
    ),
    "required value that is missing": (
        break_total(f"{TOTAL},tkr,14405000,14405000,false,printed,11,,,\n"),
        [f"{LINES}, row 85, column line: nothing; a value is required"],
    ),
    "line zero": (
        break_total(f"{TOTAL},tkr,14405000,14405000,false,printed,11,0,,\n"),
        [f"{LINES}, row 85, column line: '0'; expected at least 1"],
    ),
    "part of a row that is not there": (
        replace(
            LINES,
            "27,Resekostnader,item,cost,administration,false,,33,,2014",
            "27,Resekostnader,item,cost,administration,false,,99,,2014",
        ),
        [
            f"{LINES}, row 64, column part_of: 99; expected the row_number of a row with row_kind "
            "sum in the same table, that is not itself a part of this row",
        ],
    ),
    "part of a row that is no sum": (
        replace(
            LINES,
            "27,Resekostnader,item,cost,administration,false,,33,,2014",
            "27,Resekostnader,item,cost,administration,false,,26,,2014",
        ),
        [
            f"{LINES}, row 64, column part_of: 26; expected the row_number of a row with row_kind "
            "sum in the same table, that is not itself a part of this row",
        ],
    ),
    "sum that is part of its own part": (
        replace(
            f"{NORRA}/budget_line.csv",
            "funding,(text),,1,budgetram,sum,income,subtotal,false,,,frame,2011,budget,,7,mkr,"
            "7000000,7000000,false,printed,,127,,\n",
            "funding,(text),,1,budgetram,sum,income,subtotal,false,,2,frame,2011,budget,,7,mkr,"
            "7000000,7000000,false,printed,,127,,\n"
            "funding,(text),,2,ram,sum,income,subtotal,false,,1,,2011,budget,,8,mkr,"
            "8000000,8000000,false,printed,,127,,\n",
        ),
        [
            f"{NORRA}/budget_line.csv, row {row}, column part_of: {part_of}; "
            "expected the row_number of a row with row_kind sum in the same table, "
            "that is not itself a part of this row"
            for row, part_of in ((2, 2), (3, 1))
        ],
    ),
    "judgement without a reason": (
        replace(
            LINES,
            '29,"Utbildning, konferenser",item,cost,administration,true,"Kompetensutveckling '
            'för de egna, inte en insats; står under Administration.",33,,2014',
            '29,"Utbildning, konferenser",item,cost,administration,true,,33,,2014',
        ),
        [
            f"{LINES}, row 70, column judgement_text: nothing; "
            "say in a few words why the category is a judgement",
        ],
    ),
    "category at odds with the spellings": (
        replace(
            LINES,
            "27,Resekostnader,item,cost,administration,false,,33,,2014",
            "27,Resekostnader,item,cost,board,false,,33,,2014",
        ),
        [
            f"{LINES}, row 64, column category_id: 'board'; vocabulary/spelling.csv says "
            "administration for 'Resekostnader'; use that, or mark the row as a judgement "
            "and say why",
        ],
    ),
    "category at odds with the spellings of its section": (
        replace(
            LINES,
            "Styrelsen,19,Livsmedel,item,cost,board,false,,21,,2014",
            "Styrelsen,19,Livsmedel,item,cost,administration,false,,21,,2014",
        ),
        [
            f"{LINES}, row 40, column category_id: 'administration'; vocabulary/spelling.csv says "
            "board for 'Livsmedel'; use that, or mark the row as a judgement and say why",
        ],
    ),
    "item without a category of its own": (
        replace(
            LINES,
            "27,Resekostnader,item,cost,administration,false,,33,,2014",
            "27,Restid,item,cost,subtotal,false,,33,,2014",
        ),
        [
            f"{LINES}, row 64, column category_id: 'subtotal'; "
            "an item has a category of its own; only a sum is subtotal",
        ],
    ),
    "cost in a category of incomes": (
        replace(
            LINES,
            "27,Resekostnader,item,cost,administration,false,,33,,2014",
            "27,Restid,item,cost,income-other,false,,33,,2014",
        ),
        [f"{LINES}, row 64, column kind: 'cost'; category income-other holds income"],
    ),
    "group tied to nothing": (
        replace(f"{VASTERAS}/priority_group.csv", "activity,Romane Droma,", "activity,Romano,"),
        [
            f"{VASTERAS}/priority_group.csv, row 13, column activity_text: 'Romano'; "
            "expected a line_text of budget_line.csv or a name of initiative.csv",
        ],
    ),
    "cost without its printed text": (
        replace(
            f"{VASTERAS}/training.csv",
            "5000,5 000,kr,false,9,224\nexistentiell",
            "5000,,kr,false,9,224\nexistentiell",
        ),
        [
            f"{VASTERAS}/training.csv, row 2, column printed_text: nothing; "
            "every amount has its printed_text, or leave the amount empty",
        ],
    ),
    "key with a document that no plan has": (
        replace("allocation_keys/allocation_key.csv", ",vasteras-2014,", ",vasteras-2013,"),
        [
            "allocation_keys/allocation_key.csv, row 2, column document_id: 'vasteras-2013'; "
            "expected the document of a plan (kramfors-2010, norra-vastmanland-2011, "
            "vasteras-2014, vastra-malardalen-2012, vastra-malardalen-2021)",
        ],
    ),
    "entry of a plan that is not there": (
        replace(ENTRIES, "vagen-in,vasteras-2014,", "vagen-in,vasteras-2013,"),
        [
            f"{ENTRIES}, row 5, column plan_id: 'vasteras-2013'; "
            "expected a plan (kramfors-2010, norra-vastmanland-2011, "
            "vasteras-2014, vastra-malardalen-2012, vastra-malardalen-2021)",
        ],
    ),
    "entry of an initiative that the plan does not name": (
        replace(ENTRIES, "Vägen in- fortsättning 2013,", "Vägen ut,"),
        [
            f"{ENTRIES}, row 5, column entry_key: 'Vägen ut'; "
            "expected a name of plans/vasteras-2014/initiative.csv",
        ],
    ),
    "entry of a training that the plan does not have": (
        replace(ENTRIES, ",social-investering,", ",sociala-fonder,"),
        [
            f"{ENTRIES}, row 11, column entry_key: 'sociala-fonder'; "
            "expected a training_id of plans/vasteras-2014/training.csv",
        ],
    ),
    "entry of a row that has moved": (
        replace(ENTRIES, "Vägen in,43,", "Vägen in,42,"),
        [
            f"{ENTRIES}, row 4, column line: '42'; expected line 43, as in "
            "plans/vastra-malardalen-2012/initiative.csv; look again whether it is the same",
        ],
    ),
    "training that is of two recurring topics": (
        append(
            ENTRIES,
            "sociala-investeringar,norra-vastmanland-2011,forsorjningsmattet,106,true,"
            "Samma seminarium.,projektet,2026-01-15",
        ),
        [
            f"{ENTRIES}, row 14, column entry_key: the same training of the same plan as row 12; "
            "give it one recurring_id",
        ],
    ),
    "recurring initiative of one plan": (
        append("vocabulary/recurring.csv", "flatan,Flätan,initiative,Insatsen Flätan."),
        [
            "vocabulary/recurring.csv, row 8, column recurring_id: 'flatan'; "
            "expected entries of at least two plans in recurring_entry.csv",
        ],
    ),
    "note on a plan and a term that do not exist": (
        append("vocabulary/comparison_note.csv", "nobody-2014,area,kaffe,här ingår kaffe,,228"),
        [
            "vocabulary/comparison_note.csv, row 13, column plan_id: 'nobody-2014'; "
            "expected a folder below plans",
            "vocabulary/comparison_note.csv, row 13, column term_id: 'kaffe'; "
            "expected an id that stands in budget_area.csv",
        ],
    ),
    "two documents with one id": (
        lambda copy: copy.edit_descriptor(
            "vastra-malardalen-2021",
            lambda one: one["document"].update(document_id="vastra-malardalen-2012"),
        ),
        [
            "plans/vastra-malardalen-2021/datapackage.json, column document.document_id: "
            "'vastra-malardalen-2012' is another document in vastra-malardalen-2012; "
            "give every document an id of its own",
        ],
    ),
    "municipality of an unknown association": (
        replace("reference/association_municipality.csv", "kramfors,2282", "kramfors-kommun,2282"),
        [
            "reference/association_municipality.csv, row 12, column association_id: "
            f"'kramfors-kommun'; expected an id that stands in association.csv ({ASSOCIATIONS}), "
            "or add 'kramfors-kommun' there first",
        ],
    ),
    "municipality that Sweden does not have": (
        replace("reference/association_municipality.csv", "kramfors,2282", "kramfors,2299"),
        [
            "reference/association_municipality.csv, row 12, column municipality_code: '2299'; "
            "expected an id that stands in municipality.csv, or add '2299' there first",
        ],
    ),
    "municipality under another's name": (
        replace(
            "reference/association_municipality.csv", "kramfors,2282,Kram", "kramfors,2281,Kram"
        ),
        [
            "reference/association_municipality.csv, row 12, column municipality_name: 'Kramfors'; "
            "municipality.csv says 'Sundsvall' of code 2281",
        ],
    ),
    "ranges of accounts that overlap": (
        append("reference/account_range.csv", ",6425,6999,administration,cost,false,,BAS"),
        [
            "reference/account_range.csv, row 17, column from_account: 6425–6999 has accounts of "
            f"row {row}; let each account be in one range"
            for row in (6, 7, 8, 9)
        ],
    ),
    "range of accounts that ends before it begins": (
        append("reference/account_range.csv", "kramfors,4999,4000,individual,cost,false,,Brev"),
        [
            "reference/account_range.csv, row 17, column to_account: '4000'; "
            "expected 4999 or higher",
        ],
    ),
    "range of accounts whose category holds something else": (
        append("reference/account_range.csv", "kramfors,4000,4999,individual,income,true,,Brev"),
        [
            "reference/account_range.csv, row 17, column judgement_text: nothing; "
            "say in a few words why the category is a judgement",
            "reference/account_range.csv, row 17, column kind: 'income'; "
            "category individual holds cost",
        ],
    ),
    "organisation number whose check digit is wrong": (
        append("reference/invoice_recipient.csv", "kramfors,202100-5488,,,,Brev"),
        [
            "reference/invoice_recipient.csv, row 2, column organisation_number: '202100-5488'; "
            "expected a last digit that fits the others; compare with an invoice",
        ],
    ),
    "personal identity number as organisation number": (
        append("reference/invoice_recipient.csv", "kramfors,850101-1234,,,,Brev"),
        [
            "reference/invoice_recipient.csv, row 2, column organisation_number: '850101-1234'; "
            "expected text of the form [0-9]{2}[2-9][0-9]{3}-[0-9]{4}",
        ],
    ),
    "population twice": (
        append("reference/population.csv", "2282,Kramfors,2008,19473,,SCB,,"),
        [
            "reference/population.csv, row 175: the same municipality_code '2282', year '2008' as "
            "row 50; take one of the two rows out, or mend its key",
        ],
    ),
    "association file with a fault, and no complaint about the plans": (
        replace("reference/association.csv", "kramfors,Kramfors,", "kramfors,,"),
        [
            "reference/association.csv, row 5, column association_name: nothing; "
            "a value is required",
        ],
    ),
    "no association file, and no complaint about the plans": (
        delete("reference/association.csv"),
        [
            "reference/association.csv: the file is missing; "
            "write the file, or take it out of datapackage.json",
        ],
    ),
    "category file with a fault, and no complaint about the lines": (
        replace("vocabulary/budget_category.csv", "individual,Individ", "Individual,Individ"),
        [
            "vocabulary/budget_category.csv, row 2, column category_id: 'Individual'; "
            "expected text of the form [a-z0-9]+(-[a-z0-9]+)*",
        ],
    ),
    "empty category file, and no complaint about the lines": (
        write(
            "vocabulary/budget_category.csv",
            b"category_id,category_name,category_name_en,definition,kind,area_id,part_id,"
            b"sort_order\n",
        ),
        ["vocabulary/budget_category.csv: the table is empty; write at least one row"],
    ),
    "spelling of an unknown term, and no complaint about the lines": (
        replace(
            "vocabulary/spelling.csv",
            "budget_category,,Utvecklingsmedel,development,",
            "budget_category,,Utvecklingsmedel,utveckling,",
        ),
        [
            "vocabulary/spelling.csv, row 19, column target_id: 'utveckling'; "
            "expected an id that stands in budget_category.csv",
        ],
    ),
    "rule that is missing": (
        replace("reference/rule.csv", "loan-line,warning", "loans,warning"),
        [
            "reference/rule.csv, column rule_id: the rule 'loan-line' is missing; "
            "write it back; valid_to_year says when a rule no longer applies",
        ],
    ),
    "rule file with a fault, and no complaint about its rules": (
        replace("reference/rule.csv", "target-age,warning", "target-age,allvarlig"),
        [
            "reference/rule.csv, row 20, column severity: 'allvarlig'; "
            "expected one of error, info, warning",
        ],
    ),
    "value of a rule that is missing": (
        replace("reference/rule_value.csv", "annual-report-late,last_month,3\n", ""),
        [
            "reference/rule_value.csv, column name: the value 'last_month' of "
            "'annual-report-late' is missing; write it back",
        ],
    ),
}


@pytest.fixture
def copy_with_old_database(data_copy):
    """A copy of the data with bytes where the database stands."""
    data_copy.paths.database.write_bytes(OLD_DATABASE)
    return data_copy


@pytest.mark.parametrize("name", BAD_INPUT)
def test_a_fault_says_where_what_stands_there_and_what_would_be_right(name, copy_with_old_database):
    break_it, expected = BAD_INPUT[name]
    break_it(copy_with_old_database)
    faults = copy_with_old_database.faults()
    assert [str(fault) for fault in faults] == expected
    root = copy_with_old_database.paths.root
    assert copy_with_old_database.paths.database.read_bytes() == OLD_DATABASE
    assert list(root.glob(".finsam-*")) == []


def test_several_faults_are_all_told_at_once(copy_with_old_database):
    together = (
        "text in an amount",
        "wrong sha256",
        "unlisted file",
        "bad date in a table",
        "rule that is missing",
    )
    for name in together:
        BAD_INPUT[name][0](copy_with_old_database)
    assert [str(fault) for fault in copy_with_old_database.faults()] == [
        fault for name in together for fault in BAD_INPUT[name][1]
    ]


def test_the_message_counts_and_lists_the_faults_and_ends_with_what_to_do(data_copy):
    for name in ("text in an amount", "bad date in a table", "population twice"):
        BAD_INPUT[name][0](data_copy)
    with pytest.raises(PackageError) as raised:
        build(data_copy.paths)
    assert str(raised.value).splitlines() == [
        "3 faults in the data files; nothing was built",
        *(
            f"  {BAD_INPUT[name][1][0]}"
            for name in ("text in an amount", "bad date in a table", "population twice")
        ),
        "mend the files named above and build again",
    ]


def test_an_association_may_have_ranges_of_accounts_over_the_default(data_copy):
    append("reference/account_range.csv", "kramfors,6425,6999,administration,cost,false,,Brev")(
        data_copy
    )
    build(data_copy.paths)


def test_one_fault_is_counted_as_one(data_copy):
    BAD_INPUT["broken JSON"][0](data_copy)
    with pytest.raises(PackageError, match=r"^1 fault in the data files; nothing was built"):
        build(data_copy.paths)


def test_faults_of_every_plan_are_told(data_copy):
    for plan in data_copy.paths.plans.iterdir():
        (plan / "datapackage.json").write_bytes(b"{")
    assert len(data_copy.faults()) == 5


def test_faults_of_shared_and_plan_files_are_told_together(data_copy):
    names = ("text in an amount", "no association file, and no complaint about the plans")
    for name in names:
        BAD_INPUT[name][0](data_copy)
    assert [str(fault) for fault in data_copy.faults()] == [
        *BAD_INPUT[names[0]][1],
        *BAD_INPUT[names[1]][1],
    ]


@pytest.mark.parametrize("folder_is_there", [True, False])
def test_a_folder_without_plans_is_a_fault(folder_is_there, small_plans):
    if not folder_is_there:
        small_plans.paths.plans.rmdir()
    (fault,) = small_plans.copy.faults()
    assert str(fault) == "plans: there is no plan; add a folder with a plan package"


def test_a_plan_without_tables_is_empty(small_plans):
    small_plans.write()
    (fault,) = small_plans.copy.faults()
    assert str(fault) == (
        f"{DESCRIPTOR}, column resources: the plan is empty: no resources; "
        "list the CSV files of the plan"
    )


def test_a_plan_without_rows_is_empty(small_plans):
    small_plans.write(goal=[], meeting=[])
    (fault,) = small_plans.copy.faults()
    assert str(fault) == (f"{DESCRIPTOR}: the plan is empty; write at least one row in one table")


def test_a_correction_whose_printed_text_is_gone_stops_the_build(small_plans):
    small_plans.write(
        "row | text | category | 2014 budget\n1 | A | individual | 10",
        correction=[
            {
                "figure_id": "vasteras-2014-budget-r1-2014-budget",
                "printed_text": "11",
                "amount_sek": "12000",
            },
            {
                "figure_id": "vasteras-2014-budget-r9-2014-budget",
                "printed_text": "11",
                "amount_sek": "12000",
            },
        ],
    )
    assert [str(fault) for fault in small_plans.copy.faults()] == [
        f"{VASTERAS}/correction.csv, row 2, column printed_text: "
        "'vasteras-2014-budget-r1-2014-budget': it is printed '10'; "
        "take the correction out, or mend it",
        f"{VASTERAS}/correction.csv, row 3, column figure_id: "
        "'vasteras-2014-budget-r9-2014-budget': no such figure; "
        "take the correction out, or mend it",
    ]


def test_printed_text_that_is_no_amount_is_told(data_copy):
    data_copy.replace(LINES, f"{TOTAL},{TOTAL_TAIL}", f"{TOTAL} kr,{TOTAL_TAIL}")
    (fault,) = data_copy.faults()
    assert str(fault) == (
        f"{LINES}, row 85, column printed_text: '14 405 kr' is not an amount; "
        "write the figure exactly as printed, for example '1 250' or '-430,9'"
    )


def test_another_category_than_the_spelled_one_is_accepted_as_a_judgement(small_plans):
    small_plans.write("""
row | text          | category | judgement_text             | 2014 budget
1   | Resekostnader | board    | Det är styrelsens resor.   | 10
""")
    (line,) = small_plans.check().package.budget_line
    assert (line.category_id, line.is_judgement) == ("board", True)


def test_a_table_schema_that_is_missing_is_that_of_the_program(data_copy):
    data_copy.file("schemas/training.json").unlink()
    BAD_INPUT["bad date in a table"][0](data_copy)
    assert [str(fault) for fault in data_copy.faults()] == BAD_INPUT["bad date in a table"][1]


def test_a_table_schema_that_is_not_json_stops_the_build(data_copy):
    data_copy.file("schemas/goal.json").write_text("{", encoding="utf-8")
    with pytest.raises(StoreError, match=r"the table schema goal\.json is not JSON: .*; mend it"):
        build(data_copy.paths)


def test_a_file_saved_by_excel_with_a_byte_order_mark_is_read(data_copy):
    path = data_copy.file(f"{VASTERAS}/goal.csv")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    BAD_INPUT["bad date in a table"][0](data_copy)
    assert [str(fault) for fault in data_copy.faults()] == BAD_INPUT["bad date in a table"][1]


def test_hidden_files_of_the_file_manager_are_not_data(data_copy):
    data_copy.file("plans/vasteras-2014/.DS_Store").write_bytes(b"\x00")
    data_copy.file("plans/.cache").mkdir()
    assert build(data_copy.paths).plan_count == 5
