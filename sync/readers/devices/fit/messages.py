"""A FIT file's messages, those of each part given out only once its check sum has been met.

Refuses: parts that break off or whose sum is wrong, and all that stands behind them.
"""

import struct
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any, Final, NamedTuple

import fitdecode  # type: ignore[import-untyped]

from sync.readers.protocol import Reason

_MOST_MESSAGES: Final = 3_000_000
_ODD: Final = (
    struct.error,
    fitdecode.FitError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
)


class Message(NamedTuple):
    """One message: its name, its number within its name, and the values it has."""

    name: str
    number: int
    values: dict[str, Any]

    @property
    def place(self) -> str:
        """Where it stands in the file: `record[12]`, counted from 1."""
        return f"{self.name}[{self.number}]"

    def moment(self, name: str = "timestamp") -> int | None:
        """A time in seconds from 1970."""
        value = self.values.get(name)
        return int(value.timestamp()) if isinstance(value, datetime) else None

    def number_of(self, *names: str) -> Decimal | None:
        """The first of the values that is a number, with the figures the device gave."""
        for name in names:
            value = self.values.get(name)
            if isinstance(value, bool):
                continue
            if isinstance(value, int):
                return Decimal(value)
            if isinstance(value, float) and value == value and abs(value) < 1e12:  # noqa: PLR0124, PLR2004 - NaN
                # scaled by 100 or 1000 in the file: what lies behind is binary dust
                return Decimal(int(value)) if value == int(value) else Decimal(str(round(value, 4)))
        return None

    def word(self, name: str) -> str:
        """A value that is a word of the profile; unknown ones are numbers there."""
        value = self.values.get(name)
        return value if isinstance(value, str) else ""


class Broken(Exception):
    """A part of the file is not whole; the parts before it are."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


def parts(data: memoryview) -> Iterator[list[Message]]:
    """The messages of every part of the file, most have one. Raises Broken."""
    reader = fitdecode.FitReader(
        BytesIO(data),
        check_crc=fitdecode.CrcCheck.RAISE,
        error_handling=fitdecode.ErrorHandling.IGNORE,
    )
    found: list[Message] = []
    numbers: dict[str, int] = {}
    count = 0
    try:
        with reader:
            for frame in reader:
                if isinstance(frame, fitdecode.FitDataMessage):
                    number = numbers[frame.name] = numbers.get(frame.name, 0) + 1
                    count += 1
                    if count > _MOST_MESSAGES:
                        raise Broken(Reason.TOO_LARGE)
                    found.append(Message(frame.name, number, _values(frame)))
                elif isinstance(frame, fitdecode.FitCRC):
                    yield found
                    found = []
    except fitdecode.FitEOFError as error:
        raise Broken(Reason.TRUNCATED) from error
    except _ODD as error:
        raise Broken(Reason.MALFORMED) from error
    if found:
        raise Broken(Reason.TRUNCATED)


_UNREAD: Final = frozenset(
    {
        "device_settings",
        "developer_data_id",
        "field_description",
        "zones_target",
        "training_settings",
        "time_in_zone",
        "gps_metadata",
        "lap",
    }
)


def _values(frame: fitdecode.FitDataMessage) -> dict[str, Any]:
    if frame.name in _UNREAD or frame.name.startswith("unknown_"):
        return {}
    return {one.name: one.value for one in frame.fields if one.value is not None}
