"""The folded groups of the form: a title, one line that sums up what is inside, and the editors once unfolded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from aes_editor.document import Communique, Contact, Person, Related, Rights, Signatory, fields
from aes_editor.i18n import _
from ui import theme
from ui.form.editors import TextEditor
from ui.form.fields import Editor, Fields, editor_for, labelled, muted
from ui.form.image_editor import ImageEditor
from ui.form.part_list import Card, PartList
from ui.icons import icon

if TYPE_CHECKING:
    from collections.abc import Callable

    import msgspec

    from aes_editor.document import edit
    from ui.session import Session


class Group(QWidget):
    """A part of the form that is folded until needed; its editors are made when it is first unfolded: ``filled()``."""

    filled = Signal()

    def __init__(self, title: str, fill: Callable[[QVBoxLayout], None]) -> None:
        super().__init__()
        self._fill: Callable[[QVBoxLayout], None] | None = fill
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        self._button = QToolButton()
        self._button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._button.setText(title)
        self._button.setFont(theme.strong(self._button.font(), 600))
        self._button.setCheckable(True)
        self._button.setIcon(icon("chevron-right"))
        self._button.setAccessibleName(title)
        self._button.toggled.connect(self._on_toggled)
        self._summary = muted()
        self._summary.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        head.addWidget(self._button)
        head.addWidget(self._summary, 1)
        column.addLayout(head)
        self._body = QFrame()
        self._body.setObjectName("group")
        self._body.hide()
        column.addWidget(self._body)

    def summarise(self, text: str) -> None:
        """Show *text* beside the title."""
        self._summary.setText(text)
        self._button.setAccessibleDescription(text)

    def unfold(self) -> None:
        """Show what is inside."""
        self._button.setChecked(True)

    @property
    def unfolded(self) -> bool:
        """Whether the editors inside exist."""
        return self._fill is None

    def _on_toggled(self, unfolded: bool) -> None:
        self._button.setIcon(icon("chevron-down" if unfolded else "chevron-right"))
        if unfolded and self._fill is not None:
            fill, self._fill = self._fill, None
            column = QVBoxLayout(self._body)
            column.setContentsMargins(12, 12, 12, 12)
            column.setSpacing(10)
            fill(column)
            self.filled.emit()
        self._body.setVisible(unfolded)


class Gathering(QObject):
    """A folded group of one field of the document, shown and found like any other place of the form."""

    def __init__(self, session: Session, name: str) -> None:
        super().__init__()
        self.session = session
        self.name = name
        self.label = _(fields.spec(Communique, name).label)
        self.group = Group(self.label, self._fill)
        self.setParent(self.group)

    def _fill(self, column: QVBoxLayout) -> None:
        raise NotImplementedError

    def show_document(self, doc: Communique) -> None:
        """Show *doc*."""
        raise NotImplementedError

    def editor(self, rest: edit.Place) -> Editor | None:
        """Return the editor of the place *rest* below this field, unfolding it; None where there is none."""
        raise NotImplementedError


class RightsGroup(Gathering):
    """Who owns the text."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "rights")
        self._fields = Fields(session, ("rights",), self)

    def _fill(self, column: QVBoxLayout) -> None:
        for widget in _editors(self._fields, Rights, ("holder", "notice", "usage")):
            column.addWidget(widget)
        self._fields.show_part(self.session.doc.rights)

    def show_document(self, doc: Communique) -> None:
        self.group.summarise(doc.rights.notice or doc.rights.holder)
        self._fields.show_part(doc.rights)

    def editor(self, rest: edit.Place) -> Editor | None:
        self.group.unfold()
        return self._fields.editors.get(rest)


class ListGroup(Gathering):
    """Several parts of one kind, each on a card."""

    def __init__(
        self,
        session: Session,
        name: str,
        empty: object,
        make_card: Callable[[PartList, int, Any], Card],
        summary: Callable[[Any], str],
    ) -> None:
        super().__init__(session, name)
        self._empty = empty
        self._summary = summary
        self._parts = PartList(session, name, self.label, make_card, self)

    def _fill(self, column: QVBoxLayout) -> None:
        self._parts.column.setSpacing(10)
        column.addLayout(self._parts.column)
        row = QHBoxLayout()
        add = QToolButton()
        add.setObjectName("insert")
        add.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        add.setIcon(icon("plus"))
        add.setText(_("Add"))
        add.setAccessibleName(_("Add: {what}").format(what=self.label))
        add.clicked.connect(lambda: self._parts.append(self._empty))
        row.addWidget(add)
        row.addStretch(1)
        column.addLayout(row)
        self._parts.show_document(self.session.doc)

    def show_document(self, doc: Communique) -> None:
        self.group.summarise(" · ".join(filter(None, map(self._summary, getattr(doc, self.name)))))
        if self.group.unfolded:
            self._parts.show_document(doc)

    def editor(self, rest: edit.Place) -> Editor | None:
        self.group.unfold()
        return self._parts.editor(rest)

    def append(self, part: object) -> None:
        """Put *part* at the end and go to it."""
        self.group.unfold()
        self._parts.append(part)


