import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from record_fakes import CHEAP, KEY, PERSON, START_MS, Clock, make_shares

from vault.db import open_database
from vault.entry import Operation
from vault.errors import NoShare, RestoredCopy, ShareOver
from vault.ids import RecordId, ShareId
from vault.log import Head, Writer
from vault.records import Label
from vault.share_store import ShareStore
from vault.share_values import (
    Document,
    Event,
    NewShare,
    Opening,
    Refused,
    Refusing,
    Share,
    ShareMode,
    ShareState,
)

MINUTE = 60_000
FILE = Document("application/fhir+json", b'{"resourceType":"Bundle"}')
PROOFS = Document("application/json", b'{"proofs":[]}')
NEW = NewShare(
    expires_ms=START_MS + 10 * MINUTE,
    recipient="dr. Rina",
    purpose="TREAT",
    label="Kontrol",
    mode=ShareMode.MANIFEST,
    format="ips",
    flags="P",
    via="here",
    key=b"K" * 32,
    token=b"T" * 32,
    records=(RecordId("aa" * 16), RecordId("bb" * 16)),
    documents=(FILE, FILE),
    consent=b'{"resourceType":"Consent"}',
    withheld=3,
    withheld_labels=(Label.HIV, Label.MH),
    left_out='{"kinds":["imaging"]}',
    beside=PROOFS,
)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> ShareStore:
    return make_shares(tmp_path, clock)


def ask(store: ShareStore, passcode: str | None = None) -> Opening | Refusing:
    return store.open_manifest(NEW.token, "dr. Rina, RS Harapan", passcode, transport="lan")


def events(store: ShareStore, share: Share) -> list[Event]:
    return [receipt.event for receipt in reversed(store.receipts(share.id))]


def test_a_share_is_kept_with_all_that_was_decided(store: ShareStore) -> None:
    share = store.grant(NEW, "Sari")

    assert share.state is ShareState.OPEN
    assert (share.records, share.withheld, share.withheld_labels) == (
        NEW.records,
        3,
        (Label.HIV, Label.MH),
    )
    assert (share.key, share.token, share.uses_left, share.tries_left) == (
        NEW.key,
        NEW.token,
        None,
        10,
    )
    assert store.shares() == (share,)
    assert store.find(share.id[:6]) == share.id
    assert "K" * 10 not in repr(share)
    (granted,) = store.receipts()
    assert (granted.event, granted.recipient, granted.records) == (Event.GRANTED, "dr. Rina", 2)
    entry = store.ledger.read(granted.log_id, granted.index)
    assert entry.content == NEW.consent
    assert entry.entry.operation == Operation.SHARE


def test_a_request_gets_the_documents_and_leaves_a_receipt(store: ShareStore) -> None:
    share = store.grant(NEW, "Sari")

    opening = ask(store)

    assert isinstance(opening, Opening)
    assert (opening.documents, opening.beside) == ((FILE, FILE), PROOFS)
    assert opening.share.opened == 1
    opened = store.receipts(share.id)[0]
    assert (opened.event, opened.recipient, opened.transport) == (
        Event.OPENED,
        "dr. Rina, RS Harapan",
        "lan",
    )
    assert (opened.records, opened.size, opened.result) == (2, 2 * len(FILE.content), "ok")
    assert store.ledger.verify(full=True).problems == ()


def test_unknown_links_and_the_wrong_way_leave_no_receipt(store: ShareStore) -> None:
    share = store.grant(NEW, "Sari")

    assert store.open_manifest(b"?" * 32, "x", None, transport="lan") == Refusing(Refused.UNKNOWN)
    assert store.open_direct(NEW.token, "x", transport="lan") == Refusing(Refused.MODE)
    assert events(store, share) == [Event.GRANTED]


def test_uses_run_out_but_what_was_given_can_still_be_fetched(
    store: ShareStore, clock: Clock
) -> None:
    share = store.grant(replace(NEW, uses=2, mode=ShareMode.DIRECT), "Sari")

    for _ in range(2):
        assert isinstance(store.open_direct(NEW.token, "x", transport="lan"), Opening)
    refused = store.open_direct(NEW.token, "x", transport="lan")

    assert refused == Refusing(Refused.USED_UP)
    assert store.share(share.id).state is ShareState.USED_UP
    assert store.alive(share.id)
    assert store.document(share.id, 1) == FILE
    assert store.document(share.id, 2) is None
    assert store.document(share.id, -1) is None
    clock.now = NEW.expires_ms
    assert store.document(share.id, 0) is None
    assert events(store, share) == [Event.GRANTED, Event.OPENED, Event.OPENED, Event.REFUSED]


