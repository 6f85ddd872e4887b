"""Signatures inside PDF files: whether what was signed is unchanged, and who is named in them.

Refuses: to say that a signer is who the certificate names; nothing here knows whom to trust.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final, NamedTuple

from sync.readers.protocol import Reason

_MARK: Final = b"/ByteRange"
_MOST: Final = 8


class Signed(NamedTuple):
    """One signature: what a check of it showed, and what it says of itself."""

    reason: Reason
    who: str = ""
    when: str = ""

    @property
    def line(self) -> str:
        """One line for the description of the document."""
        said = _SAID[self.reason]
        named = f" {self.who}" if self.who else ""
        return f"{said}{named}{f', {self.when}' if self.when else ''}"


_SAID: Final = {
    Reason.SIGNATURE_INTACT: "Signature intact, signer not checked:",
    Reason.SIGNATURE_ADDED: "Signature intact, later additions, signer not checked:",
    Reason.SIGNATURE_BROKEN: "Signature broken:",
    Reason.SIGNATURE_UNREAD: "Signature not readable:",
}


def signatures_in(data: memoryview) -> list[Signed]:
    """Every signature of a PDF file, checked offline."""
    content = bytes(data)
    if _MARK not in content:
        return []
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        found = list(PdfFileReader(BytesIO(content), strict=False).embedded_regular_signatures)
        return list(_checked(found[:_MOST]))
    except (PdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, OSError):
        return [Signed(Reason.SIGNATURE_UNREAD)]
    except (RecursionError, NotImplementedError, AssertionError, MemoryError):
        return [Signed(Reason.SIGNATURE_UNREAD)]


def _checked(found: list[Any]) -> Iterator[Signed]:
    for one in found:
        yield _check(one)


def _check(one: Any) -> Signed:
    from pyhanko.sign.validation.errors import SignatureValidationError
    from pyhanko.sign.validation.generic_cms import validate_sig_integrity
    from pyhanko_certvalidator.errors import ValidationError

    who, when = _named(one)
    try:
        one.compute_integrity_info()
        intact, valid = validate_sig_integrity(
            one.signer_info, one.signer_cert, "data", one.compute_digest()
        )
    except (SignatureValidationError, ValidationError, ValueError, TypeError, KeyError):
        return Signed(Reason.SIGNATURE_UNREAD, who, when)
    if not intact or not valid:
        return Signed(Reason.SIGNATURE_BROKEN, who, when)
    whole = one.coverage is not None and one.coverage.name == "ENTIRE_FILE"
    return Signed(Reason.SIGNATURE_INTACT if whole else Reason.SIGNATURE_ADDED, who, when)


def _named(one: Any) -> tuple[str, str]:
    try:
        who = str(one.signer_cert.subject.native.get("common_name", ""))
    except (ValueError, TypeError, KeyError, AttributeError):
        who = ""
    told = one.self_reported_timestamp
    return who, told.isoformat() if told is not None else ""
