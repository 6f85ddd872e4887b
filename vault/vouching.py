"""Who vouches for a vault: each chosen witness, whether what it cosigned still holds here.

Refuses: counting a cosignature over a state that this vault no longer extends.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from vault.anchoring import CosignedNote, conflict_of, leaf_hashes, leaves_of, newest_note, notes_of
from vault.cosignature import WitnessKey, cosigned_at
from vault.entry import Operation, Seen
from vault.errors import Altered, ProofRefused, RolledBack
from vault.household import DATABASE
from vault.household_schema import AnchorMeta, decode
from vault.ids import LogId
from vault.keys import anchor_log_seed
from vault.log import Ledger
from vault.log_read import Problem
from vault.note import parse_checkpoint, parse_note
from vault.sign import SigningKey
from vault.tree import root_of
from vault.witness_schema import has_tables

if TYPE_CHECKING:
    from vault.core import Core

NEED = "witness-need"
"""The setting that says how many witnesses must agree."""

USUAL_NEED = 2
PLACE = "witness "


@dataclass(frozen=True, slots=True)
class WitnessStanding:
    """One chosen witness. Times in ms since 1970, 0 for never.

    `first_ms`, `last_ms`: its first and newest cosignature for this device; `holds`: the newest
    fits what is in the vault; `conflict`: the size it claims beyond ours, 0 for another history,
    None without; `refused`: why the last question was in vain, empty after an answer.
    """

    name: str
    vkey: str
    url: str
    added_ms: int
    asked_ms: int
    first_ms: int
    last_ms: int
    anchors: int
    holds: bool
    conflict: int | None
    refused: str


@dataclass(frozen=True, slots=True)
class Vouching:
    """All chosen witnesses and how many of them are asked for."""

    need: int
    witnesses: tuple[WitnessStanding, ...] = ()

    @property
    def confirming(self) -> int:
        """How many vouch for what is in the vault."""
        return sum(one.holds for one in self.witnesses)

    @property
    def met(self) -> bool:
        """Whether enough witnesses vouch; never without any."""
        return 0 < self.need <= self.confirming

    @property
    def since_ms(self) -> int:
        """Since when as many as needed have watched; 0 unless met."""
        first = sorted(one.first_ms for one in self.witnesses if one.holds)
        return first[self.need - 1] if self.met else 0

    @property
    def last_ms(self) -> int:
        """Up to when as many as needed have confirmed; 0 unless met."""
        newest = sorted((one.last_ms for one in self.witnesses if one.holds), reverse=True)
        return newest[self.need - 1] if self.met else 0


NOBODY = Vouching(0)


def anchor_signer(core: "Core", vkey: str) -> SigningKey:
    """The key of this device's anchor log for one witness; another for each witness."""
    seed = anchor_log_seed(core.device.signer.to_bytes(), core.vault_id, vkey)
    return SigningKey.from_bytes(seed)


def ledgers_of(core: "Core") -> dict[LogId, Ledger]:
    """Every log of the vault that this member may open."""
    ledgers = [core.household.ledger]
    for room in core.rooms.values():
        ledgers += room.ledgers.values()
    return {head.log_id: one for one in ledgers for head in one.heads()}


def vouching(core: "Core") -> Vouching:
    """How the chosen witnesses stand; one query where none was ever chosen. Raises Altered."""
    connection = core.household.connection
    if not has_tables(connection):
        return NOBODY
    rows = connection.rows(
        "select vkey, url, added_ms, asked_ms, refused from witnesses order by added_ms, vkey"
    )
    if not rows:
        return NOBODY
    ledgers = ledgers_of(core)
    standings = tuple(_standing(core, row, ledgers) for row in rows)
    return Vouching(_need(core.household.setting(NEED), len(standings)), standings)


def check_witnesses(core: "Core", note: Callable[[str, Callable[[], None]], object]) -> Vouching:
    """The standing of all; `note` is told what contradicts a witness, under its name.

    Where the household cannot be read nobody vouches; that trouble has been noted before.
    """
    try:
        found = vouching(core)
    except Altered as altered:
        core.household.connection.renew()
        note(altered.where, _raising(altered))
        return NOBODY
    for one in found.witnesses:

        def contradict(one: WitnessStanding = one) -> None:
            _contradiction(one)

        note(place_of(one.name), contradict)
    return found


def _raising(altered: Altered) -> Callable[[], None]:
    def check() -> None:
        raise altered

    return check


