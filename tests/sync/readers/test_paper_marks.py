"""Codes and signatures on papers: told as what they are, claims or checked bytes.

Refuses: certificates of anybody; the keys are made here and thrown away.
"""

import datetime as dt
import random
from io import BytesIO

import pytest
import qrcode
from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko_certvalidator.registry import SimpleCertificateStore
from reader_help import here
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from sync.readers.paper.codes import claim_in, is_health_code
from sync.readers.paper.signatures import signatures_in
from sync.readers.places import page_of
from sync.readers.protocol import Reason
from tests.paper.layouts import LAYOUTS

CLAIM = (
    "Dikeluarkan di RSUD Contoh, Kabupaten/Kota Sleman\n"
    "Ditandatangani secara elektronik oleh dr. Ratna Dewi, Sp.PK\nID 1987654\n2025-08-17"
)


def with_code(text: str) -> bytes:
    out, drawn = BytesIO(), BytesIO()
    qrcode.make(text).save(drawn, "PNG")
    canvas = Canvas(out, invariant=True)
    canvas.drawString(50, 780, "RESUME MEDIS RAWAT JALAN, RSUD Contoh")
    canvas.drawImage(ImageReader(BytesIO(drawn.getvalue())), 380, 80, 130, 130)
    canvas.save()
    return out.getvalue()


def test_a_text_code_is_a_claim_that_cannot_be_checked() -> None:
    told = here(with_code(CLAIM))

    assert [reason for _, reason in told.notices] == [Reason.CODE_NOT_CHECKABLE]
    place = page_of(told.notices[0][0])
    assert place is not None
    assert place[1] is not None
    assert place[1].left > 600
    assert b"tidak dapat diperiksa" in told.records[0].content


def test_only_what_says_so_is_a_claim() -> None:
    assert "dr. Ratna Dewi, Sp.PK" in claim_in(CLAIM)
    assert claim_in("https://contoh.id/resep/1") == ""
    assert is_health_code("shc:/5676")
    assert not is_health_code(CLAIM)


@pytest.fixture(scope="module")
def signed() -> bytes:
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "dr. Ratna Dewi")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(dt.datetime(2025, 1, 1, tzinfo=dt.UTC))
        .not_valid_after(dt.datetime(2035, 1, 1, tzinfo=dt.UTC))
        .sign(key, hashes.SHA256())
    )
    form = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    signer = signers.SimpleSigner(
        signing_cert=asn1_x509.Certificate.load(
            certificate.public_bytes(serialization.Encoding.DER)
        ),
        signing_key=asn1_keys.PrivateKeyInfo.load(
            key.private_bytes(serialization.Encoding.DER, *form)
        ),
        cert_registry=SimpleCertificateStore(),  # type: ignore[no-untyped-call]
    )
    plain = IncrementalPdfFileWriter(BytesIO(LAYOUTS["listed"](random.Random(0)).pdf))
    meta = signers.PdfSignatureMetadata(field_name="Signature1")
    signed: BytesIO = signers.sign_pdf(plain, meta, signer=signer)
    return signed.getvalue()


def flipped(content: bytes) -> bytes:
    at = content.index(b"stream") + 40
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


def test_an_intact_signature_says_who_is_named_and_that_nobody_checked(signed: bytes) -> None:
    found = signatures_in(memoryview(signed))

    assert [(one.reason, one.who) for one in found] == [(Reason.SIGNATURE_INTACT, "dr. Ratna Dewi")]
    assert ("", Reason.SIGNATURE_INTACT) in here(signed).notices


def test_a_changed_document_has_a_broken_signature(signed: bytes) -> None:
    assert signatures_in(memoryview(flipped(signed)))[0].reason is Reason.SIGNATURE_BROKEN


def test_what_was_added_later_is_told(signed: bytes) -> None:
    found = signatures_in(memoryview(signed + b"\n% more\n"))

    assert found[0].reason is Reason.SIGNATURE_ADDED


def test_a_document_without_signatures_has_none() -> None:
    assert signatures_in(memoryview(with_code("tanpa tanda tangan"))) == []
