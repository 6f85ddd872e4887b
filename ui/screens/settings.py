"""Settings: reading, locking, ways in, sharing, where the vault lies, about.

Refuses: OK and Cancel; every change applies at once.
"""

from collections.abc import Callable

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from app.about import about
from app.desk import Desk
from app.door import Door
from app.settings import LOCK_MINUTES, TEXT_SCALES, Language, Settings, Theme
from app.watching import Watched
from app.ways import WaysIn
from sync.readers.card_values import TrustedIssuer
from sync.readers.protocol import ColumnMatch
from ui import pick
from ui.look import Glyph
from ui.parts import (
    Body,
    Card,
    Choice,
    Chooser,
    DataTable,
    Divider,
    Heading,
    Page,
    QuietButton,
    SettingsRow,
    Small,
    Title,
)
from ui.parts.tab_order import follow_layout
from ui.screen import Screen, Shell
from ui.screens.card_issuers import IssuersCard
from ui.screens.computer_sheet import ComputerSheet
from ui.screens.settings_sheets import KitSheet, PassphraseSheet
from ui.screens.settings_tables import TablesCard
from ui.session import Session
from ui.words.language import OWN_NAMES
from ui.words.language import Language as Spoken
from ui.words.plurals import PLURALS
from ui.words.ways import remind_words, way_words, ways_title
from ui.words.witnesses import vouched_words

_FIRST = "language"


