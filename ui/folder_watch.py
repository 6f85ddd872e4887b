"""The watched folder: listens for changes in it and tells of new files, once they rest.

Refuses: to read or save a file; it is offered in a band, and a person decides.
"""

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from app.desk import Desk
from app.watching import Watched
from ui.screen import Stage
from ui.session import Session

SETTLE_MS = 1_500
AGAIN_MS = 4_000
NOW_AND_THEN_MS = 60_000
"""Not every place tells of changes (network folders do not)."""


class FolderWatch(QObject):
    """`offered` has the new files of the open vault's folder; none while it is locked."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self.offered: tuple[Path, ...] = ()
        self._folder = ""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._system = QFileSystemWatcher(self)
        self._system.directoryChanged.connect(lambda _path: self._soon.start(SETTLE_MS))
        self._soon.timeout.connect(self.look)
        self._often = QTimer(self)
        self._often.setInterval(NOW_AND_THEN_MS)
        self._often.timeout.connect(self.look)
        session.entered.connect(self._entered)
        session.watch_changed.connect(self.look)

    def look(self) -> None:
        """Ask what is new now."""
        if self._session.stage() is not Stage.OPEN or self._session.sample:
            return
        asked = self._session.ask(Desk.look_in_watched)
        self._session.when(asked, self._arrived)

    def take(self) -> tuple[Path, ...]:
        """The files that were offered; they are not offered again."""
        taken, self.offered = self.offered, ()
        self._session.when(self._session.ask(Desk.note_watched, taken), lambda _none: None)
        self.changed.emit()
        return taken

    def _entered(self, stage: Stage) -> None:
        if stage is Stage.OPEN:
            self._often.start()
            self.look()
            return
        self._often.stop()
        self._soon.stop()
        self._arrived(Watched())

    def _arrived(self, found: Watched) -> None:
        self._follow(found.folder)
        if found.growing:
            self._soon.start(AGAIN_MS)
        if found.new != self.offered:
            self.offered = found.new
            self.changed.emit()

    def _follow(self, folder: str) -> None:
        if folder == self._folder and (not folder or self._system.directories()):
            return
        old = self._system.directories()
        if old:
            self._system.removePaths(old)
        self._folder = folder
        if folder:
            self._system.addPath(folder)
