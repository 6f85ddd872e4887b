"""The bridge: results of background work reach the main thread through one signal.

Refuses: threads of its own and results that nobody waits for any more.
"""

from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

Result = TypeVar("Result")
Closure = Callable[[], None]


class Runner(QObject):
    """One per window; `when` waits for a future, `soon` brings any closure over."""

    failed = Signal(object)
    """An error that nobody took; the window shows it in place."""

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._generation = 0
        self._arrived.connect(self._run, Qt.ConnectionType.QueuedConnection)

    def soon(self, closure: Closure) -> None:
        """Run a closure on the main thread, from any thread, after the events in hand."""
        self._arrived.emit(closure)

    def when(
        self,
        future: "Future[Result]",
        done: Callable[[Result], object],
        failed: Callable[[Exception], object] | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Call `done` or `failed` on the main thread when the future has ended.

        Nothing is called if `owner` was destroyed meanwhile, if the future was cancelled, or
        if `forget` was called (at lock: no late page may fill a screen).
        """
        generation = self._generation

        def settle(ended: "Future[Any]") -> None:
            self._arrived.emit(lambda: self._settle(ended, generation, done, failed, owner))

        future.add_done_callback(settle)

    def forget(self) -> None:
        """Drop every result that is still on its way."""
        self._generation += 1

    def _settle(
        self,
        future: "Future[Any]",
        generation: int,
        done: Callable[[Any], object],
        failed: Callable[[Exception], object] | None,
        owner: QObject | None,
    ) -> None:
        late = generation != self._generation or (owner is not None and not isValid(owner))
        if late or future.cancelled():
            return
        error = future.exception()
        if error is None:
            done(future.result())
        elif isinstance(error, CancelledError) or not isinstance(error, Exception):
            return
        elif failed is not None:
            failed(error)
        else:
            self.failed.emit(error)

    @staticmethod
    def _run(closure: Closure) -> None:
        closure()
