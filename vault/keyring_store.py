"""The system's keyring: vault secret, copies of the anchors, quick unlock.

Refuses: backends that keep their secrets in plain text, or that keep nothing.
"""

import base64
import binascii
from typing import Protocol

from vault.errors import NoKeyring
from vault.ids import VaultId

SECRET = "vault-secret"  # noqa: S105 - the name of an entry, not a secret
QUICK_UNLOCK = "quick-unlock"
ANCHOR = "anchor-"
"""Followed by the log id in hexadecimal digits."""

_SERVICE = "RekamKu"
_TRUSTED = (
    "keyring.backends.SecretService",
    "keyring.backends.libsecret",
    "keyring.backends.kwallet",
    "keyring.backends.macOS",
    "keyring.backends.Windows",
)
"""Modules whose backends seal what they keep by the user's login (reference 4.5)."""


class KeyringPort(Protocol):
    """What the vault asks of a keyring; every call may raise NoKeyring."""

    def get(self, vault_id: VaultId, item: str) -> bytes | None:
        """The bytes kept under a name, or None."""

    def put(self, vault_id: VaultId, item: str, value: bytes) -> None:
        """Keeps bytes under a name, over what was there."""

    def delete(self, vault_id: VaultId, item: str) -> None:
        """Forgets a name; an unknown one is no error."""


class Backend(Protocol):
    """The calls of the `keyring` library that are used here."""

    def get_password(self, service: str, username: str) -> str | None:
        """The text kept for a name."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keeps a text for a name."""

    def delete_password(self, service: str, username: str) -> None:
        """Forgets a name."""


class SystemKeyring:
    """The keyring of the logged-in user through the `keyring` library."""

    __slots__ = ("_backend",)

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    def get(self, vault_id: VaultId, item: str) -> bytes | None:
        """The bytes kept under a name, or None; raises NoKeyring if it is locked or gone."""
        with _Translated(self._backend):
            text = self._backend.get_password(_SERVICE, _entry(vault_id, item))
        if text is None:
            return None
        try:
            return base64.b64decode(text, validate=True)
        except (binascii.Error, ValueError):
            return None

    def put(self, vault_id: VaultId, item: str, value: bytes) -> None:
        """Keeps bytes under a name; raises NoKeyring if it is locked or gone."""
        text = base64.b64encode(value).decode("ascii")
        with _Translated(self._backend):
            self._backend.set_password(_SERVICE, _entry(vault_id, item), text)

    def delete(self, vault_id: VaultId, item: str) -> None:
        """Forgets a name; raises NoKeyring if the keyring is locked or gone."""
        if self.get(vault_id, item) is None:
            return
        with _Translated(self._backend):
            self._backend.delete_password(_SERVICE, _entry(vault_id, item))


class MemoryKeyring:
    """A keyring that lives as long as the process: for throw-away vaults and tests."""

    __slots__ = ("kept",)

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def get(self, vault_id: VaultId, item: str) -> bytes | None:
        """The bytes kept under a name, or None."""
        return self.kept.get(_entry(vault_id, item))

    def put(self, vault_id: VaultId, item: str, value: bytes) -> None:
        """Keeps bytes under a name."""
        self.kept[_entry(vault_id, item)] = value

    def delete(self, vault_id: VaultId, item: str) -> None:
        """Forgets a name."""
        self.kept.pop(_entry(vault_id, item), None)


def system_keyring() -> SystemKeyring:
    """The usable keyring of this system; raises NoKeyring if there is none that may be used."""
    import keyring
    from keyring.backends.chainer import ChainerBackend

    chosen = keyring.get_keyring()
    candidates = chosen.backends if isinstance(chosen, ChainerBackend) else [chosen]
    for candidate in candidates:
        if _trusted(candidate):
            return SystemKeyring(candidate)
    raise NoKeyring(_name_of(candidates[0]) if candidates else "")


def accept_backend(backend: Backend) -> SystemKeyring:
    """The very backend given; raises NoKeyring, with its name, if it may not be used."""
    if not _trusted(backend):
        raise NoKeyring(_name_of(backend))
    return SystemKeyring(backend)


def usable_keyring() -> KeyringPort | None:
    """The system's keyring, or None where there is none that may be used."""
    try:
        return system_keyring()
    except NoKeyring:
        return None


def _trusted(backend: object) -> bool:
    return type(backend).__module__ in _TRUSTED


def _name_of(backend: object) -> str:
    kind = type(backend)
    absent = kind.__module__ in {"keyring.backends.fail", "keyring.backends.null"}
    return "" if absent else f"{kind.__module__}.{kind.__qualname__}"


def _entry(vault_id: VaultId, item: str) -> str:
    return f"{vault_id.hex()}/{item}"


class _Translated:
    """Turns whatever a keyring says about itself into NoKeyring."""

    __slots__ = ("_backend",)

    def __init__(self, backend: object) -> None:
        self._backend = backend

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: object) -> None:
        if kind is not None and issubclass(kind, Exception):
            # a D-Bus, COM or Keychain failure has a different class on every system
            raise NoKeyring(_name_of(self._backend)) from None
