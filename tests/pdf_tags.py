"""The tags of a PDF, as a screen reader meets them."""

import pypdfium2.raw as pdfium


def tags_of(page):
    """The kind of every element of a page, with its alternative text, in reading order."""
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    found = []

    def walk(element):
        found.append(
            (
                _text(pdfium.FPDF_StructElement_GetType, element),
                _text(pdfium.FPDF_StructElement_GetAltText, element),
            )
        )
        for at in range(pdfium.FPDF_StructElement_CountChildren(element)):
            child = pdfium.FPDF_StructElement_GetChildAtIndex(element, at)
            if child:
                walk(child)

    for at in range(pdfium.FPDF_StructTree_CountChildren(tree)):
        walk(pdfium.FPDF_StructTree_GetChildAtIndex(tree, at))
    pdfium.FPDF_StructTree_Close(tree)
    return found


def _text(read, element):
    size = read(element, None, 0)
    if not size:
        return ""
    buffer = (pdfium.FPDF_WCHAR * (size // 2))()
    read(element, buffer, size)
    return bytes(buffer).decode("utf-16-le").rstrip("\0")
