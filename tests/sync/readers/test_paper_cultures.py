"""Cultures on paper: the germ, its antibiotics, and what is not certain about them."""

from decimal import Decimal
from typing import Any

import pytest

from sync.readers.draft import Made
from tests.paper.draw import Page
from tests.paper.score import observations

HEAD = (
    "LABORATORIUM MIKROBIOLOGI RS CONTOH",
    "Nama : Dewi Lestari",
    "Tanggal : 01-03-2024",
    "Jenis Spesimen : Urine",
    "Hasil Kultur : Escherichia coli",
    "Jumlah Koloni : > 100.000 CFU/mL",
)


def page(
    *rows: tuple[str, ...],
    at: tuple[float, ...] = (40, 220, 330, 420, 480, 540),
    head: tuple[str, ...] = HEAD,
) -> bytes:
    drawn = Page()
    for line in head:
        drawn.put(40, line)
        drawn.down(14)
    for row in rows:
        for x, text in zip(at, row, strict=False):
            drawn.put(x, text)
        drawn.down(14)
    return drawn.pdf()


def told(data: bytes) -> dict[str, Made]:
    return {str(made.tree["code"]["text"]): made for made in observations(data)}


def called(made: Made) -> str:
    return str(made.tree["interpretation"][0]["coding"][0]["code"])


def quantity(made: Made) -> tuple[Any, ...]:
    value = made.tree["valueQuantity"]
    return value["value"], value["code"], value.get("comparator", "")


def test_a_germ_and_its_antibiotics_with_their_least_amounts() -> None:
    seen = told(
        page(
            ("Antibiotik", "MIC (ug/mL)", "Interpretasi"),
            ("Ampicillin", ">=32", "R"),
            ("Ampicillin/Sulbactam", "16", "I"),
            ("Amikacin", "<=2", "S"),
            ("Piperacillin-Tazobactam", "<= 4", "S"),
        )
    )
    germ = seen.pop("Culture")
    assert germ.tree["valueString"] == "Escherichia coli"
    assert germ.tree["specimen"] == {"display": "Urine"}
    assert germ.tree["component"][0]["valueString"] == "> 100.000 CFU/mL"
    assert germ.tree["effectiveDateTime"] == "2024-03-01"
    assert [one["reference"] for one in germ.tree["hasMember"]] == [
        made.full_url for made in seen.values()
    ]
    assert {name: called(made) for name, made in seen.items()} == {
        "Ampicillin (Escherichia coli)": "R",
        "Ampicillin/Sulbactam (Escherichia coli)": "I",
        "Amikacin (Escherichia coli)": "S",
        "Piperacillin-Tazobactam (Escherichia coli)": "S",
    }
    assert quantity(seen["Ampicillin (Escherichia coli)"]) == (Decimal(32), "ug/mL", ">=")
    assert quantity(seen["Ampicillin/Sulbactam (Escherichia coli)"]) == (Decimal(16), "ug/mL", "")
    assert quantity(seen["Piperacillin-Tazobactam (Escherichia coli)"])[2] == "<="
    assert not any(made.doubt for made in (germ, *seen.values()))
    assert all(made.place.startswith("page 1 at") for made in seen.values())


def test_zones_and_words_in_indonesian() -> None:
    seen = told(
        page(
            ("Nama Antibiotika", "Zona (mm)", "Kepekaan"),
            ("1. Siprofloksasin", "12", "Resisten"),
            ("2. Meropenem", "28", "Sensitif"),
            ("3. Gentamisin", "14", "Intermediet"),
        )
    )
    calls = {name.partition(" (")[0]: called(made) for name, made in seen.items() if "(" in name}
    assert calls == {"Siprofloksasin": "R", "Meropenem": "S", "Gentamisin": "I"}
    assert quantity(seen["Meropenem (Escherichia coli)"]) == (Decimal(28), "mm", "")


def test_a_mark_under_one_of_three_columns() -> None:
    seen = told(
        page(
            ("Antibiotik", "S", "I", "R"),
            ("Amikacin", "+"),
            ("Cefotaxime", "", "", "V"),
            ("Meropenem", "", "X"),
        )
    )
    calls = {name.partition(" (")[0]: called(made) for name, made in seen.items() if "(" in name}
    assert calls == {"Amikacin": "S", "Cefotaxime": "R", "Meropenem": "I"}


def test_two_antibiotics_side_by_side() -> None:
    seen = told(
        page(
            ("Antibiotik", "Hasil", "Antibiotik", "Hasil"),
            ("Amikacin", "S", "Ampicillin", "R"),
            ("Penicillin G", "R", "Vancomycin", "S"),
        )
    )
    calls = {name.partition(" (")[0]: called(made) for name, made in seen.items() if "(" in name}
    assert calls == {"Amikacin": "S", "Ampicillin": "R", "Penicillin G": "R", "Vancomycin": "S"}
    assert seen["Amikacin (Escherichia coli)"].tree["valueString"] == "S"


def test_two_germs_have_their_own_antibiotics() -> None:
    first = ("Isolat 1 : Klebsiella pneumoniae",)
    rows = (
        ("Antibiotik", "Hasil"),
        ("Amikacin", "R"),
        ("Isolat 2 : Pseudomonas aeruginosa",),
        ("Amikacin", "S"),
    )
    seen = told(page(*rows, head=(*HEAD[:4], *first)))
    assert called(seen["Amikacin (Klebsiella pneumoniae)"]) == "R"
    assert called(seen["Amikacin (Pseudomonas aeruginosa)"]) == "S"


def test_what_cannot_be_certain_waits() -> None:
    seen = told(page(("Antibiotik", "Isolat 1", "Isolat 2"), ("Amikacin", "S", "R")))
    made = seen["Amikacin (Escherichia coli)"]
    assert made.doubt == "doubtful"
    assert "interpretation" not in made.tree
    assert made.tree["valueString"] == "S / R"


def test_that_nothing_grew_is_a_result() -> None:
    head = (*HEAD[:4], "Hasil Biakan : Tidak ada pertumbuhan kuman")
    (made,) = observations(page(head=head))
    assert made.tree["valueString"] == "Tidak ada pertumbuhan kuman"


def test_a_level_in_the_blood_is_no_culture() -> None:
    head = ("LABORATORIUM RS CONTOH", "Nama : Dewi Lestari", "Tanggal : 01-03-2024")
    rows = (
        ("Pemeriksaan", "Hasil", "Satuan", "Nilai Rujukan", "Ket"),
        ("Vancomycin", "4", "mg/L", "10 - 20", "R"),
    )
    (made,) = observations(page(*rows, head=head, at=(40, 180, 250, 320, 480)))
    assert called(made) == "L"


@pytest.mark.parametrize("word", ["Siti Amikacin", "Resep : Amikacin 500 mg S"])
def test_an_antibiotic_elsewhere_says_nothing(word: str) -> None:
    head = ("RESUME MEDIS RS CONTOH", "Nama : Dewi Lestari", word)
    assert observations(page(head=head)) == []