def test_a_wrong_passcode_costs_one_of_ten_tries_and_a_missing_one_none(store: ShareStore) -> None:
    share = store.grant(replace(NEW, passcode="1234ü"), "Sari")

    assert ask(store, None) == Refusing(Refused.PASSCODE_MISSING, 10)
    assert ask(store, "9999") == Refusing(Refused.WRONG_PASSCODE, 9)
    assert isinstance(ask(store, "1234u\u0308"), Opening)
    assert store.share(share.id).tries_left == 9
    results = [receipt.result for receipt in reversed(store.receipts(share.id))]
    assert results == ["ok", "wrong-passcode", "ok"]


def test_ten_wrong_tries_lock_it_for_good(store: ShareStore) -> None:
    share = store.grant(replace(NEW, passcode="1234"), "Sari")

    left = [ask(store, "no") for _ in range(10)]

    assert [one.tries_left for one in left if isinstance(one, Refusing)] == list(range(9, -1, -1))
    assert ask(store, "1234") == Refusing(Refused.LOCKED)
    assert store.share(share.id).state is ShareState.LOCKED
    assert store.document(share.id, 0) is None
    with pytest.raises(ShareOver):
        store.resume(share.id, "Sari")


def test_an_expired_share_refuses_and_notes_it_once(store: ShareStore, clock: Clock) -> None:
    share = store.grant(NEW, "Sari")
    clock.now = NEW.expires_ms

    assert store.share(share.id).state is ShareState.EXPIRED
    assert ask(store) == Refusing(Refused.EXPIRED)
    assert store.note_expired() == ()
    assert events(store, share) == [Event.GRANTED, Event.EXPIRED, Event.REFUSED]
    with pytest.raises(ShareOver) as over:
        store.extend(share.id, MINUTE, "Sari")
    assert over.value.state == "expired"


def test_expiry_is_noted_without_anybody_asking(store: ShareStore, clock: Clock) -> None:
    share = store.grant(NEW, "Sari")

    assert store.note_expired() == ()
    clock.now = NEW.expires_ms + 1
    assert store.note_expired() == (share.id,)
    assert store.note_expired() == ()
    assert events(store, share) == [Event.GRANTED, Event.EXPIRED]


def test_stop_wins_at_once_and_destroys_the_documents(store: ShareStore) -> None:
    share = store.grant(NEW, "Sari")
    ask(store)

    stopped = store.stop(share.id, "Sari")

    assert stopped.state is ShareState.STOPPED
    assert stopped.key == b""
    assert ask(store) == Refusing(Refused.STOPPED)
    assert store.document(share.id, 0) is None
    assert store.beside(share.id) is None
    assert store.stop(share.id, "Sari").state is ShareState.STOPPED
    assert events(store, share) == [Event.GRANTED, Event.OPENED, Event.STOPPED, Event.REFUSED]


def test_pause_resume_and_extend(store: ShareStore, clock: Clock) -> None:
    share = store.grant(NEW, "Sari")

    store.pause(share.id, "Sari")
    assert ask(store) == Refusing(Refused.PAUSED)
    assert not store.alive(share.id)
    store.resume(share.id, "Sari")
    store.resume(share.id, "Sari")
    extended = store.extend(share.id, 5 * MINUTE, "Sari")
    clock.now = NEW.expires_ms + MINUTE

    assert extended.expires_ms == NEW.expires_ms + 5 * MINUTE
    assert isinstance(ask(store), Opening)
    assert events(store, share) == [
        Event.GRANTED,
        Event.PAUSED,
        Event.REFUSED,
        Event.RESUMED,
        Event.EXTENDED,
        Event.OPENED,
    ]


def test_a_print_is_noted_only_after_something_was_given(store: ShareStore) -> None:
    share = store.grant(NEW, "Sari")

    assert not store.printed(share.id, "x", transport="lan")
    ask(store)
    assert store.printed(share.id, "x", transport="lan")
    assert events(store, share)[-1] is Event.PRINTED


