"""Whom a person trusts to sign health cards: the link beside a card, the question, the list.

Refuses: to ask by itself; the question comes only when somebody opens it.
"""

from collections.abc import Callable, Sequence
from urllib.parse import urlsplit

from app.desk import Desk
from sync.readers.card_values import TrustedIssuer
from ui.parts import (
    Card,
    ConfirmSheet,
    Divider,
    Flow,
    Heading,
    LinkButton,
    QuietButton,
    SettingsRow,
    Small,
)
from ui.screen import Shell
from ui.session import Session
from ui.words.issuers import trust_later, trust_title, trust_verb, trust_words

Act = Callable[[TrustedIssuer], object]


class IssuersCard(Card):
    """One row for everybody trusted, each to be forgotten."""

    def __init__(self, trusted: Sequence[TrustedIssuer], forget: Act) -> None:
        super().__init__(gap=4)
        self.add(Heading(self.tr("Signers of health cards you trust")))
        self.add(Small(self.tr("Cards they signed count as signed. Nobody else vouches for them.")))
        for at, one in enumerate(trusted):
            if at:
                self.add(Divider())
            self.add(self._row(one, forget))

    def _row(self, one: TrustedIssuer, forget: Act) -> SettingsRow:
        button = QuietButton(self.tr("Trust no longer"), lambda: forget(one))
        row = SettingsRow(host_of(one), one.address, button)
        button.setAccessibleName(f"{button.text()}: {host_of(one)}")
        return row


class UnknownIssuer(Card):
    """What is to be said of a card whose signer nobody knows, and the way to decide."""

    def __init__(self, one: TrustedIssuer, ask: Act) -> None:
        super().__init__(gap=4, margin=12)
        said = self.tr(
            "Signed by {name}, who is not on our list: it is kept, but does not count as signed."
        )
        self.add(Small(said.format(name=host_of(one))))
        link = LinkButton(self.tr("Do you know this signer?"), lambda: ask(one))
        link.setAccessibleName(f"{link.text()} {host_of(one)}")
        self.add(Flow(link))


def ask_trust(
    shell: Shell, session: Session, then: Callable[[], object], one: TrustedIssuer
) -> None:
    """The question whether to trust a signer, with everything that can be said of them."""
    window = shell.sheet_parent()

    def trust() -> None:
        shell.run(session.ask(Desk.trust_issuer, one), lambda _none: then(), window)

    ConfirmSheet(
        window,
        trust_title(host_of(one)),
        trust_words(one.address),
        verb=trust_verb(),
        stay=trust_later(),
        action=trust,
        danger=False,
    )


def host_of(one: TrustedIssuer) -> str:
    """The name of the computer in an issuer's address: what can be recognised of it."""
    return urlsplit(one.address).hostname or one.address
