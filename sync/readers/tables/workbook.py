"""Workbooks (XLSX): every sheet's rows as text, read one after another.

Refuses: bombs, macros and formulas; a cell is what was last shown in it.
"""

import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import Any, Final

from sync.readers.draft import FileRefused, Given
from sync.readers.protocol import Reason

_UNPACKED: Final = 128 << 20
_RATIO: Final = 300
_FREE: Final = 4 << 20
_MOST_ROWS: Final = 1_000_000
_MOST_COLUMNS: Final = 2_000
_MOST_MEMBERS: Final = 2_000
_SHARED: Final = 48 << 20


def sheets(given: Given) -> Iterator[tuple[str, Iterator[list[str]]]]:
    """Every sheet's name and rows. Raises FileRefused for what cannot or may not be opened."""
    _check(given)
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(BytesIO(given.data), read_only=True, data_only=True, keep_links=False)
    except (InvalidFileException, *_DAMAGED) as error:
        raise FileRefused(Reason.DAMAGED) from error
    for sheet in book.worksheets:
        yield sheet.title, _rows(sheet)


_DAMAGED: Final = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    EOFError,
    SyntaxError,  # the XML parser's own error is one
    OSError,
    NotImplementedError,
    RuntimeError,
)


def _check(given: Given) -> None:
    """The archive's own directory, before anything of it is unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(given.data)) as archive:
            members = archive.infolist()
    except _DAMAGED as error:
        raise FileRefused(Reason.DAMAGED) from error
    if any(member.flag_bits & 1 for member in members):
        raise FileRefused(Reason.ENCRYPTED)
    if len(members) > _MOST_MEMBERS:
        raise FileRefused(Reason.TOO_MANY_MEMBERS)
    whole = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if packed > 2 * len(given.data):
        raise FileRefused(Reason.OVERLAPPING)
    if whole > _FREE + _RATIO * packed:
        raise FileRefused(Reason.BOMB)
    shared = sum(one.file_size for one in members if one.filename.endswith("sharedStrings.xml"))
    if whole > _UNPACKED or shared > _SHARED:
        raise FileRefused(Reason.TOO_LARGE)


def _rows(sheet: Any) -> Iterator[list[str]]:
    sheet.reset_dimensions()  # the stated size is not to be trusted
    rows = sheet.iter_rows(values_only=True)
    number = 0
    while number < _MOST_ROWS:
        number += 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except _DAMAGED as error:
            raise FileRefused(Reason.DAMAGED) from error
        cells = [_text(cell) for cell in row[:_MOST_COLUMNS]]
        while cells and not cells[-1]:
            cells.pop()
        yield cells


def _text(cell: object) -> str:
    """A cell as it is shown: whole numbers whole, days without midnight."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell)
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else _decimal(cell)  # noqa: PLR2004
    if isinstance(cell, datetime):
        midnight = cell.time() == time()
        return cell.date().isoformat() if midnight else cell.isoformat(timespec="seconds")
    if isinstance(cell, (date, time)):
        return cell.isoformat()
    return str(cell).strip()


def _decimal(value: float) -> str:
    """A binary number's shortest text, never in powers of ten."""
    return format(Decimal(repr(value)), "f")
