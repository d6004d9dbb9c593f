"""The JSON that ``show --json`` prints."""

from __future__ import annotations

from typing import ClassVar

from aes_editor import codec
from aes_editor.errors import InputError
from aes_editor.i18n import N_
from aes_editor.importers.context import Imported, Source
from aes_editor.importers.ledger import Ledger

_BOM = b"\xef\xbb\xbf"


class JsonImporter:
    """Reads a document back; images are not in the JSON, so none come with it."""

    name: ClassVar[str] = "json"
    label: ClassVar[str] = N_("Document as JSON")
    suffixes: ClassVar[tuple[str, ...]] = (".json",)

    def claims(self, source: Source) -> bool:
        """Whether the text opens an object, as a communiqué never does in prose."""
        start = source.data[:64].removeprefix(_BOM).lstrip()
        return (
            start.startswith(b'{"')
            or (start.startswith(b"{") and start[1:].lstrip()[:1] in {b'"', b"}"})
            or (source.suffix == ".json")
        )

    def read(self, source: Source) -> Imported:
        """Return the document; raises what :func:`aes_editor.codec.decode` raises, named after the file."""
        data = source.data.removeprefix(_BOM)
        try:
            doc = codec.decode(data)
        except InputError as cause:
            raise type(cause)(f"“{source.name}”: {cause}") from cause
        return Imported(doc=doc, ledger=Ledger.whole(data.decode("utf-8")))
