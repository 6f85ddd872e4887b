"""Workouts as TCX, as Google Fit's Takeout and many watches write them: laps, heart beats.

Refuses: entities, and the way that was taken; where somebody went stays in the file.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final
from xml.parsers import expat

from sync.readers.days import Days, decimal_of
from sync.readers.devices.gather import Gathered
from sync.readers.devices.moments import Wall, wall
from sync.readers.devices.workouts import Told, session
from sync.readers.draft import FileRefused, Given, NotMine, Part
from sync.readers.measures import HEART_RATE
from sync.readers.protocol import Reason
from sync.readers.streams import check_encoding, pieces

_MOST_TEXT: Final = 200
_LAP: Final = {
    "TotalTimeSeconds": "seconds",
    "DistanceMeters": "metres",
    "Calories": "kilocalories",
}
_MINUTE: Final = 60


@dataclass(slots=True)
class _Activity:
    """One workout while its laps come."""

    sport: str
    number: int
    begin: str = ""
    end: str = ""
    sums: dict[str, Decimal] = field(default_factory=dict)
    beats: list[tuple[str, str]] = field(default_factory=list)
    device: str = ""


def read(given: Given) -> Iterator[Part]:
    """Every workout, and its heart beats as a day's readings."""
    check_encoding(given)
    parser = expat.ParserCreate(namespace_separator=" ")
    reading = _Reading()
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.text
    parser.EntityDeclHandler = _refuse
    try:
        for piece in pieces(given):
            parser.Parse(piece, False)  # noqa: FBT003 - expat's own way
        parser.Parse(b"", True)  # noqa: FBT003 - expat's own way
    except expat.ExpatError as error:
        raise FileRefused(Reason.MALFORMED) from error
    yield from reading.parts()


def _refuse(*_: object) -> None:
    raise FileRefused(Reason.FORBIDDEN_XML)


class _Reading:
    """The elements as they come."""

    def __init__(self) -> None:
        self._path: list[str] = []
        self._text = ""
        self._time = ""
        self._done: list[_Activity] = []
        self._now: _Activity | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        name = tag.rpartition(" ")[2]
        if not self._path and name != "TrainingCenterDatabase":
            raise NotMine
        if len(self._path) > 100:  # noqa: PLR2004 - no export is that deep
            raise FileRefused(Reason.TOO_DEEP)
        self._path.append(name)
        self._text = ""
        if name == "Activity":
            self._now = _Activity(attributes.get("Sport", ""), len(self._done) + 1)
        elif name == "Lap" and self._now is not None and not self._now.begin:
            self._now.begin = attributes.get("StartTime", "")
        elif name == "Trackpoint":
            self._time = ""

    def text(self, part: str) -> None:
        """Text; only short ones are of interest."""
        if len(self._text) < _MOST_TEXT:
            self._text += part

    def end(self, _tag: str) -> None:
        """An element ends."""
        name = self._path.pop()
        text, self._text = self._text.strip(), ""
        one, above = self._now, self._path[-1] if self._path else ""
        if one is None:
            return
        if name == "Activity":
            self._done.append(one)
            self._now = None
        elif above == "Lap" and name in _LAP:
            number = decimal_of(text)
            if number is not None and number >= 0:
                one.sums[_LAP[name]] = one.sums.get(_LAP[name], Decimal(0)) + number
        elif name == "Time" and above == "Trackpoint":
            self._time = one.end = text
        elif name == "Value" and above == "HeartRateBpm" and self._time:
            one.beats.append((self._time, text))
        elif name == "Name" and above == "Creator":
            one.device = text

    def parts(self) -> Iterator[Part]:
        """The records of all workouts."""
        for one in self._done:
            place = f"/TrainingCenterDatabase/Activities/Activity[{one.number}]"
            begin = wall(one.begin)
            gathered = Gathered(Days("tcx", one.begin, subject=None))
            if begin is None:
                gathered.trouble(place, Reason.BAD_DATE)
            else:
                _workout(gathered, one, begin, place)
            yield from gathered.parts(empty=None)


def _workout(gathered: Gathered, one: _Activity, begin: Wall, place: str) -> None:
    told: list[Told] = []
    for name, words, unit, parts in (
        ("seconds", "Duration", "min", _MINUTE),
        ("metres", "Distance", "m", 1),
        ("kilocalories", "Energy", "kcal", 1),
    ):
        amount = one.sums.get(name)
        if amount:
            exact = round(amount / parts, 1).normalize()
            told.append((words, Decimal(format(exact, "f")), unit, unit))
    number = f"tcx|{one.sport}|{one.begin}|{one.device}"
    end = wall(one.end) if one.end else None
    made = session(
        one.sport or "Exercise", number, begin, end, told, place=place, source=one.device
    )
    gathered.uncounted(made)
    for time, beats in one.beats:
        when, value = wall(time), decimal_of(beats)
        if when is None or value is None:
            gathered.trouble(place, Reason.BAD_DATE if when is None else Reason.BAD_NUMBER)
            continue
        gathered.add(HEART_RATE, when, value, at=place, source=one.device)
        gathered.close()
