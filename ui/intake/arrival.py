"""What arrives – a file, or what somebody pastes – and how it is read: in a thread, so no widget is touched here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from aes_editor import files, importers
from aes_editor.errors import InputError
from aes_editor.i18n import _
from aes_editor.importers import Source

if TYPE_CHECKING:
    import datetime as dt

    from aes_editor.importers import Imported

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes beyond which a file is no communiqué, images included, and is not read in the window."""

MOST_PARTS = 500
"""Paragraphs, related articles, contacts and signatories beyond which nobody works in a form."""

_STRUCTURED = re.compile(r"<(?:p|h[1-6]|li|blockquote|tr)\b", re.IGNORECASE)
_LEAST_SIGNS = 240
_LEAST_PARAGRAPHS = 3
_ENOUGH = 20_000  # signs that show what a paste is; the rest of a long one need not be looked at


@dataclass(frozen=True, slots=True)
class Clip:
    """What a clipboard holds: its *text*, and the same as HTML where a browser or a word processor put it there."""

    text: str
    html: str = ""

    @property
    def title(self) -> str:
        """What messages call it."""
        return _("what was pasted")

    @property
    def is_whole(self) -> bool:
        """Whether it looks like a whole communiqué: several paragraphs, and more than a few lines."""
        start = self.text[:_ENOUGH]
        paragraphs = [line for line in start.splitlines() if line.strip()]
        return len(paragraphs) >= _LEAST_PARAGRAPHS and sum(map(len, paragraphs)) >= _LEAST_SIGNS

    def read(self, now: dt.datetime, authority: str) -> Imported:
        """Return the communiqué in it, from the HTML where that tells paragraphs apart.

        Raises :class:`InputError` where it cannot be read, or has more parts than a form can show.
        """
        return _bounded(self._read_either(now, authority), self.title)

    def _read_either(self, now: dt.datetime, authority: str) -> Imported:
        if len(_STRUCTURED.findall(self.html[:_ENOUGH])) > 1:
            try:
                return self._read(".html", _page(self.html), now, authority)
            except InputError:  # a program that puts broken HTML beside good text
                return self._read("", self.text, now, authority)
        return self._read("", self.text, now, authority)

    def _read(self, suffix: str, text: str, now: dt.datetime, authority: str) -> Imported:
        data = text.encode("utf-8", "replace")
        return importers.read(Source(_("clipboard") + suffix, data), now=now, authority=authority)


def _page(html: str) -> str:
    """Return *html* as a page: browsers copy what stands within one, and readers take its start for a head."""
    return html if "<body" in html[:_ENOUGH].lower() else f"<html><body>{html}</body></html>"


@dataclass(frozen=True, slots=True)
class Document:
    """A file of another kind."""

    path: Path

    @property
    def title(self) -> str:
        """What messages call it."""
        return _("“{name}”").format(name=self.path.name)

    def read(self, now: dt.datetime, authority: str) -> Imported:
        """Return the communiqué in it; :class:`InputError` where it cannot be read, or is too large for a form."""
        source = Source(self.path.name, files.read(self.path, LARGEST_FILE))
        return _bounded(importers.read(source, now=now, authority=authority), self.title)


def _bounded(imported: Imported, title: str) -> Imported:
    doc = imported.doc
    count = sum(map(len, (doc.body, doc.related, doc.contacts, doc.boilerplate, doc.signatories)))
    if count > MOST_PARTS:
        sentence = _(
            "{title} has {count} paragraphs and other parts: more than a form can show. Import its chapters apart."
        )
        raise InputError(sentence.format(title=title, count=count))
    return imported


Arrival = Clip | Document
"""Anything that can be read into a form."""
