"""Witnesses as a person chooses and asks them; the witness is a real one on this computer."""

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from cli_shell import Shell

from app import witnessing
from app.witnessing import Came
from sync.witness.client import Said, WitnessAnswer
from sync.witness.judge import Judge
from sync.witness.key_file import KeyOfWitness
from sync.witness.logs import Logs
from sync.witness.server import serve
from sync.witness.sqlite_store import SqliteStore
from vault.policy import parse_policy
from vault.record_proof import check_proof
from vault.sign import SigningKey
from vault.vault import Vault
from vault.vault_state import VaultState


class Witness:
    """A running witness over one SQLite file."""

    def __init__(self, folder: Path, number: int) -> None:
        signer = SigningKey.from_bytes(bytes((number,)) * 32)
        self.key = KeyOfWitness(f"saksi.example/{number}", signer)
        self.vkey = str(self.key.public)
        self._path = folder / f"witness-{number}.db"
        self._end = threading.Event()
        self.url = ""
        self.start(0)

    def start(self, port: int) -> None:
        self._end = threading.Event()
        told: list[str] = []
        store = SqliteStore(self._path)
        judge = Judge(self.key, Logs(anchors=True), store, time.time)
        arguments = (judge, "127.0.0.1", port, told.append, self._end.is_set)
        self._thread = threading.Thread(target=serve, args=arguments)
        self._thread.start()
        while not told and self._thread.is_alive():
            time.sleep(0.01)
        self.url, self._store = told[0], store

    def stop(self) -> None:
        self._end.set()
        self._thread.join(20)
        self._store.close()


@contextmanager
def running(folder: Path, *numbers: int) -> Iterator[list[Witness]]:
    made = [Witness(folder, number) for number in numbers]
    try:
        yield made
    finally:
        for one in made:
            one.stop()


def test_two_of_three_vouch_on_the_command_line(filled: Shell, tmp_path: Path) -> None:
    with running(tmp_path, 1, 2, 3) as (first, second, third):
        assert filled("witness", "list").object["witnesses"] == []
        said = filled("witness", "add", first.url)
        assert said.exit == 0, said.error
        assert said.object["witnesses"][0]["key"] == first.vkey
        filled("witness", "add", second.url, "--key", second.vkey)
        filled("witness", "add", third.url)
        third.stop()
        said = filled("witness", "ask")
        third.start(0)

        assert said.exit == 3
        assert [one["came"] for one in said.object["asked"]] == ["vouched", "vouched", "silent"]
        answer = filled("witness", "list").object
        assert (answer["state"], answer["confirming"], answer["need"]) == ("vouched", 2, 2)
        assert answer["since"]
        assert filled("verify", "--full").object["state"] == "vouched"
        assert filled("witness", "need", "3").object["state"] == "not-vouched"
        assert filled("witness", "remove", third.key.name).object["state"] == "vouched"
        assert filled("witness", "remove", "nobody").exit == 6


def test_a_proof_made_then_says_who_vouches(filled: Shell, tmp_path: Path) -> None:
    target, policy = filled.home / "bukti.tlog-proof", filled.home / "policy"
    with running(tmp_path, 1, 2) as witnesses:
        for one in witnesses:
            filled("witness", "add", one.url)
        assert filled("witness", "ask").exit == 0
    record = filled("list", "--kind", "lab").object["records"][0]["id"]
    assert filled("witness", "policy", "--out", policy).exit == 0

    assert filled("proof", "make", record, target).object["vouched"] == 2
    said = filled("proof", "check", target, "--policy", policy)

    assert said.exit == 0, said.error
    assert said.object["policy_met"] is True
    assert {one["witness"] for one in said.object["vouched"]} == {one.key.name for one in witnesses}
    assert len(parse_policy(policy.read_bytes()).believed()) == 2
    assert check_proof(target.read_bytes()).vouched


def test_nobody_is_asked_before_somebody_was_chosen_nor_twice_a_day(
    filled: Shell, tmp_path: Path
) -> None:
    with running(tmp_path, 1) as (witness,), filled.open() as vault:
        assert witnessing.due(vault, filled.now_ms) == ()
        witnessing.choose(vault, witness.url, witness.vkey)
        assert witnessing.due(vault, filled.now_ms) == (witness.vkey,)

        settled = witnessing.ask(vault, witness.vkey)

        assert settled.came is Came.VOUCHED
        assert witnessing.due(vault, settled.when_ms + 1000) == ()
        later = settled.when_ms + witnessing.DAY_MS
        assert witnessing.due(vault, later) == (witness.vkey,)
        assert witnessing.due(vault, settled.when_ms - 1000) == (witness.vkey,)


def test_a_lost_answer_is_made_good_by_asking_again(filled: Shell, tmp_path: Path) -> None:
    with running(tmp_path, 1) as (witness,), filled.open() as vault:
        witnessing.choose(vault, witness.url, witness.vkey)
        question = vault.witnesses().prepare(witness.vkey)
        assert witnessing.send(question).said is Said.SIGNED

        assert witnessing.ask(vault, witness.vkey).came is Came.VOUCHED


@pytest.fixture
def vault(filled: Shell) -> Iterator[tuple[Vault, str]]:
    key = str(KeyOfWitness("saksi.example/1", SigningKey.from_bytes(b"\x01" * 32)).public)
    with filled.open() as opened:
        witnessing.choose(opened, "https://saksi.example/", key)
        yield opened, key


