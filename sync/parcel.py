"""A selection packed for a link: the file in the wanted form, the extra beside it, the links.

Refuses: a direct link with a passcode, and links longer than the standard allows.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from sync.collection import collection, document_entry, pdf_collection, timestamp
from sync.consent import given_by, included_labels
from sync.entries import Entries, entries_of
from sync.errors import NothingToShare
from sync.ips import Cover, documented, ips
from sync.jose import base64url
from sync.link import HealthLink, LinkFlag, write_link
from sync.purposes import purpose_from
from sync.selection import Choice, LeftOut, Selection, Shelf, Withheld, select
from sync.share_desk import Mode
from sync.share_proof import MEDIA, Proofs, Terms, beside
from vault.ids import RecordId
from vault.records import Kind, Person
from vault.share_values import Document, Share

FHIR_JSON = "application/fhir+json"


class ShareFormat(StrEnum):
    """What the one file of a share is (design 7)."""

    IPS = "ips"
    BUNDLE = "bundle"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class Packing:
    """How a selection is packed.

    `secret` (the link key) makes the bundle's urns; `render` makes the PDF of a selection and
    its entries, with the caller's words, and is asked only for `ShareFormat.PDF`.
    """

    format: ShareFormat
    secret: bytes
    now_ms: int
    terms: Terms
    cover: Cover
    render: Callable[[Selection, Entries], bytes] | None = None


@dataclass(frozen=True, slots=True)
class Parcel:
    """What a share store keeps: the documents, what goes beside, and their entries."""

    documents: tuple[Document, ...]
    beside: Document
    entries: Entries


@dataclass(frozen=True, slots=True)
class ShareLinks:
    """A share's addresses: `link` is what the QR holds, `shlink` the bare form."""

    url: str
    link: str
    shlink: str
    viewer_url: str
    flags: str


def pack(selection: Selection, packing: Packing, proofs: Proofs) -> Parcel:
    """The file and the extra of a share; `proofs` is `RecordStore.proofs`.

    Raises ValueError for a PDF without `render`.
    """
    salt = hashlib.sha256(b"rekamku/share-urns/v1\x00" + packing.secret).digest()
    entries = entries_of(selection, salt)
    match packing.format:
        case ShareFormat.IPS:
            entries = documented(entries)
            content = ips(
                entries, selection.left_out, salt=salt, now_ms=packing.now_ms, cover=packing.cover
            )
        case ShareFormat.BUNDLE:
            content = collection(selection, salt, packing.now_ms)
        case ShareFormat.PDF:
            content = _pdf(selection, packing, entries, salt)
            entries = Entries(entries.patient, ())
    extra = beside(selection, entries, packing.terms, proofs)
    return Parcel((Document(FHIR_JSON, content),), Document(MEDIA, extra), entries)


def repack(
    share: Share,
    shelf: Shelf,
    person: Person,
    packing: Packing,
    proofs: Proofs,
    *,
    without: frozenset[RecordId] = frozenset(),
) -> tuple[Selection, Parcel]:
    """A share's documents made anew of the records it holds that are still there.

    Used when records of an open share were taken back or changed, or (`without`) are about to
    be erased; the urns stay, and what was said of withheld and left-out records.
    `packing.secret` is the share's key. Raises NothingToShare where no record is left.
    """
    records = tuple(one for one in share.records if one not in without)
    if not records:
        raise NothingToShare(0)
    left = json.loads(share.left_out or "{}")
    choice = Choice(
        purpose=purpose_from(share.purpose),
        today=timestamp(packing.now_ms)[:10],
        records=records,
        include=included_labels(share.consent),
    )
    found = select(shelf, person, choice)
    selection = replace(
        found,
        withheld=Withheld(share.withheld, share.withheld_labels),
        left_out=LeftOut(
            left.get("records", 0),
            tuple(Kind(kind) for kind in left.get("kinds", ())),
            left.get("since", ""),
            left.get("until", ""),
        ),
    )
    return selection, pack(selection, packing, proofs)


def terms_of(share: Share) -> Terms:
    """What the page says of a share that is already kept."""
    return Terms(
        shared_by=given_by(share.consent),
        recipient=share.recipient,
        label=share.label,
        created=share.created_ms // 1000,
        expires=share.expires_ms // 1000,
        uses_left=share.uses_left,
    )


def _pdf(selection: Selection, packing: Packing, entries: Entries, salt: bytes) -> bytes:
    if packing.render is None:
        raise ValueError(packing.format)
    document = document_entry(
        entries,
        salt=salt,
        pdf=packing.render(selection, entries),
        title=packing.cover.title,
        language=packing.cover.language,
        now_ms=packing.now_ms,
    )
    return pdf_collection(entries, document, packing.now_ms)


def mode_for(wanted: ShareFormat, *, passcode: bool, chosen: Mode | None = None) -> Mode:
    """The link's mode: a passcode means a manifest, then the caller's choice, then the form's."""
    if passcode:
        return Mode.MANIFEST
    if chosen is not None:
        return chosen
    return Mode.DIRECT if wanted is ShareFormat.BUNDLE else Mode.MANIFEST


def links_for(
    base: str,
    token: bytes,
    key: bytes,
    *,
    expires_ms: int,
    mode: Mode,
    passcode: bool = False,
    long_term: bool = False,
    label: str = "",
) -> ShareLinks:
    """The links of a share served at `base` (`http://HOST:PORT`). Raises LinkRefused."""
    base = base.rstrip("/")
    wanted = {
        LinkFlag.DIRECT: mode is Mode.DIRECT,
        LinkFlag.PASSCODE: passcode,
        LinkFlag.LONG_TERM: long_term,
    }
    flags = frozenset(flag for flag, set_ in wanted.items() if set_)
    url = f"{base}/s/{base64url(token).decode()}"
    shared = HealthLink(url, key, expires_ms // 1000, flags, label)
    viewer = f"{base}/#"
    return ShareLinks(
        url=url,
        link=write_link(shared, viewer),
        shlink=write_link(shared),
        viewer_url=viewer,
        flags="".join(sorted(flags)),
    )
