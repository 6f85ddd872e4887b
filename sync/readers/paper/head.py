"""What stands around the results: whose paper it is, when and where it was made, by whom.

Refuses: guesses; a label without a value, or a date that does not exist, says nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from sync.readers.paper.days import day_in, month_first
from sync.readers.paper.head_words import LABELS, LONGEST
from sync.readers.paper.rows import Row, joined, key, rows_of
from sync.readers.paper.sheet import Sheet, Word

_SEXES: Final = {
    "L": "male",
    "LAKI": "male",
    "LAKI LAKI": "male",
    "LAKI2": "male",
    "PRIA": "male",
    "M": "male",
    "MALE": "male",
    "P": "female",
    "PR": "female",
    "PEREMPUAN": "female",
    "WANITA": "female",
    "F": "female",
    "FEMALE": "female",
}
_SEX: Final = re.compile(
    r"\b(LAKI\W{0,3}LAKI|LAKI2?|PRIA|PEREMPUAN|WANITA|FEMALE|MALE|PR|[LPMF])\b", re.IGNORECASE
)
_NAME: Final = re.compile(r"[^\W\d_][\w .,'\u2019`()/\-]{1,80}")
_FACILITY: Final = re.compile(
    r"\b(RS|RSU|RSUD|RSUP|RSIA|RSK|RSJ|RUMAH SAKIT|KLINIK|LAB(?:ORATORIUM)?|PUSKESMAS|PRODIA"
    r"|PRAMITA|CITO|KIMIA FARMA|PARAHITA|BIOTEST|DIAGNOS"
    r"|HOSPITAL|CLINIC|LABORATORY|LABORATORIES"
    r"|APOTEK|PRAKTE?I?K|BALAI|MEDICAL CENT(?:ER|RE)|LABCORP|QUEST|SANATORIUM"
    r"|LABKES\w*|KESEHATAN)\b"
)
_NO_FACILITY: Final = re.compile(
    r"^(?:HASIL|LAPORAN|INSTALASI|PEMERIKSAAN|RESUME|JL|JALAN|TELP|KARTU|SURAT|SERTIFIKAT|LABORATORY"
    r" (?:REPORT|RESULT)|PATOLOGI|TANGGAL|NAMA|NO)\b|@|\bWWW\b|\bCOM\b|^LABORATORIUM(?: KLINIK)?$"
    r"|^LAB$|HASIL (?:PEMERIKSAAN )?LAB|KEPALA|PENANGGUNG"
)
_FACILITY_ROWS: Final = 10
_DIGITS: Final = re.compile(r"\d")
_NUMBER: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9./\-]{0,38}")
_NIK: Final = re.compile(r"\b\d{16}\b")
_DIAGNOSES: Final = 12
_NIK_LENGTH: Final = 16
_WIDE_GAP: Final = 3.0
_SHORT: Final = 3
_PAGES: Final = 6
"""What a paper says of itself stands on its first pages."""
_INDONESIAN: Final = re.compile(
    r"\b(?:hasil|tanggal|tgl|pemeriksaan|pasien|nama|umur|dokter|rumah sakit|nilai|alamat)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Head:
    """What the paper says of itself; empty texts are what it does not say."""

    name: str = ""
    mrn: str = ""
    nik: str = ""
    birth: str = ""
    sex: str = ""
    taken: str = ""
    tested: str = ""
    reported: str = ""
    doctor: str = ""
    number: str = ""
    facility: str = ""
    diagnoses: list[str] = field(default_factory=list)
    place: str = ""
    """Where the name stands."""
    bad_dates: list[str] = field(default_factory=list)
    months_lead: bool | None = False
    """Whether the paper writes the month before the day; None if nothing tells."""
    sure: int = 100
    """How sure the least sure word of the name is."""

    @property
    def day(self) -> str:
        """The time the paper is about: taken before tested before reported."""
        return self.taken or self.tested or self.reported


@dataclass(slots=True)
class Label:
    """A label on a page with the words that are its value."""

    name: str
    words: list[Word]
    row: Row
    sheet: Sheet


def head_of(sheets: Sequence[Sheet]) -> Head:
    """What the pages say; the first page that says a thing is believed."""
    head = Head()
    rows = [(sheet, rows_of(sheet)) for sheet in sheets[:_PAGES]]
    texts = [row.text for _, listed in rows for row in listed]
    lead = month_first(texts)
    if lead is None and any(_INDONESIAN.search(text) for text in texts):
        lead = False
    head.months_lead = lead
    for sheet, listed in rows:
        for label in labels(sheet, listed):
            _take(head, label, lead)
    head.facility = next((found for _, one in rows[:1] if (found := facility(one))), "")
    return head


def labels(sheet: Sheet, rows: Sequence[Row]) -> Iterator[Label]:
    """Every label with its value, row by row."""
    for number, row in enumerate(rows):
        starts = list(_starts(row.words))
        for place, (start, end, name) in enumerate(starts):
            stop = starts[place + 1][0] if place + 1 < len(starts) else len(row.words)
            words = _value(row.words[end:stop])
            if not words and number + 1 < len(rows):
                words = _below(row.words[start:end], rows[number + 1])
            if words:
                yield Label(name, words, row, sheet)


def _starts(words: list[Word]) -> Iterator[tuple[int, int, str]]:
    """Where labels stand in a row: first word, first word of the value, the label's meaning."""
    place = 0
    while place < len(words):
        for count in range(min(LONGEST, len(words) - place), 0, -1):
            text = joined(words[place : place + count])
            name = LABELS.get(key(text.rstrip(":")))
            if name and _ends(words, place, count):
                yield place, place + count, name
                place += count
                break
        else:
            place += 1


