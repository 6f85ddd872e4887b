"""Sharing from the command line: grant, serve, read as the doctor does, stop, receipts."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from cli_shell import SAMPLE, Shell

from app import sharing
from app.places import places
from app.session import Credentials, make_environment, unlock
from sync.errors import LinkGone
from sync.link import read_link
from sync.open_link import Visit, open_link
from sync.web import Web
from vault.kit import read_kit
from vault.vault import LockedVault

GRANT = ("share", "create", "--for", "dr. Wayan", "--purpose", "TREAT", "--minutes", "15")


@contextmanager
def serving(shell: Shell) -> Iterator[str]:
    from cli_shell import CHEAP, PASSPHRASE

    here = places(shell.variables, shell.home)
    environment = make_environment(
        here, CHEAP, lambda: shell.now_ms, lambda size: __import__("secrets").token_bytes(size)
    )
    kit = read_kit(shell.kit.read_text())
    vault = unlock(LockedVault.open(shell.vault), Credentials(PASSPHRASE, kit), environment)
    with vault, sharing.Server(vault, sharing.Around(environment, here)) as server:
        yield server.start("here")


def read_as_doctor(shell: Shell, shlink: str, passcode: str | None = None) -> dict[str, object]:
    link = read_link(shlink)
    visit = Visit("dr. Wayan", shell.now_ms // 1000, passcode=passcode)
    (file,) = open_link(link, visit, Web())
    found: dict[str, object] = json.loads(file.content)
    return found


def test_a_granted_share_says_what_it_holds(filled: Shell) -> None:
    said = filled(*GRANT, "--kind", "lab")

    assert said.exit == 0
    assert set(said.object) == {
        "id", "link", "shlink", "viewer_url", "expires", "records", "withheld", "left_out",
    }  # fmt: skip
    assert len(said.object["records"]) == 32
    assert said.object["link"].startswith(said.object["viewer_url"] + "#shlink:/")
    assert said.object["withheld"] == {"count": 0, "labels": []}


def test_a_doctor_reads_a_share_until_it_is_stopped_and_receipts_say_so(filled: Shell) -> None:
    with serving(filled):
        made = filled(*GRANT, "--kind", "lab").object
        bundle = read_as_doctor(filled, made["shlink"])
        filled("share", "stop", made["id"])
        with pytest.raises(LinkGone):
            read_as_doctor(filled, made["shlink"])

    assert bundle["type"] == "document"
    events = [one["event"] for one in filled("share", "receipts", made["id"]).object["receipts"]]
    assert events[::-1][:3] == ["granted", "opened", "stopped"]
    assert "refused" in events


def test_a_passcode_is_needed_and_wrong_ones_are_counted(filled: Shell) -> None:
    from sync.errors import PasscodeNeeded, WrongPasscode

    with serving(filled):
        made = filled(*GRANT, "--passcode", "melati").object
        with pytest.raises(PasscodeNeeded):
            read_as_doctor(filled, made["shlink"])
        with pytest.raises(WrongPasscode) as wrong:
            read_as_doctor(filled, made["shlink"], "mawar")
        bundle = read_as_doctor(filled, made["shlink"], "melati")

    assert wrong.value.remaining == 9
    assert bundle["resourceType"] == "Bundle"


def test_a_share_expires_by_itself(filled: Shell) -> None:
    with serving(filled):
        made = filled(*GRANT).object
        filled.now_ms += 16 * 60_000
        link = read_link(made["shlink"])
        with pytest.raises(LinkGone):
            open_link(link, Visit("dr. Wayan", 0, even_expired=True), Web())

    listed = filled("share", "list").object["shares"]
    assert [one["state"] for one in listed] == ["expired"]
    events = [one["event"] for one in filled("share", "receipts").object["receipts"]]
    assert "expired" in events


@pytest.mark.parametrize("end", ["stopped", "expired", "used-up"])
def test_a_share_that_has_ended_is_listed_without_its_link(filled: Shell, end: str) -> None:
    made = filled(*GRANT, "--uses", "1").object
    assert filled("share", "list").object["shares"][0]["link"] == made["link"]
    if end == "stopped":
        assert filled("share", "stop", made["id"]).object["shares"][0]["link"] is None
    elif end == "expired":
        filled.now_ms += 16 * 60_000
    else:
        with serving(filled):
            read_as_doctor(filled, made["shlink"])

    said = filled("share", "list")

    assert said.exit == 0
    assert [(one["state"], one["link"]) for one in said.object["shares"]] == [(end, None)]
    assert filled("share", "list", as_json=False).exit == 0
    assert filled("share", "receipts", made["id"]).exit == 0


def test_undoing_an_import_takes_its_records_out_of_open_shares(filled: Shell) -> None:
    filled("import", SAMPLE / "sari-puskesmas-kediri.json")
    imports = filled("imports", "list").object["imports"]
    first = next(one for one in imports if "singasana" in one["path"])
    with serving(filled):
        made = filled(*GRANT, "--kind", "lab").object
        filled("imports", "undo", first["import_id"])
        bundle = json.dumps(read_as_doctor(filled, made["shlink"]))

    assert "HbA1c" in bundle
    assert "Kreatinin" not in bundle


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--passcode", "abc"), 2),
        (("--passcode", "abcd", "--mode", "direct"), 2),
        (("--kind", "imaging"), 7),
        (("--record", "ab" * 16), 6),
        (("--url", "ftp://x"), 2),
    ],
)
def test_a_share_that_cannot_stand_is_refused(
    filled: Shell, words: tuple[str, ...], code: int
) -> None:
    said = filled(*GRANT, *words)

    assert said.exit == code
    assert filled("share", "list").object["shares"] == []


def test_a_childs_share_names_the_guardian(sari: Shell) -> None:
    sari(
        "people", "add", "--person", "Putu Ayu Lestari", "--birth-date", "2021-05-20",
        "--sex", "female", "--relation", "cucu",
    )  # fmt: skip
    sari("import", SAMPLE / "ayu-puskesmas-kediri.json")

    said = sari("--person", "Putu Ayu", *GRANT, "--kind", "immunisation")

    assert said.exit == 0
    assert len(said.object["records"]) == 16


def test_the_qr_picture_holds_the_link(filled: Shell, tmp_path: Path) -> None:
    from sync.qr import read_codes

    made = filled(*GRANT, "--qr", tmp_path / "code.png").object

    assert read_codes(tmp_path / "code.png") == (made["link"],)


def test_ones_own_link_opens_as_somebody_elses(filled: Shell) -> None:
    with serving(filled):
        made = filled(*GRANT, "--format", "bundle", "--kind", "lab").object
        draft = filled("open", made["link"])
        filled.now_ms += 16 * 60_000
        expired = filled("open", made["link"])

    assert draft.object["files"][0]["status"] in {"dry-run", "held"}
    assert draft.object["files"][0]["found"]["Observation"] == 32
    assert (expired.exit, expired.object["error"]["code"]) == (7, "expired")


def test_a_second_server_of_the_vault_leaves_the_first_to_answer(filled: Shell) -> None:
    with serving(filled) as first, serving(filled) as second:
        made = filled(*GRANT).object
        bundle = read_as_doctor(filled, made["shlink"])

    assert first == second
    assert bundle["resourceType"] == "Bundle"
