"""What a share is chosen by and of: the choice itself, a record that goes in, what stays out.

Refuses: choosing; `sync/selection.py` does that.
"""

from dataclasses import dataclass, field
from typing import Protocol

from sync.purposes import Purpose
from vault.ids import RecordId
from vault.record_values import Reference
from vault.records import Counts, Detail, Filter, Kind, Label, Page, Row


class Shelf(Protocol):
    """What is asked of a person's records; `RecordStore` is one."""

    def list(self, wanted: Filter, limit: int, offset: int, /) -> Page:
        """Rows newest first."""

    def row(self, record_id: RecordId, /) -> Row:
        """One row. Raises NoRecord."""

    def detail(self, record_id: RecordId, /) -> Detail:
        """One record whole. Raises NoRecord."""

    def references(self, record_id: RecordId, /) -> tuple[Reference, ...]:
        """What it points to."""

    def referrers(self, record_id: RecordId, /) -> tuple[RecordId, ...]:
        """What points to it."""

    def counts(self) -> Counts:
        """How many current records there are."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What was ticked. `since` and `until` are FHIR date texts; `today` is `YYYY-MM-DD`.

    With no kind, record or `since` the purpose's default counts. `include` are labels let
    through; `numbers` lets population numbers leave whole.
    """

    purpose: Purpose
    today: str
    kinds: frozenset[Kind] = frozenset()
    records: tuple[RecordId, ...] = ()
    since: str = ""
    until: str = ""
    include: frozenset[Label] = frozenset()
    numbers: bool = False

    @property
    def by_default(self) -> bool:
        """Whether nothing was picked."""
        return not (self.kinds or self.records or self.since)


@dataclass(frozen=True, slots=True)
class Selected:
    """A record that goes in. `chosen` ones were asked for, others are needed to read them.

    `targets` says where each of its reference texts leads, `cut` which of those are
    withheld; `hidden` are the labels whose reasons must be taken out of a visit.
    """

    detail: Detail
    chosen: bool
    targets: dict[str, RecordId | None] = field(default_factory=dict)
    cut: frozenset[str] = frozenset()
    hidden: frozenset[Label] = frozenset()

    @property
    def row(self) -> Row:
        """Its row."""
        return self.detail.row


@dataclass(frozen=True, slots=True)
class Withheld:
    """How many of the asked-for records stay out by their labels, and which labels."""

    count: int
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What stays out by choice: how many records, which whole kinds, outside which dates."""

    records: int
    kinds: tuple[Kind, ...]
    since: str
    until: str
