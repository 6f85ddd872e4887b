"""What is said about a computer: encrypted disks under any layers, swap, rights, room."""

import os
import sys
from pathlib import Path

import pytest
from cli_shell import Shell

from app.doctor import Check, Health, core_dumps, disk, examine, rights, swap
from vault.environment import Environment
from vault.keyring_store import MemoryKeyring

linux = pytest.mark.skipif(sys.platform != "linux", reason="reads Linux's own files")


def device_of(path: Path) -> str:
    number = path.stat().st_dev
    return f"{os.major(number)}:{os.minor(number)}"


def make_device(root: Path, name: str, uuid: str = "", below: tuple[Path, ...] = ()) -> Path:
    """A block device as the system describes it."""
    device = root / "sys/dev/block" / name
    (device / "slaves").mkdir(parents=True)
    (device / "dm").mkdir()
    (device / "dm/uuid").write_text(uuid)
    for one in below:
        (device / "slaves" / one.name).symlink_to(one)
    return device


@linux
def test_a_disk_is_encrypted_if_every_layer_below_is(tmp_path: Path) -> None:
    root = tmp_path / "root"
    crypt = make_device(root, "7777:0", "CRYPT-LUKS2-abc")
    make_device(root, device_of(tmp_path), "LVM-xyz", (crypt,))

    assert disk(tmp_path / "not" / "yet", root) is Health.GOOD


@linux
def test_one_plain_layer_is_advised_about(tmp_path: Path) -> None:
    root = tmp_path / "root"
    crypt, plain = make_device(root, "7777:0", "CRYPT-x"), make_device(root, "7777:1")
    make_device(root, device_of(tmp_path), "LVM-xyz", (crypt, plain))

    assert disk(tmp_path, root) is Health.ADVICE


@linux
def test_a_disk_the_system_does_not_describe_is_unknown(tmp_path: Path) -> None:
    assert disk(tmp_path, tmp_path / "nothing") is Health.UNKNOWN


@linux
@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([], Health.GOOD),
        (["/dev/zram0 partition 100 0 100"], Health.GOOD),
        (["/swapfile file 100 0 -2"], Health.ADVICE),
        (["/gone partition 100 0 -2"], Health.UNKNOWN),
        (["/dev/zram0 partition 1 0 1", "/swapfile file 100 0 -2"], Health.ADVICE),
    ],
)
def test_swap_is_looked_at_line_by_line(tmp_path: Path, lines: list[str], expected: Health) -> None:
    make_device(tmp_path, device_of(tmp_path))
    (tmp_path / "swapfile").write_text("")
    (tmp_path / "proc").mkdir()
    (tmp_path / "proc/swaps").write_text("\n".join(["Filename Type Size", *lines]) + "\n")

    assert swap(tmp_path) is expected


@linux
def test_core_dumps_follow_the_limit(tmp_path: Path) -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_CORE)
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, before[1]))
        assert core_dumps(tmp_path) is Health.GOOD
        if before[1]:
            resource.setrlimit(resource.RLIMIT_CORE, (before[1], before[1]))
            assert core_dumps(tmp_path) is Health.ADVICE
    finally:
        resource.setrlimit(resource.RLIMIT_CORE, before)


@pytest.mark.skipif(sys.platform == "win32", reason="rights are others there")
def test_a_folder_that_others_may_read_is_advised_about(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    assert rights(tmp_path) is Health.GOOD
    tmp_path.chmod(0o750)
    assert rights(tmp_path) is Health.ADVICE


def test_without_a_keyring_there_is_advice(tmp_path: Path) -> None:
    def health(keyring: MemoryKeyring | None) -> Health:
        around = Environment(tmp_path, keyring, lambda: 0, os.urandom)
        found = {one.check: one.health for one in examine(tmp_path, around)}
        assert set(found) == set(Check)
        return found[Check.KEYRING]

    assert health(None) is Health.ADVICE
    assert health(MemoryKeyring()) is Health.GOOD


def test_the_command_says_what_to_do_without_a_vault(shell: Shell) -> None:
    said = shell("doctor")

    assert said.exit == 0, said.error
    assert [one["check"] for one in said.object["checks"]] == [one.value for one in Check]
    advised = [one for one in said.object["checks"] if one["health"] == "advice"]
    assert all(one["advice"] for one in advised)
    assert said.object["ok"] is not bool(advised)
