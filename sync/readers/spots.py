"""Inside the child: the place of a record found again in the text original it came from.

Refuses: originals that are no text, and to guess: a place that is not found is said to be so.
"""

import csv
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice
from typing import Any, Final
from xml.parsers import expat

import msgspec

from sync.readers.containers import members
from sync.readers.excerpts import Excerpt
from sync.readers.protocol import Limits, Reason, SpotJob, write_frame
from sync.readers.sniff import Format, sniff
from sync.readers.tables.lines import decoded, rows_of, separator_of
from sync.readers.tables.reader import head_at

NOT_FOUND: Final = "not-found"
TABLES: Final = frozenset({"csv"})
"""Formats whose rows are counted as `tables` counts them."""

_AROUND: Final = 24_000
_MOST: Final = 60_000
_SAMPLE: Final = 400
_HEAD: Final = 4096
_TEXTS: Final = frozenset(
    {
        Format.JSON,
        Format.XML,
        Format.FHIR_XML,
        Format.CCDA,
        Format.APPLE_HEALTH,
        Format.HL7V2,
        Format.TEXT,
        Format.UNKNOWN,
    }
)
_LINE_END: Final = re.compile(rb"\r\n|\r|\n")
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_LINE_PLACE: Final = re.compile(r"line (\d+)")
_ROW_PLACE: Final = re.compile(r"row (\d+)")
_SEGMENT_PLACE: Final = re.compile(r"MSH\[(\d+)\]/(\w{3})\[(\d+)\]")
_STEP: Final = re.compile(r"([\w.\-]+)(?:\[(\d+)\])?")
_SEGMENT: Final = re.compile(rb"(?:\A|[\r\n\x0b])([A-Z][A-Z0-9]{2})(?=[^A-Za-z0-9\s])")

Span = tuple[int, int]
Found = tuple[bytes, Span] | None
_RAW: Final = msgspec.json.Decoder(dict[str, msgspec.Raw])
_RAWS: Final = msgspec.json.Decoder(list[msgspec.Raw])


class _Stop(Exception):
    """The part was found; the rest of the file need not be read."""


def answer_standard_input(job: SpotJob) -> None:
    """Look for the place in what is at standard input and write one frame."""
    answer = excerpt(sys.stdin.buffer.read(), job)
    output = sys.stdout.buffer
    write_frame(output.write, msgspec.msgpack.encode(answer))
    output.flush()


def excerpt(content: bytes, job: SpotJob) -> Excerpt:
    """The part of a file, or of a member of it, that a place names."""
    data = next(
        (one.data for one in members(memoryview(content), Limits()) if one.name == job.member), None
    )
    if data is None:
        return Excerpt(reason=Reason.DAMAGED)
    if sniff(data) not in _TEXTS or b"\x00\x00" in bytes(data[:512]):
        return Excerpt(reason=Reason.UNSUPPORTED_FORMAT)
    try:
        found = _found(data, job)
    except (expat.ExpatError, msgspec.MsgspecError, ValueError, csv.Error):
        return Excerpt(reason=NOT_FOUND)
    return Excerpt(reason=NOT_FOUND) if found is None else _cut(*found)


def _found(data: memoryview, job: SpotJob) -> Found:
    """The text in UTF-8 and from where to where the part reaches in it."""
    place = job.place
    if not place:
        whole = decoded(data).whole.encode()
        return whole, (0, len(whole))
    for pattern, look in _WAYS:
        if (told := pattern.match(place)) is not None:
            return look(data, told, job)
    whole = decoded(data).whole.encode()
    markup = whole[:_HEAD].lstrip().startswith(b"<")
    span = _in_xml(whole, place) if markup else _in_json(whole, place)
    return None if span is None else (whole, span)


def _on_line(data: memoryview, told: re.Match[str], _job: SpotJob) -> Found:
    whole, number = decoded(data).whole.encode(), int(told[1])
    start = 0
    for _ in range(number - 1):
        end = _LINE_END.search(whole, start)
        if end is None:
            return None
        start = end.end()
    end = _LINE_END.search(whole, start)
    return whole, (start, end.start() if end else len(whole))


def _in_row(data: memoryview, told: re.Match[str], job: SpotJob) -> Found:
    if job.form not in TABLES:
        return None
    text = decoded(data).whole
    sign = separator_of(text)
    if not sign:
        return None
    wanted = head_at(list(islice(rows_of(text, sign), _SAMPLE)), ()) + int(told[1])
    lines = [line for line in _LINE.finditer(text) if line[0]]
    csv.field_size_limit(len(text) + 1)
    reader = csv.reader(_ended(lines), delimiter=sign, skipinitialspace=True)
    first = 0
    for number, _row in enumerate(reader):
        if number == wanted:
            start, end = lines[first].start(), lines[reader.line_num - 1].end()
            before, part = text[:start].encode(), text[start:end].rstrip("\r\n").encode()
            return text.encode(), (len(before), len(before) + len(part))
        first = reader.line_num
    return None


