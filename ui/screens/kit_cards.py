"""The recovery sheet on screen: its code, words and secret; saved, printed, proven.

Refuses: keeping anything of it once it was left.
"""

from pathlib import Path

from PySide6.QtCore import Signal

from app.answers import KitView
from app.door import Door
from app.kit_reading import wrong_places
from ui import pick
from ui.look import Glyph, Role
from ui.parts import (
    Body,
    Card,
    Column,
    Field,
    Flow,
    LineField,
    QrPanel,
    QuietButton,
    Small,
    Strong,
    Text,
    WordGrid,
)
from ui.printing import print_pictures
from ui.screen import Shell
from ui.session import Session
from ui.words.language import language


class KitCard(Column):
    """The sheet; `kept` when it was saved or printed."""

    kept = Signal()

    def __init__(self, session: Session, shell: Shell) -> None:
        super().__init__(gap=16)
        self._session, self._shell = session, shell
        self._kit: KitView | None = None
        self._name = ""
        self._print = QuietButton("", self._print_it, glyph=Glyph.PRINT)
        self._pdf = QuietButton("", lambda: self._save("pdf"), glyph=Glyph.SAVE)
        self._text = QuietButton("", lambda: self._save("txt"), glyph=Glyph.SAVE)
        self._words_title, self._code_title = Strong(), Strong()
        self._secret_title, self._vault_title = Strong(), Strong()
        self._secret = Text("", Role.STRONG)
        self._vault = Small()
        self._grid = WordGrid()
        self._code = Column()
        self._note = Small()
        self.add(Flow(self._print, self._pdf, self._text))
        self.add(Card(self._words_title, self._grid))
        self.add(Card(self._secret_title, self._secret, self._vault_title, self._vault, gap=6))
        self.add(Card(self._code_title, self._code, self._note))
        self.enter_at(self._print)
        self.say()

    def say(self) -> None:
        """Say every word anew."""
        self._print.set_text(self.tr("Print"))
        self._pdf.set_text(self.tr("Save as PDF"))
        self._text.set_text(self.tr("Save as text"))
        self._words_title.setText(self.tr("Your 24 words"))
        self._secret_title.setText(self.tr("Secret for another computer"))
        self._vault_title.setText(self.tr("Vault"))
        self._code_title.setText(self.tr("The same as a code"))
        self._note.setText(self.tr("Whoever has this sheet and a copy of the vault can read it."))
        self._say_code()

    def show_kit(self, kit: KitView, name: str) -> None:
        """Show a kit and whose it is."""
        self._kit, self._name = kit, name
        self._grid.set_words(kit.words)
        self._secret.setText(kit.secret)
        self._vault.setText(kit.vault_id)
        self._say_code()

    def wipe(self) -> None:
        """Forget the kit."""
        self._kit = None
        self._grid.set_words(())
        self._secret.setText("")
        self._vault.setText("")
        self._code.clear()

    def _say_code(self) -> None:
        self._code.clear()
        if self._kit is not None:
            name = self.tr("QR code of the recovery sheet")
            self._code.add(QrPanel(self._kit.squares, name, ""))

    def _save(self, ending: str) -> None:
        if self._kit is None:
            return
        name, title = self.tr("RekamKu recovery sheet"), self.tr("Where to save the recovery sheet")
        target = pick.pick_target(self, title, f"{name}.{ending}")
        if target is not None:
            asked = self._session.ask(
                Door.save_kit, self._kit.text, self._name, language().value, target
            )
            self._shell.run(asked, lambda _none: self._saved(target), self)

    def _saved(self, target: Path) -> None:
        words = self.tr("Saved as “{name}”. Move it away from this computer.")
        self._shell.toast(words.format(name=target.name))
        self.kept.emit()

    def _print_it(self) -> None:
        if self._kit is not None:
            asked = self._session.ask(
                Door.kit_picture, self._kit.text, self._name, language().value
            )
            self._shell.run(asked, self._to_printer, self)

    def _to_printer(self, picture: bytes) -> None:
        if print_pictures((picture,), self):
            self.kept.emit()


class ProveCard(Column):
    """Three words of the sheet, typed back."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__(gap=16)
        self._kit: KitView | None = None
        self._lines: list[LineField] = []
        self._fields: list[Field] = []
        self._lead = Body()
        self.add(self._lead)
        for _ in range(3):
            line = LineField()
            line.returnPressed.connect(self.entered)
            field = Field("?", line)
            line.textEdited.connect(lambda _text, one=field: one.set_wrong(""))
            self._lines.append(line)
            self._fields.append(self.add(field))  # type: ignore[arg-type]
        self.enter_at(self._lines[0])

    def say(self) -> None:
        """Say every word anew."""
        self._lead.setText(self.tr("Look at your printed or saved sheet and type these words."))
        if self._kit is not None:
            for field, place in zip(self._fields, self._kit.asked, strict=True):
                field.set_words(self.tr("Word {number}").format(number=place + 1))

    def ask(self, kit: KitView) -> None:
        """Ask for words of this kit."""
        self._kit = kit
        self.say()

    def right(self) -> bool:
        """Whether all three are right; what is wrong is said at its field."""
        if self._kit is None:
            return False
        wrong = wrong_places(self._kit, tuple(line.text() for line in self._lines))
        for at, field in enumerate(self._fields):
            said = self.tr("This is not the word on the sheet.") if at in wrong else ""
            field.set_wrong(said)
        if wrong:
            self._lines[wrong[0]].setFocus()
        return not wrong

    def wipe(self) -> None:
        """Forget kit and words."""
        self._kit = None
        for line, field in zip(self._lines, self._fields, strict=True):
            line.clear()
            field.set_wrong("")
