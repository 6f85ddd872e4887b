"""Slices are fetched ahead, kept within bounds, asked for again where only together too many."""

from concurrent.futures import Future
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from app.imaging import FrameWish, PictureFile, PictureSeries
from sync.readers.slices import Slice
from ui.runner import Runner
from ui.screens.slice_loader import SliceLoader
from vault.ids import RecordId
from vault.records import StoredFile

WHOLE = Slice(10, 10, 1, bytes(100))
STORED = StoredFile("0" * 64, b"", b"", 100, "film.dcm", "application/dicom")


def film(frames: int) -> PictureSeries:
    return PictureSeries("1", "1", "", "US", (PictureFile(RecordId("a"), STORED, frames, "1"),))


class Keeper:
    """Answers by a rule: how many it gives at once, which frame ends the child."""

    def __init__(self, most: int = 99, deadly: int = -1) -> None:
        self.asked: list[list[int]] = []
        self._most, self._deadly = most, deadly

    def __call__(self, wanted: tuple[FrameWish, ...], _edge: int) -> "Future[tuple[Slice, ...]]":
        frames = [one.frame for one in wanted]
        self.asked.append(frames)
        answer: Future[tuple[Slice, ...]] = Future()
        if self._deadly in frames:
            answer.set_result((Slice(reason="child-died"),) * len(frames))
        else:
            late = Slice(reason="too-large")
            answer.set_result(
                tuple(WHOLE if at < self._most else late for at in range(len(frames)))
            )
        return answer


def _there(loader: SliceLoader, place: int) -> bool:
    return loader.want(place, 1) is WHOLE


@pytest.fixture
def runner(qtbot: QtBot) -> Runner:
    del qtbot  # the signals need an application
    return Runner()


def test_what_comes_next_is_there_before_it_is_wanted(runner: Runner, qtbot: QtBot) -> None:
    keeper = Keeper()
    loader = SliceLoader(keeper, runner)
    loader.begin(film(40))
    assert loader.want(0, 1) is None
    qtbot.waitUntil(lambda: loader.want(5, 1) is WHOLE)
    assert keeper.asked[0] == [0, 1, 2, 3]


def test_no_more_is_kept_than_may_be(runner: Runner, qtbot: QtBot) -> None:
    loader = SliceLoader(Keeper(), runner, most=1000)
    loader.begin(film(60))
    for place in range(0, 60, 3):
        loader.want(place, 1)
        qtbot.waitUntil(partial(_there, loader, place))
        assert loader.kept_bytes <= 1000
    loader.clear()
    assert loader.kept_bytes == 0


def test_what_was_too_much_together_is_asked_for_again(runner: Runner, qtbot: QtBot) -> None:
    loader = SliceLoader(Keeper(most=1), runner)
    loader.begin(film(6))
    loader.want(0, 1)
    qtbot.waitUntil(lambda: loader.want(5, 1) is WHOLE)


def test_one_slice_that_ends_the_child_does_not_take_its_neighbours(
    runner: Runner, qtbot: QtBot
) -> None:
    loader = SliceLoader(Keeper(deadly=2), runner)
    loader.begin(film(6))
    loader.want(0, 1)
    qtbot.waitUntil(lambda: loader.want(5, 1) is WHOLE)
    dead = loader.want(2, 1)
    assert dead is not None
    assert dead.reason == "child-died"


def test_nothing_arrives_after_it_was_cleared(runner: Runner, qtbot: QtBot) -> None:
    loader = SliceLoader(Keeper(), runner)
    loader.begin(film(6))
    loader.want(0, 1)
    loader.clear()
    qtbot.wait(50)
    assert loader.kept_bytes == 0
