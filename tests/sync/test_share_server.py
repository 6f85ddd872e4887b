"""The share server over real HTTP, with a desk in memory."""

import concurrent.futures
import json
import socket
import time
from collections.abc import Generator
from pathlib import Path

import pytest
from share_fakes import Clock, FakeDesk, Running, running

from sync.errors import PageMissing, PortTaken
from sync.jose import open_sealed
from sync.share_desk import Mode
from sync.share_server import load_page, serve

BUNDLE = b'{"resourceType":"Bundle","type":"collection"}'


@pytest.fixture(scope="module")
def server() -> Generator[Running, None, None]:
    with running() as house:
        yield house


def test_a_manifest_carries_the_sealed_file(server: Running) -> None:
    share = server.desk.add((BUNDLE,))
    response = server.ask(server.url(share), embeddedLengthMax=10_000)
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json"
    (entry,) = response.json()["files"]
    assert entry["contentType"] == "application/fhir+json"
    assert "location" not in entry
    assert open_sealed(entry["embedded"].encode(), share.key).content == BUNDLE
    assert share.receipts == ["opened here Dr. Wayan"]


def test_a_file_longer_than_the_client_takes_is_fetched_from_its_location(server: Running) -> None:
    share = server.desk.add((BUNDLE,), uses=1)
    (entry,) = server.ask(server.url(share), embeddedLengthMax=10).json()["files"]
    assert "embedded" not in entry
    fetched = server.http.get(entry["location"])
    assert fetched.headers["content-type"] == "application/jose"
    assert open_sealed(fetched.content, share.key).content == BUNDLE
    assert server.ask(server.url(share)).status_code == 404


def test_without_a_limit_a_long_file_is_not_embedded(server: Running) -> None:
    share = server.desk.add((BUNDLE + b" " * 20_000, BUNDLE))
    long, short = server.ask(server.url(share)).json()["files"]
    assert "location" in long
    assert "embedded" in short


def test_a_direct_link_is_the_file_itself(server: Running) -> None:
    share = server.desk.add((BUNDLE,), mode=Mode.DIRECT)
    response = server.http.get(server.url(share), params={"recipient": "Klinik", "other": "1"})
    assert response.headers["content-type"] == "application/jose"
    assert open_sealed(response.content, share.key).content == BUNDLE
    assert share.receipts == ["opened here Klinik"]


def test_each_mode_answers_only_its_own_method(server: Running) -> None:
    direct, manifest = server.desk.add((BUNDLE,), mode=Mode.DIRECT), server.desk.add((BUNDLE,))
    assert server.ask(server.url(direct)).status_code == 404
    assert server.http.get(server.url(manifest), params={"recipient": "x"}).status_code == 404
    assert server.http.head(server.url(direct), params={"recipient": "x"}).status_code == 404
    assert not direct.receipts
    assert not manifest.receipts


@pytest.mark.parametrize("state", ["stopped", "paused", "unknown", "expired", "used-up", "locked"])
def test_links_that_are_over_cannot_be_told_from_links_that_never_were(
    server: Running, state: str
) -> None:
    unknown = server.ask(f"{server.base}/s/{'A' * 43}")
    share = server.desk.add((BUNDLE,), passcode="benar" if state == "locked" else None)
    url = server.url(share)
    match state:
        case "expired":
            server.clock.now += 31 * 60_000
        case "used-up":
            share.uses = 0
        case "locked":
            share.wrong = 10
        case "unknown":
            url = f"{server.base}/s/nothing"
        case _:
            share.state = state
    over = server.ask(url, passcode="benar")
    assert (over.status_code, over.content) == (404, unknown.content)
    shown = {name for name in over.headers if name != "date"}
    assert shown == {name for name in unknown.headers if name != "date"}


def test_a_missing_passcode_costs_nothing_and_a_wrong_one_a_try(server: Running) -> None:
    share = server.desk.add((BUNDLE,), passcode="4719")
    for _ in range(3):
        missing = server.ask(server.url(share))
        assert (missing.status_code, missing.json()) == (401, {"remainingAttempts": 10})
    wrong = server.ask(server.url(share), passcode="0000")
    assert (wrong.status_code, wrong.json()) == (401, {"remainingAttempts": 9})
    assert server.ask(server.url(share), passcode="4719").status_code == 200
    assert server.ask(server.url(share), passcode="0000").json() == {"remainingAttempts": 8}


def test_twenty_guesses_at_once_spend_the_ten_tries_and_no_more(server: Running) -> None:
    share = server.desk.add((BUNDLE,), passcode="4719")
    url = server.url(share)
    with concurrent.futures.ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda n: server.ask(url, passcode=f"no {n}"), range(20)))
    assert [a.status_code for a in answers].count(401) == 10
    assert [a.status_code for a in answers].count(404) == 10
    left = {a.json()["remainingAttempts"] for a in answers if a.status_code == 401}
    assert left == set(range(10))
    assert server.ask(url, passcode="4719").status_code == 404


def test_stopping_beats_a_location_already_given_out(server: Running) -> None:
    share = server.desk.add((BUNDLE,))
    answer = server.ask(server.url(share), embeddedLengthMax=0)
    location = answer.json()["files"][0]["location"]
    ticket = answer.headers["rekamku-ticket"]
    assert server.http.get(location).status_code == 200
    assert server.http.get(f"{server.base}/a/{ticket}").status_code == 204
    share.state = "stopped"
    assert server.http.get(location).status_code == 404
    assert server.http.get(f"{server.base}/a/{ticket}").status_code == 404
    assert server.http.get(f"{server.base}/x/{ticket}").status_code == 404


