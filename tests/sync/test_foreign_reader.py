"""Somebody else's program (`kill-the-clipboard` 1.1.0, npm) reads our links, and we read its."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest
from share_fakes import Clock, Running, running

from sync.share_desk import Mode

CLIENTS = Path(__file__).resolve().parents[1] / "clients"
BUNDLE = {
    "resourceType": "Bundle",
    "type": "collection",
    "timestamp": "2026-11-21T10:00:00Z",
    "entry": [
        {
            "fullUrl": "urn:uuid:5a4a4cb6-1b2c-4a51-8a55-0d5a6f3d3c11",
            "resource": {"resourceType": "Patient", "name": [{"text": "Sari Wulandari"}]},
        }
    ],
}
BYTES = json.dumps(BUNDLE).encode()

Ask = Callable[[dict[str, Any]], dict[str, Any]]


def _program(name: str) -> str | None:
    beside = Path(sys.executable).parent / name
    return str(beside) if beside.exists() else shutil.which(name)


@pytest.fixture(scope="module")
def client() -> Ask:
    """The foreign client; skipped where npm cannot bring it."""
    node, npm = _program("node"), _program("npm")
    if node is None or npm is None:
        pytest.skip("neither node nor npm is here")
    places = {**os.environ, "PATH": f"{Path(node).parent}{os.pathsep}{os.environ['PATH']}"}
    if not (CLIENTS / "node_modules" / "kill-the-clipboard").is_dir():
        brought = subprocess.run(
            [npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts"],
            cwd=CLIENTS,
            env=places,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        if brought.returncode != 0:
            pytest.skip(f"npm cannot bring the client: {brought.stderr[-200:]}")

    def ask(question: dict[str, Any]) -> dict[str, Any]:
        done = subprocess.run(
            [node, "read_link.mjs"],
            cwd=CLIENTS,
            env=places,
            input=json.dumps(question),
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        found: dict[str, Any] = json.loads(done.stdout)
        return found

    return ask


@pytest.fixture(scope="module")
def server() -> Generator[Running, None, None]:
    with running(Clock(int(time.time() * 1000))) as house:
        yield house


def read(client: Ask, link: str, **more: object) -> dict[str, Any]:
    return client({"read": {"link": link, "recipient": "Klinik", **more}})


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("viewer", [False, True])
@pytest.mark.parametrize("long_term", [False, True])
def test_every_link_is_read(
    client: Ask, server: Running, *, mode: Mode, viewer: bool, long_term: bool
) -> None:
    share = server.desk.add((BYTES,), mode=mode, long_term=long_term)
    found = read(client, server.link(share, "Ringkasan", viewer=viewer))
    assert found == {"resources": [BUNDLE]}
    assert share.receipts == ["opened here Klinik"]


@pytest.mark.parametrize("limit", [0, 10, 1_000_000])
def test_embedded_and_fetched_files_are_read(client: Ask, server: Running, limit: int) -> None:
    share = server.desk.add((BYTES, BYTES))
    found = read(client, server.link(share), embeddedLengthMax=limit)
    assert found == {"resources": [BUNDLE, BUNDLE]}


def test_a_passcode_opens_and_a_wrong_one_does_not(client: Ask, server: Running) -> None:
    share = server.desk.add((BYTES,), passcode="4719", long_term=True)
    link = server.link(share)
    assert "error" in read(client, link, passcode="0000")
    assert read(client, link, passcode="4719") == {"resources": [BUNDLE]}
    assert share.wrong == 1


def test_what_was_stopped_is_an_error_there(client: Ask, server: Running) -> None:
    share = server.desk.add((BYTES,))
    share.state = "stopped"
    assert "error" in read(client, server.link(share))
