"""Real files: views made again from the entries hold the very same, table by table."""

from pathlib import Path
from typing import Any

import pytest
from cli_shell import Shell

from app.proving import rebuild
from vault.record_schema import VIEW_TABLES

FOLDERS = ("fhir-r4", "fhir-r5", "fhir-stu3", "fhir-dstu2", "fhir-ndjson", "fhir-ips")
SIZE = 250_000
"""Larger files only hold more of the same: bytes. Of many files, twenty are taken."""
JOINED = {
    "texts": "select digest, kind, series, n, body, head from texts",
    "timeline": "select t.hidden, t.sort, t.id, t.rid, t.kind, t.span, t.plain, t.state, t.trust,"
    " t.imp, x.digest, t.facts from timeline t join texts x on x.tid = t.text",
    "postings": "select p.hidden, p.sort, p.id, x.digest from postings p"
    " join texts x on x.tid = p.text",
}
"""Tables whose numbers of texts only the order of work gives."""


def views_of(connection: Any) -> dict[str, list[str]]:
    return {
        name: sorted(map(repr, connection.rows(JOINED.get(name, f"select * from {name}"))))
        for name in VIEW_TABLES
        if name != "words"
    }


def rebuilt_alike(shell: Shell, *paths: Path) -> int:
    """Imports, rebuilds, and says how many records there are."""
    assert shell("init", "--person", "Uji").exit == 0
    assert shell("import", "--for-person", "Uji", *paths).exit in {0, 3}
    with shell.open() as vault:
        store = vault.record(vault.owner().id)
        before = views_of(store._connection)

        records = rebuild(vault, vault.owner())

        after = views_of(store._connection)
        for name, rows in before.items():
            gone = sorted(set(rows) - set(after[name]))
            come = sorted(set(after[name]) - set(rows))
            assert (name, gone[:3], come[:3]) == (name, [], [])
    return records


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_files_of_a_folder(folder: str, shell: Shell, shared_data: Path) -> None:
    files = sorted((shared_data / folder).iterdir())

    small = [one for one in files if one.stat().st_size < SIZE]
    assert rebuilt_alike(shell, *small[:: len(small) // 20 + 1]) > 0


@pytest.mark.parametrize("part", range(4))
def test_satusehat(part: int, shell: Shell, shared_data: Path) -> None:
    files = sorted((shared_data / "fhir-satusehat").iterdir())

    assert rebuilt_alike(shell, *files[part::4]) > 0
