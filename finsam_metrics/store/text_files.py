"""One data file as text: regular files only, UTF-8, of a size that a person could have written."""

import re
import stat
from pathlib import Path
from typing import Final

from finsam_metrics.model.errors import Fault

_MOST_BYTES: Final = 50_000_000
# Also line breaks, and what turns the direction of the text around it.
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


class DataFileError(Exception):
    """A data file that cannot be read as text.

    Attributes:
        fault: What is wrong with it.
    """

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(fault.found)


def read_text_file(path: Path, *, name: str, if_missing: str) -> str:
    """Read a data file.

    A pipe or a device would never end, so what is no regular file is not opened.

    Args:
        path: The file.
        name: How messages name it.
        if_missing: What to do where there is none.

    Raises:
        DataFileError: There is none, it is something else, too large, may not be read or is not
            UTF-8.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise _error(name, "this is no regular file", "put a file there, or take it away")
        if status.st_size > _MOST_BYTES:
            found = f"the file has {status.st_size} bytes"
            raise _error(name, found, f"at most {_MOST_BYTES} bytes")
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise _error(name, "the file is missing", if_missing) from None
    except UnicodeDecodeError:
        raise _error(name, "the text is not UTF-8", "save the file as UTF-8") from None
    except OSError as error:
        found = f"the file cannot be read: {error.strerror}"
        raise _error(name, found, "see that the server may read it") from error


def has_control_characters(text: str) -> bool:
    r"""Whether a text holds what no printed line does and a screen or terminal would obey.

    >>> has_control_characters("Styrelse\x1b[2J"), has_control_characters("Å\N{NO-BREAK SPACE}b")
    (True, False)
    """
    return _CONTROL.search(text) is not None


def _error(name: str, found: str, expected: str) -> DataFileError:
    return DataFileError(Fault(file=name, row=None, column=None, found=found, expected=expected))
