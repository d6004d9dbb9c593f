"""The rule about the signature: a record that is signed says by whom, and is as it was signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aes_editor.i18n import _
from aes_editor.newsml import signature
from aes_editor.newsml.validation.finding import error, note, warning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aes_editor.newsml.record import Record
    from aes_editor.newsml.validation.finding import Finding


def signed(record: Record) -> Iterator[Finding]:
    """Require a signature to fit the record, and tell whose it is; trust in the certificate is another matter."""
    element = signature.signature_of(record.root)
    if element is None:
        return
    if record.root.getparent() is not None:
        message = _("The record is signed as a file of its own; it cannot be verified inside a message.")
        yield warning("signature-unchecked", message, element)
        return
    try:
        certificate = signature.verified(record.root)
    except signature.SigningUnavailable as missing:
        yield warning("signature-unchecked", str(missing), element)
    except signature.BadSignature as cause:
        message = _("The signature is not that of this record, which may have been changed since: {cause}.")
        yield error("signature-bad", message.format(cause=str(cause).rstrip(".")), element)
    else:
        message = _("Signed by {subject}; unchanged since. The certificate was issued by {issuer}.")
        subject, issuer = certificate.subject.rfc4514_string(), certificate.issuer.rfc4514_string()
        yield note("signed", message.format(subject=subject, issuer=issuer), element)
