"""Paper: readable, in our font, with whose it is and the page number on every page."""

import pypdfium2
import pytest

from sync.pdf import CodeSheet, Paper, PdfTable, code_sheet_pdf, summary_pdf
from sync.qr import squares

PAPER = Paper(
    "Ringkasan rekam medis",
    "id",
    "Sari Wulandari · 2 Maret 1955",
    "Dicetak 21 November 2026",
    "Halaman {} dari {}".format,
)


def texts(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [document[place].get_textpage().get_text_range() for place in range(len(document))]
    finally:
        document.close()


def test_every_page_says_whose_it_is_its_number_and_when_it_was_printed() -> None:
    rows = [("2026-01-01", f"Metformin {place}", "500 mg") for place in range(120)]
    pages = texts(
        summary_pdf(
            PAPER,
            ["Untuk: dr. Wayan"],
            [PdfTable("Obat", ("Tanggal", "Nama", "Dosis"), (1, 3, 2), rows)],
        )
    )
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert "Sari Wulandari · 2 Maret 1955" in page
        assert f"Halaman {number} dari {len(pages)}" in page
        assert "Dicetak 21 November 2026" in page
        assert "Tanggal" in page
    assert "Metformin 119" in pages[-1]


def test_the_font_is_inside() -> None:
    pdf = summary_pdf(PAPER, [], [])
    assert b"/FontFile2" in pdf
    assert b"Inter" in pdf


@pytest.mark.parametrize(
    "text", ["<b>x</b> & <script>", "x" * 5_000, "a\x00b\x1bc\u202e", "糖尿病 🩺", "", " "]
)
def test_hostile_texts_are_only_texts(text: str) -> None:
    table = PdfTable(text, (text, "b"), (1, 1), [(text, text)] * 3, text)
    pages = texts(summary_pdf(PAPER, [text], [table]))
    if text.startswith("<b>"):
        assert "<b>x</b> & <script>" in pages[0]


def test_an_empty_table_says_its_note() -> None:
    (page,) = texts(summary_pdf(PAPER, [], [PdfTable("Alergi", ("a",), (1,), [], "Tidak ada")]))
    assert "Tidak ada" in page


def test_the_code_on_paper_can_be_scanned() -> None:
    import zxingcpp

    text = "rekamku-kit:1?" + "A" * 120
    words = tuple(f"kata{number}" for number in range(1, 25))
    sheet = CodeSheet(
        "Lembar pemulihan", "id", ("Simpan.",), squares(text), ("Cara",), words, "RekamKu"
    )
    pdf = code_sheet_pdf(sheet)
    (page,) = texts(pdf)
    assert all(f"{place}. {word}" in page for place, word in enumerate(words, 1))
    document = pypdfium2.PdfDocument(pdf)
    picture = document[0].render(scale=2).to_pil().convert("L")
    document.close()
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [text]
