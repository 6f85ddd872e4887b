"""From a wish to a share: selection, documents, proof, consent, link.

Refuses: sharing without a recipient and a purpose, and a child's record without a guardian.
"""

import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from app.answers import ShareMade, SharePreview, ShareWish
from app.errors import BadRequest, ConsentMissing, GuardianMissing
from sync import ips
from sync.consent import Grant, consent
from sync.entries import Entries
from sync.jose import base64url
from sync.link import HealthLink, LinkFlag, write_link
from sync.parcel import Packing, ShareFormat, pack
from sync.purposes import purpose_from
from sync.selection import Choice, LeftOut, Selection, select
from sync.share_proof import Terms
from vault.ids import PersonId
from vault.records import Kind, Person
from vault.roles import Role
from vault.share_values import NewShare, Share, ShareMode, ShareState
from vault.vault import Vault

MINUTE_MS = 60_000
FULL_AGE = 18
PASSCODE_LEAST = 4
LONGEST_NAME = 200
_ANSWERING = frozenset({ShareState.OPEN, ShareState.PAUSED})
Render = Callable[[Selection, Entries, int], bytes]
"""Makes the PDF of a selection; the words in it come from whoever asks."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When and where a share is made: `now_ms`, the link's base, randomness."""

    now_ms: int
    base: str
    random: Callable[[int], bytes] = secrets.token_bytes

    @property
    def today(self) -> str:
        """The day as `YYYY-MM-DD`."""
        return datetime.fromtimestamp(self.now_ms / 1000, UTC).date().isoformat()


def preview(vault: Vault, person: Person, wish: ShareWish, now_ms: int) -> SharePreview:
    """What a share would show and leave out; raises NothingToShare, NoRecord."""
    found = selected(vault, person, wish, Moment(now_ms, ""))
    rows = tuple(item.row for item in found.items if item.chosen)
    withheld = found.withheld
    return SharePreview(
        rows, len(rows), withheld.count, withheld.labels, left_out_text(found.left_out)
    )


def selected(vault: Vault, person: Person, wish: ShareWish, moment: Moment) -> Selection:
    """The records of a wish; raises NothingToShare, NoRecord, PurposeRefused."""
    choice = Choice(
        purpose=purpose_from(wish.purpose),
        today=moment.today,
        kinds=frozenset(Kind(kind) for kind in wish.kinds),
        records=wish.records,
        since=wish.since,
        until=wish.until,
        include=frozenset(wish.include),
    )
    return select(vault.record(person.id), person, choice)


def grant(
    vault: Vault, person: Person, wish: ShareWish, moment: Moment, render: Render
) -> ShareMade:
    """Keep a share as a consent in the ledger; its link answers wherever it is served."""
    check(wish)
    found = selected(vault, person, wish, moment)
    guardian = guardian_of(vault, person, moment)
    expires_ms = moment.now_ms + int(wish.minutes * MINUTE_MS)
    key = moment.random(32)
    packing = Packing(
        format=ShareFormat(wish.format),
        secret=key,
        now_ms=moment.now_ms,
        terms=terms_of(guardian or person, wish, moment, expires_ms),
        cover=ips.Cover(),
        render=lambda chosen, entries: render(chosen, entries, moment.now_ms),
    )
    parcel = pack(found, packing, vault.record(person.id).proofs)
    new = NewShare(
        expires_ms=expires_ms,
        recipient=wish.recipient,
        purpose=wish.purpose,
        label=wish.label,
        mode=mode_of(wish),
        format=wish.format,
        flags=flags_of(wish, mode_of(wish)),
        via=wish.via,
        key=key,
        token=moment.random(32),
        records=found.record_ids,
        documents=parcel.documents,
        beside=parcel.beside,
        consent=consent_of(found, wish, moment, expires_ms, guardian),
        passcode=wish.passcode,
        uses=wish.uses,
        withheld=found.withheld.count,
        withheld_labels=found.withheld.labels,
        left_out=left_out_text(found.left_out),
        url=moment.base,
    )
    return made(vault.shares(person.id).grant(new, vault.actor()), found)


def terms_of(giver: Person, wish: ShareWish, moment: Moment, expires_ms: int) -> Terms:
    """What the doctor's page says of the share."""
    return Terms(
        shared_by=giver.name,
        recipient=wish.recipient,
        label=wish.label,
        created=moment.now_ms // 1000,
        expires=expires_ms // 1000,
        uses_left=wish.uses,
    )


