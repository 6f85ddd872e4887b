"""Processor time a file may take: so much a megabyte of its format, and more for each record.

Refuses: to guess at a file's honesty; what works without finding anything is ended, that is all.
"""

import math
import sys
import time
from typing import Final

from sync.readers.protocol import Limits

_MEBIBYTE: Final = 1 << 20
_FOR_PICTURES: Final = 40
"""Seconds more for making pictures ready, where they can be read at all."""
_A_RECORD: Final = 0.0015
"""Four times what a record costs, found, made and told (tests/bench, a slow machine)."""
_USUAL: Final = 2.0
_PAPER: Final = frozenset({"pdf", "png", "jpeg", "tiff", "heic", "webp", "gif", "bmp"})
_A_MEBIBYTE: Final[dict[str, float]] = {
    "fhir-json": 1.0,
    "fhir-xml": 3.0,
    "csv": 1.0,
    "xlsx": 3.0,
    "hl7v2": 1.0,
    "apple-health": 0.75,
    "ccda": 4.0,
    "dicom": 1.0,
    "pdf": 6.0,
    "google-fit": 1.0,
    "libre-csv": 3.0,
    "cgm-csv": 3.0,
    "omron-csv": 4.0,
    "samsung-health": 3.0,
}
"""About three times what the largest honest files take beside their records, which come on top."""


class Allowance:
    """The limit of one reader process, moved on as it works; the hard one stands behind it."""

    def __init__(self, limits: Limits, *, pictures: bool) -> None:
        self._limits = limits
        self._pictures = pictures
        self._until = 0.0

    def begin(self, form: str, size: int) -> None:
        """Work on a file of that format and so many bytes begins now."""
        seconds = float(self._limits.seconds)
        if form in _PAPER and self._pictures:
            seconds += _FOR_PICTURES
        seconds += _A_MEBIBYTE.get(form, _USUAL) * size / _MEBIBYTE
        self._until = time.process_time() + seconds
        self._set()

    def earn(self, records: int) -> None:
        """So many records were found."""
        self._until += records * _A_RECORD
        self._set()

    def _set(self) -> None:
        if sys.platform == "win32":
            return
        import resource

        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        soft = math.ceil(self._until)
        if hard != resource.RLIM_INFINITY:
            soft = min(soft, hard)
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def longest(limits: Limits, size: int, *, pictures: bool) -> int:
    """The hard limit in seconds: no file may take more, whatever it yields."""
    told = size // limits.bytes_per_second
    return limits.seconds + (_FOR_PICTURES if pictures else 0) + told * 12
