"""Two faces of the window in four themes, against small pictures kept beside the tests.

Whoever changes the look on purpose runs `REKAMKU_NEW_LOOKS=1 pytest tests/ui/test_window_looks.py`,
looks at the pictures in `tests/ui/looks`, and commits them.
"""

import os
from pathlib import Path
from typing import cast

import pytest
from fake_session import Home
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from window_walk import Whole

from app.desk import Desk
from ui.look import Look, Theme

LOOKS = Path(__file__).parent / "looks"
WIDE = 480
SIZE = QSize(1366, 860)
FAINT = 40
"""How far a channel may be off before a point counts as different: letters' edges vary."""
MOST_DIFFERENT = 0.02


def picture(whole: Whole) -> QImage:
    """The window as it is, small, in plain colours."""
    grabbed = whole.window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    return grabbed.scaledToWidth(WIDE, Qt.TransformationMode.SmoothTransformation)


def different(one: QImage, other: QImage) -> float:
    """The share of points that anybody would call another colour."""
    assert one.size() == other.size()
    apart = 0
    for y in range(one.height()):
        first, second = line(one, y), line(other, y)
        if first == second:
            continue
        pairs = zip(first, second, strict=True)
        off = [abs(a - b) > FAINT for a, b in pairs]
        apart += sum(any(off[at : at + 3]) for at in range(0, len(off), 3))
    return apart / (one.width() * one.height())


def line(image: QImage, y: int) -> bytes:
    found = cast("memoryview", image.constScanLine(y))
    return found.tobytes()[: image.width() * 3]


def compare(whole: Whole, name: str) -> None:
    kept = LOOKS / f"{name}.png"
    seen = picture(whole)
    if os.environ.get("REKAMKU_NEW_LOOKS"):
        LOOKS.mkdir(exist_ok=True)
        seen.save(str(kept))
        return
    assert different(seen, QImage(str(kept)).convertToFormat(QImage.Format.Format_RGB888)) <= (
        MOST_DIFFERENT
    ), f"{name} looks different"


@pytest.mark.parametrize("theme", list(Theme))
def test_the_window_looks_as_it_did(at: Look, qtbot: QtBot, home: Home, theme: Theme) -> None:
    at.set_theme(theme)
    whole = Whole(home, qtbot)
    whole.show(SIZE.width(), SIZE.height())

    compare(whole, f"{theme.value}-unlock")
    whole.unlock()
    found = whole.session.ask(Desk.search, whole.session.person, "hba1c", 1).result(30)
    whole.go("record", found.rows[0].id)
    compare(whole, f"{theme.value}-record")
    whole.close()


def test_another_theme_would_be_noticed() -> None:
    light, dark = (
        QImage(str(LOOKS / f"{one.value}-record.png")) for one in (Theme.LIGHT, Theme.DARK)
    )
    rgb = QImage.Format.Format_RGB888

    assert different(light.convertToFormat(rgb), dark.convertToFormat(rgb)) > MOST_DIFFERENT
