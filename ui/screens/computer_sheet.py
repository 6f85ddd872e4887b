"""The sheet about this computer: what keeps secrets well here, and what could be done.

Refuses: alarm; the vault itself is sealed whatever is found.
"""

from app.doctor import Finding, Health
from app.door import Door
from ui.look import Tone
from ui.parts import Banner, Body, Flow, QuietButton, Sheet
from ui.parts.tab_order import follow_layout
from ui.screen import Shell
from ui.session import Session
from ui.words.computer import check_words, finding_words

_TONES = {Health.GOOD: Tone.OK, Health.ADVICE: Tone.WARN, Health.UNKNOWN: Tone.INFO}


class ComputerSheet(Sheet):
    """One band for each thing that was looked at."""

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell.sheet_parent(), "", width=640)
        self.set_title(self.tr("How well this computer keeps secrets"))
        self._lead = Body(
            self.tr("Your vault is sealed whatever stands here. This is about what lies around it.")
        )
        self._close = QuietButton(self.tr("Close"), self.reject)
        self.column.add(self._lead)
        self.begin(self._close)
        asked = session.ask(Door.look_at_computer, session.vault)
        shell.run(asked, self._arrived, self)

    def _arrived(self, found: tuple[Finding, ...]) -> None:
        for one in found:
            tone = _TONES[one.health]
            self.column.add(Banner(check_words(one.check), finding_words(one), tone))
        self.column.add(Flow(self._close))
        follow_layout(self.column)
        self._close.setFocus()
        self.fit()
