"""What an import found, to review before anything is saved; each row can be ticked.

Refuses: to save.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QImage

from ui.parts.faces import Part, ReviewFace

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One found thing: its key, its face, its sentence, whether it is ticked at first."""

    key: str
    face: ReviewFace
    sentence: str
    ticked: bool = True
    doubtful: bool = False


class ReviewModel(QAbstractListModel):
    """Found things with ticks; `ticks_changed` with how many are ticked."""

    ticks_changed = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[ReviewItem, ...] = ()
        self._ticked: set[str] = set()
        self._pictures: dict[str, QImage] = {}

    def set_items(self, items: Sequence[ReviewItem]) -> None:
        """Show these, with their first ticks."""
        self.beginResetModel()
        self._items = tuple(items)
        self._pictures.clear()
        self._ticked = {item.key for item in items if item.ticked and item.face.can_choose}
        self.endResetModel()
        self.ticks_changed.emit(len(self._ticked))

    def clear(self) -> None:
        """Forget everything, at lock."""
        self.set_items(())

    def set_picture(self, key: str, image: QImage) -> None:
        """Show this part of the original below a row."""
        self._pictures[key] = image
        for number, item in enumerate(self._items):
            if item.key == key:
                at = self.index(number, 0)
                self.dataChanged.emit(at, at, [Part.PICTURE])

    @property
    def ticked(self) -> tuple[str, ...]:
        """The keys of the ticked ones, in their order."""
        return tuple(item.key for item in self._items if item.key in self._ticked)

    @property
    def choosable(self) -> tuple[ReviewItem, ...]:
        """Those that can be ticked."""
        return tuple(item for item in self._items if item.face.can_choose)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._items)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self._items[index.row()].face.can_choose:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item = self._items[index.row()]
        on = item.key in self._ticked
        answers: dict[int, Any] = {
            Part.FACE: item.face,
            Part.VALUE: item.key,
            Part.PICTURE: self._pictures.get(item.key),
            Qt.ItemDataRole.AccessibleTextRole: item.sentence,
            Qt.ItemDataRole.DisplayRole: item.sentence,
        }
        if item.face.can_choose:
            ticked = (Qt.CheckState.Checked if on else Qt.CheckState.Unchecked).value
            answers[Qt.ItemDataRole.CheckStateRole] = ticked
        return answers.get(role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        item = self._items[index.row()]
        if not item.face.can_choose:
            return False
        if value == Qt.CheckState.Checked.value:
            self._ticked.add(item.key)
        else:
            self._ticked.discard(item.key)
        self.dataChanged.emit(index, index, [Qt.ItemDataRole.CheckStateRole])
        self.ticks_changed.emit(len(self._ticked))
        return True
