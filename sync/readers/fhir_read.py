"""Reading one FHIR source: a first pass for names and people, a second for the records.

Refuses: to stop at one odd resource; it is named as refused and the next one is read.
"""

from hashlib import sha256
from typing import Any, Final

import msgspec

from sync.beside import MARK, Carried, taken_out
from sync.fhir.context import FileContext, Unreadable
from sync.fhir.directory import WANTED
from sync.fhir.extract import PatientSeen, extract, patient_seen, subject_seen
from sync.fhir.members import members_of
from sync.fhir.types import r4_type
from sync.readers import versions
from sync.readers.leaves import Leaf, LeafRefused, Loaded, Source, SourceRefused, Wanted
from sync.readers.protocol import Reason
from sync.readers.sink import Sink
from sync.readers.trees import r4_tree
from vault.records import Attachment, IncomingRecord

_SAMPLES: Final = 40
JSON: Final = "application/fhir+json"
_LEFT_OUT: Final = {Reason.BAD_BASE64: "", Reason.BAD_BIRTH_DATE: "/birthDate"}
"""Notices of the extractor that mean a part of the record was left out, and which part."""

ODD: Final = (
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What hostile shapes may provoke in code that reads them; one record is lost, not the file."""
_SCOPE_DIGITS = 32
"""Enough of a file's SHA-256 to tell it from every other."""


class _Survey:
    """What the first pass gathers."""

    def __init__(self, scope: str) -> None:
        self.context = FileContext(scope)
        self.patients: list[PatientSeen] = []
        self.samples: list[dict[str, Any]] = []
        self.reasons: set[Reason] = set()

    def add(self, source: Source, leaf: Leaf) -> None:
        """Look at one leaf; broken ones wait for the second pass to be named."""
        if leaf.reason is not None:
            self.reasons.add(leaf.reason)
            return
        self.note(leaf.type, leaf.id)
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

    def note(self, kind: str, own: str) -> None:
        """A resource of this type and id will come in the second pass."""
        self.context.claims.note(r4_type(kind), own.strip())

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
    survey = _Survey(sha256(data).hexdigest()[:_SCOPE_DIGITS])
    try:
        for leaf in source.leaves(Wanted(WANTED, _SAMPLES, survey.note)):
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
    survey.context.claims.settle()
    for seen in survey.patients:
        sink.patient(seen)
    if source.transcoded:
        sink.notice("", Reason.TRANSCODED)
    _SecondPass(source, survey, fhir, sink).run()
    sink.end()


class _SecondPass:
    """Every leaf to a record, with what the first pass learned at hand."""

    def __init__(self, source: Source, survey: _Survey, fhir: str, sink: Sink) -> None:
        self._source = source
        self._context = survey.context
        self._fhir = fhir
        self._sink = sink
        self._known = {text for seen in survey.patients for text in (seen.identity, *seen.texts)}

    def run(self) -> None:
        """Read every leaf; odd ones are refused or noted where they stand."""
        for leaf in self._source.leaves():
            if leaf.reason is None:
                self._resource(leaf)
            elif leaf.notice:
                self._sink.notice(leaf.place, leaf.reason)
            else:
                self._sink.refuse(leaf.place, leaf.reason)

    def _resource(self, leaf: Leaf) -> None:
        try:
            loaded = self._source.load(leaf)
            loaded, carried = _unburdened(loaded) if MARK in loaded.content else (loaded, ())
        except LeafRefused as error:
            self._sink.refuse(leaf.place, error.reason)
            return
        self._sink.count(r4_type(leaf.type), leaf.id, leaf.full_url)
        context = self._context
        context.bundle_scope = leaf.scope
        try:
            tree, members = loaded.tree, loaded.members
            if self._fhir != versions.R4:
                tree = versions.to_r4(tree, self._fhir)
                members = members_of(tree, members)
            record = extract(
                tree,
                loaded.content,
                leaf.place,
                self._source.media,
                self._fhir,
                leaf.full_url,
                context,
                members=members,
            )
            self._meet(record, tree, leaf)
        except Unreadable as error:
            self._sink.refuse(leaf.place, _reason(error.reason))
        except ODD:
            self._sink.refuse(leaf.place, Reason.UNREADABLE)
        else:
            if carried:
                record = _with_files(record, carried)
            self._keep(record, loaded, leaf)

    def _meet(self, record: IncomingRecord, tree: dict[str, Any], leaf: Leaf) -> None:
        """Tell of somebody known only by a reference, once."""
        if record.subject in self._known or not ("subject" in tree or "patient" in tree):
            return
        if record.subject:
            self._known.add(record.subject)
        seen = subject_seen(tree, leaf.place, leaf.full_url, self._context)
        if seen is None:
            return
        told = f"{seen.identity}|{seen.name}|{seen.nik}|{seen.mrns}"
        if told not in self._known:
            self._known.add(told)
            self._sink.patient(seen)

    def _keep(self, record: IncomingRecord, loaded: Loaded, leaf: Leaf) -> None:
        if self._source.transcoded:
            record = msgspec.structs.replace(record, transcoded=True)
        self._sink.record(record)
        for pointer in loaded.mended:
            self._sink.refuse(leaf.place + pointer, Reason.LONE_SURROGATE)
        if self._context.notices:
            for place, code in self._context.take_notices():
                reason = _reason(code)
                if reason in _LEFT_OUT:
                    self._sink.refuse(place + _LEFT_OUT[reason], reason)
                else:
                    self._sink.notice(place, reason)


def _unburdened(loaded: Loaded) -> tuple[Loaded, tuple[Carried, ...]]:
    """A record of an export of ours as it was before its files were put in; and those."""
    bare, carried = taken_out(loaded.content)
    if not carried:
        return loaded, ()
    return Loaded(bare, r4_tree(bare, JSON, versions.R4), loaded.mended), carried


def _with_files(record: IncomingRecord, carried: tuple[Carried, ...]) -> IncomingRecord:
    files = [Attachment(one.name, one.media, one.content, record.place) for one in carried]
    return msgspec.structs.replace(record, attachments=(*record.attachments, *files))


def _reason(code: str) -> Reason:
    try:
        return Reason(code)
    except ValueError:
        return Reason.UNREADABLE
