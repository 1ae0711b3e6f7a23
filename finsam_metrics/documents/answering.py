"""What a process that opens somebody else's file does: hold to its limits, answer in plain data."""

import json
import os
from collections.abc import Callable, Sequence
from typing import Any

from finsam_metrics.documents.confinement import confine
from finsam_metrics.documents.limits import EXIT_TOO_MUCH_MEMORY, Limits
from finsam_metrics.documents.progress import Progress
from finsam_metrics.documents.reasons import UnreadableError


def answer(arguments: Sequence[str], work: Callable[[dict[str, Any], Progress], str]) -> int:
    """Do a task under its limits, and print what comes of it; what libraries print goes elsewhere.

    Args:
        arguments: JSON with the task and its limits.
        work: Does it, and gives its answer as JSON.

    Returns:
        The exit code: 0 where an answer or a reason was written.
    """
    task = json.loads(arguments[0])
    output = os.dup(1)
    os.dup2(2, 1)
    confine()
    progress = Progress(output, Limits(**task["limits"]))
    try:
        text = work(task, progress)
    except UnreadableError as error:
        text = json.dumps({"reason": error.reason, "pictures": error.pictures})
    except MemoryError:
        return EXIT_TOO_MUCH_MEMORY
    with os.fdopen(output, "w", encoding="utf-8", errors="replace") as out:
        out.write(text)
    return 0
