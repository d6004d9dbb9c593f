"""A form whose text is approved or released: it is read, copied from, and not edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDateTimeEdit, QLineEdit, QPlainTextEdit

from aes_editor import workflow
from ui.form.groups import Group

if TYPE_CHECKING:
    from aes_editor.document import Communique
    from ui.form.form import Form

_MARK = "locked"


class Locking(QObject):
    """Keeps the editors of *form* shut for as long as its text is locked."""

    def __init__(self, form: Form) -> None:
        super().__init__(form)
        self._form = form
        form.session.changed.connect(self._on_changed)
        for group in form.findChildren(Group):
            group.filled.connect(self._shut_where_locked)
        self._shut_where_locked()

    def _shut_where_locked(self) -> None:
        if workflow.is_locked(self._form.session.doc):
            self._set(locked=True)

    def _on_changed(self, old: Communique, new: Communique) -> None:
        if old.status is not new.status or old.trail is not new.trail:
            self._set(locked=workflow.is_locked(new))

    def _set(self, *, locked: bool) -> None:
        """Shut or open every editor; what was out of use before it was shut stays so when it opens again."""
        for line in self._form.findChildren(QLineEdit):
            line.setReadOnly(locked)
        for text in self._form.findChildren(QPlainTextEdit):
            text.setReadOnly(locked)
        for kind in (QComboBox, QDateTimeEdit, QAbstractButton):
            for widget in self._form.findChildren(kind):
                if isinstance(widget.parentWidget(), Group):
                    continue  # what folds a group stays in use
                if locked and widget.isEnabledTo(self._form):
                    widget.setProperty(_MARK, True)
                    widget.setEnabled(False)
                elif not locked and widget.property(_MARK):
                    widget.setProperty(_MARK, None)
                    widget.setEnabled(True)
