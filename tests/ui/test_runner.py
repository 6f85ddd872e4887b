"""Results reach the main thread."""

import threading
from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.look import Look
from ui.runner import Runner


def test_a_result_comes_on_the_main_thread(at: Look, qtbot: QtBot) -> None:
    runner = Runner()
    heard: list[tuple[int, threading.Thread]] = []
    with ThreadPoolExecutor(1) as pool:
        runner.when(
            pool.submit(lambda: 42), lambda n: heard.append((n, threading.current_thread()))
        )
        qtbot.waitUntil(lambda: bool(heard))

    assert heard == [(42, threading.main_thread())]


def test_an_error_goes_to_its_taker_else_to_the_window(at: Look, qtbot: QtBot) -> None:
    runner = Runner()
    taken: list[Exception] = []
    untaken: list[Exception] = []
    runner.failed.connect(untaken.append)
    for failed in (taken.append, None):
        future: Future[int] = Future()
        runner.when(future, lambda _n: None, failed)
        future.set_exception(OSError("x"))

    qtbot.waitUntil(lambda: bool(untaken))

    assert len(taken) == len(untaken) == 1


def test_nothing_comes_to_what_is_gone_or_forgotten_or_cancelled(at: Look) -> None:
    runner = Runner()
    heard: list[int] = []
    owner = QObject()
    gone: Future[int] = Future()
    forgotten: Future[int] = Future()
    cancelled: Future[int] = Future()
    runner.when(gone, heard.append, owner=owner)
    runner.when(forgotten, heard.append)
    runner.when(cancelled, heard.append)

    import shiboken6

    shiboken6.delete(owner)
    gone.set_result(1)
    QApplication.processEvents()
    runner.forget()
    forgotten.set_result(2)
    cancelled.cancel()
    QApplication.processEvents()

    assert heard == []


def test_a_closure_from_a_thread_runs_soon(at: Look, qtbot: QtBot) -> None:
    runner = Runner()
    heard: list[bool] = []

    thread = threading.Thread(target=lambda: runner.soon(lambda: heard.append(True)))
    thread.start()
    thread.join()

    qtbot.waitUntil(lambda: heard == [True])
