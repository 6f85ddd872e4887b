"""The whole window over the sample family's vault, and a walk through everything it can show.

Refuses: to be a test. A walk stops at every state of every screen; what is looked at there is
the test's business.
"""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from fake_session import PASSPHRASE, Home
from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot
from slice_makers import study_files
from walk_backups import backups
from walk_family import family
from walk_ways import ways
from walk_witnesses import witnesses

from app.demo import SAMPLE
from app.desk import Desk
from app.typed_fields import Form
from ui.furnish import Furnishing
from ui.parts import Sheet
from ui.screen import Stage
from ui.screens.add_records import DONE, REVIEW, AddRecords
from ui.screens.by_hand import ByHand
from ui.screens.first_run import FirstRun
from ui.screens.how_we_know import HowWeKnow
from ui.screens.list_screen import ListScreen
from ui.screens.pictures import PicturesScreen
from ui.screens.share_sheet import CHECK, WHOM, ShareSheet
from ui.screens.share_shown import ShareShown
from ui.screens.share_what import WhatStep
from ui.screens.share_whom import WhomStep
from ui.screens.sharing import Sharing
from ui.screens.unlock import Unlock
from ui.screens.unlock_lost import At
from ui.session import Keeper, Session, StartKeeper
from ui.waiting import WaitingDesk
from ui.window import Window
from vault.records import Filter, Kind

NEW_PHRASE = "lima kata yang mudah diingat"
RECIPIENT = "Dr. Wayan, Puskesmas Kediri I"
_PAUSES_MS = 500


class WatchedKeeper:
    """Any keeper, and whether everything it was asked has been answered."""

    def __init__(self, inner: Keeper) -> None:
        self._inner = inner
        self.waiting: set[Future[Any]] = set()

    def ask(self, method: Callable[..., Any], *arguments: Any, **named: Any) -> "Future[Any]":
        asked: Future[Any] = self._inner.ask(method, *arguments, **named)
        self.waiting.add(asked)
        return asked

    def close(self) -> None:
        self._inner.close()

    @property
    def idle(self) -> bool:
        self.waiting = {one for one in self.waiting if not one.done()}
        return not self.waiting


