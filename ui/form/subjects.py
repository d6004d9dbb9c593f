"""What the communiqué is about: Media Topics found by their names, and keywords of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QListView, QToolButton, QVBoxLayout, QWidget

from aes_editor import i18n, topics
from aes_editor.document import Subject, edit
from aes_editor.i18n import _
from ui.form.editors import LineEditor
from ui.form.fields import muted
from ui.form.flow import FlowLayout
from ui.form.groups import Gathering
from ui.icons import icon

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from aes_editor.document import Communique
    from ui.form.fields import Editor
    from ui.session import Session

_ROWS = 9
_TAKEN_AWAY = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}


class SubjectsGroup(Gathering):
    """The subjects as chips, and the field in which further ones are looked for."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "subjects")
        self._shown: tuple[Subject, ...] = ()
        self._chips: list[Chip] = []

    def _fill(self, column: QVBoxLayout) -> None:
        self._row = QWidget()
        self._flow = FlowLayout()
        self._row.setLayout(self._flow)
        column.addWidget(self._row)
        self.search = SubjectSearch()
        self.search.chosen.connect(self._add)
        self.search.leftwards.connect(self._to_last_chip)
        for holder in (self._row, self.search):
            cast("Any", holder).field_path = lambda: self.name
        column.addWidget(self.search)
        column.addWidget(muted(_("Type a few letters, or press the down arrow for the whole list.")))
        self._show_chips(self.session.doc.subjects)

    def show_document(self, doc: Communique) -> None:
        self.group.summarise(" · ".join(map(_named, doc.subjects)))
        if self.group.unfolded:
            self._show_chips(doc.subjects)

    def editor(self, rest: edit.Place) -> Editor | None:
        self.group.unfold()
        chip = int(rest[0]) if rest else len(self._chips)
        return cast("Editor", self._chips[chip] if chip < len(self._chips) else self.search)

    def _show_chips(self, subjects: tuple[Subject, ...]) -> None:
        self.search.taken = frozenset(subject.code for subject in subjects if subject.code)
        self._row.setVisible(bool(subjects))
        if subjects == self._shown:
            return
        self._shown = subjects
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [Chip(subject, index) for index, subject in enumerate(subjects)]
        before = cast("QWidget", self.group.findChild(QToolButton))
        for chip in self._chips:
            chip.removed.connect(self._remove)
            self._flow.addWidget(chip)
            chip.show()
            QWidget.setTabOrder(before, chip)
            before = chip
        QWidget.setTabOrder(before, self.search)

    def _add(self, code: str, name: str) -> None:
        """Add the topic *code*, named in the language of the document, or the keyword *name*."""
        known = topics.topic(code)
        subject = known.subject(self.session.doc.language) if known else Subject(name=name)
        if subject not in self.session.doc.subjects:
            self._put((*self.session.doc.subjects, subject), _("Add"), len(self.session.doc.subjects))

    def _remove(self, index: int) -> None:
        self._put(edit.removed(self.session.doc.subjects, index), _("Delete"), index)
        (self._chips[min(index, len(self._chips) - 1)] if self._chips else self.search).setFocus()

    def _put(self, subjects: tuple[Subject, ...], what: str, index: int) -> None:
        self.session.end_visit()
        doc = edit.replaced(self.session.doc, (self.name,), subjects)
        self.session.edit(doc, f"{what} ({self.label})", f"{self.name}/{index}")

    def _to_last_chip(self) -> None:
        if self._chips:
            self._chips[-1].setFocus()


def _named(subject: Subject) -> str:
    return subject.name or subject.code


class Chip(QToolButton):
    """A subject; pressing it, or Delete on it, takes it away: ``removed(index)``."""

    removed = Signal(int)

    def __init__(self, subject: Subject, index: int) -> None:
        super().__init__()
        self._index = index
        self.setObjectName("chip")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIcon(icon("x"))
        towards = Qt.LayoutDirection  # the cross stands at the end of the words
        mirrored = self.layoutDirection() == towards.RightToLeft
        self.setLayoutDirection(towards.LeftToRight if mirrored else towards.RightToLeft)
        self.setText(_named(subject).replace("&", "&&"))
        name = _("Take the subject away: {name}").format(name=_named(subject))
        self.setAccessibleName(name)
        self.setAccessibleDescription(subject.code)
        self.setToolTip(f"{name} ({subject.code})" if subject.code else name)
        self.clicked.connect(lambda: self.removed.emit(self._index))
        cast("Any", self).field_path = lambda: f"subjects/{index}"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _TAKEN_AWAY:
            self.removed.emit(self._index)
            return
        super().keyPressEvent(event)


class SubjectSearch(LineEditor):
    """Where subjects are looked for: ``chosen(code, name)``, the code "" for a keyword of one's own.

    What fits is offered while one types, whatever the accents; the first is taken by Enter.
    """

    chosen = Signal(str, str)
    leftwards = Signal()
    """Backspace where there is nothing to delete."""

    def __init__(self) -> None:
        super().__init__()
        self.taken: frozenset[str] = frozenset()
        self.setAccessibleName(_("Find a subject"))
        self.setPlaceholderText(_("Find a subject: diplomacy, defence, trade…"))
        self.setClearButtonEnabled(True)
        self._offers = QStandardItemModel(self)
        self._completer = QCompleter(self._offers, self)
        self._completer.setWidget(self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(_ROWS)
        self._list = QListView()
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._completer.setPopup(self._list)
        self._list.setObjectName("offers")
        self._list.setAccessibleName(_("Subjects"))
        self._completer.setWrapAround(False)  # there is always one to take
        cast("Any", self._completer.activated)[QModelIndex].connect(self._on_activated)
        self.textEdited.connect(self._offer)

    def _offer(self) -> None:
        """Show what fits the words typed so far; everything for none."""
        words = self.text().strip()
        self._offers.clear()
        language = i18n.active()
        for topic in topics.search(words):
            subject = topic.subject(language)
            if subject.code not in self.taken:
                self._offers.appendRow(_offer_of(subject.name, subject.code))
        if words:
            self._offers.appendRow(_offer_of(_("Keyword “{words}”").format(words=words), "", words))
        self._completer.complete()
        self._list.setCurrentIndex(self._completer.completionModel().index(0, 0))

    def _on_activated(self, offer: QModelIndex) -> None:
        code, name = offer.data(Qt.ItemDataRole.UserRole)
        self.clear()
        self.chosen.emit(code, name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down:
                self._offer()
            case Qt.Key.Key_Backspace if not self.text():
                self.leftwards.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                offered = self._list.isVisible()
                event.setAccepted(not offered)  # what is ignored here, the list takes
                if self.text() and not offered:
                    self._offer()
            case _:
                super().keyPressEvent(event)


def _offer_of(label: str, code: str, name: str = "") -> QStandardItem:
    offer = QStandardItem(label)
    offer.setData((code, name), Qt.ItemDataRole.UserRole)
    offer.setToolTip(code)
    return offer
