"""Security keys (FIDO2 with hmac-secret): what the vault asks of one, and one made of software.

Refuses: loading the library of such keys; `app/security_keys.py` does when one is asked for.
"""

import hmac
from collections.abc import Callable
from typing import Protocol

from vault.errors import SecurityKeyRefused
from vault.ids import MemberId

CREDENTIAL_SALT = 32
"""Bytes of the salt that a key answers (CTAP 2.1, hmac-secret); the answer is as long."""
FORM = "fido2-prf"
"""How salts are handed to a key: hashed as WebAuthn's PRF does, which every system can."""


class SecurityKey(Protocol):
    """A plugged-in key; every call waits for a touch and may raise SecurityKeyRefused."""

    @property
    def form(self) -> str:
        """How salts reach the key; kept in the slot, so that another way is never guessed."""

    def enrol(self, member: MemberId) -> bytes:
        """Makes a credential on the key and returns its id; the key forgets nothing else."""

    def answer(self, credentials: tuple[bytes, ...], salt: bytes) -> tuple[bytes, bytes]:
        """The credential that is on the key, and its 32-byte answer to a 32-byte salt.

        Raises SecurityKeyRefused(`unknown`) if the key holds none of them.
        """


class SoftwareKey:
    """A security key for tests and for trying out: credentials live as long as the object."""

    __slots__ = ("_held", "_random", "form", "plugged", "touches")

    def __init__(self, random: Callable[[int], bytes]) -> None:
        self._random = random
        self._held: dict[bytes, bytes] = {}
        self.form = FORM
        self.plugged = True
        self.touches = 0

    def enrol(self, _member: MemberId) -> bytes:
        """Makes a credential and returns its id."""
        self._touch()
        credential = self._random(16)
        self._held[credential] = self._random(32)
        return credential

    def answer(self, credentials: tuple[bytes, ...], salt: bytes) -> tuple[bytes, bytes]:
        """HMAC-SHA-256 of the salt under the credential's own secret."""
        self._touch()
        for credential in credentials:
            if credential in self._held:
                return credential, hmac.digest(self._held[credential], salt, "sha256")
        raise SecurityKeyRefused("unknown")

    def _touch(self) -> None:
        if not self.plugged:
            raise SecurityKeyRefused("none")
        self.touches += 1
