"""Certificates that sign, and those that are refused before anything is written."""

import datetime as dt
import sys

import pytest

from aes_editor.errors import ExportError, InputError
from tests.documents import NOW

pytest.importorskip("signxml", reason="the extra “sign” is not installed")

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import pkcs12

from exporters.identity import WrongPassword, needs_password, opened
from tests.certificates import NAME, PASSWORD, certificate, issued, key, packed

DAY = dt.timedelta(days=1)


def test_a_key_and_its_certificate_are_found() -> None:
    found = opened(certificate(), NAME, PASSWORD, NOW)

    assert found.certificate.startswith(b"-----BEGIN CERTIFICATE-----")
    assert found.key.startswith(b"-----BEGIN PRIVATE KEY-----")
    assert b"PRIVATE" not in repr(found).encode()


def test_a_file_without_a_password_asks_for_none() -> None:
    assert needs_password(certificate(), NAME)
    assert not needs_password(packed(key(), issued(key()), ""), NAME)


@pytest.mark.parametrize("password", ["un autre", ""])
def test_a_wrong_password_is_told(password: str) -> None:
    with pytest.raises(WrongPassword, match=r"“presse\.p12” cannot be opened: the password is another one"):
        opened(certificate(), NAME, password, NOW)


@pytest.mark.parametrize(
    "data", [b"", b"no certificate", b"-----BEGIN CERTIFICATE-----\n", b"\x30\x03\x02\x01\x03", certificate()[:200]]
)
def test_what_is_no_pkcs12_file_is_told(data: bytes) -> None:
    with pytest.raises(InputError, match=r"“presse\.p12” is no PKCS #12 file"):
        opened(data, NAME, PASSWORD, NOW)


def test_a_damaged_file_is_told() -> None:
    damaged = bytearray(certificate())
    damaged[-20] ^= 1

    with pytest.raises(InputError, match="damaged"):
        opened(bytes(damaged), NAME, PASSWORD, NOW)


@pytest.mark.parametrize(
    ("signer", "changes", "told"),
    [
        (key(), {"until": NOW - dt.timedelta(seconds=1)}, "expired on 2026-03-10"),
        (key(), {"since": NOW + DAY}, "not valid before 2026-03-11"),
        (key(), {"usage": ("key_encipherment",)}, "not issued for signing"),
        (ed25519.Ed25519PrivateKey.generate(), {}, "cannot sign"),
        (rsa.generate_private_key(65537, 1024), {}, "cannot sign"),
        (ec.generate_private_key(ec.SECP384R1()), {}, ""),
    ],
    ids=["expired", "too early", "for encryption", "Edwards curve", "short RSA", "curve"],
)
def test_only_a_certificate_that_can_sign_now_is_taken(signer: object, changes: dict[str, object], told: str) -> None:
    data = packed(signer, issued(signer, **changes))  # type: ignore[arg-type]
    if not told:
        assert opened(data, NAME, PASSWORD, NOW).certificate
        return
    with pytest.raises(InputError, match=told):
        opened(data, NAME, PASSWORD, NOW)


def test_a_certificate_without_its_key_is_refused() -> None:
    protection = pkcs12.serialize_java_truststore(
        [pkcs12.PKCS12Certificate(issued(key()), b"presse")],
        serialization.PrivateFormat.PKCS12.encryption_builder().build(PASSWORD.encode()),
    )

    with pytest.raises(InputError, match="no private key"):
        opened(protection, NAME, PASSWORD, NOW)


def test_without_the_extra_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "asn1crypto.pkcs12", None)

    with pytest.raises(ExportError, match="“sign”"):
        opened(certificate(), NAME, PASSWORD, NOW)
