"""What the country's plans say besides money."""

import csv
from collections.abc import Iterator
from datetime import date
from random import Random

from benchmarks.country.associations import Association
from benchmarks.country.budgets import INITIATIVES
from benchmarks.country.files import DATA, Row, slug

_TRAININGS = (
    ("Motiverande samtal", "course"),
    ("Att möta unga", "full-day"),
    ("Psykisk hälsa i arbetslivet", "lecture"),
    ("Samverkan i praktiken", "seminar"),
    ("Gemensam planering", "planning-day"),
    ("Frukostmöte för parterna", "network-meeting"),
    ("Länets konferens", "conference"),
)
_GOALS = (
    ("Insatser", "Deltagare går vidare till arbete eller studier", ">=", "40", "participants"),
    ("Insatser", "Nya deltagare under året", ">=", "120", "participants"),
    ("Samverkan", "Gemensamma möten hålls varje kvartal", ">=", "4", "count"),
    ("Ekonomi", "Det egna kapitalet är högst en femtedel av bidragen", "<=", "0.2", None),
    ("Samverkan", "Parterna känner till varandras uppdrag", None, None, None),
)
_BODIES = (("styrelse", 5), ("beredningsgrupp", 5), ("arbetsgrupp", 3))
_WITHOUT_ACCOUNTANT = 0.3


def groups(random: Random) -> Iterator[Row]:
    """Give priority_group.csv."""
    with (DATA / "vocabulary" / "common_group.csv").open(encoding="utf-8") as file:
        groups = [row for row in csv.DictReader(file) if row["is_statutory"] == "false"]
    chosen = random.sample(groups, random.randint(0, 6))
    for line, group in enumerate(chosen, start=30):
        yield {
            "group_text": group["group_name"].lower(),
            "group_id": group["group_id"],
            "age_from": 16 if group["group_id"] == "young" else "",
            "age_to": 29 if group["group_id"] == "young" else "",
            "context": random.choice(("priority", "priority", "target_group")),
            "is_judgement": "false",
            "page": 3,
            "line": line,
        }


def trainings(random: Random, year: int) -> Iterator[Row]:
    """Give training.csv."""
    for line, (title, kind) in enumerate(random.sample(_TRAININGS, random.randint(0, 6)), start=60):
        cost = random.choice((None, random.randint(3, 60)))
        month = random.choice((2, 3, 4, 5, 9, 10, 11))
        yield {
            "training_id": slug(title),
            "title": title,
            "when_text": "Våren" if month < 7 else "Hösten",
            "start_date": date(year, month, random.randint(1, 28)) if cost else "",
            "year": year,
            "month": month if cost else "",
            "season": "spring" if month < 7 else "autumn",
            "scope": random.choice(("joint", "local", "")),
            "reach": random.choice(("county", "open", "")),
            "training_type": kind,
            "participants_max": random.choice(("", 30, 80)),
            "cost_sek": cost * 1000 if cost else "",
            "printed_text": cost or "",
            "unit": "tkr" if cost else "",
            "is_judgement": "false",
            "page": 5,
            "line": line,
        }


def initiatives(lines: list[Row], year: int) -> Iterator[Row]:
    """Give initiative.csv, of the lines that are granted initiatives."""
    names = dict(INITIATIVES)
    for row in lines:
        if row["line_text"] in names and row["year"] == year:
            yield {
                "name": row["line_text"],
                **{name: row[name] for name in ("amount_sek", "printed_text", "unit")},
                "orientation": names[row["line_text"]],
                "is_judgement": "false",
                "page": 4,
                "line": row["line"],
            }


def staffing(random: Random, association: Association) -> Iterator[Row]:
    """Give staffing.csv."""
    share = random.choice(("1", "0.75", "0.5", ""))
    employer = random.choice((f"{association.name}s kommun", "samordningsförbundet", ""))
    yield {"role": "samordnare", "extent_share": share, "employer_text": employer, "line": 20}
    if random.random() > _WITHOUT_ACCOUNTANT:
        yield {"role": "ekonom", "employer_text": employer, "line": 21}


def meetings(random: Random, association: Association, year: int) -> Iterator[Row]:
    """Give meeting.csv."""
    for body, count in _BODIES[: random.randint(0, len(_BODIES))]:
        for line, month in enumerate(sorted(random.sample(range(1, 13), count)), start=80):
            yield {
                "body": body,
                "date": date(year, month, random.randint(1, 28)),
                "place": random.choice((association.name, "")),
                "page": 6,
                "line": line,
            }


def goals(random: Random) -> Iterator[Row]:
    """Give goal.csv."""
    for line, (area, summary, operator, value, unit) in enumerate(
        random.sample(_GOALS, random.randint(1, len(_GOALS))), start=40
    ):
        is_equity = area == "Ekonomi"
        yield {
            "area": area,
            "goal_summary": summary,
            "target_operator": operator or "",
            "target_value": value or "",
            "target_unit": "equity_share_of_contributions" if is_equity else unit or "",
            "page": 4,
            "line": line,
        }


def declarations(association: Association) -> Iterator[Row]:
    """Give declaration.csv."""
    summary = "Alla insatser registreras och följs i SUS."
    yield {"declaration_type": "follow_up", "declaration_summary": summary, "line": 50}
    members = ", ".join(name for _, name in association.municipalities)
    summary = f"Medlemmar: Försäkringskassan, Arbetsförmedlingen, regionen, {members}."
    yield {"declaration_type": "members", "declaration_summary": summary, "line": 51}
