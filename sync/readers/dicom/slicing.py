"""Inside the child: frames of DICOM files as measured values, for a viewer that shades them.

Refuses: shades; whoever looks chooses which values are black and which are white.
"""

import sys
from array import array
from time import process_time
from typing import Any, Final

import msgspec

from sync.readers.dicom.draw import picture, told
from sync.readers.dicom.elements import DataSet
from sync.readers.dicom.frames import Form, Frame, FrameRefused, frame_of
from sync.readers.dicom.opening import Opened, opened
from sync.readers.draft import FileRefused
from sync.readers.protocol import PageJob, Reason, write_frame
from sync.readers.slices import Slice, SlicesJob

_ENOUGH: Final = 2.0
"""Seconds of processor after which no further slice is begun."""

_COLOURS: Final = 3
_TWO: Final = 2
_WIDE: Final = 16
_BYTE: Final = 8
_CENTIMETRES: Final = 3
_MM: Final = 10.0
_ODD: Final = (ArithmeticError, LookupError, TypeError, ValueError, MemoryError, OSError)


def answer_standard_input(job: SlicesJob) -> None:
    """Read the files at standard input one after the other, write one frame with all slices.

    Some packed forms take a second a slice: what is not out in time is refused as too large,
    to be asked for again, so that the first ones are soon seen.
    """
    files = [sys.stdin.buffer.read(size) for size in job.sizes]
    found: list[Slice] = []
    for wish in job.wanted:
        late = bool(found) and process_time() > _ENOUGH
        one = Slice(reason=Reason.TOO_LARGE) if late else None
        found.append(one or slice_of(files[wish.file], wish.frame, job.edge))
    output = sys.stdout.buffer
    write_frame(output.write, msgspec.msgpack.encode(found))
    output.flush()


def slice_of(content: bytes, number: int, edge: int) -> Slice:
    """One frame of one file, no side longer than `edge`; never raises for what it holds."""
    try:
        found = opened(memoryview(content))
        frame = frame_of(found, number)
        form = frame.form
        if form.samples == 1 and form.photometric.startswith("MONOCHROME"):
            return _grey(found, frame, number, edge)
        return _coloured(content, found, number, edge)
    except (FileRefused, FrameRefused) as error:
        return Slice(reason=error.reason)
    except _ODD:
        return Slice(reason=Reason.DAMAGED)


