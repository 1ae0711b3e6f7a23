"""Pages of kept documents are shown to those who may see documents, and to nobody else."""

import pytest
from streamlit.testing.v1 import AppTest

from finsam_metrics.documents.page_pictures import PagePicture
from finsam_metrics.ui.parts import document_pages
from tests.logged_in import SECRETS, claims

SHA256 = "ab" * 32


def page_of_a_figure():
    """Draw the page that one figure stands on."""
    import polars as pl

    from finsam_metrics.ui.parts.document_pages import draw_printed_places

    rows = pl.DataFrame({"origin_id": ["f"], "document_id": ["d"], "words_text": ["Hyra 12"]})
    edges = {f"{side}_edge": [10.0] for side in ("left", "top", "right", "bottom")}
    place = pl.DataFrame({"figure_id": ["f"], "page": [1], "page_angle": [0.0], **edges})
    documents = pl.DataFrame({"document_id": ["d"], "sha256": ["ab" * 32]})
    draw_printed_places(rows, {"place": place, "document": documents}, key="x")


@pytest.mark.parametrize(
    ("changed", "pictures"),
    [
        ({}, 1),
        ({"groups": ["alla"]}, 0),
        ({"groups": None}, 0),
        ({"exp": 1}, 0),
        ({"is_logged_in": False}, 0),
    ],
)
def test_a_page_is_shown_to_who_is_logged_in_as_a_coordinator_now(
    monkeypatch, tmp_path, changed, pictures
):
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / f"{SHA256}.pdf").touch()
    monkeypatch.setenv("FINSAM_DATA", str(tmp_path))
    shown = PagePicture(content=b"", width=100, height=140)
    monkeypatch.setattr(document_pages, "picture_of", lambda *_: shown)
    app = AppTest.from_function(page_of_a_figure, default_timeout=20)
    app.secrets, app.user = SECRETS, claims(**changed)
    app.run()
    assert not app.exception
    assert len(app.get("vega_lite_chart")) == pictures


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (f"{SHA256}.pdf", "Sida 1 i dokumentet."),
        (f"laid_out/{SHA256}.pdf", "Sida 1 i dokumentet, så som det visas här."),
    ],
)
def test_a_page_that_was_laid_out_here_says_so(monkeypatch, tmp_path, name, said):
    document = tmp_path / "documents" / name
    document.parent.mkdir(parents=True)
    document.touch()
    monkeypatch.setenv("FINSAM_DATA", str(tmp_path))
    shown = PagePicture(content=b"", width=100, height=140)
    monkeypatch.setattr(document_pages, "picture_of", lambda *_: shown)
    app = AppTest.from_function(page_of_a_figure, default_timeout=20)
    app.secrets, app.user = SECRETS, claims()
    app.run()
    assert [one.value for one in app.caption] == [said]
