"""Commands about members and roles: who may see whom, guardians, hand-over, moving out.

Refuses: passphrases anywhere but in files, and writing a kit over an existing file.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app import families
from app.cli_context import Answer, Context, read_passphrase
from app.cli_json import time_text
from app.errors import BadRequest, TargetExists
from app.families import MemberView, PersonFamily
from app.making import write_kit
from vault.emergency import Extract
from vault.ids import MemberId, PersonId
from vault.kit import Kit
from vault.records import Person
from vault.roles import Role

KEPT = (
    "What they could read until now they may have kept; nothing added from now on opens for them."
)


def members_list(context: Context) -> Answer:
    """`members list`."""
    found = [families.view_of(context.vault, one) for one in context.vault.family.members()]
    objects = [member_object(one) for one in found]
    lines = [f"{one.id} {one.name or '(no name)'}{' (you)' if one.me else ''}" for one in found]
    return context.warned(Answer({"members": objects}, lines))


def members_invite(context: Context) -> Answer:
    """`members invite --name N --new-passphrase-file F --out KIT`."""
    arguments = context.arguments
    target = _free(Path(arguments.out))
    passphrase = read_passphrase(Path(arguments.new_passphrase_file))
    member, kit = context.vault.family.invite(arguments.name, passphrase)
    _write(target, kit, arguments.name)
    lines = [f"{arguments.name} is a member now and sees nobody until somebody lets them."]
    lines.append(f"Their recovery kit is at {target}.")
    return Answer({"member_id": member, "kit": str(target)}, lines)


def members_rename(context: Context) -> Answer:
    """`members rename --name N`: what the others call you."""
    context.vault.family.rename(context.arguments.name)
    return Answer({"ok": True}, [f"The other members see you as {context.arguments.name}."])


def members_remove(context: Context) -> Answer:
    """`members remove MEMBER`."""
    member = families.find_member(context.vault, context.arguments.member)
    context.vault.family.remove_member(member)
    return Answer({"ok": True, "kept": KEPT}, ["They open this vault no longer.", KEPT])


def roles(context: Context) -> Answer:
    """`people roles [--person P]`: who may see whom."""
    view = families.look(context.vault, context.environment.clock())
    wanted = context.find_person(context.arguments.person).id if context.arguments.person else ""
    shown = [one for one in view.people if wanted in {"", one.person.id}]
    objects = [roles_object(one) for one in shown]
    lines = [line for one in shown for line in _lines(one)]
    return context.warned(Answer({"people": objects, "majority": view.majority}, lines))


def grant(context: Context) -> Answer:
    """`people grant NAME --to MEMBER --role R`."""
    arguments = context.arguments
    return _given(context, Role(arguments.role), "", "")


def guardian(context: Context) -> Answer:
    """`people guardian NAME --to MEMBER --reason R [--until D]`."""
    arguments = context.arguments
    return _given(context, Role.GUARDIAN, arguments.reason, arguments.until)


def revoke(context: Context) -> Answer:
    """`people revoke NAME --from MEMBER [--leave ROLE | --ask | --agree | --withdraw]`."""
    arguments, family = context.arguments, context.vault.family
    person, member = _person(context), _member(context, arguments.from_)
    if arguments.ask:
        family.ask(person.id, member)
        return Answer({"ok": True, "asked": True}, ["Asked. They have fourteen days to answer."])
    if arguments.agree:
        family.agree(person.id, member)
        return Answer({"ok": True, "agreed": True}, ["Agreed."])
    if arguments.withdraw:
        family.withdraw(person.id, member)
        return Answer({"ok": True, "withdrawn": True}, ["Taken back."])
    if arguments.leave:
        family.give(person.id, member, Role(arguments.leave))
    else:
        family.end(person.id, member)
    return Answer({"ok": True, "kept": KEPT}, ["Done; the record has a new key.", KEPT])


def decide(context: Context) -> Answer:
    """`people decide NAME --keep MEMBER`: which of two guardians stays."""
    person, member = _person(context), _member(context, context.arguments.keep)
    context.vault.family.decide(person.id, member)
    frozen = context.vault.family.roles(person.id).frozen
    line = "Your vote counts; others have to agree." if frozen else "Decided."
    return Answer({"ok": True, "frozen": frozen}, [line])


def hand_over(context: Context) -> Answer:
    """`people hand-over NAME --to MEMBER | --new-passphrase-file F --out KIT [--stay M…]`."""
    arguments, vault = context.arguments, context.vault
    person = _person(context)
    stay = tuple(_member(context, one) for one in arguments.stay)
    if (arguments.to is None) == (arguments.new_passphrase_file is None):
        raise BadRequest("--to", arguments.to or "")
    if arguments.to is not None:
        member, kit = _member(context, arguments.to), None
    else:
        target = _free(Path(arguments.out or ""))
        member, new = vault.family.invite(
            person.name, read_passphrase(Path(arguments.new_passphrase_file))
        )
        _write(target, new, person.name)
        kit = str(target)
    families.end_shares(vault, person.id)
    vault.family.hand_over(person.id, member, stay)
    lines = [f"The record of {person.name} is their own now.", KEPT]
    return Answer({"ok": True, "member_id": member, "kit": kit, "kept": KEPT}, lines)


def move_out(context: Context) -> Answer:
    """`people move-out NAME --to DIR --new-passphrase-file F --out KIT [--keep]`."""
    arguments, vault = context.arguments, context.vault
    person, target = _person(context), _free(Path(arguments.out))
    families.end_shares(vault, person.id)
    kit = vault.move_out(
        person.id,
        Path(arguments.to),
        read_passphrase(Path(arguments.new_passphrase_file)),
        keep=arguments.keep,
    )
    _write(target, kit, person.name)
    stays = "A copy stays here, to be read." if arguments.keep else "Nothing of it stays here."
    lines = [f"The record of {person.name} is at {arguments.to}.", stays, KEPT]
    told = {"ok": True, "vault": str(arguments.to), "kit": str(target), "kept": KEPT}
    return Answer(told, lines)


def emergency(context: Context) -> Answer:
    """`people emergency`: the extracts of those for whom you are an emergency reader."""
    found = context.vault.family.emergencies()
    lines = [line for one in found for line in _extract_lines(one)]
    return context.warned(Answer({"people": [extract_object(one) for one in found]}, lines))


def majority(context: Context) -> Answer:
    """`people majority 18|21`."""
    context.vault.family.set_majority(int(context.arguments.years))
    return Answer({"ok": True}, [f"A record is a person's own from {context.arguments.years}."])


def member_object(one: MemberView) -> dict[str, Any]:
    """A member as listed."""
    return {"id": one.id, "name": one.name or None, "me": one.me, "since": time_text(one.since_ms)}


def roles_object(one: PersonFamily) -> dict[str, Any]:
    """Who may do what with one person's record."""
    return {
        "person_id": one.person.id,
        "name": one.person.name,
        "role": one.role.value,
        "frozen": one.frozen,
        "moved": one.moved,
        "comes_of_age": _day(one.comes_of_age_ms),
        "remind": _day(one.remind_ms),
        "members": [
            {
                **member_object(seat.member),
                "role": seat.role.value,
                "reason": seat.reason or None,
                "until": _day(seat.until_ms),
            }
            for seat in one.seats
        ],
        "asked": [
            {
                "by": asking.by.id,
                "member": asking.target.id,
                "when": time_text(asking.asked_ms),
                "agreed": asking.agreed,
            }
            for asking in one.askings
        ],
    }


