"""The witnesses in the window: chosen, asked, told, left; a proof saved from a record's page."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from door_window import furnished, opened
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from app.desk import Desk
from app.desk_witnesses import WitnessDesk
from sync.witness.judge import Judge
from sync.witness.key_file import KeyOfWitness
from sync.witness.logs import Logs
from sync.witness.server import serve
from sync.witness.sqlite_store import SqliteStore
from ui import pick
from ui.screens.record_sheets import ProofSheet
from ui.screens.standing import StandingScreen
from ui.screens.witnesses import AddWitnessSheet, WitnessesScreen
from ui.session import Session
from ui.window import Window
from vault.record_proof import check_proof
from vault.records import Filter
from vault.sign import SigningKey
from vault.vault_state import VaultState

__all__ = ["furnished", "opened"]


@pytest.fixture
def witness(tmp_path: Path) -> Iterator[str]:
    """The address of a witness that runs on this computer."""
    told: list[str] = []
    end = threading.Event()
    key = KeyOfWitness("saksi.example/rs", SigningKey.from_bytes(b"\x07" * 32))
    store = SqliteStore(tmp_path / "witness.db")
    judge = Judge(key, Logs(anchors=True), store, time.time)
    arguments = (judge, "127.0.0.1", 0, told.append, end.is_set)
    thread = threading.Thread(target=serve, args=arguments)
    thread.start()
    while not told and thread.is_alive():
        time.sleep(0.01)
    yield told[0]
    end.set()
    thread.join(20)
    store.close()


def screen_of(window: Window) -> WitnessesScreen:
    window.go("witnesses")
    screen = window.screen_in_front
    assert isinstance(screen, WitnessesScreen)
    return screen


def texts(window: Window) -> str:
    return " ".join(one.text() for one in window.findChildren(QLabel) if one.isVisible())


def test_a_witness_is_chosen_asked_and_left(
    opened: tuple[Window, Session], witness: str, qtbot: QtBot
) -> None:
    window, session = opened
    window.show()
    screen = screen_of(window)
    qtbot.waitUntil(lambda: "No witness was chosen" in texts(window), timeout=15000)
    screen.add_button.click()
    sheet = window.shell.findChild(AddWitnessSheet)
    assert sheet is not None
    sheet.url.setText(witness)
    sheet.go.click()

    qtbot.waitUntil(lambda: "Vouches since" in texts(window), timeout=20000)
    qtbot.waitUntil(lambda: "1 of 1 witnesses vouch for it since" in texts(window), timeout=20000)
    assert session.standing is not None
    assert session.standing.state is VaultState.VOUCHED
    shown = texts(window)
    assert "saksi.example/rs" in shown
    assert "+" not in shown
    assert witness not in shown

    screen._leave(screen._found.witnesses[0].vkey)  # type: ignore[union-attr] # it is there
    qtbot.waitUntil(lambda: "No witness was chosen" in texts(window), timeout=15000)


def test_what_is_no_witness_is_said_beside_its_field(
    opened: tuple[Window, Session], qtbot: QtBot
) -> None:
    window, _ = opened
    screen = screen_of(window)
    screen._add()
    sheet = window.shell.findChild(AddWitnessSheet)
    assert sheet is not None
    sheet.go.click()
    assert sheet.where._wrong.text()
    sheet.url.setText("http://127.0.0.1:9")
    sheet.key.setText("not a key")
    sheet.go.click()

    qtbot.waitUntil(lambda: bool(sheet.which._wrong.text()), timeout=15000)
    assert screen._session.ask(WitnessDesk.witnesses).result(10).witnesses == ()


def test_a_newer_state_seen_outside_asks_for_a_decision(
    opened: tuple[Window, Session], witness: str, qtbot: QtBot
) -> None:
    window, session = opened
    key = session.ask(WitnessDesk.fetch_witness_key, witness).result(20)
    session.ask(WitnessDesk.choose_witness, witness, key).result(20)
    question = session.ask(WitnessDesk.prepare_anchor, key).result(20)
    answer = session.ask(WitnessDesk.send_anchor, question).result(20)
    newer = type(answer)(type(answer.said)("holds"), size=99)
    session.ask(WitnessDesk.settle_anchor, question, newer).result(20)
    session.refresh()
    window.show()
    window.go("standing")
    screen = window.screen_in_front
    assert isinstance(screen, StandingScreen)
    qtbot.waitUntil(lambda: "it has seen a newer state" in texts(window), timeout=15000)

    names = {one.text() for one in screen.findChildren(QAbstractButton)}
    assert {"Go on with this copy", "Look at the witnesses"} <= names
    screen._accept()
    qtbot.waitUntil(
        lambda: session.standing is not None and session.standing.state is VaultState.NOT_VOUCHED,
        timeout=20000,
    )


def test_a_proof_is_saved_from_the_page_of_a_record(
    opened: tuple[Window, Session],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    window, session = opened
    row = session.ask(Desk.rows, session.person, Filter(), 1, 0).result(20).rows[0]
    target = tmp_path / "bukti.tlog-proof"
    monkeypatch.setattr(pick, "pick_target", lambda *_: target)
    window.show()
    sheet = ProofSheet(window, session, session.person, row)
    qtbot.waitUntil(sheet.save.isVisible, timeout=15000)
    assert "rekamku/log" not in texts(window)

    sheet.save.click()

    qtbot.waitUntil(target.exists, timeout=15000)
    assert check_proof(target.read_bytes()).content
    assert (tmp_path / "rekamku-proof-checker.html").exists()
