"""The record page says who signed a record, and whether that was checked.

Refuses: a whole window for it; the sentences are what matters.
"""

from dataclasses import replace

import pytest
from test_screen_record import first

from app.desk import Desk
from ui.session import Session
from ui.words.record_page import source_sentences
from vault.records import Kind, Trust


@pytest.mark.parametrize(
    ("trust", "said"), [(Trust.SIGNED, "is good"), (Trust.UNVERIFIED, "could not")]
)
def test_the_signer_is_named_with_what_is_known(session: Session, trust: Trust, said: str) -> None:
    view = session.ask(Desk.record, session.person, first(session, Kind.LAB)).result(10)
    row = replace(view.detail.row, trust=trust)
    signed = replace(view, signer="Klinik Contoh", detail=replace(view.detail, row=row))
    told = [one for one in source_sentences(signed) if "Klinik Contoh" in one]
    assert len(told) == 1
    assert said in told[0]
