"""Quick unlock by a real gnome-keyring, from the window, with a real keeper at the real price."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
def test_quick_unlock_by_a_real_keyring_from_the_window(tmp_path: Path) -> None:
    for program in ("dbus-run-session", "gnome-keyring-daemon"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed (Debian: gnome-keyring, dbus)")
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    script = Path(__file__).with_name("quick_unlock_walk.py")
    command = (
        "printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null"
        f" && exec {sys.executable} {script}"
    )
    environment = {
        "HOME": str(home),
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "XDG_RUNTIME_DIR": str(home),
        "XDG_DATA_HOME": str(home / "data"),
    }

    ran = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )

    assert ran.returncode == 0, ran.stderr[-4000:]
    assert ran.stdout.splitlines() == ["opened for Siti Aminah", "quick unlock is gone"]
    stored = b"".join(path.read_bytes() for path in home.rglob("*.keyring"))
    assert stored
    assert b"Siti" not in stored
