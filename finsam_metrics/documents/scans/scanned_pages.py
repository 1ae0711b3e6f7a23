"""Pages that are pictures of text, read by RapidOCR. Needs ``requirements-ocr.txt``."""

import logging
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from importlib.metadata import version
from itertools import islice
from typing import Any, Final, TypeAlias

import cv2
import numpy as np
import onnxruntime
import pypdfium2
from rapidocr import RapidOCR

from finsam_metrics.documents.page_layout.pages import PageContent
from finsam_metrics.documents.page_layout.printed_lines import Rule
from finsam_metrics.documents.scans.dense_figures import find_dense, has_one_more, stretched
from finsam_metrics.documents.scans.ink import ink_of, paper_of
from finsam_metrics.documents.scans.letter_heights import full_height
from finsam_metrics.documents.scans.pieces import PicturePiece, find_pieces, part_words
from finsam_metrics.documents.scans.ring_letters import with_ring
from finsam_metrics.documents.scans.text_layers import says_the_same
from finsam_metrics.model.sources import Box, Word

_DOTS_PER_INCH: Final = 200
_MOST_PIXELS: Final = 3500
_UPRIGHT: Final = 0.85
_LEAST_SURE: Final = 0.3
_LONGEST_SKEW: Final = 3.0
_SKEW_STEP: Final = 0.25
_SKEW_SIDE: Final = 800
_SIDEWAYS: Final = 1.5
_QUARTER: Final = 90
_RULE_SHARE: Final = 0.04
_THICKEST: Final = 8
_SPACE: Final = 0.45
_SETTINGS: Final = {
    "Global.use_cls": False,
    "Global.log_level": "error",
    "Global.max_side_len": _MOST_PIXELS,
    "EngineConfig.onnxruntime.intra_op_num_threads": 2,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}

_LETTER: Final = re.compile(r"[^\W\d_]")
_Read: TypeAlias = tuple[PicturePiece, str, float]
_Edges: TypeAlias = tuple[float, float]


class PictureReader:
    """Reads the words of pictures; made once, as its models take a while to load."""

    def __init__(self) -> None:
        logging.disable(logging.CRITICAL)
        onnxruntime.disable_telemetry_events()
        self._engine: Any = RapidOCR(params=_SETTINGS)

    @property
    def tools(self) -> dict[str, str]:
        """Name and version of what reads."""
        return {"rapidocr": version("rapidocr"), "onnxruntime": version("onnxruntime")}

    def read(self, page: pypdfium2.PdfPage, layer: PageContent) -> PageContent:
        """Read a page as a picture, set straight and without its ruling lines.

        A page that lies on its side or its head is read the way in which its letters are surest.

        Args:
            page: The page.
            layer: What stands on it by its own text, which is kept where the picture says the same.
        """
        picture = _picture(page)
        scale = page.get_width() / picture.shape[1]
        if says_the_same(layer.words, scale, partial(self._texts, picture)):
            return layer
        content, sure, is_sideways = self._read_straight(picture, scale)
        letters = sum(len(word.text) for word in content.words)
        if not is_sideways and sure >= _UPRIGHT * letters:
            return content
        turns = (1, 3) if is_sideways else (2,)
        readings = [(content, sure)]
        for turn in turns:
            turned, sure, _ = self._read_straight(np.rot90(picture, turn).copy(), scale)
            readings.append((replace(turned, angle=_QUARTER * turn + turned.angle), sure))
        return max(readings, key=lambda one: one[1])[0]

    def _read_straight(self, picture: Any, scale: float) -> tuple[PageContent, float, bool]:
        skew = _skew(picture)
        straight = _rotated(picture, skew, 255) if skew else picture
        across, upright, clean = _rules(straight)
        found = self._engine(clean, use_det=True, use_cls=False, use_rec=False)
        boxes = [] if found.boxes is None else list(found.boxes)
        words = tuple(self._words(clean, boxes, upright, scale))
        tall = sum(_is_tall(corners) for corners in boxes)
        sure = sum((word.confidence or 0.0) * len(word.text) for word in words)
        content = PageContent(
            words=words,
            across=tuple(_scaled(rule, scale) for rule in across),
            upright=tuple(_scaled(rule, scale) for rule in upright),
            angle=skew,
        )
        return content, sure, tall * 2 > len(boxes)

    def _words(
        self, picture: Any, boxes: Sequence[Any], upright: Sequence[Rule], scale: float
    ) -> Iterator[Word]:
        read = self._with_dense(picture, self._read(picture, find_pieces(picture, boxes, upright)))
        lines = _full_lines(read)
        for piece, text, sure in self._with_words_parted(picture, read, lines):
            if sure >= _LEAST_SURE:
                yield from _spread(text, sure, piece, lines[piece.top, piece.bottom], scale)

    def _with_dense(self, picture: Any, read: Sequence[_Read]) -> list[_Read]:
        """Read amounts again, stretched, that are wider than what was read in them."""
        again = list(read)
        places = find_dense([(piece, text) for piece, text, _ in read])
        parts = [stretched(read[place][0].cut_from(picture)) for place in places]
        for place, (text, sure) in zip(places, self._recognised(parts), strict=False):
            piece, before, _ = read[place]
            if has_one_more(before, text):
                again[place] = (piece, text, sure)
        return again

    def _with_words_parted(
        self, picture: Any, read: Sequence[_Read], lines: Mapping[tuple[int, int], _Edges]
    ) -> Iterator[_Read]:
        """Part words that were read as one, where they read the same each by itself."""
        parts = []
        for piece, text, _ in read:
            top, bottom = lines[piece.top, piece.bottom]
            is_word = _LETTER.search(text) is not None
            words = part_words(picture, piece, text, bottom - top) if is_word else []
            parts.append(words if len(words) > 1 else [])
        again = iter(self._read(picture, [word for words in parts for word in words]))
        for whole, words in zip(read, parts, strict=True):
            found = list(islice(again, len(words)))
            is_same = "".join(text for _, text, _ in found) == whole[1].replace(" ", "")
            yield from found if is_same and found else [whole]

    def _texts(self, picture: Any, pieces: Sequence[PicturePiece]) -> list[str]:
        return [text for _, text, _ in self._read(picture, pieces)]

    def _read(self, picture: Any, pieces: Sequence[PicturePiece]) -> list[_Read]:
        """Pieces with their text, and how sure it is; dashes need no reading."""
        letters = [piece for piece in pieces if not piece.is_dash]
        read = [(piece, "-", 1.0) for piece in pieces if piece.is_dash]
        told = self._recognised([one.cut_from(picture) for one in letters])
        return read + [
            (piece, text, sure) for piece, (text, sure) in zip(letters, told, strict=False)
        ]

    def _recognised(self, parts: Sequence[Any]) -> list[tuple[str, float]]:
        """The text of each small picture, and how sure it is."""
        if not parts:
            return []
        found = self._engine.recognize_txt(list(parts))
        return list(zip(found.txts or (), map(float, found.scores or ()), strict=False))


