"""The people of a household: what is known of each, sealed under that person's own key.

Refuses: names, dates and numbers that cannot be anybody's.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import msgspec

from vault import keys
from vault.errors import Altered, NoPerson, PersonExists, PersonRefused, ProofRefused
from vault.ids import PersonId
from vault.records import Person, Sex
from vault.seal import NONCE_BYTES, aead_open, aead_seal

LONGEST_NAME = 200
RECORD = "record.db"
SHARE = "share.db"
FILES = "files"

_ID = re.compile(r"[0-9a-f]{32}")
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_NIK = re.compile(r"\d{16}")


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody to be added. `birth_date` is FHIR text or empty, `nik` 16 digits or empty."""

    name: str
    birth_date: str = ""
    sex: Sex = Sex.UNKNOWN
    nik: str = ""
    relation: str = ""


class _Facts(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """`roots` is the person's first key once there is another: ids and names stay made with it."""

    birth_date: str
    name: str
    nik: str
    relation: str
    sex: Sex
    roots: str = ""


def checked(new: NewPerson) -> NewPerson:
    """The person with spaces set right; raises PersonRefused with the field at fault."""
    name = tidy(new.name)
    if not name or len(name) > LONGEST_NAME:
        raise PersonRefused("name")
    if new.birth_date and _DATE.fullmatch(new.birth_date) is None:
        raise PersonRefused("birth_date")
    if new.nik and (_NIK.fullmatch(new.nik) is None or not new.nik.isascii()):
        raise PersonRefused("nik")
    relation = tidy(new.relation)
    if len(relation) > LONGEST_NAME:
        raise PersonRefused("relation")
    return NewPerson(name, new.birth_date, Sex(new.sex), new.nik, relation)


def with_id(person_id: PersonId, new: NewPerson) -> Person:
    """A person from what was given and their id."""
    return Person(person_id, new.name, new.birth_date, new.sex, new.nik, new.relation)


def seal_person(
    person: Person, person_key: bytes, random: Callable[[int], bytes], roots: bytes = b""
) -> bytes:
    """Name, birth date and so on under the person's key: nonce, then ciphertext."""
    facts = _Facts(
        person.birth_date, person.name, person.nik, person.relation, person.sex, roots.hex()
    )
    nonce = random(NONCE_BYTES)
    key = keys.person_facts_key(person_key, person.id)
    content = msgspec.json.encode(facts, order="deterministic")
    return nonce + aead_seal(key, nonce, content, b"rekamku/person-facts/v1")


def open_person(person_id: PersonId, sealed: bytes, person_key: bytes) -> Person:
    """The person behind sealed facts; raises Altered(`household.db`)."""
    facts = _open_facts(person_id, sealed, person_key)
    return Person(person_id, facts.name, facts.birth_date, facts.sex, facts.nik, facts.relation)


def open_roots(person_id: PersonId, sealed: bytes, person_key: bytes) -> bytes:
    """The first key that the facts remember, or empty; raises Altered(`household.db`)."""
    return bytes.fromhex(_open_facts(person_id, sealed, person_key).roots)


def _open_facts(person_id: PersonId, sealed: bytes, person_key: bytes) -> _Facts:
    key = keys.person_facts_key(person_key, person_id)
    nonce, content = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
    try:
        plain = aead_open(key, nonce, content, b"rekamku/person-facts/v1")
        return msgspec.json.decode(plain, type=_Facts)
    except (ProofRefused, ValueError):
        raise Altered("household.db", "person") from None


def find(people: Iterable[Person], wanted: str) -> Person:
    """The one person of that id, of that very name, or with that name's beginning of words.

    Raises NoPerson if there is none, or several.
    """
    known = tuple(people)
    text = _folded(wanted)
    tests: tuple[Callable[[Person], bool], ...] = (
        lambda person: _ID.fullmatch(text) is not None and person.id == text,
        lambda person: _folded(person.name) == text,
        lambda person: bool(text) and f" {text}" in f" {_folded(person.name)}",
    )
    for test in tests:
        found = [person for person in known if test(person)]
        if len(found) == 1:
            return found[0]
        if found:
            break
    raise NoPerson(wanted)


def require_new_name(people: Iterable[Person], name: str) -> None:
    """Raises PersonExists if somebody has that very name, whatever its case and spaces."""
    if any(_folded(person.name) == _folded(name) for person in people):
        raise PersonExists(name)


def tidy(text: str) -> str:
    """NFC, single spaces; a control character or a lone surrogate makes it unusable."""
    normal = " ".join(unicodedata.normalize("NFC", text).split())
    if any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in normal):
        return ""
    return normal


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
