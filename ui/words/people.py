"""People in words: relation, sex, the small line under a name.

Refuses: guessing; what is not known is left out.
"""

from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication

from app.answers import PersonCard
from ui.parts.person_switcher import PersonFace
from ui.words.dates import age_words
from vault.records import Person, Sex

translate = QCoreApplication.translate

RELATIONS = (
    "spouse",
    "child",
    "parent",
    "grandparent",
    "grandchild",
    "sibling",
    "other",
)
"""What a person may be to the owner; kept as these codes."""


def relation_words(relation: str) -> str:
    """A relation to the owner; words that are no code of ours stay as typed."""
    known = {
        "spouse": translate("words", "Husband or wife"),
        "child": translate("words", "Child"),
        "parent": translate("words", "Father or mother"),
        "grandparent": translate("words", "Grandparent"),
        "grandchild": translate("words", "Grandchild"),
        "sibling": translate("words", "Brother or sister"),
        "other": translate("words", "Somebody else I care for"),
    }
    return known.get(relation, relation)


def sex_words(sex: Sex) -> str:
    """The sex as a form says it."""
    known = {
        Sex.FEMALE: translate("words", "Female"),
        Sex.MALE: translate("words", "Male"),
        Sex.OTHER: translate("words", "Other"),
    }
    return known.get(sex, translate("words", "Not said"))


def person_line(person: Person, *, owner: bool) -> str:
    """The small line under a name: what they are to the owner, how old."""
    today = datetime.now(UTC).astimezone().date().isoformat()
    who = translate("words", "You") if owner else relation_words(person.relation)
    parts = (who, age_words(person.birth_date, today))
    return " \N{MIDDLE DOT} ".join(part for part in parts if part)


def person_face(card: PersonCard) -> PersonFace:
    """A person as the switcher shows them."""
    line = person_line(card.person, owner=card.owner)
    return PersonFace(card.person.id, card.person.name, line, card.owner)