def _ended(lines: list[re.Match[str]]) -> Iterator[str]:
    return (line[0].rstrip("\r\n") + "\n" for line in lines)


def _in_segment(data: memoryview, told: re.Match[str], _job: SpotJob) -> Found:
    """The n-th segment of a name within the m-th message."""
    whole = decoded(data).whole.encode()
    message, name, number = int(told[1]), told[2].encode(), int(told[3])
    seen = 0
    for found in _SEGMENT.finditer(whole):
        message -= found[1] == b"MSH"
        if message < 0:
            return None
        seen += message == 0 and found[1] == name
        if message == 0 and seen == number and found[1] == name:
            end = _LINE_END.search(whole, found.start(1))
            return whole, (found.start(1), end.start() if end else len(whole))
    return None


_WAYS: Final[tuple[tuple[re.Pattern[str], Callable[..., Found]], ...]] = (
    (_LINE_PLACE, _on_line),
    (_ROW_PLACE, _in_row),
    (_SEGMENT_PLACE, _in_segment),
)


def _in_json(whole: bytes, place: str) -> Span | None:
    """The value a JSON pointer names: step by step, each value within the one before."""
    start, end = 0, len(whole)
    for step in place.split("/")[1:]:
        span = _member(whole, start, end, step.replace("~1", "/").replace("~0", "~"))
        if span is None:
            return None
        start, end = span
    return (start, end) if place.startswith("/") else None


def _member(whole: bytes, start: int, end: int, step: str) -> Span | None:
    part = memoryview(whole)[start:end]
    at = start
    if bytes(part[:64]).lstrip()[:1] == b"[":
        if not step.isdecimal():
            return None
        for number, raw in enumerate(_RAWS.decode(part)):
            at = whole.find(bytes(raw), at, end)
            if number == int(step):
                return at, at + len(bytes(raw))
            at += len(bytes(raw))
        return None
    for name, raw in _RAW.decode(part).items():
        at = max(at, whole.find(b":", whole.find(msgspec.json.encode(name), at, end), end))
        at = whole.find(bytes(raw), at, end)
        if name == step:
            return at, at + len(bytes(raw))
        at += len(bytes(raw))
    return None


def _in_xml(whole: bytes, place: str) -> Span | None:
    """The element a path names; a step without a number is the first of its name."""
    steps = [_STEP.fullmatch(step) for step in place.split("/")[1:]]
    if not steps or None in steps:
        return None
    search = _Elements([(step[1], int(step[2] or 1)) for step in steps if step is not None])
    with suppress(_Stop):
        search.parser.Parse(whole, True)  # noqa: FBT003 - expat takes it by place only
    if search.start < 0:
        return None
    start, end = search.start, search.end
    if end < 0:
        return start, len(whole)
    alone = whole[:end].endswith(b"/>") and b"<" not in whole[start + 1 : end]
    return start, end if alone else whole.find(b">", end) + 1


class _Elements:
    """Walks a file to one element; entities are refused, nothing is kept."""

    def __init__(self, wanted: list[tuple[str, int]]) -> None:
        self._wanted = wanted
        self._depth = 0
        self._met = 0
        """How many steps of the path the elements that are open now fulfil."""
        self._seen = [0] * len(wanted)
        self.start = self.end = -1
        self.parser = expat.ParserCreate("utf-8")
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = self._finish
        self.parser.EntityDeclHandler = _forbidden

    def _begin(self, tag: str, _attributes: Any) -> None:
        if self._met == self._depth < len(self._wanted):
            name, number = self._wanted[self._depth]
            if tag.rpartition(":")[2] == name:
                self._seen[self._depth] += 1
                if self._seen[self._depth] == number:
                    self._met += 1
                    if self._met == len(self._wanted):
                        self.start = self.parser.CurrentByteIndex
        self._depth += 1

    def _finish(self, _tag: str) -> None:
        self._depth -= 1
        if self._met > self._depth:
            if self._met == len(self._wanted):
                self.end = self.parser.CurrentByteIndex
            raise _Stop


def _forbidden(*_told: object) -> None:
    raise ValueError


def _cut(whole: bytes, span: Span) -> Excerpt:
    """The part and what stands around it, no more of either than a person reads."""
    start, end = span
    last = min(end, start + _MOST)
    left, right = max(0, start - _AROUND), min(len(whole), last + _AROUND)
    return Excerpt(
        before=whole[left:start].decode(errors="ignore"),
        part=whole[start:last].decode(errors="ignore"),
        behind=whole[last:right].decode(errors="ignore"),
        line=len(_LINE_END.findall(whole, 0, start)) + 1,
        cut=left > 0 or right < len(whole),
    )
