"""One frame of a DICOM file taken out: its bytes, decoded as far as its form allows.

Refuses: forms that need a library we do not have (JPEG-LS, lossy JPEG of 12 bits, films).
"""

import sys
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any, Final

from sync.readers.dicom.elements import UNDEFINED, Broken, Coding, read_head
from sync.readers.dicom.opening import UNCOMPRESSED, Opened
from sync.readers.protocol import Reason

RLE: Final = "1.2.840.10008.1.2.5"
_JPEG: Final = frozenset({"1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.51"})
_LOSSLESS: Final = frozenset({"1.2.840.10008.1.2.4.57", "1.2.840.10008.1.2.4.70"})
_JPEG_2000: Final = frozenset({"1.2.840.10008.1.2.4.90", "1.2.840.10008.1.2.4.91"})
_MARKS: Final = Coding(implicit=True, big=False)
MOST_DOTS: Final = 64_000_000
_MOST_FRAMES: Final = 100_000
_DEEPEST_BITS: Final = 32


class FrameRefused(Exception):
    """A frame cannot be shown."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Form:
    """How the dots of a file are written (PS3.3 C.7.6.3)."""

    rows: int
    columns: int
    samples: int
    bits: int
    stored: int
    high: int
    signed: bool
    planar: bool
    photometric: str
    frames: int
    big: bool

    @property
    def size(self) -> int:
        """Bytes of one frame that is not packed."""
        if self.bits == 1:
            return (self.rows * self.columns * self.samples + 7) // 8
        dots = self.rows * self.columns
        if self.photometric == "YBR_FULL_422":
            return dots * 2
        return dots * self.samples * (self.bits // 8)


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame's dots: `raw` as the form says, or `image` where a library has decoded it."""

    form: Form
    raw: bytes = b""
    image: Any = None
    depth: int = 0
    """How many bits a JPEG 2000 picture's own head names; 0 for others."""
    lifted: bool = False
    """Whether that head calls its numbers signed."""


def form_of(opened: Opened) -> Form:
    """The form of a file's dots. Raises FrameRefused."""
    data = opened.dataset
    bits = data.number(0x00280100, 8)
    form = Form(
        rows=data.number(0x00280010),
        columns=data.number(0x00280011),
        samples=data.number(0x00280002, 1),
        bits=bits,
        stored=data.number(0x00280101, bits),
        high=data.number(0x00280102, data.number(0x00280101, bits) - 1),
        signed=data.number(0x00280103) == 1,
        planar=data.number(0x00280006) == 1,
        photometric=data.text(0x00280004).upper() or "MONOCHROME2",
        frames=max(1, min(_MOST_FRAMES, data.number(0x00280008, 1, kind="IS"))),
        big=data.coding.big,
    )
    if opened.pixels is None or form.rows <= 0 or form.columns <= 0:
        raise FrameRefused(Reason.UNSUPPORTED_FORMAT)
    if form.rows * form.columns * max(form.samples, 1) > MOST_DOTS:
        raise FrameRefused(Reason.TOO_LARGE)
    known = form.bits in {1, 8, 16, _DEEPEST_BITS} and form.samples in {1, 3, 4}
    if not known or not 0 < form.stored <= form.bits or not 0 <= form.high < form.bits:
        raise FrameRefused(Reason.UNSUPPORTED_FORMAT)
    if opened.pixels.tag != 0x7FE00010:  # noqa: PLR2004 - floating point dots
        raise FrameRefused(Reason.UNSUPPORTED_FORMAT)
    return form


def frame_of(opened: Opened, number: int) -> Frame:
    """Frame `number` (from 0). Raises FrameRefused."""
    form = form_of(opened)
    head = opened.pixels
    if head is None or not 0 <= number < form.frames:
        raise FrameRefused(Reason.DAMAGED)
    if head.length != UNDEFINED or opened.syntax in UNCOMPRESSED:
        return Frame(form, _plain(opened, form, number))
    packed = _packed(opened, form, number)
    if opened.syntax == RLE:
        return Frame(form, _unrolled(packed, form))
    if opened.syntax in _LOSSLESS:
        return _exact(packed, form)
    if opened.syntax in _JPEG or opened.syntax in _JPEG_2000:
        return _pictured(packed, form)
    raise FrameRefused(Reason.UNSUPPORTED_FORMAT)


def _plain(opened: Opened, form: Form, number: int) -> bytes:
    """A frame of dots that are not packed; what a cut file lacks is black."""
    head = opened.pixels
    start = (head.start if head else 0) + number * form.size
    if form.bits == 1:
        return _bits(opened, form, number)
    found = bytes(opened.data[start : start + form.size])
    if not found:
        raise FrameRefused(Reason.TRUNCATED)
    return found.ljust(form.size, b"\0")


