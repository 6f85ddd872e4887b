"""What the fuzzer begins with: small files of every format, and what our own writers write.

Refuses: what anybody owns; every name, number and value in `files/` is invented.
"""

import io
from collections.abc import Iterator
from pathlib import Path

from tests.fuzz.shells import LINK_KEY

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[2] / "shared" / "data"
_MOST_SHARED = 40
_VAULT = bytes(range(16))


def files(name: str) -> Iterator[bytes]:
    """The files of one folder in `files/`."""
    for path in sorted((HERE / "files" / name).iterdir()):
        yield path.read_bytes()


def shared(name: str, longest: int) -> Iterator[bytes]:
    """The small files of one folder of the shared samples, if they lie beside the checkout."""
    folder = SHARED / name
    paths = sorted(folder.iterdir()) if folder.is_dir() else []
    small = [one for one in paths if one.suffix != ".md" and one.stat().st_size <= longest]
    for path in small[:_MOST_SHARED]:
        yield path.read_bytes()


def dictionary(name: str) -> tuple[bytes, ...]:
    """The words of a format; `\\x00` and the like stand for bytes."""
    text = (HERE / "dictionaries" / f"{name}.txt").read_text("ascii")
    return tuple(
        line.encode().decode("unicode_escape").encode("latin-1") for line in text.splitlines()
    )


def kits() -> Iterator[bytes]:
    """Recovery kits as text and as the text of a code."""
    from vault.ids import VaultId
    from vault.kit import Kit

    whole = Kit(VaultId(_VAULT), bytes(16), LINK_KEY)
    yield whole.to_text().encode()
    yield whole.to_qr().encode()
    yield Kit(VaultId(_VAULT), None, LINK_KEY).to_qr().encode()


def entry_headers() -> Iterator[bytes]:
    """Headers of a log."""
    from vault import entry
    from vault.ids import LedgerId, LogId

    some = bytes(entry.HASH_BYTES)
    mine, other = (LogId(bytes([number]) * entry.ID_BYTES) for number in (1, 2))
    for seen in (None, (entry.Seen(other, 4, some),)):
        yield entry.encode(
            entry.Entry(
                ledger_id=LedgerId(bytes(entry.ID_BYTES)),
                log_id=mine,
                index=3,
                previous=some,
                seen=seen,
                lamport=7,
                claimed_ms=1_700_000_000_000,
                operation=1,
                target=None if seen else entry.Target(other, 1, some),
                commitment=some,
                size_class=1,
            )
        )


def vault_headers() -> Iterator[bytes]:
    """A vault's public header with one slot and one member."""
    from vault import header

    member = "00" * 16
    slot = header.Slot(
        kdf=header.Kdf(lanes=1, memory_kib=65536, name=header.ARGON2ID, passes=3, secret=True),
        kind="passphrase",
        member=member,
        nonce="00" * 12,
        salt="00" * 16,
        wrapped="00" * 48,
    )
    holder = header.HeaderMember(household="00" * 80, id=member, public="00" * 32)
    body = header.Body(
        format=header.FORMAT,
        generation=1,
        members=(holder,),
        secret_check="00" * 32,
        slots=(slot,),
        vault_id=_VAULT.hex(),
    )
    yield header.sign(body, bytes(32)).to_bytes()


def events() -> Iterator[bytes]:
    """What a child says to its parent."""
    from sync.readers import protocol

    for event in (
        protocol.Opened("a"),
        protocol.Started("a", "csv", "R4"),
        protocol.Notice("row 1", protocol.Reason.BAD_DATE),
        protocol.MemberEnded("a", {"Patient": 1}, 3),
        protocol.Ended({"Patient": 1}, 3),
    ):
        told = io.BytesIO()
        protocol.write_event(told.write, event)
        yield told.getvalue()
