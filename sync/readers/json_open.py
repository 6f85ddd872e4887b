"""Opening JSON containers by msgspec's exact slices; what every opener offers.

Refuses: to decode resources; openers only cut objects and arrays into their parts.
"""

import re
from typing import Any, Final, NamedTuple, Protocol

import msgspec

from sync.readers.protocol import Reason

_COLON: Final = b":"
_SLACK: Final = 48
_SLACK_PER_KEY: Final = 32
_COUNTED: Final = 1 << 16


_SLACK_IN_ENTRY: Final = 2
_RESOURCE_FRAME: Final = len('{"resource": }')
_URL_FRAME: Final = len(', "fullUrl": ""')
_REQUEST_FRAME: Final = len(', "request": ')
_RESPONSE_FRAME: Final = len(', "response": ')
_SEARCH_FRAME: Final = len(', "search": ')
_NONE: Final = msgspec.Raw(b"")
_WHOLE: Final = msgspec.json.Decoder(msgspec.Raw)
_REMEMBERED: Final = 1 << 16
_MOST_REMEMBERED: Final = 8

_PLAIN_ENTRY: Final = re.compile(
    rb'\{\s*(?:"fullUrl"\s*:\s*"([^"\\]*)"\s*,\s*)?"resource"\s*:\s*(?=\{)'
)
_TYPE_FIRST: Final = re.compile(
    _PLAIN_ENTRY.pattern
    + rb'(\{)\s*"resourceType"\s*:\s*"([A-Z][A-Za-z]{1,63})"'
    + rb'\s*,\s*"id"\s*:\s*"([^"\\]*)"'
)


class OpenRefused(Exception):
    """A container cannot be opened."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


class Peek(msgspec.Struct, gc=False):
    """What tells resources from containers."""

    resourceType: str = ""  # noqa: N815 - FHIR's name
    id: str = ""


class _EntryPeek(msgspec.Struct, gc=False):
    """Type and id alone, for the first pass."""

    resource: Peek


class _Entry(msgspec.Struct, gc=False):
    """The members a Bundle's entry has in R4."""

    resource: msgspec.Raw
    fullUrl: str = ""  # noqa: N815 - FHIR's name
    request: msgspec.Raw = _NONE
    response: msgspec.Raw = _NONE
    search: msgspec.Raw = _NONE


class Cut(msgspec.Struct, frozen=True, gc=False):
    """A resource cut into its members: its exact bytes and theirs."""

    content: bytes
    members: dict[str, msgspec.Raw]


class Entry(NamedTuple):
    """An ordinary entry of a Bundle, opened in one step."""

    full_url: str
    resource: Cut
    type: str
    id: str


class Opener(Protocol):
    """A way to cut JSON; `data` is whatever the same opener gave before."""

    def kind(self, data: Any) -> str:
        """`object`, `array` or `other`."""
        ...

    def fields(self, data: Any) -> dict[str, Any]:
        """The members of an object. Raises OpenRefused, also for a doubled key."""
        ...

    def entry(self, data: Any) -> Entry | None:
        """An entry opened in one step, or nothing: then `fields` must be asked."""
        ...

    def entry_head(self, data: Any) -> Peek:
        """Type and id of an entry's resource; without a type the entry must be opened."""
        ...

    def elements(self, data: Any) -> list[Any]:
        """The elements of an array. Raises OpenRefused."""
        ...

    def text(self, data: Any) -> str:
        """The text of a string, or empty if it is none."""
        ...

    def peek(self, data: Any) -> Peek:
        """Type and id of an object; empty where they are missing or no texts."""
        ...

    def tree(self, data: Any) -> Any:
        """A small value decoded, or nothing if it is broken."""
        ...

    def content(self, data: Any) -> bytes:
        """A copy of the exact bytes."""
        ...


