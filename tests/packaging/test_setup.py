"""The set-up script with an interpreter that only writes down what it is asked for.

Refuses: installing anything; what a bare machine really does is in `packaging/README.md`.
"""

import fcntl
import os
import shutil
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BUILT_FROM = (
    "packaging/setup.sh",
    "packaging/lock/runtime.txt",
    "packaging/lock/development.txt",
    "packaging/debian/run.txt",
    "packaging/debian/test.txt",
    "pyproject.toml",
    "ui/look/icons.py",
    "ui/assets/build.py",
    "ui/assets/translations/id_ID.ts",
    "tests/clients/package-lock.json",
)

# Answers questions about itself as the real one does, under its own name; writes down modules run.
PYTHON = f"""#!/bin/sh
case "$1 $2" in
    "-c import os, sys"*) "{sys.executable}" "$@" | sed "1s|.*|$STUBS/python|"; exit ;;
    "-c "*) exit 0 ;;
esac
echo "$2 $3" >> "$STUBS/asked"
case "$2" in
    venv) mkdir -p .venv/bin && cp "$STUBS/python" .venv/bin/python ;;
    pip) [ ! -e "$STUBS/no-network" ] ;;
esac
"""
STUBS = {
    "python": PYTHON,
    "npm": '#!/bin/sh\necho "npm $1" >> "$STUBS/asked"\nmkdir -p node_modules\n',
    "id": "#!/bin/sh\necho 1000\n",
    "sudo": "#!/bin/sh\nexit 1\n",
    "apt-get": "#!/bin/sh\nexit 97\n",
    "dpkg-query": '#!/bin/sh\nshift 3\nfor n; do echo "$n installed"; done\n',
}


@dataclass(frozen=True)
class Checkout:
    """A copy of what set-up reads, with stubs in place of what it runs."""

    folder: Path
    stubs: Path

    def set_up(self, purpose: str = "run") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["sh", str(self.folder / "packaging" / "setup.sh"), purpose, "python"],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    @property
    def environment(self) -> dict[str, str]:
        return {"PATH": f"{self.stubs}:{os.environ['PATH']}", "STUBS": str(self.stubs)}

    def asked(self) -> list[str]:
        """What the stubs were asked for since the last call."""
        lines = self.stubs / "asked"
        found = lines.read_text().splitlines() if lines.exists() else []
        lines.unlink(missing_ok=True)
        return found

    def stub(self, name: str, text: str) -> None:
        path = self.stubs / name
        path.write_text(text)
        path.chmod(0o755)


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    made = Checkout(tmp_path / "rekam ku", tmp_path / "stubs")
    made.stubs.mkdir()
    for name, text in STUBS.items():
        made.stub(name, text)
    for name in BUILT_FROM:
        (made.folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, made.folder / name)
    return made


EVERYTHING = ["venv .venv", "pip install", "pip install", "sync.page.build ", "ui.assets.build "]


def test_all_is_made_once_and_in_a_folder_with_a_space(checkout: Checkout) -> None:
    first = checkout.set_up()
    made = checkout.asked()
    second = checkout.set_up()

    assert first.returncode == 0, first.stderr
    assert made == EVERYTHING
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
    assert checkout.asked() == ["sync.page.build "]


def test_what_tests_need_serves_running_too(checkout: Checkout) -> None:
    checkout.set_up("test")
    made = checkout.asked()
    checkout.set_up("run")

    assert made == [*EVERYTHING, "npm ci"]
    assert checkout.asked() == ["sync.page.build "]


def test_running_is_not_enough_for_tests(checkout: Checkout) -> None:
    checkout.set_up("run")
    checkout.asked()
    checkout.set_up("test")

    assert checkout.asked() == [*EVERYTHING[1:], "npm ci"]


def test_an_interrupted_set_up_starts_over(checkout: Checkout) -> None:
    (checkout.stubs / "no-network").touch()
    broken = checkout.set_up()
    (checkout.stubs / "no-network").unlink()
    checkout.asked()
    again = checkout.set_up()

    assert broken.returncode != 0
    assert again.returncode == 0
    assert checkout.asked() == EVERYTHING


def test_a_moved_checkout_is_set_up_again(checkout: Checkout) -> None:
    checkout.set_up()
    checkout.asked()
    moved = Checkout(checkout.folder.with_name("elsewhere"), checkout.stubs)
    checkout.folder.rename(moved.folder)
    moved.set_up()

    assert moved.asked() == EVERYTHING


def test_another_lock_file_brings_its_packages(checkout: Checkout) -> None:
    checkout.set_up()
    checkout.asked()
    lock = checkout.folder / "packaging" / "lock" / "runtime.txt"
    lock.write_text(lock.read_text() + "\n")
    checkout.set_up()

    assert checkout.asked() == EVERYTHING[1:]


def test_a_second_terminal_waits_for_the_first(checkout: Checkout) -> None:
    script = (checkout.folder / "packaging" / "setup.sh").open()
    fcntl.flock(script, fcntl.LOCK_EX)
    ended = threading.Timer(0.5, script.close)
    ended.start()
    started = time.monotonic()
    said = checkout.set_up()
    ended.join()

    assert time.monotonic() - started >= 0.5
    assert "another terminal" in said.stderr
    assert said.returncode == 0


def test_without_rights_the_one_command_is_shown(checkout: Checkout) -> None:
    checkout.stub("dpkg-query", "#!/bin/sh\nexit 1\n")
    said = checkout.set_up()

    assert said.returncode == 1
    assert "sudo apt-get update && sudo apt-get install --no-install-recommends" in said.stderr
    assert " libegl1 " in said.stderr
    assert checkout.asked() == []


def test_ubuntus_spelling_counts_as_installed(checkout: Checkout) -> None:
    known = STUBS["dpkg-query"].replace("for n; do", "for n; do [ $n = libglib2.0-0 ] ||")
    checkout.stub("dpkg-query", known)

    assert checkout.set_up().returncode == 0


def test_an_old_python_is_told_apart(checkout: Checkout) -> None:
    old = "import sys; sys.version_info = (3, 9, 2); exec(sys.argv.pop(1))"
    checkout.stub("python", f'#!/bin/sh\nshift\nexec "{sys.executable}" -c "{old}" "$@"\n')
    said = checkout.set_up()

    assert said.returncode == 1
    assert "Python 3.11 or newer is needed; python is Python 3.9" in said.stderr
    assert len(said.stderr.splitlines()) == 1


def test_a_missing_python_is_said(checkout: Checkout) -> None:
    (checkout.stubs / "python").unlink()
    said = subprocess.run(
        ["sh", str(checkout.folder / "packaging" / "setup.sh"), "run", "python-that-is-not-there"],
        env=checkout.environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert said.returncode == 1
    assert "python-that-is-not-there was not found" in said.stderr


def test_the_lock_files_agree_and_name_no_index() -> None:
    texts = {
        name: (ROOT / "packaging" / "lock" / f"{name}.txt").read_text()
        for name in ("runtime", "development")
    }
    pins = {
        name: {line.split(" ")[0] for line in text.splitlines() if line[:1].isalnum()}
        for name, text in texts.items()
    }

    assert pins["runtime"] <= pins["development"]
    assert not any("://" in text for text in texts.values())
