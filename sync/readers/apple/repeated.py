"""Files of phone exports with nothing of their own: the same again as CDA, routes, minutes.

Refuses: to tell everything twice; a clinical document that came alone is read as one.
"""

import re
from collections.abc import Iterator
from typing import Final

from sync.readers.draft import WHOLE, Given, NotMine, Part, Trouble
from sync.readers.protocol import Reason

_MARKS: Final = re.compile(rb"Health Export CDA|Health Data Export")
_HEAD: Final = 16_384
_NAME: Final = "export_cda.xml"
_ROUTE: Final = re.compile(rb"<gpx[\s>]")


def read(given: Given) -> Iterator[Part]:
    """A notice; the readings are taken from export.xml beside it, a route stays a file.

    So do Samsung's minutes: a table beside them has every hour's mean, without a zone of their own.
    """
    head = bytes(given.data[:_HEAD])
    if _ROUTE.search(head) or head.lstrip().startswith(b"["):
        yield Trouble(WHOLE, Reason.KEPT_ONLY, notice=True)
    elif _repeats(given, named=given.name.lower().endswith(_NAME), marked=_marked(head)):
        yield Trouble(WHOLE, Reason.TOLD_TWICE, notice=True)
    else:
        raise NotMine


def _marked(head: bytes) -> bool:
    return _MARKS.search(head) is not None


def _repeats(given: Given, *, named: bool, marked: bool) -> bool:
    """In an archive either sign will do; a file of its own has to have Apple's name and words."""
    return (named or marked) if given.member else (named and marked)
