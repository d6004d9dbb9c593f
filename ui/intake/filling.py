"""A blank communiqué and one that was read → the communiqué that the form shows, as one step of its session."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from aes_editor.document import Communique
from aes_editor.i18n import _

if TYPE_CHECKING:
    from aes_editor.importers import Imported
    from ui.session import Session

_WRITTEN = (
    "kicker",
    "headline",
    "subtitle",
    "short_title",
    "lead",
    "embargo",
    "related",
    "contacts",
    "boilerplate",
    "signatories",
)
_CHOSEN = ("kind", "reference", "status", "diffusion", "rights", "subjects")
_NEW = Communique()


def is_blank(doc: Communique) -> bool:
    """Whether nobody has written in *doc* yet; the day, and what is chosen from lists, do not count."""
    unwritten = all(getattr(doc, name) == getattr(_NEW, name) for name in _WRITTEN)
    return unwritten and all(block == type(block)() for block in doc.body)


def filled(blank: Communique, read: Communique) -> Communique:
    """Return *read*, with what was chosen in *blank* already where *read* says nothing about it."""
    kept = {name: getattr(blank, name) for name in _CHOSEN if getattr(read, name) == getattr(_NEW, name)}
    return msgspec.structs.replace(read, **kept)


def fill(session: Session, imported: Imported) -> None:
    """Make *imported* the document of *session*, as one step that can be taken back; its images come along."""
    for name, data in imported.media.items():
        session.add_media(data, name.rpartition(".")[2])
    session.end_visit()
    session.edit(filled(session.doc, imported.doc), _("Import"), "headline")
    session.end_visit()
