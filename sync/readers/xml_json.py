"""Kept XML resources as JSON text, made in a limited child: expat never runs beside keys.

Refuses: what is no resource; its answer is empty.
"""

import sys
from types import TracebackType
from typing import Final, Self

import msgspec

from sync.readers.asked import AskedChild
from sync.readers.protocol import BrokenFrame, Job, Limits, read_frame, write_frame

_LIMITS: Final = Limits()


class XmlAsJson:
    """Asks the child, which is started for the first resource and ends with the block."""

    def __init__(self) -> None:
        self._child = AskedChild(Job(_LIMITS, _LIMITS.frame, xml_as_json=True))

    def __call__(self, content: bytes) -> bytes:
        """The resource as JSON, every number with its digits; empty for what is none."""
        try:
            return self._child.ask(content)
        except BrokenFrame:
            return b""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._child.close()


def answer_standard_input(limit: int) -> None:
    """The child's side: resources from standard input, JSON to standard output, to the end."""
    output = sys.stdout.buffer
    while True:
        try:
            asked = read_frame(sys.stdin.buffer, limit)
        except BrokenFrame:
            return
        write_frame(output.write, _json(asked))
        output.flush()


def _json(content: bytes) -> bytes:
    from sync.readers.fhir_xml import XmlSource
    from sync.readers.leaves import LeafRefused, SourceRefused

    try:
        source = XmlSource(memoryview(content), depth=_LIMITS.depth)
        for leaf in source.leaves():
            if leaf.reason is None:
                return _encode(source.load(leaf).tree)
    except (SourceRefused, LeafRefused):
        return b""
    return b""


_encode: Final = msgspec.json.Encoder(decimal_format="number").encode
