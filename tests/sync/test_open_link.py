"""Reading somebody else's link, over a table of answers and over real HTTP."""

import json
from collections.abc import Generator
from dataclasses import dataclass, field
from typing import Any

import pytest
from share_fakes import CountingRandom, Running, running

from sync.errors import (
    JweRefused,
    LinkExpired,
    LinkGone,
    LinkRefused,
    PasscodeNeeded,
    WebRefused,
    WebUnreachable,
    WrongLinkKey,
    WrongPasscode,
)
from sync.jose import Sealer
from sync.link import HealthLink, LinkFlag, read_link
from sync.open_link import LinkFile, Visit, open_link
from sync.share_desk import Mode
from sync.web import Web, WebAnswer

KEY = bytes(range(32))
URL = "https://shl.example.org/m/abc"
BODY = b'{"resourceType":"Bundle"}'
FILE = LinkFile(BODY, "application/fhir+json")
VISIT = Visit("Sari", 1_000)


def sealed(content: bytes = BODY, media: str = "application/fhir+json") -> str:
    return Sealer(KEY, CountingRandom()).seal(content, media).decode()


@dataclass
class Table:
    """Answers by address; a list gives one after the other."""

    answers: dict[str, Any]
    asked: list[tuple[str, bytes | None]] = field(default_factory=list)

    def _find(self, url: str) -> WebAnswer:
        found = self.answers.get(url, WebAnswer(404, b"", ""))
        if isinstance(found, list):
            found = found.pop(0)
        if isinstance(found, WebAnswer):
            return found
        if isinstance(found, str):
            return WebAnswer(200, found.encode(), "application/jose")
        return WebAnswer(200, json.dumps(found).encode(), "application/json")

    def get(self, url: str) -> WebAnswer:
        self.asked.append((url, None))
        return self._find(url)

    def post_json(self, url: str, body: bytes) -> WebAnswer:
        self.asked.append((url, body))
        return self._find(url)


def test_a_manifest_with_embedded_and_located_files() -> None:
    where = "https://files.example.org/1"
    entries = [
        {"contentType": "application/fhir+json", "embedded": sealed()},
        {"contentType": "application/fhir+json", "location": where},
        {"contentType": "application/fhir+json", "embedded": sealed(), "location": "https://x/y"},
        {"contentType": "application/smart-api-access", "embedded": sealed(b"{}")},
    ]
    web = Table({URL: {"files": entries, "list": {}, "other": 1}, where: sealed()})
    assert open_link(HealthLink(URL, KEY), VISIT, web) == (FILE, FILE, FILE)
    assert json.loads(web.asked[0][1] or b"")["recipient"] == "Sari"
    assert len(web.asked) == 2


def test_a_direct_link_is_asked_by_get_with_the_recipient() -> None:
    web = Table({f"{URL}?recipient=Sari%20%26%20Co": sealed()})
    link = HealthLink(URL, KEY, flags=frozenset({LinkFlag.DIRECT}))
    assert open_link(link, Visit("Sari & Co", 1), web) == (FILE,)


def test_a_missing_content_type_comes_from_the_manifest_or_the_content() -> None:
    card = sealed(b'{"verifiableCredential":[]}', "")
    entries = [{"contentType": "application/fhir+json", "embedded": sealed(media="")}]
    web = Table({URL: {"files": [*entries, {"embedded": card}]}})
    first, second = open_link(HealthLink(URL, KEY), VISIT, web)
    assert first == FILE
    assert second.content_type == "application/smart-health-card"


def test_a_location_that_ended_is_asked_for_anew() -> None:
    old, new = "https://files.example.org/old", "https://files.example.org/new"
    web = Table(
        {URL: [{"files": [{"location": old}]}, {"files": [{"location": new}]}], new: sealed()}
    )
    assert open_link(HealthLink(URL, KEY), VISIT, web) == (FILE,)


def test_an_expired_link_is_not_asked_unless_told_to() -> None:
    web = Table({URL: {"files": []}})
    link = HealthLink(URL, KEY, expires=1_000)
    with pytest.raises(LinkExpired):
        open_link(link, VISIT, web)
    assert not web.asked
    assert open_link(link, Visit("Sari", 1_000, even_expired=True), web) == ()


