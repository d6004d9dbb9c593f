"""From a line of the field table to an editor on the form, bound to its place in the document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, cast, get_args, get_type_hints

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from aes_editor.document import edit
from aes_editor.document.fields import Kind, Spec
from aes_editor.i18n import _
from ui import theme
from ui.form.choices import COUNTRIES, LANGUAGES, ChoiceEditor, DateEditor, FlagEditor
from ui.form.editors import LineEditor, TextEditor

if TYPE_CHECKING:
    import msgspec

    from ui.session import Session


class Editor(Protocol):
    """What every editor of the form can do; each is also a QWidget."""

    edited: Any  # a Signal(object) or Signal(str), which type checkers see differently
    """Emitted with the new value when a person changed it, never when it is shown one."""

    def show_value(self, value: Any, /) -> None:
        """Show *value*."""
        ...

    def value(self) -> Any:
        """Return what is shown."""
        ...


class LinesEditor(LineEditor):
    """Several short texts on one line, separated by commas."""

    def show_value(self, value: Any, /) -> None:
        """Show the texts of *value*."""
        if value != _parted(self.text()):
            super().show_value(", ".join(value))


def _parted(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def editor_for(owner: type[msgspec.Struct], name: str, spec: Spec) -> Editor:
    """Return the editor that the field table asks for."""
    match spec.kind:
        case Kind.TEXT:
            editor: Any = TextEditor(theme.text_font(11), least=2)
        case Kind.MARKDOWN:
            editor = TextEditor(theme.text_font(11), markdown=True)
        case Kind.LINES:
            editor = LinesEditor()
        case Kind.FLAG:
            editor = FlagEditor(_(spec.label))
        case Kind.DATE:
            editor = DateEditor()
        case Kind.LANGUAGE:
            editor = ChoiceEditor([("", ""), *_named(LANGUAGES)], other=_("Other language…"))
        case Kind.COUNTRY:
            editor = ChoiceEditor([("", ""), *_named(COUNTRIES)], other=_("Other country…"))
        case Kind.CHOICE:
            terms: Any = get_args(get_type_hints(owner, include_extras=True)[name])[0]
            editor = ChoiceEditor([(term, term.label) for term in terms])
        case _:
            editor = LineEditor()
    describe(editor, spec)
    return cast("Editor", editor)


def _named(choices: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    return [(code, _(label)) for code, label in choices]


def describe(editor: QWidget, spec: Spec) -> None:
    """Tell a screen reader what *editor* is for."""
    label = _(spec.label)
    editor.setAccessibleName(label)
    parts = [_("required") if spec.required else "", _(spec.hint) if spec.hint else ""]
    editor.setAccessibleDescription(", ".join(part for part in parts if part))
    if spec.hint and isinstance(editor, (LineEditor, TextEditor)):
        editor.setPlaceholderText(_(spec.hint))


class Fields(QObject):
    """The editors of the part of the document at *base*: they show it, and what is typed in them goes back to it.

    *base* may change when parts move; the empty base is the document itself.
    """

    def __init__(self, session: Session, base: edit.Place, parent: QObject) -> None:
        super().__init__(parent)
        self.base = base
        self.editors: dict[edit.Place, Editor] = {}
        self.session = session

    def add(self, sub: edit.Place, editor: Editor, label: str) -> Editor:
        """Bind *editor* to the field at *sub* below the base; *label* names it in the list of steps."""
        self.editors[sub] = editor
        cast("Any", editor).field_path = lambda: edit.join(self.base + sub)
        typed = isinstance(editor, LinesEditor)
        editor.edited.connect(
            lambda value: self.session.put(self.base + sub, _parted(value) if typed else value, label)
        )
        return editor

    def show_part(self, part: object, before: object = None) -> None:
        """Show *part* in the editors; those whose value is the same object in *before* are left alone."""
        for sub, editor in self.editors.items():
            value = _below(part, sub)
            if before is None or _below(before, sub) is not value:
                editor.show_value(value)


def _below(part: Any, sub: edit.Place) -> Any:
    for step in sub:
        part = getattr(part, str(step))
    return part


def labelled(editor: QWidget, spec: Spec, *, counted: bool = False) -> QWidget:
    """Return *editor* under its label, with a counter of signs at the right where it is *counted*."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    row = QHBoxLayout()
    row.setContentsMargins(2, 0, 2, 0)
    label = QLabel(_(spec.label))
    label.setFont(theme.strong(label.font(), 600))
    label.setBuddy(editor)
    label.setMinimumWidth(1)  # in a narrow window words are cut, rather than the form
    label.setToolTip(label.text())
    row.addWidget(label)
    if spec.required:
        star = QLabel("•")
        star.setObjectName("rendered")
        star.setToolTip(_("Required"))
        row.addWidget(star)
    row.addStretch(1)
    if counted:
        row.addWidget(_counter(cast("LineEditor | TextEditor", editor), spec))
    column.addLayout(row)
    column.addWidget(editor)
    return box


def _counter(editor: LineEditor | TextEditor, spec: Spec) -> QLabel:
    counter = QLabel()
    counter.setObjectName("counter")
    counter.setAlignment(Qt.AlignmentFlag.AlignRight)
    required = _("required") if spec.required else ""

    def count() -> None:
        signs = len(editor.value())
        counter.setText(str(signs) if signs else "")
        said = [part for part in (required, _("{count} signs").format(count=signs)) if part]
        editor.setAccessibleDescription(", ".join(said))

    editor.textChanged.connect(count)
    return counter


def muted(text: str = "") -> QLabel:
    """Return a label in the quiet ink."""
    label = QLabel(text)
    label.setObjectName("quiet")
    return label
