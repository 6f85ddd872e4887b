"""Tables of any kind: the head is understood first, then every row becomes its records.

Refuses: tables whose columns nobody can be sure of; rows that are cut or too long.
"""

from collections.abc import Iterator
from itertools import chain, islice
from typing import Final

from sync.readers.draft import WHOLE, FileRefused, Given, Made, NotMine, Part, Trouble
from sync.readers.places import row_place
from sync.readers.protocol import ColumnMatch, Reason
from sync.readers.sniff import Format, sniff
from sync.readers.tables.cells import day_first, looks_like_date
from sync.readers.tables.lines import (
    decoded,
    fits,
    is_blank,
    is_sound,
    rows_of,
    separator_of,
)
from sync.readers.tables.making import MAKERS
from sync.readers.tables.matching import Columns, columns_of, is_head
from sync.readers.tables.meanings import WHOSE, Meaning, plain
from sync.readers.tables.plan import Rows, rows_are
from sync.readers.tables.row import Row, Table, patient
from sync.readers.tables.vitals import wide

_SAMPLE: Final = 400
_HEAD_WITHIN: Final = 25
_NAMES_SHOWN: Final = 200
_NAME_SHOWN: Final = 80
_NATIONAL_TEXT: Final = """
    tanggal tgl hasil nilai satuan pasien pemeriksaan obat jam keterangan catatan suhu nadi rm
    rawat periksa tensi berat tinggi diagnosa resep
"""
_NATIONAL: Final = frozenset(_NATIONAL_TEXT.split())
_MOST_SHEETS: Final = 50
_RUN: Final = frozenset("=@")
_MOST_RUN: Final = 1_000
"""So many rows of which most cells are formulas, and nine of ten: made to be run, not read."""

_MOST_BAD: Final = 5_000
"""So many rows that do not fit, and more than half of all: it is no table."""


def read(given: Given) -> Iterator[Part]:
    """Every record of a table or workbook. Raises NotMine for text that is no table."""
    if sniff(given.data) is Format.XLSX:
        from sync.readers.tables.workbook import sheets

        found = list(islice(sheets(given), _MOST_SHEETS))
        for name, rows in found:
            yield from table_parts(rows, given.columns, prefix=f"{name}/" if len(found) > 1 else "")
        return
    text = decoded(given.data)
    sign = separator_of(text.whole)
    if not sign:
        raise NotMine
    parts = table_parts(rows_of(text.whole, sign), given.columns, strict=True)
    first = next(parts, None)
    if not text.sure:
        yield Trouble(WHOLE, Reason.TRANSCODED, notice=True)
    if first is not None:
        yield from chain((first,), parts)


def table_parts(
    rows: Iterator[list[str]],
    told: tuple[ColumnMatch, ...],
    *,
    prefix: str = "",
    strict: bool = False,
) -> Iterator[Part]:
    """What the rows of one table become; `strict` rows are cut as long as the head or refused."""
    sample = list(islice(rows, _SAMPLE))
    at = head_at(sample, told)
    if at < 0:
        if strict:
            raise NotMine
        return
    head = head_of(sample[at])
    behind = sample[at + 1 :]
    columns = columns_of(head, behind, told)
    if strict and not columns.known and _is_prose(head, behind):
        raise NotMine
    kind = rows_are(columns)
    if kind is Rows.UNKNOWN:
        yield Trouble(prefix + row_place(0, _shown(head)), Reason.COLUMNS_UNKNOWN)
    elif kind is Rows.MASTER:
        yield Trouble(prefix + WHOLE, Reason.NO_PATIENT_DATA, notice=True)
    else:
        table = Table(columns, _day_first(columns, behind), prefix)
        whole = chain(behind, rows)
        yield from _rows(table, kind, whole if strict else _filled(whole, len(head)))


def _shown(head: list[str]) -> str:
    """The names of a head as one text that can be cut at its commas again."""
    names = [" ".join(name.replace(",", " ").split())[:_NAME_SHOWN] for name in head]
    return ", ".join(names[:_NAMES_SHOWN])


def head_of(row: list[str]) -> list[str]:
    """The names of a head, without the empty cells at its end."""
    last = max((at for at, name in enumerate(row, 1) if name), default=0)
    return row[:last]


def head_at(sample: list[list[str]], told: tuple[ColumnMatch, ...]) -> int:
    """Which row is the head: the one whose names are known best, among those that can be one."""
    best, most = -1, -1
    for at, row in enumerate(sample[:_HEAD_WITHIN]):
        if not is_head(row):
            continue
        known = columns_of(row, [], told).known
        if known > most:
            best, most = at, known
        if most > len(row) // 2:
            break
    return best


def _is_prose(head: list[str], behind: list[list[str]]) -> bool:
    """Whether this is writing with commas rather than a table nobody knows."""
    width = len(head)
    filled = [row for row in behind if not is_blank(row)]
    even = sum(len(row) == width for row in filled)
    return not filled or even * 2 < len(filled) or any(len(name) > len(head) * 40 for name in head)


def _day_first(columns: Columns, behind: list[list[str]]) -> bool | None:
    """How this table writes days: told by its numbers, else by the language of its head."""
    dates = [
        cell
        for row in behind
        if len(row) >= len(columns.header)
        for at, meaning in enumerate(columns.meanings)
        if meaning in _DATES and looks_like_date(cell := row[at])
    ]
    names = {word for name in columns.header for word in plain(name).split("_")}
    return day_first(dates, usual=True if names & _NATIONAL else None)


_DATES: Final = frozenset({Meaning.DATE, Meaning.ADMITTED, Meaning.LEFT, Meaning.BIRTH_DATE})


def _rows(table: Table, kind: Rows, rows: Iterator[list[str]]) -> Iterator[Part]:
    make = wide if kind is Rows.WIDE else MAKERS[kind]
    width = len(table.columns.header)
    bad = run = 0
    nameless = not table.columns.has(*WHOSE) and table.columns.has(Meaning.VISIT_ID)
    for number, cells in enumerate(rows, 1):
        if is_blank(cells):
            continue
        if nameless:
            nameless = False
            yield Trouble(table.prefix + WHOLE, Reason.NOBODY_NAMED, notice=True)
        reason = _refusal(cells, width)
        if reason is not None:
            bad += 1
            if bad > _MOST_BAD and bad * 2 > number:
                raise FileRefused(Reason.MALFORMED)
            if table.may_tell():
                yield Trouble(table.prefix + row_place(number), reason)
            continue
        run += 2 * sum(cell[:1] in _RUN for cell in cells if cell) > width
        if run > _MOST_RUN and run * 10 > number * 9:
            raise FileRefused(Reason.MOSTLY_UNREADABLE)
        row = Row(table, number, cells)
        made: Made | None = patient(row)
        if made is not None:
            yield made
        yield from make(row)
        yield from row.troubles


def _filled(rows: Iterator[list[str]], width: int) -> Iterator[list[str]]:
    """A workbook's rows, empty cells at their end put back: there a cell has its own address."""
    for row in rows:
        yield row + [""] * (width - len(row))


def _refusal(cells: list[str], width: int) -> Reason | None:
    if not is_sound(cells):
        return Reason.BAD_TEXT
    return None if fits(cells, width) else Reason.ROW_LENGTH
