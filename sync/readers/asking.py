"""The one question a reader may put to its parent: which words a picture of a page shows.

Refuses: any other question; a child whose parent does not listen goes without the answer.
"""

from collections.abc import Callable
from typing import IO, NamedTuple

import msgspec

from sync.readers.protocol import BrokenFrame, ReadWord, TextWanted, read_frame, write_event

_LARGEST_ANSWER = 32 << 20
_DECODER = msgspec.msgpack.Decoder(tuple[ReadWord, ...] | None)
_ENCODER = msgspec.msgpack.Encoder()

Answer = tuple[ReadWord, ...] | None
"""The words from the upper left; None if the page could not be read."""

Ask = Callable[[TextWanted], Answer]


class _Parent(NamedTuple):
    """Whom to ask."""

    ask: Ask | None = None


_parent = _Parent()


def listen(ask: Ask | None) -> None:
    """Questions go to `ask` from now on; with None nobody answers."""
    global _parent  # noqa: PLW0603 - a process has one parent, as it has one standard output
    _parent = _Parent(ask)


def listened_to() -> bool:
    """Whether anybody answers."""
    return _parent.ask is not None


def words_on(width: int, height: int, grey: bytes) -> Answer:
    """The words on a grey picture, one byte a dot; None if nobody can tell."""
    return None if _parent.ask is None else _parent.ask(TextWanted(width, height, grey))


def through(output: IO[bytes], ear: IO[bytes]) -> Ask:
    """Asks on `output` among the events, hears on `ear`."""

    def ask(wanted: TextWanted) -> Answer:
        write_event(output.write, wanted)
        output.flush()
        try:
            answer: Answer = _DECODER.decode(read_frame(ear, _LARGEST_ANSWER))
        except (BrokenFrame, OSError, msgspec.MsgspecError):
            return None
        return answer

    return ask


def answer_frame(answer: Answer) -> bytes:
    """The parent's answer behind its length."""
    body = _ENCODER.encode(answer)
    return len(body).to_bytes(4, "big") + body