class FastOpener:
    """msgspec.Raw slices of a document that is valid JSON throughout."""

    def __init__(self) -> None:
        self._long: dict[int, tuple[Any, Any]] = {}
        self._object = msgspec.json.Decoder(dict[str, msgspec.Raw])
        self._array = msgspec.json.Decoder(list[msgspec.Raw])
        self._peek = msgspec.json.Decoder(Peek)
        self._text = msgspec.json.Decoder(str)
        self._entry = msgspec.json.Decoder(_Entry)
        self._entry_peek = msgspec.json.Decoder(_EntryPeek)

    def kind(self, data: msgspec.Raw | memoryview) -> str:
        """`object`, `array` or `other`."""
        first = bytes(memoryview(data)[:64]).lstrip()[:1]
        return "object" if first == b"{" else "array" if first == b"[" else "other"

    def fields(self, data: msgspec.Raw | memoryview) -> dict[str, Any]:
        """The members of an object; a doubled key shows as bytes nobody accounts for."""
        found: dict[str, Any] = self._decode(self._object, data)
        if _lost_a_key(data, found):
            raise OpenRefused(Reason.DUPLICATE_KEY)
        return found

    def entry(self, data: msgspec.Raw) -> Entry | None:
        """An entry as nearly all are, in one step."""
        try:
            return self._plain_entry(bytes(data)) or self._full_entry(data)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return None

    def _plain_entry(self, data: bytes) -> Entry | None:
        """An entry of a resource and perhaps its address, nothing behind it."""
        first = _TYPE_FIRST.match(data)
        head = first or _PLAIN_ENTRY.match(data)
        if head is None:
            return None
        content = data[head.end() if first is None else first.start(2) : -1].rstrip()
        try:
            members = self._object.decode(content)
        except msgspec.MsgspecError:
            return None  # something stands behind the resource
        cut, url = Cut(content, members), head[1]
        full_url = "" if url is None else url.decode()
        if first is not None:
            return Entry(full_url, cut, first[3].decode(), first[4].decode())
        return self._entry_of(full_url, cut)

    def _full_entry(self, data: msgspec.Raw) -> Entry | None:
        """An entry of known members without white space between them."""
        told = self._entry.decode(data)
        if len(memoryview(data)) - _accounted(told) > _SLACK_IN_ENTRY:
            return None
        cut = Cut(bytes(told.resource).strip(), self._object.decode(told.resource))
        return self._entry_of(told.fullUrl, cut)

    def _entry_of(self, full_url: str, cut: Cut) -> Entry:
        kind, own = cut.members.get("resourceType"), cut.members.get("id")
        return Entry(
            full_url,
            cut,
            "" if kind is None else self.text(kind),
            "" if own is None else self.text(own),
        )

    def entry_head(self, data: msgspec.Raw) -> Peek:
        """Type and id of an entry's resource, whatever else the entry holds."""
        head = _TYPE_FIRST.match(data)
        try:
            if head is not None:
                return Peek(head[3].decode(), head[4].decode())
            return self._entry_peek.decode(data).resource
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return Peek()

    def elements(self, data: msgspec.Raw | memoryview) -> list[Any]:
        """The elements of an array."""
        found: list[Any] = self._decode(self._array, data)
        return found

    def text(self, data: msgspec.Raw) -> str:
        """The text of a string, or empty if it is none."""
        try:
            return self._text.decode(data)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return ""

    def is_strict(self, data: memoryview) -> bool:
        """Whether a whole document is one JSON value (texts are not looked into)."""
        decoder = {"object": self._object, "array": self._array}.get(self.kind(data))
        try:
            self._decode(decoder or _WHOLE, data)
        except OpenRefused as error:
            return error.reason is Reason.BAD_TEXT and is_strict(data)
        except RecursionError:
            return False
        return True

    def peek(self, data: msgspec.Raw | memoryview) -> Peek:
        """Type and id of an object."""
        if len(memoryview(data)) > _REMEMBERED:
            return self._peek_loosely(data)
        try:
            return self._peek.decode(data)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return self._peek_loosely(data)

    def content(self, data: Cut | msgspec.Raw | memoryview) -> bytes:
        """A copy of the exact bytes, without the white space around them."""
        if isinstance(data, Cut):
            return data.content
        return bytes(memoryview(data)).strip()

    def tree(self, data: msgspec.Raw | memoryview) -> Any:
        """A small value decoded, or nothing if it is broken."""
        return _tree(data)

    def _peek_loosely(self, data: msgspec.Raw | memoryview) -> Peek:
        try:
            members = self._decode(self._object, data)
        except OpenRefused:
            return Peek()
        texts = {key: self.text(members[key]) for key in ("resourceType", "id") if key in members}
        return Peek(texts.get("resourceType", ""), texts.get("id", ""))

    def _decode(self, decoder: Any, data: Any) -> Any:
        """What a decoder makes of a part; long parts are cut once only."""
        known = self._long.get(id(data))
        if known is not None and known[0] is data:
            return known[1]
        try:
            found = decoder.decode(data)
        except UnicodeDecodeError as error:
            raise OpenRefused(Reason.BAD_TEXT) from error
        except msgspec.DecodeError as error:
            raise OpenRefused(Reason.MALFORMED) from error
        if len(memoryview(data)) > _REMEMBERED and len(self._long) < _MOST_REMEMBERED:
            self._long[id(data)] = (data, found)
        return found


def is_strict(data: memoryview) -> bool:
    """Whether the bytes are one JSON value throughout (texts are not looked into)."""
    try:
        _WHOLE.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return False
    return True


def _lost_a_key(data: msgspec.Raw | memoryview, found: dict[str, msgspec.Raw]) -> bool:
    """Whether an object holds more than the members that were kept of it.

    Small objects: every colon must be accounted for. Large ones: no more bytes may be left
    over than keys, punctuation and indentation need.
    """
    view = memoryview(data)
    if len(view) <= _COUNTED:
        inside = sum(bytes(memoryview(part)).count(_COLON) for part in found.values())
        in_keys = sum(key.count(":") for key in found)
        return bytes(view).count(_COLON) != inside + in_keys + len(found)
    kept = sum(len(memoryview(part)) + len(key.encode()) + 4 for key, part in found.items())
    return len(view) - kept > _SLACK + _SLACK_PER_KEY * len(found)


def _accounted(entry: _Entry) -> int:
    """How many bytes the known members of an entry take, with `{"": ,}` around them."""
    url = len(entry.fullUrl) + _URL_FRAME if entry.fullUrl else 0
    known = len(memoryview(entry.resource)) + _RESOURCE_FRAME + url
    for frame, part in (
        (_REQUEST_FRAME, entry.request),
        (_RESPONSE_FRAME, entry.response),
        (_SEARCH_FRAME, entry.search),
    ):
        if part is not _NONE:
            known += len(memoryview(part)) + frame
    return known


def _tree(data: Any) -> Any:
    try:
        return msgspec.json.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
