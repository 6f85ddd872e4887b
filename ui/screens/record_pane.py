"""The page of one record, as the detail beside a list and as a screen of its own.

Refuses: to show an answer that came too late for what is chosen now.
"""

from PySide6.QtCore import QTimer, Signal

from app.answers import RecordView
from app.desk import Desk
from ui.look import Glyph
from ui.parts import EmptyState, Head, Page, PrimaryButton, Title, announce
from ui.screen import Shell
from ui.screens.record_by_hand import hand_buttons, remarks_card
from ui.screens.record_cards import Deeds, cards_of
from ui.screens.record_deeds import deeds_for
from ui.session import Session
from ui.words.records import row_sentence, title_words
from vault.errors import NoRecord
from vault.ids import PersonId, RecordId

PAUSE_MS = 70
"""While somebody runs through a list with the keyboard only what they stop at is fetched."""


class RecordPane(Page):
    """Shows one record; `show_record` may be called as often as a key repeats."""

    moved = Signal(object)
    """Another record was chosen on the page itself (from its trend)."""

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(width=820)
        self._shell = shell
        self._session = session
        self._wanted: RecordId | None = None
        self._person = PersonId("")
        self._view: RecordView | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._fetch)
        self._blank()

    @property
    def record_id(self) -> RecordId | None:
        """What is shown or on its way."""
        return self._wanted

    @property
    def view(self) -> RecordView | None:
        """What is shown now."""
        return self._view

    def show_record(self, record_id: RecordId, *, at_once: bool = False) -> None:
        """Show a record of the person whose records are shown."""
        person = self._session.person
        if (record_id, person) == (self._wanted, self._person):
            return
        self._wanted, self._person = record_id, person
        if at_once:
            self._fetch()
        else:
            self._pause.start()

    def reload(self) -> None:
        """Fetch anew, after something changed."""
        if self._wanted is not None:
            self._fetch()

    def clear(self) -> None:
        """Forget the record."""
        self._pause.stop()
        self._wanted, self._view = None, None
        self._blank()

    def rephrase(self) -> None:
        """Say the page anew."""
        if self._view is None:
            self._blank()
        else:
            self._lay_out(self._view)

    def go_to(self, record_id: RecordId) -> None:
        """Show another record that was chosen on this page."""
        self.show_record(record_id, at_once=True)
        self.moved.emit(record_id)

    # -- inner ----------------------------------------------------------------------------

    def _fetch(self) -> None:
        self._pause.stop()
        wanted = self._wanted
        if wanted is None:
            return
        future = self._session.ask(Desk.record, self._person, wanted)
        self._shell.runner.when(
            future,
            lambda view: self._arrived(wanted, view),
            lambda error: self._failed(wanted, error),
            self,
        )

    def _arrived(self, wanted: RecordId, view: RecordView) -> None:
        if wanted != self._wanted:
            return
        old = self._view
        same = old is not None and old.detail.row.id == view.detail.row.id
        at = self.verticalScrollBar().value() if same else 0
        self._view = view
        self._lay_out(view)
        self.verticalScrollBar().setValue(at)
        announce(self, row_sentence(view.detail.row))

    def _failed(self, wanted: RecordId, error: Exception) -> None:
        if wanted != self._wanted:
            return
        self.clear()
        if isinstance(error, NoRecord):
            gone = self.tr("This record is not here any more")
            self.add(EmptyState(Glyph.DOCUMENT, gone, self.tr("Perhaps it was taken back.")))
        else:
            self._shell.show_error(error)

    def _blank(self) -> None:
        self.column.clear()

    def _lay_out(self, view: RecordView) -> None:
        self.setUpdatesEnabled(False)
        self.column.clear()
        share = PrimaryButton(self.tr("Share"), self._share, glyph=Glyph.SHARE)
        share.setAccessibleName(self.tr("Share this record"))
        self.add(Head(Title(title_words(view.detail.row.facts)), share))
        remarks = remarks_card(view.detail.remarks)
        by_hand = hand_buttons(self, self._shell, self._session, view)
        for card in (remarks, *cards_of(view, self._deeds(view)), by_hand):
            if card is not None:
                self.add(card)
        self.setUpdatesEnabled(True)

    def _deeds(self, view: RecordView) -> Deeds:
        return deeds_for(self, self._shell, self._session, view, self.go_to)

    def _share(self) -> None:
        if self._view is not None:
            self._shell.go("share", (self._view.detail.row.id,))
