"""Contrast of every pair that is painted, in four themes."""

import pytest

from ui.look.tokens import PAIRS, PALETTES, SMALLEST_TEXT, TARGET, TYPE, Pair, Theme, Tone, contrast


@pytest.mark.parametrize("theme", list(Theme))
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.ink}-on-{pair.ground}")
def test_every_pair_reaches_its_ratio(theme: Theme, pair: Pair) -> None:
    palette = PALETTES[theme]

    ratio = contrast(getattr(palette, pair.ink), getattr(palette, pair.ground))

    assert ratio >= pair.least


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#FFFFFF", 21.0), ("#17201C", "#FFFFFF", 16.7), ("#0B5F56", "#FFFFFF", 7.5)],
)
def test_contrast_is_computed_as_published(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.06)


@pytest.mark.parametrize("theme", list(Theme))
@pytest.mark.parametrize("tone", list(Tone))
def test_every_tone_reads_on_its_soft_fill(theme: Theme, tone: Tone) -> None:
    palette = PALETTES[theme]

    assert contrast(palette.ink(tone), palette.soft(tone)) >= 4.5


def test_no_text_role_is_smaller_than_the_smallest_text() -> None:
    assert min(style.size for style in TYPE.values()) == SMALLEST_TEXT == 15
    assert TARGET == 44
