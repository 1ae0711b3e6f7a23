"""The kept documents, and those that were laid out as pages to be seen, by the document's hash."""

from pathlib import Path

from finsam_metrics.model.paths import DataPaths


def laid_out_path(paths: DataPaths, sha256: str) -> Path:
    """Where a document without pages of its own is kept as it was laid out."""
    return paths.documents / "laid_out" / f"{sha256}.pdf"


def document_with_pages(paths: DataPaths, sha256: str) -> Path | None:
    """Give the kept document whose pages are shown; None where it is not kept."""
    laid_out = laid_out_path(paths, sha256)
    if laid_out.is_file():
        return laid_out
    return next((path for path in paths.documents.glob(f"{sha256}*") if path.is_file()), None)
