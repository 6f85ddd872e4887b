"""One run of one reader, and of the extractor behind it: what came out, or what must not.

Refuses: to be lenient: what the walls of the real child would catch counts as found here.
"""

import json
from collections.abc import Callable
from importlib import import_module
from unittest.mock import patch

from sync.fhir.context import Unreadable
from sync.readers.draft import FileRefused, Given, Made, NotMine, Trouble
from sync.readers.leaves import LeafRefused
from sync.readers.made import _Making
from sync.readers.protocol import Limits, Notice, Reason, Records, Refused, write_event
from sync.readers.sink import Sink

SCOPE = "0" * 64
NAME = "steps-2024-03-01.json"
"""A name that tells a measure, for readers that ask for it."""


class Misbehaved(AssertionError):
    """Something came out of a reader that breaks its promise."""


def nowhere(_said: bytes) -> None:
    """Takes what is written and keeps nothing."""


def reader(module: str) -> Callable[[bytes], object]:
    """A run of `sync.readers.<module>`; the sign it returns tells behaviours apart."""
    read = import_module(f"sync.readers.{module}").read
    limits = Limits()

    def run(data: bytes) -> object:
        given = Given(memoryview(data), limits=limits, scope=SCOPE, name=NAME)
        sink = Sink(nowhere, limits)
        making = _Making(given, sink)
        sign: set[object] = set()
        count = 0
        try:
            for part in read(given):
                count += 1
                if isinstance(part, Trouble):
                    _tell(part)
                    sign.add(part.reason)
                else:
                    sign.add(_make(making, part))
        except FileRefused as error:
            sign.add(Reason(error.reason))
        except NotMine:
            if count:
                raise Misbehaved("not mine, after parts were given out") from None
            return "not mine"
        return frozenset(sign), count.bit_length()

    return run


def without(run: Callable[[bytes], object], name: str) -> Callable[[bytes], object]:
    """A run in which a slow function of a library, fuzzed elsewhere, finds nothing."""

    def quick(data: bytes) -> object:
        with patch(name, _nothing):
            return run(data)

    return quick


def _nothing(*_given: object) -> tuple[()]:
    return ()


def _tell(trouble: Trouble) -> None:
    """Troubles are texts that can go through the pipe and have words."""
    kind = Notice if trouble.notice else Refused
    write_event(nowhere, kind(trouble.place, Reason(trouble.reason)))


def _make(making: _Making, made: Made) -> object:
    """The record of a resource; one that our own reader made is one our extractor reads."""
    try:
        record = making._record(made)
    except (Unreadable, LeafRefused) as error:
        return "unreadable", error.reason
    write_event(nowhere, Records((record,)))
    json.loads(record.content)
    for place, code in making._context.take_notices():
        write_event(nowhere, Notice(place, Reason(code)))
    return record.facts.fhir_type, record.facts.kind, made.doubt, bool(record.facts.date)
