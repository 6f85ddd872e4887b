"""Members and roles from the command line: who comes in, who sees whom, what never leaks.

Refuses: the real price of key stretching.
"""

from dataclasses import replace
from pathlib import Path

import pytest
from cli_shell import SAMPLE, Shell

CHILD = "Ketut Adnyana"
SECRETIVE = "Luh Puspawati"
THEIRS = "sate kambing malam"


def other(shell: Shell, name: str = "Ayah", phrase: str = THEIRS) -> Shell:
    """Invites a member; a command line that comes in as them."""
    secret = shell.home / f"{name}.txt"
    secret.write_text(phrase + "\n")
    kit = shell.home / f"kit-{name}.txt"
    said = shell("members", "invite", "--name", name, "--new-passphrase-file", secret, "--out", kit)
    assert said.exit == 0, said.error
    variables = shell.variables | {
        "REKAMKU_PASSPHRASE_FILE": str(secret),
        "REKAMKU_KIT_FILE": str(kit),
    }
    return replace(shell, variables=variables, now_ms=shell.now_ms + 10_000)


def grow(shell: Shell, name: str = CHILD, born: str = "2015-02-03") -> None:
    """Adds a child."""
    said = shell("people", "add", "--person", name, "--birth-date", born, "--relation", "child")
    assert said.exit == 0, said.error


def test_an_invited_member_opens_the_vault_and_sees_nobody(filled: Shell) -> None:
    ayah = other(filled)

    assert ayah("people", "list").object == {"people": []}
    assert [one["name"] for one in ayah("members", "list").object["members"]] == [None, "Ayah"]
    assert ayah("list").exit == 6
    assert ayah("verify", "--full").object["ok"]


def test_two_members_write_side_by_side_and_both_verify(filled: Shell) -> None:
    grow(filled)
    ayah = other(filled)
    assert filled("people", "grant", CHILD, "--to", "Ayah", "--role", "writer").exit == 0

    said = ayah("import", SAMPLE / "sari-rsud-singasana.json", "--for-person", CHILD)
    assert said.exit == 0, said.error
    assert said.object["new"] > 0
    assert filled("verify", "--full").object["problems"] == []
    assert ayah("verify", "--full").object["problems"] == []


@pytest.mark.parametrize(
    ("role", "reads", "writes", "shares", "gives"),
    [
        ("guardian", True, True, True, True),
        ("writer", True, True, False, False),
        ("reader", True, False, False, False),
        ("emergency", False, False, False, False),
    ],
)
def test_what_each_role_may_do(
    filled: Shell,
    tmp_path: Path,
    role: str,
    *,
    reads: bool,
    writes: bool,
    shares: bool,
    gives: bool,
) -> None:
    grow(filled)
    ayah = other(filled)
    other(filled, "Nenek", "sayur asem jagung")
    assert filled("people", "grant", CHILD, "--to", "Ayah", "--role", role).exit == 0

    assert ayah("list", "--person", CHILD).exit == (0 if reads else 6)
    refused = 7 if reads else 6
    brought = ayah("import", SAMPLE / "sari-rsud-singasana.json", "--for-person", CHILD)
    assert (brought.exit == 0) is writes, brought.error
    asked = ("--for", "dr. Made", "--purpose", "TREAT", "--minutes", "5", "--kind", "lab")
    shared = ayah("share", "create", "--person", CHILD, *asked)
    assert shared.exit == (0 if shares else refused), shared.error
    given = ayah("people", "grant", CHILD, "--to", "Nenek", "--role", "reader")
    assert given.exit == (0 if gives else refused), given.error
    assert filled("verify", "--full").exit == 0
    assert (ayah("people", "emergency").object["people"] != []) is (role == "emergency")


def test_nothing_of_a_person_without_a_grant_shows_anywhere(filled: Shell, tmp_path: Path) -> None:
    grow(filled)
    letter = tmp_path / f"{SECRETIVE}.csv"
    letter.write_text("Tanggal;Pemeriksaan;Hasil\n")
    assert filled("people", "add", "--person", SECRETIVE, "--nik", "3171234567890001").exit == 0
    assert filled("import", SAMPLE / "sari-rsud-singasana.json").exit in {0, 3}
    ayah = other(filled)
    assert filled("people", "grant", CHILD, "--to", "Ayah", "--role", "guardian").exit == 0

    commands = [
        ("people", "list"), ("people", "roles"), ("people", "emergency"), ("members", "list"),
        ("list",), ("search", "glukosa"), ("imports", "list"), ("log",), ("verify", "--full"),
        ("share", "list"), ("share", "receipts"), ("ways", "list"),
        ("export", "--format", "fhir", "--out", tmp_path / "all.json"),
        ("import", SAMPLE / "sari-rsud-singasana.json", "--dry-run"),
    ]  # fmt: skip
    said = [ayah(*command, as_json=json) for command in commands for json in (True, False)]
    for wanted in (SECRETIVE, "Sari"):
        assert ayah("list", "--person", wanted).exit == 6
        assert ayah("people", "roles", "--person", wanted).exit == 6
    told = "\n".join(one.text for one in said)
    told += (tmp_path / "all.json").read_text() if (tmp_path / "all.json").exists() else ""
    file_says_it_itself = "Ni Wayan Sari"

    assert "Puspawati" not in told
    assert "3171234567890001" not in told
    assert "sari-rsud-singasana" not in "\n".join(
        one.text for one, command in zip(said[::2], commands, strict=True) if command[0] != "import"
    )
    assert file_says_it_itself not in "\n".join(
        one.text for one, command in zip(said[::2], commands, strict=True) if command[0] != "import"
    )


