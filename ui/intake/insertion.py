"""The menu that puts a line that was left out into a field: what dragging does, by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from aes_editor.document import Communique, Contact, Paragraphs, Related, Subheading, edit, fields
from aes_editor.i18n import N_, _
from ui.form.editors import APART, LineEditor, TextEditor

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.form.form import Form

_FIELDS = ("kicker", "headline", "subtitle", "short_title", "lead", "reference")
_PARTS = (
    ("body", N_("New paragraph"), lambda text: Paragraphs(text=text)),
    ("body", N_("New subheading"), lambda text: Subheading(text=" ".join(text.split()))),
    ("related", N_("New related article"), lambda text: Related(title=" ".join(text.split()))),
    ("contacts", N_("New press contact"), lambda text: Contact(name=" ".join(text.split()))),
    ("boilerplate", N_("About the institution"), lambda text: text),
)


def insertion_menu(parent: QWidget, form: Form, text: str) -> QMenu:
    """Return the menu of the places of *form* that can take *text*, that of the cursor first."""
    menu = QMenu(parent)
    editor = form.editor(form.entered) if form.entered else None
    if isinstance(editor, (LineEditor, TextEditor)):
        here = _("At the cursor, in “{field}”").format(field=editor.accessibleName())
        menu.addAction(here).triggered.connect(lambda: _insert_at_cursor(form, editor, text))
        menu.addSeparator()
    for name in _FIELDS:
        label = _(fields.spec(Communique, name).label)
        menu.addAction(label).triggered.connect(lambda _checked=False, name=name: _append(form, name, text))
    menu.addSeparator()
    for name, label, make in _PARTS:
        action = menu.addAction(_(label))
        action.triggered.connect(lambda _checked=False, name=name, make=make: _add_part(form, name, make(text)))
    menu.addSeparator()
    menu.addAction(_("Copy")).triggered.connect(lambda: QGuiApplication.clipboard().setText(text))
    return menu


def _insert_at_cursor(form: Form, editor: LineEditor | TextEditor, text: str) -> None:
    form.session.end_visit()
    if isinstance(editor, TextEditor):
        carried = QMimeData()
        carried.setText(text)
        carried.setData(APART, b"")
        editor.insert_data(carried)
    else:
        editor.insert(" ".join(text.split()))
    form.session.end_visit()
    editor.setFocus()


def _append(form: Form, name: str, text: str) -> None:
    there: str = getattr(form.session.doc, name)
    joined = " ".join(filter(None, (there, *text.split("\n"))))
    label = _(fields.spec(Communique, name).label)
    form.session.end_visit()
    form.session.edit(edit.replaced(form.session.doc, (name,), joined), f"{_('Insert')} ({label})", name)
    form.go_to(name)


def _add_part(form: Form, name: str, part: Any) -> None:
    if name == "body":
        form.insert_block(part)
    else:
        form.append_to(name, part)
