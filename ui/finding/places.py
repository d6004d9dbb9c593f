"""Between what was found in the document and the editors of the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from aes_editor.document import edit
from ui.form.editors import LineEditor, TextEditor, units
from ui.form.fields import LinesEditor

if TYPE_CHECKING:
    from aes_editor.document import Communique
    from aes_editor.finding import Found
    from ui.form.form import Form

_LONGEST = 120
"""Characters of a selection that is looked for; more is no word but a passage."""
_BETWEEN = len(", ")


def in_form(doc: Communique, found: Found) -> tuple[str, int, int]:
    """Return the place of the editor that shows *found*, and its characters there: several short texts share one."""
    *above, last = found.place
    values = edit.value_at(doc, tuple(above))
    if isinstance(last, int) and len(above) > 1 and isinstance(values, tuple):
        before = sum(len(value) + _BETWEEN for value in values[:last])
        return edit.join(tuple(above)), before + found.start, before + found.end
    return edit.join(found.place), found.start, found.end


def reveal(form: Form, found: Found, *, focus: bool) -> None:
    """Select *found* in its editor and bring it into view; with *focus*, the keyboard goes there too."""
    place, start, end = in_form(form.session.doc, found)
    editor = form.editor(place)
    if not isinstance(editor, QWidget):
        return
    if isinstance(editor, TextEditor):
        editor.select(start, end)
    elif isinstance(editor, (LineEditor, LinesEditor)):
        text = editor.value()
        editor.setSelection(units(text[:start]), units(text[start:end]))
    if focus:
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
    QTimer.singleShot(0, form, lambda: form.ensureWidgetVisible(editor, 0, 80))


def selected(form: Form | None) -> tuple[tuple[str, int], str]:
    """Return where the cursor stands in *form*, as a place and a character, and the words selected there."""
    editor = QApplication.focusWidget()
    if form is None or not isinstance(editor, (TextEditor, LineEditor)) or not form.isAncestorOf(editor):
        return ("", 0), ""
    if isinstance(editor, TextEditor):
        start, end = editor.selection()
        words = editor.value()[start:end]
    else:
        start, words = max(editor.selectionStart(), 0), editor.selectedText()
    fits = len(words) <= _LONGEST and "\n" not in words
    return (form.entered, start), words if fits else ""
