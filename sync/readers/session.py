"""One reading session inside the child: the file, its members, the reader that fits each.

Refuses: formats without a reader; they are named, never guessed at.
"""

import mmap
import os
import stat
import sys
from dataclasses import replace
from hashlib import sha256
from typing import Final

from sync.readers.allowance import Allowance
from sync.readers.card_values import TrustedIssuer
from sync.readers.containers import Large, Member, members
from sync.readers.draft import Given
from sync.readers.fhir_json import JsonSource
from sync.readers.fhir_read import read_fhir
from sync.readers.leaves import Source, SourceRefused
from sync.readers.protocol import ColumnMatch, Job, Limits, Reason
from sync.readers.registry import candidates
from sync.readers.sink import Hopeless, Sink
from sync.readers.sniff import Format, encoding_of, sniff
from sync.readers.streams import forget

Told = tuple[ColumnMatch, ...]
"""What people said the columns of tables mean."""

Trusted = tuple[TrustedIssuer, ...]
"""Whom people trust to sign health cards."""

_STANDARD_INPUT: Final = 0
_STEP: Final = 1 << 20
_SMALL: Final = 48 << 20
_WHOLE_REASONS: Final = {
    Format.EMPTY: Reason.EMPTY,
    Format.TEXT: Reason.UNKNOWN_FORMAT,
    Format.UNKNOWN: Reason.UNKNOWN_FORMAT,
    Format.PROGRAM: Reason.UNKNOWN_FORMAT,
    Format.XML: Reason.UNKNOWN_FORMAT,
}


def read_standard_input(job: Job) -> None:
    """Read the file at standard input and write every event to standard output."""
    output = sys.stdout.buffer
    allowance = Allowance(job.limits, pictures=job.ear)
    sink = Sink(output.write, job.limits, output.flush, allowance)
    read_all(_whole_file(), sink, job.limits, job.skip, job.columns, job.issuers, name=job.name)
    output.flush()


def read_all(
    data: memoryview,
    sink: Sink,
    limits: Limits,
    skip: int = 0,
    columns: Told = (),
    issuers: Trusted = (),
    name: str = "",
) -> None:
    """Read a file, or every member of an archive but the first `skip` ones."""
    number = 0
    sink.begin("", len(data))
    for member in members(data, limits):
        if number >= skip:
            try:
                read_member(member, sink, limits, columns, issuers, name)
            except Hopeless:
                sink.give_up()
            sink.begin("", len(data))
        number += not member.skipped
    sink.finish()


def read_member(
    member: Member,
    sink: Sink,
    limits: Limits,
    columns: Told = (),
    issuers: Trusted = (),
    name: str = "",
) -> None:
    """Read one file with the reader that fits it."""
    if member.skipped and member.reason is not None:
        sink.notice(member.name, member.reason)
        return
    sink.open(member.name)
    if member.data is None:
        sink.refuse_member(member.name, member.kind, member.reason or Reason.DAMAGED)
        return
    kind = sniff(member.data)
    given = Given(
        member.data,
        member.name,
        limits,
        columns=columns,
        issuers=issuers,
        name=member.name or name,
    )
    if member.large is None:
        _read_loaded(kind, given, sink)
    elif not _read_large(kind, given, member.large, sink):
        whole = member.large.whole()
        if whole.data is None:
            sink.refuse_member(member.name, kind, whole.reason or Reason.DAMAGED)
        else:
            _read_loaded(kind, replace(given, data=whole.data), sink)


def _read_loaded(kind: Format, given: Given, sink: Sink) -> None:
    """Read a file that is in memory."""
    if _read_by_kind(kind, given, sink):
        return
    if kind not in {Format.JSON, Format.FHIR_XML}:
        reason = _WHOLE_REASONS.get(kind, Reason.UNSUPPORTED_FORMAT)
        sink.refuse_member(given.member, kind, reason)
        return
    try:
        source = _open(kind, given.data, given.limits)
    except SourceRefused as error:
        sink.refuse_member(given.member, kind, error.reason)
        return
    sink.begin("fhir-xml" if kind is Format.FHIR_XML else "fhir-json", len(given.data))
    read_fhir(source, given.data, given.member, sink)


def _read_large(kind: Format, given: Given, large: Large, sink: Sink) -> bool:
    """Whether a reader took a large member piece by piece; its beginning tells it apart."""
    scope = sha256(given.data)
    scope.update(f"{given.member} {large.size}".encode())
    streamed = replace(given, scope=scope.hexdigest(), stream=large.stream, size=large.size)
    for one in candidates(kind, given.data):
        if one.streams:
            from sync.readers.made import read_made

            sink.begin(one.name, large.size)
            if read_made(one.name, one.reader(), streamed, sink):
                return True
    return False


def _read_by_kind(kind: Format, given: Given, sink: Sink) -> bool:
    """Whether a reader of another format than FHIR took the file."""
    for one in candidates(kind, given.data):
        from sync.readers.made import read_made

        if not given.scope:
            given = replace(given, scope=_hash(given.data))
        sink.begin(one.name, len(given.data))
        if read_made(one.name, one.reader(), given, sink):
            return True
    return False


def _hash(data: memoryview) -> str:
    """SHA-256 of a file, no part of it kept in memory."""
    found = sha256()
    for start in range(0, len(data), _STEP):
        found.update(data[start : start + _STEP])
        if len(data) > _SMALL:
            forget(data, start, start + _STEP)
    return found.hexdigest()


def _open(kind: Format, data: memoryview, limits: Limits) -> Source:
    if kind is Format.FHIR_XML:
        from sync.readers.fhir_xml import XmlSource

        return XmlSource(data, depth=limits.depth)
    text, transcoded = as_utf8(data)
    return JsonSource(text, depth=limits.depth, transcoded=transcoded)


def as_utf8(data: memoryview) -> tuple[memoryview, bool]:
    """The text in UTF-8 without its mark, and whether it had to be rewritten.

    Raises SourceRefused for text in another encoding: it has bytes that are no UTF-8 and
    not one character beyond ASCII that is. Single bad bytes are left to their entries.
    """
    encoding, mark = encoding_of(data)
    if encoding != "utf-8":
        try:
            return memoryview(bytes(data[mark:]).decode(encoding).encode()), True
        except UnicodeError as error:
            raise SourceRefused(Reason.BAD_ENCODING) from error
    text = data[mark:]
    if _is_foreign(text):
        raise SourceRefused(Reason.BAD_ENCODING)
    return text, False


def _is_foreign(text: memoryview) -> bool:
    broken = False
    for start in range(0, len(text), _STEP):
        part = bytes(text[start : start + _STEP])
        if part.isascii():
            continue
        decoded = part.decode("utf-8", errors="replace").strip("\N{REPLACEMENT CHARACTER}")
        good = {letter for letter in decoded if letter > "\x7f"}
        if good - {"\N{REPLACEMENT CHARACTER}"}:
            return False
        broken = True
    return broken


def _whole_file() -> memoryview:
    """Standard input as memory: mapped, so that a large file costs no copy; a pipe is read."""
    found = os.fstat(_STANDARD_INPUT)
    if not stat.S_ISREG(found.st_mode):
        return memoryview(sys.stdin.buffer.read())
    size = found.st_size
    if not size:
        return memoryview(b"")
    return memoryview(mmap.mmap(_STANDARD_INPUT, size, access=mmap.ACCESS_READ))
