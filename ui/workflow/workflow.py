"""What the bar over the form does: steps on record, corrections and cancellations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QBoxLayout, QInputDialog, QWidget

from aes_editor import letterhead, workflow
from aes_editor.document import Status
from aes_editor.i18n import _
from ui import clock
from ui.form.locking import Locking
from ui.workflow.bar import WorkflowBar

if TYPE_CHECKING:
    from ui.form.form import Form
    from ui.session import Session
    from ui.window.main import MainWindow

_PAUSE_MS = 200


class Workflow(QObject):
    """Leads the communiqué in front of *window* from draft to release, and beyond."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.bar = WorkflowBar()
        self.bar.hide()
        self.bar.chosen.connect(self.take)
        self._session: Session | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._show)

    def start(self, region: QWidget) -> None:
        """Put the bar at the top of *region* and follow the communiqué in front from now on."""
        column = region.layout()
        assert isinstance(column, QBoxLayout)
        column.insertWidget(0, self.bar)
        self._window.form_made.connect(self._on_form_made)
        self._window.workspace.current_changed.connect(self._on_current_changed)
        self._on_current_changed(self._window.workspace.current)

    def _on_form_made(self, form: Form) -> None:
        Locking(form)

    def _on_current_changed(self, session: Session | None) -> None:
        if self._session is not None:
            self._session.changed.disconnect(self._on_changed)
        self._session = session
        if session is not None:
            session.changed.connect(self._on_changed)
        self._show()

    def _on_changed(self) -> None:
        self._pause.start()

    def _show(self) -> None:
        self.bar.setVisible(self._session is not None)
        if self._session is not None:
            self.bar.show_document(self._session.doc)

    def take(self, status: Status) -> None:
        """Take the step *status* for the communiqué in front, in the name of the person at this machine."""
        session = self._session
        if session is None or not (name := self._name()):
            return
        match status:
            case Status.CORRECTED:
                self._correct(session)
            case Status.CANCELLED:
                self._cancel(session, name)
            case _:
                self._record(session, status, name)
                if status is Status.RELEASED:
                    self._mark_original(session, name)

    def _record(self, session: Session, status: Status, name: str, note: str = "") -> None:
        session.record(workflow.taken(session.doc, status, name, clock.now(), note))
        self._show()
        if session.path is not None and not session.read_only:
            self._window.documents.saving.write(session, session.path)

    def _correct(self, session: Session) -> None:
        reason = self._ask(_("Make a correction"), _("What is corrected, and why? Readers see it."))
        if reason:
            self._identify(session)
            self._window.workspace.add(workflow.correction(session.doc, reason, clock.now()), session.media)

    def _cancel(self, session: Session, name: str) -> None:
        reason = self._ask(_("Cancel the release"), _("Why is it cancelled? Newsrooms see it."))
        if reason:
            self._identify(session)
            notice = workflow.cancellation(session.doc, reason, name, clock.now())
            self._record(session, Status.CANCELLED, name, reason)
            self._window.workspace.add(notice, session.media).undo_stack.resetClean()

    def _identify(self, session: Session) -> None:
        if not session.doc.guid:
            authority = letterhead.load_or_default(self._window.preferences.settings.letterhead).authority
            session.record(workflow.identified(session.doc, authority, clock.now()))

    def _mark_original(self, session: Session, name: str) -> None:
        """Mark what *session* corrects as corrected, where it is open."""
        corrects = session.doc.corrects
        for other in self._window.workspace.sessions:
            if (
                corrects is not None
                and other is not session
                and (other.doc.guid, other.doc.version) == (corrects.guid, corrects.version)
                and other.doc.status is Status.RELEASED
            ):
                self._record(other, Status.CORRECTED, name, corrects.reason)

    def _name(self) -> str:
        """Return who works here; asked the first time, then kept in the settings."""
        name = self._window.preferences.settings.name
        if not name:
            name = self._ask(_("Your name"), _("Your name, as the approval trail keeps it:"))
            if name:
                self._window.preferences.change(name=name)
        return name

    def _ask(self, title: str, question: str) -> str:
        text, accepted = QInputDialog.getText(self._window, title, question)
        return text.strip() if accepted else ""
