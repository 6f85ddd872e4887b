# ruff: noqa: E501 - rows of a table on a line each
"""Reports of a dozen layouts, as laboratories and hospitals in Indonesia print them.

Refuses: logos and names of real houses; the people are invented.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass

from tests.paper import truth
from tests.paper.draw import WIDTH, Page
from tests.paper.truth import COMMA, ENGLISH, MIXED, POINT, Line, range_shown, shown

NAME, BIRTH, MRN = "Siti Rahmawati", "1984-07-23", "00-41-87-22"


@dataclass(frozen=True)
class Report:
    """A report as PDF and what a reader has to find in it."""

    layout: str
    pdf: bytes
    lines: list[Line]
    day: str
    name: str = NAME
    birth: str = BIRTH


def _head(page: Page, house: str, rows: list[tuple[str, str, str, str]], *, at: str = "l") -> None:
    page.put(WIDTH / 2 if at == "c" else 40, house, bold=True, size=15, at=at)
    page.down(14)
    page.put(
        WIDTH / 2 if at == "c" else 40, "Jl. Melati No. 17, Telp. (0274) 555123", size=7, at=at
    )
    page.down(22)
    page.put(WIDTH / 2, "HASIL PEMERIKSAAN LABORATORIUM", bold=True, at="c", size=11)
    page.down(20)
    for left, value, right, other in rows:
        page.put(40, left)
        page.put(125, f": {value}" if left else "")
        page.put(330, right)
        page.put(425, f": {other}" if right else "")
        page.down(13)
    page.down(8)


_ROWS = [
    ("No. RM", MRN, "No. Lab", "2508170042"),
    ("Nama Pasien", f"Ny. {NAME}", "Tgl. Periksa", "17-08-2025 08:12"),
    ("Tgl. Lahir / Umur", "23-07-1984 / 41 th", "Tgl. Hasil", "17-08-2025 11:40"),
    ("Jenis Kelamin", "Perempuan", "Dokter Pengirim", "dr. Bagus Wibowo, Sp.PD"),
    ("Alamat", "Jl. Kenanga 5, Sleman", "Penjamin", "Umum"),
]
_DAY = "2025-08-17T08:12:00"


def _foot(page: Page) -> None:
    page.down(16)
    page.rule()
    page.put(40, "Catatan : Hasil ini hanya berlaku untuk sampel yang diperiksa 1 kali.", size=7)
    page.down(12)
    page.put(380, "Penanggung Jawab Laboratorium", size=8)
    page.down(36)
    page.put(380, "dr. Ratna Dewi, Sp.PK", size=8)
    page.down(12)
    page.put(40, "Dicetak : 17-08-2025 12:01:33    Halaman 1 dari 1", size=7)


def chain(chance: random.Random) -> Report:
    """Headings in bold, a star at what is not normal, lipid targets on several lines."""
    page = Page()
    lines = truth.blood(chance) + truth.chemistry(chance, 12) + truth.words(chance)[:3]
    _head(page, "LABORATORIUM KLINIK PRIMAMITRA", _ROWS)
    for x, title in (
        (40, "PEMERIKSAAN"),
        (215, "HASIL"),
        (285, "SATUAN"),
        (350, "NILAI RUJUKAN"),
        (475, "KETERANGAN"),
    ):
        page.put(x, title, bold=True)
    page.down(14)
    heading = ""
    for line in lines:
        if line.heading != heading:
            heading = line.heading
            page.put(40, heading, bold=True)
            page.down(13)
        page.put(48, line.name)
        page.put(215, shown(line.value, POINT) + (" *" if line.flag else ""))
        page.put(285, line.unit)
        page.put(350, range_shown(line, POINT))
        if line.name == "Kolesterol LDL":
            for more in (
                "100 - 129 : Mendekati optimal",
                "130 - 159 : Batas tinggi",
                "160 - 189 : Tinggi",
            ):
                page.down(11)
                page.put(350, more)
        page.down(13)
    _foot(page)
    return Report("chain", page.pdf(), lines, _DAY)


def method(chance: random.Random) -> Report:
    """Decimal commas, the unit behind the range, a method column, what is high in bold."""
    page = Page("Narrow", 9)
    lines = truth.blood(chance, "ribu") + truth.hormones(chance) + truth.chemistry(chance, 6)
    _head(page, "Laboratorium Klinik Pratama Sehat", _ROWS, at="c")
    page.rule()
    for x, title in (
        (40, "Jenis Pemeriksaan"),
        (220, "Hasil"),
        (290, "Nilai Rujukan"),
        (390, "Satuan"),
        (460, "Metode"),
    ):
        page.put(x, title, bold=True)
    page.down(14)
    page.rule()
    heading = ""
    for line in lines:
        if line.heading != heading:
            heading = line.heading
            page.put(40, heading.title(), bold=True)
            page.down(13)
        page.put(40, line.name)
        page.put(220, shown(line.value, COMMA), bold=bool(line.flag))
        page.put(290, range_shown(line, COMMA))
        page.put(390, line.unit)
        page.put(460, "Flow cytometry" if "HEM" in heading else "Enzimatik")
        page.down(12.5)
    _foot(page)
    return Report("method", page.pdf(), lines, _DAY)


def previous(chance: random.Random) -> Report:
    """Titles on two lines, flags in a column without a title, the last result beside."""
    page = Page("Sans", 8.5)
    lines = truth.blood(chance, "raised") + truth.chemistry(chance, 14)
    _head(page, "RS CITRA MEDIKA UTAMA", _ROWS)
    page.put(40, "Nama", bold=True)
    page.put(230, "Hasil", bold=True, at="c")
    page.put(310, "Hasil", bold=True, at="c")
    page.put(365, "Satuan", bold=True)
    page.put(470, "Nilai", bold=True, at="c")
    page.down(11)
    page.put(40, "Pemeriksaan", bold=True)
    page.put(310, "Sebelumnya", bold=True, at="c")
    page.put(470, "Rujukan", bold=True, at="c")
    page.down(15)
    heading = ""
    for line in lines:
        if line.heading != heading:
            heading = line.heading
            page.put(40, heading, bold=True)
            page.down(13)
        page.put(52, line.name)
        page.put(230, shown(line.value, COMMA), at="c")
        page.put(262, line.flag)
        page.put(310, shown(line.low or line.high, COMMA), at="c")
        page.put(365, line.unit)
        page.put(470, range_shown(line, COMMA, " – "), at="c")
        page.down(13)
    _foot(page)
    return Report("previous", page.pdf(), lines, _DAY)


def sexes(chance: random.Random) -> Report:
    """A flag column, ranges by sex on two lines, cells counted one by one."""
    page = Page("Serif", 9)
    lines = truth.blood(chance, "each") + truth.chemistry(chance, 10)
    _head(page, "KLINIK UTAMA FARMASI SENTOSA", _ROWS)
    for x, title in (
        (40, "NAMA TEST"),
        (230, "HASIL"),
        (300, "FLAG"),
        (345, "SATUAN"),
        (420, "NILAI NORMAL"),
    ):
        page.put(x, title, bold=True)
    page.down(15)
    heading = ""
    for line in lines:
        if line.heading != heading:
            heading = line.heading
            page.put(40, heading, bold=True)
            page.down(14)
        page.put(40, line.name)
        page.put(230, shown(line.value, COMMA))
        page.put(300, line.flag)
        page.put(345, line.unit)
        if line.name in {"Hemoglobin", "Hematokrit", "Kreatinin"}:
            page.put(420, f"L : {range_shown(line, COMMA)}")
            page.down(11)
            page.put(420, f"P : {range_shown(line, COMMA)}")
        else:
            page.put(420, range_shown(line, COMMA))
        page.down(14)
    _foot(page)
    return Report("sexes", page.pdf(), lines, _DAY)


def below(chance: random.Random) -> Report:
    """The range stands under each name."""
    page = Page("Sans", 9)
    lines = truth.chemistry(chance, 14) + truth.hormones(chance)
    _head(page, "LABORATORIUM PARAMA HUSADA", _ROWS)
    for x, title in ((40, "Pemeriksaan"), (300, "Hasil"), (400, "Satuan")):
        page.put(x, title, bold=True)
    page.down(16)
    for line in lines:
        page.put(40, line.name)
        page.put(300, shown(line.value, COMMA))
        page.put(400, line.unit)
        page.down(10)
        page.put(52, f"Nilai Rujukan : {range_shown(line, COMMA)} {line.unit}", size=7)
        page.down(14)
    _foot(page)
    return Report("below", page.pdf(), lines, _DAY)


def grid(chance: random.Random) -> Report:
    """A drawn grid as SIMRS Khanza prints it: points for decimals and for thousands."""
    page = Page("Sans", 8)
    lines = truth.blood(chance, "each") + truth.urine(chance)
    page.put(WIDTH / 2, "RSUD KABUPATEN CONTOH", bold=True, at="c", size=14)
    page.down(14)
    page.put(WIDTH / 2, "Jl. Diponegoro 1, Contoh - Telp 0291-555777", at="c", size=7)
    page.down(18)
    page.put(WIDTH / 2, "HASIL PEMERIKSAAN LABORATORIUM", at="c", size=11)
    page.down(20)
    for left, value, right, other in (
        ("No.RM", MRN, "No.Rawat", "2025/08/17/000042"),
        ("Nama Pasien", NAME.upper(), "Tgl.Pemeriksaan", "2025-08-17"),
        ("JK/Umur", "P / 41 Th", "Jam Pemeriksaan", "08:12:00"),
        ("Tgl.Lahir", "23-07-1984", "Ruang", "Poli Penyakit Dalam"),
        ("Dokter Pengirim", "dr. Bagus Wibowo, Sp.PD", "", ""),
    ):
        page.put(45, left)
        page.put(115, f": {value}")
        page.put(320, right)
        page.put(395, f": {other}" if right else "")
        page.down(12)
    page.down(10)
    edges = (40, 200, 285, 350, 450, WIDTH - 40)
    page.rule()
    for edge, title in zip(
        edges, ("Pemeriksaan", "Hasil", "Satuan", "Nilai Rujukan", "Keterangan"), strict=False
    ):
        page.put(edge + 3, title)
    heading = ""
    for line in lines:
        page.down(12)
        page.rule()
        for edge in edges:
            page.upright(edge, page.y - 9)
        if line.heading != heading:
            heading = line.heading
            page.put(43, heading.title())
            page.down(12)
            page.rule()
        page.put(46, line.name)
        page.put(203, shown(line.value, MIXED))
        page.put(288, line.unit)
        page.put(353, range_shown(line, MIXED))
        page.put(453, {"H": "Tinggi", "L": "Rendah"}.get(line.flag, ""))
    _foot(page)
    return Report("grid", page.pdf(), lines, "2025-08-17", NAME.upper())


def hospital(chance: random.Random) -> Report:
    """A hospital's own: typewriter face, results centred, arrows, names on two lines."""
    page = Page("Mono", 8)
    lines = truth.blood(chance) + truth.chemistry(chance)
    _head(page, "RUMAH SAKIT BUDI LUHUR", _ROWS)
    for x, title, at in (
        (40, "PEMERIKSAAN", "l"),
        (265, "HASIL", "c"),
        (350, "SATUAN", "c"),
        (460, "NILAI RUJUKAN", "c"),
    ):
        page.put(x, title, bold=True, at=at)
    page.down(18)
    heading = ""
    for line in lines:
        if line.heading != heading:
            heading = line.heading
            page.down(4)
            page.put(40, heading, bold=True)
            page.down(16)
        mark = {"H": " ↑", "L": " ↓"}.get(line.flag, "")
        if line.name == "Glukosa Darah 2 Jam PP":
            page.put(48, "Glukosa Darah")
            page.put(265, shown(line.value, COMMA) + mark, at="c")
            page.put(350, line.unit, at="c")
            page.put(460, range_shown(line, COMMA), at="c")
            page.down(9)
            page.put(48, "2 Jam PP")
        else:
            page.put(48, line.name)
            page.put(265, shown(line.value, COMMA) + mark, at="c")
            page.put(350, line.unit, at="c")
            page.put(460, range_shown(line, COMMA), at="c")
        page.down(15)
    _foot(page)
    return Report("hospital", page.pdf(), lines, _DAY)


