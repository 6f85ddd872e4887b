"""The sheet for a new place: a folder or stick, a WebDAV server, an S3 bucket.

Refuses: closing before the place was entered and marked.
"""

from collections.abc import Callable
from pathlib import Path

from app.backup_places import NewPlace, PlaceKind, Rhythm
from app.desk_backups import BackupsDesk
from ui import pick
from ui.look import Glyph
from ui.parts import (
    Choice,
    Chooser,
    Column,
    Field,
    Flow,
    LineField,
    PassphraseField,
    PrimaryButton,
    QuietButton,
    Sheet,
    Small,
)
from ui.parts.tab_order import follow_layout
from ui.screen import Shell
from ui.session import Session
from ui.words.backups import kind_words, rhythm_words
from ui.words.errors import error_words
from ui.words.passphrases import field_words

_KINDS = (PlaceKind.FOLDER, PlaceKind.WEBDAV, PlaceKind.S3)
_RHYTHMS = (Rhythm.WEEKLY, Rhythm.DAILY, Rhythm.NEVER)


class PlaceSheet(Sheet):
    """What kind, where, how it is entered, how often."""

    def __init__(self, shell: Shell, session: Session, added: Callable[[str], None]) -> None:
        super().__init__(shell.sheet_parent(), "", width=620)
        self._shell, self._session, self._added = shell, session, added
        self.set_title(self.tr("Where shall backups go?"))
        self.kind = Chooser([Choice(one.value, kind_words(one)) for one in _KINDS])
        self.where, self.user = LineField(), LineField()
        self.password = PassphraseField(field_words("", ""))
        self.rhythm = Chooser([Choice(one.value, rhythm_words(one)) for one in _RHYTHMS])
        self._where, self._user = Field("", self.where), Field("", self.user)
        choose = QuietButton(self.tr("Choose the folder"), self._choose, glyph=Glyph.FOLDER)
        self._folder = Flow(choose)
        self._about = Small()
        self._save = PrimaryButton(self.tr("Use this place"), self.save)
        self._account = Column(self._user, self.password, gap=16)
        for part in (
            Field(self.tr("Kind of place"), self.kind),
            self._where,
            self._folder,
            self._account,
            Field(self.tr("How often"), self.rhythm),
            self._about,
            Flow(self._save, QuietButton(self.tr("Cancel"), self.reject)),
        ):
            self.column.add(part)
        self.kind.chosen.connect(lambda _key: self._say())
        self._say()
        follow_layout(self.column)
        self.begin(self.kind)

    def take_folder(self, folder: Path) -> None:
        """A folder was chosen."""
        self.where.setText(str(folder))
        self._where.set_wrong("")

    def save(self) -> None:
        """Enter the place, mark it, keep it."""
        kind = PlaceKind(self.kind.current)
        new = NewPlace(
            kind,
            self.where.text().strip(),
            self.user.text().strip(),
            self.password.text(),
            Rhythm(self.rhythm.current),
        )
        if not new.where:
            self._where.set_wrong(self.tr("Say where."))
            self.where.setFocus()
            return
        self._save.setEnabled(False)
        asked = self._session.ask(BackupsDesk.add_backup_place, new)
        self._shell.runner.when(asked, self._saved, self._failed, self)

    def _say(self) -> None:
        kind = PlaceKind(self.kind.current)
        folder = kind is PlaceKind.FOLDER
        self._folder.setVisible(folder)
        self._account.setVisible(not folder)
        self._where.set_words(*self._where_words(kind))
        user, secret = self.tr("User name"), self.tr("Password")
        if kind is PlaceKind.S3:
            user, secret = self.tr("Access key"), self.tr("Secret key")
        self._user.set_words(user)
        self.password.set_words(field_words(secret, self.tr("Kept in your vault only.")))
        self._about.setText(
            self.tr(
                "Backups are sealed before they go there. Whoever owns the place reads nothing."
            )
        )
        self.fit()

    def _where_words(self, kind: PlaceKind) -> tuple[str, str]:
        match kind:
            case PlaceKind.WEBDAV:
                return self.tr("Address of the folder"), "https://cloud.example.org/dav/rekamku"
            case PlaceKind.S3:
                return self.tr("Address with the bucket"), "https://s3.example.org/rekamku"
            case _:
                hint = self.tr("A stick kept elsewhere is better than a folder on this disk.")
                return self.tr("Folder"), hint

    def _choose(self) -> None:
        for folder in pick.pick_folder(self, self.tr("The folder for backups")):
            self.take_folder(folder)

    def _saved(self, place: str) -> None:
        self.password.wipe()
        self.accept()
        self._added(place)

    def _failed(self, error: Exception) -> None:
        self._save.setEnabled(True)
        words = error_words(error)
        self._where.set_wrong(f"{words.title}. {words.action}")
        self.where.setFocus()

    def reject(self) -> None:
        self.password.wipe()
        super().reject()
