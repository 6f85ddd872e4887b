"""Identifiers as distinct types, so that a person is never passed as a record.

Refuses: any meaning; an id here is only a value with a name.
"""

from typing import NewType

VaultId = NewType("VaultId", bytes)
"""16 random bytes; also the ledger id of the household's own log."""

LedgerId = NewType("LedgerId", bytes)
"""16 bytes: the vault id, or a person id as bytes."""

LogId = NewType("LogId", bytes)
"""16 bytes: one writer's log (device, incarnation and purpose)."""

MemberId = NewType("MemberId", str)
"""32 hexadecimal digits: somebody who holds a key."""

PersonId = NewType("PersonId", str)
"""32 hexadecimal digits: somebody whose record is kept."""

RecordId = NewType("RecordId", str)
"""32 hexadecimal digits: keyed hash of a record's identity (format.md 7)."""

ImportId = NewType("ImportId", str)
"""32 hexadecimal digits: one file brought in for one person."""

BatchId = NewType("BatchId", str)
"""32 hexadecimal digits: one import command or one drop into the window."""

ShareId = NewType("ShareId", str)
"""32 hexadecimal digits: one share."""


def ledger_of(person_id: PersonId) -> LedgerId:
    """The ledger id (16 bytes) of a person's record and share logs."""
    return LedgerId(bytes.fromhex(person_id))