def test_a_passcode_is_asked_for_before_anything_is_sent() -> None:
    link = HealthLink(URL, KEY, flags=frozenset({LinkFlag.PASSCODE}))
    web = Table({})
    with pytest.raises(PasscodeNeeded):
        open_link(link, VISIT, web)
    assert not web.asked


@pytest.mark.parametrize(
    ("answer", "remaining"),
    [(b'{"remainingAttempts": 4}', 4), (b"<html>", None), (b'{"remainingAttempts": "x"}', None)],
)
def test_a_wrong_passcode_says_how_many_tries_are_left(
    answer: bytes, remaining: int | None
) -> None:
    link = HealthLink(URL, KEY, flags=frozenset({LinkFlag.PASSCODE}))
    web = Table({URL: WebAnswer(401, answer, "application/json")})
    with pytest.raises(WrongPasscode) as refused:
        open_link(link, Visit("Sari", 1, passcode="0000"), web)
    assert refused.value.remaining == remaining


def test_what_the_server_no_longer_knows() -> None:
    with pytest.raises(LinkGone):
        open_link(HealthLink(URL, KEY), VISIT, Table({}))


@pytest.mark.parametrize("status", [500, 429, 503, 403, 302])
def test_other_answers_are_named(status: int) -> None:
    with pytest.raises(WebRefused):
        open_link(HealthLink(URL, KEY), VISIT, Table({URL: WebAnswer(status, b"", "")}))


@pytest.mark.parametrize(
    "manifest",
    [
        "[]",
        {"files": {}},
        {"files": [1]},
        {"files": [{}]},
        {"files": [{"location": "/etc/passwd"}]},
        {"files": [{"embedded": 1}]},
        {"files": [{"embedded": ""}] * 101},
        {"files": [{"embedded": "\ud800"}]},
        "no json",
        "[" * 50_000,
    ],
)
def test_a_manifest_that_makes_no_sense_is_refused(manifest: object) -> None:
    with pytest.raises((LinkRefused, JweRefused)):
        open_link(HealthLink(URL, KEY), VISIT, Table({URL: manifest}))


@pytest.mark.parametrize("where", ["http://192.168.1.1/x", "https://127.0.0.1/x", "http://b.org/"])
def test_a_public_link_never_sends_us_into_our_own_network(where: str) -> None:
    with pytest.raises(WebRefused, match="other-host"):
        open_link(HealthLink(URL, KEY), VISIT, Table({URL: {"files": [{"location": where}]}}))


def test_a_wrong_key_and_a_broken_file_are_told_apart() -> None:
    web = Table({URL: {"files": [{"embedded": sealed()}]}})
    with pytest.raises(WrongLinkKey):
        open_link(HealthLink(URL, bytes(32)), VISIT, web)
    with pytest.raises(JweRefused):
        open_link(HealthLink(URL, KEY), VISIT, Table({URL: {"files": [{"embedded": "x.y"}]}}))


@pytest.fixture(scope="module")
def server() -> Generator[Running, None, None]:
    with running() as house:
        yield house


@pytest.mark.parametrize("mode", list(Mode))
def test_our_own_links_are_read_over_http(server: Running, mode: Mode) -> None:
    share = server.desk.add((BODY + b" " * 30_000,), mode=mode)
    link = read_link(server.link(share, viewer=True))
    (file,) = open_link(link, Visit("Klinik", 1), Web())
    assert file.content.strip() == BODY


def test_a_wrong_passcode_over_http(server: Running) -> None:
    share = server.desk.add((BODY,), passcode="4719")
    link = read_link(server.link(share))
    with pytest.raises(WrongPasscode) as refused:
        open_link(link, Visit("Klinik", 1, passcode="0000"), Web())
    assert refused.value.remaining == 9
    assert open_link(link, Visit("Klinik", 1, passcode="4719"), Web())[0].content == BODY


def test_nobody_there() -> None:
    with pytest.raises(WebUnreachable):
        open_link(HealthLink("http://127.0.0.1:9/s/x", KEY), VISIT, Web())
