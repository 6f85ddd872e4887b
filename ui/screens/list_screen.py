"""What every screen with a list and a record beside it shares: choosing, following, emptiness.

Refuses: to know what its list holds; a screen says which record a row stands for.
"""

from abc import abstractmethod

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStyledItemDelegate, QWidget

from app.typed_fields import Form
from ui.look import Glyph, look
from ui.parts import (
    Column,
    EmptyState,
    IconButton,
    LinkButton,
    PanePair,
    Panes,
    PrimaryButton,
    QuietButton,
    RecordList,
)
from ui.screen import Screen, Shell
from ui.screens.record_pane import RecordPane
from ui.session import Session
from ui.words.by_hand import by_hand_title
from vault.ids import PersonId, RecordId

LOW = 520
"""Below so many px (at 100 %) the filters fold away, so that the list keeps its room."""


class ListScreen(Screen):
    """A head and a list at the left, the chosen record at the right; empty states over both."""

    glyph = Glyph.DOCUMENT
    none_glyph = Glyph.FILTER
    hand_form: Form | None = None
    """What is most likely to be written down here by hand; None lets one choose."""

    def __init__(
        self, shell: Shell, session: Session, delegate: QStyledItemDelegate | None = None
    ) -> None:
        super().__init__(shell)
        self.session = session
        self._person = PersonId("")
        self._stale = True
        self.head = Column(gap=8, margin=(16, 24, 16, 4))
        self.filters = Column(gap=8)
        self.fold = QuietButton("", self._unfold, glyph=Glyph.FILTER)
        self._unfolded = False
        self.by_hand = IconButton(
            Glyph.EDIT, by_hand_title(), lambda: shell.go("by-hand", self.hand_form)
        )
        self.list = RecordList("", delegate)
        self.pane = RecordPane(shell, session)
        self.none = EmptyState(self.none_glyph, "", "", self._none_button())
        self.none.hide()
        body = Column(gap=0, margin=(8, 0, 4, 0))
        body.add(self.list, 1)
        left = Column(self.head, gap=0)
        left.add(self.none, 1)
        left.add(body, 1)
        self._body = body
        self.panes = PanePair(left, self.pane, "", first=self.list)
        self.fill(self.panes)
        self._add = PrimaryButton("", lambda: shell.go("add"), glyph=Glyph.ADD)
        self.empty = EmptyState(self.glyph, "", "", self._add)
        self.empty.hide()
        self._layout.addWidget(self.empty)
        self.list.picked.connect(self._picked)
        self.list.opened.connect(self._opened)
        self.pane.moved.connect(self._moved)
        session.changed.connect(self._changed)
        look().changed.connect(self._make_room)

    # -- what a screen says ---------------------------------------------------------------

    @abstractmethod
    def record_of(self, index: QModelIndex) -> RecordId | None:
        """The record a row stands for."""

    @abstractmethod
    def index_of(self, record_id: RecordId) -> QModelIndex:
        """Where a record stands among the rows; invalid if it is not there."""

    @abstractmethod
    def load(self) -> None:
        """Fetch the list anew."""

    @abstractmethod
    def forget(self) -> None:
        """Empty the model and every filter."""

    def show_all(self) -> None:
        """Take every filter away."""

    @abstractmethod
    def title(self) -> str:
        """The name of the screen and its list."""

    @abstractmethod
    def empty_words(self) -> tuple[str, str]:
        """Title and sentence while there is nothing at all."""

    def none_words(self) -> tuple[str, str]:
        """Title and sentence while nothing fits the filters."""
        return self.tr("Nothing fits"), self.tr("Choose another kind or year.")

    # -- Screen ---------------------------------------------------------------------------

    def opened(self, argument: object) -> None:  # noqa: ARG002 - only some screens take one
        if self._stale or self._person != self.session.person:
            self.refresh()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        self._stale = False
        if self._person != self.session.person:
            self._person = self.session.person
            self.forget()
            self.pane.clear()
            self.panes.show_detail(wanted=False)
        else:
            self.pane.reload()
        self.load()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def rephrase(self) -> None:
        self.fold.set_text(self.tr("Filters"))
        self.by_hand.set_name(by_hand_title())
        title, sentence = self.empty_words()
        self.empty.set_words(title, sentence)
        self.none.set_words(*self.none_words())
        self._add.set_text(self.tr("Add records"))
        self._all.set_text(self.tr("Show everything"))
        self.list.setAccessibleName(self.title())
        self.panes.set_back_words(self.tr("Back to {title}").format(title=self.title()))
        self.pane.rephrase()

    def clear(self) -> None:
        self._person, self._stale = PersonId(""), True
        self.forget()
        self.pane.clear()
        self.panes.show_detail(wanted=False)

    def set_panes(self, panes: Panes) -> None:
        super().set_panes(panes)
        self._choose()

    # -- for screens ----------------------------------------------------------------------

    def settle(self, *, anything: bool, something: bool) -> None:
        """The list was filled: is there anything at all, and does something fit the filters."""
        self.empty.setVisible(not anything)
        self.panes.setVisible(anything)
        self.none.setVisible(anything and not something)
        self._body.setVisible(something or not anything)
        if something:
            self._choose()
        elif not self.panes.showing_detail:
            self.pane.clear()

    # -- inner ----------------------------------------------------------------------------

    def _make_room(self) -> None:
        """In a low window the filters fold away behind a button."""
        if self.filters.parentWidget() is None:
            return
        low = self.height() / look().scale < LOW
        self.fold.setVisible(low)
        self.filters.setVisible(not low or self._unfolded)

    def _unfold(self) -> None:
        self._unfolded = not self._unfolded
        self._make_room()

    def _none_button(self) -> QWidget:
        self._all = LinkButton("", self.show_all)
        return self._all

    def _choose(self) -> None:
        """Mark the row of the shown record; side by side the first one if there is none."""
        shown = self.pane.record_id
        at = self.index_of(shown) if shown is not None else QModelIndex()
        model = self.list.model()
        if not at.isValid() and model is not None:
            at = self._first()
        if at.isValid() and at != self.list.currentIndex():
            with QSignalBlocker(self.list):
                self.list.setCurrentIndex(at)
            self._picked(at)

    def _first(self) -> QModelIndex:
        model = self.list.model()
        rows = (model.index(row, 0) for row in range(min(model.rowCount(), 20)))
        return next((one for one in rows if self.record_of(one) is not None), QModelIndex())

    def _picked(self, index: QModelIndex) -> None:
        record_id = self.record_of(index)
        if record_id is not None and self.panes.side_by_side:
            self.pane.show_record(record_id)

    def _opened(self, index: QModelIndex) -> None:
        record_id = self.record_of(index)
        if record_id is not None:
            self.pane.show_record(record_id, at_once=True)
            self.panes.show_detail(wanted=True)

    def _moved(self, record_id: RecordId) -> None:
        at = self.index_of(record_id)
        if at.isValid():
            with QSignalBlocker(self.list):
                self.list.setCurrentIndex(at)

    def _changed(self) -> None:
        self._stale = True
