"""A person's real record and share databases with records in them, and shares made of those."""

import os
from dataclasses import dataclass
from pathlib import Path

import msgspec
from share_fakes import Clock
from shelf_fakes import SARI, incoming

from sync.consent import Grant, consent
from sync.fhir.context import FileContext
from sync.ips import Cover
from sync.parcel import Packing, Parcel, ShareFormat, links_for, mode_for, pack
from sync.purposes import Purpose
from sync.selection import Choice, Selection, select
from sync.share_desk import Mode
from sync.share_proof import Terms
from sync.vault_desk import VaultDesk
from vault.db import open_database
from vault.files import FileStore
from vault.ids import BatchId, ImportId, LogId, PersonId, ledger_of
from vault.keys import KdfParameters
from vault.log import Head, Writer, log_id_for
from vault.record_store import RecordStore
from vault.record_values import ImportSource, RecordKeys, Summary
from vault.share_store import ShareStore
from vault.share_values import NewShare, Share, ShareMode
from vault.sign import SigningKey

CHEAP = KdfParameters(memory_kib=64, passes=1, lanes=1)


def _ignore(_head: Head) -> None:
    pass


def _writer(purpose: str) -> Writer:
    signer, incarnation = SigningKey.from_bytes(b"\x07" * 32), b"\x03" * 16
    ledger = ledger_of(SARI.id)
    log_id: LogId = log_id_for(signer.public, incarnation, ledger, purpose)
    return Writer(ledger, log_id, signer, incarnation)


class _Entry(msgspec.Struct):
    resource: msgspec.Raw
    fullUrl: str = ""  # noqa: N815 - FHIR's own name


class _Bundle(msgspec.Struct):
    entry: list[_Entry]


@dataclass
class House:
    """One person with everything that sharing needs."""

    folder: Path
    clock: Clock
    records: RecordStore
    shares: ShareStore

    @classmethod
    def build(cls, folder: Path, bundle: bytes) -> "House":
        clock = Clock()
        files = FileStore(folder / "files", b"n" * 32, os.urandom)
        records = RecordStore.create(
            open_database(folder / "record.db", b"k" * 32, create=True),
            SARI.id,
            _writer("record"),
            RecordKeys(b"i" * 32, b"n" * 32),
            files,
            clock,
            os.urandom,
            _ignore,
        )
        shares = ShareStore.create(
            open_database(folder / "share.db", b"s" * 32, create=True),
            SARI.id,
            _writer("share"),
            clock,
            os.urandom,
            _ignore,
            passcode_kdf=CHEAP,
        )
        house = cls(folder, clock, records, shares)
        house.bring(bundle)
        return house

    def bring(self, bundle: bytes) -> None:
        context = FileContext("f" * 64)
        entries = msgspec.json.decode(bundle, type=_Bundle).entry
        source = ImportSource(
            ImportId(os.urandom(16).hex()),
            BatchId("b" * 32),
            "RS.json",
            "fhir-json",
            "test",
            "test",
            source="RS.json",
        )
        writer = self.records.begin_import(source)
        writer.add([incoming(bytes(one.resource), one.fullUrl, context) for one in entries])
        writer.commit(Summary({}))

    def again(self) -> ShareStore:
        """The same share database opened a second time, as another process would."""
        return ShareStore(
            open_database(self.folder / "share.db", b"s" * 32),
            SARI.id,
            _writer("share"),
            self.clock,
            os.urandom,
            _ignore,
            passcode_kdf=CHEAP,
        )

    def desk(self) -> VaultDesk:
        """A desk with a connection of its own."""
        stores: dict[PersonId, ShareStore] = {SARI.id: self.again()}
        return VaultDesk(lambda: stores, os.urandom)

    def selection(self, choice: Choice | None = None) -> Selection:
        everything = Choice(Purpose.TREAT, "2026-11-21", since="1900")
        return select(self.records, SARI, choice or everything)

    def parcel(self, selection: Selection, form: ShareFormat, key: bytes) -> Parcel:
        now = self.clock() // 1000
        terms = Terms(SARI.name, "Dr. Wayan", "", now, now + 1800)
        packing = Packing(
            form, key, self.clock(), terms, Cover(), lambda _found, _entries: b"%PDF-1.4"
        )
        return pack(selection, packing, self.records.proofs)

    def share(
        self,
        form: ShareFormat = ShareFormat.IPS,
        *,
        base: str = "http://127.0.0.1:1",
        passcode: str | None = None,
        uses: int | None = None,
        minutes: int = 30,
        choice: Choice | None = None,
    ) -> tuple[Share, str]:
        """A granted share and its link."""
        key, token = os.urandom(32), os.urandom(32)
        mode = mode_for(form, passcode=passcode is not None)
        selection = self.selection(choice)
        made = self.parcel(selection, form, key)
        expires = self.clock() + minutes * 60_000
        links = links_for(
            base, token, key, expires_ms=expires, mode=mode, passcode=passcode is not None
        )
        new = NewShare(
            expires_ms=expires,
            recipient="Dr. Wayan",
            purpose="TREAT",
            label="",
            mode=ShareMode.DIRECT if mode is Mode.DIRECT else ShareMode.MANIFEST,
            format=form.value,
            flags=links.flags,
            via="here",
            key=key,
            token=token,
            records=selection.record_ids,
            documents=made.documents,
            consent=consent(
                Grant(
                    SARI,
                    "Dr. Wayan",
                    Purpose.TREAT,
                    self.clock(),
                    expires,
                    selection.record_ids,
                )
            ),
            passcode=passcode,
            uses=uses,
            beside=made.beside,
        )
        return self.shares.grant(new, "owner"), links.link
