"""Facts of kept payloads once more, made in a limited child when the extractor has grown.

Refuses: to lose a record because its payload cannot be read now; it gets empty facts.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import msgspec

from sync.readers.protocol import BrokenFrame, Job, Limits, read_frame, write_frame
from vault.record_values import Extract, StoredPayload
from vault.records import Facts, IncomingRecord, Kind

Payloads = tuple[StoredPayload, ...]
Records = tuple[IncomingRecord, ...]

_LIMITS: Final = Limits(seconds=3600)
_WAIT: Final = 5.0
_URL: Final = "url:"


class Rereader:
    """A child that answers chunks of payloads with their records, started anew if it dies."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None

    def __call__(self, payloads: Payloads) -> Records:
        """One record for each payload, in the same order; never raises for what they hold."""
        try:
            return self._ask(payloads)
        except BrokenFrame:
            self.close()
        return tuple(self._one(payload) for payload in payloads)

    def close(self) -> None:
        """End the child."""
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        for stream in (child.stdin, child.stdout):
            if stream is not None:
                _close_quietly(stream)
        child.wait(_WAIT)

    def _one(self, payload: StoredPayload) -> IncomingRecord:
        try:
            return self._ask((payload,))[0]
        except BrokenFrame:
            self.close()
            return _bare(payload)

    def _ask(self, payloads: Payloads) -> Records:
        from sync.readers.child import start_child

        if self._child is None:
            job = Job(_LIMITS, _LIMITS.frame, again=True)
            self._child = start_child(job, subprocess.PIPE)
        child = self._child
        if child.stdin is None or child.stdout is None:
            raise BrokenFrame
        try:
            write_frame(child.stdin.write, msgspec.msgpack.encode(payloads))
            child.stdin.flush()
            answer = read_frame(child.stdout, _LIMITS.frame)
            records = msgspec.msgpack.decode(answer, type=Records)
        except (OSError, msgspec.MsgspecError, ValueError, ArithmeticError) as error:
            raise BrokenFrame from error
        if len(records) != len(payloads):
            raise BrokenFrame
        return records


@contextmanager
def rereading() -> Iterator[Extract]:
    """A rereader for as long as views are being made again."""
    reader = Rereader()
    try:
        yield reader
    finally:
        reader.close()


def extract_stored(payloads: Payloads) -> Records:
    """Facts of one chunk, in a child of its own; for many chunks use `rereading`."""
    with rereading() as extract:
        return extract(payloads)


def answer_standard_input(limit: int) -> None:
    """The child's side: chunks from standard input, records to standard output, to the end."""
    output = sys.stdout.buffer
    while True:
        try:
            asked = read_frame(sys.stdin.buffer, limit)
        except BrokenFrame:
            return
        payloads = msgspec.msgpack.decode(asked, type=Payloads)
        records = tuple(_again(payload) for payload in payloads)
        write_frame(output.write, msgspec.msgpack.encode(records))
        output.flush()


def _again(payload: StoredPayload) -> IncomingRecord:
    from sync.fhir.extract import FileContext, Unreadable, extract
    from sync.readers.fhir_read import ODD
    from sync.readers.leaves import LeafRefused
    from sync.readers.trees import r4_tree

    try:
        tree = r4_tree(payload.content, payload.media, payload.fhir)
        record = extract(
            tree,
            payload.content,
            payload.place,
            payload.media,
            payload.fhir,
            payload.identity[len(_URL) :] if payload.identity.startswith(_URL) else "",
            FileContext(_scope(payload, "file:"), _scope(payload, "local:")),
        )
    except (LeafRefused, Unreadable, *ODD):
        return _bare(payload)
    return msgspec.structs.replace(
        record, identity=payload.identity, aliases=payload.aliases, attachments=()
    )


def _scope(payload: StoredPayload, mark: str) -> str:
    """The file or source in whose bounds the references were read, where one of them shows it."""
    found = next((text for text in payload.references if text.startswith(mark)), "")
    return found[len(mark) :].rpartition("|")[0]


def _bare(payload: StoredPayload) -> IncomingRecord:
    return IncomingRecord(
        content=payload.content,
        media=payload.media,
        fhir=payload.fhir,
        place=payload.place,
        identity=payload.identity,
        fingerprint=bytes(32),
        facts=Facts(Kind.OTHER, "", ""),
        aliases=payload.aliases,
    )


def _close_quietly(stream: object) -> None:
    close = getattr(stream, "close", None)
    try:
        if close is not None:
            close()
    except OSError:
        return  # the child is gone, and with it what was still to be written
