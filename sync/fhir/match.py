"""Whose record a file is about: the same person, somebody else, or a matter of doubt.

Refuses: deciding doubtful cases; it gives reasons and leaves the choice to people.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sync.fhir.nik import digits_of
from sync.fhir.patients import PatientSeen
from vault.records import Person, Sex

_NOT_LETTER = re.compile(r"[^\w\s]")
_TITLE_WORDS = """
    ny tn nn an by sdr sdri sdra bapak ibu bpk pak bu mas mbak nyonya tuan nona anak bayi
    dr drg drs dra ir h hj haji hajjah kh prof mr mrs ms miss mx dokter
    se sh st spd skm mm mpd sked mkes msi mkom jr sr almarhum almarhumah alm almh
"""
_TITLES = frozenset(_TITLE_WORDS.split())
_SHORT_FORMS = {
    "mohammad": "muhammad",
    "mohamad": "muhammad",
    "muhamad": "muhammad",
    "mochammad": "muhammad",
    "mochamad": "muhammad",
    "muh": "muhammad",
    "moh": "muhammad",
    "moch": "muhammad",
    "mhd": "muhammad",
    "md": "made",
    "wyn": "wayan",
    "nym": "nyoman",
    "nyn": "nyoman",
    "kdk": "kadek",
    "ktt": "ketut",
    "gst": "gusti",
    "gde": "gede",
    "dw": "dewa",
    "abd": "abdul",
}
FULL_DATE = 10

_BABY = re.compile(r"\W*(?:by|bayi|(?:an|anak)\W+(?:dari\W+)?(?:ny|nyonya|ibu))\b", re.IGNORECASE)
"""`By. Ny. Sari` is the newborn child of Sari, who has no name yet, and never Sari herself."""
_OLD_SPELLING = (("oe", "u"), ("tj", "c"), ("dj", "j"), ("sj", "sy"), ("ph", "f"), ("y", "i"))
_TWICE = re.compile(r"(.)\1")


class Likeness(StrEnum):
    """How a person in a file relates to one of the household."""

    SAME = "same"
    DOUBTFUL = "doubtful"
    OTHER = "other"


class Reason(StrEnum):
    """What speaks for or against; words are made of these elsewhere."""

    NIK = "nik"
    NIK_DIFFERS = "nik-differs"
    RECORD_NUMBER = "record-number"
    NAME = "name"
    NAME_SIMILAR = "name-similar"
    NAME_DIFFERS = "name-differs"
    BIRTH_DATE = "birth-date"
    BIRTH_DATE_DIFFERS = "birth-date-differs"
    SEX_DIFFERS = "sex-differs"
    NOTHING_KNOWN = "nothing-known"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person of the household, with the record numbers already seen for them."""

    person: Person
    numbers: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """The likeness, the person it is about (none for `other`), and the reasons."""

    likeness: Likeness
    person: Person | None
    reasons: tuple[Reason, ...]


def name_words(name: str) -> frozenset[str]:
    """A name as a set of plain words: no case, accents, titles, order or initials' dots."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    words = _NOT_LETTER.sub(" ", plain.replace("'", "").replace(".", " ")).split()
    kept = [_SHORT_FORMS.get(word, word) for word in words if word not in _TITLES]
    return frozenset(kept or words)


def _names_alike(mine: frozenset[str], theirs: frozenset[str]) -> Reason:
    if mine == theirs:
        return Reason.NAME
    if _shortened(mine, theirs) or _shortened(theirs, mine):
        return Reason.NAME_SIMILAR
    letters = {"".join(sorted(mine)), "".join(sorted(theirs))}
    spelt = {frozenset(map(_spelt, mine)), frozenset(map(_spelt, theirs))}
    alike = len(letters) == 1 or len(spelt) == 1
    return Reason.NAME_SIMILAR if alike else Reason.NAME_DIFFERS


def _spelt(word: str) -> str:
    """A word without what differs between spellings: Soetjipto and Sucipto, Nurul and Noeroel."""
    for old, new in _OLD_SPELLING:
        word = word.replace(old, new)
    word = _TWICE.sub(r"\1", word)
    return word.removesuffix("h") or word


def _shortened(short: frozenset[str], full: frozenset[str]) -> bool:
    """Whether a name is part of the other, words left out or cut to an initial."""
    rest = short - full
    return rest != short and all(len(word) == 1 and _initial(word, full - short) for word in rest)


def _initial(letter: str, words: frozenset[str]) -> bool:
    return any(word.startswith(letter) for word in words)


def _told(*names: str) -> list[tuple[frozenset[str], bool]]:
    """Names as words, and whether each is that of a mother's newborn."""
    named = ((name_words(name), _BABY.match(name) is not None) for name in names)
    return [one for one in named if one[0]]


def _alike(mine: tuple[frozenset[str], bool], theirs: tuple[frozenset[str], bool]) -> Reason:
    """How alike two names are; mother and newborn child are two people of one name."""
    return _names_alike(mine[0], theirs[0]) if mine[1] is theirs[1] else Reason.NAME_DIFFERS


