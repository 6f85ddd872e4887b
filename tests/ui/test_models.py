"""Models over pages of rows."""

from collections.abc import Callable
from concurrent.futures import Future

import pytest
from msgspec import structs
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from row_makers import HBA1C, Provider, row, rows

from ui.look import Look, Mark, Tone
from ui.models import (
    ActivityModel,
    ItemsModel,
    ReviewItem,
    ReviewModel,
    TimelineModel,
    row_face,
)
from ui.models.paged_model import Phrases
from ui.parts import Part, RecordList, ReviewFace, RowFace
from ui.runner import Runner
from vault.errors import Busy
from vault.ids import ImportId
from vault.records import Filter, LogLine, Page, RecordState, Standing

Show = Callable[..., QWidget]
Strict = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def runner(at: Look) -> Runner:
    return Runner()


def drain() -> None:
    for _ in range(3):
        QApplication.processEvents()


def test_a_page_is_shown_and_more_is_fetched_on_demand(runner: Runner) -> None:
    provider = Provider(rows(5_000))
    model = TimelineModel(runner, provider)

    model.set_filter(Filter())
    drain()
    assert model.rowCount() == 200
    assert model.canFetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    drain()

    assert model.rowCount() == 2_200
    assert model.total == 5_000
    assert [asked[1:] for asked in provider.asked] == [(0, 200), (200, 2_000)]


def test_the_model_keeps_every_rule_of_models(runner: Runner) -> None:
    model = TimelineModel(runner, Provider(rows(300)))
    QAbstractItemModelTester(model, Strict, model)

    model.set_filter(Filter())
    drain()
    model.set_filter(Filter(year="2025"))
    drain()
    model.rephrase()
    model.clear()

    assert model.rowCount() == 0


def test_months_stand_over_their_first_row_only(runner: Runner) -> None:
    model = TimelineModel(runner, Provider(rows(120)))
    model.set_filter(Filter())
    drain()

    headings = [model.index(at, 0).data(Part.HEADING) for at in range(4)]

    assert headings == ["December 2026", "", "November 2026", ""]


def test_a_reset_of_many_rows_fetches_the_first_page_only(runner: Runner, shown: Show) -> None:
    provider = Provider(rows(100_000))
    model = TimelineModel(runner, provider)
    view = RecordList("Timeline")
    view.setModel(model)
    shown(view, 500, 700)
    model.set_filter(Filter())
    drain()
    provider.held = True
    model.set_filter(Filter(year="2024"))

    provider.answer()
    drain()

    assert model.total == 20_000
    assert model.rowCount() < 20_000


def test_a_late_page_of_an_old_filter_is_not_shown(runner: Runner) -> None:
    provider = Provider(rows(600), held=True)
    model = TimelineModel(runner, provider)

    model.set_filter(Filter())
    model.set_filter(Filter(year="2025"))
    provider.answer(1)
    drain()
    provider.answer(0)
    drain()

    assert model.total == 120


def test_old_rows_stay_until_the_new_ones_are_there(runner: Runner) -> None:
    provider = Provider(rows(60))
    model = TimelineModel(runner, provider)
    model.set_filter(Filter())
    drain()
    provider.held = True

    model.set_filter(Filter(year="2025"))
    drain()

    assert model.rowCount() == 60


def test_lock_empties_the_model_and_nothing_late_comes_in(runner: Runner) -> None:
    provider = Provider(rows(60), held=True)
    model = TimelineModel(runner, provider)
    model.set_filter(Filter())

    model.clear()
    runner.forget()
    provider.answer()
    drain()

    assert model.rowCount() == 0
    assert model.index(0, 0).data(Part.FACE) is None


def test_a_failure_is_told_and_leaves_the_rows(runner: Runner, qtbot: QtBot) -> None:
    def broken(_filter: Filter, _offset: int, _limit: int) -> "Future[Page]":
        future: Future[Page] = Future()
        future.set_exception(Busy())
        return future

    model = TimelineModel(runner, broken)
    with qtbot.waitSignal(model.failed) as heard:
        model.set_filter(Filter())

    assert isinstance(heard.args[0], Busy)


