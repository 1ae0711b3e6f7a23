"""What the server has ready before its first visitor."""

from finsam_metrics.ui.serving import start


def test_the_dashboard_does_not_import_what_only_the_reading_of_documents_needs():
    names = start._our_modules()
    assert "finsam_metrics.ui.shell.filters" in names
    assert not [name for name in names if name.startswith("finsam_metrics.documents")]
    assert "finsam_metrics.tables.solving.readings" not in names
