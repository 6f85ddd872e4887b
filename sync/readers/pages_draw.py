"""Inside the child: a PDF page or a picture from standard input becomes plain pixels.

Refuses: formats other than PDF, PNG, JPEG, GIF, WebP, BMP, TIFF and HEIC, and immense pictures.
"""

import sys
from collections.abc import Callable
from io import BytesIO
from typing import Any, Final

import msgspec

from sync.readers.containers import members
from sync.readers.pages import PagePicture
from sync.readers.protocol import Limits, PageJob, Reason, write_frame
from sync.readers.sniff import Format, sniff

_MOST_PIXELS: Final = 24_000_000
_LARGEST_SOURCE: Final = 120_000_000
_PDF: Final = b"%PDF-"
_PDF_WITHIN: Final = 1024
_PICTURES: Final = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF", "HEIF")
_TALLEST: Final = 8
"""A page more than so many times as high as wide is drawn narrower."""

Draw = Callable[[bytes, PageJob], PagePicture]


def load() -> Draw:
    """Load both libraries; call this before the walls go up. The answer draws."""
    import pi_heif
    import pypdfium2
    from PIL import Image

    Image.init()
    pi_heif.options.DECODE_THREADS = 0
    pi_heif.register_heif_opener(thumbnails=False)

    def draw(content: bytes, job: PageJob) -> PagePicture:
        if sniff(memoryview(content)) is Format.DICOM:
            from sync.readers.dicom.draw import picture

            return picture(content, job)
        if _PDF in content[:_PDF_WITHIN]:
            return _page(pypdfium2, content, job)
        return _picture(Image, content, job)

    return draw


def answer_standard_input(draw: Draw, job: PageJob) -> None:
    """Draw what is at standard input and write one frame."""
    content = _meant(sys.stdin.buffer.read(), job.member)
    answer = PagePicture(reason=Reason.DAMAGED) if content is None else draw(content, job)
    output = sys.stdout.buffer
    write_frame(output.write, msgspec.msgpack.encode(answer))
    output.flush()


def _meant(content: bytes, name: str) -> bytes | None:
    """The file itself, or the member of an archive that has this name."""
    for member in members(memoryview(content), Limits()):
        if member.name == name:
            return None if member.data is None else bytes(member.data)
    return None


def _page(pdfium: Any, content: bytes, job: PageJob) -> PagePicture:
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        return PagePicture(reason=Reason.ENCRYPTED if locked else Reason.DAMAGED)
    pages = len(document)
    if job.page >= pages:
        return PagePicture(pages, reason=Reason.DAMAGED)
    try:
        page = document[job.page]
        width, height = page.get_size()
        scale = _scale(width, height, job.width)
        bitmap = page.render(scale=scale, may_draw_forms=False, rev_byteorder=True)
        image = bitmap.to_pil().convert("RGB")
    except (pdfium.PdfiumError, ValueError, MemoryError):
        return PagePicture(pages, reason=Reason.DAMAGED)
    return PagePicture(pages, image.width, image.height, image.tobytes())


def _picture(library: Any, content: bytes, job: PageJob) -> PagePicture:
    library.MAX_IMAGE_PIXELS = None  # the size is looked at before anything is decoded
    try:
        image = library.open(BytesIO(content), formats=_PICTURES)
    except (library.UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return PagePicture(reason=Reason.UNSUPPORTED_FORMAT)
    pages = int(getattr(image, "n_frames", 1)) if image.format == "TIFF" else 1
    try:
        if job.page:
            image.seek(job.page)
        if image.width * image.height > _LARGEST_SOURCE:
            return PagePicture(pages, reason=Reason.TOO_LARGE)
        small = _shrunk(library, image, job)
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError):
        return PagePicture(pages, reason=Reason.DAMAGED)
    return PagePicture(pages, small.width, small.height, small.tobytes())


def _shrunk(library: Any, image: Any, job: PageJob) -> Any:
    """The picture the way it was held, on white, no wider than wished."""
    from PIL import ImageOps

    scale = min(1.0, _scale(image.width, image.height, job.width))
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    image.draft("RGB", size)
    upright = ImageOps.exif_transpose(image)
    upright.thumbnail((max(size), max(size)))
    clear = upright.convert("RGBA")
    paper = library.new("RGBA", clear.size, "white")
    paper.alpha_composite(clear)
    return paper.convert("RGB")


def _scale(width: float, height: float, wanted: int) -> float:
    """How much larger to draw, so that neither width nor the whole become too much."""
    if width <= 0 or height <= 0:
        return 1.0
    scale = wanted / max(width, height / _TALLEST)
    most = (_MOST_PIXELS / (width * height)) ** 0.5
    return float(min(scale, most))
