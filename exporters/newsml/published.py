"""What of a document its record tells, by output profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from aes_editor.document import Dateline, Status

if TYPE_CHECKING:
    from aes_editor.document import Communique

RELEASE = "release"
"""For agencies and newsrooms: contacts that are not public and the names of who approved it stay home, a cancelled
communiqué leaves without content."""
COMPLETE = "complete"
"""For the institution's own archive: everything."""


def published(doc: Communique, profile: str) -> Communique:
    """Return the part of *doc* that its record says, and a reader gets back."""
    if profile == COMPLETE:
        return doc
    if doc.status is Status.CANCELLED:
        return withdrawn(doc)
    shown = tuple(contact for contact in doc.contacts if contact.public)
    return msgspec.structs.replace(doc, contacts=shown, trail=())


def withdrawn(doc: Communique) -> Communique:
    """Return *doc* as its cancellation tells it: which communiqué it was, and none of what it said."""
    return msgspec.structs.replace(
        doc,
        kicker="",
        subtitle="",
        short_title="",
        lead="",
        dateline=Dateline(),
        body=(),
        related=(),
        contacts=(),
        boilerplate=(),
        signatories=(),
        subjects=(),
        trail=(),
    )
