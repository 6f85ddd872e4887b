"""Reports as hospitals and health centres print them: their own programs, SIMRS Khanza.

Refuses: names of real houses.
"""

import random

from tests.paper import truth
from tests.paper.draw import WIDTH, Page
from tests.paper.layouts.parts import DAY, MRN, NAME, ROWS, Report, by_heading, foot, head
from tests.paper.truth import COMMA, MIXED, range_shown, shown


def previous(chance: random.Random) -> Report:
    """Titles on two lines, flags in a column without a title, the last result beside."""
    page = Page("Sans", 8.5)
    lines = truth.blood(chance, "raised") + truth.chemistry(chance, 14)
    head(page, "RS CITRA MEDIKA UTAMA", ROWS)
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
    for line in by_heading(page, lines, 13):
        page.put(52, line.name)
        page.put(230, shown(line.value, COMMA), at="c")
        page.put(262, line.flag)
        page.put(310, shown(line.low or line.high, COMMA), at="c")
        page.put(365, line.unit)
        page.put(470, range_shown(line, COMMA, " – "), at="c")
        page.down(13)
    foot(page)
    return Report("previous", page.pdf(), lines, DAY)


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
    foot(page)
    return Report("grid", page.pdf(), lines, "2025-08-17", NAME.upper())


def hospital(chance: random.Random) -> Report:
    """A hospital's own: typewriter face, results centred, arrows, names on two lines."""
    page = Page("Mono", 8)
    lines = truth.blood(chance) + truth.chemistry(chance)
    head(page, "RUMAH SAKIT BUDI LUHUR", ROWS)
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
        name, _, rest = line.name.partition(" 2 Jam")
        page.put(48, name)
        page.put(265, shown(line.value, COMMA) + mark, at="c")
        page.put(350, line.unit, at="c")
        page.put(460, range_shown(line, COMMA), at="c")
        if rest:
            page.down(9)
            page.put(48, f"2 Jam{rest}")
        page.down(15)
    foot(page)
    return Report("hospital", page.pdf(), lines, DAY)


def listed(chance: random.Random) -> Report:
    """A health centre's list without titles: name, colon, result, unit, range in brackets."""
    page = Page("Sans", 10)
    lines = truth.blood(chance, "each")[:5] + truth.chemistry(chance, 9)
    head(page, "PUSKESMAS MEKAR JAYA", ROWS, at="c")
    for line in lines:
        page.put(60, line.name)
        page.put(220, f": {shown(line.value, COMMA)} {line.unit}")
        page.put(350, f"({range_shown(line, COMMA)})")
        page.down(17)
    foot(page)
    return Report("listed", page.pdf(), lines, DAY)
