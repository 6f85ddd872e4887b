"""A letter opened: its headers, its words, and the files and letters inside it.

Refuses: letters nested too deeply to be honest; recursion of the library's parser is bounded.
"""

import email
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import Final, NamedTuple

from sync.readers.protocol import Reason

_MOST_COMPARED: Final = 5_000_000
"""The library compares every line with every boundary around it: a real letter has few."""
_MOST_BOUNDARIES: Final = 200
_MOST_LETTER: Final = 96 << 20
_SMALL_PICTURE: Final = 40_000
_NO_RECORDS: Final = frozenset(
    {
        "application/pgp-signature",
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "text/calendar",
        "text/vcard",
        "text/x-vcard",
        "message/delivery-status",
    }
)
ODD: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MessageError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What the library raises at letters nobody's program wrote."""


class Enclosed(NamedTuple):
    """A file or letter inside a letter; without content the reason why."""

    name: str
    content: bytes
    reason: Reason | None = None
    passed_over: bool = False


class Text(NamedTuple):
    """Words of the letter itself."""

    media: str
    content: str


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter."""

    message: Message

    def header(self, name: str) -> str:
        """A header in plain letters; empty if there is none."""
        raw = self.message.get(name)
        if raw is None:
            return ""
        try:
            text = str(make_header(decode_header(str(raw))))
        except ODD:
            text = str(raw)
        return " ".join(text.encode(errors="replace").decode().split())[:1000]

    def date(self) -> str:
        """When it was sent, as FHIR text with its own offset; empty if it does not say."""
        try:
            found = parsedate_to_datetime(self.header("Date"))
        except ODD:
            return ""
        text = found.isoformat(timespec="seconds")
        return text if 1970 <= found.year <= 2099 else ""  # noqa: PLR2004 - years of e-mail

    def texts(self) -> list[Text]:
        """The words: plain where there are any, else the pages written in HTML."""
        plain: list[Text] = []
        pages: list[Text] = []
        for part in leaves(self.message):
            kind = _kind(part)
            if _is_body(part, kind):
                found = Text(kind, _words(part))
                if found.content.strip():
                    (plain if kind == "text/plain" else pages).append(found)
        return plain or pages

    def enclosed(self) -> Iterator[Enclosed]:
        """The files and letters inside, in their order."""
        number = 0
        for part in leaves(self.message):
            kind = _kind(part)
            if _is_body(part, kind):
                continue
            number += 1
            name = _name(part, number, kind)
            if kind == "message/rfc822":
                yield _inner(part, name)
            elif kind in _NO_RECORDS:
                yield Enclosed(name, b"", Reason.SKIPPED_SYSTEM_FILE, passed_over=True)
            else:
                yield _file(part, name, kind)


_last: list[tuple[memoryview, "Letter | Reason"]] = []
"""The letter opened last: it is asked for twice, for what it encloses and for its words."""


def opened(data: memoryview) -> Letter | Reason:
    """The letter, or why it cannot be opened."""
    if not _last or _last[0][0] is not data:
        _last[:] = [(data, _opened(data))]
    return _last[0][1]


def _opened(data: memoryview) -> Letter | Reason:
    raw = bytes(data).lstrip(b"\r\n\t \xef\xbb\xbf")
    if len(raw) > _MOST_LETTER:
        return Reason.TOO_LARGE
    boundaries = raw.count(b"boundary=")
    if boundaries > _MOST_BOUNDARIES or boundaries * raw.count(b"\n") > _MOST_COMPARED:
        return Reason.NESTED_TOO_DEEP
    if raw.startswith(b"From "):  # the line mail folders put before each letter
        raw = raw[raw.find(b"\n") + 1 :]
    try:
        return Letter(email.message_from_bytes(raw))
    except ODD:
        return Reason.MALFORMED


def leaves(message: Message) -> Iterator[Message]:
    """The parts that hold something, those of enclosed letters left closed."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        inner = part.get_payload()
        is_letter = _kind(part) == "message/rfc822"
        if isinstance(inner, list) and not is_letter:
            waiting.extend(one for one in reversed(inner) if isinstance(one, Message))
        else:
            yield part


def _kind(part: Message) -> str:
    try:
        return part.get_content_type()
    except ODD:
        return "application/octet-stream"


def _disposition(part: Message) -> str:
    try:
        return part.get_content_disposition() or ""
    except ODD:
        return ""


def _is_body(part: Message, kind: str) -> bool:
    return (
        kind in {"text/plain", "text/html"}
        and _disposition(part) != "attachment"
        and not _given_name(part)
    )


def _given_name(part: Message) -> str:
    try:
        found = part.get_filename() or ""
        return str(make_header(decode_header(found)))
    except ODD:
        return ""


def _name(part: Message, number: int, kind: str) -> str:
    """A plain name: the last part of what was given, nothing that climbs or hides."""
    given = _given_name(part).encode(errors="replace").decode().replace("\\", "/")
    plain = re.sub(r"[\x00-\x1f\x7f:!/]+", "_", given.rsplit("/", 1)[-1]).strip(" .")[:120]
    if plain and plain.isprintable():
        return plain
    return f"letter {number}.eml" if kind == "message/rfc822" else f"part {number}"


def _words(part: Message) -> str:
    content = _content(part)
    charset = "utf-8"
    try:
        charset = part.get_content_charset() or charset
        return content.decode(charset, errors="replace")
    except ODD:
        return content.decode("utf-8", errors="replace")


def _content(part: Message) -> bytes:
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def _inner(part: Message, name: str) -> Enclosed:
    inside = part.get_payload()
    try:
        if isinstance(inside, list) and inside and isinstance(inside[0], Message):
            return Enclosed(name, inside[0].as_bytes())
        return Enclosed(name, _content(part))
    except ODD:
        return Enclosed(name, b"", Reason.DAMAGED)


def _file(part: Message, name: str, kind: str) -> Enclosed:
    try:
        content = _content(part)
    except ODD:
        return Enclosed(name, b"", Reason.DAMAGED)
    if any("Base64" in type(defect).__name__ for defect in part.defects):
        return Enclosed(name, b"", Reason.BAD_BASE64)
    drawn = kind.startswith("image/") and part.get("Content-ID") is not None
    if drawn and len(content) < _SMALL_PICTURE:  # a logo, a signature's picture
        return Enclosed(name, b"", Reason.SKIPPED_SYSTEM_FILE, passed_over=True)
    return Enclosed(name, content)