def beside(chance: random.Random) -> Report:
    """Two tables beside each other."""
    page = Page("Narrow", 7.5)
    left, right = truth.blood(chance), truth.chemistry(chance, 15)
    _head(page, "LABORATORIUM MEDIKA BERSAMA", _ROWS)
    for start in (40, 305):
        for x, title in (
            (0, "Pemeriksaan"),
            (105, "Hasil"),
            (145, "Satuan"),
            (190, "Nilai Normal"),
        ):
            page.put(start + x, title, bold=True)
    page.down(14)
    for pair in zip(left, right, strict=True):
        for start, line in zip((40, 305), pair, strict=True):
            page.put(start, line.name)
            page.put(start + 105, shown(line.value, COMMA) + (f" {line.flag}" if line.flag else ""))
            page.put(start + 145, line.unit)
            page.put(start + 190, range_shown(line, COMMA))
        page.down(12.5)
    _foot(page)
    return Report("beside", page.pdf(), left + right, _DAY)


def english(chance: random.Random) -> Report:
    """An English report: thousands by comma, the flag behind everything."""
    page = Page("Sans", 9)
    lines = [
        Line(names.get(line.name, line.name), line.value, line.unit, line.low, line.high, line.range, line.flag)
        for names in (
            {
                "Leukosit": "White Blood Cells", "Eritrosit": "Red Blood Cells", "Trombosit": "Platelets",
                "Hematokrit": "Hematocrit", "Basofil": "Basophils", "Eosinofil": "Eosinophils",
                "Neutrofil Batang": "Band", "Neutrofil Segmen": "Segment", "Limfosit": "Lymphocytes",
                "Monosit": "Monocytes", "Glukosa Darah Puasa": "Fasting Glucose", "SGOT": "AST (SGOT)",
                "Glukosa Darah 2 Jam PP": "Glucose 2 h PP", "Kolesterol Total": "Total Cholesterol",
                "Kolesterol HDL": "HDL Cholesterol", "Kolesterol LDL": "LDL Cholesterol", "SGPT": "ALT (SGPT)",
                "Trigliserida": "Triglycerides", "Ureum": "Urea", "Kreatinin": "Creatinine",
            },
        )
        for line in truth.blood(chance, "each") + truth.chemistry(chance, 11)
    ]  # fmt: skip
    page.put(40, "SUNRISE MEDICAL CENTRE", bold=True, size=15)
    page.down(20)
    page.put(40, "LABORATORY REPORT", bold=True, size=12)
    page.down(22)
    for left, value, right, other in (
        ("Patient Name", NAME, "Collected", "17 Aug 2025 08:12"),
        ("Date of Birth", "23 Jul 1984", "Reported", "17 Aug 2025 11:40"),
        ("Sex", "Female", "Referring Physician", "Dr. Bagus Wibowo"),
        ("MRN", MRN, "Lab No", "2508170042"),
    ):
        page.put(40, f"{left}:")
        page.put(125, value)
        page.put(330, f"{right}:")
        page.put(430, other)
        page.down(13)
    page.down(10)
    for x, title in (
        (40, "Test Name"),
        (220, "Result"),
        (290, "Units"),
        (370, "Reference Range"),
        (490, "Flag"),
    ):
        page.put(x, title, bold=True)
    page.down(15)
    for line in lines:
        page.put(40, line.name)
        page.put(220, shown(line.value, ENGLISH))
        page.put(290, line.unit)
        page.put(370, range_shown(line, ENGLISH))
        page.put(490, line.flag)
        page.down(13)
    page.down(10)
    page.put(40, "Page 1 of 1", size=7)
    return Report("english", page.pdf(), lines, _DAY)


