"""The form: one scrolling column, in the order of the page."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QCompleter,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from aes_editor import edition, places
from aes_editor.document import Communique, Dateline, edit, fields
from aes_editor.i18n import _
from ui import theme
from ui.form import blocks
from ui.form.choices import DateEditor
from ui.form.editors import LineEditor, TextEditor
from ui.form.embargo import EmbargoEditor
from ui.form.fields import Editor, Fields, describe, editor_for, labelled, muted
from ui.form.groups import Group, ListGroup, gatherings
from ui.form.part_list import PartList
from ui.form.subjects import SubjectsGroup
from ui.icons import icon

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

    from aes_editor.document import Block
    from ui.form.underlines import Underlines
    from ui.session import Session

_WIDEST = 780
_HEADS = {"kicker": 10.5, "headline": 17.0, "lead": 11.5, "subtitle": 12.0, "short_title": 10.5}
"""Fields of the head and the size in points of their letters."""


class Form(QScrollArea):
    """Edits the document of *session*.

    ``field_entered(path)`` tells which field has the focus; ``whole_pasted(clip, editor)`` that a whole communiqué was
    pasted into the *editor* of a blank form, which has not taken it.
    """

    field_entered = Signal(str)
    whole_pasted = Signal(object, object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Form"))
        self._fields = Fields(session, (), self)
        self._gatherings = {gathering.name: gathering for gathering in (*gatherings(session), SubjectsGroup(session))}
        self.blocks = PartList(session, "body", _("Body"), cast("Any", blocks.make_card), self)
        self._titles = Group(_("Other titles"), self._fill_titles)
        self._rendered = muted()
        self._rendered.setObjectName("rendered")
        self.entered = ""
        self._direction = self.layoutDirection()
        self._cards_came = False
        self.blocks.rearranged.connect(self._on_cards_changed)
        self._lay_out()
        self._show(session.doc)
        session.changed.connect(self._on_changed)
        session.place_restored.connect(self._on_place_restored)
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._on_focus_changed)

    def _lay_out(self) -> None:
        page = QFrame()
        page.setObjectName("form")
        page.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(page)
        column.setContentsMargins(18, 14, 18, 40)
        column.setSpacing(12)
        column.addLayout(self._document_bar())
        for name in ("kicker", "headline", "lead"):
            column.addWidget(self._head(name))
        column.addWidget(self._titles)
        column.addLayout(self._dateline_row())
        column.addWidget(self._rendered)
        column.addWidget(blocks.heading(_("Body")))
        column.addLayout(self.blocks.column)
        column.addWidget(self._insert_row())
        for gathering in self._gatherings.values():
            column.addWidget(gathering.group)
        column.addStretch(1)
        centred = QWidget()
        row = QHBoxLayout(centred)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(page, 1000)
        row.addStretch(1)
        self.setWidget(centred)

    def _document_bar(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        for place, name in enumerate(("kind", "language", "diffusion")):
            grid.addWidget(self._field(name), 0, place)
            grid.setColumnStretch(place, 4 if place else 6)
        grid.addWidget(self._field("reference"), 1, 0, 1, 2)
        spec = fields.spec(Communique, "embargo")
        embargo = EmbargoEditor()
        self._fields.add(("embargo",), cast("Editor", embargo), _(spec.label))
        grid.addWidget(embargo, 2, 0, 1, 3)
        return grid

    def _field(self, name: str) -> QWidget:
        spec = fields.spec(Communique, name)
        editor = editor_for(Communique, name, spec)
        self._fields.add((name,), editor, _(spec.label))
        return labelled(cast("QWidget", editor), spec)

    def _head(self, name: str) -> QWidget:
        spec = fields.spec(Communique, name)
        lead = spec.kind is fields.Kind.TEXT
        font = theme.text_font(_HEADS[name], bold=name == "headline")
        editor = TextEditor(font, single=True, least=3 if lead else 1)
        describe(editor, spec)
        self._fields.add((name,), cast("Editor", editor), _(spec.label))
        return labelled(editor, spec, counted=True)

    def _fill_titles(self, column: QVBoxLayout) -> None:
        for name in ("subtitle", "short_title"):
            column.addWidget(self._head(name))
        self._fields.show_part(self.session.doc)

    def _dateline_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        place = LineEditor()
        describe(place, fields.spec(Dateline, "place"))
        completer = QCompleter([city.name for city in places.cities()], place)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(place.edited.emit)
        place.setCompleter(completer)
        place.edited.connect(self._on_place_edited)
        for name, editor, stretch in (
            ("place", place, 3),
            ("country", editor_for(Dateline, "country", fields.spec(Dateline, "country")), 2),
            ("date", DateEditor(), 3),
        ):
            spec = fields.spec(Dateline, name)
            if name != "place":
                describe(cast("QWidget", editor), spec)
                self._fields.add(("dateline", name), cast("Editor", editor), _(spec.label))
            row.addWidget(labelled(cast("QWidget", editor), spec), stretch)
        self._fields.editors["dateline", "place"] = cast("Editor", place)
        cast("Any", place).field_path = lambda: "dateline/place"
        return row

    def _on_place_edited(self, text: str) -> None:
        """Write the city; one that is known brings its country."""
        dateline = self.session.doc.dateline
        city = places.city(text)
        country = city.country if city else dateline.country
        self.session.put(("dateline",), Dateline(place=text, country=country, date=dateline.date), _("City"))

    def _insert_row(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 6)
        row.setSpacing(2)
        for kind, symbol, name in blocks.BLOCKS:
            button = QToolButton()
            button.setObjectName("insert")
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setIcon(icon(symbol))
            button.setText(_(name))
            button.setMinimumWidth(34)  # in a narrow window the words give way, the icon stays
            button.setAccessibleName(_("Add: {what}").format(what=_(name)))
            button.clicked.connect(lambda _checked=False, kind=kind: self.blocks.append(kind()))
            row.addWidget(button)
        row.addStretch(1)
        return bar

    def _on_changed(self, old: Communique, new: Communique) -> None:
        self._show(new, old)

    def _show(self, doc: Communique, before: Communique | None = None) -> None:
        self._fields.show_part(doc, before)
        self.blocks.show_document(doc)
        for name, gathering in self._gatherings.items():
            if before is None or getattr(before, name) is not getattr(doc, name):
                gathering.show_document(doc)
        if before is None or (doc.dateline, doc.language) != (before.dateline, before.language):
            self._rendered.setText(edition.of(doc).dateline(doc.dateline).strip())
        self._set_direction(edition.direction(doc.language))
        if before is None or (doc.subtitle, doc.short_title) != (before.subtitle, before.short_title):
            self._titles.summarise(" · ".join(filter(None, (doc.subtitle, doc.short_title))))

    def _set_direction(self, direction: edition.Direction) -> None:
        """Write the words of the document in the direction of its language; the form keeps that of the interface."""
        wanted = Qt.LayoutDirection.RightToLeft if direction == "rtl" else Qt.LayoutDirection.LeftToRight
        if wanted == self._direction and not self._cards_came:
            return
        self._direction, self._cards_came = wanted, False
        for editor in self.findChildren(TextEditor):
            editor.setLayoutDirection(wanted)

    def _on_cards_changed(self) -> None:
        self._cards_came = True

    def editor(self, place: str) -> Editor | None:
        """Return the editor of *place*, making it where its group is folded; None where the form has none."""
        first, *rest = path = edit.parse(place)
        if first in {"subtitle", "short_title"}:
            self._titles.unfold()
        if found := self._fields.editors.get(path):
            return found
        if first == "body":
            return self.blocks.editor(tuple(rest))
        if first in self._gatherings:
            return self._gatherings[str(first)].editor(tuple(rest))
        return next((editor for known, editor in self._fields.editors.items() if known[0] == first), None)

    @cached_property
    def underlines(self) -> Underlines:
        """The marks under words."""
        from ui.form.underlines import Underlines  # noqa: PLC0415 - the form stands before anything is marked

        return Underlines(self)

    def go_to(self, place: str) -> None:
        """Give the focus to the editor of *place* and bring it into view."""
        editor = cast("QWidget | None", self.editor(place))
        if editor is not None:
            editor.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(editor, 0, 80))

    def current_block(self) -> int | None:
        """Return the index of the block that has the focus; None where it is elsewhere."""
        path = edit.parse(self.entered) if self.entered else ()
        return int(path[1]) if len(path) > 1 and path[0] == "body" else None

    def insert_block(self, block: Block) -> None:
        """Put *block* after the one that has the focus, in its place if that is empty, else at the end."""
        index = self.current_block()
        if index is None or index >= len(self.session.doc.body):
            self.blocks.append(block)
        elif self.session.doc.body[index] == type(self.session.doc.body[index])():
            self.blocks.replace(index, index + 1, block, label=_("Insert"))
            self.blocks.go_to(index)
        else:
            self.blocks.insert(index + 1, block)

    def takes(self, source: QMimeData, editor: TextEditor) -> bool:
        """Whether *source*, pasted into *editor*, is a whole communiqué for a blank form: ``whole_pasted`` tells it."""
        from ui.intake.arrival import Clip  # noqa: PLC0415 - not before something is pasted
        from ui.intake.filling import is_blank  # noqa: PLC0415

        clip = Clip(source.text(), source.html())
        if not clip.is_whole or not is_blank(self.session.doc):
            return False
        self.whole_pasted.emit(clip, editor)
        return True

    def append_to(self, name: str, part: object) -> None:
        """Put *part* at the end of the group of the field *name* and go to it."""
        group = self._gatherings[name]
        assert isinstance(group, ListGroup)
        group.append(part)

    def move_block(self, by: int) -> None:
        """Move the block that has the focus up or down."""
        index = self.current_block()
        if index is not None:
            self.blocks.move(index, index + by)

    def _on_place_restored(self, place: str) -> None:
        if place:
            self.go_to(place)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        widget: Any = new
        while widget is not None and not hasattr(widget, "field_path"):
            widget = widget.parentWidget()
        if widget is None or not self.isAncestorOf(widget):
            return
        place = widget.field_path()
        if place != self.entered:
            self.session.end_visit()
            self.entered = place
            self.field_entered.emit(place)
