"""Backups by themselves: while the vault is open, those whose time has come, missed ones too.

Refuses: disturbing; what fails is told on the backups' own screen, and tried again later.
"""

from PySide6.QtCore import QObject, QTimer

from app.desk_backups import BackupsDesk, PlaceView
from app.jobs import Job
from ui.session import Session

SOON_MS = 60_000
EVERY_MS = 15 * 60_000


class BackupWatch(QObject):
    """Looks a minute after the vault opened, then every quarter of an hour."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._waiting: list[str] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """The vault is open."""
        if not self._session.sample:
            self._timer.start(SOON_MS)

    def stop(self) -> None:
        """The vault was locked; its keeper ends whatever ran."""
        self._timer.stop()
        self._waiting.clear()

    def look(self) -> None:
        """See what is due and make it, one place after the other."""
        self._timer.start(EVERY_MS)
        self._session.when(
            self._session.ask(BackupsDesk.backup_places), self._take, lambda _error: None
        )

    def _take(self, places: tuple[PlaceView, ...]) -> None:
        if not self._waiting:
            self._waiting = [one.id for one in places if one.is_due]
            self._next()

    def _next(self) -> None:
        if self._waiting:
            asked = self._session.ask(BackupsDesk.back_up, self._waiting[0], Job())
            self._session.when(asked, lambda _done: self._done(), lambda _error: self._done())

    def _done(self) -> None:
        del self._waiting[:1]
        self._next()
