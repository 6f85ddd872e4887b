"""The ledger's lines about members and roles, and what other members did, in words.

Refuses: saying "you" of what somebody else did.
"""

from PySide6.QtCore import QCoreApplication

from ui.words.family import role_words
from ui.words.numbers import records_words
from vault.entry import Operation
from vault.roles import Role

translate = QCoreApplication.translate

Detail = dict[str, str | int]


def grant_line(detail: Detail) -> str:
    """A role that was given, or an emergency card brought up to date."""
    if not detail.get("role"):
        return translate("words", "The key or card of {name} was sealed anew.").format(
            name=_name(detail)
        )
    said = translate("words", "{name} was given a role. {role}.")
    return said.format(name=_name(detail), role=role_words(Role(str(detail["role"]))))


def revoke_line(detail: Detail) -> str:
    """A role that ended, shrank, or about which something was asked or said."""
    step, role = str(detail.get("step", "")), str(detail.get("role", ""))
    if step == "end" and role:
        said = translate("words", "{name} may do less from then on. {role}.")
        return said.format(name=_name(detail), role=role_words(Role(role)))
    words = {
        "ask": translate("words", "Somebody asked that {name} is no longer guardian."),
        "agree": translate("words", "Somebody agreed that {name} is no longer guardian."),
        "withdraw": translate("words", "What was asked about {name} was taken back."),
        "keep": translate("words", "Somebody decided that {name} stays guardian."),
    }
    ended = translate("words", "{name} may no longer see this record; it has a new key.")
    return words.get(step, ended).format(name=_name(detail))


def hand_over_line(detail: Detail) -> str:
    """A record that became its person's own, or moved."""
    if detail.get("set") == "move":
        return translate("words", "The record moved into a vault of its own.")
    if detail.get("set") == "adopt":
        return translate("words", "The record came here from another vault.")
    said = translate("words", "The record was handed over to {name}; it has a new key.")
    return said.format(name=_name(detail))


def others_line(operation: int, detail: Detail) -> str:
    """What another member did; empty for what is said without anybody's name."""
    words = {
        Operation.IMPORT: translate("words", "{who} added {records}."),
        Operation.CREATE: translate("words", "{who} added a record."),
        Operation.AMEND: translate("words", "{who} changed a record."),
        Operation.RETRACT: translate("words", "{who} took a record out of view."),
        Operation.UNDO: translate("words", "{who} took back what had been added."),
        Operation.ERASE: translate("words", "{who} destroyed something for good."),
        Operation.SHARE: translate("words", "{who} shared {records}."),
        Operation.SHARE_CHANGE: translate("words", "{who} changed a share."),
    }.get(Operation(operation), "")
    return words.format(who=detail["by"], records=records_words(int(detail.get("records", 1))))


def _name(detail: Detail) -> str:
    return str(detail.get("name", "")) or translate("words", "another member")
