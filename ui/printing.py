"""Pictures of pages to the system's printer.

Refuses: printing without the person's own dialog.
"""

from collections.abc import Sequence

from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget


def print_pictures(pictures: Sequence[bytes], parent: QWidget) -> bool:
    """Each picture on a page of its own; False if the person thought better of it."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    wanted = dialog.exec()
    dialog.deleteLater()
    if not wanted:
        return False
    painter = QPainter(printer)
    for at, picture in enumerate(pictures):
        if at:
            printer.newPage()
        painter.drawImage(painter.viewport(), QImage.fromData(picture))
    painter.end()
    return True
