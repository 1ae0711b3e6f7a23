"""Why a question has no answer, in Swedish, and where in it the fault is."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from finsam_metrics.documents.reasons import Reason
from finsam_metrics.model.errors import FinsamError
from finsam_metrics.model.swedish_numbers import format_number
from finsam_metrics.queries import bounds


class QueryError(FinsamError):
    """A question that has no answer.

    Attributes:
        swedish: What is wrong and what to do.
        line: The line of the question where it is wrong, from 1; None where that is not known.
        column: The sign in that line, from 1.
    """

    def __init__(self, swedish: str, *, line: int | None = None, column: int | None = None) -> None:
        self.swedish, self.line, self.column = swedish, line, column
        super().__init__(swedish)


TOO_SLOW: Final = (
    f"Frågan tog mer än {bounds.PROCESSOR_SECONDS} sekunder och avbröts. "
    "Välj ut färre rader med where, eller se efter att varje join har ett villkor."
)
TOO_MUCH_MEMORY: Final = (
    "Frågan behövde mer minne än den får ta och avbröts. Välj ut färre rader med where, eller "
    "räkna ihop dem med group by."
)
TOO_MUCH_TEXT: Final = (
    f"Svaret är större än {bounds.MOST_BYTES // 1_000_000} MB. Välj färre kolumner, eller färre "
    "rader med where eller limit."
)
TOO_LONG: Final = f"Frågan är för lång. Den får ha högst {format_number(bounds.MOST_SIGNS)} tecken."
TOO_MANY_ASK: Final = "Många frågar just nu. Försök igen om en stund."
NO_ANSWER: Final = "Frågan gick inte att besvara. Skriv om den och försök igen."
NOT_HERE: Final = (
    "Frågor kan inte ställas på den här servern, för de kan bara begränsas på Linux och macOS. "
    "Tabellerna går att hämta på sidan Öppna data."
)
ENDED: Final[Mapping[Reason, str]] = {
    Reason.TOO_SLOW: TOO_SLOW,
    Reason.TOO_MUCH_MEMORY: TOO_MUCH_MEMORY,
}
_OURS: Final = {
    "empty": "Skriv en fråga som börjar med select.",
    "several": "Ställ en fråga i taget. Ta bort det som står efter semikolonet; pivot går inte.",
    "no question": "Frågan måste vara en enda select. Tabellerna går bara att läsa.",
    "Out of Memory": TOO_MUCH_MEMORY,
    "Permission": "Frågan får bara läsa de öppna tabellerna, inte filer eller annat på servern.",
}
_Said = Callable[[re.Match[str]], str]
# What the engine says, by what it means here. A name is given back as it was typed.
_KNOWN: Final[tuple[tuple[re.Pattern[str], _Said], ...]] = tuple(
    (re.compile(pattern, re.DOTALL), said)
    for pattern, said in (
        (
            r"syntax error at or near \"(.*)\"",
            lambda m: f"Frågan går inte att förstå vid ”{m[1]}”.",
        ),
        (r"syntax error at end of input", lambda _: "Frågan tar slut mitt i. Något saknas."),
        (r"unterminated", lambda _: "Ett citattecken eller en kommentar är inte avslutad."),
        (
            r"Table with name (.+?) does not exist!",
            lambda m: f"Det finns ingen tabell ”{m[1]}”.",
        ),
        (
            r"Referenced column \"(.+?)\" (?:was )?not found",
            lambda m: (
                f"Det finns ingen kolumn ”{m[1]}” i tabellerna som frågan läser. "
                "Text skrivs med enkla citattecken, ”'så'”."
            ),
        ),
        (
            r"Referenced table \"(.+?)\" not found",
            lambda m: f"Tabellen ”{m[1]}” står inte efter from eller join.",
        ),
        (
            r"does not have a column named \"(.+?)\"",
            lambda m: f"Det finns ingen kolumn ”{m[1]}” i tabellen.",
        ),
        (
            r"Function with name (.+?) does not exist!",
            lambda m: f"Det finns ingen funktion ”{m[1]}”.",
        ),
        (
            r"column \"(.+?)\" must appear in the GROUP BY",
            lambda m: (
                f"Kolumnen ”{m[1]}” måste stå i group by, eller räknas ihop, till exempel med sum."
            ),
        ),
        (
            r"Ambiguous reference to column name \"(.+?)\"",
            lambda m: (
                f"Flera tabeller har en kolumn ”{m[1]}”. Skriv tabellens namn och en punkt före."
            ),
        ),
        (
            r"Could not convert string '(.*?)'",
            lambda m: f"Texten ”{m[1]}” är inget tal eller har en annan typ än den jämförs med.",
        ),
        (
            r"invalid date field format",
            lambda _: "Ett datum skrivs som '2026-01-31'.",
        ),
        (
            r"No function matches the given name and argument types '(.+?)\(",
            lambda m: f"”{m[1]}” går inte att räkna med kolumner av den typen.",
        ),
        (
            r"GROUP BY|aggregate|HAVING|WHERE clause cannot contain",
            lambda _: "Summor och antal kan inte stå där. Villkor på dem skrivs med having.",
        ),
        (r"expression depth", lambda _: "Frågan har för många led i varandra."),
        (r"Overflow|out of range", lambda _: "Ett tal blir för stort att räkna med."),
    )
)


def explain_refusal(sql: str, kind: str, message: str, position: int | None) -> QueryError:
    """Say why a question was refused, and where.

    Args:
        sql: The question.
        kind: As of ``RefusedQueryError``, as are the others.
        message: What the engine says.
        position: Bytes from the beginning.
    """
    line, column = _place(sql, position)
    if kind == "not open":
        said = f"”{message}” hör inte till de öppna tabellerna."
    elif kind in _OURS:
        said = _OURS[kind]
    else:
        said = next(
            (say(found) for pattern, say in _KNOWN if (found := pattern.search(message))),
            f"Frågan går inte att besvara. Databasen säger: {message.splitlines()[0]}"
            if message
            else NO_ANSWER,
        )
        said = f"{said}{_instead(message)}"
    return QueryError(said, line=line, column=column)


def _instead(message: str) -> str:
    """The names that the engine guesses were meant."""
    found = re.search(r"(?:Did you mean|Candidate bindings:) ?((?:\"[^\"]+\"(?:, )?)+)", message)
    names = re.findall(r"\"([^\"]+)\"", found[1]) if found else []
    return f" Menar ni {' eller '.join(f'”{name}”' for name in names[:3])}?" if names else ""


def _place(sql: str, position: int | None) -> tuple[int | None, int | None]:
    if position is None:
        return None, None
    before = sql.encode()[:position].decode("utf-8", "ignore")
    return before.count("\n") + 1, len(before) - before.rfind("\n")
