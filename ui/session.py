"""One open communiqué: its value, its images, its file, and the way back."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from aes_editor import container, stamp, workflow
from aes_editor.document import Communique
from aes_editor.document.edit import Place, join, replaced
from aes_editor.history import History, Occasion
from aes_editor.i18n import _

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from pathlib import Path

    from aes_editor.container import Contents
    from aes_editor.stamp import Stamp


class Session(QObject):
    """The only place where the document of a window is replaced.

    Signals: ``changed(old, new)`` after every change of the document, undo and redo included; ``saved()`` after the
    file was written; ``place_restored(path)`` after an undo or redo, with the place that changed; ``refused(sentence)``
    where the text is not to be edited any more.
    """

    changed = Signal(object, object)
    saved = Signal()
    place_restored = Signal(str)
    refused = Signal(str)

    def __init__(
        self,
        doc: Communique,
        media: Mapping[str, bytes] | None = None,
        path: Path | None = None,
        losses: tuple[str, ...] = (),
        history: History | None = None,
    ) -> None:
        super().__init__()
        self._doc = doc
        self._media: dict[str, bytes] = dict(media or {})
        self.path = path
        self.losses = losses
        self.history = history or History()
        self.stamp: Stamp | None = None
        self._in_file = doc if path is not None else None
        self.protected = ""
        self.undo_stack = QUndoStack(self)
        self._visit = 0

    @property
    def doc(self) -> Communique:
        """The document as it is now."""
        return self._doc

    @property
    def media(self) -> Mapping[str, bytes]:
        """Every image that the document shows or, undone, may show again; by name."""
        return MappingProxyType(self._media)

    @property
    def modified(self) -> bool:
        """Whether there is something that no file holds yet."""
        return not self.undo_stack.isClean()

    @property
    def read_only(self) -> bool:
        """Whether saving over the file would destroy what could not be read of it, or what somebody else writes."""
        return bool(self.losses or self.protected)

    def edit(self, doc: Communique, label: str, place: str = "", *, merge: bool = False) -> bool:
        """Replace the document by *doc* as an undoable step called *label*, which changed *place*.

        With *merge* the step joins the one before if that changed the same place during the same visit of its field.
        A text that was reviewed is a draft again; one that was approved or released stays as it is, and the answer is
        False (:func:`aes_editor.workflow.carried`).
        """
        try:
            doc = workflow.carried(self._doc, doc)
        except workflow.LockedText as locked:
            self.refused.emit(str(locked))
            return False
        self._replace(doc, label, place, self._visit if merge else None)
        return True

    def show_instead(self, doc: Communique, label: str) -> None:
        """Replace the document by *doc*, the same one as it is elsewhere, its approval trail included."""
        self.end_visit()
        self._replace(doc, label, "", None)

    def _replace(self, doc: Communique, label: str, place: str, visit: int | None) -> None:
        if doc != self._doc:
            self.undo_stack.push(_Replace(self, doc, label, place, visit))

    def record(self, doc: Communique) -> None:
        """Replace the document by *doc* as a matter of record, which no step takes back."""
        self.end_visit()
        self.undo_stack.clear()
        self.set_doc(doc)
        self.undo_stack.resetClean()

    def put(self, place: Place, value: object, label: str) -> None:
        """Write *value*, typed by a person, at *place*; keystrokes of one visit to a field are one step."""
        self.edit(replaced(self._doc, place, value), label, join(place), merge=True)

    def end_visit(self) -> None:
        """Make what is typed next a step of its own: the person left the field."""
        self._visit += 1

    def undo(self) -> None:
        """Take the last step back."""
        self.end_visit()
        self.undo_stack.undo()

    def redo(self) -> None:
        """Do the step again that was taken back last."""
        self.end_visit()
        self.undo_stack.redo()

    def add_media(self, data: bytes, extension: str) -> str:
        """Keep an image and return the name that figures refer to it by."""
        name = container.media_name(data, extension)
        self._media[name] = data
        return name

    def save(self, path: Path, now: dt.datetime) -> None:
        """Write the document, last modified *now* where it changed, to *path*, which is its file from now on.

        Its history has a version more where it says something new.

        Raises :class:`aes_editor.errors.WriteError`; the document is then still modified.
        """
        doc = msgspec.structs.replace(self._doc, modified=now) if self.modified else self._doc
        history = self._with_what_was_there(now).with_version(doc, now, Occasion.SAVED)
        data = container.save(path, doc, self._media, history)
        self.stamp = stamp.of(path, data)
        self.history = history
        self._in_file = doc
        self.set_doc(doc)
        self.path = path
        self.losses = ()
        self.protected = ""
        self.end_visit()
        self.undo_stack.setClean()
        self.saved.emit()

    def keep_version(self, now: dt.datetime, occasion: Occasion, label: str = "") -> None:
        """Add the document as it is to the versions; the next saving writes them."""
        self.history = self._with_what_was_there(now).with_version(self._doc, now, occasion, label)

    def _with_what_was_there(self, now: dt.datetime) -> History:
        """Return the history with what a file without one held: saving over it is no way to lose it."""
        if self.history or self._in_file in (None, self._doc):
            return self.history
        assert self._in_file is not None
        return self.history.with_version(self._in_file, self._in_file.modified or now, Occasion.SAVED)

    def reload(self, contents: Contents, stamp: Stamp) -> None:
        """Show what is in the file now, as a step that can be taken back."""
        self._media.update(contents.media)
        self.history, self.losses, self.stamp = contents.history, contents.losses, stamp
        self._in_file = contents.doc
        self.show_instead(workflow.settled(contents.doc), _("Reload"))
        self.undo_stack.setClean()
        self.saved.emit()

    def set_doc(self, doc: Communique) -> None:
        """Show *doc*; for the undo steps alone."""
        old, self._doc = self._doc, doc
        self.changed.emit(old, doc)

    @property
    def title(self) -> str:
        """What lists and title bars call it."""
        return self._doc.short_title or self._doc.headline or _("Untitled communiqué")


class _Replace(QUndoCommand):
    """One undoable step: the document before and after. Values are frozen, so a step costs only what differs."""

    def __init__(self, session: Session, doc: Communique, label: str, place: str, visit: int | None) -> None:
        super().__init__(label)
        self._session = session
        self._before = session.doc
        self.after = doc
        self.key = None if visit is None else (place, visit)
        self._place = place
        self._done = False

    def id(self) -> int:
        return -1 if self.key is None else 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Replace) or other.key != self.key:
            return False
        self.after = other.after
        return True

    def redo(self) -> None:
        self._session.set_doc(self.after)
        if self._done:
            self._session.place_restored.emit(self._place)
        self._done = True

    def undo(self) -> None:
        self._session.set_doc(self._before)
        self._session.place_restored.emit(self._place)
