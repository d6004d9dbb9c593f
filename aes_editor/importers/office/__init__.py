"""Documents of word processors: Word (``.docx``), OpenDocument (``.odt``) and RTF.

They are read by their own structure, nothing in them is run, and what they link to is never fetched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from aes_editor.i18n import N_
from aes_editor.importers.office import zipped

if TYPE_CHECKING:
    from aes_editor.importers.context import Imported, Source

_ODT = b"mimetypeapplication/vnd.oasis.opendocument.text"


class WordImporter:
    """Reads what Word and its kin save as ``.docx``."""

    name: ClassVar[str] = "word"
    label: ClassVar[str] = N_("Word document")
    suffixes: ClassVar[tuple[str, ...]] = (".docx", ".docm", ".dotx")

    def claims(self, source: Source) -> bool:
        """Whether it is a ZIP with a text of Word in it."""
        return zipped.holds(source.data, "word/document.xml")

    def read(self, source: Source) -> Imported:
        """Return the communiqué in the document; :class:`aes_editor.errors.InputError` where it cannot be read."""
        from aes_editor.importers.office.word import page  # noqa: PLC0415 - a cold start need not pay
        from aes_editor.importers.structure.structurer import structure  # noqa: PLC0415

        return structure(page(source.data, source.name))


class OpenDocumentImporter:
    """Reads what LibreOffice and its kin save as ``.odt``."""

    name: ClassVar[str] = "opendocument"
    label: ClassVar[str] = N_("OpenDocument text")
    suffixes: ClassVar[tuple[str, ...]] = (".odt", ".ott")

    def claims(self, source: Source) -> bool:
        """Whether it is a ZIP that says so first, or holds the text of one."""
        return _ODT in source.data[:120] or (
            source.suffix in self.suffixes and zipped.holds(source.data, "content.xml")
        )

    def read(self, source: Source) -> Imported:
        """Return the communiqué in the document; :class:`aes_editor.errors.InputError` where it cannot be read."""
        from aes_editor.importers.office.opendocument import page  # noqa: PLC0415 - a cold start need not pay
        from aes_editor.importers.structure.structurer import structure  # noqa: PLC0415

        return structure(page(source.data, source.name))


class RtfImporter:
    """Reads Rich Text Format, which every word processor since 1987 writes."""

    name: ClassVar[str] = "rtf"
    label: ClassVar[str] = N_("Rich text (RTF)")
    suffixes: ClassVar[tuple[str, ...]] = (".rtf",)

    def claims(self, source: Source) -> bool:
        """Whether its first bytes say so."""
        return source.data[:64].lstrip().startswith(b"{\\rtf")

    def read(self, source: Source) -> Imported:
        """Return the communiqué in the text; :class:`aes_editor.errors.InputError` where it cannot be read."""
        from aes_editor.importers.office.rtf import page  # noqa: PLC0415 - a cold start need not pay
        from aes_editor.importers.structure.structurer import structure  # noqa: PLC0415

        return structure(page(source.data, source.name))
