"""The share server over a real vault database: receipts, stops, guesses, proofs, expiry."""

import concurrent.futures
import json
import threading
import time
from collections.abc import Generator
from pathlib import Path
from typing import Any, Self

import httpx
import pytest
from share_fakes import PAGE
from share_house import House
from shelf_fakes import SARI

from sync.ips import Cover
from sync.jose import from_base64url, open_sealed
from sync.link import read_link
from sync.open_link import Visit, open_link
from sync.parcel import Packing, ShareFormat, terms_of
from sync.renewing import renew_shares
from sync.share_server import serve
from sync.web import Web
from vault.commitment import commit_content, join
from vault.entry import decode
from vault.ids import RecordId, ShareId
from vault.note import parse_checkpoint, parse_note
from vault.records import Trust
from vault.share_values import Event, Share
from vault.tree import leaf_hash, verify_inclusion

BUNDLE = json.dumps(
    {
        "entry": [
            {"fullUrl": "urn:uuid:5a4a4cb6-1b2c-4a51-8a55-0d5a6f3d3c11", "resource": one}
            if one["resourceType"] == "Patient"
            else {"resource": one}
            for one in (
                {
                    "resourceType": "Patient",
                    "id": "p1",
                    "name": [{"text": "Sari Wulandari"}],
                    "birthDate": "1955-03-02",
                },
                {
                    "resourceType": "Observation",
                    "id": "o1",
                    "status": "final",
                    "category": [{"coding": [{"code": "laboratory"}]}],
                    "code": {"text": "HbA1c"},
                    "subject": {"reference": "Patient/p1"},
                    "effectiveDateTime": "2026-10-01",
                    "valueQuantity": {"value": 8.1, "unit": "%"},
                },
                {
                    "resourceType": "Condition",
                    "id": "c1",
                    "clinicalStatus": {"coding": [{"code": "active"}]},
                    "code": {"text": "Diabetes melitus tipe 2"},
                    "subject": {"reference": "Patient/p1"},
                    "recordedDate": "2020-02-01",
                },
            )
        ]
    }
).encode()


class Served:
    """A share server in a thread, over the house's databases opened a second time."""

    def __init__(self, house: House, page: dict[str, tuple[str, bytes]] | None = None) -> None:
        self._page = PAGE if page is None else page
        self.house = house
        self._over, self._ready = threading.Event(), threading.Event()
        self.base = ""
        self._thread = threading.Thread(target=self._run, daemon=True)

    def _run(self) -> None:
        def told(address: str) -> None:
            self.base = address
            self._ready.set()

        desk, clock = self.house.desk(), self.house.clock
        serve(desk, "127.0.0.1", 0, told, self._over.is_set, clock=clock, page=self._page)

    def __enter__(self) -> Self:
        self._thread.start()
        if not self._ready.wait(10):
            raise TimeoutError
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join(10)

    def events(self, share_id: str) -> list[str]:
        receipts = self.house.shares.receipts()
        return [
            f"{one.event.value} {one.result}" for one in reversed(receipts) if one.share == share_id
        ]


@pytest.fixture
def served(tmp_path: Path) -> Generator[Served, None, None]:
    with Served(House.build(tmp_path, BUNDLE)) as running:
        yield running


@pytest.fixture
def http() -> Generator[httpx.Client, None, None]:
    with httpx.Client(trust_env=False) as client:
        yield client


def fetched(served: Served, link: str, passcode: str | None = None) -> dict[str, Any]:
    (file,) = open_link(read_link(link), Visit("Klinik", 0, passcode), Web())
    bundle: dict[str, Any] = json.loads(file.content)
    return bundle


@pytest.mark.parametrize("form", list(ShareFormat))
def test_every_form_is_read_and_leaves_receipts(served: Served, form: ShareFormat) -> None:
    share, link = served.house.share(form, base=served.base)
    bundle = fetched(served, link)
    assert bundle["type"] == ("document" if form is ShareFormat.IPS else "collection")
    assert served.events(share.id) == ["granted ok", "opened ok"]
    assert served.house.shares.receipts()[0].recipient == "Klinik"


