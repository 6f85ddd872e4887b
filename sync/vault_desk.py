"""The share server's desk over a vault: every person's share store behind one counter.

Refuses: handing out anything unsealed; each answer is sealed anew for the link's key.
"""

from collections.abc import Callable, Iterator, Mapping

import msgspec

from sync.jose import Sealer
from sync.share_desk import Answer, Attempt, Mode, SealedFile, ShareFace, Verdict
from vault.errors import NoShare
from vault.ids import PersonId, ShareId
from vault.share_store import ShareStore
from vault.share_values import Document, Refused, Refusing, Share, ShareMode

Stores = Callable[[], Mapping[PersonId, ShareStore]]
"""All share stores of the vault; asked at every request, so that new people are found."""

_VERDICTS = {
    Refused.PASSCODE_MISSING: Verdict.PASSCODE_MISSING,
    Refused.WRONG_PASSCODE: Verdict.PASSCODE_WRONG,
    Refused.LOCKED: Verdict.LOCKED,
    Refused.EXPIRED: Verdict.EXPIRED,
    Refused.USED_UP: Verdict.USED_UP,
    Refused.PAUSED: Verdict.PAUSED,
}


class _Beside(msgspec.Struct):
    """The extra as kept; only `info` is brought up to date, the rest passes as it is."""

    format: str
    info: dict[str, msgspec.Raw]
    records: msgspec.Raw
    hashes: msgspec.Raw
    checkpoints: msgspec.Raw


class VaultDesk:
    """A `Desk` (sync/share_desk.py). `random(n)` gives n random bytes."""

    def __init__(self, stores: Stores, random: Callable[[int], bytes]) -> None:
        self._stores = stores
        self._random = random
        self._recipients: dict[ShareId, str] = {}

    def find(self, token: bytes) -> ShareFace | None:
        """The share with this secret in its address."""
        for person, store in self._stores().items():
            share = store.by_token(token)
            if share is not None:
                return _face(person, share)
        return None

    def face(self, share_id: ShareId) -> ShareFace | None:
        """The share of this id."""
        for person, _store, share in self._of(share_id):
            return _face(person, share)
        return None

    def open(self, face: ShareFace, attempt: Attempt) -> Answer:
        """Tries to open; durable on return."""
        for _person, store, share in self._of(face.id):
            if face.mode is Mode.DIRECT:
                given = store.open_direct(
                    share.token, attempt.recipient, transport=attempt.transport
                )
            else:
                given = store.open_manifest(
                    share.token, attempt.recipient, attempt.passcode, transport=attempt.transport
                )
            if isinstance(given, Refusing):
                verdict = _VERDICTS.get(given.reason, Verdict.STOPPED)
                return Answer(verdict, given.tries_left)
            self._recipients[face.id] = attempt.recipient
            files = tuple(self._sealed(share, document) for document in given.documents)
            return Answer(Verdict.SERVED, None, files)
        return Answer(Verdict.STOPPED)

    def alive(self, face: ShareFace) -> bool:
        """Whether what was given out may still be fetched."""
        return any(store.alive(share.id) for _, store, share in self._of(face.id))

    def file(self, face: ShareFace, number: int) -> SealedFile | None:
        """A file of a living share."""
        for _person, store, share in self._of(face.id):
            document = store.document(share.id, number)
            return None if document is None else self._sealed(share, document)
        return None

    def beside(self, face: ShareFace) -> SealedFile | None:
        """The sealed extra of a living share, its end and uses as they are now."""
        for _person, store, share in self._of(face.id):
            document = store.beside(share.id)
            return None if document is None else self._sealed(share, _fresh(document, share))
        return None

    def printed(self, face: ShareFace, transport: str) -> None:
        """The receipt of a printout, in the words of whoever opened the share last."""
        for _person, store, share in self._of(face.id):
            recipient = self._recipients.get(share.id, "")
            store.printed(share.id, recipient, transport=transport)

    def tend(self) -> None:
        """Ends and wipes what has run out."""
        for store in self._stores().values():
            store.note_expired()

    def _of(self, share_id: ShareId) -> Iterator[tuple[PersonId, ShareStore, Share]]:
        for person, store in self._stores().items():
            try:
                share = store.share(share_id)
            except NoShare:
                continue
            yield person, store, share
            return

    def _sealed(self, share: Share, document: Document) -> SealedFile:
        sealer = Sealer(share.key, self._random)
        token = sealer.seal(document.content, document.content_type)
        return SealedFile(document.content_type, token)


def _face(person: PersonId, share: Share) -> ShareFace:
    return ShareFace(
        id=share.id,
        person_id=person,
        mode=Mode.DIRECT if share.mode is ShareMode.DIRECT else Mode.MANIFEST,
        expires_ms=share.expires_ms,
        long_term="L" in share.flags,
        ticket_key=share.ticket_key,
    )


def _fresh(document: Document, share: Share) -> Document:
    beside = msgspec.json.decode(document.content, type=_Beside)
    left = b"null" if share.uses_left is None else b"%d" % share.uses_left
    beside.info["expires"] = msgspec.Raw(b"%d" % (share.expires_ms // 1000))
    beside.info["uses_left"] = msgspec.Raw(left)
    return Document(document.content_type, msgspec.json.encode(beside))
