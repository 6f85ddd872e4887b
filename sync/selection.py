"""What a share holds: records picked or taken by purpose, what they need, what stays out.

Refuses: a labelled record, and whatever shows it, unless its label was ticked.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sync.chosen import Choice, LeftOut, Selected, Shelf, Withheld
from sync.errors import NothingToShare
from sync.purposes import in_summary, on_card, reach_of
from sync.references import targets_of
from sync.shape import NotJson, reference_texts
from sync.stencils import Stencils, stencils_of
from vault.errors import NoRecord
from vault.ids import RecordId
from vault.record_values import Reference
from vault.records import Detail, Filter, Kind, Label, Person, RecordState, Row, Standing

__all__ = ["Choice", "LeftOut", "Selected", "Selection", "Shelf", "Withheld", "select"]

_PAGE = 500
_DEPTH = 4
_CARRIERS = frozenset({"Encounter", "Patient"})
"""Labels do not flow through these: a visit loses its reason, a patient is everybody's."""

_PARENTS = frozenset({"DiagnosticReport", "Observation", "ServiceRequest"})
_PARTS = frozenset({"Observation", "Specimen", "Media", "ImagingStudy"})
_NEEDED = frozenset(
    {
        "Binary",
        "Device",
        "Encounter",
        "Location",
        "Medication",
        "Organization",
        "Practitioner",
        "PractitionerRole",
        "Substance",
    }
)
"""Types that a record is read with; results of a report come too."""


@dataclass(frozen=True, slots=True)
class Selection:
    """A share's content before it takes a form, each record ready to be named and joined."""

    person: Person
    choice: Choice
    items: tuple[Selected, ...]
    patients: tuple[Selected, ...]
    withheld: Withheld
    left_out: LeftOut
    stencils: Stencils

    @property
    def record_ids(self) -> tuple[RecordId, ...]:
        """The records that were asked for and go in, in the order of the list."""
        return tuple(item.row.id for item in self.items if item.chosen)


def select(shelf: Shelf, person: Person, choice: Choice) -> Selection:
    """Chooses by kinds, records and dates or the purpose's default, and closes over needs.

    Raises NoRecord for an unknown id and NothingToShare where nothing may leave.
    """
    picker = _Picker(shelf, choice)
    wanted = picker.wanted()
    hidden = [row for row in wanted if picker.hidden_by(row)]
    gone = {row.id for row in hidden}
    chosen = [row for row in wanted if row.id not in gone]
    if not chosen:
        raise NothingToShare(len(hidden))
    items, patients = picker.closed(chosen)
    labels = {label for row in hidden for label in picker.hidden_by(row)}
    return Selection(
        person,
        choice,
        items,
        patients,
        Withheld(len(hidden), tuple(sorted(labels))),
        picker.left_out(chosen, hidden),
        stencils_of(person, choice, items, patients),
    )


