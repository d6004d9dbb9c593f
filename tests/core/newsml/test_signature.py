"""Signed records: who signed, and whether anything was changed since."""

from __future__ import annotations

import datetime as dt
import sys

import pytest
from lxml import etree

from aes_editor.errors import InputError
from aes_editor.importers import Source
from aes_editor.importers.newsml import NewsmlImporter
from aes_editor.newsml import parsing, signature
from aes_editor.newsml.terms import DS, NAR
from aes_editor.newsml.validation import Severity, validate
from exporters.newsml import NewsmlExporter
from tests.exporters.newsml.samples import DOC, context

pytest.importorskip("signxml", reason="the library that signs (signxml, extra [sign]) is not installed")

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import NameOID

Key = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey

RECORD = NewsmlExporter().export(DOC, context())
EDWARDIAN = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
DISTANT = dt.datetime(2099, 1, 1, tzinfo=dt.UTC)


def certificate(key: Key) -> bytes:
    """Return a certificate of the press service, signed by itself, as PEM."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Service de presse")])
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    valid = builder.serial_number(1).not_valid_before(EDWARDIAN).not_valid_after(DISTANT)
    return valid.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)


def pem(key: Key, passphrase: bytes = b"") -> bytes:
    """Return *key* as PEM, encrypted where there is a *passphrase*."""
    hidden: serialization.KeySerializationEncryption = serialization.NoEncryption()
    if passphrase:
        hidden = serialization.BestAvailableEncryption(passphrase)
    return key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, hidden)


CURVE = ec.generate_private_key(ec.SECP256R1())
RSA = rsa.generate_private_key(65537, 2048)
SIGNED = signature.sign(RECORD, pem(CURVE), certificate(CURVE))


@pytest.mark.parametrize("key", [CURVE, RSA], ids=["elliptic curve", "RSA"])
def test_a_signed_record_says_who_signed(key: Key) -> None:
    issued = certificate(key)
    (found,) = validate(signature.sign(RECORD, pem(key), issued))
    fingerprint = x509.load_pem_x509_certificate(issued).fingerprint(hashes.SHA256()).hex()

    assert (found.rule, found.severity, found.path) == ("signed", Severity.NOTE, "Signature")
    assert found.message == (
        "Signed by CN=Service de presse, and unchanged since. No authority issued the certificate, SHA-256 "
        f"{fingerprint}: compare that with what the signer tells you."
    )


def test_the_signature_is_the_first_child_in_exclusive_canonical_form(iptc_schema: etree.XMLSchema) -> None:
    root = etree.fromstring(SIGNED)
    (method,) = root[0].iterfind(f"{{{DS}}}SignedInfo/{{{DS}}}CanonicalizationMethod")

    iptc_schema.assertValid(root)
    assert root[0].tag == f"{{{DS}}}Signature"
    assert method.get("Algorithm") == "http://www.w3.org/2001/10/xml-exc-c14n#"


def test_a_signed_record_is_still_the_document() -> None:
    assert NewsmlImporter().read(Source("record.xml", SIGNED)).doc == DOC


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Un pont ouvert", "Un pont fermé"),
        ('qcode="stat:usable"', 'qcode="stat:canceled"'),
        ("</newsItem>", "<!-- x --><?ordre x?></newsItem>"),
    ],
)
def test_whatever_was_changed_since_is_noticed(before: str, after: str) -> None:
    tampered = SIGNED.replace(before.encode(), after.encode())

    assert tampered != SIGNED
    assert ("signature-bad", Severity.ERROR) in [(found.rule, found.severity) for found in validate(tampered)]


def test_a_signature_from_another_record_is_noticed() -> None:
    other = etree.fromstring(RECORD)
    other.insert(0, etree.fromstring(SIGNED)[0])
    next(other.iter(f"{{{NAR}}}title")).text = "Autre"

    assert "signature-bad" in [found.rule for found in validate(etree.tostring(other))]


def test_a_signature_over_a_part_is_no_signature_of_the_record() -> None:
    partial = SIGNED.replace(b'<ds:Reference URI="">', b'<ds:Reference URI="#xhtml">')

    assert "signature-bad" in [found.rule for found in validate(partial)]


@pytest.mark.parametrize("junk", ["", "<ds:SignedInfo/>", "<ds:KeyInfo/>"])
def test_an_empty_signature_is_no_signature(junk: str) -> None:
    root = etree.fromstring(RECORD)
    root.insert(0, etree.fromstring(f'<ds:Signature xmlns:ds="{DS}">{junk}</ds:Signature>'))

    assert "signature-bad" in [found.rule for found in validate(etree.tostring(root))]


def test_signing_again_replaces_the_signature() -> None:
    again = signature.sign(SIGNED, pem(RSA), certificate(RSA))

    assert len(etree.fromstring(again).findall(f"{{{DS}}}Signature")) == 1
    assert [found.rule for found in validate(again)] == ["signed"]


def test_a_key_may_have_a_passphrase() -> None:
    signed = signature.sign(RECORD, pem(CURVE, b"mot de passe"), certificate(CURVE), b"mot de passe")

    assert signature.verified(parsing.parse(signed, "record.xml"))


@pytest.mark.parametrize(
    ("key", "cert"),
    [(b"no key", certificate(CURVE)), (pem(CURVE), b"no certificate"), (pem(CURVE, b"secret"), certificate(CURVE))],
    ids=["no key", "no certificate", "a passphrase not given"],
)
def test_what_cannot_be_read_is_said(key: bytes, cert: bytes) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        signature.sign(RECORD, key, cert)


def test_the_certificate_must_be_that_of_the_key() -> None:
    other = ec.generate_private_key(ec.SECP256R1())

    with pytest.raises(InputError, match="does not belong"):
        signature.sign(RECORD, pem(CURVE), certificate(other))


def test_inside_a_message_a_signature_is_left_unchecked() -> None:
    message = f'<newsMessage xmlns="{NAR}"><itemSet>{SIGNED.decode().partition("?>")[2]}</itemSet></newsMessage>'

    assert [found.rule for found in validate(message.encode())] == ["signature-unchecked"]


def test_without_the_library_a_signature_is_left_unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "signxml", None)

    (found,) = validate(SIGNED)

    assert (found.rule, found.severity) == ("signature-unchecked", Severity.WARNING)
    with pytest.raises(signature.SigningUnavailable):
        signature.sign(RECORD, pem(CURVE), certificate(CURVE))
