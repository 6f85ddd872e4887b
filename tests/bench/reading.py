"""Seeing and checking what is there: unlock, a page of the timeline, search, verification.

Refuses: warm sides against cold ones; both are opened anew or both are warm.
"""

import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tests.bench import bare
from tests.bench.house import PASSPHRASE, Ground, House
from tests.bench.measure import Cost, Row, compared, cost, percentile, ratio, taken_in_turns
from vault import keys
from vault.db import open_database
from vault.entry import encode
from vault.log import LedgerReport
from vault.record_store import RecordStore
from vault.records import Facts, Filter
from vault.vault_state import VaultReport

_PAGE = 200
_HITS = 50
_TYPED = (
    "hemoglobin",
    "glucose fasting",
    "creatinine serum",
    "metformin",
    "amlodipine 10",
    "puskesmas ubud",
    "dr. putu wirawan",
    "chronic hypertension",
    "blood pressure",
    "kontrol ulang",
    "diet rendah garam",
    "laboratorium prima",
    "omeprazole",
    "cholesterol plasma",
)


def unlock(ground: Ground) -> Iterator[Row]:
    """Unlock with the first page and the counts, by size; the whole of it ÷ stretching alone."""
    sizes = ground.sizes
    large, small = ground.house(sizes.many), ground.house(sizes.few)
    times = max(2, sizes.times // 5)
    yield compared(
        f"unlock to first page after stretching, {sizes.many} ÷ {sizes.few}",
        lambda: cost(lambda: _first_page(large), times),
        lambda: cost(lambda: _first_page(small), times),
        1.2,
        sizes.rounds,
    )
    price = keys.KdfParameters(sizes.stretching_kib, keys.DEFAULT_PASSES, keys.DEFAULT_LANES)
    dear = House(ground.place(), keys.KdfChoice(price, floor_kib=0))
    dear.bring(ground.file(sizes.few))
    dear.vault.close()
    yield compared(
        "whole unlock ÷ stretching alone",
        lambda: cost(lambda: _first_page(dear)),
        lambda: cost(lambda: keys.stretch(PASSPHRASE.encode(), os.urandom(16), price)),
        1.10,
        sizes.rounds,
    )


def _first_page(house: House) -> None:
    with house.unlock() as vault:
        store = vault.record(vault.owner().id)
        store.list(Filter(), _PAGE)
        store.counts()


def timeline(ground: Ground) -> Iterator[Row]:
    """A page of the timeline, by size."""
    sizes = ground.sizes
    large, small = (ground.house(number).store for number in (sizes.many, sizes.few))
    yield compared(
        f"timeline page of {_PAGE}, {sizes.many} ÷ {sizes.few}",
        lambda: cost(lambda: large.list(Filter(), _PAGE), sizes.times),
        lambda: cost(lambda: small.list(Filter(), _PAGE), sizes.times),
        1.15,
        sizes.rounds,
    )


def search(ground: Ground) -> Iterator[Row]:
    """Every keystroke of some searches: the slow ones ÷ bm25 over an unencrypted copy."""
    sizes = ground.sizes
    store = ground.house(sizes.many).store
    plain = _unencrypted(store, ground.place())
    typed = [text[:end] for text in _TYPED for end in range(1, len(text) + 1)]
    found = taken_in_turns(
        (
            lambda: _slowest(typed, lambda text: store.search(text, _HITS)),
            lambda: _slowest(typed, lambda text: store.search(text, _HITS, ranked=True)),
            lambda: _slowest(typed, lambda text: _best(plain, text)),
        ),
        sizes.rounds,
    )
    plain.close()
    for name, side, target in (("newest first", 0, 0.3), ("ranked", 1, 1.3)):
        one = ratio(found, side, 2)
        yield Row(f"search at {sizes.many}, {name}, p95 ÷ bare bm25", one.wall, one.cpu, target)


def _slowest(typed: Sequence[str], ask: Callable[[str], object]) -> Cost:
    walls, cpus = [], []
    for text in typed:
        wall, cpu = time.perf_counter(), time.process_time()
        ask(text)
        walls.append(time.perf_counter() - wall)
        cpus.append(time.process_time() - cpu)
    return Cost(percentile(walls, 0.95), percentile(cpus, 0.95))


def _unencrypted(store: RecordStore, path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path)
    connection.execute("create virtual table words using fts5(body, content='')")
    rows = store.list(Filter(), 0).rows
    connection.executemany(
        "insert into words (rowid, body) values (?, ?)",
        ((number, _words_of(row.facts)) for number, row in enumerate(rows)),
    )
    connection.commit()
    return connection


def _words_of(facts: Facts) -> str:
    return f"{facts.title} {facts.code} {facts.facility} {facts.practitioner} {facts.detail}"


def _best(plain: sqlite3.Connection, text: str) -> None:
    words = " ".join(f'"{word}"*' for word in text.replace(".", " ").split())
    if words:
        plain.execute(
            "select rowid from words where words match ? order by rank limit ?", (words, _HITS)
        ).fetchall()


def verify(ground: Ground) -> Iterator[Row]:
    """Full verification of a vault ÷ reading and hashing the same bytes, uncompressed.

    The same bytes are all that the entries hold, as two rows each: header with meta, content.
    (In one row they would leave half of every page empty, which costs as if it were full.)
    """
    sizes = ground.sizes
    house = ground.house(sizes.many)
    database, key, file = ground.place(), os.urandom(32), ground.file(sizes.many)
    writing = open_database(database, key, create=True)
    bare.put(writing, _uncompressed(house.store))
    writing.close()
    found = taken_in_turns(
        (
            lambda: cost(lambda: _verified(house.vault.verify(full=True))),
            lambda: cost(lambda: _verified(house.store.ledger.verify(full=True))),
            lambda: cost(lambda: _read(database, key)),
            lambda: cost(lambda: _read(database, key, file)),
        ),
        sizes.rounds,
    )
    ledger = ratio(found, 1, 2)
    yield Row(
        f"full check of a log of {sizes.many} ÷ reading and hashing it",
        ledger.wall,
        ledger.cpu,
        1.9,
    )
    whole = ratio(found, 0, 3)
    yield Row("verify --full with views and original ÷ the same bytes", whole.wall, whole.cpu, 1.9)


def _uncompressed(store: RecordStore) -> Iterator[bytes]:
    for one in store.ledger.walk():
        yield encode(one.entry) + one.meta
        yield one.content


def _verified(report: VaultReport | LedgerReport) -> None:
    if not report.ok:
        raise RuntimeError("the check found something")


def _read(database: Path, key: bytes, original: Path | None = None) -> None:
    connection = open_database(database, key, read_only=True)
    bare.read_and_hash(connection)
    connection.close()
    if original is not None:
        bare.hash_file(original)
