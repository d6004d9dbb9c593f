"""Signed pages."""

import io
from pathlib import Path

import page
import pytest

from exporters.pdf import sign
from tests import documents
from tests.documents import NOW
from tests.exporters.pdf.files import context, extracted
from tests.strategies import media_for

pytest.importorskip("pyhanko", reason="the extra “sign” is not installed")

from cryptography.hazmat.primitives.asymmetric import ec
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from exporters.identity import opened
from tests.certificates import NAME, PASSWORD, identity, issued, packed


@pytest.fixture(scope="module")
def signed() -> bytes:
    """The document with everything, signed."""
    doc = documents.full()
    return sign(doc, context(media=media_for(doc)), identity())


def test_the_signature_covers_the_whole_file_and_is_intact(signed: bytes) -> None:
    (embedded,) = PdfFileReader(io.BytesIO(signed)).embedded_signatures

    status = validate_pdf_signature(embedded, ValidationContext(trust_roots=[embedded.signer_cert], moment=NOW))

    assert status.intact
    assert status.valid
    assert status.coverage is SignatureCoverageLevel.ENTIRE_FILE
    assert embedded.self_reported_timestamp == NOW


def test_a_changed_file_no_longer_holds(signed: bytes) -> None:
    at = signed.index(b"stream\n") + 40
    changed = signed[:at] + bytes([signed[at] ^ 1]) + signed[at + 1 :]
    (embedded,) = PdfFileReader(io.BytesIO(changed)).embedded_signatures

    status = validate_pdf_signature(embedded, ValidationContext(trust_roots=[embedded.signer_cert], moment=NOW))

    assert not status.intact


@pytest.mark.parametrize("standard", ["3a", "ua1"])
def test_a_signed_file_still_keeps_both_standards(signed: bytes, standard: str, tmp_path: Path) -> None:
    path = tmp_path / "signed.pdf"
    path.write_bytes(signed)

    result = page.validate_pdf(str(path), profile=standard)

    assert result.is_compliant, [failure.message for failure in result.failures]


def test_a_signed_file_reads_as_before(signed: bytes, tmp_path: Path) -> None:
    assert "Trois ports, un fleuve" in extracted(signed, tmp_path)


def test_the_same_document_signed_twice_is_the_same_file(signed: bytes) -> None:
    doc = documents.full()

    assert sign(doc, context(media=media_for(doc)), identity()) == signed


def test_a_key_on_an_elliptic_curve_signs_as_well() -> None:
    curve = ec.generate_private_key(ec.SECP256R1())
    signer = opened(packed(curve, issued(curve)), NAME, PASSWORD, NOW)

    (embedded,) = PdfFileReader(io.BytesIO(sign(documents.full(), context(), signer))).embedded_signatures

    status = validate_pdf_signature(embedded, ValidationContext(trust_roots=[embedded.signer_cert], moment=NOW))
    assert status.intact
    assert status.valid