def _key(vkey: str) -> WitnessKey:
    try:
        return WitnessKey.parse(vkey)
    except ProofRefused:
        raise Altered(DATABASE, "witnesses") from None


def place_of(name: str) -> str:
    """How a witness is named in reports."""
    return PLACE + name


def _contradiction(one: WitnessStanding) -> None:
    """Raises RolledBack or Altered where a witness knows otherwise."""
    if one.conflict:
        raise RolledBack(place_of(one.name), one.conflict, one.anchors)
    if one.conflict == 0 or (one.last_ms and not one.holds):
        raise Altered(place_of(one.name), "differs")


def _need(kept: str | None, count: int) -> int:
    wanted = int(kept) if kept is not None and kept.isdigit() else USUAL_NEED
    return min(max(1, wanted), count)


def _standing(
    core: "Core", row: tuple[str, str, int, int, str], ledgers: dict[LogId, Ledger]
) -> WitnessStanding:
    vkey, url, added_ms, asked_ms, refused = row
    connection = core.household.connection
    key = _key(vkey)
    log = anchor_signer(core, vkey).public
    newest, conflict = newest_note(connection, log), conflict_of(connection, log)
    first = min((one.seconds for one in notes_of(connection, vkey) if one.log == log), default=0)
    return WitnessStanding(
        name=key.name,
        vkey=vkey,
        url=url,
        added_ms=added_ms,
        asked_ms=asked_ms,
        first_ms=first * 1000,
        last_ms=newest.seconds * 1000 if newest else 0,
        anchors=len(leaves_of(connection, log)),
        holds=conflict is None and newest is not None and _holds(core, key, newest, ledgers),
        conflict=conflict,
        refused=refused,
    )


def _holds(core: "Core", key: WitnessKey, note: CosignedNote, ledgers: dict[LogId, Ledger]) -> bool:
    """Whether a cosigned anchor is sound and every log it names still extends what it names."""
    leaves = leaves_of(core.household.connection, note.log, note.size)
    return note_holds(key, note, leaf_hashes(leaves)) and all(
        _extended(seen, ledgers) for seen in leaves[-1].heads
    )


def _extended(seen: Seen, ledgers: dict[LogId, Ledger]) -> bool:
    """A log that this member cannot open says nothing against it."""
    ledger = ledgers.get(seen.log_id)
    return ledger is None or ledger.holds(seen)


def note_holds(key: WitnessKey, note: CosignedNote, leaves: list[bytes]) -> bool:
    """Whether a kept note is the witness's own word about exactly these leaves."""
    try:
        parsed = parse_note(note.note.encode("utf-8"))
        head = parse_checkpoint(parsed.text)
        seconds = cosigned_at(parsed, key)
    except ProofRefused:
        return False
    return seconds == note.seconds and (head.size, head.root) == (len(leaves), root_of(leaves))


def witness_problems(core: "Core") -> tuple[Problem, ...]:
    """Every kept cosignature worked out again, and each anchor entry's note looked for.

    Where the household cannot be read the check of its log names the place.
    """
    try:
        kept = _kept_notes(core)
        missing = [name for name, text in _told(core) if text not in kept]
    except Altered:
        core.household.connection.renew()
        return ()
    spoiled = [name for _, (name, sound) in kept.items() if not sound]
    return tuple(
        Problem(place_of(name), what)
        for what, names in (("differs", spoiled), ("missing", missing))
        for name in names
    )


def _kept_notes(core: "Core") -> dict[str, tuple[str, bool]]:
    """Every kept note with the name of its witness and whether it is sound."""
    connection = core.household.connection
    if not has_tables(connection):
        return {}
    kept = {}
    for (vkey,) in connection.rows("select distinct vkey from anchor_notes"):
        key = _key(vkey)
        for note in notes_of(connection, vkey):
            kept[note.note] = (key.name, _sound(core, key, note))
    return kept


def _sound(core: "Core", key: WitnessKey, note: CosignedNote) -> bool:
    try:
        leaves = leaves_of(core.household.connection, note.log, note.size)
    except Altered:
        return False
    return note_holds(key, note, leaf_hashes(leaves))


def _told(core: "Core") -> Iterator[tuple[str, str]]:
    """Witness name and note of every anchor entry in the household's log."""
    for stored in core.household.ledger.walk(operations={Operation.ANCHOR}):
        with suppress(msgspec.DecodeError):
            meta = decode(stored.meta)
            if isinstance(meta, AnchorMeta):
                yield meta.witness.partition("+")[0], meta.note
