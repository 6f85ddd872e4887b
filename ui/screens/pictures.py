"""The pictures of one examination, to be gone through, brightened, enlarged and measured.

Refuses: to hold the window up; slices come from the keeper while one looks at others.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent

from app.desk import Desk
from app.imaging import PictureSeries, Study
from app.shades import AS_TOLD, Band, Shader, presets
from sync.readers.slices import Slice
from ui import pick
from ui.look import Glyph, look
from ui.parts import (
    CardTitle,
    ChipStrip,
    Choice,
    Column,
    Flow,
    IconButton,
    QuietButton,
    Row,
    SeriesStrip,
    SeriesTileFace,
    SliceView,
    Small,
    Strong,
    announce,
    image_of,
)
from ui.parts.slices import Tool
from ui.screen import Screen, Shell
from ui.screens.slice_loader import SliceLoader
from ui.session import Session
from ui.words import pictures as words
from ui.words.dates import moment_words
from ui.words.errors import error_words
from ui.words.plurals import PLURALS
from ui.words.proof import unshown_words
from ui.words.record_titles import pictures_title, save_a_copy, saved_as
from ui.words.records import title_words
from vault.ids import PersonId, RecordId

_BY_HAND, _KEYS_FIT = "by-hand", 560


class PicturesScreen(Screen):
    """Series at the left, the picture large, what one can do with it below."""

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell)
        self._session = session
        self._person = PersonId("")
        self._record: RecordId | None = None
        self._study: Study | None = None
        self._series: PictureSeries | None = None
        self._count, self._at, self._preset = 0, 0, AS_TOLD
        self._filled = False
        self._choices: list[Choice] = []
        self.loader = SliceLoader(
            lambda wanted, edge: session.ask(Desk.slices, self._person, wanted, edge),
            shell.runner,
        )
        self.loader.setParent(self)
        self.loader.arrived.connect(self._arrived)
        self.loader.failed.connect(self._broken)
        self.view = SliceView()
        self.view.stepped.connect(self.step)
        self.view.shaded.connect(self._shaded)
        self.view.measured.connect(self._measured)
        self.view.moved.connect(self._say_corners)
        self.strip = SeriesStrip()
        self.strip.chosen.connect(self._chosen)
        self._title, self.position = CardTitle(""), Strong("")
        self._back = QuietButton("", self._leave, glyph=Glyph.BACK)
        self._earlier = IconButton(Glyph.BEFORE, "", lambda: self.step(-1))
        self._later = IconButton(Glyph.NEXT, "", lambda: self.step(1))
        self.full = QuietButton("", self._flip_full)
        self.tools = ChipStrip("", "")
        self.tools.chosen.connect(self._take_tool)
        self.bands = ChipStrip("", "")
        self.bands.chosen.connect(self._take_preset)
        self.invert = QuietButton("", self._invert)
        self.invert.setCheckable(True)
        self._larger = QuietButton("", lambda: self.view.zoom_by(1.25))
        self._smaller = QuietButton("", lambda: self.view.zoom_by(0.8))
        self.reset = QuietButton("", self._reset)
        self.save = QuietButton("", self._save, glyph=Glyph.SAVE)
        self.state, self._help = Small(""), Small("")
        self._lay_out()
        self.rephrase()

    def _lay_out(self) -> None:
        head = Row(self._back, gap=12)
        head.add(self._title, 1)
        for part in (self._earlier, self.position, self._later, self.full):
            head.add(part)
        middle = Row(self.strip, gap=12)
        middle.add(self.view, 1)
        chips = Row(gap=12)
        chips.add(self.tools, 2)
        chips.add(self.bands, 3)
        buttons = Flow(self.invert, self._larger, self._smaller, self.reset, self.save)
        column = Column(head, gap=8, margin=(16, 12, 16, 8))
        column.add(middle, 1)
        for below in (self.state, chips, buttons, self._help):
            column.add(below)
        self.fill(column)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say_help()

    # -- what the window says -------------------------------------------------------------

    def opened(self, argument: object) -> None:
        if isinstance(argument, str):
            self._forget()
            self._record, self._person = RecordId(argument), self._session.person
            self.view.wait(self.tr("One moment …"))
            asked = self._session.ask(Desk.study, self._person, self._record)
            wanted = self._record
            self.shell.runner.when(
                asked, lambda study: self._take_study(wanted, study), self._broken, self
            )
        self.view.setFocus()

    def refresh(self) -> None:
        if self._record is not None and self._session.person != self._person:
            self._forget()
            self._leave()

    def clear(self) -> None:
        self._forget()
        self._show_full(wanted=False)

    def step_back(self) -> bool:
        was = self._filled
        self._show_full(wanted=False)
        return was

    def rephrase(self) -> None:
        self._back.set_text(self.tr("Back"))
        self._earlier.set_name(self.tr("Picture before"))
        self._later.set_name(self.tr("Next picture"))
        self.invert.set_text(self.tr("Invert"))
        self._larger.set_text(self.tr("Larger"))
        self._smaller.set_text(self.tr("Smaller"))
        self.reset.set_text(self.tr("Reset"))
        self.save.set_text(save_a_copy())
        self.tools.set_words(self.tr("What dragging does"), self.tr("More"))
        self.tools.set_choices([Choice(tool, words.tool_word(tool)) for tool in Tool])
        self.tools.select(self.view.tool)
        self.bands.set_words(self.tr("Which values are seen"), self.tr("More values"))
        self._say_full()
        self._say_help()
        self._say_series()
        self._offer_bands()
        self._say_place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        deeds = {
            Qt.Key.Key_I: self.invert.click,
            Qt.Key.Key_R: self._reset,
            Qt.Key.Key_F11: self._flip_full,
        }
        deed = deeds.get(Qt.Key(event.key()))
        if deed is not None and not event.modifiers():
            deed()
            return
        super().keyPressEvent(event)

    # -- which picture --------------------------------------------------------------------

    def step(self, by: int) -> None:
        """So many pictures on, at most to the first or last."""
        at = min(max(0, self._at + by), max(0, self._count - 1))
        if at != self._at:
            self._go_to(at, 1 if by > 0 else -1)

    def _take_study(self, wanted: RecordId, study: Study) -> None:
        if wanted != self._record:
            return
        self._study = study
        self._title.setText(title_words(study.row.facts))
        self._say_series()
        if study.series:
            self._show_series(study.series[0])
            self.loader.thumbs(study.series, self._take_thumb)
        else:
            self._say_state(unshown_words(""))

    def _take_thumb(self, key: str, small: Slice) -> None:
        if small.samples:
            band = Band(small.center, small.window)
            dots = Shader(small).shaded(band, inverted=False)
            if small.is_grey:
                dots = bytes(byte for dot in dots for byte in (dot, dot, dot))
            self.strip.set_thumb(key, image_of(small.width, small.height, dots))

    def _chosen(self, key: str) -> None:
        series = self._study.series if self._study is not None else ()
        found = next((one for one in series if one.key == key), None)
        if found is not None and found is not self._series:
            self._show_series(found)

    def _show_series(self, series: PictureSeries) -> None:
        self._series, self._preset = series, AS_TOLD
        self._count = self.loader.begin(series)
        self.view.show_slice(None, Band(0, 0))
        self.view.fit()
        self._go_to(0, 1)

    def _go_to(self, at: int, way: int) -> None:
        self._at = at
        found = self.loader.want(at, way)
        if found is not None:
            self._show(found)
        else:
            self.view.wait(self.tr("One moment …"))
        self._say_place()

    def _arrived(self, place: int) -> None:
        found = self.loader.want(place, 1) if place == self._at else None
        if found is not None:
            self._show(found)

    def _show(self, shown: Slice) -> None:
        band = self.view.band
        if self._preset != _BY_HAND or band.window <= 0:
            offered = self._offered(shown)
            band = offered.get(self._preset) or offered.get(AS_TOLD) or Band(0, 0)
        self.view.show_slice(shown, band)
        self._say_state("" if shown.samples else unshown_words(shown.reason))
        self._offer_bands()
        self._say_place()
        announce(self.view, self.view.accessibleName())

    def _broken(self, error: Exception) -> None:
        said = error_words(error)
        self.view.wait("")
        self._say_state(" ".join(part for part in (said.title, said.safe) if part))

    # -- how it is seen -------------------------------------------------------------------

    def _offered(self, shown: Slice) -> dict[str, Band]:
        return presets(self._series.modality if self._series is not None else "", shown)

    def _offer_bands(self) -> None:
        shown = self.view.slice
        offered = self._offered(shown) if shown is not None else {}
        choices = [Choice(key, words.preset_word(key)) for key in offered]
        if self._preset == _BY_HAND and choices:
            choices.append(Choice(_BY_HAND, self.tr("By hand")))
        if choices != self._choices:
            self._choices = choices
            self.bands.set_choices(choices)
        self.bands.select(self._preset)
        self.bands.setVisible(bool(choices))

    def _take_preset(self, key: str) -> None:
        self._preset = key
        shown = self.view.slice
        band = self._offered(shown).get(key) if shown is not None else None
        if band is not None:
            self.view.set_band(band)
        self._offer_bands()
        self._say_corners()
        announce(self.view, self.view.accessibleDescription())

    def _shaded(self) -> None:
        if self._preset != _BY_HAND:
            self._preset = _BY_HAND
            self._offer_bands()
        self._say_corners()

    def _take_tool(self, key: str) -> None:
        self.view.tool = Tool(key)
        self._say_help()

    def _invert(self) -> None:
        self.view.set_inverted(inverted=self.invert.isChecked())

    def _reset(self) -> None:
        self.invert.setChecked(False)
        self.view.set_inverted(inverted=False)
        self.view.fit()
        self._take_preset(AS_TOLD)

    def _measured(self, length: float) -> None:
        shown = self.view.slice
        if shown is not None:
            said = words.length_words(length, shown)
            self.view.set_line_text(said)
            self.view.setAccessibleDescription(said)
            announce(self.view, said)

    def _save(self) -> None:
        """The file this picture came in, byte for byte."""
        stored = self.loader.file_at(self._at)
        if stored is None:
            return
        to = pick.pick_target(self, save_a_copy(), stored.title)
        if to is not None:
            written = self._session.ask(Desk.save_file, self._person, stored, to)
            said = saved_as().format(file=to.name)
            self.shell.run(written, lambda _none: self.shell.toast(said), self)

    # -- full screen, and the way out -----------------------------------------------------

    def _flip_full(self) -> None:
        self._show_full(wanted=not self._filled)
        self.view.setFocus()

    def _show_full(self, *, wanted: bool) -> None:
        if wanted is not self._filled:
            self._filled = wanted
            self.shell.fill_screen(wanted=wanted)
            self._say_full()

    def _leave(self) -> None:
        self._show_full(wanted=False)
        self.shell.back()

    def _forget(self) -> None:
        self.loader.clear()
        self._record, self._study, self._series = None, None, None
        self._count = self._at = 0
        self._preset = AS_TOLD
        self.invert.setChecked(False)
        self.view.forget()
        self.view.setAccessibleName(pictures_title())
        self.view.setAccessibleDescription("")
        self.strip.set_series((), "")
        self.strip.hide()
        self._title.setText("")
        self.position.setText("")
        self._say_state("")
        self._offer_bands()

    # -- words ----------------------------------------------------------------------------

    def _say_state(self, said: str) -> None:
        self.state.setText(said)
        self.state.setVisible(bool(said))

    def _say_full(self) -> None:
        said = self.tr("Leave full screen") if self._filled else self.tr("Full screen")
        self.full.set_text(said)

    def _say_help(self) -> None:
        keys = words.keys_help(self.view.tool)
        self.view.setAccessibleDescription(keys)
        fits = self.height() >= look().px(_KEYS_FIT)  # else the picture needs the room
        self._help.setText(f"{keys if fits else ''} {words.first_look()}".strip())

    def _say_series(self) -> None:
        series = self._study.series if self._study is not None else ()
        faces = [
            SeriesTileFace(
                one.key,
                words.series_title(one),
                PLURALS.pictures(one.frames),
                words.series_spoken(one),
            )
            for one in series
        ]
        shown = self._series or (series[0] if series else None)
        self.strip.set_series(faces, shown.key if shown is not None else "")
        self.strip.setVisible(len(faces) > 1)

    def _say_place(self) -> None:
        there = self._series is not None
        said = words.position_words(self._at, self._count) if there else ""
        self.position.setText(said)
        self._earlier.setEnabled(self._at > 0)
        self._later.setEnabled(self._at + 1 < self._count)
        series = words.series_title(self._series) if self._series is not None else ""
        self.view.setAccessibleName(", ".join(part for part in (said, series) if part))
        self._say_corners()

    def _say_corners(self) -> None:
        if self._study is None or self._series is None:
            return
        facts, card = self._study.row.facts, self._session.card
        shown = self.view.slice
        seen = ""
        if shown is not None and shown.is_grey:
            seen = words.band_words(self.view.band, shown.unit)
        who = card.person.name if card is not None else ""
        lines = (
            (who, moment_words(facts.date)),
            (facts.facility, title_words(facts)),
            (words.series_title(self._series), words.position_words(self._at, self._count)),
            (seen, words.zoom_words(self.view.zoom)),
        )
        first, second, third, fourth = ("\n".join(filter(None, pair)) for pair in lines)
        self.view.set_corners((first, second, third, fourth))
        self.view.setAccessibleDescription(seen)
