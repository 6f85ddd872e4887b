"""The facts of a record packed into one cell of the timeline, and unpacked again.

Refuses: dates it cannot sort (they count as none) and cells of another shape.
"""

import re
from decimal import Decimal, InvalidOperation

import msgspec

from vault.errors import Altered
from vault.ids import ImportId, PersonId, RecordId
from vault.records import Facts, Flag, Kind, Label, RecordState, Row, Standing, Trust

KINDS: tuple[Kind, ...] = (
    Kind.LAB,
    Kind.VITAL,
    Kind.MEDICINE,
    Kind.CONDITION,
    Kind.ALLERGY,
    Kind.IMMUNISATION,
    Kind.PROCEDURE,
    Kind.VISIT,
    Kind.DOCUMENT,
    Kind.IMAGING,
    Kind.READING,
    Kind.FAMILY_HISTORY,
    Kind.SOCIAL,
    Kind.CARE_PLAN,
    Kind.INSURANCE,
    Kind.DIRECTORY,
    Kind.OTHER,
)
"""A kind's place here is its number on disk: only ever append."""
KIND_NUMBER: dict[Kind, int] = {kind: number for number, kind in enumerate(KINDS)}
DIRECTORY = KIND_NUMBER[Kind.DIRECTORY]

STATES = (RecordState.CURRENT, RecordState.RETRACTED, RecordState.ERASED)
CURRENT, RETRACTED, ERASED = 0, 1, 2
TRUSTS = (Trust.UNCHANGED, Trust.SIGNED, Trust.TYPED, Trust.UNVERIFIED)

_FLAGS: dict[Flag, int] = {flag: number for number, flag in enumerate(Flag)}
_STANDINGS: dict[Standing, int] = {standing: number for number, standing in enumerate(Standing)}
_FLAG_OF = tuple(Flag)
_STANDING_OF = tuple(Standing)
_SORT_KEY = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}", re.ASCII)
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?)?)?)?", re.ASCII)
_SPANS = {4: 9_999_999_999, 7: 99_999_999, 10: 999_999, 16: 99, 19: 0}
"""Digits that a date of that many characters leaves open."""


class _Cell(msgspec.Struct, array_like=True, omit_defaults=True):
    fhir_type: str
    title: str
    flag: int = 0
    standing: int = 0
    code: str = ""
    system: str = ""
    value: str = ""
    number: str = ""
    unit: str = ""
    low: str = ""
    high: str = ""
    range_text: str = ""
    date: str = ""
    status: str = ""
    facility: str = ""
    practitioner: str = ""
    encounter: str = ""
    labels: tuple[str, ...] = ()
    series: str = ""
    detail: str = ""


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(_Cell).decode


def pack(facts: Facts) -> bytes:
    """The cell of a row: everything of its facts but kind and the words for search only."""
    number, low, high = facts.number, facts.low, facts.high
    return _encode(
        _Cell(
            facts.fhir_type,
            facts.title,
            _FLAGS[facts.flag],
            _STANDINGS[facts.standing],
            facts.code,
            facts.system,
            facts.value,
            "" if number is None else str(number),
            facts.unit,
            "" if low is None else str(low),
            "" if high is None else str(high),
            facts.range_text,
            facts.date,
            facts.status,
            facts.facility,
            facts.practitioner,
            facts.encounter,
            facts.labels,
            facts.series,
            facts.detail,
        )
    )


def unpack(cell: bytes, kind: int, sort: int) -> Facts:
    """The facts of a cell; raises Altered(`timeline`) for one that is none."""
    try:
        found = _decode(cell)
        return Facts(
            kind=KINDS[kind],
            fhir_type=found.fhir_type,
            title=found.title,
            code=found.code,
            system=found.system,
            value=found.value,
            number=_decimal(found.number),
            unit=found.unit,
            low=_decimal(found.low),
            high=_decimal(found.high),
            range_text=found.range_text,
            flag=_FLAG_OF[found.flag],
            date=found.date,
            sort_key=sort_text(sort),
            status=found.status,
            standing=_STANDING_OF[found.standing],
            facility=found.facility,
            practitioner=found.practitioner,
            encounter=found.encounter,
            labels=tuple(Label(label) for label in found.labels),
            series=found.series,
            detail=found.detail,
        )
    except (msgspec.DecodeError, InvalidOperation, IndexError, ValueError):
        raise Altered("timeline", "row") from None


def _decimal(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def row_of(person: PersonId, found: "Found", source: str, import_id: ImportId) -> Row:
    """A row for showing from what the timeline holds."""
    return Row(
        id=RecordId(found.id.hex()),
        person_id=person,
        facts=unpack(found.facts, found.kind, found.sort),
        state=STATES[found.state],
        trust=TRUSTS[found.trust],
        source=source,
        import_id=import_id,
    )


class Found(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """The columns of the timeline that a row is made of, in `COLUMNS` order."""

    id: bytes
    kind: int
    sort: int
    state: int
    trust: int
    imp: int
    facts: bytes


COLUMNS = "t.id, t.kind, t.sort, t.state, t.trust, t.imp, t.facts"


def sort_number(sort_key: str) -> int:
    """`YYYY-MM-DDTHH:MM:SS` as the integer YYYYMMDDHHMMSS; 0 for anything else."""
    if _SORT_KEY.fullmatch(sort_key) is None:
        return 0
    return int(
        sort_key[:4]
        + sort_key[5:7]
        + sort_key[8:10]
        + sort_key[11:13]
        + sort_key[14:16]
        + sort_key[17:]
    )


def sort_text(sort: int) -> str:
    """The sort key of a number, empty for 0."""
    if not sort:
        return ""
    digits = f"{sort:014d}"
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}T{digits[8:10]}:{digits[10:12]}:{digits[12:]}"


def open_span(date: str, sort_key: str) -> int:
    """How far the interval of a date reaches beyond its sort number (format.md 7).

    A date of a year reaches to its end, one to the second nowhere; a text of another form
    is judged by the missing parts of its sort key.
    """
    found = _DATE.match(date)
    if found is not None and sort_key.startswith(found.group()):
        return _SPANS[found.end()]
    if sort_key[5:7] == "00":
        return _SPANS[4]
    if sort_key[8:10] == "00":
        return _SPANS[7]
    return _SPANS[10] if sort_key.endswith("T00:00:00") else 0


def interval(date: str) -> tuple[int, int] | None:
    """First and last sort number that a date text can mean; None if it is no date."""
    found = _DATE.match(date)
    if found is None:
        return None
    digits = re.sub(r"\D", "", found.group())
    return int(digits.ljust(14, "0")), int(digits.ljust(14, "9"))