class Whole:
    """A furnished window with every screen registered."""

    def __init__(
        self,
        home: Home,
        qtbot: QtBot,
        vault: Path | None = None,
        start: StartKeeper | None = None,
    ) -> None:
        self.home, self.qtbot = home, qtbot
        self._begin_keeper = start or home.start
        self.session = Session(home.here.settings, vault or home.here.vault, self._start)
        self.keeper: WatchedKeeper | None = None
        self.window = Window(WaitingDesk())
        self.errors: list[Exception] = []
        self._say_error = self.window.show_error
        self.window.show_error = self._error  # type: ignore[method-assign] # every error is kept
        qtbot.addWidget(self.window)
        Furnishing(self.window, self.session).begin()
        self.settle()

    def _start(self, stirred: Callable[[str], None]) -> WatchedKeeper:
        self.keeper = WatchedKeeper(self._begin_keeper(stirred))
        return self.keeper

    def _error(self, error: Exception) -> None:
        self.errors.append(error)
        self._say_error(error)

    # -- what a walk does -----------------------------------------------------------------

    def show(self, width: int, height: int) -> None:
        self.window.resize(width, height)
        self.window.show()
        self.window.activateWindow()
        self.qtbot.waitExposed(self.window)
        self.settle()

    def settle(self) -> None:
        """Wait until everything was answered, said and laid out."""
        for _ in range(3):
            self.until(lambda: self.keeper is None or self.keeper.idle)
            self.until(lambda: not self._pausing())
            QApplication.processEvents()

    def until(self, reached: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(reached, timeout=60_000)

    def unlock(self) -> None:
        screen = self.window.screen_in_front
        assert isinstance(screen, Unlock)
        screen.page.field.line.setText(PASSPHRASE)
        screen.page.unlock()
        self.until(lambda: self.session.stage() is Stage.OPEN)
        self.settle()

    def go(self, name: str, argument: object = None) -> Any:
        self.window.go(name, argument)
        self.settle()
        return self.window.screen_in_front

    def close(self) -> None:
        self.window.close()

    def shut_sheet(self) -> None:
        for sheet in self.window.shell.findChildren(Sheet):
            sheet.reject()
        self.settle()

    def _pausing(self) -> bool:
        timers = [*self.window.findChildren(QTimer), *self.session.findChildren(QTimer)]
        return any(
            one.isActive() and one.isSingleShot() and one.interval() <= _PAUSES_MS for one in timers
        )

    # -- the walk -------------------------------------------------------------------------

    def first_run(self) -> Iterator[str]:
        """Every page of the first run; a vault is made on the way."""
        screen = self.window.screen_in_front
        assert isinstance(screen, FirstRun)
        yield "first-run language"
        screen.language.forward.emit()
        yield "first-run welcome"
        screen.welcome.forward.emit()
        yield "first-run who"
        type_first(screen.who.form, "Ni Wayan Sari")
        screen.who.go_on()
        self.settle()
        yield "first-run passphrase"
        screen.passphrase.card.first.line.setText(NEW_PHRASE)
        screen.passphrase.card._again.line.setText(NEW_PHRASE)
        screen.passphrase.go_on()
        self.until(lambda: screen.page is screen.sheet)
        self.settle()
        yield "first-run sheet"
        screen.sheet.forward.emit()
        yield "first-run proof"
        screen.prove.refused.emit()
        yield "first-run ready"

    def locked(self) -> Iterator[str]:
        """The locked vault; afterwards it is open."""
        screen = self.window.screen_in_front
        assert isinstance(screen, Unlock)
        yield "unlock"
        screen.page.unlock()
        yield "unlock nothing typed"
        screen.page.field.line.setText("salah sama sekali")
        screen.page.unlock()
        self.settle()
        yield "unlock wrong"
        job = screen.page.wait.begin()
        screen.page.wait._say_patience()
        yield "unlock slow"
        job.tell(500, 40_000, "Ni Wayan Sari")
        self.settle()
        yield "unlock renewing"
        screen.page.wait.end()
        screen.page.lost.click()
        yield "unlock lost"
        for way in (screen.lost.by_sheet, screen.lost.by_cards, screen.lost.by_key):
            way.click()
            yield f"unlock lost {screen.lost.at.name}"
        for at in (At.COPY, At.PHRASE):
            screen.lost._go(at)
            yield f"unlock lost {at.name}"
        screen._show_page()
        self.unlock()

    def records(self) -> Iterator[str]:
        """What shows records."""
        for name in ("timeline", "labs", "medicines", "documents"):
            screen = self.go(name)
            assert isinstance(screen, ListScreen)
            yield name
            screen.list.opened.emit(first_row(screen))
            self.settle()
            yield f"{name} detail"
            screen.step_back()
        yield from self._sheets()
        self.go("search")
        yield "search"
        self.go("search", "hba1c")
        yield "search found"
        self.go("search", "tidak ada yang begini")
        yield "search nothing"

    def _sheets(self) -> Iterator[str]:
        screen = self.go("timeline")
        record = screen.record_of(first_row(screen))
        self.go("record", record)
        yield "record"
        for button in tuple(deed_buttons(self.window.screen_in_front)):
            name = button.accessibleName()
            button.click()
            self.settle()
            if self.window.sheet_open:
                yield f"record sheet {name}"
            self.shut_sheet()

    def adding(self, folder: Path) -> Iterator[str]:
        """From choosing files to taking them back."""
        screen = self.go("add")
        assert isinstance(screen, AddRecords)
        yield "add"
        screen._begin(saving=False)
        yield "add busy"
        screen._idle()
        screen.read(strangers(folder))
        self.until(lambda: screen._stack.currentIndex() == REVIEW)
        self.settle()
        yield "add review"
        file = screen.review._draft.files[0]  # type: ignore[union-attr]
        screen.review._choices.give(file.key, "new")  # type: ignore[union-attr]
        screen.review.rephrase()
        screen.review._open(file)
        yield "add review records"
        screen.review.save.click()
        self.until(lambda: screen._stack.currentIndex() == DONE)
        self.settle()
        yield "add done"
        self.go("imports")
        yield "imports"
        self.go("work")
        yield "work"
        self.window.shell.toasts.leave()
        yield from self._columns(folder)
        yield from self._pictures(folder)

    def _columns(self, folder: Path) -> Iterator[str]:
        """A table nobody is sure of, in a folder with several other files."""
        screen = self.go("add")
        screen._again()
        screen.read([tables(folder)])
        self.until(lambda: screen._stack.currentIndex() == REVIEW)
        self.settle()
        yield "add review of a folder"
        screen._ask_columns("")
        self.until(lambda: bool(screen.columns.choosers))
        self.settle()
        yield "add columns"
        meanings = ("patient-name", "birth-date", "date", "test", "result")
        for chooser, meaning in zip(screen.columns.choosers, meanings, strict=True):
            chooser.select(meaning)
            chooser.chosen.emit(meaning)
        self.until(screen.columns.use.isEnabled)
        yield "add columns told"
        screen.columns.use.click()
        self.until(lambda: screen._stack.currentIndex() == REVIEW)
        self.settle()
        yield "add review of several people"
        screen.review.give_up.click()
        self.go("settings")
        yield "settings with tables"

    def _pictures(self, folder: Path) -> Iterator[str]:
        """The pictures of an examination; taken back afterwards."""
        screen = self.go("add")
        screen.read(study_files(folder, 4, edge=64))
        self.until(lambda: screen._stack.currentIndex() == REVIEW)
        for file in screen.review.draft.files:
            screen.review.files.give(file, self.session.person)
        screen.review.save.click()
        self.until(lambda: screen._stack.currentIndex() == DONE)
        self.settle()
        wanted = Filter(kinds=frozenset({Kind.IMAGING}))
        asked = self.session.ask(Desk.rows, self.session.person, wanted, 9, 0)
        shown = self.go("pictures", asked.result(60).rows[0].id)
        assert isinstance(shown, PicturesScreen)
        self.until(lambda: shown.view.has_image)
        self.settle()
        yield "pictures"
        self.go("add")
        screen._undo(screen._answer.batch_id)
        self.settle()
        self.window.shell.toasts.leave()

    def by_hand(self) -> Iterator[str]:
        """Every form, unfolded and kept empty; then something half typed."""
        for form in Form:
            screen = self.go("by-hand", form)
            assert isinstance(screen, ByHand)
            assert screen.form is not None
            screen.form.more.click()
            for name in {"date"} & screen.form.fields.keys():
                screen.form.fields[name].control.clear()  # type: ignore[attr-defined] # a line
            screen.save.click()
            self.settle()
            yield f"by hand {form}"
        screen.form.edited.emit()
        screen._leave()
        self.settle()
        yield "by hand kinds"
        screen._throw_away()
        self.settle()

    def sharing(self) -> Iterator[str]:
        """From nothing shared to a stopped share with its receipts."""
        self.go("sharing")
        yield "sharing nothing"
        screen = self.go("share")
        assert isinstance(screen, ShareSheet)
        yield "share what"
        assert isinstance(screen.step, WhatStep)
        screen.step.reach.chosen.emit("kinds")
        yield "share what kinds"
        screen.step.reach.chosen.emit("default")
        screen.go_on()
        self.until(lambda: screen._at == CHECK)
        yield "share look"
        screen.go_on()
        self.until(lambda: screen._at == WHOM)
        assert isinstance(screen.step, WhomStep)
        screen.go_on()
        yield "share nobody named"
        screen.step.recipient.setText(RECIPIENT)
        screen.step.ask_code.setChecked(True)
        screen.step.time.chosen.emit("own")
        yield "share whom"
        screen.step.via.chosen.emit("here")
        screen.go_on()
        yield from self._shown()

    def _shown(self) -> Iterator[str]:
        self.until(lambda: self.window.current == "show-share")
        shown = self.window.screen_in_front
        assert isinstance(shown, ShareShown)
        self.until(lambda: shown.countdown is not None)
        self.settle()
        yield "share shown"
        screen = self.go("sharing")
        assert isinstance(screen, Sharing)
        screen.show_receipts(screen._shares[0])  # type: ignore[index]
        self.settle()
        yield "sharing open"
        self.go("show-share")
        next(
            one for one in shown.findChildren(QAbstractButton) if one.objectName() == "danger"
        ).click()
        self.settle()
        yield "share stopped"
        self.window.shell.toasts.leave()

    def looking_back(self) -> Iterator[str]:
        """The log, and how we know a line of it."""
        screen = self.go("activity")
        yield "activity"
        screen.findChildren(HowWeKnow)[0].button.click()
        self.settle()
        yield "activity known"
        screen.check()
        self.settle()
        yield "activity checked"

    def house(self) -> Iterator[str]:
        """People, the vault's standing, settings, help."""
        for name in ("people", "standing", "settings", "help"):
            self.go(name)
            yield name
        yield from ways(self)
        yield from family(self)
        yield from witnesses(self)
        yield from backups(self)

    def other_person(self) -> Iterator[str]:
        """Somebody who is not the owner, and an error in place."""
        self.session.show_person(self.session.cards[1].person.id)
        self.go("timeline")
        yield "timeline of another person"
        self.window.show_error(OSError("disk"))
        yield "timeline with an error"
        self.errors.pop()
        self.window.shell.clear_banners()
        self.session.show_person(self.session.cards[0].person.id)
        self.settle()

    def everything(self, folder: Path) -> Iterator[str]:
        """All states of a vault that is there."""
        for part in (
            self.locked(),
            self.records(),
            self.adding(folder),
            self.by_hand(),
            self.sharing(),
            self.looking_back(),
            self.house(),
            self.other_person(),
        ):
            for name in part:
                self.settle()
                yield name
        assert self.errors == []


def first_row(screen: ListScreen) -> QModelIndex:
    """The first row that stands for a record."""
    model = screen.list.model()
    rows = (model.index(row, 0) for row in range(model.rowCount()))
    return next(one for one in rows if screen.record_of(one) is not None)


def deed_buttons(root: QWidget | None) -> Iterator[QAbstractButton]:
    """The visible buttons of a record's page that open something over it."""
    assert root is not None
    for button in root.findChildren(QAbstractButton):
        name = button.accessibleName()
        if button.isVisible() and name and not name.startswith(("Share", "Save", "Bagi", "Simpan")):
            yield button


def type_first(root: QWidget, text: str) -> None:
    """Type into the first line of a form."""
    from ui.parts import LineField

    root.findChildren(LineField)[0].setText(text)


def tables(folder: Path) -> Path:
    """A folder of tables about two people nobody knows, one of them not understood."""
    inside = folder / "Dari klinik"
    inside.mkdir(exist_ok=True)
    rows = (
        "Komang Uji;1990-01-01;18/11/2026;Hemoglobin;13,2\n"
        "Putu Uji;1991-02-02;18/11/2026;Leukosit;7,1\n"
    )
    (inside / "a.csv").write_text("Kolom A;Kolom B;Kolom C;Kolom D;Kolom E\n" + rows, "utf-8")
    for number in range(5):
        known = "nama_pasien;tgl_lahir;tanggal;pemeriksaan;hasil\n" + rows
        (inside / f"hasil {number}.csv").write_text(known, "utf-8")
    return inside


def strangers(folder: Path) -> list[Path]:
    """A file about somebody nobody knows, with an entry that is none, and a paper."""
    bundle = json.loads((SAMPLE / "sari-rsud-singasana.json").read_text("utf-8"))
    for entry in bundle["entry"]:
        if entry["resource"]["resourceType"] == "Patient":
            entry["resource"]["name"] = [{"text": "Komang Uji Coba"}]
            entry["resource"]["birthDate"] = "1990-01-01"
            entry["resource"].pop("identifier", None)
    bundle["entry"][5]["resource"] = {"nothing": 1}
    odd = folder / "hasil laboratorium yang namanya panjang sekali.json"
    odd.write_text(json.dumps(bundle), "utf-8")
    return [odd, SAMPLE / "surat-rujukan.pdf"]
