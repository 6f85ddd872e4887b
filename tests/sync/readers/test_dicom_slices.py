"""Slices of DICOM files as measured values: what a viewer shades must be what was measured."""

import random
from array import array
from io import BytesIO
from pathlib import Path

import pytest
from pydicom import dcmread
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import (
    UID,
    CTImageStorage,
    ExplicitVRLittleEndian,
    RLELossless,
    SecondaryCaptureImageStorage,
)

from app.shades import ALL, LUNG, Band, Shader, presets, shade_table
from sync.readers.dicom.draw import picture
from sync.readers.dicom.slicing import slice_of
from sync.readers.pages import slices_of
from sync.readers.protocol import PageJob
from sync.readers.slices import Slice, SliceWish

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data" / "dicom"
WITH_GREYS = ("CT_small.dcm", "MR_small.dcm", "MR_truncated.dcm", "JPEG2000.dcm")
_NEAR = 1


def made(**told: object) -> bytes:
    """A grey picture of four by two dots; `told` changes or adds elements."""
    data = Dataset()
    data.file_meta = FileMetaDataset()
    data.file_meta.MediaStorageSOPClassUID = CTImageStorage
    data.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    data.SOPClassUID = CTImageStorage
    data.SOPInstanceUID = data.file_meta.MediaStorageSOPInstanceUID = UID("1.2.3")
    data.Modality, data.Rows, data.Columns = "CT", 2, 4
    data.SamplesPerPixel, data.PhotometricInterpretation = 1, "MONOCHROME2"
    data.BitsAllocated, data.BitsStored, data.HighBit, data.PixelRepresentation = 16, 16, 15, 0
    data.PixelData = array("H", range(8)).tobytes()
    for name, value in told.items():
        setattr(data, name, value)
    out = BytesIO()
    data.save_as(out, enforce_file_format=True)
    return out.getvalue()


def values(one: Slice) -> list[float]:
    """Every dot's value."""
    dots = array("H", one.samples) if one.depth == 2 else one.samples
    return [dot * one.slope + one.intercept for dot in dots]


def test_stored_numbers_become_measured_values() -> None:
    found = slice_of(made(RescaleSlope=2, RescaleIntercept=-1024), 0, 1536)
    assert values(found) == [-1024 + 2 * number for number in range(8)]
    assert (found.low, found.high, found.unit) == (-1024, -1010, "HU")


def test_signed_numbers_keep_their_sign_and_what_lies_beside_them_is_left_out() -> None:
    signed = [-2048, -1, 0, 5, 2047, -7, 1, 2]
    beside = [(number & 0xFFF) | 0xA000 for number in signed]
    dots = array("H", beside).tobytes()
    one = made(PixelData=dots, BitsStored=12, HighBit=11, PixelRepresentation=1)
    assert values(slice_of(one, 0, 1536)) == signed


def test_bytes_with_a_sign_keep_it_too() -> None:
    dots = bytes(number & 0xFF for number in (-128, -1, 0, 1, 127, 5, 6, 7))
    one = made(PixelData=dots, BitsAllocated=8, BitsStored=8, HighBit=7, PixelRepresentation=1)
    assert values(slice_of(one, 0, 1536)) == [-128, -1, 0, 1, 127, 5, 6, 7]


def test_millimetres_come_from_the_body_before_the_detector() -> None:
    both = slice_of(made(PixelSpacing=[0.5, 0.25], ImagerPixelSpacing=[1, 1]), 0, 1536)
    assert (both.row_mm, both.column_mm, both.projected) == (0.5, 0.25, False)
    detector = slice_of(made(ImagerPixelSpacing=[0.2, 0.2]), 0, 1536)
    assert (detector.row_mm, detector.projected) == (0.2, True)
    assert slice_of(made(), 0, 1536).row_mm == 0
    assert slice_of(made(PixelSpacing=[0, 1]), 0, 1536).row_mm == 0


def test_a_large_picture_is_handed_over_smaller_and_measures_the_same() -> None:
    dots = array("H", [700] * (64 * 48)).tobytes()
    one = made(Rows=48, Columns=64, PixelData=dots, PixelSpacing=[1, 1])
    small = slice_of(one, 0, 16)
    assert (small.width, small.height) == (16, 12)
    assert small.width * small.column_mm == 64
    assert small.height * small.row_mm == 48
    assert set(values(small)) == {700}


def test_frames_are_taken_one_by_one_and_none_beyond_the_last() -> None:
    dots = array("H", range(24)).tobytes()
    film = made(NumberOfFrames=3, PixelData=dots)
    assert values(slice_of(film, 2, 1536)) == list(range(16, 24))
    assert slice_of(film, 3, 1536).reason


