"""The colour profile of a print office, looked at before a page is made for it (ISO 15930-7, 6.2.2; ICC.1, 7.2)."""

from __future__ import annotations

from aes_editor.errors import ExportError, InputError
from aes_editor.i18n import _
from exporters.pdf import colour
from exporters.pdf.profiles import Space

LARGEST = 16 << 20
"""Bytes beyond which a file is not read as a profile; those of presses have two or three million."""
_HEADER = 128
_MAJOR_VERSION, _NEWEST = 8, 4
_CLASS, _SPACE, _SIGNATURE = slice(12, 16), slice(16, 20), slice(36, 40)


def require_press(icc: bytes, name: str) -> None:
    """Raise :class:`InputError` where *icc*, called *name* in messages, is not the profile of a press of four inks."""
    if len(icc) < _HEADER or icc[_SIGNATURE] != b"acsp" or icc[_MAJOR_VERSION] > _NEWEST:
        raise InputError(_("“{name}” is no ICC colour profile.").format(name=name))
    if (icc[_CLASS], icc[_SPACE]) != (b"prtr", b"CMYK"):
        raise InputError(
            _("“{name}” is not the colour profile of a press with four inks (CMYK). Ask the print office for theirs.")
            .format(name=name)
        )  # fmt: skip
    try:
        colour.inker(Space.CMYK, icc)("#0b5d3b")
    except ExportError as cause:
        raise InputError(_("The colour profile “{name}” is damaged.").format(name=name)) from cause
