"""The question before a whole person is destroyed: what goes, what stays, and the name typed once.

Refuses: a name that is not theirs, and a focus on the button that destroys.
"""

from collections.abc import Callable

from app.desk_erasing import EraseDesk
from app.erasing_people import PersonErasePlan
from app.families import PersonFamily
from ui.parts import DangerButton, Field, Flow, LineField, QuietButton, Sheet, Small
from ui.screen import Shell
from ui.screens.erase_sheet import listed
from ui.session import Session
from ui.words.erasing import (
    erase_person_title,
    erase_word,
    not_the_name,
    person_gone,
    typed_name_words,
    what_goes_with,
    what_stays_of,
)
from vault.erasing import EraseReason


class ErasePersonSheet(Sheet):
    """Looks, tells, asks for the name, destroys."""

    def __init__(
        self, shell: Shell, session: Session, one: PersonFamily, gone: Callable[[], object]
    ) -> None:
        super().__init__(shell.sheet_parent(), erase_person_title(one.person))
        self._shell, self._session, self._gone = shell, session, gone
        self._person = one.person
        self.looking = Small(erase_word("looking"))
        self.column.add(self.looking)
        self.line: LineField | None = None
        asked = session.ask(EraseDesk.plan_erasing_person, one.person.id)
        shell.runner.when(asked, self._ask, self._failed, self)
        stop = QuietButton(erase_word("stop"), self.reject)
        self.waiting = Flow(stop)
        self.column.add(self.waiting)
        self.begin(stop)

    def _ask(self, plan: PersonErasePlan) -> None:
        self.looking.hide()
        self.waiting.hide()
        self.column.add(listed(erase_word("goes"), what_goes_with(plan)))
        self.column.add(listed(erase_word("stays"), what_stays_of(plan)))
        self.line = LineField()
        self.named = Field(typed_name_words(plan.person)[0], self.line)
        self.named.set_words(*typed_name_words(plan.person))
        self.column.add(self.named)
        self.verb = DangerButton(erase_word("verb"), lambda: self._erase(plan))
        self.verb.setAutoDefault(False)
        self.keep = QuietButton(erase_word("keep"), self.reject)
        self.buttons = Flow(self.verb, self.keep)
        self.column.add(self.buttons)
        self.fit()
        self.line.setFocus()

    def _erase(self, plan: PersonErasePlan) -> None:
        if self.line is None or not _same(self.line.text(), plan.person.name):
            self.named.set_wrong(not_the_name())
            self.fit()
            return
        self.buttons.setEnabled(False)
        self.looking.setText(erase_word("doing"))
        self.looking.show()
        asked = self._session.ask(EraseDesk.erase_person, plan, EraseReason.WISH)
        self._shell.runner.when(asked, self._erased, self._failed, self)

    def _erased(self, _none: None) -> None:
        self.accept()
        self._shell.toast(person_gone(self._person))
        self._gone()

    def _failed(self, error: Exception) -> None:
        self.accept()
        self._shell.show_error(error)


def _same(typed: str, name: str) -> bool:
    return " ".join(typed.split()).casefold() == " ".join(name.split()).casefold()