def _coloured(content: bytes, found: Opened, number: int, edge: int) -> Slice:
    """Colours, and greys too deep to be handed over, as the file asks them to be shown."""
    rows, columns = found.dataset.number(0x00280010), found.dataset.number(0x00280011)
    drawn = picture(content, PageJob(number, min(edge, max(1, edge * columns // max(rows, 1)))))
    if not drawn.pixels:
        return Slice(reason=drawn.reason or Reason.DAMAGED)
    row_mm, column_mm, projected = _spacing(found.dataset, number)
    return Slice(
        drawn.width,
        drawn.height,
        _COLOURS,
        drawn.pixels,
        row_mm=row_mm * rows / drawn.height,
        column_mm=column_mm * columns / drawn.width,
        projected=projected,
    )


def _grey(found: Opened, frame: Frame, number: int, edge: int) -> Slice:
    form, data = frame.form, found.dataset
    if form.bits > _WIDE:
        return _coloured(bytes(found.data), found, number, edge)
    size, depth, samples, lift, shift = _samples(frame)
    slope, intercept, center, window = told(data, number)
    slope, intercept = slope / (1 << shift), intercept - lift * slope
    values = array("H", samples) if depth == _TWO else samples
    ends = sorted((min(values) * slope + intercept, max(values) * slope + intercept))
    if window <= 0:
        center, window = (ends[0] + ends[1] + 1) / 2, ends[1] - ends[0] + 1
    (width, height), samples = _smaller(size, depth, samples, edge)
    row_mm, column_mm, projected = _spacing(data, number)
    return Slice(
        width,
        height,
        depth,
        samples,
        slope,
        intercept,
        low=ends[0],
        high=ends[1],
        center=center,
        window=window,
        inverted=form.photometric == "MONOCHROME1",
        unit=_unit(data),
        row_mm=row_mm * size[1] / height,
        column_mm=column_mm * size[0] / width,
        projected=projected,
    )


def _samples(frame: Frame) -> tuple[tuple[int, int], int, bytes, int, int]:
    """Size, bytes a sample, the samples above zero, by how much they were lifted and stretched."""
    form, image = frame.form, frame.image
    if image is None:
        raw = frame.raw
        if form.bits <= _BYTE:
            raw = raw.translate(bytes(_above(byte, form) for byte in range(256)))
        else:
            raw = _masked(raw, form)
        lift = 1 << (form.stored - 1) if form.signed else 0
        stretched = form.high + 1 - form.stored
        return (form.columns, form.rows), max(1, form.bits // _BYTE), raw, lift, max(0, stretched)
    if image.mode == "L":
        return image.size, 1, image.tobytes(), 0, 0
    if image.mode not in {"I;16", "I"}:
        raise FrameRefused(Reason.UNSUPPORTED_FORMAT)
    raw = (image.convert("I;16") if image.mode == "I" else image).tobytes()
    depth = frame.depth or form.stored
    lift = 1 << (depth - 1) if frame.lifted else 0
    if form.signed and not frame.lifted:
        lift, raw = 1 << (depth - 1), _turned(raw)
    return image.size, _TWO, raw, lift, _WIDE - depth


def _above(byte: int, form: Form) -> int:
    mask, sign = _marks(form)
    return (byte & mask) ^ sign


def _marks(form: Form) -> tuple[int, int]:
    """The bits of a dot that are its value, and its sign among them (0 if it has none)."""
    mask = ((1 << form.stored) - 1) << max(0, form.high + 1 - form.stored)
    return mask, 1 << form.high if form.signed else 0


def _masked(raw: bytes, form: Form) -> bytes:
    """Two-byte dots, low byte first, without what lies beside their value, above zero.

    As one huge number, since Python goes through single ones a hundred times slower.
    """
    if form.big:
        turned = array("H", raw)
        turned.byteswap()
        raw = turned.tobytes()
    mask, sign = _marks(form)
    count = len(raw) // _TWO
    whole = int.from_bytes(raw, "little")
    whole &= int.from_bytes(mask.to_bytes(_TWO, "little") * count, "little")
    whole ^= int.from_bytes(sign.to_bytes(_TWO, "little") * count, "little")
    return whole.to_bytes(count * _TWO, "little")


def _turned(raw: bytes) -> bytes:
    signs = int.from_bytes(b"\x00\x80" * (len(raw) // _TWO), "little")
    return (int.from_bytes(raw, "little") ^ signs).to_bytes(len(raw), "little")


def _smaller(
    size: tuple[int, int], depth: int, samples: bytes, edge: int
) -> tuple[tuple[int, int], bytes]:
    """The same picture with no side longer than `edge`."""
    if max(size) <= edge:
        return size, samples
    from PIL import Image

    scale = edge / max(size)
    less = (max(1, round(size[0] * scale)), max(1, round(size[1] * scale)))
    image: Any = Image.frombytes("I;16" if depth == _TWO else "L", size, samples)
    if depth == _TWO:
        image = image.convert("I").resize(less, Image.Resampling.BOX).convert("I;16")
    else:
        image = image.resize(less, Image.Resampling.BOX)
    return less, image.tobytes()


def _unit(data: DataSet) -> str:
    """What the values are measured in: told, or Hounsfield's for a CT."""
    unit = data.text(0x00281054)
    if unit == "HU" or (not unit and data.text(0x00080060) == "CT"):
        return "HU"
    return ""


def _spacing(data: DataSet, number: int) -> tuple[float, float, bool]:
    """Millimetres from row to row and from column to column; whether only at the detector."""
    for one in _groups(data, number):
        found = _pair(one, 0x00280030)
        if found is not None:
            return (*found, False)
    region = _region(data)
    if region is not None:
        return (*region, False)
    found = _pair(data, 0x00181164)
    return (*found, True) if found is not None else (0.0, 0.0, False)


def _groups(data: DataSet, number: int) -> list[DataSet]:
    """The data set, and what a frame of many says of its own and of all."""
    found = [data]
    own = next((one for at, one in enumerate(data.items(0x52009230)) if at == number), None)
    for group in (own, data.item(0x52009229)):
        measures = group.item(0x00289110) if group is not None else None
        if measures is not None:
            found.append(measures)
    return found


def _pair(data: DataSet, tag: int) -> tuple[float, float] | None:
    values = [float(one) for one in data.decimals(tag)[:_TWO]]
    return (values[0], values[1]) if len(values) == _TWO and min(values) > 0 else None


def _region(data: DataSet) -> tuple[float, float] | None:
    """The scale of an ultrasound picture, if all of it has one (PS3.3 C.8.5.5)."""
    regions = list(data.items(0x00186011))
    if len(regions) != 1 or regions[0].number(0x00186024) != _CENTIMETRES:
        return None
    across, down = (regions[0].numbers(tag, "FD") for tag in (0x0018602C, 0x0018602E))
    if not across or not down or across[0] <= 0 or down[0] <= 0:
        return None
    return down[0] * _MM, across[0] * _MM
