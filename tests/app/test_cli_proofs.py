"""`proof make` and `proof check` as a person uses them: with a vault, and with nothing at all."""

import json
from pathlib import Path

import pytest
from cli_shell import Shell

from vault.record_proof import check_proof


@pytest.fixture
def made(filled: Shell) -> Path:
    """The proof of her first record, on the desk."""
    target = filled.home / "bukti.tlog-proof"
    record = filled("list", "--kind", "lab").object["records"][0]["id"]
    said = filled("proof", "make", record, target)
    assert said.exit == 0, said.error
    answer = said.object
    assert answer["ok"] is True
    assert (answer["record_id"], answer["vouched"], answer["page"]) == (record, 0, None)
    return target


def test_a_proof_is_checked_with_nothing_but_its_file(made: Path, own_home: Path) -> None:
    stranger = Shell(own_home / "elsewhere")
    stranger.home.mkdir()

    said = stranger("proof", "check", made)

    assert said.exit == 0, said.error
    answer = said.object
    assert answer["ok"] is True
    assert json.loads(answer["content"])["resourceType"] == "Observation"
    assert answer["vouched"] == []
    assert answer["policy_met"] is None
    assert list(stranger.home.iterdir()) == []


def test_the_exact_bytes_can_be_taken_out(made: Path, shell: Shell) -> None:
    out = shell.home / "isi.json"

    said = shell("proof", "check", made, "--content", out)

    assert said.exit == 0
    assert out.read_bytes() == check_proof(made.read_bytes()).content
    assert shell("proof", "check", made, "--content", out).exit == 2


def test_an_altered_proof_ends_with_5_and_a_file_that_is_none_with_3(
    made: Path, shell: Shell
) -> None:
    whole = made.read_bytes()
    altered = shell.home / "diubah.tlog-proof"
    altered.write_bytes(whole[:-40] + whole[-40:-39].swapcase() + whole[-39:])
    other = shell.home / "catatan.txt"
    other.write_text("bukan bukti")

    for path, code, reason in ((altered, 5, None), (other, 3, "proof-file")):
        said = shell("proof", "check", path)
        assert said.exit == code, said.text
        answer = said.object
        assert answer["ok"] is False
        assert reason in {None, answer["reason"]}
        assert "Traceback" not in said.error
    assert shell("proof", "check", shell.home / "tidak-ada").exit == 2


def test_a_policy_that_is_not_met_or_is_none_is_told(made: Path, shell: Shell) -> None:
    key = "saksi.example/3+4a235c1e+BO1JKMYo0cLG6ukDOJBZlWEpWSc6XGP5NjbBRhSshzfR"
    policy = shell.home / "policy"
    for text, code, reason in (
        ("quorum none\n", 0, None),
        (f"witness w {key}\nquorum w\n", 5, "policy-not-met"),
        ("quorum w\n", 3, "policy"),
    ):
        policy.write_text(text)
        said = shell("proof", "check", made, "--policy", policy)
        assert said.exit == code, said.text
        assert said.object.get("reason") == reason


def test_a_proof_overwrites_nothing_and_needs_a_record(made: Path, filled: Shell) -> None:
    kept = made.read_bytes()
    record = filled("list").object["records"][0]["id"]

    assert filled("proof", "make", record, made).exit == 2
    assert filled("proof", "make", "5a" * 16, filled.home / "x").exit == 6
    assert made.read_bytes() == kept


def test_the_checker_is_put_beside_a_proof_on_request(filled: Shell) -> None:
    folder = filled.home / "untuk dokter"
    folder.mkdir()
    record = filled("list").object["records"][0]["id"]

    said = filled("proof", "make", record, folder / "bukti.tlog-proof", "--with-page")

    assert said.exit == 0, said.error
    page = Path(said.object["page"])
    assert page.parent == folder
    assert page.read_text("utf-8").startswith("<!doctype html>")


def test_no_name_of_the_person_or_file_stands_in_a_proof(made: Path, filled: Shell) -> None:
    shown = made.read_bytes()
    answer = filled("proof", "check", made).object

    for secret in ("sari-rsud-singasana", str(filled.home)):
        assert secret.encode() not in shown
        assert secret not in json.dumps(answer)


def test_people_at_a_terminal_read_sentences(made: Path, shell: Shell) -> None:
    said = shell("proof", "check", made, as_json=False)

    assert said.text.startswith("The content fits its proof")
    assert "the vault's own word" in said.text


def test_a_time_stamp_is_checked_with_its_chain_only(
    made: Path, shell: Shell, shared_data: Path
) -> None:
    folder = shared_data / "vectors" / "rfc3161" / "sigstage"
    token, chain = folder / "response-sha256.tsr", folder / "ts_chain.pem"

    assert shell("proof", "check", made, "--stamp", token).exit == 2
    said = shell("proof", "check", made, "--stamp", token, "--chain", chain)

    assert said.exit == 5
    assert said.object["error"]["code"] == "altered"
