"""A list whose rows come in pages from a background lane; rows are plain values of ours.

Refuses: waiting, and showing a page that was asked for before the last reset.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from ui.parts.faces import Part
from ui.runner import Runner

Item = TypeVar("Item")
Item_co = TypeVar("Item_co", covariant=True)
Index = QModelIndex | QPersistentModelIndex

FIRST_PAGE = 200
PAGE = 2000


class Sheaf(Protocol[Item_co]):
    """What a page is: how many there are in all, and these rows (`vault.records.Page` fits)."""

    @property
    def total(self) -> int: ...

    @property
    def rows(self) -> Sequence[Item_co]: ...


@dataclass(frozen=True, slots=True)
class Slice(Generic[Item]):
    """A page of anything."""

    total: int
    rows: tuple[Item, ...]


Fetch = Callable[[int, int], "Future[Any]"]
"""Asked with offset and limit; the future brings a `Sheaf`."""


@dataclass(frozen=True, slots=True)
class Phrases(Generic[Item]):
    """How an item is shown: its face, its sentence for screen readers, the heading it is under."""

    face: Callable[[Item], object]
    sentence: Callable[[Item], str]
    heading_key: Callable[[Item], str] | None = None
    heading: Callable[[str], str] | None = None


class PagedModel(QAbstractListModel, Generic[Item]):
    """Rows by pages; `filled` with the total when the first page is there."""

    filled = Signal(int)
    failed = Signal(object)

    def __init__(
        self, runner: Runner, phrases: Phrases[Item], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._phrases = phrases
        self._fetch: Fetch | None = None
        self._items: list[Item] = []
        self._faces: dict[int, object] = {}
        self._total = 0
        self._generation = 0
        self._asked = False

    @property
    def total(self) -> int:
        """How many rows there are in all, also those not fetched yet."""
        return self._total

    def item(self, index: Index) -> Item | None:
        """The value of a row."""
        at = index.row()
        return self._items[at] if index.isValid() and at < len(self._items) else None

    def find(self, wanted: Callable[[Item], bool]) -> QModelIndex:
        """The first fetched row that fits; an invalid index if none does."""
        for at, item in enumerate(self._items):
            if wanted(item):
                return self.index(at, 0)
        return QModelIndex()

    def load(self, fetch: Fetch) -> None:
        """Show what `fetch` brings; the present rows stay until its first page is there."""
        self._fetch = fetch
        self._generation += 1
        self._asked = False
        self._ask(0, FIRST_PAGE)

    def reload(self) -> None:
        """Fetch anew, after something changed."""
        if self._fetch is not None:
            self.load(self._fetch)

    def clear(self) -> None:
        """Forget everything, at lock."""
        self._generation += 1
        self._fetch = None
        self._replace((), 0)

    def rephrase(self) -> None:
        """Say every row anew, in another language."""
        self._faces.clear()
        if self._items:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._items) - 1, 0))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self.item(index)
        if item is None:
            return None
        if role == Part.FACE:
            return self._face(index.row(), item)
        if role == Part.HEADING:
            return self._heading(index.row(), item)
        if role == Part.VALUE:
            return item
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole}:
            return self._sentence(index.row(), item)
        return None

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and len(self._items) < self._total and not self._asked

    def fetchMore(self, parent: Index) -> None:
        if not parent.isValid():
            self._ask(len(self._items), PAGE)

    def _ask(self, offset: int, limit: int) -> None:
        if self._fetch is None or self._asked:
            return
        self._asked = True
        generation = self._generation
        self._runner.when(
            self._fetch(offset, limit),
            lambda page: self._arrived(generation, offset, page),
            lambda error: self._refused(generation, error),
            self,
        )

    def _arrived(self, generation: int, offset: int, page: Sheaf[Item]) -> None:
        if generation != self._generation:
            return
        self._asked = False
        if offset == 0:
            self._replace(page.rows, page.total)
            self.filled.emit(page.total)
        elif page.rows and offset == len(self._items):
            last = offset + len(page.rows) - 1
            self.beginInsertRows(QModelIndex(), offset, last)
            self._items.extend(page.rows)
            self.endInsertRows()
        else:
            self._total = len(self._items)

    def _refused(self, generation: int, error: Exception) -> None:
        if generation == self._generation:
            self._asked = False
            self._total = len(self._items)
            self.failed.emit(error)

    def _replace(self, rows: Sequence[Item], total: int) -> None:
        self.beginResetModel()
        self._items = list(rows)
        self._faces.clear()
        self._total = max(total, len(self._items))
        self.endResetModel()

    def _face(self, at: int, item: Item) -> object:
        if at not in self._faces:
            self._faces[at] = self._made_face(at, item)
        return self._faces[at]

    def _made_face(self, _at: int, item: Item) -> object:
        """The face of a row, made once."""
        return self._phrases.face(item)

    def _sentence(self, _at: int, item: Item) -> str:
        return self._phrases.sentence(item)

    def _heading(self, at: int, item: Item) -> str:
        key, words = self._phrases.heading_key, self._phrases.heading
        if key is None or words is None:
            return ""
        mine = key(item)
        if at > 0 and key(self._items[at - 1]) == mine:
            return ""
        return words(mine)
