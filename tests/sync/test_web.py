"""The door outwards, against a server that misbehaves on purpose."""

import threading
import time
from collections.abc import Generator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from sync.errors import WebRefused, WebUnreachable
from sync.web import Web, is_near


class Misbehaving(BaseHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its own name
        pass

    def do_GET(self) -> None:
        self.send_response(302 if "to=" in self.path else 200)
        if "to=" in self.path:
            self.send_header("Location", self.path.partition("to=")[2])
        if self.path == "/gzip":
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        if self.path == "/long":
            self.wfile.write(b"x" * 50_000)
        elif self.path == "/slow":
            for _ in range(20):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.05)
        else:
            self.wfile.write(b"here")


@pytest.fixture(scope="module")
def base() -> Generator[str, None, None]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Misbehaving)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_an_answer_comes_whole(base: str) -> None:
    assert Web().get(base).content == b"here"


def test_a_redirect_on_the_same_host_is_followed_a_few_times(base: str) -> None:
    assert Web().get(f"{base}/a?to=/b").content == b"here"
    with pytest.raises(WebRefused, match="redirects"):
        Web().get(f"{base}/loop?to=/loop?to=/loop?to=/loop?to=/loop?to=/x")


@pytest.mark.parametrize("target", ["http://localhost/x", "https://example.org/", "file:///etc"])
def test_a_redirect_to_another_host_is_refused(base: str, target: str) -> None:
    with pytest.raises(WebRefused):
        Web().get(f"{base}/a?to={target}")


def test_an_answer_that_leads_to_no_address_is_refused(base: str) -> None:
    with pytest.raises((WebRefused, WebUnreachable)):
        Web().get(f"{base}/a?to=http://[::1/x")


def test_a_long_answer_is_cut_off(base: str) -> None:
    with pytest.raises(WebRefused, match="size"):
        Web(limit=1_000).get(f"{base}/long")


def test_a_slow_answer_is_given_up(base: str) -> None:
    with pytest.raises(WebUnreachable):
        Web(deadline=0.2).get(f"{base}/slow")


def test_an_answer_packed_without_being_asked_is_refused(base: str) -> None:
    with pytest.raises(WebRefused, match="encoding"):
        Web().get(f"{base}/gzip")


def test_asking_can_be_cancelled(base: str) -> None:
    with pytest.raises(WebRefused, match="cancelled"):
        Web(cancelled=lambda: True).get(f"{base}/slow")


@pytest.mark.parametrize("url", ["http://8.8.8.8/x", "http://[2001:4860:4860::8888]/x"])
def test_plain_http_stays_near(url: str) -> None:
    with pytest.raises(WebRefused, match="not-https"):
        Web().get(url)


@pytest.mark.parametrize(
    "url",
    ["ftp://127.0.0.1/", "https://", "javascript:1", "http://[::1/x", "https://a.example/\ud800"],
)
def test_other_schemes_are_refused(url: str) -> None:
    with pytest.raises(WebRefused, match="address"):
        Web().get(url)


@pytest.mark.parametrize(
    ("host", "near"),
    [
        ("127.0.0.1", True),
        ("localhost", True),
        ("192.168.1.20", True),
        ("10.1.2.3", True),
        ("::1", True),
        ("fe80::1%eth0", True),
        ("::ffff:192.168.0.1", True),
        ("8.8.8.8", False),
        ("no-such-name.invalid", False),
    ],
)
def test_what_is_near(host: str, *, near: bool) -> None:
    assert is_near(host) is near