def test_a_stop_from_another_connection_acts_at_once(served: Served, http: httpx.Client) -> None:
    share, link = served.house.share(base=served.base)
    url = read_link(link).url
    answer = http.post(url, json={"recipient": "Klinik", "embeddedLengthMax": 0})
    location = answer.json()["files"][0]["location"]
    assert http.get(location).status_code == 200
    served.house.shares.stop(share.id, "owner")
    assert http.get(location).status_code == 404
    assert http.post(url, json={"recipient": "Klinik"}).status_code == 404
    assert served.events(share.id)[-2:] == ["stopped ok", "refused stopped"]


def test_guesses_at_once_at_two_servers_of_one_vault_spend_ten(
    served: Served, http: httpx.Client
) -> None:
    share, link = served.house.share(base=served.base, passcode="kopi-4719")
    url, token = read_link(link).url, read_link(link).url.rpartition("/")[2]
    with Served(served.house) as other, concurrent.futures.ThreadPoolExecutor(20) as pool:
        urls = [url, f"{other.base}/s/{token}"] * 10

        def guess(place: int) -> int:
            body = {"recipient": "x", "passcode": f"wrong {place}"}
            return http.post(urls[place], json=body, timeout=30).status_code

        statuses = list(pool.map(guess, range(20)))
    assert statuses.count(401) == 10
    assert statuses.count(404) == 10
    assert http.post(url, json={"recipient": "x", "passcode": "kopi-4719"}).status_code == 404
    wrong = [one for one in served.events(share.id) if one == "refused wrong-passcode"]
    assert len(wrong) == 10


def test_uses_are_counted_and_the_last_location_still_works(
    served: Served, http: httpx.Client
) -> None:
    _share, link = served.house.share(base=served.base, uses=1)
    url = read_link(link).url
    answer = http.post(url, json={"recipient": "x", "embeddedLengthMax": 0})
    assert http.post(url, json={"recipient": "x"}).status_code == 404
    assert http.get(answer.json()["files"][0]["location"]).status_code == 200


def test_what_expired_is_refused_wiped_and_noted_without_anybody_asking(
    served: Served, http: httpx.Client
) -> None:
    share, link = served.house.share(base=served.base, minutes=1)
    served.house.clock.now += 61_000
    ends = time.monotonic() + 5
    while "expired ok" not in served.events(share.id) and time.monotonic() < ends:
        time.sleep(0.1)
    assert served.events(share.id) == ["granted ok", "expired ok"]
    assert http.post(read_link(link).url, json={"recipient": "x"}).status_code == 404
    assert served.events(share.id)[-1] == "refused expired"


def test_each_answer_has_an_iv_of_its_own(served: Served, http: httpx.Client) -> None:
    _share, link = served.house.share(ShareFormat.BUNDLE, base=served.base)
    url = read_link(link).url
    ivs = {http.get(url, params={"recipient": "x"}).content.split(b".")[2] for _ in range(20)}
    assert len(ivs) == 20


def test_printing_is_a_receipt(served: Served, http: httpx.Client) -> None:
    share, link = served.house.share(base=served.base)
    answer = http.post(read_link(link).url, json={"recipient": "Klinik"})
    ticket = answer.headers["rekamku-ticket"]
    assert http.post(f"{served.base}/p/{ticket}", json={}).status_code == 204
    last = served.house.shares.receipts()[0]
    assert (last.share, last.event, last.recipient) == (share.id, Event.PRINTED, "Klinik")


