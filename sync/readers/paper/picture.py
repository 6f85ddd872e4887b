"""Pictures: scans and photos, opened upright, grey and straight, one page after another.

Refuses: pictures of more than a hundred million dots; they are not decoded at all.
"""

import re
import struct
import threading
import warnings
from io import BytesIO
from itertools import pairwise
from typing import Any, Final

from PIL import Image, ImageChops, ImageFilter, ImageOps, UnidentifiedImageError

from sync.readers.draft import FileRefused
from sync.readers.paper.sheet import Paper
from sync.readers.protocol import Reason

_FORMATS: Final = ("PNG", "JPEG", "MPO", "GIF", "WEBP", "BMP", "TIFF", "HEIF")
_MOST_DOTS: Final = 100_000_000
_MOST_FRAMES: Final = 2_000
_TAKEN: Final = (36867, 306)
"""EXIF: when the photo was taken, when the file was changed."""
_MORE: Final = 0x8769
_DAY: Final = re.compile(r"(\d{4})[:\-](\d\d)[:\-](\d\d)")
_BROKEN: Final = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    MemoryError,
    IndexError,
    TypeError,
    KeyError,
    ArithmeticError,
    struct.error,
)

_SMALL: Final = 700
_FEW_DOTS: Final = 1900
_MANY_DOTS: Final = 3400
_MOST_READ: Final = 16_000_000
_STEEP: Final = 6.0
_DARK: Final = 185


def open_picture(data: memoryview) -> Paper:
    """The picture, looked at but not decoded. Raises FileRefused if it is none or immense."""
    Image.MAX_IMAGE_PIXELS = None  # the size is looked at before anything is decoded
    if bytes(data[4:12]).startswith(b"ftyp"):
        _register_heif()
    try:
        with _quiet():
            picture = Image.open(BytesIO(data), formats=_known())
            frames = int(getattr(picture, "n_frames", 1)) if picture.format == "TIFF" else 1
    except (UnidentifiedImageError, *_BROKEN) as error:
        raise FileRefused(Reason.MALFORMED) from error
    if picture.width * picture.height > _MOST_DOTS or frames > _MOST_FRAMES:
        raise FileRefused(Reason.TOO_LARGE)
    media = Image.MIME.get(picture.format or "", "image/heic")
    media = "image/jpeg" if picture.format == "MPO" else media
    return Paper(frames, media, _made(picture), "", picture)


def _known() -> list[str]:
    Image.init()
    return [name for name in _FORMATS if name in Image.OPEN]


def _register_heif() -> None:
    import pi_heif

    pi_heif.options.DECODE_THREADS = 0
    pi_heif.register_heif_opener(thumbnails=False)


def _made(picture: Any) -> str:
    try:
        with _quiet():
            told = picture.getexif()
            texts = [str(told.get_ifd(_MORE).get(tag) or told.get(tag) or "") for tag in _TAKEN]
    except _BROKEN:
        return ""
    found = next((match for text in texts if (match := _DAY.match(text))), None)
    return f"{found[1]}-{found[2]}-{found[3]}" if found else ""


def frame(picture: Any, number: int) -> Any:
    """Frame `number` (from 0), decoded, upright and grey on white; None if it is damaged.

    A frame of more than a hundred million dots is none.
    """
    if picture.format == "HEIF" and not _may_run_threads():
        return None  # the decoder starts a thread without asking, and would take us down with it
    try:
        with _quiet():
            return _frame(picture, number)
    except _BROKEN:
        return None


def _may_run_threads() -> bool:
    thread = threading.Thread(target=int)
    try:
        thread.start()
    except RuntimeError:
        return False
    thread.join()
    return True


def _frame(picture: Any, number: int) -> Any:
    if number:
        picture.seek(number)
    if picture.width * picture.height > _MOST_DOTS:
        return None
    if picture.format == "JPEG":
        scale = (_MOST_READ / (picture.width * picture.height)) ** 0.5
        if scale < 1:
            picture.draft("L", (int(picture.width * scale), int(picture.height * scale)))
    return _grey(ImageOps.exif_transpose(picture))


def _quiet() -> "warnings.catch_warnings[None]":
    """The library warns of much that is amiss; what cannot be read is told as such."""
    return warnings.catch_warnings(action="ignore")


def _grey(picture: Any) -> Any:
    if picture.mode in {"L", "1", "RGB", "CMYK", "YCbCr"}:
        return picture.convert("L")
    if "A" in picture.getbands() or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        paper = Image.new("RGBA", clear.size, "white")
        paper.alpha_composite(clear)
        return paper.convert("L")
    return picture.convert("L")


