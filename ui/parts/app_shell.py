"""The shell: rail at the left, banners above, panes in the middle, toasts at the foot.

Refuses: to know any screen; it arranges what it is given by effective width.
"""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.look import Glyph, Role, look
from ui.look.focus import FocusRing
from ui.parts.buttons import Button, IconButton
from ui.parts.layout import Column, Row
from ui.parts.nav_rail import NavRail
from ui.parts.tab_order import follow_layout, stops_in
from ui.parts.text import Text
from ui.parts.toast import ToastHost

THREE_FROM = 1200
TWO_FROM = 860
LIST_SHARE = 0.42


class Panes(IntEnum):
    """How many panes there is room for."""

    ONE = 1
    TWO = 2
    THREE = 3


def panes_for(width: int, scale: float) -> Panes:
    """The panes for a window width at a text scale."""
    effective = width / scale
    if effective >= THREE_FROM:
        return Panes.THREE
    return Panes.TWO if effective >= TWO_FROM else Panes.ONE


class PanePair(QWidget):
    """A list and its detail: side by side, or one at a time with a Back that names its target.

    Coming back, `first` gets the keyboard. (A focus proxy would do, but Qt then leaves out
    what stands between a box and its proxy when it goes on by Tab.)
    """

    back = Signal()

    def __init__(
        self, main: QWidget, detail: QWidget, back_to: str, first: QWidget | None = None
    ) -> None:
        super().__init__()
        self._look = look()
        self._main, self._detail = main, detail
        self._first = first or main
        self._side_by_side = True
        self._showing_detail = False
        self._bar = Row(gap=8, margin=(16, 12, 16, 0))
        self._back = Button(back_to, self.back.emit, glyph=Glyph.BACK)
        self._bar.add(self._back)
        self._bar.add_stretch()
        self._right = Column(gap=0)
        self._right.add(self._bar)
        self._right.add(detail, 1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(main, 42)
        self._row.addWidget(self._right, 58)
        self._arrange()

    @property
    def showing_detail(self) -> bool:
        """Whether the detail was asked for (always visible side by side)."""
        return self._showing_detail

    @property
    def side_by_side(self) -> bool:
        """Whether both are shown."""
        return self._side_by_side

    def set_side_by_side(self, wanted: bool) -> None:
        """Show both, or one at a time."""
        self._side_by_side = wanted
        self._arrange()

    def show_detail(self, *, wanted: bool) -> None:
        """Bring the detail (or the list) to the front where there is room for one only."""
        holder = QApplication.focusWidget()
        had_focus = holder is not None and self._right.isAncestorOf(holder)
        self._showing_detail = wanted
        self._arrange()
        if not self._side_by_side and wanted:
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self._side_by_side and had_focus:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_back_words(self, back_to: str) -> None:
        """Say the Back button anew."""
        self._back.set_text(back_to)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(300), self._look.px(200))

    def _arrange(self) -> None:
        both = self._side_by_side
        self._main.setVisible(both or not self._showing_detail)
        self._right.setVisible(both or self._showing_detail)
        self._bar.setVisible(not both)


class AppShell(QWidget):
    """Rail, top bar (where there is no room for the rail), banners, stage, toasts, focus ring."""

    panes_changed = Signal(int)

    def __init__(self, rail: NavRail, menu_name: str) -> None:
        super().__init__()
        self._look = look()
        self.setObjectName("canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._panes = Panes.THREE
        self._bare = True
        self._rail_open = False
        self.rail = rail
        self._menu = IconButton(Glyph.MENU, menu_name, self.flip_rail)
        self._whose = Text("", Role.STRONG, wrap=False)
        self._top = Row(self._menu, gap=8, margin=(8, 4, 16, 4), name="topbar")
        self._top.add(self._whose, 1)
        self._bands = Column(gap=8, margin=(16, 12, 16, 0))
        self._bands.hide()
        self.banners = Column(gap=8, margin=(16, 12, 16, 0))
        self.banners.hide()
        self.stage = QStackedWidget()
        self.toasts = ToastHost()
        self._build()
        self.ring = FocusRing(self)
        self._look.changed.connect(self._arrange)

    @property
    def panes(self) -> Panes:
        return self._panes

    def set_bare(self, bare: bool) -> None:
        """Without rail and top bar: first run and unlock."""
        self._bare = bare
        self._arrange()

    def set_whose(self, whose: str, menu_name: str) -> None:
        """Whose record it is, said in the top bar where there is no rail."""
        self._whose.setText(whose)
        self._menu.set_name(menu_name)

    def flip_rail(self) -> None:
        """Unfold or fold the rail where it has no room of its own."""
        self._rail_open = not self._rail_open
        self._arrange()
        if self._rail_open:
            self.rail.setFocus(Qt.FocusReason.OtherFocusReason)
            self.rail.focusNextChild()

    def fold_rail(self) -> None:
        """Fold the rail after a choice."""
        if self._rail_open:
            self.flip_rail()

    def set_bands(self, bands: Sequence[QWidget]) -> None:
        """What holds for the whole window, above everything else."""
        self._bands.clear()
        for band in bands:
            self._bands.add(band)
        self._bands.setVisible(bool(bands))

    def add_banner(self, banner: QWidget) -> None:
        """Show a banner above the stage."""
        self.banners.add(banner)
        self.banners.show()

    def clear_banners(self) -> None:
        """Take all banners away."""
        self.banners.clear()
        self.banners.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab follows what is laid out now; from a screen as a whole it goes into the screen."""
        follow_layout(self)
        holder = QApplication.focusWidget()
        if forward and holder is not None and not holder.focusPolicy() & Qt.FocusPolicy.TabFocus:
            first = next(stops_in(holder), None)
            if first is not None:
                first.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().focusNextPrevChild(forward)

    def _build(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self._top)
        right.addWidget(self._bands)
        right.addWidget(self.banners)
        right.addWidget(self.stage, 1)
        right.addWidget(self.toasts)
        outer = QHBoxLayout(self)
        outer.setSpacing(0)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.rail)
        outer.addLayout(right, 1)

    def _arrange(self) -> None:
        found = panes_for(self.width(), self._look.scale)
        one = found is Panes.ONE
        self.rail.setVisible(not self._bare and (not one or self._rail_open))
        self._top.setVisible(not self._bare and one)
        if found is not self._panes:
            self._panes = found
            self.panes_changed.emit(int(found))
