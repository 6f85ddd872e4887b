"""A frame of a DICOM file as plain pixels: rescaled, through its window, in colours.

Refuses: to guess at forms it has no decoder for; it says so.
"""

from array import array
from dataclasses import replace
from typing import Any, Final

from sync.readers.dicom.elements import DataSet
from sync.readers.dicom.frames import Form, Frame, FrameRefused, form_of, frame_of
from sync.readers.dicom.opening import Opened, opened
from sync.readers.draft import FileRefused
from sync.readers.pages import PagePicture
from sync.readers.protocol import PageJob, Reason

_BYTE: Final = 255
_WIDE: Final = 16
_MOST_PIXELS: Final = 24_000_000
_ODD: Final = (ArithmeticError, LookupError, TypeError, ValueError, MemoryError, OSError)


def picture(content: bytes, job: PageJob) -> PagePicture:
    """Frame `job.page` of a file, at most `job.width` wide, in the window the job asks for."""
    try:
        found = opened(memoryview(content))
        frames = form_of(found).frames
    except (FileRefused, FrameRefused) as error:
        return PagePicture(reason=error.reason)
    try:
        image = _image(found, frame_of(found, job.page), job)
        image = _sized(image, job.width).convert("RGB")
    except FrameRefused as error:
        return PagePicture(frames, reason=error.reason)
    except _ODD:
        return PagePicture(frames, reason=Reason.DAMAGED)
    return PagePicture(frames, image.width, image.height, image.tobytes())


def _sized(image: Any, width: int) -> Any:
    scale = min(1.0, width / image.width, (_MOST_PIXELS / (image.width * image.height)) ** 0.5)
    if scale >= 1.0:
        return image
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return image.resize(size)


def _image(found: Opened, frame: Frame, job: PageJob) -> Any:
    photometric = frame.form.photometric
    if photometric == "PALETTE COLOR":
        return _palette(found.dataset, frame)
    if frame.form.samples == 1 and photometric.startswith("MONOCHROME"):
        return _grey(found.dataset, frame, job)
    if frame.form.samples in {3, 4}:
        return _colour(frame)
    raise FrameRefused(Reason.UNSUPPORTED_FORMAT)


def _grey(data: DataSet, frame: Frame, job: PageJob) -> Any:
    """Grey through modality rescale and window (PS3.3 C.11.1 and C.11.2)."""
    from PIL import Image

    frame = _raw(frame)
    form = frame.form
    slope, intercept, center, width = told(data, job.page)
    if job.window > 0:
        center, width = job.center, job.window
    numbers = _numbers(frame)
    if width <= 0:
        low, high = _ends(numbers, form)
        low, high = sorted((low * slope + intercept, high * slope + intercept))
        center, width = (low + high + 1) / 2, max(high - low + 1, 1)
    inverse = (form.photometric == "MONOCHROME1") is not job.inverted
    shade = _Shade(form, slope, intercept, center, width, inverse=inverse)
    if form.bits <= 8:  # noqa: PLR2004 - a byte each
        dots = bytes(numbers).translate(bytes(map(shade.of, range(256))))
    else:
        table = {number: shade.of(number) for number in set(numbers)}
        dots = bytes(map(table.__getitem__, numbers))
    return Image.frombytes("L", (form.columns, form.rows), dots)


class _Shade:
    """From a stored number to a shade of grey."""

    def __init__(
        self,
        form: Form,
        slope: float,
        intercept: float,
        center: float,
        width: float,
        *,
        inverse: bool,
    ) -> None:
        self._form = form
        self._slope, self._intercept = slope, intercept
        self._low = center - 0.5 - (width - 1) / 2
        self._span = max(width - 1, 1e-9)
        self._inverse = inverse

    def of(self, number: int) -> int:
        """The shade of a number as it lies in the file."""
        value = value_of(number, self._form) * self._slope + self._intercept
        shade = round(min(1.0, max(0.0, (value - self._low) / self._span)) * _BYTE)
        return _BYTE - shade if self._inverse else shade


def value_of(number: int, form: Form) -> int:
    """The stored value in the bits of a dot: what lies beside them is something else."""
    value = number >> (form.high + 1 - form.stored) if form.high + 1 > form.stored else number
    value &= (1 << form.stored) - 1
    if form.signed and value >> (form.stored - 1):
        value -= 1 << form.stored
    return value


def _numbers(frame: Frame) -> Any:
    form = frame.form
    if form.bits <= 8:  # noqa: PLR2004 - a byte each
        return frame.raw
    found = array("H" if form.bits == _WIDE else "I")
    found.frombytes(frame.raw)
    if form.big:
        found.byteswap()
    return found


def _ends(numbers: Any, form: Form) -> tuple[float, float]:
    """The least and the greatest value of a frame."""
    distinct = {value_of(one, form) for one in set(numbers)}
    return float(min(distinct)), float(max(distinct))


