"""What the Edit, Insert and Format menus do to the communiqué in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from aes_editor.document import Block, Figure, Paragraphs, Quote, Related, Subheading
from ui.form import markdown
from ui.form.editors import TextEditor

if TYPE_CHECKING:
    from ui.form.form import Form
    from ui.window.main import MainWindow


class Writing(QObject):
    """One method per action; without a form in front each does nothing."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    @property
    def _form(self) -> Form | None:
        return self._window.form

    def undo(self) -> None:
        """Take the last step back."""
        if (form := self._form) is not None:
            form.session.undo()

    def redo(self) -> None:
        """Do the step taken back last again."""
        if (form := self._form) is not None:
            form.session.redo()

    def cut(self) -> None:
        """Cut in the field that has the focus."""
        _call_focused("cut")

    def copy(self) -> None:
        """Copy from the field that has the focus."""
        _call_focused("copy")

    def paste(self) -> None:
        """Paste into the field that has the focus."""
        _call_focused("paste")

    def select_all(self) -> None:
        """Select the whole field that has the focus."""
        _call_focused("selectAll")

    def move_up(self) -> None:
        """Move the block that has the focus up."""
        if (form := self._form) is not None:
            form.move_block(-1)

    def move_down(self) -> None:
        """Move the block that has the focus down."""
        if (form := self._form) is not None:
            form.move_block(+1)

    def duplicate(self) -> None:
        """Put a copy of the block that has the focus below it."""
        if (form := self._form) is not None and (index := form.current_block()) is not None:
            form.blocks.duplicate(index)

    def remove(self) -> None:
        """Take the block that has the focus away."""
        if (form := self._form) is not None and (index := form.current_block()) is not None:
            form.blocks.remove(index)

    def insert_table(self) -> None:
        """Ask how many columns and rows, and insert a table of them."""
        from ui.dialogs.table import ask_table  # noqa: PLC0415 - not before somebody wants one

        if (form := self._form) is not None and (text := ask_table(self._window)):
            form.insert_block(Paragraphs(text=text))

    def insert_paragraph(self) -> None:
        """Insert a paragraph."""
        self._insert(Paragraphs())

    def insert_subheading(self) -> None:
        """Insert a subheading."""
        self._insert(Subheading())

    def insert_quote(self) -> None:
        """Insert a quotation."""
        self._insert(Quote())

    def insert_figure(self) -> None:
        """Insert an image."""
        self._insert(Figure())

    def _insert(self, block: Block) -> None:
        if (form := self._form) is not None:
            form.insert_block(block)

    def insert_related(self) -> None:
        """Add a related article."""
        if (form := self._form) is not None:
            form.append_to("related", Related())

    def bold(self) -> None:
        """Make the selection bold, or plain again."""
        if (editor := _markdown_editor()) is not None:
            markdown.toggle(editor, "**")

    def italic(self) -> None:
        """Make the selection italic, or upright again."""
        if (editor := _markdown_editor()) is not None:
            markdown.toggle(editor, "*")

    def link(self) -> None:
        """Make the selection a link."""
        if (editor := _markdown_editor()) is not None:
            markdown.add_link(editor)

    def list(self) -> None:
        """Make the lines of the selection a list, or plain lines again."""
        if (editor := _markdown_editor()) is not None:
            markdown.toggle_list(editor)


def _call_focused(name: str) -> None:
    method = getattr(QApplication.focusWidget(), name, None)
    if method is not None:
        method()


def _markdown_editor() -> TextEditor | None:
    focused: QObject | None = QApplication.focusWidget()
    return focused if isinstance(focused, TextEditor) and focused.markdown else None
