"""The window's part that finds and replaces: it looks in a thread, marks in the form, and steps from match to match."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from aes_editor import finding
from aes_editor.document import edit
from aes_editor.finding import BadPattern, Found
from aes_editor.i18n import _, ngettext
from ui.finding.bar import FindBar
from ui.finding.places import in_form, reveal, selected
from ui.form.underlines import Mark
from ui.jobs import Job

if TYPE_CHECKING:
    from collections.abc import Callable

    from aes_editor.document import Communique
    from ui.session import Session
    from ui.window.main import MainWindow

_SOURCE = "finding"
_PAUSE_MS = 120
"""How long typing, here or in the form, must rest before the document is looked through."""

_Start = tuple[str, int]
"""A place of the form and a character there: the first match from there on is meant."""


class Finder(QObject):
    """One method per action; what is found is that of the communiqué in front."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session: Session | None = None
        self._found: tuple[Found, ...] = ()
        self._at = 0
        self._start: _Start = ("", 0)
        self._going = False
        self._job: Job | None = None
        self._done = ""
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self.bar = FindBar()
        self.bar.hide()
        column = window.centre.layout()
        assert isinstance(column, QBoxLayout)
        column.insertWidget(column.indexOf(window.strips), self.bar)
        self.bar.changed.connect(self._on_query_changed)
        self.bar.next_asked.connect(lambda: self._step(+1))
        self.bar.previous_asked.connect(lambda: self._step(-1))
        self.bar.replace_asked.connect(self._replace_one)
        self.bar.all_asked.connect(self._replace_all)
        self.bar.closed.connect(self._close)
        window.workspace.current_changed.connect(self._on_current_changed)
        self._follow(window.workspace.current)

    @property
    def idle(self) -> bool:
        """Whether what is shown is true of the document as it is."""
        return self._job is None and not self._pause.isActive()

    # -- the actions

    def find(self) -> None:
        """Open the bar with what is selected."""
        self._open(replacing=False)

    def replace(self) -> None:
        """Open the bar with the line for what is put in the place of the words."""
        self._open(replacing=True)

    def find_next(self) -> None:
        """Go to the next match; without anything to look for, open the bar."""
        self._step_or_open(+1)

    def find_previous(self) -> None:
        """Go to the match before."""
        self._step_or_open(-1)

    def _open(self, *, replacing: bool) -> None:
        self._start, words = selected(self._window.form)
        self.bar.open(replacing=replacing, words=words)
        self._on_query_changed()

    def _step_or_open(self, by: int) -> None:
        if self.bar.isVisible() or not self.bar.words.text():
            if not self.bar.isVisible():
                self._open(replacing=False)
            self._step(by)
            return
        self._start, _words = selected(self._window.form)
        self.bar.show()
        self._on_query_changed()

    # -- looking

    def _follow(self, session: Session | None) -> None:
        if self._session is not None:
            self._session.changed.disconnect(self._on_document_changed)
        self._session = session
        if session is not None:
            session.changed.connect(self._on_document_changed)

    def _on_current_changed(self, session: Session | None) -> None:
        self._follow(session)
        self._found = ()
        if self.bar.isVisible():
            self._start = ("", 0)
            self._pause.start()

    def _on_document_changed(self, _old: Communique, _new: Communique) -> None:
        if self.bar.isVisible():
            self._pause.start()

    def _on_query_changed(self) -> None:
        self._going = True
        self._done = ""
        self._pause.start()

    def _look(self) -> None:
        session, query = self._session, self.bar.query()
        if session is None or not self.bar.isVisible():
            return
        doc = session.doc
        self._work(lambda: finding.find(doc, query), self._on_found)

    def _work(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        job = self._job = Job(lambda _ticket: work())
        job.finished.connect(lambda result: self._end(job, done, result))
        job.failed.connect(lambda error: self._end(job, self._on_failed, error))
        job.start()

    def _end(self, job: Job, done: Callable[..., None], result: object) -> None:
        if job is self._job:
            self._job = None
            done(result)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, BadPattern):
            raise error
        self._found = ()
        self._mark()
        self.bar.tell_fault(str(error))

    def _on_found(self, found: tuple[Found, ...]) -> None:
        self._found = found
        self._at = self._first_from_start()
        self._mark()
        self._tell()
        if self._going:
            self._going = False
            self._reveal()

    def _first_from_start(self) -> int:
        if self._session is None:
            return 0
        order = {edit.join(text.place): number for number, text in enumerate(finding.texts(self._session.doc))}
        place, position = self._start
        start = (order.get(place, 0), position)
        following = (at for at, one in enumerate(self._found) if (order[edit.join(one.place)], one.start) >= start)
        return next(following, 0)

    def _mark(self) -> None:
        form = self._window.form
        if form is None:
            return
        marks: dict[str, list[Mark]] = {}
        doc = form.session.doc
        for number, one in enumerate(self._found if self.bar.isVisible() else ()):
            place, start, end = in_form(doc, one)
            marks.setdefault(place, []).append(Mark(start, end, "found-here" if number == self._at else "found", ""))
        form.underlines.show(_SOURCE, marks)

    def _tell(self) -> None:
        total = len(self._found)
        self.bar.tell(self._at + 1 if total else 0, total, self._found[self._at].label if total else "")
        if self._done:
            self.bar.tell_done(self._done)

    def _step(self, by: int) -> None:
        if self._found:
            self._at = (self._at + by) % len(self._found)
            self._done = ""
            self._mark()
            self._tell()
            self._reveal()

    def _reveal(self) -> None:
        if self._found and (form := self._window.form) is not None:
            one = self._found[self._at]
            self._start = (edit.join(one.place), one.start)
            focused: QWidget | None = QApplication.focusWidget()
            reveal(form, one, focus=focused is None or not self.bar.isAncestorOf(focused))

    def _close(self) -> None:
        self.bar.hide()
        self._pause.stop()
        self._job = None
        self._mark()
        if self._found and (form := self._window.form) is not None:
            reveal(form, self._found[self._at], focus=True)
        elif (form := self._window.form) is not None:
            form.go_to(form.entered or "headline")

    # -- replacing

    def _replace_one(self) -> None:
        session = self._session
        if session is None or not self._found or not self.idle:
            return
        doc, query, template, one = session.doc, self.bar.query(), self.bar.instead.text(), self._found[self._at]
        self._work(
            lambda: finding.replace_one(doc, query, template, one),
            lambda made: self._on_replaced_one(session, doc, one, made),
        )

    def _on_replaced_one(
        self, session: Session, doc: Communique, one: Found, made: tuple[Communique, int] | None
    ) -> None:
        if made is None or session.doc is not doc:
            self._look()
            return
        self._start = (edit.join(one.place), made[1])
        self._put(session, made[0], 1, one.label)

    def _replace_all(self) -> None:
        session = self._session
        if session is None or not self._found or not self.idle:
            return
        doc, query, template = session.doc, self.bar.query(), self.bar.instead.text()
        self._work(
            lambda: finding.replace_all(doc, query, template),
            lambda made: self._on_replaced_all(session, doc, *made),
        )

    def _on_replaced_all(self, session: Session, doc: Communique, made: Communique, count: int) -> None:
        if session.doc is not doc:  # somebody typed meanwhile
            self._replace_all()
            return
        self._put(session, made, count, "")
        self._done = ngettext("{count} replacement", "{count} replacements", count).format(count=count)

    def _put(self, session: Session, doc: Communique, count: int, label: str) -> None:
        session.end_visit()
        what = _("Replace") if count == 1 else _("Replace all")
        session.edit(doc, f"{what} ({label})" if label else what)
        session.end_visit()
        self._going = bool(label)
        self._pause.stop()
        self._look()
