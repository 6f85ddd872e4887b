"""Checks of `record.db` beyond its ledger: views against entries, files against their keys.

Refuses: repairing; what it finds is named, and `rebuild` makes the views anew.
"""

from collections.abc import Callable

from vault.db import Connection
from vault.errors import Altered
from vault.imports import known_file
from vault.log import LedgerReport, Problem
from vault.record_tally import Tally, check_tally
from vault.workshop import Workshop

_UNFIT = "does not fit the entries"
_TIMELINE = "select (select count(*) from timeline) = (select count(*) from records)"
_POSTINGS = """
    select (select count(*) from postings) = (select count(*) from timeline)"""
_COUNTS = """
    select (select count(*) from timeline) = (select coalesce(sum(n), 0) from counts)"""
_TEXTS = """
    select (select count(*) from timeline where hidden = 0)
        = (select coalesce(sum(n), 0) from texts)"""
_VERSIONS = """
    select not exists (select 1 from
        (select log, idx from records union all select log, idx from versions) v where not exists
        (select 1 from entries e where e.id = (v.log << 40 | v.idx)))"""
_IMPORTS = """
    select not exists (select 1 from imports i join logs l on l.log_id = i.log where not exists
        (select 1 from entries e where e.id = (l.number << 40 | i.idx)))"""
_QUESTIONS = (
    ("timeline", _TIMELINE),
    ("postings", _POSTINGS),
    ("counts", _COUNTS),
    ("texts", _TEXTS),
    ("versions", _VERSIONS),
    ("imports", _IMPORTS),
)
"""Names of views, and what must hold of them."""


def compared(
    connection: Connection, tally: Tally, report: LedgerReport, cancelled: Callable[[], bool]
) -> tuple[Problem, ...] | None:
    """The tables that do not fit the payloads that `tally` heard in this snapshot.

    None where that says nothing: the ledger itself is not sound, or the snapshot has ended.
    """
    if not report.ok or not connection.in_transaction:
        return None
    unfit = check_tally(connection, tally, report, cancelled)
    return tuple(Problem(name, _UNFIT) for name in unfit)


def check_record(
    shop: Workshop,
    *,
    full: bool,
    cancelled: Callable[[], bool],
    unfit: tuple[Problem, ...] | None = None,
) -> tuple[Problem, ...]:
    """What is wrong with views and pages; with `full` also with every byte of the files.

    `unfit` is what `compared` found: where that is nothing, every table was read whole and fits.
    """
    connection, problems = shop.connection, list(unfit or ())
    if unfit != ():
        problems += _views(connection)
    if unfit != () or _has_spare_pages(connection):
        problems += _pages(connection)
    if full:
        problems += _words(connection)
        problems += _files(shop, cancelled)
    return tuple(problems)


def _has_spare_pages(connection: Connection) -> bool:
    """Whether the file has pages that no table uses, or whose newer form lies in the WAL."""
    log = connection.path.with_name(f"{connection.path.name}-wal")
    spare = connection.row("pragma freelist_count")[0]
    return bool(spare) or (log.exists() and log.stat().st_size > 0)


def _views(connection: Connection) -> list[Problem]:
    problems = []
    for name, question in _QUESTIONS:
        try:
            holds = connection.row(question)[0]
        except Altered:
            connection.renew()
            problems.append(Problem(name, "unreadable"))
            continue
        if not holds:
            problems.append(Problem(name, _UNFIT))
    return problems


def _pages(connection: Connection) -> list[Problem]:
    """Pages whose own check value fails (SQLCipher), also those that no table uses."""
    try:
        bad = connection.rows("pragma cipher_integrity_check")
    except Altered:
        connection.renew()
        return [Problem("pages", "unreadable")]
    return [Problem("pages", str(line[0])) for line in bad[:100]]


def _words(connection: Connection) -> list[Problem]:
    """The word index's own check."""
    try:
        connection.execute("insert into words (words) values ('integrity-check')")
    except Altered:
        connection.renew()
        return [Problem("words", "unreadable")]
    return []


def _files(shop: Workshop, cancelled: Callable[[], bool]) -> list[Problem]:
    problems = []
    for (name,) in shop.connection.rows("select name from files order by name"):
        if cancelled():
            break
        stored = known_file(shop.connection, name)
        if stored is None:
            continue
        try:
            shop.files.verify(stored)
        except Altered as damage:
            problems.append(Problem(damage.where, damage.what))
    return problems
