"""The script behind `make run`, with a program that only says how it was called.

Refuses: a display; real windows are opened by the tests of `ui`.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A checkout whose program ends as the file `ends` says, whose Qt opens as `opens` says."""
    made = tmp_path / "rekam ku"
    (made / "packaging").mkdir(parents=True)
    (made / ".venv" / "bin").mkdir(parents=True)
    shutil.copyfile(ROOT / "packaging" / "run.sh", made / "packaging" / "run.sh")
    for name, text in {
        "rekamku": 'echo "called $*"\n[ "${1:-}" = demo ] || exit "$(cat ends)"\n',
        "python": 'exit "$(cat opens)"\n',
    }.items():
        program = made / ".venv" / "bin" / name
        program.write_text(f"#!/bin/sh\n{text}")
        program.chmod(0o755)
    return made


def run(folder: Path, display: str = "", ends: int = 0, opens: int = 0) -> tuple[int, list[str]]:
    (folder / "ends").write_text(str(ends))
    (folder / "opens").write_text(str(opens))
    done = subprocess.run(
        ["sh", str(folder / "packaging" / "run.sh")],
        env={"PATH": os.environ["PATH"], "DISPLAY": display},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout.splitlines()


def test_without_a_display_the_demo_walks(folder: Path) -> None:
    assert run(folder) == (0, ["called demo"])


def test_with_a_display_the_window_opens(folder: Path) -> None:
    assert run(folder, ":0") == (0, ["called "])


def test_a_window_that_ends_badly_ends_badly(folder: Path) -> None:
    assert run(folder, ":0", ends=1) == (1, ["called "])


def test_a_display_that_does_not_answer_is_none(folder: Path) -> None:
    assert run(folder, ":0", ends=134, opens=134) == (0, ["called ", "called demo"])


def test_an_abort_with_a_working_display_is_not_hidden(folder: Path) -> None:
    assert run(folder, ":0", ends=134, opens=0) == (134, ["called "])
