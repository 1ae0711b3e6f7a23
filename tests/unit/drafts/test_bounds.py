"""Work on a document is given up when it takes too much."""

import resource
import sys

import pytest

from finsam_metrics.drafts.bounds import bounded
from finsam_metrics.model.errors import ReadingError

MEGABYTE = 1024**2


def test_work_on_a_document_is_given_up_when_it_takes_too_long():
    def work():
        with bounded(0.2, 500 * MEGABYTE):
            while True:
                pass

    with pytest.raises(ReadingError, match="takes too much time"):
        work()


@pytest.mark.skipif(sys.platform != "linux", reason="the system does not tell what is held")
def test_work_on_a_document_is_given_up_when_it_takes_too_much_memory():
    def work():
        with bounded(60, 100 * MEGABYTE):
            return len(bytearray(400 * MEGABYTE))

    with pytest.raises(ReadingError, match="or memory"):
        work()


def test_what_was_allowed_before_is_allowed_after():
    before = resource.getrlimit(resource.RLIMIT_AS)
    with bounded(60, 100 * MEGABYTE):
        pass
    assert resource.getrlimit(resource.RLIMIT_AS) == before
