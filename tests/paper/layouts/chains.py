"""Reports as the large laboratory chains print them.

Refuses: their names and logos.
"""

import random

from tests.paper import truth
from tests.paper.draw import Page
from tests.paper.layouts.parts import DAY, ROWS, Report, by_heading, foot, head, titles
from tests.paper.truth import COMMA, POINT, range_shown, shown


def chain(chance: random.Random) -> Report:
    """Headings in bold, a star at what is not normal, lipid targets on several lines."""
    page = Page()
    lines = truth.blood(chance) + truth.chemistry(chance, 12) + truth.words(chance)[:3]
    head(page, "LABORATORIUM KLINIK PRIMAMITRA", ROWS)
    titles(
        page,
        (40, "PEMERIKSAAN"),
        (215, "HASIL"),
        (285, "SATUAN"),
        (350, "NILAI RUJUKAN"),
        (475, "KETERANGAN"),
    )
    page.down(14)
    for line in by_heading(page, lines, 13):
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
    foot(page)
    return Report("chain", page.pdf(), lines, DAY)


def method(chance: random.Random) -> Report:
    """Decimal commas, the unit behind the range, a method column, what is high in bold."""
    page = Page("Narrow", 9)
    lines = truth.blood(chance, "ribu") + truth.hormones(chance) + truth.chemistry(chance, 6)
    head(page, "Laboratorium Klinik Pratama Sehat", ROWS, at="c")
    page.rule()
    titles(
        page,
        (40, "Jenis Pemeriksaan"),
        (220, "Hasil"),
        (290, "Nilai Rujukan"),
        (390, "Satuan"),
        (460, "Metode"),
    )
    page.down(14)
    page.rule()
    for line in by_heading(page, lines, 13, str.title):
        page.put(40, line.name)
        page.put(220, shown(line.value, COMMA), bold=bool(line.flag))
        page.put(290, range_shown(line, COMMA))
        page.put(390, line.unit)
        page.put(460, "Flow cytometry" if "HEM" in line.heading else "Enzimatik")
        page.down(12.5)
    foot(page)
    return Report("method", page.pdf(), lines, DAY)


def sexes(chance: random.Random) -> Report:
    """A flag column, ranges by sex on two lines, cells counted one by one."""
    page = Page("Serif", 9)
    lines = truth.blood(chance, "each") + truth.chemistry(chance, 10)
    head(page, "KLINIK UTAMA FARMASI SENTOSA", ROWS)
    titles(
        page,
        (40, "NAMA TEST"),
        (230, "HASIL"),
        (300, "FLAG"),
        (345, "SATUAN"),
        (420, "NILAI NORMAL"),
    )
    page.down(15)
    for line in by_heading(page, lines, 14):
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
    foot(page)
    return Report("sexes", page.pdf(), lines, DAY)


def below(chance: random.Random) -> Report:
    """The range stands under each name."""
    page = Page("Sans", 9)
    lines = truth.chemistry(chance, 14) + truth.hormones(chance)
    head(page, "LABORATORIUM PARAMA HUSADA", ROWS)
    titles(page, (40, "Pemeriksaan"), (300, "Hasil"), (400, "Satuan"))
    page.down(16)
    for line in lines:
        page.put(40, line.name)
        page.put(300, shown(line.value, COMMA))
        page.put(400, line.unit)
        page.down(10)
        page.put(52, f"Nilai Rujukan : {range_shown(line, COMMA)} {line.unit}", size=7)
        page.down(14)
    foot(page)
    return Report("below", page.pdf(), lines, DAY)
