"""How we know a line of the log: a calm sentence, and the numbers for those who want them.

Refuses: asking for a proof before somebody wants to see it.
"""

from collections.abc import Callable

from app.desk import Desk
from app.tracing import Trace
from ui.parts import Body, Column, FactList, Flow, LinkButton, QuietButton, Small, Sunken
from ui.screen import Shell
from ui.session import Session
from ui.words.activity import grouped, proof_sentence
from ui.words.numbers import count_words
from vault.ids import PersonId


class HowWeKnow(Column):
    """A sentence with its time, and a way to fold out how we know it."""

    def __init__(
        self,
        shell: Shell,
        session: Session,
        person: PersonId,
        line: tuple[str, int, bytes],
        said: tuple[str, str],
    ) -> None:
        super().__init__(gap=0)
        self._shell, self._session = shell, session
        self._person, self._line = person, line
        sentence, when = said
        self.button = LinkButton(self.tr("How we know"), self._flip)
        self.button.setAccessibleName(f"{self.button.text()}: {sentence}")
        self.add(Body(sentence))
        self.add(Flow(Column(Small(when), margin=(0, 12, 8, 0)), self.button))
        self.proof: Sunken | None = None

    def _flip(self) -> None:
        if self.proof is not None:
            self.proof.setVisible(self.proof.isHidden())
            return
        log, index, leaf = self._line
        asked = self._session.ask(Desk.trace, self._person, log, index, leaf.hex())
        self._shell.run(asked, self._show, self)

    def _show(self, trace: Trace) -> None:
        if self.proof is not None:
            return
        numbers = FactList(
            [
                (self.tr("Line"), count_words(trace.index + 1)),
                (self.tr("This line (leaf)"), grouped(trace.leaf)),
                (self.tr("The line before it"), grouped(trace.previous)),
                (self.tr("The seal above all (root)"), grouped(trace.root)),
            ]
        )
        numbers.hide()
        self.proof = Sunken(Body(proof_sentence(trace.when_ms, trace.size)), gap=8)
        flip: Callable[[], None] = lambda: numbers.setVisible(numbers.isHidden())  # noqa: E731 -- one line
        self.proof.add(Flow(QuietButton(self.tr("Show the numbers"), flip)))
        self.proof.add(numbers)
        self.proof.add(Small(self.tr("Anybody can recompute these with the open format.")))
        self.add(self.proof)