def _ends(words: list[Word], place: int, count: int) -> bool:
    """Whether a label ends here: with a colon, a gap or the row; and begins as one does."""
    last = words[place + count - 1]
    if last.text.endswith(":"):
        return True
    if place + count == len(words):
        return place == 0 or _gap(words[place - 1], words[place]) > 1
    follower = words[place + count]
    if follower.text.startswith(":"):
        return True
    starts = place == 0 or _gap(words[place - 1], words[place]) > 1
    return starts and _gap(last, follower) > 1


def _gap(before: Word, after: Word) -> float:
    """The gap between two words in heights of a letter."""
    return (after.left - before.right) / max(before.height, 0.1)


def _value(words: list[Word]) -> list[Word]:
    """The words behind a label up to a wide gap, its colon left off."""
    found: list[Word] = []
    for word in words:
        text = word.text.lstrip(":") if not found else word.text
        if not text:
            continue
        if found and _gap(found[-1], word) > _WIDE_GAP:
            break
        found.append(word._replace(text=text))
    return found


def _below(label: list[Word], row: Row) -> list[Word]:
    """The value in the next row that begins under its label, if that row holds no labels."""
    left, right = label[0].left, label[-1].right
    if next(_starts(row.words), None) is not None:
        return []
    under = [word for word in row.words if word.left < right and word.right > left]
    return _value(row.words[row.words.index(under[0]) :]) if under else []


def _take(head: Head, label: Label, lead: bool | None) -> None:  # noqa: FBT001 - a habit of three states
    text = joined(label.words).strip(" :;-")
    match label.name:
        case "name" if not head.name:
            _take_name(head, label, text)
        case "birth" | "age" | "sex":
            _take_birth(head, label.name, text, lead)
        case "taken" | "tested" | "reported":
            _take_day(head, label, text, lead)
        case "mrn" | "number" if not getattr(head, label.name):
            found = _NUMBER.match(text)
            if found and _DIGITS.search(found[0]):
                setattr(head, label.name, found[0])
        case "nik" if not head.nik:
            digits = re.sub(r"[\s.\-]", "", text)
            head.nik = digits if len(digits) == _NIK_LENGTH and digits.isdigit() else ""
        case "doctor" if not head.doctor and len(text) > _SHORT and _NAME.match(text):
            head.doctor = text
        case "diagnosis" if text and len(head.diagnoses) < _DIAGNOSES:
            line = f"{' '.join(_before(label)).strip(' :')}: {text}"
            if line not in head.diagnoses:
                head.diagnoses.append(line)
        case _:
            pass


def _before(label: Label) -> list[str]:
    words = []
    for word in label.row.words:
        if word.left >= label.words[0].left:
            break
        words.append(word.text)
    return words


def _take_name(head: Head, label: Label, text: str) -> None:
    found = _NAME.match(text)
    if not found:
        return
    name, _, sex = found[0].rpartition("(")
    marked = _SEXES.get(key(sex)) if name else None
    if marked:
        head.sex = head.sex or marked
    text = name if marked else found[0]
    if _FACILITY.search(key(text)):
        return
    if re.fullmatch(r".*/\s*[LP]", text):
        head.sex = head.sex or _SEXES[text[-1]]
        text = text[:-1].rstrip(" /")
    head.name = text.strip(" .,/-(")
    head.place = label.sheet.place(label.words)
    head.sure = min(word.sure for word in label.words)


def _take_birth(head: Head, name: str, text: str, lead: bool | None) -> None:  # noqa: FBT001 - a habit of three states
    """Birth date and sex, which stand under one label in many papers."""
    if not head.birth and name == "birth":
        found = day_in(text, lead, birth=True)
        head.birth = found.day if found else ""
    if head.sex:
        return
    named = {_SEXES.get(key(found)) for found in _SEX.findall(text)} - {None}
    if len(named) == 1 and (name != "birth" or "/" in text or "(" in text):
        head.sex = str(named.pop())


def _take_day(head: Head, label: Label, text: str, lead: bool | None) -> None:  # noqa: FBT001 - a habit of three states
    if getattr(head, label.name):
        return
    found = day_in(text, lead)
    if found:
        setattr(head, label.name, found.text)
    elif re.search(r"\d[-/.]\d", text):
        head.bad_dates.append(label.sheet.place(label.words))


def facility(rows: Sequence[Row]) -> str:
    """The name of the place the paper comes from: among the first rows, the largest that is one."""
    best, height = "", 0.0
    for row in rows[:_FACILITY_ROWS]:
        text = key(row.text)
        if next(_starts(row.words), None) is not None and ":" in row.text:
            continue
        if _FACILITY.search(text) and not _NO_FACILITY.search(text) and row.height > height * 1.05:
            best, height = row.text.strip(" :-"), row.height
    return best
