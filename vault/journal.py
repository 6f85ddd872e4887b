"""Work on several databases: begun in the journal, then finished, or undone after a crash.

Refuses: leaving half a person, or half a new incarnation, behind.
"""

import shutil
from collections.abc import Callable, Mapping
from contextlib import ExitStack

import msgspec

from vault import header as h
from vault import inviting, moving_out, people, person_erasing, rekeying
from vault.core import Core
from vault.db import transaction
from vault.disk import locked_if_free, make_folder
from vault.entry import Operation
from vault.environment import VaultNotice
from vault.errors import Altered, VaultError
from vault.grants import Terms
from vault.household import PURPOSE
from vault.household_schema import RestoreMeta, encode
from vault.identity import Device, Work
from vault.ids import LogId, PersonId, ledger_of
from vault.imports import add_act
from vault.log import Head, NewEntry, Writer
from vault.majority import comes_of_age_ms, majority_years
from vault.people import NewPerson
from vault.person_rekeying import PERSON_KEY
from vault.person_room import PURPOSES, PersonRoom, create_room
from vault.records import Person
from vault.roles import Deed, Reason, Role, may
from vault.tree import EMPTY_ROOT
from vault.vault_state import anchor_of, check_tail

PERSON = "person"
ACCEPT = "accept"

_OUTLIVING = {rekeying.REKEY, PERSON_KEY, moving_out.MOVE_OUT, person_erasing.ERASE_PERSON}
"""Work that a restored copy still has to finish."""
_LEAVING: Mapping[str, Callable[[Core, Work], object]] = {
    moving_out.MOVE_OUT: moving_out.recover,
    person_erasing.ERASE_PERSON: person_erasing.recover,
}
"""People of whom nothing stays here."""


class _Acceptance(msgspec.Struct, frozen=True):
    incarnation: str
    sealed: str


def add_person(core: Core, new: NewPerson, *, owner: bool = False) -> Person:
    """Adds a person with both databases; after a crash there is all of them or nothing.

    Whoever adds a child is its guardian until it comes of age, else the record's owner.
    Raises PersonRefused, PersonExists, and why writing is refused.
    """
    core.require_writable()
    wanted = people.checked(new)
    people.require_new_name(core.household.people(), wanted.name)
    person = people.with_id(PersonId(core.environment.random(16).hex()), wanted)
    key = core.environment.random(32)
    work = Work(core.environment.random(16).hex(), PERSON, person.id.encode())
    with core.alone(), ExitStack() as undoing:
        core.household.begin_work(work)
        undoing.callback(_undo_person, core, work)
        make_folder(core.people_folder)
        create_room(core.people_folder / person.id, person.id, key, core.device, core.means())
        for purpose in PURPOSES.values():
            _first_anchor(core, core.device.writer(ledger_of(person.id), purpose))
        with core.household.writing() as entries:
            people.require_new_name(core.household.people(), person.name)
            terms = founding(core, person, owner=owner)
            core.household.add_person(person, key, entries, owner=owner, terms=terms)
            core.household.end_work(work.id)
        undoing.pop_all()
    return person


def founding(core: Core, person: Person, *, owner: bool) -> Terms:
    """The first grant of a new person: a child has a guardian, everybody else an owner."""
    ends = comes_of_age_ms(person.birth_date, majority_years(core.household))
    if owner or ends is None or ends <= core.environment.clock():
        return Terms(Role.OWNER)
    return Terms(Role.GUARDIAN, Reason.CHILD, ends)


