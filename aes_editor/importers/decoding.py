"""Bytes of a text file → its characters, whatever it was saved with."""

from __future__ import annotations

import codecs
import re

from aes_editor.errors import InputError
from aes_editor.i18n import _

LARGEST = 4 * 1024 * 1024
"""Characters beyond which a text is no communiqué and is not read."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_SAMPLE = 4096
_MOST_CONTROLS = 0.003  # of the characters: more is no text


def decode(data: bytes, name: str, told: str = "", limit: int = LARGEST) -> str:
    """Return the characters of *data*, a byte order mark left out.

    Unicode is recognised by its mark or its regularity, *told* is the encoding that the source claims for itself; what
    is neither is read as Windows-1252, or Windows-1256 where that makes it Arabic. Raises :class:`InputError`, which
    names the file *name*, where the result is no text.
    """
    text = _decoded(data, told)
    if len(text) > limit:
        raise InputError(_("“{name}” is longer than any communiqué and was not read.").format(name=name))
    if len(_CONTROL.findall(text)) > len(text) * _MOST_CONTROLS:
        raise InputError(_("“{name}” is no text that can be read as a communiqué.").format(name=name))
    return text


def is_text(data: bytes) -> bool:
    """Whether the beginning of *data* reads as text."""
    text = _decoded(data[:_SAMPLE], "")
    return len(_CONTROL.findall(text)) <= max(len(text) * _MOST_CONTROLS, 1 if text.strip("\x00") else 0)


def _decoded(data: bytes, told: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    for encoding in ("utf-8", _wide(data), told):
        text = _strictly(data, encoding)
        if text is not None:
            return text
    arabic = data.decode("cp1256", errors="replace")
    if _arabic_share(arabic) > 0.6:
        return arabic
    return data.decode("cp1252", errors="replace")


def _strictly(data: bytes, encoding: str) -> str | None:
    if not encoding:
        return None
    try:
        text = data.decode(encoding)
    except (LookupError, UnicodeDecodeError, ValueError):
        return None if encoding != "utf-8" or not _cut_short(data) else data.decode("utf-8", errors="ignore")
    return text if isinstance(text, str) else None


def _cut_short(data: bytes) -> bool:
    """Whether *data* is UTF-8 but for a character cut at its end."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as cause:
        return cause.start >= len(data) - 3 and cause.reason == "unexpected end of data"
    return False


def _wide(data: bytes) -> str:
    """Return the UTF-16 that *data* is written in without a mark; "" where it is not."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    if half and sample[1::2].count(0) > half * 0.4 and not sample[::2].count(0):
        return "utf-16-le"
    if half and sample[::2].count(0) > half * 0.4 and not sample[1::2].count(0):
        return "utf-16-be"
    return ""


def _arabic_share(text: str) -> float:
    letters = re.findall(r"[^\W\d_]", text)
    return sum(1 for letter in letters if "\u0621" <= letter <= "\u064a") / max(len(letters), 1)
