"""Associated files: what the page was made from, carried inside it (ISO 19005-3, 6.8)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from exporters.pdf.cos import objects

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from exporters.pdf.cos.canvas import TaggedCanvas


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to carry. *relationship* is how it stands to the page: ``Source``, ``Data``, ``Supplement`` and so on."""

    name: str
    media_type: str
    description: str
    data: bytes
    relationship: str = "Source"


def attach(canvas: TaggedCanvas, attachments: Sequence[Attachment], moment: dt.datetime) -> None:
    """Put *attachments* into the file, last changed at *moment* (UTC)."""
    if not attachments:
        return
    specifications = [(attachment.name, _specification(attachment, moment)) for attachment in attachments]
    names = sorted(specifications, key=lambda pair: objects.text_string(pair[0]))
    canvas.catalog(
        AF=objects.Deferred(
            lambda document: objects.array(objects.reference(document, entry) for _, entry in specifications)
        ),
        Names=objects.Deferred(
            lambda document: (
                b"<</EmbeddedFiles<</Names%b>>>>"
                % objects.array(
                    objects.text_string(name) + b" " + objects.reference(document, entry) for name, entry in names
                )
            )
        ),
    )


def _specification(attachment: Attachment, moment: dt.datetime) -> objects.Deferred:
    checksum = hashlib.md5(attachment.data, usedforsecurity=False).hexdigest().upper().encode()
    file = objects.deflated(
        attachment.data,
        b"/Type/EmbeddedFile/Subtype%b/Params<</Size %d/ModDate(D:%bZ)/CheckSum<%b>>>"
        % (
            objects.name(attachment.media_type),
            len(attachment.data),
            f"{moment:%Y%m%d%H%M%S}".encode(),
            checksum,
        ),
    )
    name = objects.text_string(attachment.name)
    return objects.Deferred(
        lambda document: (
            b"<</Type/Filespec/F%b/UF%b/Desc%b/AFRelationship%b/EF<</F %b/UF %b>>>>"
            % (
                name,
                name,
                objects.text_string(attachment.description),
                objects.name(attachment.relationship),
                objects.reference(document, file),
                objects.reference(document, file),
            )
        )
    )
