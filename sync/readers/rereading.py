"""Facts of kept payloads once more, made in a limited child when the extractor has grown.

Refuses: to lose a record because its payload cannot be read now; it gets empty facts.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import msgspec

from sync.readers.asked import AskedChild
from sync.readers.protocol import BrokenFrame, Job, Limits, read_frame, write_frame
from vault.record_values import Extract, StoredPayload
from vault.records import Facts, IncomingRecord, Kind

Payloads = tuple[StoredPayload, ...]
Records = tuple[IncomingRecord, ...]

_LIMITS: Final = Limits(seconds=3600)
_URL: Final = "url:"


class Rereader:
    """A child that answers chunks of payloads with their records, started anew if it dies."""

    def __init__(self) -> None:
        self._child = AskedChild(Job(_LIMITS, _LIMITS.frame, again=True))

    def __call__(self, payloads: Payloads) -> Records:
        """One record for each payload, in the same order; never raises for what they hold."""
        try:
            return self._ask(payloads)
        except BrokenFrame:
            return tuple(self._one(payload) for payload in payloads)

    def close(self) -> None:
        """End the child."""
        self._child.close()

    def _one(self, payload: StoredPayload) -> IncomingRecord:
        try:
            return self._ask((payload,))[0]
        except BrokenFrame:
            return _bare(payload)

    def _ask(self, payloads: Payloads) -> Records:
        try:
            answer = self._child.ask(msgspec.msgpack.encode(payloads))
            records = msgspec.msgpack.decode(answer, type=Records)
        except (msgspec.MsgspecError, ValueError, ArithmeticError) as error:
            self.close()
            raise BrokenFrame from error
        if len(records) != len(payloads):
            self.close()
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
