"""What the checks say of a field, below it. Nothing moves beneath the hands: where somebody types, it waits."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QLabel, QWidget

from aes_editor.document import edit
from aes_editor.i18n import ngettext
from aes_editor.severity import Severity
from ui.form.fields import Fields
from ui.form.part_list import Card

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from aes_editor.checks import Finding
    from ui.form.form import Form

_SHAPES = {Severity.ERROR: "✗", Severity.WARNING: "⚠"}
_NAMES = {Severity.ERROR: "problem", Severity.WARNING: "warning"}
_MOST = 3
"""Sentences below one field; the panel has them all."""


class FieldSigns(QObject):
    """The sentences below the fields of *form*."""

    def __init__(self, form: Form) -> None:
        super().__init__(form)
        self._form = form
        self._labels: dict[QWidget, QLabel] = {}
        self._said: Mapping[str, Sequence[Finding]] = {}
        self._waiting = False
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._on_focus_changed)

    def show(self, said: Mapping[str, Sequence[Finding]]) -> None:
        """Show errors and warnings among *said*, by place, and nothing else."""
        self._said = said
        self._refresh()

    def _refresh(self) -> None:
        self._waiting = False
        editors = dict(self._editors())
        wanted = {editors[place]: found for place, found in self._said.items() if place in editors}
        for editor in [editor for editor in self._labels if editor not in wanted]:
            self._show(editor, ())
        for editor, found in wanted.items():
            self._show(editor, [finding for finding in found if finding.severity in _SHAPES][:_MOST])

    def _editors(self) -> Iterator[tuple[str, QWidget]]:
        for fields in self._form.findChildren(Fields):
            card = fields.parent()
            if not (isinstance(card, Card) and card.isHidden()):
                for sub, editor in fields.editors.items():
                    yield edit.join(fields.base + sub), cast("QWidget", editor)

    def _show(self, editor: QWidget, found: Sequence[Finding]) -> None:
        text = "\n".join(f"{_SHAPES[finding.severity]} {finding.message}" for finding in found)
        label = self._labels.get(editor)
        if (label.text() if label else "") == text:
            return
        if editor.hasFocus() and self._form.isVisible():
            self._waiting = True
            return
        if label is None:
            label = self._added_below(editor)
        if label is None:
            return
        label.setText(text)
        label.setVisible(bool(text))
        name = _NAMES[found[0].severity] if found else "warning"
        if label.objectName() != name:
            label.setObjectName(name)
            label.style().unpolish(label)
            label.style().polish(label)
        _describe(editor, label, len(found))

    def _added_below(self, editor: QWidget) -> QLabel | None:
        """Return a label below *editor*, in the column that it stands in; None where it stands in none."""
        box = editor.parentWidget()
        column = box.layout() if box is not None else None
        if not isinstance(column, QBoxLayout) or column.indexOf(editor) < 0:
            column = _column_of(column, editor) or editor.layout()
        if not isinstance(column, QBoxLayout) or column.direction() is not QBoxLayout.Direction.TopToBottom:
            return None
        label = QLabel()
        label.setWordWrap(True)
        label.setMinimumWidth(1)  # a long word is cut, rather than the form
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setContentsMargins(4, 0, 4, 2)
        column.insertWidget(column.indexOf(editor) + 1 or column.count(), label)
        self._labels[editor] = label
        editor.destroyed.connect(lambda: self._labels.pop(editor, None))
        return label

    def _on_focus_changed(self) -> None:
        if self._waiting:
            self._refresh()


def _column_of(layout: object, editor: QWidget) -> QBoxLayout | None:
    """Return the column within *layout* that *editor* stands in."""
    if not isinstance(layout, QBoxLayout):
        return None
    inner = (item.layout() for at in range(layout.count()) if (item := layout.itemAt(at)) is not None)
    return next((one for one in inner if isinstance(one, QBoxLayout) and one.indexOf(editor) >= 0), None)


def _describe(editor: QWidget, label: QLabel, count: int) -> None:
    """Tell a screen reader how many findings *editor* has; the sentences are those of *label*."""
    before = str(label.property("told") or "")
    told = ngettext("{count} finding", "{count} findings", count).format(count=count) if count else ""
    label.setProperty("told", told)
    description = editor.accessibleDescription()
    if before and description.endswith(before):
        description = description.removesuffix(before).removesuffix(", ")
    editor.setAccessibleDescription(", ".join(filter(None, (description, told))))


def by_place(found: Sequence[Finding]) -> dict[str, list[Finding]]:
    """Return *found* by its place, the gravest first."""
    said: dict[str, list[Finding]] = {}
    for finding in found:
        said.setdefault(finding.place, []).append(finding)
    return said
