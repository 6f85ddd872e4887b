"""A byte changed anywhere in a vault is found by verify or refused at opening, in one sentence.

Excepted are -shm files and what lies behind the last valid frame of a WAL (design: done means).
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli_shell import SAMPLE, Said, Shell

GRANT = ("share", "create", "--for", "dr. A", "--purpose", "TREAT", "--minutes", "15")
FOUND = {4, 5}
PAGE = 4096
HEADERS = {"vault.json", "vault.json.bak"}


@pytest.fixture
def whole(filled: Shell) -> Shell:
    """A vault with records, files and a share, and a copy of it beside."""
    assert filled(*GRANT).exit == 0
    shutil.copytree(filled.vault, filled.home / "kept")
    return filled


def put_back(shell: Shell) -> None:
    shutil.rmtree(shell.vault)
    shutil.copytree(shell.home / "kept", shell.vault)


def files_of(shell: Shell) -> list[Path]:
    kept = (path.relative_to(shell.vault) for path in shell.vault.rglob("*") if path.is_file())
    return sorted(path for path in kept if not path.name.endswith("-shm"))


def found(said: Said) -> bool:
    """Whether it was said as it should: exit 4 or 5, one sentence, nothing of our inside."""
    one_line = said.error.strip() != "" and said.error.count("\n") == 1
    return said.exit in FOUND and one_line and "Traceback" not in said.error + said.text


def flip(path: Path, at: int, bit: int = 0x20) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= bit
    path.write_bytes(content)


def places_in(size: int, count: int) -> list[int]:
    """Places spread over a file, in different parts of its pages, both ends included."""
    step = max(1, size // count)
    spread = (at + (at // step * 389) % PAGE for at in range(0, size, step))
    return sorted({0, 17, size - 1, *(at for at in spread if at < size)})


def checked(shell: Shell, what: object) -> Iterator[object]:
    """Gives back `what` if neither `verify --full` nor a list says what is wrong."""
    if not found(shell("verify", "--full")):
        yield what


@pytest.mark.parametrize("name", ["household.db", "record.db", "share.db"])
def test_a_flipped_byte_in_a_database_is_found(whole: Shell, name: str) -> None:
    (path,) = (one for one in files_of(whole) if one.name == name)
    size = (whole.vault / path).stat().st_size

    missed: list[object] = []
    for at in places_in(size, 25):
        flip(whole.vault / path, at)
        missed += checked(whole, at)
        assert found(whole("verify")), at
        assert whole("list").exit in {0, *FOUND}, at
        put_back(whole)

    assert missed == []
    assert whole("verify", "--full").exit == 0


def test_a_flipped_byte_in_an_encrypted_file_is_found(whole: Shell) -> None:
    paths = [one for one in files_of(whole) if "files" in one.parts]

    missed: list[object] = []
    for path in paths[:4]:
        for at in places_in((whole.vault / path).stat().st_size, 6):
            flip(whole.vault / path, at)
            missed += checked(whole, (path, at))
            put_back(whole)

    assert paths
    assert missed == []


@pytest.mark.parametrize("name", sorted(HEADERS))
def test_a_flipped_byte_in_one_header_is_a_notice(whole: Shell, name: str) -> None:
    for at in places_in((whole.vault / name).stat().st_size, 8):
        flip(whole.vault / name, at)

        said = whole("verify")

        assert said.exit == 0, at
        assert len(said.object["notices"]) == 1
        assert (whole.vault / name).read_bytes() == (whole.home / "kept" / name).read_bytes()


def test_both_headers_changed_are_refused(whole: Shell) -> None:
    missed: list[object] = []
    for at in places_in((whole.vault / "vault.json").stat().st_size, 8):
        for name in HEADERS:
            flip(whole.vault / name, at, 1)
        missed += checked(whole, at)
        put_back(whole)

    assert missed == []


def test_a_file_cut_short_is_found(whole: Shell) -> None:
    missed: list[object] = []
    for path in files_of(whole):
        size = (whole.vault / path).stat().st_size
        for keep in {0, size // 3, size // PAGE // 2 * PAGE, size - 1}:
            (whole.vault / path).write_bytes((whole.vault / path).read_bytes()[:keep])
            said = whole("verify", "--full")
            mended = path.name in HEADERS and said.exit == 0 and said.object["notices"]
            if not mended and not found(said):
                missed.append((path, keep, said))
            put_back(whole)

    assert missed == []


def test_a_file_that_is_gone_is_found(whole: Shell) -> None:
    missed: list[object] = []
    for path in files_of(whole):
        (whole.vault / path).unlink()
        said = whole("verify", "--full")
        mended = path.name in HEADERS and said.exit == 0 and said.object["notices"]
        if not mended and not found(said):
            missed.append((path, said))
        put_back(whole)

    assert missed == []


@pytest.mark.parametrize("name", ["household.db", "record.db", "share.db"])
def test_swapped_pages_are_found(whole: Shell, name: str) -> None:
    (path,) = (one for one in files_of(whole) if one.name == name)
    content = (whole.vault / path).read_bytes()
    pages = len(content) // PAGE

    missed: list[object] = []
    for one, two in ((0, 1), (1, pages - 1), (pages // 2, pages // 3), (2, 3)):
        swapped = bytearray(content)
        swapped[one * PAGE : one * PAGE + PAGE] = content[two * PAGE : two * PAGE + PAGE]
        swapped[two * PAGE : two * PAGE + PAGE] = content[one * PAGE : one * PAGE + PAGE]
        (whole.vault / path).write_bytes(swapped)
        missed += checked(whole, (one, two))
        put_back(whole)

    assert missed == []


def test_a_database_of_somebody_else_is_found(whole: Shell) -> None:
    (record,) = (one for one in files_of(whole) if one.name == "record.db")
    (share,) = (one for one in files_of(whole) if one.name == "share.db")
    shutil.copy(whole.vault / record, whole.vault / share)

    assert found(whole("verify", "--full"))
    assert found(whole("share", "list"))


@pytest.mark.parametrize("name", ["household.db-wal", "record.db-wal", "share.db-wal"])
def test_a_flipped_byte_in_a_wal_is_found(whole: Shell, name: str) -> None:
    """A vault as a crash leaves it: its last changes are in the WAL only."""
    with whole.open() as vault:
        owner = vault.owner().id
        record = vault.record(owner)
        record.retract(record.list().rows[0].id)
        vault.shares(owner).pause(vault.shares(owner).shares()[0].id, "x")
        vault.change_passphrase("rahasia sekali ini", "rahasia sekali itu")
        vault.change_passphrase("rahasia sekali itu", "rahasia sekali ini")
        shutil.rmtree(whole.home / "kept")
        shutil.copytree(whole.vault, whole.home / "kept", ignore=shutil.ignore_patterns("*-shm"))
    put_back(whole)
    (path,) = (one for one in files_of(whole) if one.name == name)
    size = (whole.vault / path).stat().st_size
    assert whole("verify", "--full").exit == 0

    missed: list[object] = []
    for at in places_in(size, 15):
        put_back(whole)
        flip(whole.vault / path, at)
        missed += checked(whole, at)

    assert size > PAGE
    assert missed == []


@pytest.mark.parametrize(
    "words",
    [
        ("list",),
        ("search", "a"),
        ("imports", "list"),
        ("share", "list"),
        ("share", "receipts"),
        ("people", "list"),
        ("log",),
        ("rebuild-views",),
        GRANT,
        ("import", SAMPLE / "sari-rsud-singasana.json"),
    ],
)
def test_every_command_says_what_is_wrong(whole: Shell, words: tuple[str | Path, ...]) -> None:
    """Whatever page is damaged, no command fails in its own words."""
    wrong: list[object] = []
    for path in files_of(whole):
        if path.suffix != ".db":
            continue
        size = (whole.vault / path).stat().st_size
        for at in range(PAGE + 99, size, max(PAGE, size // 8 // PAGE * PAGE)):
            flip(whole.vault / path, at)
            said = whole(*words)
            if said.exit not in {0, 3} and not found(said):
                wrong.append((path.name, at // PAGE, said))
            put_back(whole)

    assert wrong == []
