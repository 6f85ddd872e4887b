"""A process that ends at its first painted window and tells the memory it holds then (Linux).

Refuses: anything after the first paint: screens, session and keeper come later.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.frame import Frame


def _told_and_gone() -> None:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    sys.stdout.write(f"{pages * os.sysconf('SC_PAGE_SIZE') // 1024}\n")
    sys.stdout.flush()
    os._exit(0)


def empty() -> None:
    """A window of Qt with nothing in it."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QWidget

    application = QApplication([])
    window = QWidget()
    window.resize(1366, 860)
    window.show()
    window.repaint()
    QTimer.singleShot(0, window, _told_and_gone)
    application.exec()


def ours() -> None:
    """Our frame as the program opens it; what follows its first paint is left out."""
    from ui import main

    paint = main.after_first_paint

    def and_no_more(frame: "Frame", action: Callable[[], None]) -> None:
        paint(frame, _told_and_gone)

    main.after_first_paint = and_no_more
    main.main()


if __name__ == "__main__":
    {"empty": empty, "ours": ours}[sys.argv[1]]()
