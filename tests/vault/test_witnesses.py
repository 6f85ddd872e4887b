"""Witnesses of a vault: what they see, what is kept, when a vault is vouched for, when not.

Refuses: a network; the witness of these tests lives in memory.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from vault_maker import OWNER, Place
from witness_fakes import MemoryWitness, another

from vault.db import Connection, transaction
from vault.errors import Altered, NoWitness, ProofRefused, RolledBack
from vault.keyring_store import MemoryKeyring
from vault.note import parse_checkpoint, parse_note
from vault.open_vault import Vault
from vault.people import NewPerson
from vault.vault_state import VaultState

SECOND = NewPerson("Budi Santoso", "1980-01-01", OWNER.sex, "")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    made = Place(tmp_path)
    made.make()[0].close()
    return made


def asked(vault: Vault, witness: MemoryWitness) -> int:
    """One round with a witness, as the client does it; the size of the anchor log then."""
    book = vault.witnesses()
    question = book.prepare(witness.vkey)
    answer = witness.hears(question)
    if isinstance(answer, int):
        question = book.prepare(witness.vkey, answer)
        answer = witness.hears(question)
    assert isinstance(answer, bytes)
    book.keep(question, answer)
    return question.size


def state(vault: Vault) -> VaultState:
    return vault.state


def choose(vault: Vault, *witnesses: MemoryWitness) -> None:
    for one in witnesses:
        vault.witnesses().choose(one.vkey, f"https://{one.name}/")


def test_nobody_vouches_before_a_witness_was_chosen_and_asked(place: Place) -> None:
    witness = MemoryWitness()
    with place.unlock() as vault:
        assert vault.witnesses().standing().witnesses == ()
        assert state(vault) is VaultState.NOT_VOUCHED
        choose(vault, witness)
        assert state(vault) is VaultState.NOT_VOUCHED
        with pytest.raises(NoWitness):
            vault.witnesses().prepare(another(9).vkey)

        asked(vault, witness)

        assert state(vault) is VaultState.VOUCHED
        assert vault.verify(full=True).ok
    with place.unlock() as vault:
        assert state(vault) is VaultState.VOUCHED
        assert vault.verify(full=True).state is VaultState.VOUCHED


def test_as_many_as_were_asked_for_must_agree(place: Place) -> None:
    three = [another(number) for number in (1, 2, 3)]
    with place.unlock() as vault:
        choose(vault, *three)
        asked(vault, three[0])
        assert vault.witnesses().standing().need == 2
        assert state(vault) is VaultState.NOT_VOUCHED
        asked(vault, three[1])
        assert state(vault) is VaultState.VOUCHED
        standing = vault.witnesses().standing()
        assert (standing.confirming, len(standing.witnesses)) == (2, 3)
        assert 0 < standing.since_ms <= standing.last_ms

        vault.witnesses().set_need(3)
        assert state(vault) is VaultState.NOT_VOUCHED
        asked(vault, three[2])
        assert state(vault) is VaultState.VOUCHED


def test_two_witnesses_see_nothing_that_links_them(place: Place) -> None:
    first, second = another(1), another(2)
    with place.unlock() as vault:
        choose(vault, first, second)
        one, two = (vault.witnesses().prepare(each.vkey) for each in (first, second))
        seen = [parse_checkpoint(parse_note(each.note).text) for each in (one, two)]
        heads = {head.root for head in vault.record(vault.owner().id).ledger.heads()}

    assert seen[0].origin != seen[1].origin
    assert seen[0].root != seen[1].root
    assert [head.size for head in seen] == [1, 1]
    assert vault.vault_id.hex().encode() not in one.note + two.note
    assert not any(head.root in heads for head in seen)


def test_a_quiet_day_looks_like_any_other(place: Place) -> None:
    witness = MemoryWitness()
    with place.unlock() as vault:
        choose(vault, witness)
        assert asked(vault, witness) == 1
        assert asked(vault, witness) == 2
        vault.add_person(SECOND)
        assert asked(vault, witness) == 3


def test_an_answer_that_was_lost_is_asked_for_again(place: Place) -> None:
    witness = MemoryWitness()
    with place.unlock() as vault:
        choose(vault, witness)
        assert isinstance(witness.hears(vault.witnesses().prepare(witness.vkey)), bytes)
    with place.unlock() as vault:
        assert asked(vault, witness) == 1
        assert state(vault) is VaultState.VOUCHED


class Moment:
    """Everything a computer remembers of a vault at one time: its folder, anchors, keyring."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._kept = place.keep("moment")
        self._state = Path(shutil.copytree(place.state, place.root / "moment-state"))
        assert isinstance(place.keyring, MemoryKeyring)
        self._keyring = dict(place.keyring.kept)

    def put_back(self) -> None:
        self._place.put_back(self._kept)
        shutil.rmtree(self._place.state)
        shutil.copytree(self._state, self._place.state)
        assert isinstance(self._place.keyring, MemoryKeyring)
        self._place.keyring.kept = dict(self._keyring)


