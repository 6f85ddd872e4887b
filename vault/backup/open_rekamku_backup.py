"""Opens a RekamKu backup without RekamKu and writes everything in it as plain files.

Refuses: a backup that is cut or altered, and writing into a folder that exists.

    python open_rekamku_backup.py BACKUP.rekamku FOLDER [--kit KIT.txt] [--passphrase-file FILE]

It needs Python 3.11 or newer and three packages: `pip install cryptography zstandard sqlcipher3`.
The recovery kit alone opens the backup (its 24 words), or its secret with the passphrase. Without
options the words, or the passphrase and the secret, are asked for. For each person it writes
`records/` (each entry exactly as it came, what is known of it in `index.jsonl`) and `originals/`.
**What it writes is not encrypted any more.** It is one file on purpose, shares no code with the
program and may be copied, read and changed freely (Apache License 2.0).
"""

import argparse
import base64
import getpass
import hashlib
import io
import json
import re
import struct
import sys
import tarfile
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import sqlcipher3
import zstandard
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

CHUNK, TAG = 64 * 1024, 16
SUITE = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
MOST_EPOCHS = 256
KIT_WORDS = 24


def hkdf(key: bytes, info: bytes) -> bytes:
    """32 bytes of HKDF-SHA-256 without salt (RFC 5869)."""
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(key)


# -- the key ------------------------------------------------------------------------------


def kit_of(text: str) -> tuple[bytes | None, bytes | None]:
    """The vault secret (16 bytes) and the 32-byte key of a kit's text; None for what it lacks."""
    lower = text.lower()
    secret = key = None
    scanned = re.search(r"rekamku-kit:\s*1\?(\S+)", lower)
    if scanned:
        parts = dict(piece.split("=", 1) for piece in scanned[1].split("&"))
        secret = base32(parts["s"])[:16] if "s" in parts else None
        return secret, base32(parts["k"])[:32] if "k" in parts else None
    head, _, tail = lower.partition("words")
    found = re.search(r"secret[\s:.]*((?:[0-9a-z][\s-]*){32})", head)
    if found:
        secret = base32(re.sub(r"[^0-9a-z]", "", found[1]))[:16]
    words = re.findall(r"[a-z]+", tail or ("" if found else lower))
    if len(words) >= KIT_WORDS:
        key = key_of_words(words[:KIT_WORDS])
    return secret, key


def base32(text: str) -> bytes:
    """Base32 as printed: 0, 1 and 8 stand for the letters they look like."""
    bare = text.translate(str.maketrans("018", "oib")).upper()
    return base64.b32decode(bare + "=" * (-len(bare) % 8))


def key_of_words(words: list[str]) -> bytes:
    """The key behind 24 words (BIP-39), whose list stands at the end of this file."""
    listed = WORDS.split()
    places = {word[:4]: number for number, word in enumerate(listed)}
    try:
        number = sum(places[word[:4]] << 11 * (23 - at) for at, word in enumerate(words))
    except KeyError as unknown:
        raise SystemExit(f"This word is not on the list: {unknown}") from None
    whole = number.to_bytes(33, "big")
    if hashlib.sha256(whole[:32]).digest()[:1] != whole[32:]:
        raise SystemExit("The words do not fit together: one of them is mistyped.")
    return whole[:32]


def member_keys(
    body: dict[str, Any], kit: tuple[bytes | None, bytes | None], passphrase: str | None
) -> Iterator[tuple[str, bytes]]:
    """Every (member, member key) that kit or passphrase opens."""
    vault = bytes.fromhex(body["vault_id"])
    for slot in body["slots"]:
        for key in slot_keys(slot, vault, kit, passphrase):
            bound = {name: slot[name] for name in ("kdf", "kind", "member", "salt")}
            bound["vault"] = body["vault_id"]
            aad = json.dumps(bound, sort_keys=True, separators=(",", ":")).encode()
            nonce, wrapped = bytes.fromhex(slot["nonce"]), bytes.fromhex(slot["wrapped"])
            try:
                opened = AESGCM(key).decrypt(nonce, wrapped, b"rekamku/slot/v1" + aad)
            except InvalidTag:
                continue
            yield slot["member"], opened


