"""What is to be looked at after an import: the lines that went into no field, the fields that were guessed."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from aes_editor.document import Communique, edit
from aes_editor.importers import Reason
from aes_editor.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from aes_editor.importers import Entry, Imported
    from ui.session import Session

_FURNITURE = frozenset({Reason.NAVIGATION, Reason.SHARING, Reason.IMAGE_NAME, Reason.ENVELOPE})
"""What is hardly ever missed: listed last."""

_PAUSE_MS = 150
_ORDER = {name: place for place, name in enumerate(Communique.__struct_fields__)}


class Review(QObject):
    """Follows *session* from the moment *imported* fills it.

    ``changed()`` tells that a line was used or brought back, or that a field needs no look any more. It is not
    :attr:`active` while the import is undone.
    """

    changed = Signal()

    def __init__(self, session: Session, blank: Communique, imported: Imported, title: str) -> None:
        super().__init__(session)
        self.session = session
        self.title = title
        self.losses = imported.losses
        self.lines: tuple[Entry, ...] = tuple(
            sorted(_worded(imported.ledger.left_out), key=lambda entry: (entry.reason in _FURNITURE, entry.start))
        )
        self.active = True
        self._blank = blank
        self._filled = session.doc
        self._unsure = frozenset(place for place in imported.unsure if _has(session.doc, place))
        self._needles = _needles(self.lines)
        self._at_first = _counts(self._needles, session.doc)
        self._used: frozenset[int] = frozenset()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._look_for_lines)
        session.changed.connect(self._on_changed)

    @property
    def pending(self) -> bool:
        """Whether there was anything to look at in the first place."""
        return bool(self.lines or self.losses or self._unsure)

    @property
    def unsure(self) -> tuple[str, ...]:
        """The places of the fields that were guessed and not looked at since, in the order of the page."""
        return tuple(sorted(self._unsure, key=_page_order)) if self.active else ()

    def is_used(self, line: int) -> bool:
        """Whether the words of that line were brought into the document since the import."""
        return line in self._used

    def settle(self, place: str, entered: str = "") -> None:
        """Take note that a person left *place* for *entered*, and so has looked at what only the first is part of."""
        left = frozenset(
            known for known in self._unsure if not _touches(known, place) or (entered and _touches(known, entered))
        )
        if left != self._unsure:
            self._unsure = left
            self.changed.emit()

    def next_unsure(self, after: str) -> str:
        """Return the place to look at after *after*, the first one again at the end; "" where nothing is left."""
        places = self.unsure
        later = (place for place in places if not _touches(place, after) and _page_order(place) > _page_order(after))
        return next(later, places[0] if places else "")

    def _on_changed(self, old: Communique, new: Communique) -> None:
        if new is self._blank or (not self.active and new is self._filled):
            self.active = new is self._filled
            self.changed.emit()
        if not self.active or old is self._blank:
            return
        moved = {place: _followed(place, old, new) for place in self._unsure}
        left = frozenset(place for place in moved.values() if place)
        if left != self._unsure:
            self._unsure = left
            self.changed.emit()
        self._pause.start()

    def _look_for_lines(self) -> None:
        now = _counts(self._needles, self.session.doc)
        spent = {needle: now[needle] - self._at_first[needle] for needle in now}
        used: set[int] = set()
        for number, needle in enumerate(self._needles):
            if spent.get(needle, 0) > 0:
                spent[needle] -= 1
                used.add(number)
        if used != self._used:
            self._used = frozenset(used)
            self.changed.emit()


def _worded(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield the entries that have a letter or a digit: a lost comma is in the ledger, and nobody misses it."""
    return (entry for entry in entries if any(char.isalnum() for char in entry.text))


def _has(doc: Communique, place: str) -> bool:
    try:
        edit.value_at(doc, edit.parse(place))
    except LookupError:
        return False
    return True


def _page_order(place: str) -> tuple[Any, ...]:
    first, *rest = edit.parse(place) if place else ("",)
    return (_ORDER.get(str(first), -1), *(step if isinstance(step, int) else -1 for step in rest))


def _touches(known: str, place: str) -> bool:
    """Whether one of the two places is the other or lies below it."""
    one, other = edit.parse(known), edit.parse(place)
    shared = min(len(one), len(other))
    return one[:shared] == other[:shared]


def _followed(place: str, old: Communique, new: Communique) -> str:
    """Return where what stood at *place* in *old* stands in *new*; "" where it was edited or is gone."""
    first, *rest = path = edit.parse(place)
    before, after = getattr(old, str(first)), getattr(new, str(first))
    if before is after:
        return place
    if rest and isinstance(rest[0], int):
        part = before[rest[0]]
        kept = next((at for at, one in enumerate(after) if one is part), None)
        if kept is not None:
            return edit.join((first, kept, *rest[1:]))
        if len(before) != len(after):
            return ""
    return place if _has(new, place) and edit.value_at(old, path) == edit.value_at(new, path) else ""


def _needles(lines: Sequence[Entry]) -> tuple[str, ...]:
    return tuple(_comparable(entry.text) for entry in lines)


def _counts(needles: Sequence[str], doc: Communique) -> Counter[str]:
    """Return how often each of *needles* stands in *doc*, as whole words."""
    words = _comparable(" ¶ ".join(_texts(doc)))
    return Counter(
        {
            needle: len(re.findall(rf"(?<!\w){re.escape(needle)}(?!\w)", words)) if needle in words else 0
            for needle in set(needles)
            if needle
        }
    )


def _comparable(text: str) -> str:
    """Return *text* as it compares after typographic correction: case, accents, spaces and apostrophes do not count."""
    return " ".join(fold(text.replace("’", "'")).split())


def _texts(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case tuple():
            for part in value:
                yield from _texts(part)
        case msgspec.Struct():
            for name in value.__struct_fields__:
                yield from _texts(getattr(value, name))
