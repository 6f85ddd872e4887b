"""Members and roles in words: who may see whom, why, and until when.

Refuses: ids; a member without a name is the one who made the vault, or another member.
"""

from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication

from app.families import Asking, MemberView, PersonFamily, Seat
from ui.words.dates import long_date_words
from vault.emergency import Line
from vault.records import Kind
from vault.roles import Reason, Role

translate = QCoreApplication.translate


def on_day(when_ms: int) -> str:
    """A day as it is written out; ends of guardianships are days everywhere alike (UTC)."""
    return long_date_words(datetime.fromtimestamp(when_ms / 1000, UTC).date().isoformat())


def family_title() -> str:
    """The screen about members and roles."""
    return translate("words", "Family")


def member_words(member: MemberView) -> str:
    """A member as they are called."""
    if member.name:
        return member.name
    return translate("words", "You") if member.me else translate("words", "another member")


def role_words(role: Role) -> str:
    """A role's name, as a list offers it."""
    return {
        Role.OWNER: translate("words", "Decides about the record"),
        Role.GUARDIAN: translate("words", "Guardian: decides as well"),
        Role.WRITER: translate("words", "Reads and adds records"),
        Role.READER: translate("words", "Only reads"),
        Role.EMERGENCY: translate("words", "Only an emergency card"),
    }[role]


def role_about(role: Role) -> str:
    """What a role means, and whether keys or only the program keeps to it."""
    return {
        Role.OWNER: translate("words", "Everything: read, add, share, let others see it."),
        Role.GUARDIAN: translate(
            "words", "Everything, in this person's stead: read, add, share, let others see it."
        ),
        Role.WRITER: translate(
            "words",
            "Reads everything and adds records; cannot share or let others see it. The program "
            "keeps to that; if somebody gets around it, the check of the vault names it.",
        ),
        Role.READER: translate(
            "words",
            "Reads everything and changes nothing. The program keeps to that; if somebody gets "
            "around it, the check of the vault names it.",
        ),
        Role.EMERGENCY: translate(
            "words",
            "Sees allergies, conditions and medicines, without anything sensitive. The rest stays "
            "closed: this member has no key to it.",
        ),
    }[role]


def reason_words(reason: str) -> str:
    """Why somebody else decides."""
    return (
        {
            Reason.CHILD: translate("words", "a child"),
            Reason.ILLNESS: translate("words", "an illness"),
            Reason.DISABILITY: translate("words", "a disability"),
            Reason.WISH: translate("words", "their own wish"),
        }.get(Reason(reason), "")
        if reason in set(Reason)
        else ""
    )


def seat_words(seat: Seat) -> str:
    """One member's role towards a person as a sentence."""
    if seat.member.me:
        said = {
            Role.OWNER: translate("words", "You decide about this record."),
            Role.GUARDIAN: translate("words", "You are the guardian and decide."),
            Role.WRITER: translate("words", "You may read it and add to it."),
            Role.READER: translate("words", "You may read it."),
            Role.EMERGENCY: translate("words", "You see an emergency card."),
        }[seat.role]
    else:
        said = {
            Role.OWNER: translate("words", "{name} decides about this record."),
            Role.GUARDIAN: translate("words", "{name} is a guardian and decides as well."),
            Role.WRITER: translate("words", "{name} may read it and add to it."),
            Role.READER: translate("words", "{name} may only read it."),
            Role.EMERGENCY: translate("words", "{name} sees only an emergency card."),
        }[seat.role].format(name=member_words(seat.member))
    return said


def seat_more(seat: Seat) -> str:
    """Why and until when a guardian decides; empty for all others."""
    if seat.role is not Role.GUARDIAN:
        return ""
    parts = []
    why = reason_words(seat.reason)
    if why:
        parts.append(translate("words", "Reason: {why}.").format(why=why))
    if seat.until_ms:
        until = on_day(seat.until_ms)
        parts.append(translate("words", "Until {date}.").format(date=until))
    return " ".join(parts)


def asking_words(asking: Asking) -> str:
    """What was asked about a guardian."""
    by, target = member_words(asking.by), member_words(asking.target)
    if asking.mine:
        said = translate("words", "You asked that {target} is no longer guardian.")
    elif asking.target.me:
        said = translate("words", "{by} asks that you are no longer guardian.")
    else:
        said = translate("words", "{by} asks that {target} is no longer guardian.")
    said = said.format(by=by, target=target)
    if asking.agreed:
        return said + " " + translate("words", "Somebody has agreed.")
    day = translate("words", "Without an answer it can be done fourteen days after {date}.")
    return said + " " + day.format(date=on_day(asking.asked_ms))


def remind_words(one: PersonFamily) -> str:
    """That a guardianship ends or somebody comes of age."""
    if one.comes_of_age_ms and one.remind_ms == one.comes_of_age_ms:
        said = translate(
            "words", "{name} comes of age on {date}. From then on the record is their own."
        )
    else:
        said = translate("words", "The guardianship for {name} ends on {date}.")
    return said.format(name=one.person.name, date=on_day(one.remind_ms))


def line_words(line: Line) -> str:
    """One line of an emergency card."""
    kind = {
        Kind.ALLERGY: translate("words", "Allergy"),
        Kind.CONDITION: translate("words", "Condition"),
        Kind.MEDICINE: translate("words", "Medicine"),
    }.get(line.kind, "")
    value = f" \N{EN DASH} {line.value}" if line.value else ""
    return f"{kind}: {line.title}{value}"


def kept_words() -> str:
    """What nobody can take back, said wherever a role ends."""
    return translate(
        "words",
        "What they could read until now they may have kept. Nothing added from now on opens for "
        "them.",
    )
