"""Work on a document is given up when it takes too much."""

import resource
import subprocess
import sys

import pytest

from finsam_metrics.drafts.bounds import bounded
from finsam_metrics.model.errors import ReadingError
from finsam_metrics.model.paths import PROJECT_ROOT

MEGABYTE = 1024**2


def test_work_on_a_document_is_given_up_when_it_takes_too_long():
    def work():
        with bounded(0.2, 500 * MEGABYTE):
            while True:
                pass

    with pytest.raises(ReadingError, match="takes more time"):
        work()


@pytest.mark.skipif(sys.platform != "linux", reason="the system does not tell what is held")
def test_work_on_a_document_is_given_up_when_it_takes_too_much_memory():
    work = (
        "from finsam_metrics.drafts.bounds import bounded\n"
        f"with bounded(60, {100 * MEGABYTE}):\n"
        f"    bytearray({400 * MEGABYTE})\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", work], cwd=PROJECT_ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "ReadingError: cannot read the document" in done.stderr.splitlines()[-1]
    assert "takes more memory" in done.stderr


def test_what_was_allowed_before_is_allowed_after():
    before = resource.getrlimit(resource.RLIMIT_AS)
    with bounded(60, 100 * MEGABYTE):
        pass
    assert resource.getrlimit(resource.RLIMIT_AS) == before
