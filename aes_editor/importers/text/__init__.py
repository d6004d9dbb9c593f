"""Plain text: a file, or what was pasted."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from aes_editor.i18n import N_
from aes_editor.importers import decoding

if TYPE_CHECKING:
    from aes_editor.importers.context import Imported, Source


class TextImporter:
    """Reads a plain text in any of the layouts in which communiqués are copied."""

    name: ClassVar[str] = "text"
    label: ClassVar[str] = N_("Plain text")
    suffixes: ClassVar[tuple[str, ...]] = (".txt", ".text")

    def claims(self, source: Source) -> bool:
        """Whether it is text at all: the last resort of every kind of file."""
        return decoding.is_text(source.data)

    def read(self, source: Source) -> Imported:
        """Return the communiqué in the text; :class:`aes_editor.errors.InputError` where it is none."""
        from aes_editor.importers.structure.structurer import structure  # noqa: PLC0415 - a cold start need not pay
        from aes_editor.importers.text.lines import page  # noqa: PLC0415

        return structure(page(decoding.decode(source.data, source.name)))