def extract_object(one: Extract) -> dict[str, Any]:
    """An emergency extract."""
    return {
        "person_id": one.person,
        "name": one.name,
        "birth_date": one.birth_date or None,
        "sex": one.sex.value,
        "made": time_text(one.made_ms),
        "lines": [
            {
                "kind": line.kind.value,
                "title": line.title,
                "value": line.value or None,
                "date": line.date or None,
            }
            for line in one.lines
        ],
    }


def _given(context: Context, role: Role, reason: str, until: str) -> Answer:
    person, member = _person(context), _member(context, context.arguments.to)
    context.vault.family.give(person.id, member, role, reason, _moment(until))
    return Answer({"ok": True, "role": role.value}, [f"They are {role.value} now."])


def _person(context: Context) -> Person:
    return context.find_person(context.arguments.who)


def _member(context: Context, wanted: str) -> MemberId:
    return families.find_member(context.vault, wanted)


def _moment(day: str) -> int:
    """A day `YYYY-MM-DD` in milliseconds, 0 for none; raises BadRequest."""
    if not day:
        return 0
    try:
        return int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp() * 1000)
    except ValueError:
        raise BadRequest("--until", day) from None


def _day(when_ms: int) -> str | None:
    return time_text(when_ms)[:10] if when_ms else None


def _free(path: Path) -> Path:
    if not path.name:
        raise BadRequest("--out", "")
    if path.exists():
        raise TargetExists(path)
    return path


def _write(target: Path, kit: Kit, name: str) -> None:
    write_kit(target, kit, Person(PersonId(""), name))


def _lines(one: PersonFamily) -> list[str]:
    lines = [f"{one.person.name}:{' (frozen until somebody decides)' if one.frozen else ''}"]
    for seat in one.seats:
        ends = f" until {_day(seat.until_ms)}" if seat.until_ms else ""
        lines.append(f"  {seat.member.name or seat.member.id}: {seat.role.value}{ends}")
    return lines


def _extract_lines(one: Extract) -> list[str]:
    lines = [f"{one.name} ({one.birth_date}), as of {_day(one.made_ms)}:"]
    return lines + [
        f"  {line.kind.value}: {line.title} {line.value}".rstrip() for line in one.lines
    ]