def told(data: DataSet, frame: int) -> tuple[float, float, float, float]:
    """Slope, intercept, window centre and width of a frame; width 0 if none is told."""
    shared = data.item(0x52009229)
    own = None
    for number, one in enumerate(data.items(0x52009230)):
        if number == frame:
            own = one
            break
    groups = [one for one in (own, shared) if one is not None]
    rescale = [data, *(inner for one in groups if (inner := one.item(0x00289145)))]
    window = [data, *(inner for one in groups if (inner := one.item(0x00289132)))]
    slope = _first(rescale, 0x00281053) or 1.0
    intercept = _first(rescale, 0x00281052) or 0.0
    center, width = _first(window, 0x00281050), _first(window, 0x00281051)
    if center is None or width is None or width < 1:
        return slope, intercept, 0.0, 0.0
    return slope, intercept, center, width


def _first(sets: list[DataSet], tag: int) -> float | None:
    return next((float(values[0]) for one in sets if (values := one.decimals(tag))), None)


def _raw(frame: Frame) -> Frame:
    """A picture that a library decoded, as the numbers it was made of."""
    image, form = frame.image, frame.form
    if image is None:
        return frame
    if image.mode == "L":
        return Frame(replace(form, rows=image.height, columns=image.width, bits=8, stored=8,
                             high=7, signed=False, big=False), image.tobytes())  # fmt: skip
    if image.mode not in {"I;16", "I"}:
        raise FrameRefused(Reason.UNSUPPORTED_FORMAT)
    if image.mode == "I":
        image = image.convert("I;16")
    # Pillow stretches to 16 bits, and lifts what the picture itself calls signed above zero
    stretched = replace(form, rows=image.height, columns=image.width, bits=_WIDE, big=False,
                        high=_WIDE - 1, stored=frame.depth or form.stored)  # fmt: skip
    raw = image.tobytes()
    if frame.lifted:
        lifted = array("H")
        lifted.frombytes(raw)
        raw = array("H", [one ^ 0x8000 for one in lifted]).tobytes()
    return Frame(stretched, raw)


def _colour(frame: Frame) -> Any:
    from PIL import Image

    form, raw = frame.form, frame.raw
    if frame.image is not None:
        return frame.image.convert("RGB")
    size = (form.columns, form.rows)
    if form.bits == _WIDE:
        raw = raw[0 if form.big else 1 :: 2]
    elif form.bits > _WIDE:
        raise FrameRefused(Reason.UNSUPPORTED_FORMAT)
    if form.photometric == "YBR_FULL_422":
        return Image.frombytes("YCbCr", size, _spread(raw)).convert("RGB")
    mode = "YCbCr" if form.photometric.startswith("YBR") else "RGB"
    dots = form.columns * form.rows
    if form.planar:
        planes = [raw[at * dots : (at + 1) * dots] for at in range(3)]
        bands = [Image.frombytes("L", size, plane) for plane in planes]
        return Image.merge(mode, bands).convert("RGB")
    if form.samples > 3:  # noqa: PLR2004 - a fourth sample is not shown
        raw = bytes(byte for at, byte in enumerate(raw) if at % form.samples < 3)  # noqa: PLR2004
    return Image.frombytes(mode, size, raw).convert("RGB")


def _spread(raw: bytes) -> bytes:
    """Two dots that share their colour, as two dots of their own."""
    whole = bytearray(len(raw) // 4 * 6)
    for place, source in ((0, 0), (3, 1), (1, 2), (4, 2), (2, 3), (5, 3)):
        whole[place::6] = raw[source : len(raw) // 4 * 4 : 4]
    return bytes(whole)


def _palette(data: DataSet, frame: Frame) -> Any:
    from PIL import Image

    frame = _raw(frame)
    form = replace(frame.form, signed=False)
    numbers = _numbers(frame)
    distinct = {number: value_of(number, form) & 0xFFFF for number in set(numbers)}
    planes = []
    for tag in (0x00281201, 0x00281202, 0x00281203):
        table = _table(data, tag, tag - 0x100)
        shades = {number: table[value] for number, value in distinct.items()}
        dots = bytes(map(shades.__getitem__, numbers))
        planes.append(Image.frombytes("L", (form.columns, form.rows), dots))
    return Image.merge("RGB", planes)


def _table(data: DataSet, tag: int, descriptor: int) -> bytes:
    """One colour's shades for every number a dot may be."""
    told_of = [int(one) for one in data.numbers(descriptor)]
    if len(told_of) < 3:  # noqa: PLR2004 - count, first, bits
        raise FrameRefused(Reason.UNSUPPORTED_FORMAT)
    count, first, bits = told_of[0] or 1 << _WIDE, told_of[1], told_of[2]
    element = data.elements.get(tag)
    raw = bytes(element.value) if element else b""
    if bits > 8 or len(raw) >= 2 * count:  # noqa: PLR2004 - two bytes each
        shades = raw[0 if data.coding.big else 1 :: 2] if bits > 8 else raw[::2]  # noqa: PLR2004
    else:
        shades = raw
    shades = shades[:count]
    if not shades:
        raise FrameRefused(Reason.UNSUPPORTED_FORMAT)
    before = shades[:1] * min(first, 1 << _WIDE)
    return (before + shades + shades[-1:] * (1 << _WIDE))[: 1 << _WIDE]
