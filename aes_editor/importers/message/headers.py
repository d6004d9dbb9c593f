"""How a message begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aes_editor.importers.context import Source

SUFFIXES = (".eml", ".mhtml", ".mht")

_HEADER = re.compile(
    rb"(?:From|To|Return-Path|Received|MIME-Version|Date|Subject|Message-ID|Delivered-To|Snapshot-Content-Location"
    rb"|Content-Type|X-[\w-]+|DKIM-Signature|Reply-To):",
    re.IGNORECASE,
)
_PROOF = re.compile(rb"^(?:MIME-Version|Message-ID|Received|Return-Path|Snapshot-Content-Location):", re.I | re.M)  # noqa: FURB167
_START = 8192


def is_message(source: Source) -> bool:
    """Whether *source* begins with the headers of a message."""
    start = source.data[:_START].lstrip(b"\xef\xbb\xbf\r\n")
    headers = re.split(rb"\r?\n\r?\n", start, maxsplit=1)[0]
    return _HEADER.match(headers) is not None and (_PROOF.search(headers) is not None or source.suffix in SUFFIXES)