def test_a_witness_that_knows_more_means_an_older_state_was_put_back(place: Place) -> None:
    witness = MemoryWitness()
    with place.unlock() as vault:
        choose(vault, witness)
        asked(vault, witness)
    moment = Moment(place)
    with place.unlock() as vault:
        asked(vault, witness)
        asked(vault, witness)
    moment.put_back()

    with place.unlock() as vault:
        assert state(vault) is VaultState.VOUCHED
        book = vault.witnesses()
        assert witness.hears(book.prepare(witness.vkey)) == 3
        with pytest.raises(RolledBack):
            book.prepare(witness.vkey, 3)
        book.contradicted(witness.vkey, 3)
        assert state(vault) is VaultState.CHANGED
        with pytest.raises(RolledBack):
            vault.require_writable()
        assert vault.problems[0].what.startswith("rolled-back 3 ")
        assert vault.witnesses().standing().confirming == 0
    with place.unlock() as vault:
        assert state(vault) is VaultState.CHANGED
        vault.accept_copy()
        assert state(vault) is VaultState.NOT_VOUCHED
        asked(vault, witness)
        assert state(vault) is VaultState.VOUCHED


def test_a_witness_that_is_mistaken_can_be_left(place: Place) -> None:
    witness = MemoryWitness()
    with place.unlock() as vault:
        choose(vault, witness)
        asked(vault, witness)
        vault.witnesses().contradicted(witness.vkey, 0)
        with pytest.raises(Altered):
            vault.require_writable()

        vault.witnesses().dismiss(witness.vkey)

        assert state(vault) is VaultState.NOT_VOUCHED
        vault.require_writable()


def test_an_answer_without_the_witness_own_cosignature_is_not_kept(place: Place) -> None:
    witness, stranger = another(1), another(2)
    with place.unlock() as vault:
        choose(vault, witness)
        question = vault.witnesses().prepare(witness.vkey)
        foreign = stranger.hears(question)
        good = witness.hears(question)
        assert isinstance(foreign, bytes)
        assert isinstance(good, bytes)
        for answer in (b"", foreign, good[:-10] + b"\n", good.replace(b"/1 ", b"/7 "), b"\xff"):
            with pytest.raises(ProofRefused):
                vault.witnesses().keep(question, answer)
        assert state(vault) is VaultState.NOT_VOUCHED
        vault.witnesses().keep(question, foreign + good)
        assert vault.verify(full=True).ok


def test_a_kept_word_of_a_witness_cannot_be_changed_or_lost_unseen(place: Place) -> None:
    witness = MemoryWitness()
    with place.unlock() as vault:
        choose(vault, witness)
        asked(vault, witness)
        connection = vault._core.household.connection
        for statement in (
            "update anchor_notes set seconds = seconds - 9",
            "update anchor_leaves set blind = randomblob(32)",
            "delete from anchor_notes",
        ):
            with vault_put_back(connection):
                connection.execute(statement)
                connection.execute("commit")
                report = vault.verify(full=False)
                assert any(one.where.startswith("witness ") for one in report.problems), statement


@contextmanager
def vault_put_back(connection: Connection) -> Iterator[None]:
    """What is changed inside is put back afterwards."""
    kept = {
        table: connection.rows(f"select * from {table}")
        for table in ("anchor_notes", "anchor_leaves")
    }
    connection.execute("begin immediate")
    yield
    with transaction(connection):
        for table, rows in kept.items():
            connection.execute(f"delete from {table}")
            for row in rows:
                marks = ", ".join("?" * len(row))
                connection.execute(f"insert into {table} values ({marks})", row)


@pytest.mark.parametrize("text", ["", "nobody", "a+00000000+AA==", MemoryWitness().vkey + "A"])
def test_what_is_no_key_of_a_witness_is_refused(place: Place, text: str) -> None:
    with place.unlock() as vault, pytest.raises(ProofRefused):
        vault.witnesses().choose(text, "https://saksi.example/")
