"""python -m benchmarks.reading.browser_prints [SEEDS]: the corpus printed to PDF by a browser.

Made by another hand than the corpus' own PDF files: another writer, other fonts, cells that wrap,
headings and amounts that are aligned otherwise, pages that end anywhere.
"""

import sys
import tempfile
from pathlib import Path

from benchmarks.reading.corpus import budget_of, form_named, score_document
from benchmarks.reading.scoring import HEAD, Score, score_line
from benchmarks.serving.browsers import chromium

_LABELS_LEFT = "td:first-child, th:first-child { text-align: left !important }"
_TO_THE_RIGHT = f"td, th {{ text-align: right }} {_LABELS_LEFT}"
_WRAPPED = (
    f"{_TO_THE_RIGHT} td, th {{ padding: 4px 10px; white-space: nowrap }}"
    "td:first-child { white-space: normal; width: 140px } body { font: 10pt sans-serif }"
)
STYLES = {
    "a browser's own style": f"td, th {{ padding-left: 14px }} {_TO_THE_RIGHT}",
    "headings to the left": f"body {{ font: 11pt sans-serif }} table {{ width: 100% }} "
    f"td {{ text-align: right; border-bottom: 1px solid #ccc }} "
    f"th {{ text-align: left }} {_LABELS_LEFT}",
    "labels to the right": "td, th { text-align: right; padding-left: 14px }",
    "in the middle": f"td, th {{ text-align: center; padding: 2px 10px }} {_LABELS_LEFT}",
    "amounts to the left": "td, th { text-align: left !important; padding-right: 18px }",
    "grid": f"table {{ border-collapse: collapse }} td, th {{ border: 1px solid }} {_TO_THE_RIGHT}",
    "lines between columns": "@page { size: A4 landscape } "
    "table { width: 100%; border: 1px solid; border-collapse: collapse } "
    f"td + td, th + th {{ border-left: 1px solid }} {_TO_THE_RIGHT}",
    "striped": "body { font: 12pt/1.6 sans-serif } table { width: 100% } "
    f"tr:nth-child(even) {{ background: #eee }} {_TO_THE_RIGHT}",
    "wrapped, amounts above": f"{_WRAPPED} td, th {{ vertical-align: top }}",
    "wrapped, amounts in the middle": f"{_WRAPPED} td, th {{ vertical-align: middle }}",
    "wrapped, amounts below": f"{_WRAPPED} td, th {{ vertical-align: bottom }}",
    "large": "body { font: 14pt DejaVu Sans } td, th { padding: 6px 8px; white-space: nowrap } "
    f"td:first-child {{ white-space: normal }} {_TO_THE_RIGHT}",
    "two columns": "body { font: 9pt serif; column-count: 2 } "
    f"td, th {{ padding: 1px 4px }} {_TO_THE_RIGHT}",
}


def main(seeds: range) -> None:
    """Print, read and score every seed in every style."""
    whole, faults = Score(), []
    print(HEAD)
    with chromium() as browser, tempfile.TemporaryDirectory() as folder:
        for name, style in STYLES.items():
            score = Score()
            for seed in seeds:
                html = form_named("HTML, head and body").write(budget_of(seed)).decode()
                page = browser.new_page()
                page.set_content(html.replace("</head>", f"<style>{style}</style></head>"))
                path = Path(folder) / f"{seed}.pdf"
                page.pdf(path=path, format="A4", prefer_css_page_size=True)
                page.close()
                score.add(score_document(path, seed, f"{name} {seed}"))
            print(score_line(name, score), flush=True)
            whole.add(score)
            faults += score.faults
    print(score_line("all", whole))
    print("\n".join(faults))


if __name__ == "__main__":
    first, _, last = (sys.argv[1] if len(sys.argv) > 1 else "1-8").partition("-")
    main(range(int(first), int(last or first) + 1))
