"""A clinical document is laid out as plain blocks; nothing in it is run, loaded or followed."""

# ruff: noqa: E501 - an element of XML stands on one line

from pathlib import Path

import pytest
from ccda_help import document, section

from sync.readers.ccda.laid import LaidOut, Run
from sync.readers.ccda.page import page_of
from sync.readers.pages import laid_out


def _page(text: str) -> LaidOut:
    return page_of(document(section("hospital course", text=text, title="Perjalanan")))


def test_title_person_and_maker_stand_above_the_sections() -> None:
    page = _page("Baik.")
    assert page.title == "Ringkasan"
    assert page.lines == (
        "Siti Aminah · 1970-05-17 · RM-77",
        "2024-03-01 10:30:00+07:00 · dr. Budi · RS Contoh",
    )
    assert [(one.kind, one.runs[0].text) for one in page.blocks] == [
        ("heading", "Perjalanan"),
        ("paragraph", "Baik."),
    ]


def test_paragraphs_lists_and_styles_are_kept() -> None:
    page = _page(
        '<paragraph>Satu <content styleCode="Bold">dua</content> m<sup>2</sup><br/>tiga</paragraph>'
        '<list listType="ordered"><item>a</item><item>b<list><item>c</item></list></item></list>'
    )
    words, *items = page.blocks[1:]
    assert words.runs == (
        Run("Satu "),
        Run("dua", bold=True),
        Run(" m"),
        Run("2", raised=1),
        Run("\n"),
        Run("tiga"),
    )
    assert [(one.kind, one.level, one.number, one.runs[0].text) for one in items] == [
        ("item", 1, 1, "a"),
        ("item", 1, 2, "b"),
        ("item", 2, 0, "c"),
    ]


def test_tables_keep_heads_spans_and_captions() -> None:
    page = _page(
        "<table><caption>Lab</caption><thead><tr><th colspan='2'>Nilai</th></tr></thead>"
        "<tbody><tr><td rowspan='9999999'>Hb</td><td><list><item>9</item><item>10</item></list></td></tr></tbody></table>"
    )
    table = next(one for one in page.blocks if one.kind == "table")
    assert [one.runs[0].text for one in page.blocks if one.kind == "caption"] == ["Lab"]
    assert (table.rows[0][0].head, table.rows[0][0].columns) == (True, 2)
    assert (table.rows[1][0].head, table.rows[1][0].rows) == (False, 1)
    assert "".join(run.text for run in table.rows[1][1].runs).split() == ["9", "10"]


def test_links_scripts_and_pictures_leave_only_words() -> None:
    page = _page(
        '<paragraph><linkHtml href="http://example.org/x">di sini</linkHtml>'
        '<script>alert(1)</script><renderMultiMedia referencedObject="m"><caption>Gambar</caption></renderMultiMedia>'
        '<img src="http://example.org/y.png"/></paragraph>'
    )
    said = repr(page)
    assert "di sini" in said
    assert "example.org" not in said
    assert "alert" not in said


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<other/>", "unsupported-format"),
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]><ClinicalDocument/>", "forbidden-xml"),
        (b"<ClinicalDocument", "truncated"),
        (b"<\0\0\0C\0\0\0", "bad-encoding"),
    ],
)
def test_what_cannot_be_laid_out_says_why(data: bytes, reason: str) -> None:
    assert page_of(data).reason == reason


def test_a_child_lays_it_out() -> None:
    data = document(section("hospital course", text="Baik."))
    assert laid_out(data) == page_of(data)


def test_a_huge_document_is_cut_and_said_so() -> None:
    page = _page("<paragraph>x</paragraph>" * 25_000)
    assert page.cut
    assert len(page.blocks) <= 20_001


def test_every_sample_can_be_read(shared_data: Path) -> None:
    for path in sorted((shared_data / "ccda").iterdir()):
        page = page_of(path.read_bytes())
        assert not page.reason
        assert page.lines
        assert page.blocks or "PDF" in path.name
