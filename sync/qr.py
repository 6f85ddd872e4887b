"""QR codes: text to squares and to a PNG, and a picture back to text.

Refuses: painting for a screen (the window does that from the squares) and very large pictures.
"""

import struct
import zlib
from pathlib import Path
from typing import Final

from sync.errors import PictureRefused

QUIET = 4
"""White modules around the squares (ISO/IEC 18004)."""

MODULE_PIXELS = 6
PICTURE_LIMIT = 40_000_000
"""Pixels of a picture that is looked at, before it is unpacked."""

_FILE_LIMIT: Final = 64 * 1024 * 1024

Squares = tuple[tuple[bool, ...], ...]


def squares(text: str) -> Squares:
    """The dark modules of `text`, row by row without the quiet zone, error correction M.

    Raises PictureRefused(`long`) if no QR code holds so much.
    """
    import qrcode
    from qrcode.exceptions import DataOverflowError

    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=0)
    try:
        code.add_data(text)
        code.make(fit=True)
    except (DataOverflowError, ValueError):
        raise PictureRefused("long") from None
    return tuple(tuple(bool(dark) for dark in row) for row in code.get_matrix())


def png(text: str, *, module: int = MODULE_PIXELS, quiet: int = QUIET) -> bytes:
    """A black-on-white PNG of the code, `module` pixels a square, `quiet` squares around."""
    rows = squares(text)
    side = (len(rows) + 2 * quiet) * module
    blank = b"\x00" + b"\xff" * side
    image = bytearray(blank * (quiet * module))
    for row in rows:
        line = b"\xff" * (quiet * module)
        line += b"".join((b"\x00" if dark else b"\xff") * module for dark in row)
        image += (b"\x00" + line + b"\xff" * (quiet * module)) * module
    image += blank * (quiet * module)
    header = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(image), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, body) for name, body in chunks)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def read_codes(path: Path) -> tuple[str, ...]:
    """The texts of all QR codes in a picture file (PNG, JPEG, WebP, BMP, GIF).

    Run this in the limited reader process for pictures that somebody else made. Raises
    PictureRefused: `size`, `unreadable` or `no-code`.
    """
    import zxingcpp
    from PIL import Image, UnidentifiedImageError

    if path.stat().st_size > _FILE_LIMIT:
        raise PictureRefused("size")
    try:
        with Image.open(path, formats=("PNG", "JPEG", "WEBP", "BMP", "GIF")) as picture:
            if picture.width * picture.height > PICTURE_LIMIT:
                raise PictureRefused("size")
            grey = picture.convert("L")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise PictureRefused("unreadable") from None
    found = zxingcpp.read_barcodes(grey, formats=zxingcpp.barcode_formats_from_str("QRCode"))
    texts = tuple(code.text for code in found if code.text)
    if not texts:
        raise PictureRefused("no-code")
    return texts
