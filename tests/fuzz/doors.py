"""The other places somebody else's bytes come in by, each with the errors it may answer with.

Refuses: readers of one format (`reader_run.py`); every run returns a sign that tells behaviours.
"""

import io
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, cast
from unittest.mock import patch

from sync.errors import SyncError
from sync.readers.excerpts import Excerpt
from sync.readers.protocol import (
    BrokenFrame,
    Ended,
    Limits,
    MemberEnded,
    PageJob,
    Records,
    Refused,
    SpotJob,
    read_event,
)
from tests.fuzz.reader_run import Misbehaved
from tests.fuzz.shells import LINK_KEY
from vault.errors import HeaderDamaged, KitRefused, NewerFormat, ProofRefused

_LIMITS = Limits()
_EDGE = 64
_TODAY = date(2026, 11, 22)
_COLOURS = 3


def fhir(data: bytes) -> object:
    """A file from its first byte to its last event, as the child does it."""
    from sync.readers.session import read_all
    from sync.readers.sink import Sink

    pipe = io.BytesIO()
    read_all(memoryview(data), Sink(pipe.write, _LIMITS), _LIMITS)
    pipe.seek(0)
    return _heard(pipe)


archive = fhir
"""Archives go in by the same door; their own samples lead into them."""


def _heard(pipe: io.BytesIO) -> object:
    """The events as the parent hears them: in order, and no member ends without a word."""
    sign: set[object] = set()
    told = refused = False
    while True:
        event = read_event(pipe, _LIMITS.frame)
        match event:
            case Records():
                sign.update((one.facts.fhir_type, one.facts.kind) for one in event.records)
                told = True
            case Refused():
                sign.add(event.reason)
                refused = True
            case MemberEnded():
                if not event.readable and not refused:
                    raise Misbehaved("a member was dropped without a word")
                refused = False
            case Ended():
                if pipe.read(1):
                    raise Misbehaved("something follows the last event")
                return frozenset(sign), told
            case _:
                sign.add(type(event).__name__)


def excerpt(data: bytes) -> object:
    """A place (the first line) looked for in a text (the rest)."""
    from sync.readers.spots import excerpt as look

    place, _, content = data.partition(b"\n")
    found: Excerpt = look(content, SpotJob(place.decode(errors="replace")))
    return found.reason, bool(found.part), found.line.bit_length()


def page_drawn(data: bytes) -> object:
    """The first page of a PDF, or a picture."""
    from sync.readers.pages_draw import load

    found = load()(data, PageJob(0, _EDGE))
    if not found.reason and len(found.pixels) != found.width * found.height * _COLOURS:
        raise Misbehaved("a page of another size than it says")
    return found.reason, found.pages.bit_length()


def frame_drawn(data: bytes) -> object:
    """A frame of an examination as a picture; the first byte chooses which."""
    from sync.readers.dicom.draw import picture

    found = picture(data, PageJob(0, _EDGE, window=float(len(data) % 3), center=1.0))
    if not found.reason and len(found.pixels) != found.width * found.height * _COLOURS:
        raise Misbehaved("a frame of another size than it says")
    return found.reason, found.pages.bit_length(), found.width.bit_length()


def slice_taken(data: bytes) -> object:
    """A frame of an examination as measured values."""
    from sync.readers.dicom.slicing import slice_of

    found = slice_of(data, len(data) % 2, _EDGE)
    if not found.honest:
        raise Misbehaved("a slice of another size than it says")
    return found.reason, found.depth, found.unit, found.projected


def clinical_page(data: bytes) -> object:
    """A clinical document laid out to be read."""
    import msgspec

    from sync.readers.ccda.page import page_of

    found = page_of(data)
    msgspec.msgpack.encode(found)
    return found.reason, len(found.blocks).bit_length(), len(found.lines)


def xml_resource(data: bytes) -> object:
    """One FHIR resource in XML as JSON."""
    from sync.readers.xml_json import _json

    return bool(_json(data))


def health_link(data: bytes) -> object:
    """A link as it is pasted."""
    from sync.link import read_link

    try:
        found = read_link(data.decode(errors="replace"))
    except SyncError as error:
        return type(error), getattr(error, "reason", "")
    return found.flags, found.expires is None, bool(found.label), bool(found.host)


