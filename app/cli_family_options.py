"""The words of the commands about members and roles.

Refuses: doing anything; `cli_family.py` does.
"""

import argparse
from typing import Protocol

from vault.erasing import EraseReason
from vault.majority import CHOICES
from vault.roles import Reason, Role

ROLES = tuple(role.value for role in Role)
REASONS = tuple(reason.value for reason in Reason)


class Adding(Protocol):
    """Makes commands below a command."""

    def add(self, name: str) -> argparse.ArgumentParser:
        """One more command."""
        ...


def member_commands(members: Adding) -> None:
    """`members list|invite|rename|remove`."""
    members.add("list")
    inviting = members.add("invite")
    inviting.add_argument("--name", metavar="N", required=True)
    _new_keys(inviting)
    members.add("rename").add_argument("--name", metavar="N", required=True)
    members.add("remove").add_argument("member", metavar="MEMBER")


def role_commands(people: Adding) -> None:
    """`people roles|grant|revoke|guardian|decide|hand-over|move-out|erase|emergency|majority`."""
    people.add("roles")
    people.add("emergency")
    people.add("majority").add_argument("years", choices=tuple(map(str, CHOICES)))
    granting = _about(people.add("grant"))
    granting.add_argument("--to", metavar="MEMBER", required=True)
    granting.add_argument("--role", choices=ROLES, required=True)
    guarding = _about(people.add("guardian"))
    guarding.add_argument("--to", metavar="MEMBER", required=True)
    guarding.add_argument("--reason", choices=REASONS, required=True)
    guarding.add_argument("--until", metavar="D", default="")
    revoking = _about(people.add("revoke"))
    revoking.add_argument("--from", dest="from_", metavar="MEMBER", required=True)
    how = revoking.add_mutually_exclusive_group()
    how.add_argument("--leave", choices=("writer", "reader", "emergency"))
    how.add_argument("--ask", action="store_true", help="ask that a guardian's role ends")
    how.add_argument("--agree", action="store_true", help="agree with what was asked")
    how.add_argument("--withdraw", action="store_true", help="take back what you asked")
    deciding = _about(people.add("decide"))
    deciding.add_argument("--keep", metavar="MEMBER", required=True)
    handing = _about(people.add("hand-over"))
    handing.add_argument("--to", metavar="MEMBER")
    handing.add_argument("--new-passphrase-file", metavar="F")
    handing.add_argument("--out", metavar="KIT")
    handing.add_argument("--stay", metavar="MEMBER", action="append", default=[])
    moving = _about(people.add("move-out"))
    moving.add_argument("--to", metavar="DIR", required=True)
    moving.add_argument("--keep", action="store_true", help="a copy stays here, to be read")
    _new_keys(moving)
    erase_options(_about(people.add("erase")))


def erase_options(erasing: argparse.ArgumentParser) -> None:
    """Why, and whether it is meant: the same for records, imports and people."""
    erasing.add_argument("--reason", choices=[one.value for one in EraseReason], default="wish")
    erasing.add_argument("--yes", action="store_true", help="do it; without it, only tell")


def _about(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("who", metavar="NAME|ID")
    return parser


def _new_keys(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--new-passphrase-file", metavar="F", required=True)
    parser.add_argument("--out", metavar="KIT", required=True, help="where their kit goes")
