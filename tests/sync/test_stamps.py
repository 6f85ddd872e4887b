"""Time stamps: the published responses, a false authority, a child that crashes."""

import hashlib
import http.server
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from asn1crypto import tsp

from sync.errors import StampRefused
from sync.stamps.stamping import REPLY, ask, check, request_of
from sync.web import Web

HELLO = b"hello"


@pytest.fixture
def folder(shared_data: Path) -> Path:
    return shared_data / "vectors" / "rfc3161" / "sigstage"


def chain_of(folder: Path) -> str:
    return (folder / "ts_chain.pem").read_text("ascii")


@pytest.mark.parametrize("name", ["sha256", "sha384", "sha512", "no-embedded-cert"])
def test_the_published_responses_hold(folder: Path, name: str) -> None:
    token = (folder / f"response-{name}.tsr").read_bytes()

    stamp = check(token, HELLO, chain_of(folder))

    assert stamp.authority == "sigstore-tsa"
    assert 1_746_000_000 < stamp.seconds < 1_760_000_000


def test_altered_responses_content_nonce_and_chains_are_refused(
    folder: Path, shared_data: Path
) -> None:
    good, chain = (folder / "response-sha256.tsr").read_bytes(), chain_of(folder)
    mock = shared_data / "vectors" / "rfc3161" / "sigstore.mock"
    alone = chain[: chain.index("-----END CERTIFICATE-----") + 26]
    for token, content, given, nonce in (
        ((folder / "response-invalid-signature.tsr").read_bytes(), HELLO, chain, None),
        (good, b"hallo", chain, None),
        (good, HELLO, chain, 7),
        (good, HELLO, chain_of(mock), None),
        (good, HELLO, alone, None),
        (good, HELLO, "", None),
        (good, HELLO, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", None),
        (good[:-9], HELLO, chain, None),
        (b"", HELLO, chain, None),
        (b"\x30\x84\xff\xff\xff\xff" + good, HELLO, chain, None),
        (bytes(70_000), HELLO, chain, None),
    ):
        with pytest.raises(StampRefused):
            check(token, content, given, nonce)


def test_a_response_from_the_time_its_chain_was_valid_holds(shared_data: Path) -> None:
    mock = shared_data / "vectors" / "rfc3161" / "sigstore.mock"
    payload = (mock / "payload").read_bytes()

    stamp = check((mock / "response-expired.tsr").read_bytes(), payload, chain_of(mock))

    assert stamp.authority == "tsa signing"


def test_a_request_is_what_others_read(folder: Path) -> None:
    for nonce in (0, 1, 127, 128, 2**127, 2**128 - 1):
        found = tsp.TimeStampReq.load(request_of(HELLO, nonce), strict=True).native
        assert found["version"] == "v1"
        assert found["nonce"] == nonce
        assert found["cert_req"] is True
        assert found["message_imprint"]["hash_algorithm"]["algorithm"] == "sha256"
        assert found["message_imprint"]["hashed_message"] == hashlib.sha256(HELLO).digest()
    published = tsp.TimeStampReq.load((folder / "request.der").read_bytes(), strict=True).native
    assert published["version"] == "v1"


@pytest.mark.parametrize(
    ("returncode", "stdout"), [(-11, ""), (1, ""), (0, ""), (0, "[]"), (0, "{"), (0, '"ok"')]
)
def test_a_child_that_crashes_or_babbles_is_a_refusal(
    monkeypatch: pytest.MonkeyPatch, returncode: int, stdout: str
) -> None:
    def ended(*_: object, **__: object) -> "subprocess.CompletedProcess[str]":
        return subprocess.CompletedProcess([], returncode, stdout, "")

    monkeypatch.setattr(subprocess, "run", ended)
    with pytest.raises(StampRefused, match="crashed"):
        check(b"x", HELLO, "x")


class Authority(http.server.BaseHTTPRequestHandler):
    """Answers every question with the same response, right or wrong."""

    answer: tuple[int, str, bytes] = (200, REPLY, b"")
    asked: list[bytes]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        type(self).asked.append(body)
        status, media, content = self.answer
        self.send_response(status)
        self.send_header("content-type", media)
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        """Nothing is said."""


@pytest.fixture
def authority() -> Iterator[tuple[str, type[Authority]]]:
    class Own(Authority):
        asked: list[bytes] = []  # noqa: RUF012 -- of this one test

    server = http.server.HTTPServer(("127.0.0.1", 0), Own)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/", Own
    server.shutdown()
    thread.join()
    server.server_close()


def test_an_old_answer_of_an_authority_is_not_taken_for_ours(
    authority: tuple[str, type[Authority]], folder: Path
) -> None:
    url, served = authority
    replay = (folder / "response-sha256.tsr").read_bytes()
    for answer in ((200, REPLY, replay), (200, "text/html", replay), (500, REPLY, b"")):
        served.answer = answer
        with pytest.raises(StampRefused):
            ask(Web(), url, HELLO, chain_of(folder), lambda count: b"\x05" * count)
    assert all(HELLO not in one for one in served.asked)
    assert tsp.TimeStampReq.load(served.asked[0], strict=True).native["cert_req"] is True
