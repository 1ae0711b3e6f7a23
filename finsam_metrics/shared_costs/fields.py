"""Where in a case something stands: as in the file, and in Swedish."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from finsam_metrics.model.errors import CaseError
from finsam_metrics.model.swedish_numbers import format_list
from finsam_metrics.shared_costs.cases import BASIS_NAMES

_LABELS = {
    "alone_sek": "kostnad på egen hand",
    "allocation_sek": "statens tilldelning",
    "among": "gäller för",
    "amount_sek": "belopp",
    "amounts": "belopp",
    "basis": "underlag",
    "benefit_sek": "nytta",
    "cap_sek": "tak",
    "ceiling_sek": "högsta belopp",
    "coalitions": "kostnad för varje grupp av parter",
    "date": "datum",
    "due_date": "förfallodag",
    "excess": "nyckel för det som överstiger taket",
    "fixed_sek": "fast del",
    "fixed_share": "fast del",
    "fewest": "så få som möjligt",
    "floor_sek": "lägsta belopp",
    "income_sek": "intäkter",
    "inhabitants_16_64": "invånare 16–64",
    "invoice_address": "fakturaadress",
    "invoice_email": "e-post för fakturor",
    "key": "nyckel",
    "key_id": "avtalad nyckel",
    "krona": "hela kronor",
    "lines": "rader",
    "marginal_sek": "särkostnad",
    "method": "metod",
    "names": "namn",
    "no": "nej",
    "ore": "hela öre",
    "organisation_number": "organisationsnummer",
    "pairs": "kostnad för kostnad",
    "participants": "deltagare",
    **{basis.value: name for basis, name in BASIS_NAMES.items()},
    "parties": "parter",
    "party_details": "uppgifter till fakturorna",
    "payers": "betalare",
    "per_head_sek": "kostnad per deltagare",
    "reference": "referens",
    "rounding": "avrundning",
    "settlement": "reglering",
    "shares": "andelar",
    "size": "gruppens storlek",
    "step_sek": "kostnad per grupp",
    "steps": "trappsteg",
    "support": "försörjningsmått",
    "text": "vad vikterna är",
    "title": "rubrik",
    "unknown": "vet inte",
    "vat_recovered": "moms ersätts",
    "vat_sek": "moms",
    "weights": "vikter",
    "years": "vikternas år",
    "year": "år",
    "yes": "ja",
}


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a case; without arguments the case itself.

    Attributes:
        path: As in the case file, for example ``lines[2].amount_sek``.
        place: In Swedish, for example ``rad 3 ”Konferens”, belopp``.
        names: Names of the parties, where they are known.
    """

    path: str = ""
    place: str = ""
    names: Mapping[str, str] = field(default_factory=dict, compare=False)

    def of(self, name: str, label: str | None = None) -> "Field":
        """The field with this name in it; ``label`` where its Swedish name is another."""
        label = label or _LABELS.get(name, f"”{name}”")
        return replace(
            self,
            path=f"{self.path}.{name}" if self.path else name,
            place=f"{self.place}, {label}" if self.place else label,
        )

    def of_parties(self, members: str) -> "Field":
        """The field of a party, or of a group of them (``a+b``), in it."""
        return self.of(members, self.name_of(members))

    def name_of(self, members: str) -> str:
        """Name a party or a group of them; one without a name by its id, quoted."""
        return format_list([self.names.get(party, f"”{party}”") for party in members.split("+")])

    def item(self, index: int) -> "Field":
        """The item with this index, counted from 0 in the file and from 1 in Swedish."""
        place = f"{self.place}, nummer {index + 1}"
        return replace(self, path=f"{self.path}[{index}]", place=place)

    def error(self, message: str) -> CaseError:
        """Say what is wrong here and what would be right."""
        return CaseError(
            field=whole_signs(self.path),
            place=whole_signs(self.place),
            message=whole_signs(message),
        )


CASE = Field()


def whole_signs(text: str) -> str:
    """Give a text with a box for each half of a sign, which no page or file can hold."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def line_field(index: int, title: str | None = None, case: Field = CASE) -> Field:
    """The line of the case with this index, counted from 0."""
    named = f" ”{title}”" if title else ""
    return replace(case, path=f"lines[{index}]", place=f"rad {index + 1}{named}")


def as_written(word: str) -> str:
    """Name a word of a case file in Swedish, and quoted as it is written there.

    >>> as_written("parties")
    'parter (”parties”)'
    """
    return f"{_LABELS[word]} (”{word}”)"
