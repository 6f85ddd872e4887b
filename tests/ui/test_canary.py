"""The binding does no harm to the interpreter."""

import sys

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot


def test_void_calls_leave_the_count_of_none_where_it_was(qtbot: QtBot) -> None:
    thing = QObject()
    before = sys.getrefcount(None)

    for number in range(500):
        thing.setObjectName(str(number))

    assert abs(sys.getrefcount(None) - before) < 50
