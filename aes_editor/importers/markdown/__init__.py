"""Markdown: a file, or a text that was typed with its marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from aes_editor.i18n import N_
from aes_editor.importers import decoding

if TYPE_CHECKING:
    from aes_editor.importers.context import Imported, Source

_EVIDENCE = (
    re.compile(r"^#{1,6}[ \t]+\S", re.MULTILINE),
    re.compile(r"\[[^\]\n]{1,200}\]\(https?://[^)\s]+\)"),
    re.compile(r"(?<!\*)\*\*(?=\S)[^*\n]{2,300}(?<=\S)\*\*(?!\*)"),
    re.compile(r"(?<![*\w])\*(?=[^\s*])[^*\n]{12,600}(?<=[^\s*])\*(?![*\w])"),
    re.compile(r"^>[ \t]\S", re.MULTILINE),
)
_SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")
_START = 20_000  # characters that are looked through for evidence


class MarkdownImporter:
    """Reads Markdown, whatever the file is called: headings, emphasis, quotations, lists, links and tables."""

    name: ClassVar[str] = "markdown"
    label: ClassVar[str] = N_("Markdown")
    suffixes: ClassVar[tuple[str, ...]] = _SUFFIXES

    def claims(self, source: Source) -> bool:
        """Whether its name or two kinds of marks in it say so."""
        if not decoding.is_text(source.data):
            return False
        if source.suffix in _SUFFIXES:
            return True
        start = source.data[:_START].decode("utf-8", errors="replace")
        return sum(pattern.search(start) is not None for pattern in _EVIDENCE) >= 2

    def read(self, source: Source) -> Imported:
        """Return the communiqué in the text; :class:`aes_editor.errors.InputError` where it is none."""
        from aes_editor.importers.markdown.lines import page  # noqa: PLC0415 - a cold start need not pay
        from aes_editor.importers.structure.structurer import structure  # noqa: PLC0415

        return structure(page(decoding.decode(source.data, source.name)))