def numbered(chance: random.Random) -> Report:
    """Numbered rows, the unit only behind the range."""
    page = Page("Serif", 9.5)
    lines = truth.chemistry(chance) + truth.words(chance)
    _head(page, "LABORATORIUM BIOMEDIKA", _ROWS, at="c")
    for x, title in (
        (40, "No"),
        (65, "Jenis Pemeriksaan"),
        (270, "Hasil Pemeriksaan"),
        (400, "Nilai Normal"),
    ):
        page.put(x, title, bold=True)
    page.down(16)
    for number, line in enumerate(lines, 1):
        page.put(40, f"{number}.")
        page.put(65, line.name)
        page.put(285, shown(line.value, COMMA))
        page.put(400, f"{range_shown(line, COMMA)} {line.unit}".strip())
        page.down(15)
    _foot(page)
    return Report("numbered", page.pdf(), lines, _DAY)


def listed(chance: random.Random) -> Report:
    """A health centre's list without titles: name, colon, result, unit, range in brackets."""
    page = Page("Sans", 10)
    lines = truth.blood(chance, "each")[:5] + truth.chemistry(chance, 9)
    _head(page, "PUSKESMAS MEKAR JAYA", _ROWS, at="c")
    for line in lines:
        page.put(60, line.name)
        page.put(220, f": {shown(line.value, COMMA)} {line.unit}")
        page.put(350, f"({range_shown(line, COMMA)})")
        page.down(17)
    _foot(page)
    return Report("listed", page.pdf(), lines, _DAY)


LAYOUTS: dict[str, Callable[[random.Random], Report]] = {
    one.__name__: one
    for one in (
        chain,
        method,
        previous,
        sexes,
        below,
        grid,
        hospital,
        beside,
        english,
        numbered,
        listed,
    )
}
