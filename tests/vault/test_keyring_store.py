"""The keyring: plaintext and absent backends refused by class, a real one used for real."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from vault_maker import OWNER, PASSPHRASE, Place

from vault.errors import NoKeyring
from vault.ids import VaultId
from vault.keyring_store import (
    SECRET,
    MemoryKeyring,
    SystemKeyring,
    accept_backend,
    system_keyring,
    usable_keyring,
)
from vault.vault import LockedVault, create_vault

VAULT = VaultId(b"v" * 16)
ROOT = Path(__file__).resolve().parents[2]


def backend_of(module: str) -> "Texts":
    """A backend whose class says it comes from `module`."""
    kind = type("Keyring", (Texts,), {"__module__": module})
    made = kind()
    assert isinstance(made, Texts)
    return made


class Texts:
    """Keeps texts, as the `keyring` library's backends do."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class Locked(Texts):
    """Raises what no caller can foresee."""

    def get_password(self, service: str, username: str) -> str | None:
        raise RuntimeError(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        raise RuntimeError(service, username, len(password))


@pytest.mark.parametrize(
    "module",
    ["keyring.backends.SecretService", "keyring.backends.macOS", "keyring.backends.Windows"],
)
def test_backends_that_seal_are_accepted(module: str) -> None:
    keyring = accept_backend(backend_of(module))

    keyring.put(VAULT, SECRET, b"\x00secret\xff")
    assert keyring.get(VAULT, SECRET) == b"\x00secret\xff"
    keyring.delete(VAULT, SECRET)
    keyring.delete(VAULT, SECRET)
    assert keyring.get(VAULT, SECRET) is None


@pytest.mark.parametrize(
    ("module", "named"),
    [
        ("keyrings.alt.file", "keyrings.alt.file.Keyring"),
        ("keyrings.cryptfile.cryptfile", "keyrings.cryptfile.cryptfile.Keyring"),
        ("somebody.elses", "somebody.elses.Keyring"),
        ("keyring.backends.null", ""),
        ("keyring.backends.fail", ""),
    ],
)
def test_other_backends_are_refused_by_class(module: str, named: str) -> None:
    with pytest.raises(NoKeyring) as caught:
        accept_backend(backend_of(module))

    assert caught.value.backend == named


def test_whatever_a_keyring_raises_is_no_keyring() -> None:
    locked = SystemKeyring(Locked())

    with pytest.raises(NoKeyring):
        locked.get(VAULT, SECRET)
    with pytest.raises(NoKeyring):
        locked.put(VAULT, SECRET, b"x")
    with pytest.raises(NoKeyring):
        locked.delete(VAULT, SECRET)


def test_an_entry_that_is_not_ours_is_no_secret() -> None:
    backend = backend_of("keyring.backends.SecretService")
    keyring = accept_backend(backend)
    keyring.put(VAULT, SECRET, b"x")
    backend.kept = dict.fromkeys(backend.kept, "not base64 !")

    assert keyring.get(VAULT, SECRET) is None


def test_a_machine_without_keyring_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    import keyring
    from keyring.backends import fail, null

    for kind in (fail.Keyring, null.Keyring):
        absent = backend_of(kind.__module__)
        monkeypatch.setattr(keyring, "get_keyring", lambda absent=absent: absent)
        with pytest.raises(NoKeyring):
            system_keyring()
        assert usable_keyring() is None


def test_a_vault_works_when_the_keyring_is_locked_later(tmp_path: Path) -> None:
    place = Place(tmp_path)
    made, kit = place.make()
    made.close()
    place.keyring = SystemKeyring(Locked())

    with place.unlock(kit=kit) as vault:
        vault.set_setting("x", "y")
        assert vault.verify().ok


GNOME = """
import os, sys
from pathlib import Path
sys.path[:0] = [sys.argv[2], sys.argv[3]]
from vault_maker import Place
from test_keyring_store import lives_in_a_real_keyring
lives_in_a_real_keyring(Path(sys.argv[1]))
"""


def lives_in_a_real_keyring(root: Path) -> None:
    """Runs inside a D-Bus session with an unlocked gnome-keyring."""
    place = Place(root, system_keyring())
    made, _ = create_vault(
        place.path,
        OWNER,
        PASSPHRASE,
        place.environment,
        keyring_secret=True,
    )
    made.enable_quick_unlock()
    made.close()
    place.unlock().close()
    LockedVault.open(place.path).unlock_quick(place.environment).close()
    shutil.rmtree(place.state)
    with place.unlock() as vault:
        sys.stdout.write(f"state {vault.state}\n")
        vault.disable_quick_unlock()
    try:
        LockedVault.open(place.path).unlock_quick(place.environment)
    except NoKeyring:
        sys.stdout.write("quick unlock is gone\n")


@pytest.mark.slow
def test_a_real_gnome_keyring_keeps_secret_anchors_and_quick_unlock(tmp_path: Path) -> None:
    for program in ("dbus-run-session", "gnome-keyring-daemon"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed (Debian: gnome-keyring, dbus)")
    script = tmp_path / "run.py"
    script.write_text(GNOME)
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    command = (
        "printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null"
        f" && exec {sys.executable} {script} {tmp_path} {ROOT} {Path(__file__).parent}"
    )
    environment = {
        "HOME": str(home),
        "PATH": os.environ["PATH"],
        "XDG_RUNTIME_DIR": str(home),
        "XDG_DATA_HOME": str(home),
    }

    ran = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", command],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.split("\n")[:2] == ["state not-vouched", "quick unlock is gone"]
    stored = b"".join(path.read_bytes() for path in home.rglob("*.keyring"))
    assert stored
    assert PASSPHRASE.encode() not in stored


def test_the_memory_keyring_forgets_nothing_and_nobody_elses() -> None:
    keyring = MemoryKeyring()
    keyring.put(VAULT, SECRET, b"x")

    assert keyring.get(VAULT, SECRET) == b"x"
    assert keyring.get(VaultId(bytes(16)), SECRET) is None
    keyring.delete(VAULT, SECRET)
    assert keyring.get(VAULT, SECRET) is None
