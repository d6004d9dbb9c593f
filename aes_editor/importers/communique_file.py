"""A ``.communique`` file, of this format or an older one."""

from __future__ import annotations

from typing import ClassVar

from aes_editor import codec, container, workflow
from aes_editor.i18n import N_
from aes_editor.importers.context import Imported, Source
from aes_editor.importers.ledger import Ledger


class CommuniqueFileImporter:
    """Reads our own file; nothing is left out but what is damaged."""

    name: ClassVar[str] = "communique"
    label: ClassVar[str] = N_("Communiqué")
    suffixes: ClassVar[tuple[str, ...]] = (container.SUFFIX,)

    def claims(self, source: Source) -> bool:
        """Whether the first entry of the ZIP, or the extension, says that it is ours."""
        head = source.data[:200]
        return (head.startswith(b"PK") and container.MEDIA_TYPE.encode("ascii") in head) or (
            source.suffix == container.SUFFIX
        )

    def read(self, source: Source) -> Imported:
        """Return what :func:`aes_editor.container.unpack` can read; raises what it raises."""
        contents = container.unpack(source.data, source.name)
        ledger = Ledger.whole(codec.encode(contents.doc).decode("utf-8"))
        return Imported(doc=workflow.settled(contents.doc), media=contents.media, ledger=ledger, losses=contents.losses)
