"""A card whose signer nobody knows: a link beside it, a question, a list in the settings.

Refuses: how cards are checked; the reader's own tests know that.
"""

from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from surely import there
from test_screen_add import read, screen, window  # noqa: F401 - fixtures
from test_screen_settings import furnished, opened, settings_screen  # noqa: F401 - fixtures

from app.desk import Desk
from sync.readers.card_values import TrustedIssuer
from ui.parts import ConfirmSheet, LinkButton, QuietButton
from ui.screens.add_records import AddRecords
from ui.screens.card_issuers import IssuersCard, UnknownIssuer
from ui.session import Session
from ui.window import Window

CARD = "smart-health-card/hl7_example-00-e-file.smart-health-card"
ONE = TrustedIssuer("https://klinik.example/kartu", "x" * 43)


def test_trusting_a_signer_is_a_link_and_a_question_and_the_card_is_read_again(
    qtbot: QtBot,
    screen: AddRecords,  # noqa: F811
    session: Session,
    shared_data: Path,
) -> None:
    read(qtbot, screen, shared_data / CARD)
    card = there(screen.review.files.findChild(UnknownIssuer))
    assert session.ask(Desk.trusted_issuers).result(10) == ()

    there(card.findChild(LinkButton)).click()
    sheet = there(screen.window().findChild(ConfirmSheet))
    words = " ".join(one.text() for one in sheet.findChildren(QLabel))
    assert "https://spec.smarthealth.cards/examples/issuer" in words
    assert session.ask(Desk.trusted_issuers).result(10) == ()
    sheet.verb.click()

    qtbot.waitUntil(lambda: bool(session.ask(Desk.trusted_issuers).result(10)))
    qtbot.waitUntil(
        lambda: (
            screen.review.draft is not None and not screen.review.files.findChildren(UnknownIssuer)
        ),
        timeout=20_000,
    )


def test_whom_somebody_trusts_is_shown_and_forgotten(
    opened: tuple[Window, Session],  # noqa: F811
    qtbot: QtBot,
) -> None:
    main, session = opened
    session.ask(Desk.trust_issuer, ONE).result(10)
    page = settings_screen(main, qtbot)
    qtbot.waitUntil(lambda: len(page.findChildren(IssuersCard)) == 1)
    shown = page.findChildren(IssuersCard)[0]
    assert any("klinik.example" in one.text() for one in shown.findChildren(QLabel))

    shown.findChildren(QuietButton)[0].click()

    qtbot.waitUntil(lambda: not page.findChildren(IssuersCard))
    assert session.ask(Desk.trusted_issuers).result(10) == ()
