"""The fields of a line of a SIE file."""

import re
from collections.abc import Iterator
from typing import Final

_QUOTED: Final = r'"(?:[^"\\]|\\.)*"'
_FIELD: Final = re.compile(
    rf'\s*(?:(?P<quoted>{_QUOTED})|\{{(?P<objects>(?:[^"}}]|{_QUOTED})*)\}}|(?P<plain>[^\s"{{}}]+))'
)
_END: Final = re.compile(r"\s*$")

Field = str | tuple[str, ...]


class FieldsError(ValueError):
    """A quotation mark or a brace that is not closed."""


def split_fields(line: str) -> list[Field]:
    r"""Part a line into its fields; a list of objects in braces is one field.

    Raises:
        FieldsError: A quotation mark or a brace is not closed.

    >>> split_fields('#PSALDO 0 202401 4010 {1 "Norra \\"A\\""} -1250.50')
    ['#PSALDO', '0', '202401', '4010', ('1', 'Norra "A"'), '-1250.50']
    """
    return list(_fields(line))


def _fields(line: str) -> Iterator[Field]:
    at = 0
    while not _END.match(line, at):
        found = _FIELD.match(line, at)
        if found is None:
            raise FieldsError(line[at:])
        at = found.end()
        if found["objects"] is not None:
            yield tuple(str(one) for one in _fields(found["objects"]))
        elif found["quoted"] is not None:
            # Only a quotation mark is written with a stroke before it; a path keeps its own.
            yield found["quoted"][1:-1].replace('\\"', '"').strip()
        else:
            yield found["plain"]