def _is_near(host: str) -> bool:
    return host.endswith("1")


def answer_of_a_server(data: bytes) -> object:
    """What a foreign server answers to somebody who opens a link."""
    from sync.link import HealthLink, LinkFlag
    from sync.open_link import Visit, open_link
    from sync.web import WebAnswer

    class Server:
        def get(self, _url: str) -> WebAnswer:
            return WebAnswer(404 if len(data) % 5 == 0 else 200, data, "application/json")

        def post_json(self, _url: str, _body: bytes) -> WebAnswer:
            return WebAnswer(401 if len(data) % 7 == 0 else 200, data, "application/json")

    flags = frozenset({LinkFlag.DIRECT}) if len(data) % 3 == 0 else frozenset[LinkFlag]()
    link = HealthLink("https://a.example/x", LINK_KEY, flags=flags)
    try:
        with patch("sync.open_link.is_near", _is_near):  # no name is looked up here
            found = open_link(link, Visit("Siti", 0, passcode="1"), Server())
    except SyncError as error:
        return type(error), getattr(error, "reason", "")
    return len(found)


def sealed_file(data: bytes) -> object:
    """A sealed file opened with its key."""
    from sync.jose import open_sealed

    try:
        return open_sealed(data, LINK_KEY).content_type
    except SyncError as error:
        return type(error), getattr(error, "reason", "")


def event_of_a_child(data: bytes) -> object:
    """What a child that was taken over might say to its parent."""
    try:
        return type(read_event(io.BytesIO(data), _LIMITS.frame))
    except BrokenFrame:
        return "broken"


def kit(data: bytes) -> object:
    """A recovery kit as it is typed."""
    from vault.kit import read_kit

    try:
        found = read_kit(data.decode(errors="replace"))
    except KitRefused as error:
        return error.reason
    if read_kit(found.to_text()) != found or read_kit(found.to_qr()) != found:
        raise Misbehaved("a kit that is not the same when it is written again")
    return found.secret is None, found.key is None


def note(data: bytes) -> object:
    """A signed note and the checkpoint in it."""
    from vault.note import parse_checkpoint, parse_note

    try:
        found = parse_note(data)
        return len(found.signatures), len(parse_checkpoint(found.text).extensions)
    except ProofRefused as error:
        return str(error)


def checkpoint(data: bytes) -> object:
    """A checkpoint's text; what is taken is written byte for byte as it came."""
    from vault.note import checkpoint_text, parse_checkpoint

    text = data.decode(errors="replace")
    try:
        found = parse_checkpoint(text)
    except ProofRefused as error:
        return str(error)
    if checkpoint_text(found) != text:
        raise Misbehaved("a checkpoint in two forms")
    return len(found.extensions), found.size.bit_length()


def entry_header(data: bytes) -> object:
    """A header of a log; what is taken is written byte for byte as it came."""
    from vault.entry import decode, encode

    try:
        found = decode(data)
    except ProofRefused as error:
        return str(error)
    if encode(found) != data:
        raise Misbehaved("a header in two forms")
    return found.operation, found.seen is None, found.target is None


class _Held:
    """Bytes where a path is asked for."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.st_size = len(data)

    def stat(self) -> "_Held":
        return self

    def read_bytes(self) -> bytes:
        return self._data


def vault_header(data: bytes) -> object:
    """A vault's public header."""
    from vault.header import parse

    try:
        found = parse(cast("Path", cast("Any", _Held(data))))
    except (HeaderDamaged, NewerFormat) as error:
        return type(error), getattr(error, "reason", "")
    return len(found.body.slots), len(found.body.members)


def typed(data: bytes) -> object:
    """What somebody types: a date, a number, a time."""
    from app.errors import BadRequest
    from app.typed_dates import read_date
    from app.typed_values import read_number, read_time

    text = data.decode(errors="replace")
    return (
        read_number(text) is None,
        _refused(partial(read_date, text, _TODAY), BadRequest),
        _refused(partial(read_time, text), BadRequest),
    )


def _refused(ask: Callable[[], str], refusal: type[Exception]) -> bool:
    try:
        ask()
    except refusal:
        return True
    return False
