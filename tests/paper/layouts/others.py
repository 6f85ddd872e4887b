"""Reports that are laid out in other ways: two tables abreast, English, numbered rows.

Refuses: names of real houses.
"""

import random
from dataclasses import replace

from tests.paper import truth
from tests.paper.draw import Page
from tests.paper.layouts.parts import DAY, MRN, NAME, ROWS, Report, foot, head, titles
from tests.paper.truth import COMMA, ENGLISH, Line, range_shown, shown

_ENGLISH = {
    "Leukosit": "White Blood Cells",
    "Eritrosit": "Red Blood Cells",
    "Trombosit": "Platelets",
    "Hematokrit": "Hematocrit",
    "Basofil": "Basophils",
    "Eosinofil": "Eosinophils",
    "Neutrofil Batang": "Band",
    "Neutrofil Segmen": "Segment",
    "Limfosit": "Lymphocytes",
    "Monosit": "Monocytes",
    "Glukosa Darah Puasa": "Fasting Glucose",
    "Glukosa Darah 2 Jam PP": "Glucose 2 h PP",
    "Kolesterol Total": "Total Cholesterol",
    "Kolesterol HDL": "HDL Cholesterol",
    "Kolesterol LDL": "LDL Cholesterol",
    "Trigliserida": "Triglycerides",
    "SGOT": "AST (SGOT)",
    "SGPT": "ALT (SGPT)",
    "Ureum": "Urea",
    "Kreatinin": "Creatinine",
}


def _in_english(line: Line) -> Line:
    return replace(line, name=_ENGLISH.get(line.name, line.name), heading="")


def beside(chance: random.Random) -> Report:
    """Two tables beside each other."""
    page = Page("Narrow", 7.5)
    left, right = truth.blood(chance), truth.chemistry(chance, 15)
    head(page, "LABORATORIUM MEDIKA BERSAMA", ROWS)
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
    foot(page)
    return Report("beside", page.pdf(), left + right, DAY)


def english(chance: random.Random) -> Report:
    """An English report: thousands by comma, the flag behind everything."""
    page = Page("Sans", 9)
    lines = [
        _in_english(line) for line in truth.blood(chance, "each") + truth.chemistry(chance, 11)
    ]
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
    titles(
        page,
        (40, "Test Name"),
        (220, "Result"),
        (290, "Units"),
        (370, "Reference Range"),
        (490, "Flag"),
    )
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
    return Report("english", page.pdf(), lines, DAY)


def numbered(chance: random.Random) -> Report:
    """Numbered rows, the unit only behind the range."""
    page = Page("Serif", 9.5)
    lines = truth.chemistry(chance) + truth.words(chance)
    head(page, "LABORATORIUM BIOMEDIKA", ROWS, at="c")
    titles(
        page,
        (40, "No"),
        (65, "Jenis Pemeriksaan"),
        (270, "Hasil Pemeriksaan"),
        (400, "Nilai Normal"),
    )
    page.down(16)
    for number, line in enumerate(lines, 1):
        page.put(40, f"{number}.")
        page.put(65, line.name)
        page.put(285, shown(line.value, COMMA))
        page.put(400, f"{range_shown(line, COMMA)} {line.unit}".strip())
        page.down(15)
    foot(page)
    return Report("numbered", page.pdf(), lines, DAY)
