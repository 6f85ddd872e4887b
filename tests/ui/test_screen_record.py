"""The page of one record: value, trend, standing, original, pages, proof, saving, sharing."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs
from pytestqt.qtbot import QtBot
from record_screens_help import front, open_window, press, sheet, show, shown_id, texts

from app.answers import RecordView
from app.desk import Desk
from ui import pick
from ui.parts import PagePicture, RangeBar, TrendPanel
from ui.screens.record import RecordScreen
from ui.screens.record_cards import beware_banner, cards_of
from ui.screens.record_deeds import deeds_for
from ui.screens.record_sheets import DocumentSheet, PagesSheet, ProofSheet, TextSheet
from ui.session import Session
from vault.ids import RecordId
from vault.records import Filter, Kind, RecordState, Standing, StoredFile

SAMPLE = Path(__file__).resolve().parents[2] / "app" / "sample"
HEXADECIMAL = re.compile(r"[0-9a-f]{8}")


def first(session: Session, kind: Kind) -> RecordId:
    wanted = Filter(kinds=frozenset({kind}))
    return session.ask(Desk.rows, session.person, wanted, 1, 0).result(10).rows[0].id


def test_a_value_stands_on_its_range_above_its_trend(session: Session, qtbot: QtBot) -> None:
    screen = front(open_window(session, qtbot), qtbot)
    show(screen, qtbot, "HbA1c")
    said = texts(screen.pane)
    assert "6.4" in said
    assert "Above range" in said
    assert "Trend since 2018" in said
    bar = screen.pane.findChild(RangeBar)
    assert bar is not None
    assert "Reference range 4.0 – 5.6%" in bar.text()
    panel = screen.pane.findChild(TrendPanel)
    assert panel is not None
    assert len(panel.chart._face.points) == 17


def test_a_line_of_the_table_opens_that_result(session: Session, qtbot: QtBot) -> None:
    screen = front(open_window(session, qtbot), qtbot)
    show(screen, qtbot, "HbA1c")
    newest = shown_id(screen)
    panel = screen.pane.findChild(TrendPanel)
    assert panel is not None
    panel.show_as("table")
    panel.table.opened.emit(16)
    qtbot.waitUntil(lambda: shown_id(screen) != newest)
    view = screen.pane.view
    assert view is not None
    assert view.detail.row.facts.date.startswith("2018-11-07")
    assert screen.record_of(screen.list.currentIndex()) == view.detail.row.id


def test_what_is_no_plain_fact_says_so_first(session: Session, qtbot: QtBot) -> None:
    window = open_window(session, qtbot)
    view = session.ask(Desk.record, session.person, first(session, Kind.LAB)).result(10)
    row = view.detail.row
    assert beware_banner(row) is None
    changed = [
        replace(row, facts=structs.replace(row.facts, standing=standing))
        for standing in Standing
        if standing is not Standing.FACT
    ]
    changed += [replace(row, state=RecordState.RETRACTED), replace(row, state=RecordState.ERASED)]
    for one in changed:
        careful = RecordView(replace(view.detail, row=one), (), None, "")
        cards = cards_of(careful, deeds_for(window, window, session, careful, print))
        qtbot.addWidget(cards[0])
        assert cards[0].property("tone") == "warn"
        for card in cards[1:]:
            qtbot.addWidget(card)
            assert "Above range" not in texts(card)


def test_versions_are_listed_when_there_are_several(session: Session, qtbot: QtBot) -> None:
    window = open_window(session, qtbot)
    view = session.ask(Desk.record, session.person, first(session, Kind.LAB)).result(10)
    twice = replace(view, detail=replace(view.detail, versions=view.detail.versions * 2))
    deeds = deeds_for(window, window, session, twice, print)
    alone, several = cards_of(view, deeds), cards_of(twice, deeds)
    for card in (*alone, *several):
        qtbot.addWidget(card)
    assert len(several) == len(alone) + 1
    deeds.show_version(view.detail.versions[0])
    shown = sheet(window, qtbot)
    assert '"resourceType"' in " ".join(texts(shown))


def test_the_original_is_shown_as_plain_text(session: Session, qtbot: QtBot) -> None:
    window = open_window(session, qtbot)
    screen = front(window, qtbot)
    show(screen, qtbot, "HbA1c")
    press(screen.pane, "Show original")
    shown = sheet(window, qtbot)
    assert isinstance(shown, TextSheet)
    assert '"resourceType": "Observation"' in shown.text.toPlainText()
    assert shown.text.isReadOnly()


def test_pages_of_a_document_are_seen_as_pictures(session: Session, qtbot: QtBot) -> None:
    window = open_window(session, qtbot)
    screen = front(window, qtbot, "documents")
    show(screen, qtbot, "Referral note")
    press(screen.pane, "Look at it: Surat rujukan ke Poli Penyakit Dalam.pdf")
    shown = sheet(window, qtbot)
    assert isinstance(shown, PagesSheet)
    qtbot.waitUntil(shown.page.has_image, timeout=15_000)
    assert isinstance(shown.page, PagePicture)
    assert "Page 1 of 1" in texts(shown)


def test_a_clinical_document_is_laid_out_to_be_read(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = (
        b"<ClinicalDocument xmlns='urn:hl7-org:v3'><title>Ringkasan</title><component>"
        b"<structuredBody><component><section><title>Alergi</title><text>Tidak ada</text>"
        b"</section></component></structuredBody></component></ClinicalDocument>"
    )
    monkeypatch.setattr("app.showing.small_file", lambda *_args: written)
    window = open_window(session, qtbot)
    view = session.ask(Desk.record, session.person, first(session, Kind.LAB)).result(10)
    stored = StoredFile("n", b"k", b"s", len(written), "a.xml", "application/hl7-v3+xml")
    deeds_for(window, window, session, view, print).show_file(stored)
    shown = sheet(window, qtbot)
    assert isinstance(shown, DocumentSheet)
    qtbot.waitUntil(lambda: "Tidak ada" in shown.page.toPlainText(), timeout=15_000)
    assert "Ringkasan" in shown.page.toPlainText()


def test_what_cannot_be_drawn_is_said_and_can_be_saved(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.showing.small_file", lambda *_args: b"no picture at all")
    window = open_window(session, qtbot)
    screen = front(window, qtbot, "documents")
    show(screen, qtbot, "Referral note")
    press(screen.pane, "Look at it: Surat rujukan ke Poli Penyakit Dalam.pdf")
    shown = sheet(window, qtbot)
    qtbot.waitUntil(lambda: "Save a copy" in " ".join(texts(shown)), timeout=15_000)


def test_the_proof_is_one_sentence_and_figures_only_when_wished(
    session: Session, qtbot: QtBot
) -> None:
    window = open_window(session, qtbot)
    screen = front(window, qtbot)
    show(screen, qtbot, "HbA1c")
    assert not HEXADECIMAL.search(" ".join(texts(screen.pane)))
    press(screen.pane, "How do we know?")
    shown = sheet(window, qtbot)
    assert isinstance(shown, ProofSheet)
    qtbot.waitUntil(lambda: shown.said.text().startswith("This record has not been changed since"))
    assert not HEXADECIMAL.search(" ".join(texts(shown)))
    press(shown, "Show the figures")
    said = " ".join(texts(shown))
    for word in ("Its entry", "The entry before", "Path to the head", "Signed head"):
        assert word in said
    assert HEXADECIMAL.search(said)
    press(shown, "Hide the figures")
    assert not shown.figures_shown


def test_the_original_is_saved_byte_for_byte_and_never_over_another(
    session: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "copy.json"
    monkeypatch.setattr(pick, "pick_target", lambda *_args: target)
    window = open_window(session, qtbot)
    screen = front(window, qtbot)
    show(screen, qtbot, "HbA1c")
    press(screen.pane, "Save original")
    qtbot.waitUntil(target.exists)
    assert target.read_bytes() == (SAMPLE / "sari-puskesmas-kediri.json").read_bytes()
    target.write_text("mine")
    press(screen.pane, "Save original")
    qtbot.waitUntil(lambda: any("already there" in text for text in texts(window)))
    assert target.read_text() == "mine"


def test_sharing_starts_with_this_record(session: Session, qtbot: QtBot) -> None:
    window = open_window(session, qtbot)
    screen = front(window, qtbot)
    show(screen, qtbot, "HbA1c")
    press(screen.pane, "Share this record")
    assert window.sent[-1] == ("share", (shown_id(screen),))


def test_a_record_opens_as_a_screen_of_its_own(session: Session, qtbot: QtBot) -> None:
    window = open_window(session, qtbot)
    front(window, qtbot)
    window.go("record", first(session, Kind.ALLERGY))
    screen = window.screen_in_front
    assert isinstance(screen, RecordScreen)
    qtbot.waitUntil(lambda: "Allergy to penicillin" in texts(screen))
    assert "A severe reaction is likely" in " ".join(texts(screen))
    press(screen, "Back")
    assert window.current == "timeline"


def test_a_record_that_is_gone_is_said_to_be_gone(session: Session, qtbot: QtBot) -> None:
    window = open_window(session, qtbot)
    front(window, qtbot)
    window.go("record", RecordId("f" * 32))
    screen = window.screen_in_front
    assert screen is not None
    qtbot.waitUntil(lambda: "This record is not here any more" in texts(screen))
