"""The text of a table to its rows: letters, separator, quotes, rows that are cut or too long.

Refuses: to move a cell into another column; a row of another length is named and left out.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from sync.readers.sniff import encoding_of

SEPARATORS: Final = (",", ";", "\t", "|")
_LOOKED_AT: Final = 65_536
_LONGEST_CELL: Final = 1 << 20
_MOST_COLUMNS: Final = 2_000
_SAMPLE: Final = 40


class Row(NamedTuple):
    """A row's cells; `number` counts those behind the head from 1, blank ones too."""

    number: int
    cells: list[str]
    bad: bool = False


class Text(NamedTuple):
    """A table's whole text, and whether its letters are sure."""

    whole: str
    sure: bool


def decoded(data: memoryview) -> Text:
    """The letters: by Unicode mark, as UTF-8, else as Windows wrote them in the West."""
    encoding, mark = encoding_of(data)
    raw = bytes(data[mark:])
    if encoding != "utf-8":
        return Text(raw.decode(encoding, errors="replace"), sure=True)
    try:
        return Text(raw.decode(), sure=True)
    except UnicodeDecodeError:
        return Text(raw.decode("cp1252", errors="replace"), sure=False)


def separator_of(text: str) -> str:
    """The separator that cuts the first lines into equally many cells; empty if none does."""
    head = text[:_LOOKED_AT]
    if head.startswith("sep=") and len(head) > len("sep="):  # Excel's own hint
        return head[4]
    best, most = "", 0
    for sign in SEPARATORS:
        widths = [len(row) for row in _parsed(head, sign, _SAMPLE) if len(row) > 1]
        if not widths:
            continue
        width, count = Counter(widths).most_common(1)[0]
        score = (width - 1) * count
        if score > most:
            best, most = sign, score
    return best


def _parsed(text: str, sign: str, limit: int = 0) -> Iterator[list[str]]:
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(_logical(text), delimiter=sign, skipinitialspace=True)
    number = 0
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:  # a cell beyond any size: the row counts and is bad
            row = ["\x00"]
        yield row
        number += 1
        if limit and number >= limit:
            return


_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


def _logical(text: str) -> Iterator[str]:
    """Lines with their ends as the csv module wants them; a lone CR is an end too."""
    for match in _LINE.finditer(text):
        line = match[0]
        if line:
            yield line.rstrip("\r\n") + "\n"


def rows_of(text: str, sign: str) -> Iterator[list[str]]:
    """Every row's cells, blanks around them left out."""
    for row in _parsed(text, sign):
        yield [cell.strip() for cell in row[:_MOST_COLUMNS]]


def is_blank(cells: list[str]) -> bool:
    """Whether no cell of a row says anything."""
    return not any(cells)


def fits(cells: list[str], width: int) -> bool:
    """Whether a row has as many cells as the head; empty ones behind its end do not count."""
    return len(cells) == width or (len(cells) > width and not any(cells[width:]))


def is_sound(cells: list[str]) -> bool:
    """Whether no cell holds a NUL: what was there cannot be known."""
    return not any("\x00" in cell for cell in cells)