class _Picker:
    """One selection in the making; details and labels are looked up once each."""

    def __init__(self, shelf: Shelf, choice: Choice) -> None:
        self._shelf = shelf
        self._choice = choice
        self._hidden = frozenset(Label) - choice.include
        self._rows_seen: dict[RecordId, Row] = {}
        self._references: dict[RecordId, tuple[Reference, ...]] = {}
        self._earned: dict[RecordId, frozenset[Label]] = {}

    # what is asked for

    def wanted(self) -> list[Row]:
        """The rows asked for, labelled ones among them, newest first, each once."""
        rows = dict.fromkeys(self._choice.records)
        found = {record: self._row(record) for record in rows}
        for row in self._by_rule():
            if row.facts.standing is not Standing.ENTERED_IN_ERROR:
                found.setdefault(row.id, row)
        return [row for row in found.values() if row.state is RecordState.CURRENT]

    def _by_rule(self) -> Iterator[Row]:
        choice = self._choice
        if choice.by_default:
            yield from self._by_purpose()
        elif choice.kinds or choice.since or choice.until:
            kinds = choice.kinds or frozenset(Kind) - {Kind.DIRECTORY}
            yield from self._rows(Filter(kinds, choice.since, choice.until))

    def _by_purpose(self) -> Iterator[Row]:
        reach, until = reach_of(self._choice.purpose), self._choice.until
        if reach.summary:
            belongs = on_card if reach.card else in_summary
            yield from (row for row in self._rows(Filter(until=until)) if belongs(row.facts))
        if reach.recent:
            yield from self._rows(Filter(since=_year_before(self._choice.today), until=until))
        if reach.visit:
            yield from self._newest_visit()

    def _newest_visit(self) -> Iterator[Row]:
        for row in self._shelf.list(Filter(frozenset({Kind.VISIT})), 1, 0).rows:
            yield row
            for record in self._shelf.referrers(row.id):
                found = self._row(record)
                if found.facts.kind is not Kind.DIRECTORY:
                    yield found

    def _rows(self, chosen: Filter) -> Iterator[Row]:
        offset = 0
        while rows := self._shelf.list(chosen, _PAGE, offset).rows:
            yield from rows
            offset += len(rows)

    def _row(self, record: RecordId) -> Row:
        if record not in self._rows_seen:
            self._rows_seen[record] = self._shelf.row(record)
        return self._rows_seen[record]

    def _refers(self, record: RecordId) -> tuple[Reference, ...]:
        if record not in self._references:
            self._references[record] = self._shelf.references(record)
        return self._references[record]

    # what stays out

    def hidden_by(self, row: Row) -> frozenset[Label]:
        """The unticked labels that keep a record in; none for a visit, which is trimmed."""
        if row.facts.fhir_type in _CARRIERS:
            return frozenset()
        return self._labels(row) & self._hidden

    def _labels(self, row: Row) -> frozenset[Label]:
        if row.id not in self._earned:
            self._earned[row.id] = self._gathered(row)
        return self._earned[row.id]

    def _gathered(self, start: Row) -> frozenset[Label]:
        """Its own labels, those of all it points to (not through visits), and its parents'."""
        seen = {start.id}
        waiting = [(start, False)]
        labels: set[Label] = set()
        while waiting:
            row, is_parent = waiting.pop()
            labels.update(row.facts.labels)
            for near, near_is_parent in self._leads_to(row, is_parent=is_parent):
                if near.id not in seen and near.facts.fhir_type not in _CARRIERS:
                    seen.add(near.id)
                    waiting.append((near, near_is_parent))
        return frozenset(labels)

    def _leads_to(self, row: Row, *, is_parent: bool) -> Iterator[tuple[Row, bool]]:
        """What its labels come from: its targets, and the reports and panels it is part of.

        A report hands its own labels down, not those of the part's neighbours.
        """
        for reference in self._refers(row.id):
            if reference.record_id is not None:
                near = self._row(reference.record_id)
                if not (is_parent and near.facts.fhir_type in _PARTS):
                    yield near, False
        if row.facts.fhir_type in _PARTS:
            for record in self._shelf.referrers(row.id):
                near = self._row(record)
                if near.facts.fhir_type in _PARENTS:
                    yield near, True

    # what goes in

    def closed(self, chosen: list[Row]) -> tuple[tuple[Selected, ...], tuple[Selected, ...]]:
        """The chosen records with all they are read with, and the patient's own resources."""
        inside = {row.id: self._selected(row, chosen=True) for row in chosen}
        layer = list(inside.values())
        for _ in range(_DEPTH):
            needed = self._needed(layer)
            layer = [self._selected(row, chosen=False) for row in needed if row.id not in inside]
            inside.update((item.row.id, item) for item in layer)
        patients = [item for item in inside.values() if item.row.facts.fhir_type == "Patient"]
        others = [item for item in inside.values() if item.row.facts.fhir_type != "Patient"]
        return tuple(others), tuple(patients)

    def _needed(self, layer: Iterable[Selected]) -> list[Row]:
        found: dict[RecordId, Row] = {}
        for item in layer:
            parent = item.row.facts.fhir_type in _PARENTS
            for record in item.targets.values():
                row = self._row(record) if record is not None else None
                if row is None or row.state is not RecordState.CURRENT or self.hidden_by(row):
                    continue
                kind = row.facts.fhir_type
                if kind == "Patient" or kind in _NEEDED or (parent and kind == "Observation"):
                    found[row.id] = row
        return list(found.values())

    def _selected(self, row: Row, *, chosen: bool) -> Selected:
        detail = self._shelf.detail(row.id)
        references = self._refers(row.id)
        targets = targets_of(_texts(detail), references)
        cut = {text for text, record in targets.items() if record and self._is_out(record)}
        cut |= {
            reference.identity
            for reference in references
            if reference.record_id is not None and self._is_out(reference.record_id)
        }
        hidden = frozenset(row.facts.labels) & self._hidden
        return Selected(detail, chosen, targets, frozenset(cut), hidden)

    def _is_out(self, record: RecordId) -> bool:
        try:
            return bool(self.hidden_by(self._row(record)))
        except NoRecord:
            return False

    def left_out(self, chosen: list[Row], hidden: list[Row]) -> LeftOut:
        """What the person has beyond this, by choice; nothing here hints at labels."""
        inside = {row.facts.kind for row in chosen}
        counts = self._shelf.counts()
        listed = [row for row in chosen if row.facts.kind is not Kind.DIRECTORY]
        records = max(0, counts.total - len(listed) - len(hidden))
        kinds = [
            kind
            for kind, count in counts.by_kind.items()
            if count and kind not in inside and kind is not Kind.DIRECTORY and self._shows(kind)
        ]
        choice = self._choice
        recent = choice.by_default and reach_of(choice.purpose).recent
        since = _year_before(choice.today) if recent else choice.since
        return LeftOut(records, tuple(sorted(kinds)), since, choice.until)

    def _shows(self, kind: Kind) -> bool:
        rows = self._shelf.list(Filter(frozenset({kind})), _PAGE, 0).rows
        return any(not self.hidden_by(row) for row in rows)


def _texts(detail: Detail) -> tuple[str, ...]:
    try:
        return reference_texts(detail.content)
    except NotJson:
        return ()


def _year_before(today: str) -> str:
    year, _, rest = today.partition("-")
    return f"{int(year) - 1:04d}-{'02-28' if rest == '02-29' else rest}"
