"""The facts of a record packed into one cell of the timeline, and unpacked again.

Refuses: dates it cannot sort (they count as none) and cells of another shape.
"""

import re
from decimal import Decimal, InvalidOperation

import msgspec

from vault.errors import Altered
from vault.ids import ImportId, PersonId, RecordId
from vault.record_values import UNDECIDED, Choices
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
_TO_THE_SECOND = 19
_LETTER = ord("A") - 1
_MARKS = tuple(f"~{chr(_LETTER + length)}" for length in range(_TO_THE_SECOND + 1))
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_UUID_LENGTH = 36
_SPANS = {4: 9_999_999_999, 7: 99_999_999, 10: 999_999, 16: 99, 19: 0}
"""Digits that a date of that many characters leaves open."""


class Head(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """What many rows have in common: it stands once beside their text."""

    kind: int
    fhir_type: str
    title: str
    code: str
    system: str
    unit: str
    low: str
    high: str
    range_text: str
    status: str
    facility: str
    practitioner: str
    series: str


class _Cell(msgspec.Struct, array_like=True):
    """What is a row's own; trailing fields that are empty are left out."""

    value: str
    date: str
    number: str | None
    encounter: str
    visit: bytes
    flag: int
    standing: int
    labels: tuple[str, ...]
    detail: str
    decided: int = 0
    """What people decided by hand: `_LABELLED`, `_TAKEN_OUT`, or both."""


class _SaidCell(_Cell, array_like=True):
    """The cell of a record about which somebody said something; few are, so few pay for it."""

    said: tuple[int, ...] = ()


_LABELLED, _TAKEN_OUT = 1, 2
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(_SaidCell).decode
_decode_head = msgspec.msgpack.Decoder(Head).decode
_NUMBER_IS_VALUE = None


def head_of(facts: Facts) -> Head:
    """The shared part of a record's facts."""
    low, high = facts.low, facts.high
    return Head(
        KIND_NUMBER[facts.kind],
        facts.fhir_type,
        facts.title,
        facts.code,
        facts.system,
        facts.unit,
        "" if low is None else str(low),
        "" if high is None else str(high),
        facts.range_text,
        facts.status,
        facts.facility,
        facts.practitioner,
        facts.series,
    )


def pack_head(head: Head) -> bytes:
    """A head as kept."""
    return _encode(head)


def unpack_head(packed: bytes) -> Head:
    """A kept head; raises Altered(`texts`)."""
    try:
        return _decode_head(packed)
    except msgspec.DecodeError:
        raise Altered("texts", "head") from None


def pack(facts: Facts, choices: Choices = UNDECIDED) -> bytes:
    """The cell of a row: its facts without its head and the words for search only.

    `choices` are noted beside them; labels set by hand stand in the facts already.
    """
    number: str | None = "" if facts.number is None else str(facts.number)
    if number and number == facts.value:
        number = _NUMBER_IS_VALUE
    encounter = facts.encounter
    form, visit = _short_reference(encounter) if encounter else ("", b"")
    cell = _Cell(
        facts.value,
        _short_date(facts.date, facts.sort_key),
        number,
        form,
        visit,
        _FLAGS[facts.flag],
        _STANDINGS[facts.standing],
        facts.labels,
        facts.detail,
        0 if choices is UNDECIDED else _decided(choices),
    )
    return _encode(_saying(cell, choices.said) if choices.said else cell)


def choices_of(cell: bytes) -> Choices:
    """What people decided about the record of a cell; raises Altered(`timeline`)."""
    found = _opened(cell)
    labels = found.labels if found.decided & _LABELLED else None
    return Choices(labels, bool(found.decided & _TAKEN_OUT), found.said)


def with_choices(cell: bytes, choices: Choices) -> bytes:
    """The cell with these decisions in it, and nothing else changed; raises as `choices_of`."""
    found = _opened(cell)
    found.decided = _decided(choices)
    if choices.labels is not None:
        found.labels = choices.labels
    return _encode(_saying(found, choices.said))


def _decided(choices: Choices) -> int:
    return (choices.labels is not None) * _LABELLED + choices.retracted * _TAKEN_OUT


def _saying(cell: _Cell, said: tuple[int, ...]) -> _Cell:
    """The cell with the entries that say something; without any it stays as short as it was."""
    own = {name: getattr(cell, name) for name in _Cell.__struct_fields__}
    return _SaidCell(**own, said=said) if said else _Cell(**own)


def _opened(cell: bytes) -> _SaidCell:
    try:
        return _decode(cell)
    except msgspec.DecodeError:
        raise Altered("timeline", "row") from None


def unpack(cell: bytes, head: Head, sort: int) -> Facts:
    """The facts of a row, without the words for search only; raises Altered(`timeline`)."""
    try:
        found = _decode(cell)
        sort_key = sort_text(sort)
        number = found.value if found.number is _NUMBER_IS_VALUE else found.number
        return Facts(
            kind=KINDS[head.kind],
            fhir_type=head.fhir_type,
            title=head.title,
            code=head.code,
            system=head.system,
            value=found.value,
            number=_decimal(number),
            unit=head.unit,
            low=_decimal(head.low),
            high=_decimal(head.high),
            range_text=head.range_text,
            flag=_FLAG_OF[found.flag],
            date=_long_date(found.date, sort_key),
            sort_key=sort_key,
            status=head.status,
            standing=_STANDING_OF[found.standing],
            facility=head.facility,
            practitioner=head.practitioner,
            encounter=_long_reference(found.encounter, found.visit),
            labels=tuple(Label(label) for label in found.labels),
            series=head.series,
            detail=found.detail,
        )
    except (msgspec.DecodeError, InvalidOperation, IndexError, ValueError):
        raise Altered("timeline", "row") from None


def _decimal(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def _short_date(date: str, sort_key: str) -> str:
    """A date as `~`, its length in common with the sort key as a letter, and the rest of it."""
    common = date[:_TO_THE_SECOND]
    if common and sort_key.startswith(common):
        return _MARKS[len(common)] + date[len(common) :]
    return _MARKS[0] + date if date.startswith("~") else date


def _long_date(short: str, sort_key: str) -> str:
    if not short.startswith("~"):
        return short
    return sort_key[: ord(short[1:2] or " ") - _LETTER] + short[2:]


def _short_reference(text: str) -> tuple[str, bytes]:
    """A reference, parted into what stands before its UUID and the UUID's 16 bytes."""
    if _UUID.fullmatch(text, max(0, len(text) - _UUID_LENGTH)) is None:
        return text, b""
    return text[:-_UUID_LENGTH], bytes.fromhex(text[-_UUID_LENGTH:].replace("-", ""))


def _long_reference(start: str, uuid: bytes) -> str:
    if not uuid:
        return start
    digits = uuid.hex()
    parts = (digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:])
    return start + "-".join(parts)


def row_of(person: PersonId, found: "Found", head: Head, source: str, import_id: ImportId) -> Row:
    """A row for showing from what the timeline holds."""
    return Row(
        id=RecordId(found.id.hex()),
        person_id=person,
        facts=unpack(found.facts, head, found.sort),
        state=STATES[found.state],
        trust=TRUSTS[found.trust],
        source=source,
        import_id=import_id,
    )


class Found(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """The columns of the timeline that a row is made of, in `COLUMNS` order."""

    id: bytes
    text: int
    sort: int
    state: int
    trust: int
    imp: int
    facts: bytes


POSTED = (
    "join postings p on p.text = x.tid"
    " join timeline t on t.hidden = p.hidden and t.sort = p.sort and t.id = p.id"
)
"""From texts `x` to the rows that have them."""
COLUMNS = "t.id, t.text, t.sort, t.state, t.trust, t.imp, t.facts"


def sort_number(sort_key: str) -> int:
    """`YYYY-MM-DDTHH:MM:SS` as the integer YYYYMMDDHHMMSS; 0 for anything else."""
    if _SORT_KEY.fullmatch(sort_key) is None:
        return 0
    return int(sort_key.replace("-", "").replace(":", "").replace("T", ""))


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
    if len(date) > _TO_THE_SECOND and date[:_TO_THE_SECOND] == sort_key:
        return 0
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