class SettingsScreen(Screen):
    """Rows with a line on what each does; built anew when something changes."""

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell)
        self._session = session
        self._ways: WaysIn | None = None
        self._watched: Watched | None = None
        self._told: tuple[ColumnMatch, ...] = ()
        self._issuers: tuple[TrustedIssuer, ...] = ()
        self._addresses: tuple[str, ...] = ()
        self._controls: dict[str, Chooser] = {}
        self._page = Page(gap=24)
        self.fill(self._page)
        session.settings_changed.connect(self._settings_changed)

    def opened(self, _argument: object) -> None:
        self._build()
        self._controls[_FIRST].setFocus()
        self._read()

    def refresh(self) -> None:
        self._read()

    def rephrase(self) -> None:
        if self._controls:
            self._build()

    def clear(self) -> None:
        self._ways = self._watched = None
        self._told, self._issuers = (), ()
        self._controls.clear()
        self._page.clear()

    # -- building -------------------------------------------------------------------------

    def _build(self) -> None:
        """Say every row anew; the keyboard stays at the row where it was."""
        held = next((key for key, one in self._controls.items() if one.hasFocus()), "")
        inside = self._page.isAncestorOf(QApplication.focusWidget() or self)
        self._controls.clear()
        self._page.clear()
        self._page.add(Title(self.tr("Settings")))
        self._page.add(self._reading())
        self._page.add(self._locking())
        self._page.add(self._sharing())
        self._page.add(self._outside())
        self._page.add(self._place())
        if self._told:
            self._page.add(TablesCard(self._told, self._forget_columns))
        if self._issuers:
            self._page.add(IssuersCard(self._issuers, self._forget_issuer))
        self._page.add(self._about())
        follow_layout(self._page)
        if inside:
            self._controls[held or _FIRST].setFocus()

    def _reading(self) -> Card:
        now = self._session.settings
        languages = [Choice(one.value, OWN_NAMES[one]) for one in Spoken]
        themes = [
            Choice(Theme.SYSTEM.value, self.tr("As the computer")),
            Choice(Theme.LIGHT.value, self.tr("Light")),
            Choice(Theme.DARK.value, self.tr("Dark")),
            Choice(Theme.CONTRAST_LIGHT.value, self.tr("High contrast, light")),
            Choice(Theme.CONTRAST_DARK.value, self.tr("High contrast, dark")),
        ]
        sizes = [Choice(str(one), f"{one} %") for one in TEXT_SCALES]
        on_off = [Choice("", self.tr("Off")), Choice("on", self.tr("On"))]
        return self._card(
            self.tr("Reading"),
            self._row("language", languages, now.language.value, self._set_language,
                      self.tr("Language"), self.tr("Switches at once.")),
            self._row("size", sizes, str(now.text_scale), self._set_size,
                      self.tr("Text size"), self.tr("Everything grows with it.")),
            self._row("theme", themes, now.theme.value, self._set_theme,
                      self.tr("Light or dark"), self.tr("High contrast draws strong outlines.")),
            self._row("clear", on_off, "on" if now.extra_clear else "", self._set_clear,
                      self.tr("Extra-clear letters"), self.tr("Letters made for weak eyes.")),
            self._row("calm", on_off, "on" if now.reduce_motion else "", self._set_calm,
                      self.tr("Less motion"), self.tr("Nothing fades in or out.")),
        )  # fmt: skip

    def _locking(self) -> Card:
        now = self._session.settings
        times = [Choice(str(one), PLURALS.minutes(one)) for one in LOCK_MINUTES]
        return self._card(
            self.tr("Locking and ways in"),
            self._row("lock", times, str(now.lock_minutes), self._set_lock,
                      self.tr("Lock by itself after"),
                      self.tr("Also when the screen is locked or the computer sleeps.")),
            *self._ways_rows(),
        )  # fmt: skip

    def _ways_rows(self) -> list[SettingsRow]:
        if self._session.sample:
            return []
        change = QuietButton(self.tr("Change"), self._change_passphrase)
        new = QuietButton(self.tr("Make a new one"), self._new_kit)
        proven = self._ways is not None and self._ways.kit_proven_ms > 0
        sheet = self.tr("The old sheet stops working.")
        if self._ways is not None and not proven:
            sheet = self.tr("You have not shown yet that you kept it.")
        rows = [
            SettingsRow(self.tr("Passphrase"), self.tr("You type the old one first."), change),
            SettingsRow(self.tr("Recovery sheet"), sheet, new),
        ]
        every = QuietButton(self.tr("Show them all"), lambda: self.shell.go("ways"))
        rows.append(SettingsRow(ways_title(), self._ways_line(), every))
        if self._ways is not None and self._ways.keyring:
            wanted = not self._ways.quick
            verb = self.tr("Switch on") if wanted else self.tr("Switch off")
            quick = QuietButton(verb, lambda: self._set_quick(wanted=wanted))
            effect = self.tr("Whoever is logged in on this computer can open the vault.")
            rows.insert(1, SettingsRow(self.tr("Open without passphrase"), effect, quick))
        return rows

    def _ways_line(self) -> str:
        """What there is, or the quiet reminder of the year."""
        if self._ways is None:
            return ""
        if self._ways.remind:
            return remind_words(self._ways.remind[0])
        return ", ".join(way_words(way.kind) for way in self._ways.ways)

    def _sharing(self) -> Card:
        now = self._session.settings
        usual = Choice("", self.tr("The usual one"))
        addresses = [usual, *(Choice(one, one) for one in self._addresses)]
        port = str(now.share_port) if now.share_port else self.tr("chosen at the first share")
        words = self.tr("Port on this computer: {port}").format(port=port)
        return self._card(
            self.tr("Sharing"),
            self._row("host", addresses, now.share_host, self._set_host,
                      self.tr("Address in your network"),
                      self.tr("Where a doctor's phone in the same network finds the page.")),
            Small(words),
        )  # fmt: skip

    def _outside(self) -> Card:
        standing = self._session.standing
        said = vouched_words(standing) if standing is not None else ""
        effect = said or self.tr("Nobody outside confirms yet that nothing was lost.")
        show = QuietButton(self.tr("Choose and see"), lambda: self.shell.go("witnesses"))
        return self._card(self.tr("Witnesses"), SettingsRow(self.tr("Who vouches"), effect, show))

    def _place(self) -> Card:
        where = self.tr("A throw-away folder") if self._session.sample else str(self._session.vault)
        show = QuietButton(self.tr("Show the folder"), self._show_folder, glyph=Glyph.FOLDER)
        row = SettingsRow(self.tr("Where the vault lies"), where, show)
        return self._card(self.tr("Your vault"), row, *self._backing_up(), *self._watching())

    def _backing_up(self) -> list[SettingsRow]:
        """The way to the backups."""
        if self._session.sample:
            return []
        open_ = QuietButton(
            self.tr("Backups"), lambda: self.shell.go("backups"), glyph=Glyph.BACKUP
        )
        effect = self.tr("Where they go, and whether they were proven to restore.")
        look = QuietButton(self.tr("Look at it"), self._look_at_computer, glyph=Glyph.SHIELD)
        around = self.tr("Keyring, disk, memory: how well this computer keeps secrets.")
        return [
            SettingsRow(self.tr("Backups"), effect, open_),
            SettingsRow(self.tr("This computer"), around, look),
        ]

    def _look_at_computer(self) -> None:
        ComputerSheet(self.shell, self._session)

    def _watching(self) -> list[SettingsRow]:
        """The folder whose new files are offered."""
        if self._session.sample or self._watched is None:
            return []
        folder = self._watched.folder
        if folder:
            change = QuietButton(self.tr("Stop watching"), lambda: self._watch(""))
            effect = self.tr("{folder}: new files there are offered, and read only if you wish.")
            effect = effect.format(folder=folder)
        else:
            change = QuietButton(self.tr("Choose a folder"), self._choose_watched)
            effect = self.tr("New files in it, such as downloads, are offered to you.")
        return [SettingsRow(self.tr("Watch a folder"), effect, change)]

    def _about(self) -> Card:
        found = about()
        words = self.tr("RekamKu {version}, vault form {form}. {licence} licence.")
        said = words.format(version=found.version, form=found.form, licence=found.licence)
        table = DataTable(
            self.tr("What it is made with"),
            [self.tr("Part"), self.tr("Version"), self.tr("Licence")],
            [(one.name, one.version, one.licence) for one in found.parts],
        )
        return self._card(self.tr("About"), Body(said), table)

    def _card(self, title: str, *rows: SettingsRow | Small | Body | DataTable) -> Card:
        card = Card(Heading(title), gap=4)
        for at, row in enumerate(rows):
            if at and isinstance(row, SettingsRow):
                card.add(Divider())
            card.add(row)
        return card

    def _row(
        self,
        key: str,
        choices: list[Choice],
        current: str,
        action: Callable[[str], None],
        title: str,
        effect: str,
    ) -> SettingsRow:
        chooser = Chooser(choices, current)
        chooser.chosen.connect(action)
        self._controls[key] = chooser
        return SettingsRow(title, effect, chooser)

    # -- acting ---------------------------------------------------------------------------

    def _read(self) -> None:
        self.shell.run(self._session.ask(Desk.ways_in), self._take_ways, self)
        self.shell.run(self._session.ask(Door.addresses), self._take_addresses, self)
        self.shell.run(self._session.ask(Desk.remembered_columns), self._take_told, self)
        self.shell.run(self._session.ask(Desk.trusted_issuers), self._take_issuers, self)
        self.shell.run(self._session.ask(Desk.look_in_watched), self._take_watched, self)

    def _take_told(self, told: tuple[ColumnMatch, ...]) -> None:
        if told != self._told:
            self._told = told
            self._build()

    def _take_issuers(self, trusted: tuple[TrustedIssuer, ...]) -> None:
        if trusted != self._issuers:
            self._issuers = trusted
            self._build()

    def _forget_issuer(self, one: TrustedIssuer) -> None:
        asked = self._session.ask(Desk.forget_issuer, one)
        self.shell.run(asked, lambda _none: self._read(), self)

    def _forget_columns(self, told: ColumnMatch) -> None:
        asked = self._session.ask(Desk.forget_columns, told.header)
        self.shell.run(asked, lambda _none: self._read(), self)

    def _take_watched(self, found: Watched) -> None:
        known, self._watched = self._watched, found
        if known is None or known.folder != found.folder:
            self._build()

    def _choose_watched(self) -> None:
        for folder in pick.pick_folder(self, self.tr("Choose a folder")):
            self._watch(str(folder))

    def _watch(self, folder: str) -> None:
        self.shell.run(self._session.ask(Desk.watch_folder, folder), self._watches, self)

    def _watches(self, found: Watched) -> None:
        self._take_watched(found)
        self._session.watch_changed.emit()

    def _take_ways(self, ways: WaysIn) -> None:
        if ways != self._ways:
            self._ways = ways
            self._build()

    def _take_addresses(self, found: tuple[str, ...]) -> None:
        if found != self._addresses:
            self._addresses = found
            self._build()

    def _settings_changed(self) -> None:
        if not self._controls:
            return
        now: Settings = self._session.settings
        self._controls["size"].select(str(now.text_scale))

    def _set_language(self, key: str) -> None:
        self._session.change_settings(language=Language(key))

    def _set_size(self, key: str) -> None:
        self._session.change_settings(text_scale=int(key))

    def _set_theme(self, key: str) -> None:
        self._session.change_settings(theme=Theme(key))

    def _set_clear(self, key: str) -> None:
        self._session.change_settings(extra_clear=bool(key))

    def _set_calm(self, key: str) -> None:
        self._session.change_settings(reduce_motion=bool(key))

    def _set_lock(self, key: str) -> None:
        self._session.change_settings(lock_minutes=int(key))

    def _set_host(self, key: str) -> None:
        self._session.change_settings(share_host=key)

    def _set_quick(self, *, wanted: bool) -> None:
        asked = self._session.ask(Desk.set_quick_unlock, wanted)
        self.shell.run(asked, lambda _none: self._read(), self)

    def _change_passphrase(self) -> None:
        PassphraseSheet(self.shell, self._session)

    def _new_kit(self) -> None:
        KitSheet(self.shell, self._session, self._read)

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._session.vault)))
