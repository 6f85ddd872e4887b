"""How the window and its keeper speak: msgspec frames over an inherited pipe.

Refuses: sockets, pickles and anything not in the desk's own signatures; both ends decode by type.
"""

import inspect
import struct
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, get_type_hints

import msgspec

from app.errors import AppError, BadRequest
from app.jobs import Job

LENGTH = struct.Struct("<I")
LARGEST_FRAME = 256 << 20


class Call(msgspec.Struct, tag="call", frozen=True):
    """One use case to run: `arguments` are those of the desk's method, in order."""

    id: int
    method: str
    arguments: tuple[msgspec.Raw, ...]


class Cancel(msgspec.Struct, tag="cancel", frozen=True):
    """The person wishes the call of this id to stop."""

    id: int


class Done(msgspec.Struct, tag="done", frozen=True):
    """The result of a call."""

    id: int
    result: msgspec.Raw


class Failed(msgspec.Struct, tag="failed", frozen=True):
    """A call that was refused: the error's class and its fields."""

    id: int
    error: str
    fields: tuple[str | int, ...]


class Step(msgspec.Struct, tag="step", frozen=True):
    """How far a call is."""

    id: int
    done: int
    total: int
    what: str


class Stirred(msgspec.Struct, tag="stirred", frozen=True):
    """Another process changed a person's databases; an empty id means the household."""

    person: str


Request = Call | Cancel
Answer = Done | Failed | Step | Stirred


class FrameBroken(AppError):
    """The pipe ended inside a frame or carried one that cannot be."""


def encode_value(value: object) -> msgspec.Raw:
    """Any value of the desk's signatures as bytes of a frame."""
    return msgspec.Raw(msgspec.msgpack.encode(value, enc_hook=_encode_path))


def decode_value(raw: msgspec.Raw, wanted: Any) -> Any:
    """The value again, checked against its type."""
    return msgspec.msgpack.decode(raw, type=wanted, dec_hook=_decode_path)


def write_frame(pipe: BinaryIO, frame: Request | Answer) -> None:
    """Write one frame and flush it."""
    data = msgspec.msgpack.encode(frame)
    pipe.write(LENGTH.pack(len(data)) + data)
    pipe.flush()


def read_frames(pipe: BinaryIO, wanted: Any) -> Iterator[Any]:
    """Every frame until the pipe ends; raises FrameBroken on a torn or oversized one."""
    while head := _read_exactly(pipe, LENGTH.size):
        (length,) = LENGTH.unpack(head)
        if length > LARGEST_FRAME:
            raise FrameBroken
        data = _read_exactly(pipe, length)
        if len(data) < length:
            raise FrameBroken
        yield msgspec.msgpack.decode(data, type=wanted)


def parameters(method: Callable[..., Any]) -> tuple[tuple[Any, ...], Any, bool]:
    """The argument types of a desk method, its result type, and whether it takes a job."""
    hints = get_type_hints(method)
    names = [name for name in inspect.signature(method).parameters if name != "self"]
    takes_job = bool(names) and hints.get(names[-1]) is Job
    types = tuple(hints[name] for name in names if hints[name] is not Job)
    return types, hints["return"], takes_job


def error_fields(error: Exception) -> tuple[str | int, ...]:
    """What an error of our families was made from, so that it can be made again."""
    names = list(inspect.signature(type(error).__init__).parameters)[1:]
    if type(error).__init__ is Exception.__init__:
        return ()
    values = (getattr(error, name) for name in names if hasattr(error, name))
    return tuple(value if isinstance(value, int) else str(value) for value in values)


def make_error(classes: dict[str, type[Exception]], failed: Failed) -> Exception:
    """The error again, of the very class that was raised."""
    made_by = classes.get(failed.error)
    if made_by is None:
        return BadRequest("error", failed.error)
    hints = {} if made_by.__init__ is Exception.__init__ else get_type_hints(made_by.__init__)
    kinds = [kind for name, kind in hints.items() if name != "return"]
    fields = [
        Path(str(value)) if kind is Path else value
        for value, kind in zip(failed.fields, kinds, strict=False)
    ]
    return made_by(*fields)


def error_classes(*roots: type[Exception]) -> dict[str, type[Exception]]:
    """Every class below the given families, by name."""
    found: dict[str, type[Exception]] = {}
    waiting = list(roots)
    while waiting:
        one = waiting.pop()
        found[one.__name__] = one
        waiting.extend(one.__subclasses__())
    return found


def _read_exactly(pipe: BinaryIO, length: int) -> bytes:
    parts = []
    while length > 0 and (part := pipe.read(length)):
        parts.append(part)
        length -= len(part)
    return b"".join(parts)


def _encode_path(value: object) -> object:
    if isinstance(value, Path):
        return str(value)
    raise NotImplementedError(type(value))


def _decode_path(wanted: type, value: object) -> object:
    if wanted is Path:
        return Path(str(value))
    raise NotImplementedError(wanted)