def slot_keys(
    slot: dict[str, Any],
    vault: bytes,
    kit: tuple[bytes | None, bytes | None],
    passphrase: str | None,
) -> Iterator[bytes]:
    """The key that may open one slot."""
    secret, key = kit
    tail = b"/v1" + vault + bytes.fromhex(slot["member"])
    if slot["kind"] == "kit" and key is not None:
        yield hkdf(key, b"rekamku/slot/kit" + tail)
    if slot["kind"] == "passphrase" and passphrase is not None:
        kdf = slot["kdf"]
        if kdf["secret"] and secret is None:
            return
        stretched = Argon2id(
            salt=bytes.fromhex(slot["salt"]),
            length=32,
            iterations=kdf["passes"],
            lanes=kdf["lanes"],
            memory_cost=kdf["memory_kib"],
        ).derive(unicodedata.normalize("NFKC", passphrase).encode())
        joined = stretched + (secret if kdf["secret"] and secret else b"")
        yield hkdf(joined, b"rekamku/slot/passphrase" + tail)


def sealing_key(member_key: bytes, vault: bytes) -> hpke.MLKEM768X25519PrivateKey:
    """The member's X-Wing key: ML-KEM-768 and X25519 from one stretched seed."""
    wide = hashlib.shake_256(hkdf(member_key, b"rekamku/member-seal/v1" + vault)).digest(96)
    lattice = MLKEM768PrivateKey.from_seed_bytes(wide[:64])
    curve = X25519PrivateKey.from_private_bytes(wide[64:])
    return hpke.MLKEM768X25519PrivateKey(lattice, curve)


# -- the file -----------------------------------------------------------------------------


class Backup:
    """A backup file with the keys that open it."""

    def __init__(self, source: BinaryIO) -> None:
        fixed = source.read(25)
        magic, suite, self.id, length = struct.unpack(">4sB16sI", fixed)
        if magic != b"RKB1" or suite != 1:
            raise SystemExit("This is no backup that this program knows.")
        header, self.wrapped = source.read(length), source.read(60)
        self.preamble = fixed + header + self.wrapped
        self.body: dict[str, Any] = json.loads(header)["body"]
        self.vault = bytes.fromhex(self.body["vault_id"])
        self.source = source

    def unlock(self, kit: tuple[bytes | None, bytes | None], passphrase: str | None) -> None:
        """Finds the member, the household key and the backup's own key."""
        for member, key in member_keys(self.body, kit, passphrase):
            self.member, self.sealing = member, sealing_key(key, self.vault)
            place = next(one for one in self.body["members"] if one["id"] == member)
            info = b"rekamku/household-key/v1" + self.vault + bytes.fromhex(member)
            sealed = bytes.fromhex(place["household"])
            self.household = SUITE.decrypt(sealed, self.sealing, info)
            wrapping = hkdf(self.household, b"rekamku/backup/v1" + self.vault + self.id)
            nonce, wrapped = self.wrapped[:12], self.wrapped[12:]
            self.key = AESGCM(wrapping).decrypt(nonce, wrapped, self.preamble[:-60])
            return
        raise SystemExit("Neither kit nor passphrase opens this backup.")

    def unpack(self, folder: Path) -> None:
        """Writes the vault's files as they were; they are encrypted still."""
        reader = io.BufferedReader(Chunks(self.source, self.key, self.preamble), CHUNK)
        with tarfile.open(fileobj=reader, mode="r|") as archive:
            for entry in archive:
                target = (folder / entry.name).resolve()
                content = archive.extractfile(entry)
                if folder.resolve() not in target.parents or content is None:
                    raise SystemExit("The backup names a file outside its folder.")
                target.parent.mkdir(parents=True, exist_ok=True)
                with target.open("wb") as out:
                    while block := content.read(1 << 20):
                        out.write(block)
        while reader.read(1 << 20):
            pass  # to the very end: only then is nothing missing

    def person_key(self, person: str, sealed: bytes) -> bytes | None:
        """The key of a person, whatever epoch it is of; None if it is not this member's."""
        ids = self.vault + bytes.fromhex(self.member) + bytes.fromhex(person)
        infos = [b"rekamku/person-key/v1" + ids]
        first = b"rekamku/person-key/v2\x02" + ids
        infos += [first + epoch.to_bytes(4, "big") for epoch in range(MOST_EPOCHS)]
        for info in infos:
            try:
                return SUITE.decrypt(sealed, self.sealing, info)
            except (InvalidTag, ValueError):
                continue
        return None


