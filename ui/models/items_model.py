"""A list that is whole in memory: a handful of items with their faces.

Refuses: pages; what may be long uses `PagedModel`.
"""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.models.paged_model import Phrases
from ui.parts.faces import Part

Item = TypeVar("Item")
Index = QModelIndex | QPersistentModelIndex


class ItemsModel(QAbstractListModel, Generic[Item]):
    """Items in the order given."""

    def __init__(self, phrases: Phrases[Item], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self._items: tuple[Item, ...] = ()

    def set_items(self, items: Sequence[Item]) -> None:
        """Show these."""
        self.beginResetModel()
        self._items = tuple(items)
        self.endResetModel()

    def clear(self) -> None:
        """Forget everything, at lock."""
        self.set_items(())

    def rephrase(self) -> None:
        """Say every row anew."""
        if self._items:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._items) - 1, 0))

    def item(self, index: Index) -> Item | None:
        """The value of a row."""
        at = index.row()
        return self._items[at] if index.isValid() and at < len(self._items) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self.item(index)
        if item is None:
            return None
        if role == Part.FACE:
            return self._phrases.face(item)
        if role == Part.HEADING:
            return self._heading(index.row(), item)
        if role == Part.VALUE:
            return item
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole}:
            return self._phrases.sentence(item)
        return None

    def _heading(self, at: int, item: Item) -> str:
        key, words = self._phrases.heading_key, self._phrases.heading
        if key is None or words is None:
            return ""
        mine = key(item)
        return "" if at > 0 and key(self._items[at - 1]) == mine else words(mine)
