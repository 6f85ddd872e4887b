"""A gallery of every part, for looking at and for tests that walk all parts.

Refuses: to be a test itself. `python tests/ui/gallery.py FOLDER 100,150 light dark` takes pictures.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from gallery_pages import forms, sharing, states
from gallery_records import detail_pane, list_pane
from gallery_words import Say, english, nothing
from PySide6.QtWidgets import QApplication, QWidget

from ui.look import Glyph, Theme, look
from ui.parts import (
    AppShell,
    ConfirmSheet,
    NavItem,
    NavRail,
    PanePair,
    PersonFace,
    PersonSwitcher,
    Toast,
)


def rail(t: Say) -> NavRail:
    switcher = PersonSwitcher(t("Whose records"))
    switcher.set_people(
        t("Whose records"),
        [PersonFace("a", "Ibu Sari", t("Grandmother"), owner=True), PersonFace("b", "Wayan")],
        "a",
        [("add", t("Add a person"))],
    )
    made = NavRail(t("Main navigation"), switcher)
    top = [
        NavItem("timeline", t("Timeline"), Glyph.TIMELINE),
        NavItem("labs", t("Labs"), Glyph.LAB),
        NavItem("medicines", t("Medicines"), Glyph.MEDICINE),
        NavItem("documents", t("Documents"), Glyph.DOCUMENT),
        NavItem("sharing", t("Sharing"), Glyph.SHARE, "1"),
        NavItem("add", t("Add records"), Glyph.ADD),
    ]
    foot = [
        NavItem("backup", t("Backup"), Glyph.BACKUP, t("today")),
        NavItem("settings", t("Settings"), Glyph.SETTINGS),
        NavItem("lock", t("Lock now"), Glyph.LOCK, goes=False),
    ]
    made.set_items(top, foot)
    made.mark("timeline")
    return made


PAGES: dict[str, Callable[[Say], QWidget]] = {
    "forms": forms,
    "states": states,
    "sharing": sharing,
}


def shell(t: Say = english) -> AppShell:
    made = AppShell(rail(t), t("Menu"))
    pair = PanePair(list_pane(t), detail_pane(t), t("Back to Timeline"))
    made.panes_changed.connect(lambda panes: pair.set_side_by_side(panes == 3))
    made.stage.addWidget(pair)
    for make in PAGES.values():
        made.stage.addWidget(make(t))
    made.set_bare(False)
    made.set_whose("Ibu Sari", t("Menu"))
    made.setWindowTitle("Gallery")
    return made


def _shoot(application: QApplication, folder: Path, theme: Theme, percent: int) -> None:
    look().set_theme(theme)
    look().set_percent(percent)
    window = shell()
    window.resize(1366, 768) if percent > 100 else window.resize(1400, 900)
    window.show()
    window.activateWindow()
    for number, name in enumerate(("timeline", *PAGES)):
        window.stage.setCurrentIndex(number)
        application.processEvents()
        window.grab().save(str(folder / f"{name}-{theme.value}-{percent}.png"))
    window.stage.setCurrentIndex(0)
    window.toasts.put(Toast("12 records added for Ibu Sari.", "Close", undo="Undo", action=nothing))
    application.processEvents()
    window.grab().save(str(folder / f"toast-{theme.value}-{percent}.png"))
    ConfirmSheet(
        window,
        "Destroy “HbA1c, 18 November 2026”?",
        "The record cannot be brought back. The log keeps that it existed.",
        verb="Destroy record",
        stay="Keep it",
        action=nothing,
    )
    application.processEvents()
    window.grab().save(str(folder / f"confirm-{theme.value}-{percent}.png"))
    window.close()
    window.deleteLater()


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication(sys.argv[:1])
    look()
    themes = [Theme(name) for name in sys.argv[3:]] or list(Theme)
    for theme in themes:
        for percent in (int(part) for part in sys.argv[2].split(",")):
            _shoot(application, folder, theme, percent)


if __name__ == "__main__":
    main()
