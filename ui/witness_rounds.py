"""Asks the chosen witnesses in the background, once a day, one step after the other.

Refuses: asking anybody who was not chosen, and holding the vault while the network is slow.
"""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.desk_witnesses import WitnessDesk
from app.witnessing import Came, Settled
from sync.witness.client import WitnessAnswer
from ui.screen import Stage
from ui.session import Session
from vault.witnesses import Anchoring

LOOK_MS = 30 * 60 * 1000
"""How often it is seen whether a day has passed."""

MOST_STEPS = 3


class WitnessRounds(QObject):
    """`settled` tells the key of a witness and what came of asking it."""

    settled = Signal(str, object)
    ended = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._waiting: list[str] = []
        self._steps = 0
        self._often = QTimer(self)
        self._often.setInterval(LOOK_MS)
        self._often.timeout.connect(self.look)
        session.entered.connect(self._entered)

    @property
    def busy(self) -> bool:
        """Whether a round is under way."""
        return bool(self._waiting)

    def look(self) -> None:
        """Ask whoever is due; nobody is where nobody was chosen."""
        if self._session.stage() is Stage.OPEN and not self._session.sample and not self.busy:
            self._ask(self._session.ask(WitnessDesk.due_witnesses), self.begin)

    def begin(self, keys: tuple[str, ...]) -> None:
        """Ask these witnesses now."""
        if not self.busy and keys:
            self._waiting = list(keys)
            self._next()

    def _entered(self, stage: Stage) -> None:
        self._waiting.clear()
        if stage is Stage.OPEN:
            self._often.start()
            self.look()
        else:
            self._often.stop()

    def _next(self) -> None:
        if not self._waiting:
            self.ended.emit()
            self._session.refresh()
            return
        self._steps = 0
        asked = self._session.ask(WitnessDesk.prepare_anchor, self._waiting[0])
        self._ask(asked, self._send)

    def _send(self, question: Anchoring) -> None:
        self._steps += 1
        sent = self._session.ask(WitnessDesk.send_anchor, question)

        def arrived(answer: WitnessAnswer) -> None:
            kept = self._session.ask(WitnessDesk.settle_anchor, question, answer)
            self._ask(kept, self._settle)

        self._ask(sent, arrived)

    def _settle(self, found: Settled) -> None:
        if found.again is not None and self._steps < MOST_STEPS:
            self._send(found.again)
            return
        came = Came.ODD if found.again is not None else found.came
        self._end_one(came)

    def _end_one(self, came: Came) -> None:
        if self._waiting:
            self.settled.emit(self._waiting.pop(0), came)
            self._next()

    def _ask(self, future: "Future[Any]", done: Callable[..., object]) -> None:
        """A question that fails (a full disk, a lock meanwhile) ends this round quietly."""
        self._session.when(future, done, self._gave_up)

    def _gave_up(self, error: Exception) -> None:
        self._waiting.clear()
        self.ended.emit()
        self._session.failed.emit(error)
