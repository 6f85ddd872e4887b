"""What one can do on a record's page: see its original, look at its files, save, prove.

Refuses: to save over a file that is there.
"""

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.answers import RecordView
from app.desk import Desk
from ui import pick
from ui.screen import Shell
from ui.screens.original_sheets import show_in_original
from ui.screens.record_cards import Deeds
from ui.screens.record_sheets import DocumentSheet, PagesSheet, ProofSheet, TextSheet
from ui.session import Session
from ui.words.record_titles import save_a_copy, saved_as
from ui.words.records import title_words
from vault.ids import RecordId
from vault.records import StoredFile, Version

CLINICAL_DOCUMENT = "application/hl7-v3+xml"


class _Doer:
    """The deeds for one shown record."""

    def __init__(self, owner: QWidget, shell: Shell, session: Session, view: RecordView) -> None:
        self._owner, self._shell, self._session, self._view = owner, shell, session, view
        self._detail, self._text = view.detail, view.text
        self._person = view.detail.row.person_id
        self._title = title_words(view.detail.row.facts)

    def show_text(self) -> None:
        TextSheet(self._shell.sheet_parent(), self._title, self._text)

    def show_version(self, version: Version) -> None:
        wanted = self._detail.row.id
        self._read(
            self._session.ask(Desk.version_text, self._person, wanted, version.index), self._title
        )

    def show_file(self, stored: StoredFile) -> None:
        media = stored.media.partition(";")[0].strip().lower()
        if media == CLINICAL_DOCUMENT:
            DocumentSheet(self._shell, self._session, self._person, stored)
        elif media.startswith("text/") or media.endswith(("json", "xml")):
            self._read(self._session.ask(Desk.file_text, self._person, stored), stored.title)
        else:
            PagesSheet(self._shell, self._session, self._person, stored)

    def prove(self) -> None:
        ProofSheet(self._shell, self._session, self._person, self._detail.row)

    def show_place(self) -> None:
        show_in_original(self._shell, self._session, self._view, self.save_original)

    def save_file(self, stored: StoredFile) -> None:
        to = self._ask_where(stored.title)
        if to is not None:
            self._saved(self._session.ask(Desk.save_file, self._person, stored, to), to)

    def save_original(self) -> None:
        original = self._detail.original
        to = self._ask_where(original.title if original else f"{self._title}.json")
        if to is not None:
            wanted = self._detail.row.id
            self._saved(self._session.ask(Desk.save_original, self._person, wanted, to), to)

    def _read(self, text: "Future[str]", title: str) -> None:
        parent = self._shell.sheet_parent()
        self._shell.run(text, lambda said: TextSheet(parent, title, said), self._owner)

    def _saved(self, written: "Future[None]", to: Path) -> None:
        said = saved_as()
        self._shell.run(
            written, lambda _none: self._shell.toast(said.format(file=to.name)), self._owner
        )

    def _ask_where(self, title: str) -> Path | None:
        """Where to save; None if the person thought better of it."""
        name = Path(title.replace("\\", "/").replace("\0", "")).name or "original"
        return pick.pick_target(self._owner, save_a_copy(), name)


def deeds_for(
    owner: QWidget,
    shell: Shell,
    session: Session,
    view: RecordView,
    show_record: Callable[[RecordId], object],
) -> Deeds:
    """The deeds for a record shown by `owner`."""
    doer = _Doer(owner, shell, session, view)
    return Deeds(
        show_record=show_record,
        show_text=doer.show_text,
        show_version=doer.show_version,
        show_file=doer.show_file,
        save_file=doer.save_file,
        save_original=doer.save_original,
        prove=doer.prove,
        show_place=doer.show_place,
        show_pictures=lambda: shell.go("pictures", view.detail.row.id),
    )
