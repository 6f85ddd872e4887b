"""Reading one FHIR source: a first pass for names and people, a second for the records.

Refuses: to stop at one odd resource; it is named as refused and the next one is read.
"""

from dataclasses import replace
from hashlib import sha256
from typing import Any, Final

from sync.fhir.context import FileContext, Unreadable
from sync.fhir.directory import WANTED
from sync.fhir.extract import PatientSeen, extract, patient_seen, subject_seen
from sync.fhir.types import r4_type
from sync.readers import versions
from sync.readers.leaves import Leaf, LeafRefused, Loaded, Source, SourceRefused
from sync.readers.protocol import Reason
from sync.readers.sink import Sink

_SAMPLES: Final = 40
_LEFT_OUT: Final = frozenset({Reason.BAD_BASE64})
"""Notices of the extractor that mean a part of the record could not be taken."""

ODD: Final = (
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What hostile shapes may provoke in code that reads them; one record is lost, not the file."""


class _Survey:
    """What the first pass gathers."""

    def __init__(self, scope: str) -> None:
        self.context = FileContext(scope)
        self.patients: list[PatientSeen] = []
        self.samples: list[dict[str, Any]] = []
        self.reasons: set[Reason] = set()
        self.resources = 0
        self._later: list[tuple[dict[str, Any], str, str]] = []

    def add(self, source: Source, leaf: Leaf) -> None:
        """Look at one leaf; broken ones wait for the second pass to be named."""
        if leaf.reason is not None:
            self.reasons.add(leaf.reason)
            return
        self.resources += 1
        wanted = leaf.type in WANTED
        if not wanted and len(self.samples) >= _SAMPLES:
            return
        try:
            tree = source.load(leaf).tree
        except LeafRefused:
            return
        if len(self.samples) < _SAMPLES:
            self.samples.append(tree)
        if wanted:
            self._name(leaf, tree)

    def _name(self, leaf: Leaf, tree: dict[str, Any]) -> None:
        version = versions.of(tree)
        tree = versions.to_r4(tree, version) if version else tree
        try:
            self.context.directory.add(tree, leaf.place, leaf.full_url)
            if leaf.type == "Patient":
                self.context.bundle_scope = leaf.scope
                seen = patient_seen(tree, leaf.place, leaf.full_url, self.context)
                self.patients.append(seen)
        except ODD:
            self.reasons.add(Reason.UNREADABLE)


def read_fhir(source: Source, data: memoryview, member: str, sink: Sink) -> None:
    """Read a source whole and send what it holds.

    Nothing is raised: a source that turns out unreadable ends as a refused member.
    """
    survey = _Survey(sha256(data).hexdigest())
    try:
        for leaf in source.leaves():
            survey.add(source, leaf)
    except SourceRefused as error:
        sink.refuse_member(member, source.format, error.reason)
        return
    if not source.is_fhir:
        reason = Reason.TOO_DEEP if Reason.TOO_DEEP in survey.reasons else Reason.NOT_FHIR
        sink.refuse_member(member, "json", reason)
        return
    fhir = versions.of_file(survey.samples)
    sink.start(member, source.format, fhir, len(data))
    survey.context.take_notices()
    for seen in survey.patients:
        sink.patient(seen)
    if source.transcoded:
        sink.notice("", Reason.TRANSCODED)
    _second_pass(source, survey.context, fhir, sink)
    sink.end()


def _second_pass(source: Source, context: FileContext, fhir: str, sink: Sink) -> None:
    for leaf in source.leaves():
        if leaf.reason is None:
            _read_one(source, leaf, context, fhir, sink)
        elif leaf.notice:
            sink.notice(leaf.place, leaf.reason)
        else:
            sink.refuse(leaf.place, leaf.reason)


def _read_one(source: Source, leaf: Leaf, context: FileContext, fhir: str, sink: Sink) -> None:
    kind = r4_type(leaf.type)
    try:
        loaded = source.load(leaf)
    except LeafRefused as error:
        sink.refuse(leaf.place, error.reason)
        return
    sink.count(kind, leaf.id, leaf.full_url)
    _extract_one(source, leaf, loaded, context, fhir, sink)


def _extract_one(  # noqa: PLR0913, PLR0917 - one record needs its whole surroundings
    source: Source, leaf: Leaf, loaded: Loaded, context: FileContext, fhir: str, sink: Sink
) -> None:
    context.bundle_scope = leaf.scope
    try:
        tree = loaded.tree if fhir == versions.R4 else versions.to_r4(loaded.tree, fhir)
        record = extract(
            tree, loaded.content, leaf.place, source.media, fhir, leaf.full_url, context
        )
    except Unreadable as error:
        sink.refuse(leaf.place, _reason(error.reason))
        return
    except ODD:
        sink.refuse(leaf.place, Reason.UNREADABLE)
        return
    if source.transcoded:
        record = replace(record, transcoded=True)
    sink.record(record)
    for pointer in loaded.mended:
        sink.refuse(leaf.place + pointer, Reason.LONE_SURROGATE)
    if context.notices:
        for place, code in context.take_notices():
            reason = _reason(code)
            (sink.refuse if reason in _LEFT_OUT else sink.notice)(place, reason)


def _reason(code: str) -> Reason:
    try:
        return Reason(code)
    except ValueError:
        return Reason.UNREADABLE
