"""Signing a press release: PAdES (ETSI EN 319 142-1), by pyHanko, in a way that leaves PDF/A and PDF/UA whole.

The file is composed with a tagged signature field, and pyHanko fills that: a field that it made itself would stand
outside the structure tree. Nothing may be changed after signing; any change shows.
"""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING, Any, cast

from aes_editor.errors import ExportError
from aes_editor.i18n import _
from exporters.pdf import composition
from exporters.pdf.composition import SIGNATURE_FIELD

if TYPE_CHECKING:
    import datetime as dt

    from aes_editor.document import Communique
    from exporters.context import ExportContext
    from exporters.identity import Identity


def sign(doc: Communique, ctx: ExportContext, identity: Identity) -> bytes:
    """Return the export of *doc* signed by *identity*: with an RSA key, the same bytes for the same arguments.

    :class:`ExportError` where the extra ``sign`` is not installed.
    """
    try:
        from pyhanko.sign import signers  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise ExportError(
            _("Signing needs libraries that are not installed: install the extra “sign” of AES Editor.")
        ) from error
    from asn1crypto import keys, pem, x509  # noqa: PLC0415
    from pyhanko_certvalidator.registry import SimpleCertificateStore  # noqa: PLC0415

    def der(armored: bytes) -> bytes:
        _label, _headers, unarmored = cast("tuple[str, dict[str, str], bytes]", pem.unarmor(armored))
        return bytes(unarmored)

    issuers = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    for issuer in identity.chain:
        issuers.register(x509.Certificate.load(der(issuer)))
    signer = signers.SimpleSigner(
        signing_cert=x509.Certificate.load(der(identity.certificate)),
        signing_key=keys.PrivateKeyInfo.load(der(identity.key)),
        cert_registry=issuers,
    )
    data = composition.compose(doc, ctx, signature=True).data
    return _filled(data, signer, ctx.now)


def _filled(data: bytes, signer: Any, moment: dt.datetime) -> bytes:
    from pyhanko.pdf_utils.generic import ByteStringObject  # noqa: PLC0415
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: PLC0415
    from pyhanko.sign import signers  # noqa: PLC0415
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter  # noqa: PLC0415

    class Writer(IncrementalPdfFileWriter):
        def _update_meta(self) -> None:
            """Leave the metadata as they are: pyHanko's own would take the PDF/A claim out."""

        @classmethod
        def _handle_id(cls, prev: Any) -> Any:
            """Tell the revision by a digest of what is signed, where pyHanko would take chance."""
            identifiers = super()._handle_id(prev)  # type: ignore[no-untyped-call]
            identifiers[1] = ByteStringObject(hashlib.sha256(data).digest()[:16])
            return identifiers

    class Signer(signers.PdfSigner):
        def init_signing_session(self, *args: Any, **kwargs: Any) -> Any:
            """Sign at the moment of the export, not at that of the machine."""
            session = super().init_signing_session(*args, **kwargs)
            session.system_time = moment
            return session

    metadata = signers.PdfSignatureMetadata(
        field_name=SIGNATURE_FIELD,
        subfilter=SigSeedSubFilter.PADES,
        md_algorithm="sha256",
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
    )
    output = Signer(metadata, signer).sign_pdf(Writer(io.BytesIO(data)), existing_fields_only=True)
    signed: bytes = output.getvalue()
    return signed