@pytest.mark.parametrize(
    ("answer", "came"),
    [
        (WitnessAnswer(Said.SIGNED, b""), Came.ODD),
        (WitnessAnswer(Said.SIGNED, b"\xff" * 60_000), Came.ODD),
        (WitnessAnswer(Said.DIFFERS), Came.ODD),
        (WitnessAnswer(Said.HOLDS, size=0), Came.ODD),
        (WitnessAnswer(Said.UNKNOWN), Came.UNKNOWN),
        (WitnessAnswer(Said.REFUSED), Came.REFUSED),
        (WitnessAnswer(Said.BUSY), Came.BUSY),
        (WitnessAnswer(Said.SILENT), Came.SILENT),
        (WitnessAnswer(Said.ODD), Came.ODD),
    ],
)
def test_whatever_a_witness_answers_the_vault_stays_as_it_was(
    vault: tuple[Vault, str], answer: WitnessAnswer, came: Came
) -> None:
    opened, key = vault

    settled = witnessing.ask(opened, key, lambda _asked: answer)

    assert settled.came is came
    assert opened.state is VaultState.NOT_VOUCHED
    assert opened.witnesses().standing().witnesses[0].refused == came
    assert witnessing.due(opened, opened.witnesses().standing().witnesses[0].asked_ms) == ()


def test_a_larger_size_is_told_and_stops_writing_until_somebody_decides(
    vault: tuple[Vault, str],
) -> None:
    opened, key = vault

    settled = witnessing.ask(opened, key, lambda _asked: WitnessAnswer(Said.HOLDS, size=9))

    assert settled.came is Came.CONFLICT
    assert opened.state is VaultState.CHANGED
    assert opened.problems[0].where == "witness saksi.example/1"
    assert witnessing.due(opened, 0) == ()


def test_a_witness_that_says_a_size_and_takes_none_is_left_alone_for_now(
    vault: tuple[Vault, str],
) -> None:
    opened, key = vault
    asked: list[int] = []

    def hears(question: object) -> WitnessAnswer:
        asked.append(1)
        return WitnessAnswer(Said.HOLDS, size=1)

    assert witnessing.ask(opened, key, hears).came is Came.ODD
    assert len(asked) == witnessing.MOST_SENDS


@pytest.mark.parametrize("url", ["", "ftp://x/", "https://", "https://a@b/", "https://x/?q=1"])
def test_an_address_that_is_none_is_refused(filled: Shell, url: str) -> None:
    key = str(KeyOfWitness("s", SigningKey.from_bytes(b"\x01" * 32)).public)

    assert filled("witness", "add", url, "--key", key).exit in {2, 3}
    assert filled("witness", "list").object["witnesses"] == []


def test_a_witness_key_is_made_once_and_kept_private(shell: Shell) -> None:
    target = shell.home / "saksi.key"
    said = shell("witness", "key", "saksi.example/rs", target)

    assert said.exit == 0
    assert said.object["key"].startswith("saksi.example/rs+")
    assert target.stat().st_mode & 0o077 == 0
    assert "PRIVATE" not in said.text
    assert shell("witness", "key", "saksi.example/rs", target).exit == 2
    assert shell("witness", "key", "a b", shell.home / "other").exit == 2


def test_a_witness_for_nobody_does_not_start(shell: Shell) -> None:
    target = shell.home / "saksi.key"
    shell("witness", "key", "saksi.example/rs", target)

    assert shell("witness", "serve", "--key", target).exit == 2
    target.chmod(0o644)
    said = shell("witness", "serve", "--key", target, "--open", "--store", shell.home / "w.db")
    assert said.exit == 5
    assert replace(said).error


def test_a_copy_asks_its_witnesses_before_anybody_decides(filled: Shell, tmp_path: Path) -> None:
    with running(tmp_path, 1) as (witness,):
        filled("witness", "add", witness.url)
        filled("witness", "ask")
        copy = tmp_path / "elsewhere"
        shutil.copytree(filled.home / "vault", copy / "vault")
        shutil.copy(filled.kit, copy / "kit.txt")
        shutil.copy(filled.home / "passphrase", copy / "passphrase")
        other = Shell(copy, filled.now_ms, {})
        other.variables = {
            "REKAMKU_VAULT": str(other.vault),
            "REKAMKU_PASSPHRASE_FILE": str(copy / "passphrase"),
            "REKAMKU_KIT_FILE": str(other.kit),
        }
        shutil.rmtree(filled.home / ".local", ignore_errors=True)

        same = other("witness", "ask")
        shutil.rmtree(filled.home / ".local", ignore_errors=True)
        size = witness._store.count()
        known = next(iter(witness._store._run("select origin, size, root from logs", ())))
        witness._store._run("update logs set size = 9 where origin = ?", (known[0],))
        newer = other("witness", "ask")
        after = other("witness", "list")

    assert (same.exit, same.object["asked"][0]["came"]) == (0, "nothing-newer"), same.error
    assert same.object["state"] == "restored-copy"
    assert size == 1
    assert (newer.exit, newer.object["asked"][0]["came"]) == (5, "conflict")
    assert after.object["state"] == "changed"