def recover(core: Core) -> None:
    """Finishes or undoes what a crash left in the journal, unless somebody is still at it."""
    if not core.household.open_work():
        return
    make_folder(core.work_lock.parent)
    with locked_if_free(core.work_lock) as free:
        if not free:
            return
        for work in core.household.open_work():
            if work.kind == ACCEPT and not _finished_before(core, work):
                _finish_acceptance(core, work)
                core.notices.append(VaultNotice.WORK_FINISHED)
            elif work.kind in _LEAVING and not core.troubles:
                _LEAVING[work.kind](core, work)
                core.notices.append(VaultNotice.WORK_FINISHED)
            elif work.kind == inviting.INVITE and not core.troubles:
                done = inviting.recover(core, work)
                core.notices.append(VaultNotice.WORK_FINISHED if done else VaultNotice.WORK_UNDONE)
            elif work.kind == PERSON and not core.troubles:
                _undo_person(core, work)
                core.notices.append(VaultNotice.WORK_UNDONE)
            elif work.kind == rekeying.REKEY and not core.troubles and rekeying.recover(core, work):
                core.notices.append(VaultNotice.WORK_FINISHED)


def _finished_before(core: Core, work: Work) -> bool:
    """Whether an acceptance was finished and an older household was put back since.

    Its log goes on elsewhere then; beginning it again would fork it.
    """
    writer = _accepted(core, work).writer(core.household.ledger.ledger_id, PURPOSE)
    try:
        return core.anchors.read(writer.log_id) is not None
    except Altered:
        return True


def _accepted(core: Core, work: Work) -> Device:
    accepted = msgspec.json.decode(work.detail, type=_Acceptance)
    return core.household.open_device(
        bytes.fromhex(accepted.incarnation), bytes.fromhex(accepted.sealed)
    )


def accept_copy(core: Core) -> None:
    """Goes on with a restored or rolled-back copy as a new incarnation (format.md 5).

    Every log gets a successor with a new signing key and a `restore` entry that says what
    the old one held. Raises Altered if a database does not hold by itself.
    """
    if core.troubles:
        begin_anew(core)


def begin_anew(core: Core, *, original_stays: bool = False) -> None:
    """A new incarnation whatever the anchors say: a restored backup never resumes a log.

    With `original_stays` the anchors of the old logs are kept, for the vault that the backup
    was made of may lie on this computer still. Raises Altered as `accept_copy`.
    """
    for person in core.person_ids():
        room = core.room(person)
        for name in PURPOSES:
            check_tail(room.ledgers[name], room.where(name))
    check_tail(core.household.ledger, "household.db")
    device = core.household.new_device()
    sealed = core.household.seal_device(device)
    detail = msgspec.json.encode(_Acceptance(device.incarnation.hex(), sealed.hex()))
    work = Work(core.environment.random(16).hex(), ACCEPT, detail)
    with core.alone():
        core.household.begin_work(work)
        _finish_acceptance(core, work, original_stays=original_stays)


def _finish_acceptance(core: Core, work: Work, *, original_stays: bool = False) -> None:
    device = _accepted(core, work)
    retired: list[LogId] = []
    begun: list[tuple[Writer, Head]] = []
    for person in core.person_ids():
        room = core.room(person)
        if may(core.role(person), Deed.WRITE):
            begun += [_succeed(core, room, name, device, retired) for name in PURPOSES]
    remembered = max(core.generation, core.household.newest_header()[0], _remembered(core))
    header = core.header
    if header.body.generation < remembered:
        body = msgspec.structs.replace(header.body, generation=remembered + 1)
        header = h.sign(body, core.household_key)
        h.write(core.path, header)
    begun.append(_succeed_household(core, work, device, header, retired))
    core.header = header
    core.device = device
    if not original_stays:
        for log_id in retired:
            core.anchors.forget(log_id)
    for writer, head in begun:
        core.anchors.advance(anchor_of(head, writer, core.generation))
    for room in core.rooms.values():
        room.use_device(device)
    core.check()
    for waiting in core.household.open_work():
        if waiting.kind == rekeying.REKEY and not core.troubles:
            rekeying.recover(core, waiting)


