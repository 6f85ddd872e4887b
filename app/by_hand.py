"""Records written by hand: kept, rewritten, annotated, taken out of view with a reason and back.

Refuses: changing what came from elsewhere; a correction stands beside it, in the person's words.
"""

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

import msgspec

from app.errors import BadRequest
from app.files_in import target_of
from app.share_renewing import withdraw
from app.typed_again import form_of
from app.typed_fields import Form
from app.typed_values import Typed, look_over
from app.typing_in import Stamp, content_of, number_of, tree_of, version_of
from sync.fhir.version import EXTRACTOR_VERSION
from vault.environment import Environment
from vault.errors import NoRecord
from vault.ids import BatchId, ImportId, PersonId, RecordId
from vault.importing import ImportWriter
from vault.record_store import ImportSource, RecordStore
from vault.record_values import StoredPayload
from vault.records import Attachment, Filter, IncomingRecord, Kind, Person, Trust
from vault.vault import Vault

FORMAT: Final = "typed"
READER: Final = "rekamku/hand"
SOURCE: Final = "typed"
LONGEST_WORDS: Final = 2_000
_MEDIA: Final = "application/fhir+json"
_FHIR: Final = "R4"
_HALF: Final = "half-typed"
_OFFERED: Final = 40
_LOOKED_THROUGH: Final = 400


@dataclass(frozen=True, slots=True)
class Written:
    """A kept form: its record, and the import by which it can be taken back.

    `import_id` is empty where nothing new was said.
    """

    record_id: RecordId
    import_id: ImportId


@dataclass(frozen=True, slots=True)
class HalfTyped:
    """A form somebody had not finished when the vault was locked."""

    person_id: PersonId
    typed: Typed
    record_id: RecordId | None = None


@dataclass(frozen=True, slots=True)
class Offered:
    """What a person wrote or has in the record before, to choose instead of typing."""

    names: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    doctors: tuple[str, ...] = ()


def write_down(
    vault: Vault, person: PersonId, typed: Typed, named: str, environment: Environment
) -> Written:
    """Keep a new record; raises BadRequest where the form is not well filled."""
    number = str(uuid.UUID(bytes=environment.random(16), version=4))
    stamp = _stamp(person, number, 1, named, environment)
    return _keep(vault, person, typed, stamp, environment)


def rewrite(
    vault: Vault,
    person: PersonId,
    record_id: RecordId,
    typed: Typed,
    named: str,
    environment: Environment,
) -> Written:
    """Keep a new version of what was written by hand; the old one stays beside it.

    Raises NoRecord, and BadRequest for a record that was not written by hand.
    """
    store = vault.record(person)
    tree = tree_of(_own_content(store, record_id))
    contents = _contents(store, record_id)
    version = max(version_of(tree_of(one)) for one in contents) + 1
    stamp = _stamp(person, number_of(tree), version, named, environment)
    return _keep(vault, person, typed, stamp, environment, _identity(contents[-1]))


def filled_form(store: RecordStore, record_id: RecordId) -> Typed | None:
    """The form of a record written by hand; None for every other record."""
    if store.row(record_id).trust is not Trust.TYPED:
        return None
    return form_of(store.content(record_id))


def annotate(vault: Vault, person: PersonId, record_id: RecordId, words: str) -> None:
    """Put a correction beside a record, which itself stays as it came."""
    vault.require_writable()
    vault.record(person).annotate(record_id, _words(words), vault.actor())


def retract(vault: Vault, person: PersonId, record_id: RecordId, reason: str, now_ms: int) -> None:
    """Take a record out of view for a reason; open shares of it are made anew."""
    vault.require_writable()
    vault.record(person).retract(record_id, vault.actor(), _words(reason))
    withdraw(vault, vault.person(person), now_ms)


def restore(vault: Vault, person: PersonId, record_id: RecordId) -> None:
    """Bring a record back into view."""
    vault.require_writable()
    vault.record(person).restore(record_id, vault.actor())


def offered(store: RecordStore, form: Form) -> Offered:
    """Names, units, places and doctors of the person's own newest records of that kind."""
    kinds = frozenset({_KINDS[form]}) if form in _KINDS else frozenset[Kind]()
    rows = store.list(Filter(kinds=kinds), _LOOKED_THROUGH).rows
    facts = [row.facts for row in rows]
    return Offered(
        _each(one.title for one in facts),
        _each(one.unit for one in facts),
        _each(one.facility for one in facts),
        _each(one.practitioner for one in facts),
    )


def whose(store: RecordStore, person: Person) -> Iterator[bytes]:
    """The Patient that what was written by hand refers to, unless the record holds it."""
    own = str(uuid.UUID(person.id))
    if store.resolve((f"uuid:Patient/{own}",)) is None:
        born = {"birthDate": person.birth_date} if person.birth_date else {}
        named = {"name": [{"text": person.name}], "gender": person.sex.value}
        yield msgspec.json.encode({"resourceType": "Patient", "id": own, **named, **born})


