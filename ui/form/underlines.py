"""Marks under the words of the form: what checks, spelling and typography have to say, where it is said.

Each source shows its marks anew whenever it has looked; in between they move along with what is typed.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QToolTip, QWidget

from aes_editor.document import edit
from ui.form import strokes
from ui.form.editors import LineEditor, TextEditor, characters, common_start, units
from ui.form.fields import Fields
from ui.form.groups import Group
from ui.form.part_list import Card

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from PySide6.QtCore import QRect

    from aes_editor.document import Communique
    from ui.form.form import Form


class Mark(NamedTuple):
    """Something to say of the characters [*start*, *end*) of a field, counted as Python does.

    *kind* is one of :data:`ui.form.strokes.LOOKS`; *message* is shown when the mouse rests on the words.
    """

    start: int
    end: int
    kind: str
    message: str


class Underlines(QObject):
    """The marks on one form, of every source."""

    def __init__(self, form: Form) -> None:
        super().__init__(form)
        self._form = form
        self._answers: dict[str, tuple[Communique, Mapping[str, Sequence[Mark]]]] = {}
        self._texts: dict[QWidget, MarkedText] = {}
        for group in form.findChildren(Group):
            group.filled.connect(self._on_filled)

    def show(self, source: str, marks: Mapping[str, Sequence[Mark]]) -> None:
        """Show *marks*, by place, as all that *source* has to say of the document as it is now.

        Marks of places that are folded away come in sight when their group is unfolded.
        """
        self._answers[source] = (self._form.session.doc, marks)
        editors: dict[QWidget, str] = {editor: place for place, editor in self._editors()}
        for editor, marked in self._texts.items():
            if editors.get(editor) not in marks:
                marked.put(source, ())
        for place, editor in self._editors():
            if place in marks:
                self._text_of(editor).put(source, marks[place])

    def at(self, place: str, position: int) -> tuple[Mark, ...]:
        """Return the marks that hold, or end at, the character *position* of the field at *place*."""
        editor = next((editor for known, editor in self._editors() if known == place), None)
        return self._texts[editor].at(position) if editor in self._texts else ()

    def of(self, place: str) -> tuple[Mark, ...]:
        """Return the marks of the field at *place* as they are now."""
        editor = next((editor for known, editor in self._editors() if known == place), None)
        return self._texts[editor].marks() if editor in self._texts else ()

    def _editors(self) -> Iterator[tuple[str, LineEditor | TextEditor]]:
        for fields in self._form.findChildren(Fields):
            card = fields.parent()
            if isinstance(card, Card) and card.isHidden():
                continue  # it was taken off the form and only waits to be deleted
            for sub, editor in fields.editors.items():
                if isinstance(editor, (LineEditor, TextEditor)):
                    yield edit.join(fields.base + sub), editor

    def _text_of(self, editor: LineEditor | TextEditor) -> MarkedText:
        if editor not in self._texts:
            self._texts[editor] = MarkedText(editor)
            editor.destroyed.connect(lambda: self._texts.pop(editor, None))
        return self._texts[editor]

    def _on_filled(self) -> None:
        for source, (doc, marks) in tuple(self._answers.items()):
            if doc is self._form.session.doc:  # if not, a new answer is on its way
                self.show(source, marks)


class MarkedText(QObject):
    """The marks of one editor: painted over it, told by tool tips, moved along with its text."""

    def __init__(self, editor: LineEditor | TextEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._canvas = editor.viewport() if isinstance(editor, TextEditor) else editor
        self._marks: dict[str, list[Mark]] = {}  # positions in UTF-16 units, as Qt counts
        self._text = "" if isinstance(editor, TextEditor) else editor.value()
        if isinstance(editor, TextEditor):
            editor.document().contentsChange.connect(self._move)
        else:
            editor.textChanged.connect(self._on_line_changed)
        editor.paint_marks = self._paint
        self._canvas.installEventFilter(self)

    def put(self, source: str, marks: Sequence[Mark]) -> None:
        """Show *marks* of *source* instead of those it had."""
        text = self._editor.value() if marks else ""
        plain = text.isascii() or max(text) <= "\uffff"
        size = len(text)
        held = [
            Mark(*((start, end) if plain else (units(text[:start]), units(text[:end]))), kind, message)
            for start, end, kind, message in marks
            if 0 <= start < end <= size
        ]
        if held != self._marks.get(source, []):
            self._marks[source] = held
            self._canvas.update()

    def marks(self) -> tuple[Mark, ...]:
        """Return every mark, its positions counted as Python does."""
        text = self._editor.value()
        held = (mark for marks in self._marks.values() for mark in marks)
        return tuple(mark._replace(start=characters(text, mark.start), end=characters(text, mark.end)) for mark in held)

    def at(self, position: int) -> tuple[Mark, ...]:
        """Return the marks that hold, or end at, the character *position*."""
        return tuple(mark for mark in self.marks() if mark.start <= position <= mark.end)

    def _move(self, position: int, removed: int, added: int) -> None:
        """Move what stands behind an edit; drop what was taken away with it."""
        for source, marks in self._marks.items():
            moved = (_moved(mark, position, removed, added) for mark in marks)
            self._marks[source] = [mark for mark in moved if mark is not None]

    def _on_line_changed(self, text: str) -> None:
        before, self._text = self._text, text
        if any(self._marks.values()):
            start = common_start(before, text)
            end = common_start(before[start:][::-1], text[start:][::-1])
            removed, added = before[start : len(before) - end], text[start : len(text) - end]
            self._move(units(before[:start]), units(removed), units(added))

    def _paint(self, visible: QRect) -> None:
        if not any(self._marks.values()):
            return
        painter = QPainter(self._canvas)
        for marks in self._marks.values():
            for start, end, kind, _message in marks:
                if isinstance(self._editor, TextEditor):
                    strokes.draw(painter, strokes.in_text(self._editor, start, end, visible), kind)
                else:
                    strokes.draw(painter, strokes.in_line(self._editor, start, end), kind)
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            where = event.pos()
            if isinstance(self._editor, TextEditor):
                position = self._editor.cursorForPosition(where).position()
            else:
                position = self._editor.cursorPositionAt(where)
            said = [mark.message for mark in self.at(characters(self._editor.value(), position)) if mark.message]
            if said:
                paragraphs = "".join(f"<p>{html.escape(message)}</p>" for message in dict.fromkeys(said))
                QToolTip.showText(event.globalPos(), paragraphs, self._canvas)
                return True
        return super().eventFilter(watched, event)


def _moved(mark: Mark, position: int, removed: int, added: int) -> Mark | None:
    if mark.end <= position:
        return mark
    if position <= mark.start and mark.end <= position + removed:
        return None
    lost = min(mark.end, position + removed) - max(mark.start, position)
    if 2 * lost > mark.end - mark.start:
        return None  # what is left of it is no longer what was meant
    start = _shifted(mark.start, position, removed, added)
    end = _shifted(mark.end, position, removed, added)
    return mark._replace(start=start, end=end) if start < end else None


def _shifted(at: int, position: int, removed: int, added: int) -> int:
    if at >= position + removed:
        return at + added - removed
    return min(at, position)