def consent_of(
    found: Selection, wish: ShareWish, moment: Moment, expires_ms: int, guardian: Person | None
) -> bytes:
    """The FHIR Consent that the ledger keeps."""
    return consent(
        Grant(
            person=found.person,
            recipient=wish.recipient,
            purpose=purpose_from(wish.purpose),
            start_ms=moment.now_ms,
            end_ms=expires_ms,
            records=found.record_ids,
            include=frozenset(wish.include),
            guardian=guardian,
        )
    )


def check(wish: ShareWish) -> None:
    """Refuse what cannot stand; raises ConsentMissing or BadRequest."""
    for what, text in (("recipient", wish.recipient), ("purpose", wish.purpose)):
        if not text.strip():
            raise ConsentMissing(what)
    if len(wish.recipient) > LONGEST_NAME:
        raise BadRequest("--for", wish.recipient[:40])
    if wish.passcode is not None and len(wish.passcode) < PASSCODE_LEAST:
        raise BadRequest("--passcode", "fewer than four characters")
    if wish.passcode is not None and wish.mode == ShareMode.DIRECT:
        raise BadRequest("--mode", "direct with a passcode")
    if not wish.minutes > 0:
        raise BadRequest("--minutes", str(wish.minutes))


def mode_of(wish: ShareWish) -> ShareMode:
    """`ips` is a manifest link, the others direct ones; a passcode needs a manifest."""
    if wish.mode:
        return ShareMode(wish.mode)
    by_manifest = wish.passcode is not None or wish.format == "ips"
    return ShareMode.MANIFEST if by_manifest else ShareMode.DIRECT


def flags_of(wish: ShareWish, mode: ShareMode) -> str:
    """SMART Health Links flags in alphabetical order."""
    flags = "L" if wish.long_term else ""
    flags += "P" if wish.passcode is not None else ""
    return flags + ("U" if mode is ShareMode.DIRECT else "")


def guardian_of(vault: Vault, person: Person, moment: Moment) -> Person | None:
    """Who consents for a child: the member who is its guardian; raises GuardianMissing for none."""
    if age_of(person, moment.today) is None or (age_of(person, moment.today) or 0) >= FULL_AGE:
        return None
    owner = vault.owner()
    age = age_of(owner, moment.today)
    if owner.id == person.id or (age is not None and age < FULL_AGE):
        me = vault.actor()
        called = {one.id: one.name for one in vault.family.members()}.get(me, "")
        if called and vault.family.roles(person.id).role(me) is Role.GUARDIAN:
            return Person(PersonId(me), called)
        raise GuardianMissing(person.name)
    return owner


def age_of(person: Person, today: str) -> int | None:
    """Whole years on a day `YYYY-MM-DD`, or None without a full birth date."""
    born = person.birth_date
    if len(born) != len(today):
        return None
    return int(today[:4]) - int(born[:4]) - (today[5:] < born[5:])


def left_out_text(left_out: LeftOut) -> str:
    """What was not chosen, as a JSON text of plain facts."""
    facts = {
        "records": left_out.records,
        "kinds": [kind.value for kind in left_out.kinds],
        "since": left_out.since,
        "until": left_out.until,
    }
    return json.dumps(facts, separators=(",", ":"))


def made(share: Share, found: Selection) -> ShareMade:
    """A granted share with everything needed to hand it over."""
    return ShareMade(
        id=share.id,
        link=link_of(share),
        shlink=shlink_of(share),
        viewer_url=viewer_of(share),
        expires_ms=share.expires_ms,
        records=share.records,
        withheld=share.withheld,
        withheld_labels=share.withheld_labels,
        left_out=left_out_text(found.left_out),
    )


def viewer_of(share: Share) -> str:
    """The address of the doctor's page."""
    return f"{share.url.rstrip('/')}/"


def shlink_of(share: Share) -> str:
    """The bare `shlink:/` text."""
    return write_link(health_link(share))


def link_of(share: Share) -> str:
    """What the QR holds: the doctor's page with the link behind `#`; empty once it has ended."""
    if not share.key or share.state not in _ANSWERING:
        return ""
    return write_link(health_link(share), viewer_of(share) + "#")


def health_link(share: Share) -> HealthLink:
    """The link of a share as it is now."""
    return HealthLink(
        url=f"{share.url.rstrip('/')}/s/{base64url(share.token).decode()}",
        key=share.key,
        expires=share.expires_ms // 1000,
        flags=frozenset(LinkFlag(flag) for flag in share.flags),
        label=share.label[:80],
    )