def ready(grey: Any) -> tuple[Any, float]:
    """The picture as reading likes it: fit in size, evenly lit, straight, no drawn lines.

    Also by how many degrees it was turned.
    """
    scale = 1.0
    if grey.width < _FEW_DOTS:
        scale = min(2.5, _FEW_DOTS * 1.25 / grey.width)
    elif grey.width > _MANY_DOTS:
        scale = _MANY_DOTS / grey.width
    scale = min(scale, (_MOST_READ / (grey.width * grey.height)) ** 0.5)
    if scale != 1.0:
        size = (max(1, round(grey.width * scale)), max(1, round(grey.height * scale)))
        grey = grey.resize(size, Image.Resampling.LANCZOS)
    even = _even(grey)
    angle = _angle(even)
    if angle:
        even = even.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    return without_lines(even), angle


def lies_sideways(grey: Any) -> bool:
    """Whether the lines of writing seem to run from top to bottom."""
    scale = min(1.0, _SMALL / max(grey.size))
    size = (max(1, round(grey.width * scale)), max(1, round(grey.height * scale)))
    dark = ImageOps.invert(_even(grey).resize(size, Image.Resampling.BOX))
    level = max(_levelled(dark, angle) / dark.height for angle in (-2, -1, 0, 1, 2))
    aside = dark.transpose(Image.Transpose.ROTATE_90)
    return max(_levelled(aside, angle) / aside.height for angle in (-2, -1, 0, 1, 2)) > level * 1.6


def without_lines(even: Any) -> Any:
    """The picture without long drawn lines, which reading would take for letters."""
    dark = even.point([0] * _DARK + [255] * (256 - _DARK))
    across = _drawn_lines(dark, (240, 1), (48, 1), 22)
    down = _drawn_lines(dark, (1, 64), (1, 16), 48)
    if across.getbbox() is None and down.getbbox() is None:
        return even
    for step in (1, 2, 3):
        for one in (step, -step):
            across = ImageChops.lighter(across, ImageChops.offset(across, 0, one))
            down = ImageChops.lighter(down, ImageChops.offset(down, one, 0))
    return ImageChops.lighter(even, ImageChops.lighter(across, down))


def _drawn_lines(dark: Any, long: tuple[int, int], short: tuple[int, int], light: int) -> Any:
    """Long dark runs, and the shorter ones that go on from them to where the line ends."""
    found = _long_runs(dark, *long, light)
    if found.getbbox() is None:
        return found
    wide, high = long[0] if long[0] > 1 else 0, long[1] if long[1] > 1 else 0
    beside = found
    for part in (1, 2):
        for sign in (1, -1):
            moved = ImageChops.offset(found, sign * wide * part // 2, sign * high * part // 2)
            beside = ImageChops.lighter(beside, moved)
    ends = ImageChops.darker(_long_runs(dark, *short, light), beside)
    return ImageChops.lighter(found, ends)


def _long_runs(dark: Any, wide: int, high: int, light: int) -> Any:
    """White where a block of so many dots is on the whole no lighter than `light`."""
    found = Image.new("L", dark.size, 0)
    for shift in (0, 1):
        left, top = (wide // 2) * shift, (high // 2) * shift
        width = (dark.width - left) // wide * wide
        height = (dark.height - top) // high * high
        if width <= 0 or height <= 0:
            continue
        part = dark.crop((left, top, left + width, top + height))
        blocks = part.resize((width // wide, height // high), Image.Resampling.BOX)
        runs = blocks.point([255] * light + [0] * (256 - light))
        whole = Image.new("L", dark.size, 0)
        whole.paste(runs.resize((width, height), Image.Resampling.NEAREST), (left, top))
        found = ImageChops.lighter(found, whole)
    return found


def _even(grey: Any) -> Any:
    """Shadows and yellowed paper taken off: each dot against the paper around it."""
    small = grey.resize((max(1, grey.width // 16), max(1, grey.height // 16)), Image.Resampling.BOX)
    paper = small.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(3))
    light = paper.resize(grey.size, Image.Resampling.BILINEAR)
    return ImageOps.autocontrast(ImageChops.add(grey, ImageChops.invert(light)), cutoff=(1, 0))


def _angle(even: Any) -> float:
    """By how many degrees to turn the picture so that its lines lie level."""
    scale = _SMALL / max(even.size)
    size = (max(1, round(even.width * scale)), max(1, round(even.height * scale)))
    small = even.resize(size, Image.Resampling.BOX) if scale < 1 else even
    dark = ImageOps.invert(small)
    best = max((step / 2 for step in range(-8, 9)), key=lambda angle: _levelled(dark, angle))
    steps = [best + step / 10 for step in range(-5, 6)]
    best = max(steps, key=lambda angle: (_levelled(dark, angle), -abs(angle)))
    return round(best, 1) if abs(best) < _STEEP else 0.0


def _levelled(dark: Any, angle: float) -> float:
    """How sharply dark rows and light rows part when the picture is turned by an angle."""
    turned = dark.rotate(angle, Image.Resampling.BILINEAR) if angle else dark
    rows = turned.resize((1, turned.height), Image.Resampling.BOX).tobytes()
    return float(sum((low - high) ** 2 for low, high in pairwise(rows)))