def test_documents_are_replaced_when_records_go(store: ShareStore) -> None:
    share = store.grant(NEW, "Sari")
    gone = frozenset({NEW.records[0]})
    assert store.showing(gone) == (share,)
    smaller = Document("application/fhir+json", b"{}")

    changed = store.replace_documents(share.id, [smaller], NEW.records[1:], "Sari")

    assert changed.records == NEW.records[1:]
    opening = ask(store)
    assert isinstance(opening, Opening)
    assert opening.documents == (smaller,)
    assert store.showing(gone) == ()


def test_a_flood_of_refusals_is_counted_but_not_all_kept(
    store: ShareStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vault.share_log.REFUSALS_KEPT", 5)
    share = store.grant(NEW, "Sari")
    store.stop(share.id, "Sari")

    for _ in range(9):
        assert ask(store) == Refusing(Refused.STOPPED)

    assert events(store, share).count(Event.REFUSED) == 5


def test_a_visitors_own_words_are_kept_short(store: ShareStore) -> None:
    share = store.grant(NEW, "Sari")

    store.open_manifest(NEW.token, "x" * 10_000, None, transport="lan")

    assert len(store.receipts(share.id)[0].recipient) == 500


def test_no_such_share_and_no_writer(store: ShareStore, tmp_path: Path, clock: Clock) -> None:
    share = store.grant(NEW, "Sari")
    for wrong in ("", "zz", "00" * 16):
        with pytest.raises(NoShare):
            store.find(wrong)
    with pytest.raises(NoShare):
        store.stop(ShareId("00" * 16), "Sari")
    reading = open_store(tmp_path, clock, None)
    assert reading.shares() == (share,)
    with pytest.raises(RestoredCopy):
        reading.stop(share.id, "Sari")


def test_every_change_is_told_to_the_anchor(tmp_path: Path, clock: Clock) -> None:
    heads: list[Head] = []
    store = make_shares(tmp_path, clock, heads)
    store.grant(NEW, "Sari")
    ask(store)

    assert [head.size for head in heads] == [1, 2]
    assert [line.operation for line in store.log_lines(5)] == [Operation.ACCESS, Operation.SHARE]
    assert store.log_lines(1)[0].detail["recipient"] == "dr. Rina, RS Harapan"


def open_store(folder: Path, clock: Clock, writer: object) -> ShareStore:
    connection = open_database(folder / "share.db", KEY)
    return ShareStore(
        connection,
        PERSON,
        writer,  # type: ignore[arg-type]
        clock,
        bytes,
        lambda _head: None,
        passcode_kdf=CHEAP,
    )


GUESS = """
import sys
sys.path[:0] = sys.argv[1:3]
import pickle, pathlib, os
from record_fakes import Clock, KEY, PERSON, CHEAP
from vault.db import open_database
from vault.log import Writer
from vault.sign import SigningKey
from vault.share_store import ShareStore
ledger, log, seed, incarnation = (bytes.fromhex(part) for part in sys.argv[4].split(","))
writer = Writer(ledger, log, SigningKey.from_bytes(seed), incarnation)
connection = open_database(pathlib.Path(sys.argv[3]) / "share.db", KEY)
store = ShareStore(connection, PERSON, writer, Clock(), os.urandom, lambda head: None,
                   passcode_kdf=CHEAP)
for number in range(5):
    answer = store.open_manifest(b"T" * 32, "x", f"guess {number}", transport="lan")
    print(answer.reason.value)
"""


def test_twenty_parallel_guesses_cost_exactly_ten(tmp_path: Path, clock: Clock) -> None:
    store = make_shares(tmp_path, clock)
    share = store.grant(replace(NEW, passcode="right"), "Sari")
    writer = store._log._writer
    assert isinstance(writer, Writer)
    secrets = (writer.ledger_id, writer.log_id, writer.signer.to_bytes(), writer.incarnation)
    here = Path(__file__).parent
    told = ",".join(part.hex() for part in secrets)
    command = [sys.executable, "-c", GUESS, str(here), str(here.parents[1]), str(tmp_path), told]

    guessers = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    answers = [line for guesser in guessers for line in guesser.communicate()[0].split()]

    assert sorted(answers) == ["locked"] * 10 + ["wrong-passcode"] * 10
    assert store.share(share.id).state is ShareState.LOCKED
    assert ask(store, "right") == Refusing(Refused.LOCKED)
    assert store.ledger.verify(full=True).problems == ()
