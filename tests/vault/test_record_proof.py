"""The proof of one record: it holds from its file alone, and no altered file holds.

Refuses: a proof that leaks what it need not show.
"""

import base64
import json
from pathlib import Path
from random import Random
from typing import Any

import pytest
from ledger_maker import Book, book
from vault_maker import Place
from witness_fakes import another

from vault.entry import Operation
from vault.errors import ProofRefused
from vault.log import NewEntry
from vault.note import NoteKey, origin_of
from vault.open_vault import Vault
from vault.policy import parse_policy, policy_text
from vault.proof_file import ProofFile, read_proof, write_proof
from vault.record_proof import check_proof, make_proof
from vault.sign import SigningKey

META = b'{"record":"5a5a","place":"/entry/3","source":"sari-rahasia.json"}'
CONTENT = b'{"resourceType":"Observation","valueQuantity":{"value":1.00}}'


def entries(count: int) -> list[NewEntry]:
    return [
        NewEntry(Operation.CREATE, META, CONTENT.replace(b"1.00", str(at).encode()))
        for at in range(count)
    ]


@pytest.fixture
def log(tmp_path: Path) -> Book:
    return book(tmp_path / "record.db", entries(11))


def file_of(log: Book, index: int) -> bytes:
    return make_proof(log.ledger.proof(log.writer.log_id, index), "application/fhir+json")


@pytest.mark.parametrize("index", range(11))
def test_every_entry_is_proven_by_its_file_alone(log: Book, index: int) -> None:
    proven = check_proof(file_of(log, index))

    assert proven.content == CONTENT.replace(b"1.00", str(index).encode())
    assert (proven.index, proven.size) == (index, 11)
    assert proven.log_key == NoteKey(origin_of(log.writer.log_id), log.writer.signer.public)
    assert proven.vouched == ()
    assert proven.enough is None


def test_a_proof_shows_the_content_and_nothing_that_describes_it(log: Book) -> None:
    shown = file_of(log, 3) + base64.b64decode(file_of(log, 3).split(b"\n")[1][6:])

    for secret in (b"sari-rahasia", b"/entry/3", b"5a5a"):
        assert secret not in shown
        assert base64.b64encode(secret)[:8] not in shown


def test_an_entry_without_payload_has_no_proof(log: Book) -> None:
    log.add(NewEntry(Operation.UNDO, b""))

    with pytest.raises(ValueError, match="payload"):
        make_proof(log.ledger.proof(log.writer.log_id, 11), "")


def test_no_file_with_a_changed_byte_holds(log: Book) -> None:
    whole, chance = file_of(log, 5), Random(5)
    good = check_proof(whole)
    for at in range(0, len(whole), 3):
        changed = bytearray(whole)
        changed[at] ^= 1 << chance.randrange(8)
        try:
            found = check_proof(bytes(changed))
        except ProofRefused:
            continue
        # only the hint that nothing vouches for may differ
        assert found.content == good.content
        assert found.leaf == good.leaf
        assert found.media != good.media
    for cut in range(0, len(whole), 7):
        with pytest.raises(ProofRefused):
            check_proof(whole[:cut])


@pytest.mark.parametrize("name", ["content", "nonce", "cm", "header", "key"])
def test_parts_of_another_proof_do_not_fit(log: Book, name: str) -> None:
    mine, other = (read_proof(file_of(log, at)) for at in (4, 6))
    parts, others = (json.loads(one.extra or b"") for one in (mine, other))
    if name == "key":
        key = NoteKey(origin_of(log.writer.log_id), SigningKey.from_bytes(b"\x09" * 32).public)
        others["key"] = str(key)
        parts["cm"] = parts["cm"]
    elif parts[name] == others[name]:
        pytest.skip("the same in both")
    parts[name] = others[name]

    with pytest.raises(ProofRefused):
        check_proof(again(mine, parts))


def test_a_second_spelling_of_the_extra_is_refused(log: Book) -> None:
    mine = read_proof(file_of(log, 4))
    parts = json.loads(mine.extra or b"")
    loose = json.dumps(parts).encode()
    more = {**parts, "more": 1}
    newer = {**parts, "format": "rekamku-proof/2"}
    for extra in (None, b"", b"{}", loose, coded(more), coded(newer)):
        with pytest.raises(ProofRefused):
            check_proof(write_proof(ProofFile(mine.index, mine.path, mine.note, extra)))
    assert check_proof(again(mine, parts)).index == 4