def _full_lines(read: Sequence[_Read]) -> dict[tuple[int, int], _Edges]:
    """Upper and lower edge of each line by the edges of its ink."""
    texts: defaultdict[tuple[int, int], str] = defaultdict(str)
    for piece, text, _ in read:
        texts[piece.top, piece.bottom] += text
    return {edges: full_height(text, *edges) for edges, text in texts.items()}


def _spread(
    text: str, sure: float, piece: PicturePiece, line: _Edges, scale: float
) -> Iterator[Word]:
    """The words of a piece, each its share of the width."""
    words = [with_ring(word) for word in text.split()]
    length = sum(map(len, words)) + _SPACE * (len(words) - 1)
    at = float(piece.left)
    for word in words:
        width = (piece.right - piece.left) * len(word) / length
        yield Word(
            text=word,
            box=Box(
                left=at * scale,
                top=line[0] * scale,
                right=(at + width) * scale,
                bottom=line[1] * scale,
            ),
            is_ocr=True,
            confidence=round(sure, 3),
        )
        at += width + (piece.right - piece.left) * _SPACE / length


def _picture(page: pypdfium2.PdfPage) -> Any:
    """The page in grey; a very large page in fewer dots per inch."""
    longest = max(page.get_width(), page.get_height())
    scale = min(_DOTS_PER_INCH / 72, _MOST_PIXELS / longest)
    picture = page.render(scale=scale).to_numpy()
    return cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY) if picture.ndim == 3 else picture


def _is_tall(corners: Any) -> bool:
    xs, ys = [corner[0] for corner in corners], [corner[1] for corner in corners]
    return bool(max(ys) - min(ys) > _SIDEWAYS * (max(xs) - min(xs)))


def _skew(picture: Any) -> float:
    """How far clockwise a picture's lines slope: they are level where rows of dots differ most."""
    share = _SKEW_SIDE / max(picture.shape)
    small = 255 - cv2.resize(picture, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
    steps = int(_LONGEST_SKEW / _SKEW_STEP)
    angles = [step * _SKEW_STEP for step in range(-steps, steps + 1)]
    return max(angles, key=lambda angle: _sharpness(small, angle) - abs(angle) * 1e-9)


def _sharpness(dark: Any, angle: float) -> float:
    rows = _rotated(dark, angle, 0).sum(axis=1, dtype=np.float64)
    return float(((rows[1:] - rows[:-1]) ** 2).sum())


def _rotated(picture: Any, angle: float, margin: int) -> Any:
    height, width = picture.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return cv2.warpAffine(
        picture, turn, (width, height), flags=cv2.INTER_LINEAR, borderValue=margin
    )


def _rules(picture: Any) -> tuple[list[Rule], list[Rule], Any]:
    """Level and upright ruling lines in dots, and the picture without them."""
    dark, paper, clean = ink_of(picture), paper_of(picture), picture.copy()
    found: list[list[Rule]] = []
    for is_level in (True, False):
        length = max(40, int(_RULE_SHARE * picture.shape[1 if is_level else 0]))
        shape = (length, 1) if is_level else (1, length)
        kernel = cv2.getStructuringElement(cv2.MORPH_RECT, shape)
        lines = cv2.morphologyEx(dark, cv2.MORPH_OPEN, kernel)
        count, _, places, _ = cv2.connectedComponentsWithStats(lines)
        rules = []
        for left, top, width, height, _ in (list(map(int, places[n])) for n in range(1, count)):
            if (height if is_level else width) > _THICKEST:
                continue
            start, size = (left, width) if is_level else (top, height)
            middle = top + height / 2 if is_level else left + width / 2
            rules.append(Rule(at=middle, start=start, end=start + size))
            drawn = (
                slice(max(0, top - 1), top + height + 1),
                slice(max(0, left - 1), left + width + 1),
            )
            clean[drawn] = paper[drawn]
        found.append(rules)
    return found[0], found[1], clean


def _scaled(rule: Rule, scale: float) -> Rule:
    return Rule(at=rule.at * scale, start=rule.start * scale, end=rule.end * scale)
