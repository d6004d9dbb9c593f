"""The marks on fields that were guessed: a coloured edge, a sign on the label, and words for screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QBoxLayout, QLabel, QWidget

from aes_editor.document import edit
from aes_editor.i18n import _
from ui.form.part_list import Card
from ui.reading_order import stops

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QLayout

    from ui.form.form import Form
    from ui.intake.review import Review

_UNSURE = "unsure"


class Marks(QObject):
    """Keeps the marks of *review* on *form*; one whose editors had the focus and lost it needs none any more."""

    def __init__(self, form: Form, review: Review) -> None:
        super().__init__(form)
        self._form = form
        self._review = review
        self._tags: dict[QWidget, QLabel | None] = {}
        self._soon = QTimer(self, singleShot=True, interval=0)  # cards that left the form are gone by then
        self._soon.timeout.connect(self.refresh)
        for place in review.unsure:
            form.editor(place)  # unfolds its group
        review.changed.connect(self._soon.start)
        form.blocks.rearranged.connect(self._soon.start)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)
        self.refresh()

    def refresh(self) -> None:
        """Mark what is to be looked at, and nothing else."""
        wanted = dict(self._editors())
        for editor in [editor for editor in self._tags if editor not in wanted]:
            self._unmark(editor)
        for editor, first in wanted.items():
            if editor not in self._tags:
                self._mark(editor, tagged=first)

    def _editors(self) -> Iterator[tuple[QWidget, bool]]:
        """Yield the editors of unsure fields, and whether each is the first one of its field."""
        for place in self._review.unsure:
            editors = self._editors_of(place)
            yield from ((editor, editor is editors[0]) for editor in editors)

    def _editors_of(self, place: str) -> list[QWidget]:
        """Return the editors at or below *place*, in the order of reading."""
        below = edit.parse(place)
        found = [
            widget
            for widget in self._form.findChildren(QWidget)
            if hasattr(widget, "field_path") and not _is_leaving(widget)
            if edit.parse(_place_of(widget))[: len(below)] == below
        ]
        order = {_owner(stop): at for at, stop in enumerate(stops(self._form))} if found else {}
        return sorted(found, key=lambda editor: order.get(editor, 0))

    def field_of(self, place: str) -> str:
        """Return the place of the first editor that shows *place* or a part of it; *place* where there is none."""
        self._form.editor(place)  # unfolds its group
        return next((_place_of(editor) for editor in self._editors_of(place)), place)

    def _mark(self, editor: QWidget, *, tagged: bool) -> None:
        _set_edge(editor, on=True)
        editor.setAccessibleDescription(", ".join(filter(None, (_("to check"), editor.accessibleDescription()))))
        self._tags[editor] = _tag(editor) if tagged else None
        editor.destroyed.connect(lambda: self._tags.pop(editor, None))

    def _unmark(self, editor: QWidget) -> None:
        tag = self._tags.pop(editor)
        _set_edge(editor, on=False)
        said = editor.accessibleDescription().removeprefix(_("to check")).removeprefix(", ")
        editor.setAccessibleDescription(said)
        if tag is not None:
            tag.hide()
            tag.deleteLater()

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        left, entered = _owner(old), _owner(new)
        if left is None or new is None or left is entered or not self._form.isAncestorOf(left):
            return  # another window is in front: the person may come back
        self._review.settle(_place_of(left), "" if entered is None else _place_of(entered))


def _owner(widget: QWidget | None) -> QWidget | None:
    while widget is not None and not hasattr(widget, "field_path"):
        widget = widget.parentWidget()
    return widget


def _place_of(editor: QWidget) -> str:
    return str(editor.field_path())  # type: ignore[attr-defined]


def _is_leaving(widget: QWidget | None) -> bool:
    """Whether the card of *widget* was taken off the form and only waits to be deleted."""
    while widget is not None and not isinstance(widget, Card):
        widget = widget.parentWidget()
    return widget is not None and widget.isHidden()


def _set_edge(editor: QWidget, *, on: bool) -> None:
    editor.setProperty(_UNSURE, on)
    editor.style().unpolish(editor)
    editor.style().polish(editor)


def _tag(editor: QWidget) -> QLabel:
    """Put the sign beside the label of *editor*, or above the editor where it has none."""
    tag = QLabel("⚠ " + _("to check"))
    tag.setObjectName("warning")
    box = editor.parentWidget()
    label = next((label for label in box.findChildren(QLabel) if label.buddy() is editor), None) if box else None
    own = editor.layout()
    if isinstance(own, QBoxLayout):
        own.insertWidget(0, tag)
    elif box is not None and (row := _row_of(box.layout(), label or editor)) is not None:
        row.insertWidget(_end_of_words(row) if label else row.indexOf(editor), tag)
    return tag


def _end_of_words(row: QBoxLayout) -> int:
    """Return where the stretch between a label and its counter is."""
    places = range(row.count())
    return next((at for at in places if (item := row.itemAt(at)) is not None and item.spacerItem()), row.count())


def _row_of(layout: QLayout | None, widget: QWidget) -> QBoxLayout | None:
    """Return the row or column at or below *layout* that *widget* stands in."""
    if layout is None:
        return None
    if layout.indexOf(widget) >= 0:
        return layout if isinstance(layout, QBoxLayout) else None
    inner = (item.layout() for at in range(layout.count()) if (item := layout.itemAt(at)) is not None)
    return next((row for one in inner if one is not None and (row := _row_of(one, widget)) is not None), None)