def again(proof: ProofFile, parts: dict[str, Any]) -> bytes:
    return write_proof(ProofFile(proof.index, proof.path, proof.note, coded(parts)))


def coded(parts: dict[str, Any]) -> bytes:
    return json.dumps(parts, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


# -- with witnesses -----------------------------------------------------------------------


def vouched(place: Place, *numbers: int) -> tuple[Vault, bytes]:
    """A vault whose witnesses were asked twice, and the proof of its first record entry."""
    vault = place.make()[0]
    for number in numbers:
        witness = another(number)
        vault.witnesses().choose(witness.vkey, f"https://{number}.example/")
        for _ in range(2):
            question = vault.witnesses().prepare(witness.vkey)
            answer = witness.hears(question)
            assert isinstance(answer, bytes)
            vault.witnesses().keep(question, answer)
    ledger = vault._core.household.ledger
    log_id = ledger.heads()[0].log_id
    proof = ledger.proof(log_id, 1)
    assert proof.parts is not None
    anchors = vault.witnesses().evidence(log_id, 1, proof.stored.position.leaf)
    return vault, make_proof(proof, "", anchors)


def test_witnesses_in_a_proof_say_by_when_the_entry_was_there(tmp_path: Path) -> None:
    vault, data = vouched(Place(tmp_path), 1, 2)
    with vault:
        first = {one.name: one.first_ms for one in vault.witnesses().standing().witnesses}

    proven = check_proof(data)

    assert {one.witness.name: one.seconds * 1000 for one in proven.vouched} == first
    assert len(proven.vouched) == 2


def test_a_policy_decides_whom_to_believe(tmp_path: Path) -> None:
    vault, data = vouched(Place(tmp_path), 1, 2)
    vault.close()
    keys = [(another(number).key, f"https://{number}.example/") for number in (1, 2, 3)]

    def checked(chosen: list[Any], need: int) -> tuple[int, bool | None]:
        proven = check_proof(data, parse_policy(policy_text(chosen, need).encode()))
        return len(proven.vouched), proven.enough

    assert checked(keys, 2) == (2, True)
    assert checked(keys, 3) == (2, False)
    assert checked(keys[1:], 2) == (1, False)
    assert checked(keys[2:], 1) == (0, False)
    stranger = NoteKey("other.example", SigningKey.from_bytes(b"\x31" * 32).public)
    with pytest.raises(ProofRefused):
        check_proof(data, parse_policy(f"log {stranger}\nquorum none\n".encode()))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("index", 1), ("index", -1), ("index", 2**70), ("head_path", ["2" + "A" * 43 + "="]),
        ("log_size", 1), ("log_size", 2**64), ("log_size", -1), ("log_path", []),
        ("head_path", ["AAAA"]), ("blind", base64.b64encode(bytes(32)).decode()),
        ("blind", ""), ("note", ""), ("note", "x\n\ny\n"), ("witness", another(3).vkey),
        ("path", [base64.b64encode(bytes(32)).decode()] * 2),
    ],
)  # fmt: skip
def test_an_altered_anchor_spoils_the_whole_proof(tmp_path: Path, name: str, value: object) -> None:
    vault, data = vouched(Place(tmp_path), 1)
    vault.close()
    mine = read_proof(data)
    parts = json.loads(mine.extra or b"")
    assert parts["anchors"][0][name] != value
    parts["anchors"][0][name] = value

    with pytest.raises(ProofRefused):
        check_proof(again(mine, parts))


def test_one_witness_does_not_count_twice(tmp_path: Path) -> None:
    vault, data = vouched(Place(tmp_path), 1)
    vault.close()
    mine = read_proof(data)
    parts = json.loads(mine.extra or b"")
    parts["anchors"] *= 2

    with pytest.raises(ProofRefused):
        check_proof(again(mine, parts))


def test_no_file_with_a_witness_and_a_changed_byte_holds(tmp_path: Path) -> None:
    vault, whole = vouched(Place(tmp_path), 1)
    vault.close()
    good, chance = check_proof(whole), Random(7)
    for at in range(0, len(whole), 5):
        changed = bytearray(whole)
        changed[at] ^= 1 << chance.randrange(8)
        with pytest.raises(ProofRefused):
            check_proof(bytes(changed))
    assert good.media == ""