class PartCard(Card):
    """A part whose fields stand in two columns, with what moves it and takes it away at the right."""

    def __init__(self, parts: PartList, part_fields: Fields) -> None:
        super().__init__(part_fields)
        self.parts = parts
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame = QFrame()
        frame.setObjectName("card")
        row = QHBoxLayout(frame)
        row.setContentsMargins(10, 8, 4, 10)
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(6)
        self.grid.setVerticalSpacing(6)
        row.addLayout(self.grid, 1)
        tools = QVBoxLayout()
        tools.setSpacing(0)
        for symbol, name, act in (
            ("arrow-up", _("Move up"), lambda: parts.move(self.index, self.index - 1)),
            ("arrow-down", _("Move down"), lambda: parts.move(self.index, self.index + 1)),
            ("trash-2", _("Delete"), lambda: parts.remove(self.index)),
        ):
            button = QToolButton()
            button.setIcon(icon(symbol))
            button.setToolTip(name)
            button.setAccessibleName(name)
            button.clicked.connect(act)
            tools.addWidget(button)
        tools.addStretch(1)
        row.addLayout(tools)
        outer.addWidget(frame)


def _editors(
    part_fields: Fields, owner: type[msgspec.Struct], names: tuple[str, ...], below: edit.Place = ()
) -> list[QWidget]:
    """Bind an editor to each field of *names* and return them under their labels."""
    made: list[QWidget] = []
    for name in names:
        spec = fields.spec(owner, name)
        if spec.kind is fields.Kind.MEDIA:
            editor: Any = ImageEditor(part_fields.session)
        else:
            editor = editor_for(owner, name, spec)
        part_fields.add((*below, name), editor, _(spec.label))
        made.append(editor if spec.kind is fields.Kind.FLAG else labelled(editor, spec))
    return made


def _in_grid(card: PartCard, widgets: list[QWidget], wide: int = 0) -> None:
    """Lay *widgets* out in two columns, the first *wide* ones and images over both."""
    row, column = 0, 0
    for place, widget in enumerate(widgets):
        alone = place < wide or widget.findChild(ImageEditor) is not None
        if alone and column:
            row, column = row + 1, 0
        card.grid.addWidget(widget, row, column, 1, 2 if alone else 1)
        row, column = (row + 1, 0) if alone or column else (row, 1)


def _related_card(parts: PartList, index: int, _part: Related) -> Card:
    card = PartCard(parts, Fields(parts.session, (parts.name, index), parts))
    _in_grid(card, _editors(card.fields, Related, ("title", "summary", "url", "guid", "media")), wide=2)
    return card


def _contact_card(parts: PartList, index: int, _part: Contact) -> Card:
    card = PartCard(parts, Fields(parts.session, (parts.name, index), parts))
    names = ("name", "role", "organisation", "email", "phones", "languages", "public")
    _in_grid(card, _editors(card.fields, Contact, names))
    return card


def _signatory_card(parts: PartList, index: int, _part: Signatory) -> Card:
    card = PartCard(parts, Fields(parts.session, (parts.name, index), parts))
    person = _editors(card.fields, Person, ("name", "honorific", "role", "organisation"), ("person",))
    _in_grid(card, [*person, *_editors(card.fields, Signatory, ("place", "date"))])
    return card


def _boilerplate_card(parts: PartList, index: int, _part: str) -> Card:
    card = PartCard(parts, Fields(parts.session, (parts.name, index), parts))
    spec = fields.spec(Communique, "boilerplate")
    editor = TextEditor(theme.text_font(10.5), least=3)
    editor.setAccessibleName(_(spec.label))
    editor.setPlaceholderText(_("About … : a paragraph that presents the institution"))
    card.fields.add((), editor, _(spec.label))
    card.grid.addWidget(editor, 0, 0)
    return card


def gatherings(session: Session) -> tuple[Gathering, ...]:
    """Return the folded groups of the form, in the order of the page."""
    return (
        ListGroup(session, "related", Related(), _related_card, lambda part: part.title),
        ListGroup(session, "contacts", Contact(), _contact_card, lambda part: part.name or part.organisation),
        ListGroup(session, "boilerplate", "", _boilerplate_card, lambda part: part[:60]),
        ListGroup(session, "signatories", Signatory(), _signatory_card, lambda part: part.person.name),
        RightsGroup(session),
    )