def _bits(opened: Opened, form: Form, number: int) -> bytes:
    """A frame of single bits, the lowest of a byte first, as bytes."""
    dots = form.rows * form.columns * form.samples
    first = number * dots
    start = (opened.pixels.start if opened.pixels else 0) + first // 8
    packed = bytes(opened.data[start : start + dots // 8 + 2])
    wide = b"".join(_EIGHT[byte] for byte in packed)
    return wide[first % 8 : first % 8 + dots].ljust(dots, b"\0")


_EIGHT: Final = [bytes(byte >> at & 1 for at in range(8)) for byte in range(256)]


def _packed(opened: Opened, form: Form, number: int) -> bytes:
    """The bytes of a packed frame: its fragments by the table of offsets, else one by one."""
    data, head = opened.data, opened.pixels
    fragments: list[tuple[int, int, int]] = []
    offsets: list[int] = []
    try:
        at = head.start if head else 0
        first = read_head(data, at, _MARKS)
        table = bytes(data[first.start : first.start + first.length])
        offsets = [
            int.from_bytes(table[one : one + 4], "little") for one in range(0, len(table), 4)
        ]
        base = at = first.start + first.length
        while at + 8 <= len(data) and len(fragments) <= _MOST_FRAMES:
            mark = read_head(data, at, _MARKS)
            if mark.tag != 0xFFFEE000 or mark.length == UNDEFINED:  # noqa: PLR2004 - item
                break
            fragments.append((at - base, mark.start, mark.length))
            at = mark.start + mark.length
    except Broken:
        pass
    wanted = _chosen(fragments, offsets, form.frames, number)
    if not wanted:
        raise FrameRefused(Reason.TRUNCATED)
    return b"".join(bytes(data[start : start + length]) for _, start, length in wanted)


def _chosen(
    fragments: list[tuple[int, int, int]], offsets: list[int], frames: int, number: int
) -> list[tuple[int, int, int]]:
    if frames == 1:
        return fragments
    if len(offsets) == frames:
        end = offsets[number + 1] if number + 1 < frames else 1 << 62
        return [one for one in fragments if offsets[number] <= one[0] < end]
    if len(fragments) == frames:
        return [fragments[number]]
    return fragments[number : number + 1] if number < len(fragments) else []


def _unrolled(packed: bytes, form: Form) -> bytes:
    """Run-length coding (PS3.5 annex G): a segment for each byte of each sample, high one first."""
    count = int.from_bytes(packed[:4], "little")
    wide = form.bits // 8
    if count != form.samples * wide:
        raise FrameRefused(Reason.DAMAGED)
    ends = [int.from_bytes(packed[at : at + 4], "little") for at in range(4, 4 + 4 * count, 4)]
    dots = form.rows * form.columns
    whole = bytearray(dots * form.samples * wide)
    step = form.samples * wide
    for number, start in enumerate(ends):
        end = ends[number + 1] if number + 1 < count else len(packed)
        segment = _unpacked(packed[start:end], dots)
        sample, byte = divmod(number, wide)
        # little-endian dots, the samples of a dot side by side
        place = sample * wide + (wide - 1 - byte)
        whole[place::step] = segment
    return bytes(whole)


def _unpacked(packed: bytes, length: int) -> bytes:
    found = bytearray()
    at = 0
    while at < len(packed) and len(found) < length:
        control = packed[at]
        if control < 128:  # noqa: PLR2004 - so many bytes as they are
            found += packed[at + 1 : at + 2 + control]
            at += control + 2
        elif control > 128:  # noqa: PLR2004 - one byte so many times
            found += packed[at + 1 : at + 2] * (257 - control)
            at += 2
        else:
            at += 1
    return bytes(found[:length]).ljust(length, b"\0")


def _exact(packed: bytes, form: Form) -> Frame:
    from sync.readers.dicom.lossless import NotLossless, decoded

    try:
        found = decoded(packed, MOST_DOTS)
    except NotLossless:
        raise FrameRefused(Reason.UNSUPPORTED_FORMAT) from None
    numbers = found.numbers
    if found.colours != form.samples:
        raise FrameRefused(Reason.DAMAGED)
    wide = form.bits > 8  # noqa: PLR2004 - more than a byte each
    if wide and sys.byteorder == "big":
        numbers.byteswap()
    raw = numbers.tobytes() if wide else bytes(number & 0xFF for number in numbers)
    shape = replace(
        form, rows=found.height, columns=found.width, bits=16 if wide else 8, high=form.stored - 1,
        big=False, planar=False,
    )  # fmt: skip
    return Frame(shape, raw)


def _pictured(packed: bytes, form: Form) -> Frame:
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None  # the size is looked at before anything is decoded
    try:
        image: Any = Image.open(BytesIO(packed), formats=("JPEG", "JPEG2000"))
        if image.width * image.height > MOST_DOTS:
            raise FrameRefused(Reason.TOO_LARGE)
        if form.photometric == "RGB" and image.format == "JPEG" and not _is_marked(image):
            # nothing in it says that its colours are red, green and blue, but the file does
            image.draft("YCbCr", image.size)
            image = Image.frombytes("RGB", image.size, image.tobytes())
        image.load()
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError):
        # Pillow has no JPEG of 12 bits
        raise FrameRefused(Reason.UNSUPPORTED_FORMAT) from None
    depth, lifted = _depth(packed) if image.format == "JPEG2000" else (0, False)
    return Frame(form, image=image, depth=depth, lifted=lifted)


def _is_marked(image: Any) -> bool:
    return "adobe_transform" in image.info or image.mode != "RGB"


def _depth(packed: bytes) -> tuple[int, bool]:
    """Bits and sign of a JPEG 2000 picture, as its SIZ segment tells them (ISO 15444-1 A.5.1)."""
    at = packed.find(b"\xff\x4f\xff\x51")
    if at < 0 or len(packed) <= at + 42:
        return 0, False
    return (packed[at + 42] & 0x7F) + 1, packed[at + 42] > 0x7F  # noqa: PLR2004 - the sign's bit