class Chunks(io.RawIOBase):
    """64 KiB chunks under AES-256-GCM; nonce = 11-byte counter and 1 for the last chunk."""

    def __init__(self, source: BinaryIO, key: bytes, aad: bytes) -> None:
        self.source, self.cipher, self.aad = source, AESGCM(key), aad
        self.held, self.number, self.plain = source.read(CHUNK + TAG), 0, b""

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:
        """The next plaintext; raises SystemExit where a chunk is not as it was written."""
        if not self.plain and self.held:
            following = self.source.read(CHUNK + TAG)
            nonce = self.number.to_bytes(11, "big") + (b"\0" if following else b"\1")
            try:
                self.plain = self.cipher.decrypt(nonce, self.held, self.aad)
            except InvalidTag:
                raise SystemExit("The backup is damaged, or its end is missing.") from None
            self.held, self.number, self.aad = following, self.number + 1, b""
        size = min(len(buffer), len(self.plain))
        buffer[:size] = self.plain[:size]
        self.plain = self.plain[size:]
        return size


# -- what is inside -----------------------------------------------------------------------


def database(path: Path, key: bytes) -> Any:
    """An SQLCipher database opened with its raw key."""
    connection = sqlcipher3.connect(str(path))
    connection.execute(f"pragma key = \"x'{key.hex()}'\"")
    return connection


def write_household(backup: Backup, inside: Path, out: Path) -> int:
    """Every person this member may read, into a folder of their own; how many there were."""
    household = database(
        inside / "household.db",
        hkdf(backup.household, b"rekamku/db/v1" + backup.vault + b"household.db"),
    )
    rows = household.execute(
        "select people.id, facts, sealed from people join grants on grants.person = people.id"
        " where member = ? order by place",
        (backup.member,),
    ).fetchall()
    household.close()
    written = 0
    for person, facts, sealed in rows:
        key = backup.person_key(person, sealed)
        if key is None:
            continue
        label = b"rekamku/person-facts/v1"
        known = AESGCM(hkdf(key, label + bytes.fromhex(person))).decrypt(
            facts[:12], facts[12:], label
        )
        said = json.loads(known)
        said.pop("roots", None)
        folder = out / safe(f"{said['name']} {person[:8]}")
        folder.mkdir()
        (folder / "person.json").write_bytes(
            json.dumps(said, indent=2, ensure_ascii=False).encode()
        )
        write_person(inside / "people" / person, person, key, folder)
        written += 1
    return written


