"""Medicines: allergies first, then what is taken now, conditions, and what was taken earlier.

Refuses: filters; an allergy is never hidden.
"""

from PySide6.QtCore import QModelIndex

from app.desk import Desk
from app.overviews import Medicines
from app.typed_fields import Form
from ui.look import Glyph
from ui.models.items_model import ItemsModel
from ui.models.overviews import ENTRY_PHRASES, Entry, entries_of
from ui.parts import Head, Title
from ui.screen import Shell
from ui.screens.list_screen import ListScreen
from ui.session import Session
from vault.ids import RecordId


class MedicinesScreen(ListScreen):
    """One list under headings, the chosen record beside it."""

    glyph = Glyph.MEDICINE
    hand_form = Form.MEDICINE

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell, session)
        self.heading = Title()
        self.head.add(Head(self.heading, self.by_hand))
        self.model: ItemsModel[Entry] = ItemsModel(ENTRY_PHRASES, self)
        self.list.setModel(self.model)
        self.rephrase()

    # -- ListScreen -----------------------------------------------------------------------

    def record_of(self, index: QModelIndex) -> RecordId | None:
        entry = self.model.item(index)
        return entry.row.id if entry is not None and entry.row is not None else None

    def index_of(self, record_id: RecordId) -> QModelIndex:
        for at in range(self.model.rowCount()):
            if self.record_of(self.model.index(at, 0)) == record_id:
                return self.model.index(at, 0)
        return QModelIndex()

    def load(self) -> None:
        future = self.session.ask(Desk.medicines, self.session.person)
        self.shell.run(future, self._take, self)

    def forget(self) -> None:
        self.model.clear()

    def title(self) -> str:
        return self.tr("Medicines")

    def empty_words(self) -> tuple[str, str]:
        return (
            self.tr("No medicines yet"),
            self.tr("They appear when you add a prescription, with allergies and conditions."),
        )

    # -- Screen ---------------------------------------------------------------------------

    def rephrase(self) -> None:
        super().rephrase()
        self.heading.setText(self.title())
        self.model.rephrase()

    # -- inner ----------------------------------------------------------------------------

    def _take(self, medicines: Medicines) -> None:
        entries = entries_of(medicines)
        self.model.set_items(entries)
        anything = any(entry.row is not None for entry in entries)
        self.settle(anything=anything, something=anything)
