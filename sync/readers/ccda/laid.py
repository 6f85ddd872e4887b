"""A document as blocks to be read: headings, paragraphs, lists, tables; plain values only.

Refuses: addresses, scripts, pictures and styles; there is no place for them here.
"""

from msgspec import Struct


class Run(Struct, frozen=True, array_like=True):
    """Words in one style."""

    text: str
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    raised: int = 0
    """1 above the line, -1 below it."""


class Cell(Struct, frozen=True, array_like=True):
    """A cell of a table; it may span columns and rows."""

    runs: tuple[Run, ...]
    head: bool = False
    columns: int = 1
    rows: int = 1


class Block(Struct, frozen=True, array_like=True):
    """One block: `heading`, `paragraph`, `item`, `caption`, `fixed` or `table`.

    `level` is the depth of a heading or an item, `number` an ordered item's (0: a bullet).
    """

    kind: str
    runs: tuple[Run, ...] = ()
    level: int = 0
    number: int = 0
    rows: tuple[tuple[Cell, ...], ...] = ()


class LaidOut(Struct, frozen=True):
    """A whole document. Without blocks `reason` says why; `cut` if it was too long to show."""

    title: str = ""
    lines: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    cut: bool = False
    reason: str = ""
