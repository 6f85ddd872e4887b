"""One row with its table's columns: cells by meaning, its date, its patient, its place.

Refuses: cells that are formulas as anything but text; they are told.
"""

from dataclasses import dataclass, field
from typing import Final

from sync.readers.build import Tree, concept, human_name, identifier, kept, listed, resource, urn
from sync.readers.draft import Made, Part, Trouble
from sync.readers.places import row_place
from sync.readers.protocol import Reason
from sync.readers.tables.cells import date_of, is_formula, said
from sync.readers.tables.matching import Columns
from sync.readers.tables.meanings import Meaning, plain

_M = Meaning
_NIK: Final = "https://fhir.kemkes.go.id/id/nik"
_BPJS: Final = "https://fhir.kemkes.go.id/id/bpjs"
_TYPES: Final = "http://terminology.hl7.org/CodeSystem/v2-0203"
_SIXTEEN: Final = 16
_SEXES: Final = {
    "l": "male",
    "m": "male",
    "male": "male",
    "laki": "male",
    "laki-laki": "male",
    "laki - laki": "male",
    "pria": "male",
    "p": "female",
    "f": "female",
    "w": "female",
    "female": "female",
    "perempuan": "female",
    "wanita": "female",
}
_MOST_TOLD: Final = 500


@dataclass(slots=True)
class Table:
    """What holds for a whole table: its columns, how its dates are written, who came already."""

    columns: Columns
    day: bool | None
    prefix: str = ""
    known: set[str] = field(default_factory=set)
    told: int = 0
    ordinals: dict[str, int] = field(default_factory=dict)
    people: dict[tuple[str, ...], Tree] = field(default_factory=dict)
    places: dict[Meaning, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for at, meaning in enumerate(self.columns.meanings):
            if meaning is not None:
                self.places.setdefault(meaning, at)

    def system(self, meaning: Meaning) -> str:
        """The address of a column's numbers: they are this column's, nobody else's."""
        at = self.places.get(meaning, -1)
        return f"urn:rekamku:table:{plain(self.columns.header[at])}" if at >= 0 else ""

    def may_tell(self) -> bool:
        """Whether one more trouble is worth a line."""
        self.told += 1
        return self.told <= _MOST_TOLD


@dataclass(slots=True)
class Row:
    """One row of a table."""

    table: Table
    number: int
    cells: list[str]
    troubles: list[Part] = field(default_factory=list)
    subject: Tree = field(default_factory=dict)

    def get(self, meaning: Meaning) -> str:
        """The cell of a meaning, empty without one."""
        at = self.table.places.get(meaning, -1)
        return self.text(at) if at >= 0 else ""

    def text(self, at: int) -> str:
        """A cell as text; what a spreadsheet would run is told."""
        cell = said(self.cells[at])
        if cell and cell[0] in "=@+-\t\r" and is_formula(cell) and self.table.may_tell():
            self.troubles.append(Trouble(self.place(at), Reason.FORMULA))
        return cell

    def all(self, meaning: Meaning) -> list[str]:
        """Every cell of a meaning that says something."""
        found = enumerate(self.table.columns.meanings)
        return [text for at, one in found if one is meaning and (text := self.text(at))]

    def place(self, at: int = -1) -> str:
        """Where the row, or one of its cells, stands."""
        column = self.table.columns.header[at] if at >= 0 else ""
        return self.table.prefix + row_place(self.number, column)

    def date(self, meaning: Meaning = _M.DATE, clock: Meaning = _M.TIME) -> str:
        """A date with the time of the column beside it."""
        at = self.table.places.get(meaning, -1)
        text = said(self.cells[at]) if at >= 0 else ""
        if not text:
            return ""
        found = date_of(text, day=self.table.day, clock=self.get(clock))
        if not found and not text.startswith(("0000", "0001")) and self.table.may_tell():
            self.troubles.append(Trouble(self.place(at), Reason.BAD_DATE, notice=True))
        return found

    def when(self) -> str:
        """The row's own date, else the day the visit began."""
        return self.date() or self.date(_M.ADMITTED, _M.ADMITTED_TIME)

    def visit(self) -> Tree:
        """The visit the row belongs to, by its number."""
        value = self.get(_M.VISIT_ID)
        if not value:
            return {}
        return {
            "type": "Encounter",
            "identifier": {"system": self.table.system(_M.VISIT_ID), "value": value},
            "display": value,
        }

    def named(self, kind: str, *parts: str) -> str:
        """A stable name for a row that a number or a day tells apart; empty without them."""
        visit = self.get(_M.VISIT_ID) or self.get(_M.PRESCRIPTION_ID)
        who = str(self.subject.get("reference", ""))
        if not visit and not (who and any(parts)):
            return ""
        key = "\x1f".join((kind, who, visit, *parts))
        count = self.table.ordinals.get(key, 0) + 1
        self.table.ordinals[key] = count
        return urn("table", key, count)

    def actors(self) -> list[Tree]:
        """Who and where, by name."""
        places = listed(self.get(_M.FACILITY))
        people = [text for text in self.all(_M.DOCTOR) if not _is_code(text)]
        found = [{"type": "Organization", "display": text} for text in places]
        return found + [{"type": "Practitioner", "display": text} for text in people[:1]]

    def notes(self) -> list[Tree]:
        """The words of the note columns."""
        return [{"text": text} for text in self.all(_M.NOTE)]

    def made(self, tree: Tree, full_url: str = "") -> Made:
        """A resource of this row, about its patient."""
        name = "patient" if tree["resourceType"] in _PATIENT else "subject"
        if self.subject and tree["resourceType"] != "Patient":
            tree = {**tree, name: self.subject}
        return Made(tree, self.place(), full_url)


_PATIENT: Final = frozenset({"AllergyIntolerance", "Immunization"})


def _is_code(text: str) -> bool:
    return " " not in text and any(sign.isdecimal() for sign in text)


_NAMING: Final = (_M.PATIENT_ID, _M.NIK, _M.INSURANCE_ID, _M.PATIENT_NAME, _M.BIRTH_DATE)


def patient(row: Row) -> Made | None:
    """The row's patient, the first time they are described; sets the row's subject."""
    key = tuple(row.get(meaning) for meaning in _NAMING)
    known = row.table.people.get(key)
    if known is not None:
        row.subject = known
        return None
    made = _patient(row)
    row.table.people[key] = row.subject
    return made


def _patient(row: Row) -> Made | None:
    numbers = _numbers(row)
    name, birth = row.get(_M.PATIENT_NAME), row.date(_M.BIRTH_DATE, _M.IGNORED)[:10]
    if not numbers and not name:
        return None
    first = numbers[0] if numbers else {}
    if first:
        url = urn("table", "patient", first["system"], first["value"])
    else:
        url = urn("table", "patient", name.casefold(), birth)
    row.subject = kept({"reference": url, "type": "Patient", "display": name})
    if not name and not birth:
        # a number alone is no description: it must not take the place of a fuller one
        row.subject["identifier"] = first
        row.subject["display"] = first["value"]
        return None
    if url in row.table.known:
        return None
    row.table.known.add(url)
    tree = resource(
        "Patient",
        identifier=numbers,
        name=human_name(name),
        telecom=_telecom(row),
        gender=_sex(row),
        birthDate=birth,
        address=[{"text": text}] if (text := row.get(_M.ADDRESS)) else [],
    )
    return Made(tree, row.place(), url)


def _sex(row: Row) -> str:
    text = row.get(_M.SEX).lower()
    if text in {"1", "2"} and plain(row.table.columns.header[row.table.columns.at(_M.SEX)]) == (
        "id_jenis_kelamin"
    ):
        return {"1": "male", "2": "female"}[text]  # KMK 1423/2022: 1 male, 2 female
    return _SEXES.get(text, "")


def _numbers(row: Row) -> list[Tree]:
    found = []
    own, nik, card = row.get(_M.PATIENT_ID), row.get(_M.NIK), row.get(_M.INSURANCE_ID)
    if own:
        kind = concept({"system": _TYPES, "code": "MR"})
        found.append(identifier(row.table.system(_M.PATIENT_ID), own, type=kind))
    if nik:
        proper = nik.isdecimal() and len(nik) == _SIXTEEN
        found.append(identifier(_NIK if proper else row.table.system(_M.NIK), nik))
    if card:
        found.append(identifier(_BPJS, card))
    return found


def _telecom(row: Row) -> list[Tree]:
    pairs = (("phone", row.get(_M.PHONE)), ("email", row.get(_M.EMAIL)))
    return [{"system": kind, "value": text} for kind, text in pairs if text]