def test_a_screen_reader_gets_one_sentence_per_row(runner: Runner) -> None:
    model = TimelineModel(runner, Provider((row(),)))
    model.set_filter(Filter())
    drain()

    sentence = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert sentence == ("Lab result: HbA1c, 6,4 %, Above range, 18 November 2026, RSUD Tabanan.")


def test_a_fact_that_another_source_tells_too_is_marked_quietly(runner: Runner) -> None:
    other = row(1, import_id=ImportId("2" * 32))
    later = structs.replace(HBA1C, date="2026-11-19", sort_key="2026-11-19T00:00:00")
    alone = row(2, later, import_id=ImportId("2" * 32))
    same_file = row(3, later, import_id=ImportId("2" * 32))
    model = TimelineModel(runner, Provider((alone, same_file, row(), other)))
    model.set_filter(Filter())
    drain()

    lines = [model.index(at, 0).data(Part.FACE).line for at in range(4)]
    said = [model.index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(4)]
    assert ["Also from another source" in line for line in lines] == [False, False, True, True]
    assert ["Also from another source" in one for one in said] == [False, False, True, True]


def test_a_face_says_standing_by_word_shape_and_tone(at: Look) -> None:
    face = row_face(row())

    assert (face.value, face.word, face.mark, face.tone) == (
        "6,4 %",
        "Above range",
        Mark.UP,
        Tone.DANGER,
    )
    assert face.line == "18 Nov 2026 · RSUD Tabanan"


def test_what_is_no_plain_fact_is_struck_and_says_why(at: Look) -> None:
    from msgspec.structs import replace

    refuted = row_face(row(facts=replace(HBA1C, standing=Standing.REFUTED)))
    retracted = row_face(row(state=RecordState.RETRACTED))

    assert refuted.struck
    assert refuted.note == "Ruled out"
    assert not refuted.word
    assert retracted.note == "Taken back"


def test_review_ticks_are_counted_and_kept_in_order(at: Look) -> None:
    model = ReviewModel()
    QAbstractItemModelTester(model, Strict, model)
    counted: list[int] = []
    model.ticks_changed.connect(counted.append)
    model.set_items(
        [
            ReviewItem("a", ReviewFace("A"), "A"),
            ReviewItem("b", ReviewFace("B", can_choose=False), "B"),
            ReviewItem("c", ReviewFace("C"), "C", ticked=False),
        ]
    )
    checked = Qt.CheckState.Checked.value
    role = Qt.ItemDataRole.CheckStateRole

    assert model.setData(model.index(2, 0), checked, role)
    assert not model.setData(model.index(1, 0), checked, role)

    assert model.ticked == ("a", "c")
    assert counted == [1, 2]


def test_items_are_whole_in_memory_with_their_headings(at: Look) -> None:
    phrases: Phrases[str] = Phrases(RowFace, str, lambda item: item[0], str.upper)
    model: ItemsModel[str] = ItemsModel(phrases)
    QAbstractItemModelTester(model, Strict, model)

    model.set_items(["aa", "ab", "b"])

    assert [model.index(n, 0).data(Part.HEADING) for n in range(3)] == ["A", "", "B"]
    assert model.item(model.index(2, 0)) == "b"
    model.clear()
    assert model.rowCount() == 0


def test_the_log_goes_on_until_a_short_page(runner: Runner) -> None:
    lines = [LogLine("log", n, n * 1000, 1, None, b"", b"") for n in range(250)]

    def provider(limit: int, offset: int) -> "Future[tuple[LogLine, ...]]":
        future: Future[tuple[LogLine, ...]] = Future()
        future.set_result(tuple(lines[offset : offset + limit]))
        return future

    model = ActivityModel(runner, lambda _line: RowFace("x"), lambda _line: "x")
    model.show_from(provider)
    drain()
    assert (model.rowCount(), model.canFetchMore(QModelIndex())) == (200, True)
    model.fetchMore(QModelIndex())
    drain()

    assert model.rowCount() == 250
    assert not model.canFetchMore(QModelIndex())
