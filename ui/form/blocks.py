"""The cards of the body: one class for each kind of block."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, assert_never, cast

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from aes_editor.document import Block, Figure, Paragraphs, Person, Quote, Subheading, fields, quotation
from aes_editor.i18n import N_, _, ngettext
from ui import theme
from ui.form.editors import TextEditor
from ui.form.fields import Fields, describe, editor_for, labelled, muted
from ui.form.image_editor import ImageEditor
from ui.form.insert_bar import Grip, InsertBar, add_action
from ui.form.part_list import Card, PartList

if TYPE_CHECKING:
    from collections.abc import Callable

BLOCKS: tuple[tuple[type[Block], str, str], ...] = (
    (Paragraphs, "text-align-start", N_("Paragraph")),
    (Subheading, "heading", N_("Subheading")),
    (Quote, "quote", N_("Quotation")),
    (Figure, "image", N_("Image")),
)
"""The kinds of block a person can insert: class, icon, name."""


_PAUSE_MS = 250
"""How long typing must rest before the segments of a quotation are counted: finding them reads its Markdown."""


def insert_menu(parent: QWidget, insert: Callable[[Block], None]) -> QMenu:
    """Return a menu that calls *insert* with a new block of the kind chosen."""
    menu = QMenu(parent)
    for kind, symbol, name in BLOCKS:
        add_action(menu, symbol, _(name)).triggered.connect(lambda _checked=False, kind=kind: insert(kind()))
    return menu


def make_card(blocks: PartList, index: int, block: Block) -> Card:
    """Return the card for *block*."""
    part_fields = Fields(blocks.session, (blocks.name, index), blocks)
    match block:
        case Paragraphs():
            return ParagraphsCard(blocks, part_fields)
        case Quote():
            return QuoteCard(blocks, part_fields)
        case Subheading():
            return SubheadingCard(blocks, part_fields)
        case Figure():
            return FigureCard(blocks, part_fields)
        case _:
            assert_never(block)


class BlockCard(Card):
    """A block with its handle, its menu, and the bar above it where others are put in."""

    kind: type[Block]

    def __init__(self, blocks: PartList, part_fields: Fields) -> None:
        super().__init__(part_fields)
        self.blocks = blocks
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bar = InsertBar()
        bar.insert_asked.connect(self._on_insert_asked)
        bar.dropped.connect(self._on_dropped)
        column.addWidget(bar)
        frame = QFrame()
        frame.setObjectName("card")
        frame.setProperty("kind", self.kind.__name__.lower())
        row = QHBoxLayout(frame)
        row.setContentsMargins(2, 5, 10, 6)
        row.setSpacing(2)
        grip = Grip(self, lambda: self.index, self._menu())
        grip.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        row.addWidget(grip, 0, Qt.AlignmentFlag.AlignTop)
        self.content = QVBoxLayout()
        self.content.setSpacing(6)
        row.addLayout(self.content, 1)
        column.addWidget(frame)

    def add_editor(self, name: str, editor: QWidget | None = None) -> Any:
        """Add the editor of the field *name* of the block, its own or the one of the field table."""
        spec = fields.spec(self.kind, name)
        if editor is None:
            made = editor_for(self.kind, name, spec)
        else:
            describe(editor, spec)
            made = cast("Any", editor)
        return self.fields.add((name,), made, _(spec.label))

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        move = self.blocks.move
        above = add_action(menu, "arrow-up", _("Move up"))
        above.triggered.connect(lambda: move(self.index, self.index - 1))
        below = add_action(menu, "arrow-down", _("Move down"))
        below.triggered.connect(lambda: move(self.index, self.index + 1))
        menu.addSeparator()
        add_action(menu, "trash-2", _("Delete the block")).triggered.connect(lambda: self.blocks.remove(self.index))
        menu.aboutToShow.connect(lambda: above.setEnabled(self.index > 0))
        menu.aboutToShow.connect(lambda: below.setEnabled(self.index < len(self.blocks.cards) - 1))
        return menu

    def _on_insert_asked(self, position: QPoint) -> None:
        insert_menu(self, lambda block: self.blocks.insert(self.index, block)).popup(position)

    def _on_dropped(self, start: int) -> None:
        self.blocks.move(start, self.index - 1 if start < self.index else self.index)


def _bare(editor: TextEditor) -> TextEditor:
    """Return *editor* without a frame of its own: the card is its frame."""
    editor.setObjectName("bare")
    return editor


class ParagraphsCard(BlockCard):
    """Paragraphs. Enter begins a new block, Backspace at the start joins the one above, Shift+Enter breaks the line."""

    kind = Paragraphs

    def __init__(self, blocks: PartList, part_fields: Fields) -> None:
        super().__init__(blocks, part_fields)
        self._text = _bare(TextEditor(theme.text_font(11), splits=True, markdown=True))
        self.content.addWidget(self.add_editor("text", self._text))
        self._text.setPlaceholderText(_("Write a paragraph"))
        self._text.split.connect(self._on_split)
        self._text.merge.connect(self._on_merge)

    def _on_split(self, before: str, after: str) -> None:
        index = self.index
        first, second = Paragraphs(text=before.rstrip(" ")), Paragraphs(text=after.lstrip(" "))
        self.blocks.replace(index, index + 1, first, second, label=_("New paragraph"))
        self.blocks.go_to(index + 1)
        cast("TextEditor", self.blocks.cards[index + 1].first_editor()).place_cursor(0)

    def _on_merge(self) -> None:
        index = self.index
        text = self._text.value()
        if not index:
            return
        above = self.blocks.cards[index - 1]
        if isinstance(above, ParagraphsCard):
            joint = above.text()
            self.blocks.replace(index - 1, index + 1, Paragraphs(text=joint + text), label=_("Join paragraphs"))
            self.blocks.go_to(index - 1)
            cast("TextEditor", self.blocks.cards[index - 1].first_editor()).place_cursor(len(joint))
        elif not text:
            self.blocks.remove(index)

    def text(self) -> str:
        """Return what is typed."""
        return self._text.value()


class SubheadingCard(BlockCard):
    """A heading inside the body."""

    kind = Subheading

    def __init__(self, blocks: PartList, part_fields: Fields) -> None:
        super().__init__(blocks, part_fields)
        editor = _bare(TextEditor(theme.text_font(13, bold=True), single=True))
        self.content.addWidget(self.add_editor("text", editor))
        editor.setPlaceholderText(_("Write a subheading"))


class QuoteCard(BlockCard):
    """Direct speech: the paragraph as printed, and who speaks."""

    kind = Quote

    def __init__(self, blocks: PartList, part_fields: Fields) -> None:
        super().__init__(blocks, part_fields)
        text = _bare(TextEditor(theme.text_font(11.5), least=2, markdown=True))
        self.content.addWidget(self.add_editor("text", text))
        text.setPlaceholderText(_("« Direct speech », said the minister. « More of it. »"))
        self._segments = muted()
        self._quote = Quote()
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._show_segments)
        self.content.addWidget(self._segments)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        for place, (name, columns) in enumerate((("honorific", 1), ("name", 1), ("role", 1), ("organisation", 1))):
            spec = fields.spec(Person, name)
            editor = editor_for(Person, name, spec)
            self.fields.add(("speaker", name), editor, _(spec.label))
            box = labelled(cast("QWidget", editor), spec)
            grid.addWidget(box, place // 2, place % 2, 1, columns)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        language = self.add_editor("language")
        grid.addWidget(labelled(language, fields.spec(Quote, "language")), 2, 0)
        self.content.addLayout(grid)

    def show_part(self, part: object, before: object = None) -> None:
        super().show_part(part, before)
        self._quote = cast("Quote", part)
        self._pause.start(0 if before is None else _PAUSE_MS)

    def _show_segments(self) -> None:
        count = len(quotation.spoken(self._quote))
        self._segments.setText(
            ngettext("{count} segment of direct speech", "{count} segments of direct speech", count).format(count=count)
        )


class FigureCard(BlockCard):
    """An image with its alternative text, caption, credit and rights."""

    kind = Figure

    def __init__(self, blocks: PartList, part_fields: Fields) -> None:
        super().__init__(blocks, part_fields)
        self.content.addWidget(self.add_editor("media", ImageEditor(blocks.session)))
        self._alt = self.add_editor("alt")
        self.content.addWidget(labelled(self._alt, fields.spec(Figure, "alt"), counted=True))
        self.content.addWidget(self.add_editor("decorative"))
        for name in ("caption", "credit", "rights"):
            editor = self.add_editor(name)
            self.content.addWidget(labelled(editor, fields.spec(Figure, name)))

    def show_part(self, part: object, before: object = None) -> None:
        super().show_part(part, before)
        self._alt.setEnabled(not cast("Figure", part).decorative)


def heading(text: str) -> QLabel:
    """Return the heading of a region of the form."""
    label = QLabel(text)
    label.setFont(theme.strong(label.font()))
    return label
