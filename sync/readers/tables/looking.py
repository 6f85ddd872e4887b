"""Inside the child: the beginning of one table, what its columns may mean, what its rows become.

Refuses: to read on behind the first rows; a look costs the same however long the table is.
"""

import sys
from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from typing import Final

import msgspec

from sync.readers.containers import members
from sync.readers.draft import FileRefused, Given
from sync.readers.made import read_made
from sync.readers.protocol import (
    ColumnMatch,
    Ended,
    Limits,
    Reason,
    Records,
    TableJob,
    read_event,
    write_frame,
)
from sync.readers.sink import Sink
from sync.readers.sniff import Format, sniff
from sync.readers.table_looks import TableSeen
from sync.readers.tables.lines import decoded, is_blank, rows_of, separator_of
from sync.readers.tables.matching import columns_of
from sync.readers.tables.reader import head_at, head_of, table_parts
from vault.records import Facts

NOT_FOUND: Final = "not-found"
_SAMPLE: Final = 400
_TAKEN: Final = 40
_SHOWN: Final = 5
_FACTS: Final = 40
_CELL: Final = 200


def answer_standard_input(job: TableJob) -> None:
    """Look at the table in what is at standard input and write one frame."""
    answer = seen(sys.stdin.buffer.read(), job)
    output = sys.stdout.buffer
    write_frame(output.write, msgspec.msgpack.encode(answer))
    output.flush()


def seen(content: bytes, job: TableJob) -> TableSeen:
    """The table of a file or of a member of it, and what its first rows become."""
    data = next(
        (one.data for one in members(memoryview(content), Limits()) if one.name == job.member), None
    )
    if data is None:
        return TableSeen(reason=Reason.DAMAGED)
    try:
        sample = list(islice(_rows(data, job), _SAMPLE))
    except FileRefused as error:
        return TableSeen(reason=error.reason)
    told = (job.told,) if job.told is not None else ()
    at = head_at(sample, told)
    if at < 0:
        return TableSeen(reason=NOT_FOUND)
    head = head_of(sample[at])
    behind = [row for row in sample[at + 1 :] if not is_blank(row)]
    columns = columns_of(head, behind, told)
    found = _facts(sample[: at + 1 + _TAKEN], told)
    return TableSeen(
        columns.header,
        tuple("" if one is None else one.value for one in columns.meanings),
        tuple(tuple(cell[:_CELL] for cell in row[: len(head)]) for row in behind[:_SHOWN]),
        found,
        "" if found else Reason.COLUMNS_UNKNOWN,
    )


def _rows(data: memoryview, job: TableJob) -> Iterator[list[str]]:
    """The rows of a text, or of the sheet that is meant. Raises FileRefused."""
    if sniff(data) is Format.XLSX:
        from sync.readers.tables.workbook import sheets

        for name, rows in sheets(Given(data, job.member, Limits())):
            if job.sheet in {"", name}:
                yield from rows
                return
        return
    text = decoded(data).whole
    sign = separator_of(text)
    if sign:
        yield from rows_of(text, sign)


def _facts(sample: list[list[str]], told: tuple[ColumnMatch, ...]) -> tuple[Facts, ...]:
    """What these rows become, by the very way that reads the whole table."""
    written = BytesIO()
    sink = Sink(written.write, Limits())
    given = Given(memoryview(b""), "", Limits())
    read_made("csv", lambda _given: table_parts(iter(sample), told), given, sink)
    sink.finish()
    written.seek(0)
    found: list[Facts] = []
    while not isinstance(event := read_event(written, Limits().frame), Ended):
        if isinstance(event, Records):
            found.extend(record.facts for record in event.records)
    return tuple(found[:_FACTS])
