"""The window's part that checks: it shows what was found, goes there and corrects."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QToolButton

from aes_editor import workflow
from aes_editor.document import edit
from aes_editor.finding import Found
from aes_editor.finding.texts import label_at
from aes_editor.i18n import _, ngettext
from aes_editor.severity import Severity
from ui.checking import words
from ui.checking.field_signs import FieldSigns, by_place
from ui.checking.gate import Gate
from ui.checking.looker import Looker
from ui.checking.panel import Panel
from ui.checking.rows import Row
from ui.finding.places import in_form, reveal, selected
from ui.form.underlines import Mark
from ui.window import strips

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from aes_editor.checks import Finding
    from aes_editor.document import Communique
    from ui.form.form import Form
    from ui.session import Session
    from ui.window.main import MainWindow

_SOURCE = "checks"


class Checking(QObject):
    """One method per action; what is found is that of the communiqué in front."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._toggle = window.actions_by_name["show_findings"]
        self._asked: set[Session] = set()
        self._then: Callable[[], None] | None = None
        self.panel: Panel | None = None
        self._gate: Gate | None = None
        self.counter = QToolButton()
        self.counter.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.counter.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.counter.clicked.connect(self._toggle.toggle)
        self.counter.hide()
        self.looker = Looker(window)
        self.looker.looked.connect(self._on_looked)

    def start(self) -> None:
        """Follow the communiqué in front from now on."""
        self._window.status.put_first(self.counter)
        self._window.workspace.current_changed.connect(self._on_current_changed)
        self._window.workspace.closed.connect(self._asked.discard)
        self._on_current_changed(self._window.workspace.current)

    # -- the actions

    def show_findings(self, shown: bool) -> None:
        """Show or hide the panel, and go to it or back to the form."""
        form = self._window.form
        if not shown or form is None:
            if self.panel is not None:
                self.panel.hide()
            if form is not None:
                form.go_to(form.entered or "headline")
            return
        self._asked.add(form.session)
        self._when_looked(lambda: self._bring(focus=True))

    def next_finding(self) -> None:
        """Open the panel and go to the next finding, the gravest first."""
        self._when_looked(lambda: self._step(+1))

    def previous_finding(self) -> None:
        """Open the panel and go to the finding before."""
        self._when_looked(lambda: self._step(-1))

    def fix_finding(self) -> None:
        """Correct the finding in front, as one step that can be taken back."""
        if (finding := self._in_front()) is not None:
            self._fix(finding)

    def fix_alike(self) -> None:
        """Correct all that is like the finding in front, as one step that can be taken back."""
        if (finding := self._in_front()) is not None:
            self._when_looked(lambda: self.looker.correct_all(finding.rule, self._put_corrected))

    def _put_corrected(self, doc: Communique) -> None:
        if (session := self.looker.session) is not None:
            session.end_visit()
            session.edit(doc, _("Correct all alike"))
            session.end_visit()
            self.looker.look()

    def _in_front(self) -> Finding | None:
        """Return what is to be corrected: what the cursor stands in, else what the panel has in front."""
        form = self._window.form
        if form is not None and form.isAncestorOf(QApplication.focusWidget() or form):
            (place, position), _words = selected(form)
            for finding in self.looker.found:
                if finding.fix is not None and finding.place == place and finding.start <= position <= finding.end:
                    return finding
        return self.panel.view.current() if self.panel is not None else None

    def export(self) -> None:
        """Export the communiqué in front, where its errors are put right and its warnings known."""
        self._when_looked(self._pass_gate)

    def _pass_gate(self) -> None:
        form = self._window.form
        if form is None:
            return
        if self._grave():
            self._gate = gate = Gate(self._grave(), locked=workflow.is_locked(form.session.doc), parent=self._window)
            gate.fix_asked.connect(self._fix)
            passed = gate.exec() == Gate.DialogCode.Accepted
            self._gate = None
            gate.deleteLater()
            if gate.chosen is not None:
                self._bring(focus=False)
                self._go_to(gate.chosen)
            if not passed:
                return
        self._window.documents.export()

    def _grave(self) -> tuple[Row, ...]:
        """Return what is to be known before the communiqué leaves."""
        return tuple(row for row in self._rows() if row.finding.severity is not Severity.NOTE)

    # -- what was found

    def _rows(self) -> tuple[Row, ...]:
        session = self.looker.session
        return _rows(session.doc, self.looker.found) if session is not None else ()

    def _when_looked(self, act: Callable[[], None]) -> None:
        """Call *act* once what was found is true of the document as it is."""
        self._then = act
        if self.looker.done:
            self._act()
        else:
            self.looker.look()

    def _act(self) -> None:
        act, self._then = self._then, None
        if act is not None and self._window.form is not None:
            act()

    def _on_current_changed(self, session: Session | None) -> None:
        self._then = None
        self.counter.setVisible(session is not None)
        self.counter.setText("")
        self.counter.setIcon(words.sign(None))
        if self.panel is not None:
            self.panel.show_rows((), done=False)
            if session is None:
                self._toggle.setChecked(False)

    def _on_looked(self) -> None:
        form = self._window.form
        if form is None:
            return
        found = self.looker.found
        self._count(found)
        self._window.status.show_target(self.looker.target)
        self._mark(form, found)
        if self.panel is not None:
            self.panel.show_rows(self._rows())
        if self._gate is not None:
            self._gate.show_rows(self._grave())
        self._act()

    def _count(self, found: Sequence[Finding]) -> None:
        self.counter.setIcon(words.sign(words.worst(found)))
        number = len(found)
        told = ngettext("{count} finding", "{count} findings", number).format(count=number)
        self.counter.setText(told if number else _("Nothing to say"))
        self.counter.setToolTip(words.summary(found) + "\n" + _("F8 goes to the next one"))
        self.counter.setAccessibleName(_("Checks"))
        self.counter.setAccessibleDescription(words.summary(found))

    def _mark(self, form: Form, found: Sequence[Finding]) -> None:
        doc = form.session.doc
        marks: dict[str, list[Mark]] = {}
        for finding in found:
            if finding.start < finding.end:
                place, start, end = in_form(doc, _span(finding))
                marks.setdefault(place, []).append(Mark(start, end, finding.severity.value, finding.message))
        form.underlines.show(_SOURCE, marks)
        asked = form.session in self._asked
        signs = form.findChild(FieldSigns) or FieldSigns(form)
        signs.show(by_place([finding for finding in found if asked or _speaks_of_words(doc, finding)]))

    # -- going there

    def _ready_panel(self) -> Panel:
        if self.panel is None:
            self.panel = Panel()
            self.panel.view.chosen.connect(self._go_to)
            self.panel.view.fix_asked.connect(self._fix)
            self.panel.fix_asked.connect(self.fix_finding)
            self.panel.alike_asked.connect(self.fix_alike)
            self.panel.closed.connect(lambda: self._toggle.setChecked(False))
            strips.add(self._window.strips, self.panel)
        return self.panel

    def _bring(self, *, focus: bool) -> None:
        panel, form = self._ready_panel(), self._window.form
        if form is None:
            return
        if form.session not in self._asked:
            self._asked.add(form.session)
        self._mark(form, self.looker.found)
        panel.show_rows(self._rows())
        strips.bring(self._window.strips, panel, panel.ideal_height())
        self._toggle.blockSignals(True)  # it follows; nobody has asked for anything
        self._toggle.setChecked(True)
        self._toggle.blockSignals(False)
        if focus:
            panel.setFocus(Qt.FocusReason.ShortcutFocusReason)
            if panel.view.current() is None:
                panel.view.step(+1)

    def _step(self, by: int) -> None:
        self._bring(focus=False)
        if self.panel is not None and (finding := self.panel.view.step(by)) is not None:
            self._go_to(finding)

    def _go_to(self, finding: Finding) -> None:
        form = self._window.form
        if form is None:
            return
        if form.editor(finding.place) is not None:
            reveal(form, _span(finding), focus=True)
        elif (button := _add_button(form, finding.place)) is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, form, lambda: form.ensureWidgetVisible(button, 0, 80))
        else:
            self._window.workflow.bar.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fix(self, finding: Finding) -> None:
        self._when_looked(lambda: self._fix_now(finding))

    def _fix_now(self, wanted: Finding) -> None:
        """Correct *wanted*, found before, where the document has it still."""
        session = self.looker.session
        key = (wanted.rule, wanted.place, wanted.message)
        same = [each for each in self.looker.found if (each.rule, each.place, each.message) == key]
        finding = min(same, key=lambda each: abs(each.start - wanted.start), default=None)
        if session is None or finding is None or finding.fix is None:
            return
        session.end_visit()
        session.edit(finding.fix.applied(session.doc), finding.fix.label, finding.fix.place)
        session.end_visit()
        self.looker.look()


def _rows(doc: Communique, found: Sequence[Finding]) -> tuple[Row, ...]:
    """Return *found* with what the form calls their fields; text that is not edited any more offers no fix."""
    if workflow.is_locked(doc):
        found = [replace(finding, fix=None) for finding in found]
    return tuple(Row(finding, label_at(doc, edit.parse(finding.place))) for finding in found)


def _span(finding: Finding) -> Found:
    return Found(edit.parse(finding.place), "", finding.start, finding.end)


def _speaks_of_words(doc: Communique, finding: Finding) -> bool:
    """Whether *finding* is about what was written; that something is still missing is not told before it is asked."""
    return finding.severity is not Severity.NOTE and bool(edit.value_at(doc, edit.parse(finding.place)))


def _add_button(form: Form, place: str) -> QToolButton | None:
    """Return what adds the first part to the list at *place*, which is empty; None where it is no list."""
    label = _("Paragraph") if place == "body" else label_at(form.session.doc, edit.parse(place))
    wanted = _("Add: {what}").format(what=label)
    return next((button for button in form.findChildren(QToolButton) if button.accessibleName() == wanted), None)
