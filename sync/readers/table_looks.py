"""A table that somebody is asked about: its columns, its first rows, what they would become.

Refuses: to be made anywhere but in a confined child; these are plain values.
"""

from dataclasses import dataclass

from vault.records import Facts


@dataclass(frozen=True, slots=True)
class TableSeen:
    """The columns' names, what each means (empty where nobody knows), the first rows.

    `found` are the facts that these rows become. Without them `reason` says why:
    `columns-unknown`, `not-found`, `unsupported-format`, `damaged`, `too-large` or `child-died`.
    """

    names: tuple[str, ...] = ()
    meanings: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    found: tuple[Facts, ...] = ()
    reason: str = ""
