"""Files that came together stand together; one answer serves many people."""

import json
from pathlib import Path

from pytestqt.qtbot import QtBot
from surely import there
from test_screen_add import SAMPLE, read, said, save, screen, stranger, window  # noqa: F401 - fixtures

from ui.models.draft_choices import LEAVE_OUT, NEW
from ui.parts import LinkButton, QuietButton
from ui.screens.add_records import AddRecords
from ui.session import Session

NAMES = ("Komang Adi", "Putu Rai", "Kadek Yuni", "Made Oka", "Gede Arta", "Ketut Sri")


def many(folder: Path) -> Path:
    """One file about six people nobody knows, with one result each."""
    lines = []
    for number, name in enumerate(NAMES):
        born = f"1980-01-0{number + 1}"
        person = {"resourceType": "Patient", "id": f"p{number}", "name": [{"text": name}]}
        lines.append(json.dumps({**person, "birthDate": born}))
        lines.append(json.dumps({
            "resourceType": "Observation", "id": f"o{number}", "status": "final",
            "code": {"text": "Hemoglobin"}, "subject": {"reference": f"Patient/p{number}"},
            "valueQuantity": {"value": 13, "unit": "g/dL"},
        }))  # fmt: skip
    path = folder / "banyak.ndjson"
    path.write_text("\n".join(lines), "utf-8")
    return path


def press(screen: AddRecords, words: str) -> None:  # noqa: F811
    buttons = screen.review.files.findChildren(QuietButton)
    next(one for one in buttons if one.text() == words).click()


def test_everybody_is_left_out_in_one_step(
    qtbot: QtBot,
    screen: AddRecords,  # noqa: F811
    tmp_path: Path,
) -> None:
    read(qtbot, screen, many(tmp_path))
    assert "6 people in these files may be nobody of your household." in said(screen.review)
    assert not screen.review.save.isEnabled()

    press(screen, "Leave all of them out")

    choices = there(screen.review._choices)
    assert choices.open_questions == 0
    assert {one.person_id for one in choices.choices()} == {None}


def test_everybody_becomes_somebody_in_one_step_but_who_was_answered_for_stays(
    qtbot: QtBot,
    screen: AddRecords,  # noqa: F811
    session: Session,
    tmp_path: Path,
) -> None:
    read(qtbot, screen, many(tmp_path))
    first, second = there(screen.review.draft).files[:2]
    screen.review.files.give(first, session.person)
    screen.review.files.give(second, LEAVE_OUT)

    press(screen, "Add all 6 as new people")

    choices = there(screen.review._choices)
    assert choices.whose(first.key) == session.person
    assert choices.whose(second.key) == NEW
    save(qtbot, screen)
    qtbot.waitUntil(lambda: "Ketut Sri" in {c.person.name for c in session.cards}, timeout=20_000)


def test_one_answer_serves_the_same_stranger_in_other_files(
    qtbot: QtBot,
    screen: AddRecords,  # noqa: F811
    session: Session,
    tmp_path: Path,
) -> None:
    first = many(tmp_path)
    (tmp_path / "lagi.ndjson").write_bytes(first.read_bytes())
    read(qtbot, screen, tmp_path)
    files = there(screen.review.draft).files

    screen.review.files.give(files[0], session.person)

    choices = there(screen.review._choices)
    assert len(files) == 12
    assert [one.answer.path for one in files if choices.whose(one.key) == session.person] == [
        str(first),
        str(tmp_path / "lagi.ndjson"),
    ]


def test_a_folder_is_one_group_with_a_total_and_can_be_folded(
    qtbot: QtBot,
    screen: AddRecords,  # noqa: F811
    tmp_path: Path,
) -> None:
    folder = tmp_path / "Rumah sakit"
    folder.mkdir()
    for number in range(7):
        (folder / f"{number}.json").write_bytes((SAMPLE / "sari-rsud-singasana.json").read_bytes())

    read(qtbot, screen, folder)

    words = said(screen.review.files)
    assert "Rumah sakit" in words
    assert "7 files" in words
    assert "3.json" not in words
    link = next(
        one
        for one in screen.review.files.findChildren(LinkButton)
        if one.text() == "Show all of them"
    )
    link.click()
    assert "3.json" in said(screen.review.files)


def test_the_person_is_said_once_and_is_no_row(
    qtbot: QtBot,
    screen: AddRecords,  # noqa: F811
    tmp_path: Path,
) -> None:
    read(qtbot, screen, stranger(tmp_path))

    assert "About: Komang Adi · born 31 January 1990, female" in said(screen.review.files)
    model = screen.review.model
    sentences = [str(model.index(at, 0).data()) for at in range(model.rowCount())]
    assert not any("Komang Adi" in one for one in sentences)
