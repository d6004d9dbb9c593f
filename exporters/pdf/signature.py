"""Signing a press release: PAdES (ETSI EN 319 142-1), by pyHanko, in a way that leaves PDF/A and PDF/UA whole.

The file is composed with a tagged signature field, and pyHanko fills that: a field that it made itself would stand
outside the structure tree. Nothing may be changed after signing; any change shows.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from aes_editor.errors import ExportError
from aes_editor.i18n import _
from exporters.pdf import composition
from exporters.pdf.composition import SIGNATURE_FIELD

if TYPE_CHECKING:
    import datetime as dt

    from aes_editor.document import Communique
    from exporters.context import ExportContext


def sign(doc: Communique, ctx: ExportContext, certificate: bytes, password: str) -> bytes:
    """Return the signed export of *doc*.

    *certificate* is a PKCS #12 file (.p12, .pfx) with its private key. :class:`ExportError` where it cannot be opened
    with *password*, or where the extra ``sign`` is not installed.
    """
    try:
        from pyhanko.sign import signers  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise ExportError(_("Signing needs pyHanko: install the extra “sign” of AES Editor.")) from error
    try:
        signer = signers.SimpleSigner.load_pkcs12_data(certificate, other_certs=[], passphrase=password.encode())
    except ValueError as error:
        raise ExportError(_refused()) from error
    if signer is None:
        raise ExportError(_refused())
    data = composition.compose(doc, ctx, signature=True).data
    return _filled(data, signer, ctx.now)


def _refused() -> str:
    return _("The certificate cannot be opened: it is damaged, or the password is another one.")


def _filled(data: bytes, signer: Any, moment: dt.datetime) -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: PLC0415
    from pyhanko.sign import signers  # noqa: PLC0415
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter  # noqa: PLC0415

    class Writer(IncrementalPdfFileWriter):
        def _update_meta(self) -> None:
            """Leave the metadata as they are: pyHanko's own would take the PDF/A claim out."""

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
