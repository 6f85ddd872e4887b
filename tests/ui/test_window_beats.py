"""The window goes on while the keeper brings in thousands of records."""

import json
from pathlib import Path

import pytest
from fake_session import Home
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot
from window_walk import Whole

from app.desk import Desk
from app.door import Door, NewVault
from app.keeper_client import KeeperClient
from app.places import places
from ui.look import Look
from ui.screen import Stage
from ui.screens.add_records import BUSY, DONE, REVIEW, AddRecords
from vault.keyring_store import MemoryKeyring
from vault.people import NewPerson
from vault.records import Filter, Sex

RECORDS = 5_000
BEAT_MS = 5
FEWEST_BEATS = 20
"""Far fewer than there is time for, on any machine; none would come if the window waited."""


def many(path: Path) -> Path:
    """Pulse readings of one patient, one resource a line."""
    patient = {"resourceType": "Patient", "id": "p", "name": [{"text": "Ni Wayan Sari"}]}
    lines = [json.dumps({**patient, "birthDate": "1958-03-14"})]
    for number in range(RECORDS):
        reading = {
            "resourceType": "Observation",
            "id": f"o{number}",
            "status": "final",
            "code": {"text": "Denyut nadi"},
            "subject": {"reference": "Patient/p"},
            "effectiveDateTime": f"20{10 + number % 15}-0{1 + number % 9}-1{number % 9}",
            "valueQuantity": {"value": 60 + number % 40, "unit": "/min"},
        }
        lines.append(json.dumps(reading))
    path.write_text("\n".join(lines), "utf-8")
    return path


@pytest.mark.slow
def test_the_window_beats_and_reads_while_five_thousand_records_come_in(
    at: Look, qtbot: QtBot, own_home: Path, tmp_path: Path
) -> None:
    here = places({}, own_home)
    whole = Whole(Home(own_home, MemoryKeyring()), qtbot, here.vault, KeeperClient)
    whole.show(1366, 860)
    owner = NewPerson("Ni Wayan Sari", "1958-03-14", Sex.FEMALE, "")
    new = NewVault(owner, "lima kata yang mudah diingat")
    whole.session.ask(Door.make, here.vault, new).result(120)
    whole.session.opened()
    whole.until(lambda: whole.session.stage() is Stage.OPEN)
    screen = whole.go("add")
    assert isinstance(screen, AddRecords)
    beats: list[int] = []
    heart = QTimer()
    heart.setInterval(BEAT_MS)
    answered: list[int] = []

    def beat() -> None:
        beats.append(screen._stack.currentIndex())
        if len(beats) % 10 == 1 and screen._stack.currentIndex() == BUSY:
            asked = whole.session.ask(Desk.rows, whole.session.person, Filter(), 10, 0)
            whole.window.run(asked, lambda page: answered.append(page.total), screen)

    heart.timeout.connect(beat)
    heart.start()
    screen.read([many(tmp_path / "nadi.ndjson")])
    whole.until(lambda: screen._stack.currentIndex() == REVIEW)
    reading = sum(page == BUSY for page in beats)
    screen.review.save.click()
    whole.until(lambda: screen._stack.currentIndex() == DONE)
    saving = sum(page == BUSY for page in beats) - reading
    heart.stop()
    whole.settle()

    assert reading >= FEWEST_BEATS
    assert saving >= FEWEST_BEATS
    assert answered
    assert whole.errors == []
    assert screen._answer is not None
    assert screen._answer.new >= RECORDS
    whole.close()
