"""Everything a communiqué can be read from. One more kind is one module and one entry here."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from aes_editor.document import mint_guid
from aes_editor.errors import InputError
from aes_editor.i18n import _
from aes_editor.importers.communique_file import CommuniqueFileImporter
from aes_editor.importers.context import Imported, Importer, Source
from aes_editor.importers.html import HtmlImporter
from aes_editor.importers.json_file import JsonImporter
from aes_editor.importers.ledger import Entry, Ledger, Reason
from aes_editor.importers.markdown import MarkdownImporter
from aes_editor.importers.message import MessageImporter
from aes_editor.importers.newsml import NewsmlImporter
from aes_editor.importers.office import OpenDocumentImporter, RtfImporter, WordImporter
from aes_editor.importers.text import TextImporter

if TYPE_CHECKING:
    import datetime as dt

IMPORTERS: tuple[Importer, ...] = (
    CommuniqueFileImporter(),
    JsonImporter(),
    NewsmlImporter(),
    WordImporter(),
    OpenDocumentImporter(),
    RtfImporter(),
    MessageImporter(),
    HtmlImporter(),
    MarkdownImporter(),
    TextImporter(),
)
"""In the order in which they are asked whether a source is theirs."""


def importer_for(source: Source) -> Importer:
    """Return the importer of *source*; :class:`InputError` where none reads that kind of file."""
    for importer in IMPORTERS:
        if importer.claims(source):
            return importer
    raise InputError(
        _("“{name}” is of a kind that cannot be read. Save it as .docx, .odt, .rtf, web page or text first.").format(
            name=source.name
        )
    )


def read(source: Source, *, now: dt.datetime, authority: str) -> Imported:
    """Return the communiqué in *source*, whatever its kind.

    One that has an identifier comes as it is. To another one is given, minted for *authority* from the day of *now*
    and the bytes of the source, so that importing twice gives the same communiqué; it begins *now*.
    """
    imported = importer_for(source).read(source)
    if imported.doc.guid:
        return imported
    guid = mint_guid(authority, now.date(), source.data)
    return replace(imported, doc=msgspec.structs.replace(imported.doc, guid=guid, created=now, modified=now))


__all__ = ["IMPORTERS", "Entry", "Imported", "Importer", "Ledger", "Reason", "Source", "importer_for", "read"]
