"""Saved web pages (``.html``): what a reader sees of them, with what their mark-up and metadata say as evidence.

Scripts are never run, nothing is fetched; links that lead elsewhere than to a page, an address or a telephone are text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from aes_editor.i18n import N_

if TYPE_CHECKING:
    from aes_editor.importers.context import Imported, Source

_MARKUP = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|article|main|div|p|h[1-6]|section|table|meta)\b", re.IGNORECASE
)
_START = 2048


class HtmlImporter:
    """Reads a web page as a browser saves it."""

    name: ClassVar[str] = "html"
    label: ClassVar[str] = N_("Web page")
    suffixes: ClassVar[tuple[str, ...]] = (".html", ".htm", ".xhtml")

    def claims(self, source: Source) -> bool:
        """Whether HTML begins in its first bytes."""
        start = source.data[:_START].replace(b"\0", b"")  # UTF-16 too
        first = start.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:1]
        return first == b"<" and _MARKUP.search(start) is not None

    def read(self, source: Source) -> Imported:
        """Return the communiqué on the page; :class:`aes_editor.errors.InputError` where it cannot be read."""
        from aes_editor.importers.html.reading import page_of  # noqa: PLC0415 - brings what a cold start need not pay
        from aes_editor.importers.structure.structurer import structure  # noqa: PLC0415

        return structure(page_of(source.data, source.name))
