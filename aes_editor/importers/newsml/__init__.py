"""NewsML-G2 records: our own come back as they were, those of others as far as a communiqué can hold them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from aes_editor.i18n import N_

if TYPE_CHECKING:
    from aes_editor.importers.context import Imported, Source

_NAMESPACE = "http://iptc.org/std/nar/2006-10-01/"
_HEAD = 64 * 1024


class NewsmlImporter:
    """Reads a ``newsItem``, alone or in a ``newsMessage``."""

    name: ClassVar[str] = "newsml"
    label: ClassVar[str] = N_("NewsML-G2 record")
    suffixes: ClassVar[tuple[str, ...]] = (".xml",)

    def claims(self, source: Source) -> bool:
        """Whether it names the namespace of NewsML-G2 near its beginning."""
        head = source.data[:_HEAD]
        return any(_NAMESPACE.encode(encoding) in head for encoding in ("ascii", "utf-16-le", "utf-16-be"))

    def read(self, source: Source) -> Imported:
        """Return the communiqué in the record; :class:`aes_editor.errors.InputError` where it holds none."""
        from aes_editor.importers.newsml.reading import read  # noqa: PLC0415 - brings lxml

        return read(source)
