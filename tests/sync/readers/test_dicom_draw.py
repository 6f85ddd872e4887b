"""Frames of DICOM files as plain pixels: windows, colours, packed forms, broken files.

Refuses: to look at what it draws; other forms of one picture must give the same dots.
"""

import warnings
from contextlib import suppress
from pathlib import Path
from typing import Any

import pydicom
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_dicom import dicom

from sync.readers.dicom.draw import picture
from sync.readers.dicom.lossless import NotLossless, decoded
from sync.readers.pages import PagePicture, View, picture_of
from sync.readers.protocol import PageJob

FOLDER = Path(pydicom.__file__).parent / "data" / "test_files"


def drawn(content: bytes, frame: int = 0, **view: Any) -> PagePicture:
    return picture(content, PageJob(frame, 200, **view))


def shades(content: bytes, **view: Any) -> list[int]:
    return list(drawn(content, **view).pixels[::3])


def grey(**more: Any) -> bytes:
    dots = b"".join(number.to_bytes(2, "little") for number in (0, 100, 200, 300))
    return dicom(Rows=2, Columns=2, PixelData=dots, **more)


def test_values_run_from_black_to_white() -> None:
    assert shades(grey()) == [0, 85, 170, 255]
    assert shades(grey(PhotometricInterpretation="MONOCHROME1")) == [255, 170, 85, 0]


def test_the_window_is_the_files_or_the_viewers() -> None:
    told = grey(WindowCenter="200.5", WindowWidth="201")
    assert shades(told) == [0, 0, 128, 255]
    assert shades(told, center=50.5, window=101) == [0, 255, 255, 255]
    assert shades(told, center=50.5, window=101, inverted=True) == [255, 0, 0, 0]
    scaled = grey(RescaleSlope="1", RescaleIntercept="-1024", WindowCenter="-873.5",
                  WindowWidth="300")  # fmt: skip
    assert shades(scaled)[0] == 0
    assert shades(scaled)[3] == 255


def test_signed_values_and_spare_bits() -> None:
    dots = b"".join(
        (number & 0xFFF | 0xF000).to_bytes(2, "little") for number in (-2048, 0, 1, 2047)
    )
    content = dicom(Rows=2, Columns=2, PixelData=dots, PixelRepresentation=1)
    assert shades(content) == [0, 128, 128, 255]


@pytest.mark.parametrize(
    "name",
    ["MR_small_RLE", "MR_small_bigendian", "MR_small_implicit", "MR_small_expb",
     "MR_small_jp2klossless", "MR_small_padded"],
)  # fmt: skip
def test_every_form_of_a_picture_gives_the_same_dots(name: str) -> None:
    plain = drawn((FOLDER / "MR_small.dcm").read_bytes())
    assert drawn((FOLDER / f"{name}.dcm").read_bytes()) == plain
    assert (plain.width, plain.height, plain.reason) == (64, 64, "")


@pytest.mark.parametrize(
    "name", ["SC_rgb_rle", "SC_rgb_rle_16bit", "SC_rgb_dcmtk_+eb+cr", "SC_rgb_jpeg_gdcm"]
)
def test_colours_are_what_they_are(name: str) -> None:
    found = drawn((FOLDER / f"{name}.dcm").read_bytes())
    assert found.pixels[:3][0] > 250
    assert max(found.pixels[1:3]) < 6


def test_pictures_of_colour_tables_and_single_bits() -> None:
    table = (FOLDER / "examples_palette.dcm").read_bytes()
    assert len(set(drawn(table).pixels)) > 20
    bits = (FOLDER / "liver_1frame.dcm").read_bytes()
    assert set(picture(bits, PageJob(0, 2000)).pixels) == {0, 255}


