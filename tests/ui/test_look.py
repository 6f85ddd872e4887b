"""Typeface, style sheet, palette and pictures."""

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit

from ui.look import Glyph, Look, Role, Theme, Wish, theme_for
from ui.look.fonts import check, font_of, tabular
from ui.look.icons import packaged_svg, pixmap
from ui.look.theme import style_sheet
from ui.look.tokens import PALETTES, SCALES


def test_the_bundled_typeface_resolves_with_every_needed_character(at: Look) -> None:
    report = check(at.family)

    assert report.ok
    assert report.resolved == "Inter"


def test_fonts_carry_clear_letters_and_their_weight_on_the_axis(at: Look) -> None:
    font = font_of(at.family, Role.TITLE_M, 1.5)

    names = {bytes(tag.toString().data()).decode() for tag in font.featureTags()}
    axes = {bytes(tag.toString().data()).decode() for tag in font.variableAxisTags()}
    assert {"ss02", "zero"} <= names
    assert "wght" in axes
    assert font.pixelSize() == 36
    assert "tnum" in {bytes(tag.toString().data()).decode() for tag in tabular(font).featureTags()}


@pytest.mark.parametrize("theme", list(Theme))
def test_the_style_sheet_names_no_font_and_no_foreign_colour(theme: Theme) -> None:
    sheet = style_sheet(PALETTES[theme], 1.0)

    known = {str(value).lower() for value in vars_of(theme)} | {"#ffffff"}
    colours = {word.strip(";{}").lower() for word in sheet.split() if word.startswith("#")}
    assert "font" not in sheet
    assert {c for c in colours if len(c) == 7} <= known


def vars_of(theme: Theme) -> list[object]:
    palette = PALETTES[theme]
    return [getattr(palette, name) for name in palette.__dataclass_fields__]


def test_a_scale_changes_every_length(at: Look) -> None:
    assert style_sheet(at.palette, 1.0) != style_sheet(at.palette, 1.5)
    assert "min-height: 46px" in style_sheet(at.palette, 1.0)
    assert "min-height: 70px" in style_sheet(at.palette, 1.5)


@pytest.mark.parametrize("theme", list(Theme))
def test_the_placeholder_keeps_its_contrast(at: Look, theme: Theme) -> None:
    at.set_theme(theme)

    line = QLineEdit()
    line.ensurePolished()

    found = line.palette().color(QPalette.ColorRole.PlaceholderText)
    assert found == QColor(PALETTES[theme].text_soft)
    assert QApplication.palette().color(QPalette.ColorRole.Window) == at.color("canvas")


def test_text_size_steps_stay_within_their_ends(at: Look) -> None:
    at.set_percent(200)

    assert at.step(1) == 200
    assert at.step(-1) == 150
    at.set_percent(10)
    assert at.percent == SCALES[0]


def test_every_symbol_exists_in_its_package() -> None:
    for glyph in Glyph:
        assert packaged_svg(glyph).startswith(b"<svg")


def test_a_symbol_takes_the_colour_asked_for(at: Look) -> None:
    image = pixmap(Glyph.CHECK, 24, "#A8201A").toImage()

    colours = {
        image.pixelColor(x, y).name().upper()
        for x in range(24)
        for y in range(24)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert colours == {"#A8201A"}


def test_an_unknown_colour_scheme_counts_as_light(at: Look) -> None:
    assert theme_for(Wish.SYSTEM, high_contrast=False) is Theme.LIGHT
    assert theme_for(Wish.DARK, high_contrast=False) is Theme.DARK
    assert theme_for(Wish.DARK, high_contrast=True) is Theme.CONTRAST_DARK
    assert theme_for(Wish.LIGHT, high_contrast=True) is Theme.CONTRAST_LIGHT