def _remembered(core: Core) -> int:
    """The newest header generation that any readable anchor knows of."""
    newest = 0
    for head in core.household.ledger.heads():
        try:
            anchor = core.anchors.read(head.log_id)
        except Altered:
            continue
        newest = max(newest, anchor.generation if anchor is not None else 0)
    return newest


def _succeed(
    core: Core, room: PersonRoom, name: str, device: Device, retired: list[LogId]
) -> tuple[Writer, Head]:
    """Opens the new incarnation's log in one database, unless a crash came after that."""
    ledger, connection = room.ledgers[name], room.connection(name)
    writer = device.writer(ledger_of(room.person), PURPOSES[name])
    mine = core.household.own_logs(ledger.ledger_id, PURPOSES[name]) - {writer.log_id}
    with transaction(connection):
        heads = ledger.heads()
        retired += [head.log_id for head in heads if head.log_id in mine]
        if any(head.log_id == writer.log_id for head in heads):
            return writer, ledger.head(writer.log_id)
        ledger.add_writer(writer)
        position = ledger.append(
            writer,
            [_restore_entry(device, heads)],
            claimed_ms=core.environment.clock(),
            random=core.environment.random,
        )[0]
        if name == people.RECORD:
            add_act(connection, position.log_id, position.index)
        return writer, ledger.seal_transaction(writer)


def _succeed_household(
    core: Core, work: Work, device: Device, header: h.Header, retired: list[LogId]
) -> tuple[Writer, Head]:
    household = core.household
    writer = device.writer(household.ledger.ledger_id, PURPOSE)
    heads = household.ledger.heads()
    mine = household.own_logs(household.ledger.ledger_id, PURPOSE) - {writer.log_id}
    retired += [head.log_id for head in heads if head.log_id in mine]
    if any(head.log_id == writer.log_id for head in heads):
        with transaction(household.connection):
            household.end_work(work.id)
        return writer, household.ledger.head(writer.log_id)
    household.writer = writer
    household.on_commit = lambda _: None
    try:
        with household.writing() as entries:
            entries.append(_restore_entry(device, household.ledger.heads()))
            household.ledger.add_writer(writer)
            household.add_device(device, entries)
            if header.body.generation != household.newest_header()[0]:
                household.note_header(header.body.generation, header.digest, entries)
            for unfinished in household.open_work():
                # a person begun in an older household may be whole: the folder stays
                if unfinished.kind not in _OUTLIVING:
                    household.end_work(unfinished.id)
    finally:
        household.on_commit = core.household_committed
    return writer, household.ledger.head(writer.log_id)


def _restore_entry(device: Device, heads: tuple[Head, ...]) -> NewEntry:
    held = tuple((head.log_id.hex(), head.size, head.root.hex()) for head in heads)
    return NewEntry(Operation.RESTORE, encode(RestoreMeta(device.incarnation.hex(), held)))


def _first_anchor(core: Core, writer: Writer) -> None:
    """Remembers a log that has no entry yet."""
    core.anchors.advance(anchor_of(Head(writer.log_id, 0, EMPTY_ROOT), writer, core.generation))


def _undo_person(core: Core, work: Work) -> None:
    """Removes what was made of a person who was never entered.

    Where an anchor remembers entries, the person was entered in a newer household than this
    one; nothing is removed then.
    """
    person = PersonId(work.detail.decode("ascii"))
    logs = [core.device.writer(ledger_of(person), purpose).log_id for purpose in PURPOSES.values()]
    if person not in core.household.person_ids() and not any(_used(core, one) for one in logs):
        shutil.rmtree(core.people_folder / person, ignore_errors=True)
        for log_id in logs:
            core.anchors.forget(log_id)
    try:
        with transaction(core.household.connection):
            core.household.end_work(work.id)
    except VaultError:
        return


def _used(core: Core, log_id: LogId) -> bool:
    try:
        anchor = core.anchors.read(log_id)
    except Altered:
        return True
    return anchor is not None and anchor.size > 0
