"""Slices of the series that is looked at: fetched ahead, a bounded number kept, one ask at a time.

Refuses: to keep more than its share of memory, and anything after `clear`.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal

from app.imaging import MOST_AT_ONCE, FrameWish, PictureSeries
from sync.readers.slices import EDGE, Slice
from ui.runner import Runner
from vault.records import StoredFile

AskSlices = Callable[[tuple[FrameWish, ...], int], "Future[tuple[Slice, ...]]"]

MOST_BYTES: Final = 96 << 20
"""Kept slices of the series in front; older ones are fetched anew."""

AHEAD: Final = 12
BEHIND: Final = 4
_FIRST: Final = 4
_THUMB_EDGE: Final = 160


class SliceLoader(QObject):
    """Knows the frames of one series by their place, from 0."""

    arrived = Signal(int)
    """The slice at this place is there now."""
    failed = Signal(object)

    def __init__(self, ask: AskSlices, runner: Runner, most: int = MOST_BYTES) -> None:
        super().__init__()
        self._ask, self._runner, self._most = ask, runner, most
        self._frames: tuple[FrameWish, ...] = ()
        self._kept: OrderedDict[int, Slice] = OrderedDict()
        self._at, self._way = 0, 1
        self._waiting = self._singly = False
        self._round = 0

    @property
    def kept_bytes(self) -> int:
        """How much the kept slices take."""
        return sum(len(one.samples) for one in self._kept.values())

    def begin(self, series: PictureSeries) -> int:
        """Another series; how many frames it has."""
        self.clear()
        self._frames = frames_of(series)
        return len(self._frames)

    def clear(self) -> None:
        """Forget every slice; what is on its way is not kept."""
        self._round += 1
        self._waiting = self._singly = False
        self._frames = ()
        self._kept.clear()

    def want(self, place: int, way: int) -> Slice | None:
        """The slice at a place if it is there; else it is fetched. `way` is where one goes."""
        self._at, self._way = place, 1 if way >= 0 else -1
        found = self._kept.get(place)
        if found is not None:
            self._kept.move_to_end(place)
        self._go_on()
        return found

    def file_at(self, place: int) -> StoredFile | None:
        """The file that holds the slice at a place."""
        return self._frames[place].stored if 0 <= place < len(self._frames) else None

    def thumbs(self, series: Sequence[PictureSeries], done: Callable[[str, Slice], object]) -> None:
        """A small picture from the middle of each series."""
        for at in range(0, len(series), MOST_AT_ONCE):
            some = [one for one in series[at : at + MOST_AT_ONCE] if one.files]
            middle = [frames_of(one) for one in some]
            wanted = tuple(frames[len(frames) // 2] for frames in middle)
            self._runner.when(
                self._ask(wanted, _THUMB_EDGE),
                partial(_tell, [one.key for one in some], done),
                _nothing,
                self,
            )

    def _go_on(self) -> None:
        if self._waiting:
            return
        missing = [place for place in self._nearby() if place not in self._kept]
        # the first answer should come soon, the others may be many
        at_once = MOST_AT_ONCE // 2 if self._kept else _FIRST
        missing = missing[: 1 if self._singly else at_once]
        if not missing:
            return
        self._waiting = True
        turn = self._round
        wanted = tuple(self._frames[place] for place in missing)
        self._runner.when(
            self._ask(wanted, EDGE),
            lambda got: self._came(turn, missing, got),
            lambda error: self._broke(turn, error),
            self,
        )

    def _nearby(self) -> list[int]:
        """The place looked at, then those one will come to, as many as can be kept."""
        room = self._most // 2 // max(1, self._size())
        ahead = min(AHEAD, max(1, room))
        behind = min(BEHIND, max(0, room - ahead))
        places = [self._at + self._way * step for step in range(ahead + 1)]
        places += [self._at - self._way * step for step in range(1, behind + 1)]
        return [place for place in places if 0 <= place < len(self._frames)]

    def _size(self) -> int:
        newest = next(reversed(self._kept.values()), None) if self._kept else None
        return len(newest.samples) if newest is not None else 1 << 19

    def _came(self, turn: int, places: list[int], got: tuple[Slice, ...]) -> None:
        if turn != self._round:
            return
        self._waiting = False
        for place, one in zip(places, got, strict=True):
            if one.reason == "too-large" and place != places[0]:
                continue  # perhaps only too much together with those before
            if one.reason == "child-died" and len(places) > 1:
                self._singly = True  # one of them ends the child: find out which
                continue
            self._kept[place] = one
        while self.kept_bytes > self._most and len(self._kept) > 1:
            oldest = next(place for place in self._kept if place != self._at)
            del self._kept[oldest]
        if self._at in self._kept:
            self._kept.move_to_end(self._at)
        for place in places:
            if place in self._kept:
                self.arrived.emit(place)
        self._go_on()

    def _broke(self, turn: int, error: Exception) -> None:
        if turn == self._round:
            self._waiting = False
            self.failed.emit(error)


def _tell(keys: list[str], done: Callable[[str, Slice], object], got: tuple[Slice, ...]) -> None:
    for key, one in zip(keys, got, strict=True):
        done(key, one)


def _nothing(_error: Exception) -> None:
    """A series without its small picture still has its name."""


def frames_of(series: PictureSeries) -> tuple[FrameWish, ...]:
    """Every frame of a series in order."""
    return tuple(
        FrameWish(file.stored, number) for file in series.files for number in range(file.frames)
    )
