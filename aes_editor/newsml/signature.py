"""Signatures of records: enveloped XMLDSig as the first child of the item, in exclusive canonical form.

https://www.w3.org/TR/xmldsig-core1/, by ``signxml`` (extra ``sign``). A signature covers the whole file, so a signed
record travels as a file of its own. Verifying says that nothing was changed and which certificate signed; whether that
certificate is to be trusted is decided where certificates are known, not here.
"""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING

from lxml import etree

from aes_editor.errors import AesError, InputError
from aes_editor.i18n import _
from aes_editor.newsml import parsing
from aes_editor.newsml.items import news_item
from aes_editor.newsml.terms import DS

if TYPE_CHECKING:
    from types import ModuleType

    from cryptography.x509 import Certificate
    from lxml.etree import _Element

_SIGNATURE = f"{{{DS}}}Signature"
_CERTIFICATE = f"{{{DS}}}KeyInfo/{{{DS}}}X509Data/{{{DS}}}X509Certificate"
_WHOLE_FILE = ""
_UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, NotImplementedError)
"""What the libraries raise over a signature that is none, besides errors of their own."""


class SigningUnavailable(AesError):
    """The library that signs and verifies is not installed."""

    exit_code = 1


class BadSignature(AesError):
    """The signature does not fit the record, or is none."""

    exit_code = 1


def sign(record: bytes, key: bytes, certificate: bytes, passphrase: bytes | None = None) -> bytes:
    """Return *record* signed with the private *key* of *certificate* (both PEM), any earlier signature replaced.

    Raises :class:`SigningUnavailable`, and :class:`InputError` where the key, the passphrase or the certificate cannot
    be read, or the two do not belong together.
    """
    xml = _library()
    root = parsing.parse(record, "record.xml")
    item, _others = news_item(root, "record.xml")
    if item is not root:
        raise InputError(_("Only a record in a file of its own can be signed."))
    for earlier in item.findall(_SIGNATURE):
        item.remove(earlier)
    place = etree.Element(_SIGNATURE, nsmap={"ds": DS}, Id="placeholder")
    place.tail = item.text
    item.insert(0, place)
    method = xml.CanonicalizationMethod.EXCLUSIVE_XML_CANONICALIZATION_1_0
    try:
        signer = xml.XMLSigner(signature_algorithm=_algorithm(key, passphrase), c14n_algorithm=method)
        signed = signer.sign(item, key=key, passphrase=passphrase, cert=certificate.decode("ascii"))
    except (ValueError, TypeError, UnicodeDecodeError, xml.exceptions.InvalidInput) as cause:
        raise InputError(_("The key or the certificate cannot be read: {cause}.").format(cause=cause)) from cause
    data = b'<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(signed, encoding="UTF-8") + b"\n"
    try:
        verified(parsing.parse(data, "record.xml"))
    except BadSignature as cause:
        raise InputError(_("The certificate does not belong to the key.")) from cause
    return data


def signature_of(item: _Element) -> _Element | None:
    """Return the signature of *item*; None where it has none."""
    return item.find(_SIGNATURE)


def verified(item: _Element) -> Certificate:
    """Return the certificate whose key signed *item*, which is as it was signed.

    Raises :class:`BadSignature` where it is not, and :class:`SigningUnavailable`.
    """
    xml = _library()
    certificate = _certificate(item)
    expected = xml.SignatureConfiguration(location="./", expect_references=1)
    try:
        result = xml.XMLVerifier().verify(item, x509_cert=certificate, expect_config=expected)
    except (xml.exceptions.SignXMLException, etree.LxmlError, *_UNREADABLE) as cause:
        raise BadSignature(" ".join(str(cause).split())) from cause
    covered = result[0] if isinstance(result, list) else result
    if covered.signed_xml is None or covered.signed_xml.tag != item.tag or not _covers_the_file(item):
        raise BadSignature(_("it does not cover the record"))
    return certificate


def _covers_the_file(item: _Element) -> bool:
    references = item.findall(f"{_SIGNATURE}/{{{DS}}}SignedInfo/{{{DS}}}Reference")
    return [reference.get("URI") for reference in references] == [_WHOLE_FILE] and item.getparent() is None


def _certificate(item: _Element) -> Certificate:
    from cryptography.x509 import load_der_x509_certificate  # noqa: PLC0415 - the library signxml stands on

    text = item.findtext(f"{_SIGNATURE}/{_CERTIFICATE}") or ""
    try:
        return load_der_x509_certificate(base64.b64decode("".join(str(text).split()), validate=True))
    except (ValueError, binascii.Error) as cause:
        raise BadSignature(_("it names no certificate")) from cause


def _algorithm(key: bytes, passphrase: bytes | None) -> object:
    """Return the signature method that fits the kind of *key*, with SHA-256."""
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey  # noqa: PLC0415 - with signxml
    from cryptography.hazmat.primitives.serialization import load_pem_private_key  # noqa: PLC0415 - with signxml

    methods = _library().SignatureMethod
    private = load_pem_private_key(key, passphrase)
    return methods.ECDSA_SHA256 if isinstance(private, EllipticCurvePrivateKey) else methods.RSA_SHA256


def _library() -> ModuleType:
    try:
        import signxml  # noqa: PLC0415 - an extra, and 100 ms
    except ImportError as cause:
        raise SigningUnavailable(
            _("Signatures need the library signxml, which is not installed (the extra “sign”).")
        ) from cause
    return signxml
