"""Who signs: a private key and the certificate that names its owner, out of a PKCS #12 file (RFC 7292).

Opened once, and checked before anything is written; what is signed afterwards needs neither file nor password.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aes_editor.errors import ExportError, InputError
from aes_editor.i18n import _

if TYPE_CHECKING:
    import datetime as dt

    from cryptography.hazmat.primitives.serialization.pkcs12 import PKCS12KeyAndCertificates
    from cryptography.x509 import Certificate

_LEAST_RSA_BITS = 2048


class WrongPassword(InputError):
    """The certificate is there, and opens with another password."""


@dataclass(frozen=True, slots=True)
class Identity:
    """A private *key* (PKCS #8), its *certificate* (X.509) and those of its issuers, each as PEM."""

    key: bytes = field(repr=False)
    certificate: bytes
    chain: tuple[bytes, ...] = ()


def needs_password(data: bytes, name: str) -> bool:
    """Whether a password opens the PKCS #12 file *data*, called *name*. Raises as :func:`opened`, but for passwords."""
    try:
        _loaded(data, name, "")
    except WrongPassword:
        return True
    return False


def opened(data: bytes, name: str, password: str, now: dt.datetime) -> Identity:
    """Return who signs by *data*, a PKCS #12 file (.p12, .pfx) called *name* in messages.

    Raises :class:`WrongPassword`; :class:`aes_editor.errors.InputError` where *data* is no such file, holds no key and
    certificate that can sign, or is not valid at *now*; :class:`aes_editor.errors.ExportError` where the extra ``sign``
    is not installed.
    """
    found = _loaded(data, name, password)
    if found.key is None or found.cert is None:
        raise InputError(
            _("“{name}” holds no private key with its certificate. Export both into one file.").format(name=name)
        )
    _require_valid(found.cert.certificate, name, now)
    return _identity(found, name)


def _loaded(data: bytes, name: str, password: str) -> PKCS12KeyAndCertificates:
    try:
        from asn1crypto.pkcs12 import Pfx  # noqa: PLC0415 - an extra
        from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415
        from cryptography.hazmat.primitives.serialization import pkcs12  # noqa: PLC0415
    except ImportError as cause:
        raise ExportError(
            _("Signing needs libraries that are not installed: install the extra “sign” of AES Editor.")
        ) from cause
    no_file_of_this_kind = _("“{name}” is no PKCS #12 file (.p12, .pfx), which a certificate is kept in.")
    try:
        pfx = Pfx.load(data, strict=True)
        whole = pfx["version"].native == "v3" and bool(pfx["auth_safe"].native)
    except (ValueError, TypeError, KeyError) as cause:
        raise InputError(no_file_of_this_kind.format(name=name)) from cause
    if not whole:
        raise InputError(no_file_of_this_kind.format(name=name))
    try:
        return pkcs12.load_pkcs12(data, password.encode() or None)
    except ValueError as cause:
        raise WrongPassword(
            _("The certificate “{name}” cannot be opened: the password is another one, or the file is damaged.").format(
                name=name
            )
        ) from cause
    except UnsupportedAlgorithm as cause:
        raise InputError(
            _("The certificate “{name}” is protected in a way that is not known here.").format(name=name)
        ) from cause


def _require_valid(certificate: Certificate, name: str, now: dt.datetime) -> None:
    from cryptography.x509 import ExtensionNotFound, KeyUsage  # noqa: PLC0415

    if now > certificate.not_valid_after_utc:
        day = f"{certificate.not_valid_after_utc:%Y-%m-%d}"
        raise InputError(
            _("The certificate “{name}” expired on {day}. Sign with one that is valid.").format(name=name, day=day)
        )
    if now < certificate.not_valid_before_utc:
        day = f"{certificate.not_valid_before_utc:%Y-%m-%d}"
        raise InputError(_("The certificate “{name}” is not valid before {day}.").format(name=name, day=day))
    try:
        usage = certificate.extensions.get_extension_for_class(KeyUsage).value
    except ExtensionNotFound:
        return
    if not (usage.digital_signature or usage.content_commitment):
        raise InputError(_("The certificate “{name}” was not issued for signing.").format(name=name))


def _identity(found: PKCS12KeyAndCertificates, name: str) -> Identity:
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey  # noqa: PLC0415

    key, pem = found.key, serialization.Encoding.PEM
    strong = isinstance(key, RSAPrivateKey) and key.key_size >= _LEAST_RSA_BITS
    if not isinstance(key, EllipticCurvePrivateKey) and not strong:
        raise InputError(
            _("The key in “{name}” cannot sign: RSA of {bits} bits or more, or elliptic curves can.").format(
                name=name, bits=_LEAST_RSA_BITS
            )
        )
    assert key is not None
    assert found.cert is not None
    return Identity(
        key=key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()),
        certificate=found.cert.certificate.public_bytes(pem),
        chain=tuple(other.certificate.public_bytes(pem) for other in found.additional_certs),
    )