def _name_reason(seen: PatientSeen, candidate: Candidate) -> Reason | None:
    mine = _told(candidate.person.name, *candidate.names)
    theirs = _told(*(seen.names or (seen.name,)))
    if not mine or not theirs:
        return None
    found = {_alike(one, other) for one in mine for other in theirs}
    for reason in (Reason.NAME, Reason.NAME_SIMILAR):
        if reason in found:
            return reason
    return Reason.NAME_DIFFERS


def _birth_reason(seen: PatientSeen, person: Person) -> Reason | None:
    mine, theirs = person.birth_date[:FULL_DATE], seen.birth_date[:FULL_DATE]
    if not mine or not theirs:
        return None
    shorter = min(len(mine), len(theirs))
    return Reason.BIRTH_DATE if mine[:shorter] == theirs[:shorter] else Reason.BIRTH_DATE_DIFFERS


def _reasons(seen: PatientSeen, candidate: Candidate) -> list[Reason]:
    person = candidate.person
    found: list[Reason | None] = []
    mine, theirs = digits_of(person.nik), digits_of(seen.nik)
    if mine and theirs:
        found.append(Reason.NIK if mine == theirs else Reason.NIK_DIFFERS)
    if not candidate.numbers.isdisjoint(seen.mrns):
        found.append(Reason.RECORD_NUMBER)
    found.append(_name_reason(seen, candidate))
    found.append(_birth_reason(seen, person))
    sure = {Sex.MALE, Sex.FEMALE}
    if person.sex in sure and seen.sex in sure and person.sex is not seen.sex:
        found.append(Reason.SEX_DIFFERS)
    return [reason for reason in found if reason is not None]


_AGAINST = frozenset(
    {Reason.NIK_DIFFERS, Reason.NAME_DIFFERS, Reason.BIRTH_DATE_DIFFERS, Reason.SEX_DIFFERS}
)


def _likeness(reasons: list[Reason]) -> Likeness:
    told = set(reasons)
    against = told & _AGAINST
    numbered = told & {Reason.NIK, Reason.RECORD_NUMBER}
    if Reason.NIK_DIFFERS in told:
        alike = {Reason.NAME, Reason.BIRTH_DATE} <= told or Reason.RECORD_NUMBER in told
        return Likeness.DOUBTFUL if alike else Likeness.OTHER
    if numbered:
        return Likeness.DOUBTFUL if against else Likeness.SAME
    if Reason.NAME_DIFFERS in told or Reason.BIRTH_DATE_DIFFERS in told:
        both = {Reason.NAME_DIFFERS, Reason.BIRTH_DATE_DIFFERS} <= told
        named = told & {Reason.NAME, Reason.NAME_SIMILAR}
        half = not both and (named or Reason.BIRTH_DATE in told)
        return Likeness.DOUBTFUL if half and Reason.SEX_DIFFERS not in told else Likeness.OTHER
    if Reason.NAME in told:
        return Likeness.DOUBTFUL if against else Likeness.SAME
    if Reason.NAME_SIMILAR in told:
        sure = Reason.BIRTH_DATE in told and not against
        return Likeness.SAME if sure else Likeness.DOUBTFUL
    return Likeness.DOUBTFUL


def compare(seen: PatientSeen, candidate: Candidate) -> Match:
    """How one person in a file relates to one person of the household."""
    reasons = _reasons(seen, candidate)
    if not reasons:
        return Match(Likeness.DOUBTFUL, candidate.person, (Reason.NOTHING_KNOWN,))
    likeness = _likeness(reasons)
    person = candidate.person if likeness is not Likeness.OTHER else None
    return Match(likeness, person, tuple(reasons))


def contradictions(seen: PatientSeen, person: Person) -> tuple[Reason, ...]:
    """What speaks against a person in a file being this one."""
    return tuple(one for one in _reasons(seen, Candidate(person)) if one in _AGAINST)


_STRENGTH = (Reason.NIK, Reason.RECORD_NUMBER, Reason.NAME, Reason.BIRTH_DATE, Reason.NAME_SIMILAR)


def _strength(match: Match) -> tuple[bool, ...]:
    return tuple(reason in match.reasons for reason in _STRENGTH)


def match(seen: PatientSeen, people: Sequence[Person | Candidate]) -> Match:
    """Whose record it is among the household.

    `same` names the one person it surely is; two that fit equally well, or half agreement,
    are `doubtful` (with the likeliest person); `other` fits nobody, with the reasons against
    the nearest.
    """
    known = [one if isinstance(one, Candidate) else Candidate(one) for one in people]
    if not known:
        return Match(Likeness.OTHER, None, ())
    results = [compare(seen, candidate) for candidate in known]
    for likeness in (Likeness.SAME, Likeness.DOUBTFUL):
        found = sorted(
            (one for one in results if one.likeness is likeness), key=_strength, reverse=True
        )
        if not found:
            continue
        tied = len(found) > 1 and _strength(found[0]) == _strength(found[1])
        if likeness is Likeness.SAME and tied:
            return Match(Likeness.DOUBTFUL, found[0].person, found[0].reasons)
        return found[0]
    return max(results, key=_strength)
