"""Sealed files of a share: compact JWE, `dir` with A256GCM, sent uncompressed, read either way.

Refuses: other algorithms, more than 5 MB from a compressed file, an IV used before.
"""

import base64
import binascii
import json
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sync.errors import JweRefused, WrongLinkKey

KEY_BYTES = 32
IV_BYTES = 12
TAG_BYTES = 16
INFLATED_LIMIT = 5 * 1024 * 1024
"""Bytes that a compressed file may unfold to (reference/sharing.md 1.4)."""

_PARTS = 5


def base64url(content: bytes | memoryview) -> bytes:
    """Base64 in the URL alphabet without padding (RFC 4648 section 5)."""
    # replacing the two letters is twice as fast as translating all of them
    plain = binascii.b2a_base64(content, newline=False)
    return plain.replace(b"+", b"-").replace(b"/", b"_").rstrip(b"=")


def from_base64url(text: bytes) -> bytes:
    """The bytes of `base64url`, padded or not. Raises ValueError for any other character."""
    text = text.rstrip(b"=")
    padded = text.translate(_TO_PLAIN) + b"=" * (-len(text) % 4)
    return base64.b64decode(padded, validate=True)


_TO_PLAIN = bytes.maketrans(b"-_", b"+/")


@dataclass(frozen=True, slots=True)
class Opened:
    """A file taken out of its seal; `content_type` is empty where the header names none."""

    content: bytes
    content_type: str


class Sealer:
    """Seals files under one link key and never uses an IV twice, whatever `random` gives.

    `random(n)` gives n random bytes; `earlier` are the sealed files this key made before
    (SMART Health Links 1.0: one key a link, a unique IV for every encryption).
    """

    def __init__(
        self, key: bytes, random: Callable[[int], bytes], earlier: Iterable[bytes] = ()
    ) -> None:
        self._cipher = AESGCM(key)
        self._random = random
        self._used = {_split(token)[2] for token in earlier}

    def seal(self, content: bytes, content_type: str) -> bytes:
        """One compact JWE (RFC 7516 section 7.1) whose `cty` is the content's media type."""
        header = _header(content_type)
        iv = self._fresh_iv()
        sealed = self._cipher.encrypt(iv, content, header)
        body = memoryview(sealed)
        tag = base64url(body[-TAG_BYTES:])
        return b".".join((header, b"", base64url(iv), base64url(body[:-TAG_BYTES]), tag))

    def _fresh_iv(self) -> bytes:
        iv = self._random(IV_BYTES)
        while base64url(iv) in self._used:
            iv = self._random(IV_BYTES)
        self._used.add(base64url(iv))
        return iv


@lru_cache(maxsize=16)
def _header(content_type: str) -> bytes:
    fields = {"alg": "dir", "enc": "A256GCM", "cty": content_type}
    return base64url(json.dumps(fields, separators=(",", ":")).encode())


def open_sealed(token: bytes, key: bytes) -> Opened:
    """The plaintext of a compact JWE; accepts a missing `cty` and raw DEFLATE (`zip: DEF`).

    Raises JweRefused for other shapes, algorithms or more than `INFLATED_LIMIT` unfolded,
    and WrongLinkKey where key and bytes do not belong together.
    """
    header_part, middle, iv_part, sealed, tag = _split(token.strip())
    fields = _fields(header_part)
    if middle or fields.get("alg") != "dir" or fields.get("enc") != "A256GCM" or "crit" in fields:
        raise JweRefused("algorithm")
    if len(key) != KEY_BYTES:
        raise WrongLinkKey
    iv = _decoded(iv_part)
    whole_tag = _decoded(tag)
    if len(iv) != IV_BYTES or len(whole_tag) != TAG_BYTES:
        raise JweRefused("shape")
    try:
        content = AESGCM(key).decrypt(iv, _decoded(sealed) + whole_tag, header_part)
    except InvalidTag:
        raise WrongLinkKey from None
    content_type = fields.get("cty")
    return Opened(_unfolded(content, fields.get("zip")), _text(content_type))


def _split(token: bytes) -> tuple[bytes, bytes, bytes, bytes, bytes]:
    parts = token.split(b".", _PARTS)
    if len(parts) != _PARTS:
        raise JweRefused("shape")
    return parts[0], parts[1], parts[2], parts[3], parts[4]


def _decoded(part: bytes) -> bytes:
    try:
        return from_base64url(part)
    except (binascii.Error, ValueError):
        raise JweRefused("shape") from None


def _fields(part: bytes) -> dict[str, object]:
    try:
        fields = json.loads(_decoded(part))
    except (ValueError, RecursionError):
        raise JweRefused("shape") from None
    if not isinstance(fields, dict):
        raise JweRefused("shape")
    return fields


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _unfolded(content: bytes, method: object) -> bytes:
    if method is None:
        return content
    if method != "DEF":
        raise JweRefused("zip")
    unfolder = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        whole = unfolder.decompress(content, INFLATED_LIMIT + 1)
    except zlib.error:
        raise JweRefused("zip") from None
    if len(whole) > INFLATED_LIMIT:
        raise JweRefused("size")
    if not unfolder.eof:
        raise JweRefused("zip")
    return whole


def is_signed(x: int, y: int, signed: bytes, signature: bytes) -> bool:
    """Whether an ES256 signature (RFC 7518 section 3.4) by the key at that point is good."""
    half = len(signature) // 2
    numbers = (int.from_bytes(signature[:half], "big"), int.from_bytes(signature[half:], "big"))
    try:
        key = ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key()
        key.verify(encode_dss_signature(*numbers), signed, ec.ECDSA(hashes.SHA256()))
    except (InvalidSignature, ValueError):
        return False
    return True
