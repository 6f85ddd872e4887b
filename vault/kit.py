"""The recovery kit: vault id, vault secret and 24 words, as text and as one QR string.

Refuses: typing mistakes (checksums), kits of a newer form and kits of other vaults.
"""

import base64
import hashlib
import re
from dataclasses import dataclass, field

from vault import words24
from vault.errors import KitRefused
from vault.ids import VaultId

KIT_VERSION = 1
QR_PREFIX = "rekamku-kit:"
LONGEST_KIT = 64 * 1024
"""Characters; a longer text is no kit."""

_SECRET_CHECK = 4
_KEY_CHECK = 3
_SECRET_BYTES = 16
_SEPARATORS = r"[\s:.\-\u2010-\u2015_]*"
_MISREAD = str.maketrans("018", "oib")
_VERSION = re.compile(r"rekamku\s*kit\s*(\d{1,6})")
_QR = re.compile(r"rekamku-kit:\s*(\d{1,6})\s*\?(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Kit:
    """What the printed sheet holds; `secret` or `key` may be missing from one typed in part.

    `secret` is the vault's 16-byte secret, `key` the 32 bytes that open a `kit` slot.
    """

    vault_id: VaultId
    secret: bytes | None = field(repr=False)
    key: bytes | None = field(repr=False)

    def words(self) -> tuple[str, ...]:
        """The 24 words, or none if this kit has no key."""
        return () if self.key is None else words24.encode(self.key)

    def to_text(self) -> str:
        """The text form (format.md 1): four labelled lines."""
        lines = [f"RekamKu kit {KIT_VERSION}", f"Vault: {_groups(self.vault_id.hex())}"]
        if self.secret is not None:
            lines.append(f"Secret: {_groups(_secret_text(self.vault_id, self.secret).upper())}")
        if self.key is not None:
            lines.append(f"Words: {' '.join(self.words())}")
        return "\n".join(lines) + "\n"

    def to_qr(self) -> str:
        """The same as one string for a QR code: `rekamku-kit:1?v=…&s=…&k=…`."""
        parts = [f"v={self.vault_id.hex()}"]
        if self.secret is not None:
            parts.append(f"s={_secret_text(self.vault_id, self.secret)}")
        if self.key is not None:
            parts.append(f"k={_key_text(self.vault_id, self.key)}")
        return f"{QR_PREFIX}{KIT_VERSION}?{'&'.join(parts)}"


def read_kit(text: str) -> Kit:
    """The kit in a typed, pasted or scanned text, whatever its spaces, case and line breaks.

    Raises KitRefused: `not-a-kit`, `newer`, `vault`, `secret`, `secret-checksum`, `key`,
    `key-checksum`, `empty`, or what `words24.decode` says.
    """
    if len(text) > LONGEST_KIT:
        raise KitRefused("not-a-kit")
    lower = text.lstrip("\ufeff").lower()
    scanned = _QR.search(lower)
    if scanned is not None:
        _require_version(scanned[1])
        return _parse_qr(scanned[2])
    printed = _VERSION.search(lower)
    if printed is None:
        raise KitRefused("not-a-kit")
    _require_version(printed[1])
    return _parse_lines(lower[printed.end() :])


def kit_of_words(vault_id: VaultId, text: str) -> Kit:
    """A kit from its 24 words alone, for a vault that is known; raises KitRefused."""
    return Kit(vault_id, None, words24.decode(text))


def kit_of_secret(vault_id: VaultId, text: str) -> Kit:
    """A kit from its `Secret` line alone, for a vault that is known; raises KitRefused."""
    bare = re.sub(r"^\s*secret", "", text.lower())
    return Kit(vault_id, _secret_of(vault_id, re.sub(_SEPARATORS, "", bare)), None)


def require_vault(kit: Kit, vault_id: VaultId) -> None:
    """Refuses a kit that was printed for another vault (KitRefused `other-vault`)."""
    if kit.vault_id != vault_id:
        raise KitRefused("other-vault")


def _require_version(text: str) -> None:
    if int(text) != KIT_VERSION:
        raise KitRefused("newer")


def _parse_lines(lower: str) -> Kit:
    head, labelled, tail = lower.partition("words")
    vault = _labelled(head, "vault", "[0-9a-f]", 32)
    if vault is None:
        raise KitRefused("vault")
    vault_id = VaultId(bytes.fromhex(vault))
    secret = _labelled(head, "secret", "[0-9a-z]", 32)
    if secret is None and "secret" in head:
        raise KitRefused("secret")
    if secret is None and not labelled:
        raise KitRefused("empty")
    typed = words24.split(tail)[: words24.WORDS]
    return Kit(
        vault_id,
        None if secret is None else _secret_of(vault_id, secret),
        words24.decode(" ".join(typed)) if labelled else None,
    )


def _labelled(lower: str, label: str, letters: str, count: int) -> str | None:
    """The `count` characters behind a label, without what separates them."""
    pattern = rf"\b{label}{_SEPARATORS}((?:{letters}{_SEPARATORS}){{{count}}})(?![0-9])"
    found = re.search(pattern, lower)
    return None if found is None else re.sub(_SEPARATORS, "", found[1])


def _parse_qr(query: str) -> Kit:
    parts: dict[str, str] = {}
    for piece in re.sub(r"\s+", "", query).split("&"):
        name, _, value = piece.partition("=")
        if name in parts:
            raise KitRefused("not-a-kit")
        parts[name] = value
    if not re.fullmatch(r"[0-9a-f]{32}", parts.get("v", "")):
        raise KitRefused("vault")
    vault_id = VaultId(bytes.fromhex(parts["v"]))
    if not {"s", "k"} & parts.keys():
        raise KitRefused("empty")
    return Kit(
        vault_id,
        _secret_of(vault_id, parts["s"]) if "s" in parts else None,
        _key_of(vault_id, parts["k"]) if "k" in parts else None,
    )


def _check(label: str, vault_id: VaultId, content: bytes, length: int) -> bytes:
    return hashlib.sha256(label.encode() + vault_id + content).digest()[:length]


def _secret_text(vault_id: VaultId, secret: bytes) -> str:
    checked = secret + _check("rekamku/kit-secret/v1", vault_id, secret, _SECRET_CHECK)
    return base64.b32encode(checked).decode("ascii").lower()


def _key_text(vault_id: VaultId, key: bytes) -> str:
    checked = key + _check("rekamku/kit-key/v1", vault_id, key, _KEY_CHECK)
    return base64.b32encode(checked).decode("ascii").lower()


def _secret_of(vault_id: VaultId, text: str) -> bytes:
    checked = _from_base32(text, _SECRET_BYTES + _SECRET_CHECK, "secret")
    secret = checked[:_SECRET_BYTES]
    if _check("rekamku/kit-secret/v1", vault_id, secret, _SECRET_CHECK) != checked[_SECRET_BYTES:]:
        raise KitRefused("secret-checksum")
    return secret


def _key_of(vault_id: VaultId, text: str) -> bytes:
    checked = _from_base32(text, words24.KEY_BYTES + _KEY_CHECK, "key")
    key = checked[: words24.KEY_BYTES]
    if _check("rekamku/kit-key/v1", vault_id, key, _KEY_CHECK) != checked[words24.KEY_BYTES :]:
        raise KitRefused("key-checksum")
    return key


def _from_base32(text: str, length: int, what: str) -> bytes:
    """Base32 (RFC 4648) with the digits 0, 1 and 8 read as the letters they look like."""
    try:
        content = base64.b32decode(text.translate(_MISREAD).upper())
    except ValueError:
        raise KitRefused(what) from None
    if len(content) != length:
        raise KitRefused(what)
    return content


def _groups(text: str) -> str:
    return "-".join(text[start : start + 4] for start in range(0, len(text), 4))
