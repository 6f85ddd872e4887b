"""A plain table of texts: the twin of a chart, and any other list of columns.

Refuses: editing and numbers of its own; every cell is a text from the caller.
"""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.look import Role, look
from ui.look.tokens import TARGET

Index = QModelIndex | QPersistentModelIndex


class _Cells(QAbstractTableModel):
    """Texts in rows and columns."""

    def __init__(self) -> None:
        super().__init__()
        self.headers: tuple[str, ...] = ()
        self.rows: tuple[tuple[str, ...], ...] = ()

    def fill(self, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        self.beginResetModel()
        self.headers = tuple(headers)
        self.rows = tuple(tuple(row) for row in rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.headers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.headers[index.column()]}: {self.rows[index.row()][index.column()]}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self.headers[section]
        if role == Qt.ItemDataRole.FontRole:
            return look().font(Role.SMALL_STRONG)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None


class DataTable(QTableView):
    """A named table that the keyboard walks row by row; as tall as its rows, within a limit."""

    opened = Signal(int)
    focus_moved = Signal()

    def __init__(
        self, name: str, headers: Sequence[str], rows: Sequence[Sequence[str]], *, most: int = 8
    ) -> None:
        super().__init__()
        self._look = look()
        self._most = most
        self._cells = _Cells()
        self.setModel(self._cells)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.activated.connect(lambda index: self.opened.emit(index.row()))
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.focus_moved.emit())
        self._look.changed.connect(self._rescale)
        self.fill(headers, rows)

    def fill(self, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show other texts."""
        self._cells.fill(headers, rows)
        self._rescale()

    def focus_rect(self) -> QRect:
        """Where the keyboard is: the current row, or the whole table."""
        index = self.currentIndex()
        if not index.isValid():
            return self.rect()
        row = self.visualRect(index).translated(self.viewport().pos())
        return QRect(2, row.top(), self.width() - 4, row.height())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.focus_moved.emit()

    def sizeHint(self) -> QSize:
        rows = min(max(1, self._cells.rowCount()), self._most)
        height = self.horizontalHeader().sizeHint().height() + rows * self._row() + 8
        return QSize(self._look.px(320), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(200), min(self.sizeHint().height(), self._look.px(160)))

    def _row(self) -> int:
        return self._look.px(TARGET)

    def _rescale(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._row())
        self.updateGeometry()
