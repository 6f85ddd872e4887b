"""Choosing files, a folder or a place to save, in the system's own dialogs or Qt's.

Refuses: to overwrite; the use cases refuse a name that is taken, in words.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHeaderView, QTreeView, QWidget

from ui.look import look

_ROOM = (960, 620)
"""Pixels at 100 % that Qt's own dialog takes, where a system has none of its own."""


def pick_files(parent: QWidget, title: str) -> tuple[Path, ...]:
    """Files to read; empty if the person thought better of it."""
    return _asked(parent, title, QFileDialog.FileMode.ExistingFiles)


def pick_file(parent: QWidget, title: str, pattern: str) -> Path | None:
    """One file to read, those of a pattern such as `*.txt` first."""
    found = _asked(parent, title, QFileDialog.FileMode.ExistingFile, (pattern, "*"))
    return found[0] if found else None


def pick_folder(parent: QWidget, title: str) -> tuple[Path, ...]:
    """A folder to read; empty if the person thought better of it."""
    return _asked(parent, title, QFileDialog.FileMode.Directory)


def pick_target(parent: QWidget, title: str, name: str) -> Path | None:
    """Where to save under a proposed name; None if the person thought better of it."""
    found = _asked(parent, title, QFileDialog.FileMode.AnyFile, name=name)
    if not found:
        return None
    return found[0] if found[0].suffix else found[0].with_suffix(Path(name).suffix)


def _asked(
    parent: QWidget,
    title: str,
    mode: QFileDialog.FileMode,
    patterns: Sequence[str] = (),
    name: str = "",
) -> tuple[Path, ...]:
    dialog = dialog_for(parent, title, mode, patterns, name)
    try:
        return tuple(map(Path, dialog.selectedFiles())) if dialog.exec() else ()
    finally:
        dialog.deleteLater()


def dialog_for(
    parent: QWidget,
    title: str,
    mode: QFileDialog.FileMode,
    patterns: Sequence[str] = (),
    name: str = "",
) -> QFileDialog:
    """The dialog, not yet shown; a `name` makes it one for saving."""
    dialog = QFileDialog(parent, title, str(Path.home()))
    dialog.setFileMode(mode)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, on=mode is QFileDialog.FileMode.Directory)
    if patterns:
        dialog.setNameFilters(patterns)
    if name:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(name)
    _fit_columns(dialog)
    room = parent.window().size()
    width, height = (look().px(side) for side in _ROOM)
    dialog.resize(min(width, room.width()), min(height, room.height()))
    return dialog


def _fit_columns(dialog: QFileDialog) -> None:
    """In Qt's own dialog the names take the room that size, kind and date leave, whole words."""
    details = dialog.findChild(QTreeView)
    if details is None:
        return  # the system's own dialog
    head = details.header()
    head.setStretchLastSection(False)
    for column in range(1, head.count()):
        head.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
    head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
