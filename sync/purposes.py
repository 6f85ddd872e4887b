"""Why a share is made: the v3 purposes offered, and what each takes when nothing was picked.

Refuses: research, public health and marketing, which never get single named records.
"""

from dataclasses import dataclass
from enum import StrEnum

from sync.errors import PurposeRefused
from vault.records import Facts, Kind, Standing


class Purpose(StrEnum):
    """HL7 v3 PurposeOfUse codes under which records may be shared (indonesia.md 4.2)."""

    TREAT = "TREAT"
    ETREAT = "ETREAT"
    PATRQT = "PATRQT"
    FAMRQT = "FAMRQT"
    HPAYMT = "HPAYMT"


@dataclass(frozen=True, slots=True)
class Reach:
    """What a purpose takes by default.

    `recent` adds everything of the last twelve months, `visit` the newest visit with what
    belongs to it; `summary` the current problems, medicines and all allergies and vaccines;
    `card` the emergency card's blood group and contacts.
    """

    summary: bool = False
    recent: bool = False
    visit: bool = False
    card: bool = False


_REACH = {
    Purpose.TREAT: Reach(summary=True, recent=True),
    Purpose.ETREAT: Reach(summary=True, card=True),
    Purpose.PATRQT: Reach(summary=True, recent=True),
    Purpose.FAMRQT: Reach(summary=True, recent=True),
    Purpose.HPAYMT: Reach(visit=True),
}

_ENDED = frozenset(
    {
        "inactive",
        "resolved",
        "remission",
        "completed",
        "stopped",
        "cancelled",
        "not-taken",
        "entered-in-error",
        "ended",
    }
)
_BLOOD_GROUP_CODES = frozenset(
    {"882-1", "883-0", "10331-7", "34530-6", "77397-8", "365637002", "112143006", "278149003"}
)
_BLOOD_GROUP_WORDS = ("golongan darah", "blood group", "blood type", "abo group", "rhesus")


def purpose_from(text: str) -> Purpose:
    """The purpose of that code, in any letter case. Raises PurposeRefused."""
    try:
        return Purpose(text.strip().upper())
    except ValueError:
        raise PurposeRefused(text) from None


def reach_of(purpose: Purpose) -> Reach:
    """What the purpose takes when nothing was picked."""
    return _REACH[purpose]


def in_summary(facts: Facts) -> bool:
    """Whether a fact belongs to a summary whatever its age."""
    if facts.standing in {Standing.REFUTED, Standing.NOT_DONE, Standing.ENTERED_IN_ERROR}:
        return False
    if facts.kind in {Kind.ALLERGY, Kind.IMMUNISATION}:
        return True
    return facts.kind in {Kind.CONDITION, Kind.MEDICINE} and not is_ended(facts)


def on_card(facts: Facts) -> bool:
    """Whether a fact belongs on the emergency card: no vaccines, but the blood group."""
    if facts.kind is Kind.IMMUNISATION:
        return False
    return in_summary(facts) or is_blood_group(facts)


def is_ended(facts: Facts) -> bool:
    """Whether a problem or medicine is over, as far as its status says."""
    return facts.status.casefold() in _ENDED


def is_blood_group(facts: Facts) -> bool:
    """Whether a result is a blood group or rhesus factor."""
    if facts.kind not in {Kind.LAB, Kind.VITAL, Kind.OTHER, Kind.SOCIAL}:
        return False
    title = facts.title.casefold()
    return facts.code in _BLOOD_GROUP_CODES or any(word in title for word in _BLOOD_GROUP_WORDS)
