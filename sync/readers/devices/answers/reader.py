"""A document of a device: every object in it whose shape is known is an entry with readings.

Refuses: documents without a single such entry; they are another reader's.
"""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from sync.readers.days import Days
from sync.readers.devices.answers.fitbit import FITBIT
from sync.readers.devices.answers.makers import GARMIN, OURA, WHOOP, WITHINGS
from sync.readers.devices.answers.open_mhealth import OPEN
from sync.readers.devices.answers.polar import POLAR
from sync.readers.devices.answers.services import IHEALTH, WITHINGS_MORE
from sync.readers.devices.answers.shapes import Entry, Shape
from sync.readers.devices.answers.tree import member, opened, walked
from sync.readers.devices.gather import Gathered
from sync.readers.draft import Given, NotMine, Part

_SHAPES: Final[tuple[Shape, ...]] = (
    *FITBIT,
    *WITHINGS_MORE,
    *IHEALTH,
    *OPEN,
    *OURA,
    *WHOOP,
    *GARMIN,
    *POLAR,
    *WITHINGS,
)


def read(given: Given) -> Iterator[Part]:
    """Every reading of a document. Raises NotMine if it has none."""
    whole = opened(given.data)
    own_name = PurePosixPath(given.name.replace("\\", "/")).stem
    gathered: dict[str, Gathered] = {}
    known: dict[frozenset[str], Shape | None] = {}
    for place, name, tree, done in walked(whole):
        keys = frozenset(tree)
        if "resourceType" in keys:
            raise NotMine
        if keys not in known:
            known[keys] = _shape(keys)
        shape = known[keys]
        if shape is None or (shape.proof and member(tree, shape.proof) is None):
            continue
        done.append(True)
        if shape.family not in gathered:
            gathered[shape.family] = Gathered(Days(shape.family))
        entry = Entry(tree, place, _called(name, own_name), gathered[shape.family], whole)
        shape.read(entry)
    if not gathered:
        raise NotMine
    for one in gathered.values():
        yield from one.parts()


def _shape(keys: frozenset[str]) -> Shape | None:
    return next((shape for shape in _SHAPES if shape.needs <= keys), None)


def _called(name: str, own_name: str) -> str:
    """What the entry's list is called; a list without a name is called as its file."""
    return name or own_name