def keep_half(vault: Vault, half: HalfTyped | None) -> None:
    """Seal an unfinished form in the vault, or forget it."""
    kept = None if half is None else msgspec.json.encode(half).decode()
    if kept != vault.setting(_HALF):
        vault.set_setting(_HALF, kept)


def forget_half_of_nobody(vault: Vault) -> None:
    """Forget the unfinished form if it is about somebody whom this vault does not show any more."""
    half = half_typed(vault)
    if half is not None and all(one.id != half.person_id for one in vault.people()):
        keep_half(vault, None)


def half_typed(vault: Vault) -> HalfTyped | None:
    """The form that was not finished, if there is one."""
    kept = vault.setting(_HALF)
    if not kept:
        return None
    try:
        return msgspec.json.decode(kept.encode(), type=HalfTyped)
    except (msgspec.MsgspecError, UnicodeError):
        return None


_KINDS: Final = {
    Form.VITAL: Kind.VITAL,
    Form.LAB: Kind.LAB,
    Form.MEDICINE: Kind.MEDICINE,
    Form.ALLERGY: Kind.ALLERGY,
    Form.CONDITION: Kind.CONDITION,
    Form.IMMUNISATION: Kind.IMMUNISATION,
    Form.VISIT: Kind.VISIT,
    Form.PROCEDURE: Kind.PROCEDURE,
}


def _keep(
    vault: Vault,
    person: PersonId,
    typed: Typed,
    stamp: Stamp,
    environment: Environment,
    first: str = "",
) -> Written:
    """`first` is the identity of a record that is there already."""
    vault.require_writable()
    for name in look_over(typed, stamp.today).wrong:
        raise BadRequest(name, typed.text(name))
    return keep_resource(vault, person, content_of(typed, stamp), environment, first)


def keep_resource(
    vault: Vault,
    person: PersonId,
    content: bytes,
    environment: Environment,
    first: str = "",
    attachments: tuple[Attachment, ...] = (),
) -> Written:
    """Keep a resource its owner made, as an import of its own; `first` as in `_keep`.

    Raises what writing raises; nothing is kept then.
    """
    vault.require_writable()
    one = msgspec.structs.replace(
        _record(content, first or _identity(content)), attachments=attachments
    )
    import_id = ImportId(environment.random(16).hex())
    target = target_of(vault, person)
    source = ImportSource(
        import_id=import_id,
        batch_id=BatchId(import_id),
        path=one.facts.title,
        format=FORMAT,
        reader=READER,
        actor=target.actor,
        source=SOURCE,
        extractor=EXTRACTOR_VERSION,
    )
    with target.store.begin_import(source) as writer:
        writer.add((one,))
        kept = isinstance(writer, ImportWriter) and writer.commit() is not None
    record_id = target.store.resolve((one.identity,))
    if record_id is None:
        raise NoRecord(one.identity)
    return Written(record_id, import_id if kept else ImportId(""))


def _identity(content: bytes) -> str:
    """Which record it is, by the rule that a file with the same resource is judged by."""
    from sync.fhir.context import FileContext
    from sync.fhir.extract import extract
    from sync.readers.trees import r4_tree

    tree = r4_tree(content, _MEDIA, _FHIR)
    return extract(tree, content, "", _MEDIA, _FHIR, "", FileContext("", "")).identity


def _record(content: bytes, identity: str) -> IncomingRecord:
    """The record of a resource, its facts made in a limited child as those of any file."""
    from sync.readers.rereading import extract_stored

    payload = StoredPayload(
        content=content,
        media=_MEDIA,
        fhir=_FHIR,
        place="",
        identity=identity,
        aliases=(),
        import_id=ImportId(""),
    )
    (found,) = extract_stored((payload,))
    return msgspec.structs.replace(found, trust=Trust.TYPED)


def _own_content(store: RecordStore, record_id: RecordId) -> bytes:
    content = store.content(record_id)
    if store.row(record_id).trust is not Trust.TYPED or form_of(content) is None:
        raise BadRequest("record", record_id)
    return content


def _contents(store: RecordStore, record_id: RecordId) -> list[bytes]:
    """Every version, newest first, also those that were taken back."""
    return [store.content(record_id, one.index) for one in store.detail(record_id).versions]


def _stamp(
    person: PersonId, number: str, version: int, named: str, environment: Environment
) -> Stamp:
    return Stamp(str(uuid.UUID(person)), number, version, today(environment), named)


def today(environment: Environment) -> date:
    """The last day that is no day to come: midnight may pass between the window and here."""
    now = datetime.fromtimestamp(environment.clock() / 1000, UTC).astimezone()
    return now.date() + timedelta(days=1)


def _words(text: str) -> str:
    words = text.strip()
    if not words or len(words) > LONGEST_WORDS:
        raise BadRequest("words", words[:40])
    return words


def _each(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))[:_OFFERED]
