"""Certificates for tests, made by ourselves; needs the extra ``sign``."""

import datetime as dt
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from exporters.identity import Identity, opened
from tests.documents import NOW

PASSWORD = "mot de passe"
NAME = "presse.p12"

Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey | dsa.DSAPrivateKey

_SIGNING = ("digital_signature", "content_commitment")
_USAGE = (
    *_SIGNING,
    "key_encipherment",
    "data_encipherment",
    "key_agreement",
    "key_cert_sign",
    "crl_sign",
    "encipher_only",
    "decipher_only",
)


@cache
def key() -> rsa.RSAPrivateKey:
    """Return the private key of the press service."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def issued(
    signer: Key,
    *,
    since: dt.datetime = NOW - dt.timedelta(days=1),
    until: dt.datetime = NOW + dt.timedelta(days=36500),
    usage: tuple[str, ...] = _SIGNING,
) -> x509.Certificate:
    """Return a certificate of the press service for the key *signer*, signed by itself."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Service de presse")])
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(signer.public_key())
        .serial_number(1)
        .not_valid_before(since)
        .not_valid_after(until)
        .add_extension(x509.KeyUsage(**{each: each in usage for each in _USAGE}), critical=True)
        .sign(signer, None if isinstance(signer, ed25519.Ed25519PrivateKey) else hashes.SHA256())
    )


def packed(signer: Key, certificate: x509.Certificate, password: str = PASSWORD) -> bytes:
    """Return a PKCS #12 file that *password* opens, "" for none."""
    protection: serialization.KeySerializationEncryption = serialization.NoEncryption()
    if password:
        protection = serialization.BestAvailableEncryption(password.encode())
    return pkcs12.serialize_key_and_certificates(b"presse", signer, certificate, None, protection)


@cache
def certificate() -> bytes:
    """Return the PKCS #12 file of the press service, which PASSWORD opens."""
    return packed(key(), issued(key()))


@cache
def identity() -> Identity:
    """Return the press service as one who signs."""
    return opened(certificate(), NAME, PASSWORD, NOW)