def extra_of(served: Served, http: httpx.Client, link: str) -> dict[str, Any]:
    shared = read_link(link)
    answer = (
        http.get(shared.url, params={"recipient": "x"})
        if shared.direct
        else http.post(shared.url, json={"recipient": "x"})
    )
    extra = http.get(f"{served.base}/x/{answer.headers['rekamku-ticket']}")
    found: dict[str, Any] = json.loads(open_sealed(extra.content, shared.key).content)
    return found


def test_the_extra_says_who_shares_until_when_as_it_is_now(
    served: Served, http: httpx.Client
) -> None:
    share, link = served.house.share(base=served.base, uses=3)
    served.house.shares.extend(share.id, 600_000, "owner")
    info = extra_of(served, http, link)["info"]
    assert info["person"] == "Sari Wulandari"
    assert info["for"] == "Dr. Wayan"
    assert info["expires"] == (share.expires_ms + 600_000) // 1000
    assert info["uses_left"] == 2
    assert info["withheld"] == 0


@pytest.mark.parametrize("form", [ShareFormat.IPS, ShareFormat.BUNDLE])
def test_every_record_carries_a_proof_that_holds(
    served: Served, http: httpx.Client, form: ShareFormat
) -> None:
    _share, link = served.house.share(form, base=served.base)
    extra = extra_of(served, http, link)
    bundle = fetched(served, link)
    assert {one["title"] for one in extra["records"]} == {"HbA1c", "Diabetes melitus tipe 2"}
    urls = {entry["fullUrl"] for entry in bundle["entry"]}
    for record in extra["records"]:
        assert record["badge"] == Trust.UNCHANGED.value
        assert record["url"] in urls
        check_proof(record["proof"], extra)
        content = json.loads(from_base64url(record["proof"]["content"].encode()))
        assert content["subject"]["reference"] in record["refs"]


def check_proof(proof: dict[str, Any], extra: dict[str, Any]) -> None:
    """What the page does, with the vault's own functions (format.md 8)."""

    def raw(text: str) -> bytes:
        return from_base64url(text.encode())

    content, nonce, header = raw(proof["content"]), raw(proof["nonce"]), raw(proof["header"])
    entry = decode(header)
    assert entry.commitment == join(raw(proof["cm"]), commit_content(nonce, content))
    note = parse_note(extra["checkpoints"][proof["checkpoint"]]["note"].encode())
    head = parse_checkpoint(note.text)
    path = [raw(extra["hashes"][place]) for place in proof["path"]]
    verify_inclusion(leaf_hash(header), proof["index"], head.size, path, head.root)


def renewed(house: House, *changed: RecordId) -> tuple[ShareId, ...]:
    def packing(share: Share) -> Packing:
        form = ShareFormat(share.format)
        return Packing(form, share.key, house.clock(), terms_of(share), Cover())

    records, shares = house.records, house.shares
    return renew_shares(shares, records, SARI, frozenset(changed), packing, "owner")


def test_a_share_left_without_a_record_is_stopped(served: Served) -> None:
    house = served.house
    share, _link = house.share(base=served.base)
    for record in share.records:
        house.records.retract(record, "owner")
    assert renewed(house, *share.records) == (share.id,)
    assert served.events(share.id)[-1] == "stopped ok"


def test_a_share_packed_anew_no_longer_shows_what_was_taken_back(
    served: Served, http: httpx.Client
) -> None:
    house = served.house
    share, link = house.share(ShareFormat.BUNDLE, base=served.base)
    before = fetched(served, link)
    gone = next(one for one in share.records if house.records.row(one).facts.title == "HbA1c")
    house.records.retract(gone, "owner")
    assert renewed(house, gone) == (share.id,)
    after = fetched(served, link)
    assert "HbA1c" in json.dumps(before)
    assert "HbA1c" not in json.dumps(after)
    kept = {entry["fullUrl"] for entry in after["entry"]}
    assert kept < {entry["fullUrl"] for entry in before["entry"]}
    assert extra_of(served, http, link)["info"]["shared_by"] == SARI.name
