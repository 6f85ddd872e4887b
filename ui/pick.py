"""Choosing files, a folder or a place to save, in the system's own dialogs.

Refuses: to overwrite; the use cases refuse a name that is taken, in words.
"""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def pick_files(parent: QWidget, title: str) -> tuple[Path, ...]:
    """Files to read; empty if the person thought better of it."""
    names, _ = QFileDialog.getOpenFileNames(parent, title)
    return tuple(Path(name) for name in names)


def pick_folder(parent: QWidget, title: str) -> tuple[Path, ...]:
    """A folder to read; empty if the person thought better of it."""
    name = QFileDialog.getExistingDirectory(parent, title)
    return (Path(name),) if name else ()


def pick_target(parent: QWidget, title: str, name: str) -> Path | None:
    """Where to save under a proposed name; None if the person thought better of it."""
    proposed = str(Path.home() / name)
    option = QFileDialog.Option.DontConfirmOverwrite
    found, _ = QFileDialog.getSaveFileName(parent, title, proposed, options=option)
    if not found:
        return None
    target = Path(found)
    return target if target.suffix else target.with_suffix(Path(name).suffix)