def test_a_location_ends_by_itself(server: Running) -> None:
    share = server.desk.add((BUNDLE,))
    location = server.ask(server.url(share), embeddedLengthMax=0).json()["files"][0]["location"]
    server.clock.now += 601_000
    assert server.http.get(location).status_code == 404


def test_the_page_gets_the_extra_and_reports_a_print(server: Running) -> None:
    share = server.desk.add((BUNDLE,), mode=Mode.DIRECT, uses=1)
    answer = server.http.get(server.url(share), params={"recipient": "x"})
    ticket = answer.headers["rekamku-ticket"]
    extra = server.http.get(f"{server.base}/x/{ticket}")
    assert json.loads(open_sealed(extra.content, share.key).content)["format"]
    assert server.http.post(f"{server.base}/p/{ticket}").status_code == 204
    assert share.receipts == ["opened here x", "printed here"]


def test_a_ticket_of_another_use_or_share_or_one_changed_letter_opens_nothing(
    server: Running,
) -> None:
    share = server.desk.add((BUNDLE,))
    answer = server.ask(server.url(share), embeddedLengthMax=0)
    page = answer.headers["rekamku-ticket"]
    file = answer.json()["files"][0]["location"].rpartition("/")[2]
    assert server.http.get(f"{server.base}/t/{page}").status_code == 404
    assert server.http.get(f"{server.base}/x/{file}").status_code == 404
    for place in (0, 22, 30, 50):
        letter = "B" if page[place] == "A" else "A"
        forged = page[:place] + letter + page[place + 1 :]
        assert server.http.get(f"{server.base}/x/{forged}").status_code == 404
    assert server.http.post(f"{server.base}/p/{'A' * 51}").status_code == 404


def test_a_request_without_recipient_is_refused_and_costs_no_use(server: Running) -> None:
    manifest, direct = server.desk.add((BUNDLE,), uses=1), server.desk.add((BUNDLE,))
    direct = server.desk.add((BUNDLE,), mode=Mode.DIRECT, uses=1)
    assert server.http.post(server.url(manifest), json={}).status_code == 400
    assert server.http.post(server.url(manifest), json={"recipient": "  "}).status_code == 400
    assert server.http.post(server.url(manifest), json=[1]).status_code == 400
    assert server.http.post(server.url(manifest), content=b"{").status_code == 400
    assert server.http.get(server.url(direct)).status_code == 400
    assert server.ask(server.url(manifest)).status_code == 200


def test_unknown_members_and_types_of_a_request_are_ignored(server: Running) -> None:
    share = server.desk.add((BUNDLE,))
    assert (
        server.ask(server.url(share), embeddedLengthMax="x", surprise={"a": 1}).status_code == 200
    )


def test_a_body_that_is_too_long_is_not_read(server: Running) -> None:
    share = server.desk.add((BUNDLE,))
    assert server.ask(server.url(share), filler="x" * 20_000).status_code == 413
    assert not share.receipts


def test_every_status_can_be_read_by_a_page_from_elsewhere_and_is_not_stored(
    server: Running,
) -> None:
    share = server.desk.add((BUNDLE,), passcode="4719")
    url = server.url(share)
    answers = [
        server.http.options(url),
        server.ask(url),
        server.ask(url, passcode="4719"),
        server.http.post(url, json={}),
        server.ask(url + "x"),
        server.http.delete(url),
        server.ask(url, filler="x" * 20_000),
        server.http.get(server.base),
    ]
    assert {a.status_code for a in answers} == {204, 401, 200, 400, 404, 413}
    for _ in range(130):
        last = server.ask(url, passcode="4719")
    assert last.status_code == 429
    assert int(last.headers["retry-after"]) > 0
    for answer in [*answers, last]:
        assert answer.headers["access-control-allow-origin"] == "*"
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert "server" not in answer.headers
    assert answers[0].headers["access-control-allow-headers"] == "content-type"


def test_the_page_is_served_under_any_host_with_a_strict_policy(server: Running) -> None:
    page = server.http.get(server.base, headers={"host": "vault.local:8080"})
    assert page.status_code == 200
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert server.http.get(f"{server.base}/page/page.js").status_code == 200
    for place in ("/page/", "/page", "/page/../index.html", "/page/%2e%2e/x", "/s", "/s/", "/t/"):
        assert server.http.get(server.base + place).status_code == 404, place


def test_a_long_term_link_says_when_to_ask_again(server: Running) -> None:
    share = server.desk.add((BUNDLE,), long_term=True)
    assert int(server.ask(server.url(share)).headers["retry-after"]) > 0


def test_the_recipient_is_one_printable_line(server: Running) -> None:
    share = server.desk.add((BUNDLE,))
    server.http.post(server.url(share), json={"recipient": "a\n\x1b[31mb\x00" + "c" * 500})
    (line,) = share.receipts
    assert line.startswith("opened here a [31mb c")
    assert len(line) < 230
    assert line.isprintable()


def test_the_desk_is_tended_while_nobody_asks(server: Running) -> None:
    ends = time.monotonic() + 5
    while server.desk.tended < 2 and time.monotonic() < ends:
        time.sleep(0.05)
    assert server.desk.tended >= 2


def test_a_taken_port_is_named() -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]
        clock = Clock()
        with pytest.raises(PortTaken) as refused:
            serve(FakeDesk(clock), "127.0.0.1", port, print, lambda: True, clock=clock, page={})
        assert refused.value.port == port


def test_a_page_that_was_not_built_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sync.page.DIST", tmp_path)
    with pytest.raises(PageMissing):
        load_page()
    (tmp_path / "index.html").write_text("<!doctype html>")
    (tmp_path / "page.js").write_text("0;")
    assert set(load_page()) == {"index.html", "page.js"}