def test_colours_have_no_band() -> None:
    rgb = made(
        SamplesPerPixel=3, PhotometricInterpretation="RGB", BitsAllocated=8, BitsStored=8,
        HighBit=7, PlanarConfiguration=0, PixelData=bytes(range(24)),
        SOPClassUID=SecondaryCaptureImageStorage,
    )  # fmt: skip
    found = slice_of(rgb, 0, 1536)
    assert (found.depth, found.samples) == (3, bytes(range(24)))
    assert presets("CT", found) == {}
    assert Shader(found).shaded(Band(0, 0), inverted=False) == bytes(range(24))


@pytest.mark.parametrize("name", WITH_GREYS)
def test_shades_are_those_of_the_drawn_picture(name: str) -> None:
    if not (SHARED / name).exists():
        pytest.skip("the shared sample files are not here")
    content = (SHARED / name).read_bytes()
    found = slice_of(content, 0, 1536)
    drawn = picture(content, PageJob(0, found.width))
    shades = Shader(found).shaded(Band(found.center, found.window), inverted=False)
    pairs = zip(shades, drawn.pixels[::3], strict=True)
    assert max(abs(mine - theirs) for mine, theirs in pairs) <= _NEAR


def test_rle_gives_what_was_packed() -> None:
    if not (SHARED / "CT_small.dcm").exists():
        pytest.skip("the shared sample files are not here")
    data = dcmread(SHARED / "CT_small.dcm")
    plain = slice_of((SHARED / "CT_small.dcm").read_bytes(), 0, 1536)
    rows = [data.PixelData[at::2] for at in (1, 0)]
    packed = b"".join(bytes([0, byte]) for byte in rows[0])
    other = b"".join(bytes([0, byte]) for byte in rows[1])
    header = array("I", [2, 64, 64 + len(packed), *[0] * 13]).tobytes()
    from pydicom.encaps import encapsulate

    data.PixelData = encapsulate([header + packed + other])
    data["PixelData"].VR = "OB"
    data.file_meta.TransferSyntaxUID = RLELossless
    out = BytesIO()
    data.save_as(out)
    assert slice_of(out.getvalue(), 0, 1536).samples == plain.samples


def test_black_and_white_lie_at_the_ends_of_the_band() -> None:
    one = Slice(2, 1, 2, bytes(4), slope=1, intercept=-1024, low=-1024, high=3071, unit="HU")
    table = shade_table(one, Band(40, 400), inverted=False)
    assert (len(table), table[1024 - 161], table[1024 + 240]) == (1 << 16, 0, 255)
    assert abs(table[1024 + 40] - 128) <= _NEAR
    assert list(table) == sorted(table)
    negative = shade_table(one, Band(40, 400), inverted=True)
    assert all(a + b == 255 for a, b in zip(table, negative, strict=True))
    falling = shade_table(
        Slice(2, 1, 2, bytes(4), slope=-1, intercept=1024), Band(40, 400), inverted=False
    )
    assert falling[0] == 255
    assert falling[-1] == 0


def test_odd_bands_and_slopes_never_end_in_an_error() -> None:
    chance = random.Random(7)
    for _ in range(300):
        slope = chance.choice([1e-9, -1e-9, 1, -3, 1e9, 0])
        one = Slice(
            1, 1, chance.choice([1, 2]), b"\0", slope=slope, intercept=chance.uniform(-9, 9)
        )
        band = Band(chance.uniform(-1e9, 1e9), chance.choice([0, 1, 1e-3, 80, 1e12]))
        assert len(shade_table(one, band, inverted=False)) == 1 << (8 * one.depth)


def test_presets_of_a_ct_are_in_hounsfield_units() -> None:
    found = slice_of(made(), 0, 1536)
    assert presets("CT", found)[LUNG] == Band(-600, 1500)
    assert set(presets("MR", slice_of(made(Modality="MR"), 0, 1536))) == {"as-told", ALL}


def test_one_child_takes_frames_from_several_files_in_the_order_wished() -> None:
    files = [made(PixelData=array("H", [number] * 8).tobytes()) for number in (3, 9)]
    wanted = (SliceWish(1, 0), SliceWish(0, 0), SliceWish(1, 5))
    found = slices_of([*files], wanted, 512)
    assert [values(one)[:1] for one in found[:2]] == [[9], [3]]
    assert found[2].reason


def test_damaged_files_are_answered_with_a_reason() -> None:
    whole, chance = made(RescaleSlope=2, PixelSpacing=[1, 1]), random.Random(3)
    for _ in range(400):
        broken = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        found = slice_of(bytes(broken[: chance.randint(1, len(broken))]), 0, 256)
        assert found.honest