def write_person(inside: Path, person: str, key: bytes, folder: Path) -> None:
    """One person's entries and originals."""
    ids = bytes.fromhex(person)
    record = database(inside / "record.db", hkdf(key, b"rekamku/db/v1" + ids + b"record.db"))
    records, originals = folder / "records", folder / "originals"
    records.mkdir()
    originals.mkdir()
    with (folder / "index.jsonl").open("w", encoding="utf-8") as index:
        for log, number, meta, content in payloads(record, ids):
            said = json.loads(meta) if meta else {}
            for file in said.pop("files", ()):
                write_original(inside / "files", file, originals)
            line = {"log": log.hex(), "index": number, **said}
            if content:
                line["file"] = f"{log.hex()[:8]}-{number:07d}{ending(said, content)}"
                (records / line["file"]).write_bytes(content)
            index.write(json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n")
    record.close()


def payloads(record: Any, ledger: bytes) -> Iterator[tuple[bytes, int, bytes, bytes]]:
    """Log id, index, meta and content of every entry that has some and was not erased."""
    logs = dict(record.execute("select number, log_id from logs").fetchall())
    epochs = dict(record.execute("select epoch, key from epochs").fetchall())
    dictionaries = dict(record.execute("select id, content from dictionaries").fetchall())
    bundles: dict[int, bytes] = {}
    for number, bundle_id, epoch, sealed in record.execute("select * from bundles").fetchall():
        context = b"rekamku/bundle/v1" + ledger + epoch.to_bytes(8, "big") + bundle_id
        bundles[number] = AESGCM(hkdf(epochs[epoch], context)).decrypt(bytes(12), sealed, context)
    for row, bundle, slot, body in record.execute("select id, bundle, slot, body from payload"):
        log, index = logs[row >> 40], row & (1 << 40) - 1
        key = bundles[bundle][64 * slot : 64 * slot + 32]
        if not any(key):
            continue  # erased on purpose: its key is gone
        plain = AESGCM(key).decrypt(bytes(12), body, ledger + log + index.to_bytes(8, "big"))
        dictionary, _ = struct.unpack_from(">HI", plain)
        known = zstandard.ZstdCompressionDict(dictionaries[dictionary]) if dictionary else None
        raw = zstandard.ZstdDecompressor(dict_data=known).decompress(plain[6:])
        end = 4 + int.from_bytes(raw[:4], "big")
        yield log, index, raw[4:end], raw[end:]


def write_original(files: Path, file: dict[str, Any], out: Path) -> None:
    """One original or attachment under its title; one that was erased is left out."""
    path, key = files / file["name"][:2] / file["name"], base64.b64decode(file["key"])
    if not path.is_file():
        return
    with path.open("rb") as source:
        header = source.read(22)
        content: Any = io.BufferedReader(Chunks(source, key, header), CHUNK)
        if header[5] == 1:
            content = zstandard.ZstdDecompressor().stream_reader(content)
        whole = content.read()
    if hashlib.sha256(whole).digest() != base64.b64decode(file["sha256"]):
        raise SystemExit(f"The original {file['title']} is not as it was kept.")
    name = safe(file["title"]) or "original"
    target = out / name
    if target.exists() and target.read_bytes() != whole:
        target = out / f"{file['name'][:8]} {name}"
    target.write_bytes(whole)


def ending(said: dict[str, Any], content: bytes) -> str:
    """The ending of a record's file."""
    media = str(said.get("media", ""))
    for part, found in (("json", ".json"), ("xml", ".xml"), ("text", ".txt"), ("pdf", ".pdf")):
        if part in media:
            return found
    return ".json" if content[:1] in {b"{", b"["} else ".bin"


def safe(text: str) -> str:
    """Text as a file name."""
    kept = "".join(one if one.isalnum() or one in " ._-" else "_" for one in text).strip(" .")
    return kept[:120]


def main() -> int:
    """Asks for what is missing and writes everything out."""
    parser = argparse.ArgumentParser(description="Opens a RekamKu backup without RekamKu.")
    parser.add_argument("backup", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kit", type=Path, help="the recovery kit's text")
    parser.add_argument("--passphrase-file", type=Path)
    given = parser.parse_args()
    if given.folder.exists():
        raise SystemExit(f"{given.folder} exists already; choose a new folder.")
    kit: tuple[bytes | None, bytes | None] = (None, None)
    passphrase = None
    if given.kit:
        kit = kit_of(given.kit.read_text("utf-8"))
    if given.passphrase_file:
        passphrase = given.passphrase_file.read_text("utf-8").rstrip("\r\n")
    if not given.kit and not given.passphrase_file:
        kit = kit_of(getpass.getpass("The 24 words, or the line that begins with Secret: "))
        if kit[1] is None:
            passphrase = getpass.getpass("Passphrase: ")
    with given.backup.open("rb") as source, tempfile.TemporaryDirectory() as scratch:
        backup = Backup(source)
        backup.unlock(kit, passphrase)
        backup.unpack(Path(scratch))
        given.folder.mkdir(parents=True)
        people = write_household(backup, Path(scratch), given.folder)
    sys.stdout.write(f"{people} people written to {given.folder}, not encrypted any more.\n")
    return 0


WORDS = """@@WORDS@@"""

if __name__ == "__main__":
    sys.exit(main())