def lossless(numbers: list[int], width: int, predictor: int, restart: int = 0) -> bytes:
    """A tiny encoder: every category has a code of five bits, its own number."""
    height = len(numbers) // width
    head = b"\xff\xd8\xff\xc3" + bytes(
        [0, 11, 16, *height.to_bytes(2), *width.to_bytes(2), 1, 1, 0x11, 0]
    )
    head += (
        b"\xff\xc4" + (2 + 17 + 17).to_bytes(2) + bytes([0, 0, 0, 0, 0, 17, *[0] * 11, *range(17)])
    )
    if restart:
        head += b"\xff\xdd\0\4" + (restart * width).to_bytes(2)
    head += b"\xff\xda\0\x08\1\1\0" + bytes([predictor, 0, 0])
    pieces, step = [], restart or height
    for first in range(0, height, step):
        bits = ""
        for at in range(first * width, min(first + step, height) * width):
            difference = (numbers[at] - guess(numbers, at, width, predictor, first)) & 0xFFFF
            difference -= 0x10000 if difference > 0x8000 else 0
            size = abs(difference).bit_length()
            bits += f"{size:05b}"
            if 0 < size < 16:
                value = difference if difference > 0 else difference + (1 << size) - 1
                bits += f"{value:0{size}b}"
        bits += "1" * (-len(bits) % 8)
        pieces.append(int(bits, 2).to_bytes(len(bits) // 8).replace(b"\xff", b"\xff\0"))
    whole = pieces[0]
    for number, piece in enumerate(pieces[1:]):
        whole += bytes([0xFF, 0xD0 + number % 8]) + piece
    return head + whole + b"\xff\xd9"


def guess(numbers: list[int], at: int, width: int, predictor: int, first: int) -> int:
    row, column = divmod(at, width)
    if not column:
        return 1 << 15 if row == first else numbers[at - width]
    left = numbers[at - 1]
    if row == first:
        return left
    above, corner = numbers[at - width], numbers[at - width - 1]
    return {
        1: left, 2: above, 3: corner, 4: left + above - corner, 5: left + (above - corner >> 1),
        6: above + (left - corner >> 1), 7: left + above >> 1,
    }[predictor]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(0, 65_535), min_size=12, max_size=48),
    st.integers(1, 7),
    st.integers(0, 2),
    st.integers(1, 6),
)
def test_lossless_jpeg_gives_back_every_number(
    numbers: list[int], predictor: int, restart: int, width: int
) -> None:
    numbers = numbers[: len(numbers) // width * width]
    found = decoded(lossless(numbers, width, predictor, restart), 10_000)
    assert (found.width, found.height) == (width, len(numbers) // width)
    assert list(found.numbers) == numbers


def test_large_lossless_pictures_give_back_every_number() -> None:
    numbers = [(at * at // 7 + (at % 97) * 311) & 0xFFFF for at in range(320 * 340)]
    assert list(decoded(lossless(numbers, 320, 1), 1 << 20).numbers) == numbers
    cut = lossless(numbers, 320, 1)
    assert len(decoded(cut[: len(cut) // 2], 1 << 20).numbers) == len(numbers)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 200), st.binary(max_size=5), st.integers(0, 9))
def test_broken_lossless_jpeg_ends(at: int, new: bytes, cut: int) -> None:
    whole = lossless(list(range(0, 48_000, 1000)), 6, 4, 2)
    with suppress(NotLossless):
        decoded(whole[:at] + new + whole[at + cut :], 10_000)


def test_each_frame_is_its_own() -> None:
    content = (FOLDER / "examples_ybr_color.dcm").read_bytes()
    first, last = drawn(content), drawn(content, 29)
    assert first.pages == 30
    assert first.pixels != last.pixels
    assert drawn(content, 30).reason == "damaged"


def test_what_cannot_be_drawn_says_so() -> None:
    for name in ("JPEGLSNearLossless_08", "JPGExtended", "reportsi", "rtplan"):
        found = drawn((FOLDER / f"{name}.dcm").read_bytes())
        assert (found.pixels, found.reason) == (b"", "unsupported-format")
    vast = dicom(Rows=60_000, Columns=60_000)
    assert drawn(vast).reason == "too-large"


def test_the_drawing_child_draws_it_through_a_window() -> None:
    content = grey(WindowCenter="200.5", WindowWidth="201")
    found = picture_of(content, 0, 100, view=View(center=50.5, window=101))
    assert list(found.pixels[::3]) == [0, 255, 255, 255]


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from(["MR_small_RLE", "SC_rgb_small_odd_jpeg", "examples_palette", "rtdose"]),
    st.floats(0, 1),
    st.binary(min_size=1, max_size=6),
    st.integers(0, 30),
)
def test_any_change_to_a_picture_is_survived(name: str, where: float, new: bytes, cut: int) -> None:
    content = (FOLDER / f"{name}.dcm").read_bytes()[:60_000]
    at = int(where * len(content))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = drawn(content[:at] + new + content[at + cut :])
    assert bool(found.pixels) is not bool(found.reason)
