"""A database file with damaged, missing or older pages: named, and the rest is read.

Refuses: mending anything; verification only looks.
"""

from pathlib import Path

from ledger_maker import KEY, LEDGER, book, named, notes

from vault.db import checkpoint_truncate, open_database
from vault.errors import Altered
from vault.log import Ledger

PAGE = 4_096


def damaged(path: Path, marks: list[bytes]) -> None:
    whole = bytearray(path.read_bytes())
    for number in range(len(whole) // PAGE):
        if str(number).encode() in marks:
            whole[number * PAGE + 200] ^= 0xFF
    path.write_bytes(whole)


def test_damaged_pages_are_named_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    made = book(path, notes(2_000, size=60))
    checkpoint_truncate(made.connection)
    pages = path.stat().st_size // PAGE
    made.connection.close()
    damaged(path, [str(pages * 5 // 8).encode(), str(pages * 7 // 8).encode()])
    connection = open_database(path, KEY)
    ledger = Ledger(connection, LEDGER)

    report = ledger.verify(full=True)
    problems: list[str] = []
    read = list(ledger.walk(named=lambda problem: problems.append(problem.what)))

    assert named(report, "unreadable")
    assert report.entries == 2_000
    assert not report.logs[0].ok
    assert 1_700 < len(read) < 2_000
    assert set(problems) <= {"unreadable", "bundle", "payload", "chain"}


def test_a_file_cut_at_a_page_border_is_named(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    made = book(path, notes(500, size=60))
    checkpoint_truncate(made.connection)
    made.connection.close()
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2 // PAGE * PAGE])

    assert not _sound(path)


def test_older_pages_put_back_are_found(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    made = book(path, notes(300, size=60))
    checkpoint_truncate(made.connection)
    old = path.read_bytes()
    made.add(*notes(300, size=60))
    checkpoint_truncate(made.connection)
    made.connection.close()
    new = bytearray(path.read_bytes())
    replaced = 0
    for number in range(1, len(old) // PAGE):
        page = slice(number * PAGE, (number + 1) * PAGE)
        if new[page] != old[page]:
            mixed = bytearray(new)
            mixed[page] = old[page]
            path.write_bytes(mixed)
            replaced += not _sound(path)
    changed = sum(
        new[n * PAGE : (n + 1) * PAGE] != old[n * PAGE : (n + 1) * PAGE]
        for n in range(1, len(old) // PAGE)
    )
    assert replaced == changed > 0


def _sound(path: Path) -> bool:
    try:
        connection = open_database(path, KEY)
        try:
            return Ledger(connection, LEDGER).verify(full=True).ok
        finally:
            connection.close()
    except Altered:
        return False