def test_an_ended_role_opens_nothing_any_more_and_an_old_copy_of_the_grant_neither(
    filled: Shell,
) -> None:
    ayah = other(filled)
    assert filled("people", "grant", "Sari", "--to", "Ayah", "--role", "reader").exit == 0
    before = ayah("list").object["total"]
    with filled.open() as vault:
        kept = vault._core.household.connection.rows("select * from grants")
        mine = vault.actor()

    said = filled("people", "revoke", "Sari", "--from", "Ayah")

    assert said.exit == 0
    assert "may have kept" in said.object["kept"]
    assert before > 0
    assert ayah("list").exit == 6
    assert filled("list").object["total"] == before
    with filled.open() as vault:
        connection = vault._core.household.connection
        theirs = [row for row in kept if row[1] != mine]
        connection.executemany("insert into grants values (?, ?, ?)", theirs)
    assert ayah("list").exit == 6
    assert "grants" in [one["what"] for one in filled("verify").object["problems"]]


def test_a_guardian_is_not_put_out_without_word_and_two_who_try_freeze_the_record(
    filled: Shell,
) -> None:
    grow(filled)
    assert filled("members", "rename", "--name", "Ibu").exit == 0
    ayah, nenek = other(filled), other(filled, "Nenek", "sayur asem jagung")
    guardian = ("--reason", "child", "--until", "2033-02-03")
    assert filled("people", "guardian", CHILD, "--to", "Ayah", *guardian).exit == 0
    assert filled("people", "grant", CHILD, "--to", "Nenek", "--role", "reader").exit == 0

    assert filled("people", "revoke", CHILD, "--from", "Ayah").exit == 7
    assert filled("people", "revoke", CHILD, "--from", "Ayah", "--ask").exit == 0
    assert ayah("people", "revoke", CHILD, "--from", "Ibu", "--ask").exit == 0
    written = ayah("import", SAMPLE / "sari-rsud-singasana.json", "--for-person", CHILD)
    assert written.exit == 7
    assert "disagree" in written.error
    assert ayah("list", "--person", CHILD).exit == 0
    assert filled("people", "roles", "--person", CHILD).object["people"][0]["frozen"]

    kept = filled("members", "list").object["members"][1]["id"]
    assert nenek("people", "decide", CHILD, "--keep", kept).object["frozen"] is False
    assert ayah("people", "revoke", CHILD, "--from", "Ibu").exit == 0
    assert filled("list", "--person", CHILD).exit == 6
    assert ayah("verify", "--full").exit == 0


def test_a_record_is_handed_over_and_who_watched_over_it_stays_only_if_asked(
    filled: Shell,
) -> None:
    grow(filled, born="2008-02-03")
    secret, kit = filled.home / "child.txt", filled.home / "kit-child.txt"
    secret.write_text("jalan sendiri sekarang\n")

    said = filled(
        "people", "hand-over", CHILD, "--new-passphrase-file", secret, "--out", kit
    )  # fmt: skip

    assert said.exit == 0, said.error
    assert filled("list", "--person", CHILD).exit == 6
    variables = filled.variables | {
        "REKAMKU_PASSPHRASE_FILE": str(secret), "REKAMKU_KIT_FILE": str(kit),
    }  # fmt: skip
    own = replace(filled, variables=variables)
    assert [one["name"] for one in own("people", "list").object["people"]] == [CHILD]
    assert own("people", "roles").object["people"][0]["role"] == "owner"
    assert own("verify", "--full").exit == 0
    assert "hand-over" in [one["operation"] for one in own("log").object["entries"]]


def test_a_record_moves_into_a_vault_of_its_own(filled: Shell) -> None:
    secret, kit = filled.home / "own.txt", filled.home / "kit-own.txt"
    secret.write_text("jalan sendiri sekarang\n")
    grow(filled)
    total = filled("list").object["total"]

    said = filled(
        "people", "move-out", "Sari", "--to", filled.home / "own", "--keep",
        "--new-passphrase-file", secret, "--out", kit,
    )  # fmt: skip

    assert said.exit == 0, said.error
    variables = {
        "REKAMKU_VAULT": str(filled.home / "own"), "REKAMKU_PASSPHRASE_FILE": str(secret),
        "REKAMKU_KIT_FILE": str(kit),
    }  # fmt: skip
    own = replace(filled, variables=variables)
    assert own("list").object["total"] == total
    assert own("verify", "--full").exit == 0
    assert filled("verify", "--full").exit == 0
    assert filled("list", "--person", "Sari").object["total"] == total
    assert filled("import", SAMPLE / "sari-rsud-singasana.json").exit == 7


def test_a_removed_member_comes_in_no_more(filled: Shell) -> None:
    ayah = other(filled)
    assert filled("people", "grant", "Sari", "--to", "Ayah", "--role", "writer").exit == 0

    assert filled("members", "remove", "Ayah").exit == 0

    assert ayah("list").exit == 4
    assert len(filled("members", "list").object["members"]) == 1
    assert filled("verify", "--full").exit == 0
