"""A clinical document as a page to read: its blocks put into a text document one by one.

Refuses: markup of the file; nothing is parsed, loaded, linked or run, words are only words.
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextListFormat,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextEdit

from sync.readers.ccda.laid import Block, Cell, LaidOut, Run
from ui.look import Role, look

_MARGIN = 10
_CELL = 6
_MOST_CELLS = 60_000
_HEADINGS = (Role.TITLE_M, Role.TITLE_S, Role.STRONG, Role.SMALL_STRONG)


class LaidOutPage(QTextEdit):
    """The page, read-only; it can be walked, copied and read aloud, and Tab leaves it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._look = look()
        self._shown = LaidOut()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setAccessibleName(name)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._look.changed.connect(self._write)

    def show_page(self, page: LaidOut) -> None:
        """Show another document."""
        self._shown = page
        self._write()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(480), self._look.px(520))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(200), self._look.px(240))

    def _write(self) -> None:
        self.clear()
        self.setFont(self._look.font(Role.BODY))
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        if self._shown.title:
            self._block(cursor, (Run(self._shown.title),), Role.TITLE_L)
        for line in self._shown.lines:
            self._block(cursor, (Run(line),), Role.SMALL)
        for block in self._shown.blocks:
            self._add(cursor, block)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.updateGeometry()

    def _add(self, cursor: QTextCursor, block: Block) -> None:
        if block.kind == "table":
            self._table(cursor, block)
        elif block.kind == "heading":
            role = _HEADINGS[min(max(block.level, 1), len(_HEADINGS)) - 1]
            self._block(cursor, block.runs, role, heading=min(block.level + 1, 6))
        elif block.kind == "item":
            self._item(cursor, block)
        elif block.kind == "caption":
            self._block(cursor, block.runs, Role.STRONG)
        else:
            self._block(cursor, block.runs, Role.BODY)

    def _new(self, cursor: QTextCursor, form: QTextBlockFormat) -> None:
        """A block of its own at the end, out of any list or table before it."""
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if self.document().isEmpty():
            cursor.setBlockFormat(form)
        else:
            cursor.insertBlock(form)

    def _block(
        self, cursor: QTextCursor, runs: tuple[Run, ...], role: Role, heading: int = 0
    ) -> None:
        form = QTextBlockFormat()
        form.setTopMargin(self._look.px(2 * _MARGIN if heading else _MARGIN / 2))
        form.setBottomMargin(self._look.px(_MARGIN / 2))
        form.setHeadingLevel(heading)
        self._new(cursor, form)
        self._runs(cursor, runs, role)

    def _item(self, cursor: QTextCursor, block: Block) -> None:
        form = QTextBlockFormat()
        form.setIndent(block.level)
        self._new(cursor, form)
        if block.number:
            self._runs(cursor, (Run(f"{block.number}. "), *block.runs), Role.BODY)
            return
        bullets = QTextListFormat()
        bullets.setStyle(QTextListFormat.Style.ListDisc)
        bullets.setIndent(max(1, block.level))
        cursor.createList(bullets)
        self._runs(cursor, block.runs, Role.BODY)

    def _table(self, cursor: QTextCursor, block: Block) -> None:
        placed, columns = _grid(block)
        form = QTextTableFormat()
        form.setCellPadding(self._look.px(_CELL))
        form.setCellSpacing(0)
        form.setBorder(self._look.palette.border)
        form.setBorderBrush(self._look.color("line"))
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setBorderCollapse(True)
        form.setTopMargin(self._look.px(_MARGIN / 2))
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        self._new(cursor, QTextBlockFormat())
        rows = min(len(block.rows), max(1, _MOST_CELLS // columns))
        table = cursor.insertTable(rows, columns, form)
        for row, column, cell in placed:
            if row >= rows:
                break
            if cell.rows > 1 or cell.columns > 1:
                deep = min(cell.rows, rows - row)
                table.mergeCells(row, column, deep, min(cell.columns, columns - column))
            within = table.cellAt(row, column).firstCursorPosition()
            self._runs(within, cell.runs, Role.SMALL_STRONG if cell.head else Role.SMALL)
        cursor.movePosition(QTextCursor.MoveOperation.End)

    def _runs(self, cursor: QTextCursor, runs: tuple[Run, ...], role: Role) -> None:
        font = self._look.font(role)
        for run in runs:
            form = QTextCharFormat()
            form.setFont(font)
            form.setForeground(self._look.color("text"))
            if run.bold:
                form.setFontWeight(QFont.Weight.Bold)
            form.setFontItalic(run.italic)
            form.setFontUnderline(run.underlined)
            if run.raised:
                up = QTextCharFormat.VerticalAlignment.AlignSuperScript
                down = QTextCharFormat.VerticalAlignment.AlignSubScript
                form.setVerticalAlignment(up if run.raised > 0 else down)
            cursor.insertText(run.text.replace("\n", "\N{LINE SEPARATOR}"), form)


def _grid(block: Block) -> tuple[list[tuple[int, int, Cell]], int]:
    """Where each cell stands once spans are counted, and how many columns there are."""
    taken: set[tuple[int, int]] = set()
    placed: list[tuple[int, int, Cell]] = []
    for row, cells in enumerate(block.rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            placed.append((row, column, cell))
            deep = min(cell.rows, len(block.rows) - row)
            taken.update(
                (row + down, column + right)
                for down in range(deep)
                for right in range(cell.columns)
            )
            column += cell.columns
    return placed, max((column for _, column in taken), default=0) + 1
