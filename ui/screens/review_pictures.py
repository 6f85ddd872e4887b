"""Parts of the original beside doubtful rows: pages are asked for one by one and cut to the place.

Refuses: to open a file here; a confined child draws its pages.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QImage

from app.answers import ReviewFile
from sync.readers.pages import PagePicture
from sync.readers.places import Box, page_of
from ui.models.review_faces import place_in
from ui.models.review_model import ReviewModel
from ui.parts import image_of
from ui.runner import Runner

AskPage = Callable[[str, int, int], "Future[PagePicture]"]
"""Asks for a page: the path as imports tell it, the page from 0, the width in pixels."""

WIDTH: Final = 1800
MOST_PAGES: Final = 60
_THOUSAND: Final = 1000
_ASIDE: Final = 0.02
_ABOVE: Final = 0.7
"""How much of the page's width, and of the part's own height, is shown around a part."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    page: int
    parts: tuple[tuple[str, Box], ...]


class ReviewPictures(QObject):
    """Fills the pictures of one file's doubtful rows into the model."""

    def __init__(self, ask: AskPage, runner: Runner, model: ReviewModel) -> None:
        super().__init__(model)
        self._ask, self._runner, self._model = ask, runner, model
        self._path = ""
        self._waiting: list[_Wanted] = []
        self._kept: dict[str, QImage] = {}
        self._round = 0

    def show_file(self, file: ReviewFile | None) -> None:
        """Fetch what is beside the rows that the model shows now; the same file only once."""
        path = file.key if file is not None else ""
        if path == self._path:
            for key, image in self._kept.items():
                self._model.set_picture(key, image)
            return
        self.clear()
        if file is not None:
            self._path = path
            self._waiting = _pages(self._model)
            self._next(file.answer.path, self._round)

    def clear(self) -> None:
        """Forget every picture; what is on its way is not shown."""
        self._round += 1
        self._path = ""
        self._waiting.clear()
        self._kept.clear()

    def _next(self, path: str, turn: int) -> None:
        if turn != self._round or not self._waiting:
            return
        wanted = self._waiting.pop(0)
        self._runner.when(
            self._ask(path, wanted.page - 1, WIDTH),
            lambda drawn: self._arrived(path, turn, wanted, drawn),
            lambda _error: self._next(path, turn),  # the row stays, with its place in words
            self,
        )

    def _arrived(self, path: str, turn: int, wanted: _Wanted, drawn: PagePicture) -> None:
        if turn != self._round:
            return
        page = image_of(drawn.width, drawn.height, drawn.pixels)
        if not page.isNull():
            for key, box in wanted.parts:
                self._kept[key] = page.copy(around(box, page.width(), page.height()))
                self._model.set_picture(key, self._kept[key])
        self._next(path, turn)


def around(box: Box, width: int, height: int) -> QRect:
    """The part of a page in its pixels, with a little of what stands around it."""
    left = box.left / _THOUSAND - _ASIDE
    right = (box.left + box.width) / _THOUSAND + _ASIDE
    edge = max(box.height * _ABOVE, 4.0)
    top = (box.top - edge) / _THOUSAND
    bottom = (box.top + box.height + edge) / _THOUSAND
    part = QRect(
        round(left * width),
        round(top * height),
        max(1, round((right - left) * width)),
        max(1, round((bottom - top) * height)),
    )
    return part.intersected(QRect(0, 0, width, height))


def _pages(model: ReviewModel) -> list[_Wanted]:
    """The pages that doubtful rows stand on, in order, with their parts."""
    pages: dict[int, list[tuple[str, Box]]] = {}
    shown: Sequence[str] = [item.key for item in model.choosable if item.face.pictured]
    for key in shown:
        found = page_of(place_in(key))
        if found is not None and found[1] is not None:
            pages.setdefault(found[0], []).append((key, found[1]))
    return [_Wanted(page, tuple(parts)) for page, parts in sorted(pages.items())[:MOST_PAGES]]
