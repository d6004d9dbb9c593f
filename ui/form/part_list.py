"""A list of parts on the form (blocks, related articles, contacts …): cards that are added, moved, taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aes_editor.document import edit
from aes_editor.i18n import _
from ui.form.fields import Editor, Fields

if TYPE_CHECKING:
    from collections.abc import Callable

    from aes_editor.document import Communique
    from ui.session import Session

    MakeCard = Callable[["PartList", int, Any], "Card"]


class Card(QWidget):
    """One part of a list. Subclasses lay out the editors of :attr:`fields`."""

    def __init__(self, fields: Fields) -> None:
        super().__init__()
        self.fields = fields
        fields.setParent(self)

    def show_part(self, part: object, before: object = None) -> None:
        """Show *part*; *before* is what was shown."""
        self.fields.show_part(part, before)

    @property
    def index(self) -> int:
        """Where in the list the part stands."""
        return int(self.fields.base[1])

    def first_editor(self) -> QWidget:
        """Return the editor that takes the focus when the card is new."""
        return next(iter(self.fields.editors.values()))  # type: ignore[return-value]


class PartList(QObject):
    """Keeps one card per part of the tuple at *name*, in a column, and reuses cards by the identity of their part.

    ``rearranged()`` tells that cards came, went or moved.
    """

    rearranged = Signal()

    def __init__(self, session: Session, name: str, label: str, make_card: MakeCard, parent: QObject) -> None:
        super().__init__(parent)
        self.session = session
        self.name = name
        self.column = QVBoxLayout()
        self.column.setContentsMargins(0, 0, 0, 0)
        self._label = label
        self._make_card = make_card
        self.cards: list[Card] = []
        self._parts: tuple[Any, ...] = ()

    def show_document(self, doc: Communique) -> None:
        """Show the parts of *doc*, touching only the cards that differ."""
        parts: tuple[Any, ...] = getattr(doc, self.name)
        if parts is self._parts:
            return
        before, self._parts = self._parts, parts
        if len(before) == len(parts) and all(type(a) is type(b) for a, b in zip(before, parts, strict=True)):
            self._update(before, parts)
        else:
            self._rearrange(before, parts)
            self.rearranged.emit()

    def _update(self, before: tuple[Any, ...], parts: tuple[Any, ...]) -> None:
        for card, old, new in zip(self.cards, before, parts, strict=True):
            if old is not new:
                card.show_part(new, old)

    def _rearrange(self, before: tuple[Any, ...], parts: tuple[Any, ...]) -> None:
        free: dict[int, list[Card]] = {}
        for part, card in zip(before, self.cards, strict=True):
            free.setdefault(id(part), []).append(card)
        leftover = {id(card): card for card in self.cards}
        cards: list[Card | None] = []
        for part in parts:
            known = free.get(id(part))
            kept = known.pop(0) if known else None
            if kept is not None:
                del leftover[id(kept)]
            cards.append(kept)
        self._reuse_in_place(before, parts, cards, leftover)
        for card in leftover.values():
            self.column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        for index, (part, kept) in enumerate(zip(parts, cards, strict=True)):
            made = kept or self._make_card(self, index, part)
            if kept is None:
                made.show_part(part)
            made.fields.base = (self.name, index)
            if self.column.indexOf(made) != index:
                self.column.insertWidget(index, made)
                made.show()  # at once: the layout would show it only after the next events, and Tab would pass it by
            self.cards.append(made)

    def _reuse_in_place(
        self,
        before: tuple[Any, ...],
        parts: tuple[Any, ...],
        cards: list[Card | None],
        leftover: dict[int, Card],
    ) -> None:
        """Keep card and focus of a part that changed while others came or went (a paragraph split in two)."""
        for index, card in enumerate(cards):
            if card is None and index < len(self.cards):
                candidate = self.cards[index]
                if id(candidate) in leftover and type(before[index]) is type(parts[index]):
                    candidate.show_part(parts[index], before[index])
                    cards[index] = leftover.pop(id(candidate))

    def insert(self, index: int, part: object) -> None:
        """Put a new *part* before *index* and go to it."""
        self._replace(edit.inserted(self._parts, index, part), _("Insert"), index)
        self.go_to(index)

    def append(self, part: object) -> None:
        """Put a new *part* at the end and go to it."""
        self.insert(len(self._parts), part)

    def remove(self, index: int) -> None:
        """Take the part at *index* away; the focus goes to its neighbour."""
        self._replace(edit.removed(self._parts, index), _("Delete"), index)
        if self.cards:
            self.go_to(min(index, len(self.cards) - 1))

    def duplicate(self, index: int) -> None:
        """Put a copy of the part at *index* below it and go to the copy."""
        self._replace(edit.inserted(self._parts, index + 1, self._parts[index]), _("Duplicate"), index + 1)
        self.go_to(index + 1)

    def move(self, start: int, end: int) -> None:
        """Move the part at *start* to *end* (an index of the list without it); the focus goes with it."""
        if start != end and 0 <= end < len(self._parts):
            self._replace(edit.moved(self._parts, start, end), _("Move"), end)
            self.go_to(end)

    def replace(self, start: int, end: int, *parts: object, label: str) -> None:
        """Put *parts* in the place of those from *start* to *end* (excluded), in one step."""
        self._replace((*self._parts[:start], *parts, *self._parts[end:]), label, start)

    def _replace(self, parts: tuple[Any, ...], what: str, index: int) -> None:
        doc = edit.replaced(self.session.doc, (self.name,), parts)
        self.session.end_visit()
        self.session.edit(doc, f"{what} ({self._label})", f"{self.name}/{min(index, max(len(parts) - 1, 0))}")

    def go_to(self, index: int) -> None:
        """Give the focus to the part at *index*."""
        self.cards[index].first_editor().setFocus()

    def editor(self, rest: edit.Place) -> Editor | None:
        """Return the editor of the place *rest* below this list; None where there is none."""
        if not rest or not isinstance(rest[0], int) or rest[0] >= len(self.cards):
            return None
        editors = self.cards[rest[0]].fields.editors
        return editors.get(rest[1:]) or next(iter(editors.values()), None)
