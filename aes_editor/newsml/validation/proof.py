"""The rule about the signature: a record that is signed says by whom, and is as it was signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aes_editor.i18n import _
from aes_editor.newsml import signature
from aes_editor.newsml.validation.finding import error, note, warning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cryptography.x509 import Certificate

    from aes_editor.newsml.record import Record
    from aes_editor.newsml.validation.finding import Finding


def signed(record: Record) -> Iterator[Finding]:
    """Require a signature to fit the record, and tell whose it is; trust in the certificate is another matter."""
    element = signature.signature_of(record.root)
    if element is None:
        return
    if record.root.getparent() is not None:
        message = _("The record is signed as a file of its own; verify it in that one, not in a message.")
        yield warning("signature-unchecked", message, element)
        return
    try:
        certificate = signature.verified(record.root)
    except signature.SigningUnavailable as missing:
        yield warning("signature-unchecked", str(missing), element)
    except signature.BadSignature as cause:
        message = _(
            "The signature does not vouch for this record ({cause}): it was changed since, or badly signed; ask for it"
            " anew."
        )
        yield error("signature-bad", message.format(cause=str(cause).rstrip(".")), element)
    else:
        yield note("signed", _vouched(certificate), element)


def _vouched(certificate: Certificate) -> str:
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415 - the library signxml stands on

    subject, issuer = certificate.subject.rfc4514_string(), certificate.issuer.rfc4514_string()
    message = _("Signed by {subject}, and unchanged since. Certificate issued by {issuer}, SHA-256 {fingerprint}.")
    if subject == issuer:
        message = _(
            "Signed by {subject}, and unchanged since. No authority issued the certificate, SHA-256 {fingerprint}:"
            " compare that with what the signer tells you."
        )
    return message.format(subject=subject, issuer=issuer, fingerprint=certificate.fingerprint(SHA256()).hex())
