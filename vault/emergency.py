"""What an emergency reader gets: a short extract of a record, sealed to them, and no key.

Refuses: sensitive labels, anything taken back, and anything but allergies, conditions, medicines.
"""

import hashlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

import msgspec

from vault.errors import Altered, ProofRefused
from vault.grants import extract_info
from vault.household import DATABASE, Household
from vault.ids import MemberId, PersonId
from vault.records import Filter, Kind, Person, RecordState, Row, Sex, Standing
from vault.seal import seal_to

if TYPE_CHECKING:
    from vault.record_store import RecordStore

KINDS: Final = (Kind.ALLERGY, Kind.CONDITION, Kind.MEDICINE)
MOST: Final = 100
"""Lines of each kind; an extract is read in a hurry."""
_LOOKED_AT: Final = 1000
_TOLD: Final = frozenset({Standing.FACT, Standing.NONE_KNOWN})
_OVER: Final = frozenset({"completed", "stopped", "resolved", "inactive", "remission", "cancelled"})


class Line(msgspec.Struct, frozen=True):
    """One allergy, condition or medicine, as its title and value say."""

    kind: Kind
    title: str
    value: str
    date: str


class Extract(msgspec.Struct, frozen=True):
    """What somebody may need to know of a person when it cannot wait; `made_ms` is its day."""

    person: str
    name: str
    birth_date: str
    sex: Sex
    lines: tuple[Line, ...]
    made_ms: int = 0


def extract_of(person: Person, store: "RecordStore") -> Extract:
    """The extract of a record as it stands; `made_ms` is left open."""
    lines: list[Line] = []
    for kind in KINDS:
        rows = store.list(Filter(kinds=frozenset({kind})), _LOOKED_AT).rows
        lines += list(_lines(rows))[:MOST]
    return Extract(person.id, person.name, person.birth_date, person.sex, tuple(lines))


def digest_of(extract: Extract) -> str:
    """Tells two extracts apart, whenever they were made."""
    bare = msgspec.structs.replace(extract, made_ms=0)
    return hashlib.sha256(msgspec.json.encode(bare, order="deterministic")).hexdigest()


def seal_extract(household: Household, extract: Extract, member: MemberId) -> bytes:
    """The extract sealed to one member; raises Altered for an unknown one."""
    standing = household.roles().members.get(member)
    if standing is None:
        raise Altered(DATABASE, "member")
    person = PersonId(extract.person)
    info = extract_info(household.vault_id, person, member)
    return seal_to(standing.public, msgspec.json.encode(extract), info)


def open_extract(household: Household, person: PersonId) -> Extract:
    """The extract sealed to the opening member; raises NoPerson, Altered."""
    member = household.identity.member
    info = extract_info(household.vault_id, person, member)
    try:
        plain = household.identity.sealing.open(household.sealed_grant(person, member), info)
        return msgspec.json.decode(plain, type=Extract)
    except (ProofRefused, msgspec.DecodeError):
        raise Altered(DATABASE, "extract") from None


def _lines(rows: Iterable[Row]) -> Iterable[Line]:
    seen = set()
    for row in rows:
        facts = row.facts
        plain = row.state is RecordState.CURRENT and facts.standing in _TOLD
        if not plain or facts.labels or facts.status in _OVER:
            continue
        name = facts.title.casefold()
        if name not in seen:
            seen.add(name)
            yield Line(facts.kind, facts.title, facts.value, facts.date)
