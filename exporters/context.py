"""What an exporter is told besides the document."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Protocol

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from aes_editor.document import Communique
    from aes_editor.letterhead import Letterhead


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportContext:
    """Everything outside the document that may show in an export.

    *now* has a zone and is the only clock an exporter knows; *producer* names the program and its version; *media*
    gives the bytes of each image by name (an image that is not there is shown as absent, never left out in silence);
    *profile* chooses among the output profiles of an exporter that has several; *icc* is the colour profile of the
    press that a print profile is for, as its print office gives it.
    """

    now: dt.datetime
    producer: str
    letterhead: Letterhead
    media: Mapping[str, bytes] = field(default_factory=dict)
    profile: str = ""
    icc: bytes = b""


class Exporter(Protocol):
    """A pure writer: same document and context, same bytes. No clock, no path, no settings, no Qt.

    Raises :class:`aes_editor.errors.ExportError` where the document cannot be written in this format.
    """

    name: ClassVar[str]
    """What ``--to`` takes, and what the catalogs of messages show translated as *label*."""
    label: ClassVar[str]
    suffix: ClassVar[str]
    media_type: ClassVar[str]

    def export(self, doc: Communique, ctx: ExportContext) -> bytes:
        """Return the whole file."""
        ...
