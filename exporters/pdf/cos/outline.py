"""The document outline: bookmarks that lead to the headings (ISO 32000-1, 12.3.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.pdf.cos import objects

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFDocument

    from exporters.pdf.cos.canvas import Page


class Node(objects.Indirect):
    """The outline itself, or one item of it."""

    def __init__(self, parent: Node | None = None, entries: bytes = b"", page: Page | None = None, top: float = 0.0):
        self._parent = parent
        self._entries = entries
        self._page = page
        self._top = top
        self.kids: list[Node] = []

    def add(self, title: str, level: int, page: Page, top: float) -> None:
        """Append an item called *title* that leads to the height *top* of *page*, *level* steps below this one."""
        if level and self.kids:
            self.kids[-1].add(title, level - 1, page, top)
        else:
            self.kids.append(Node(self, b"/Title" + objects.text_string(title), page, top))

    @property
    def descendants(self) -> int:
        """How many items are below it, at any depth."""
        return sum(1 + kid.descendants for kid in self.kids)

    def format(self, document: PDFDocument) -> bytes:
        """Return the dictionary."""

        def entry(key: bytes, target: objects.Indirect) -> bytes:
            return b"/%b %b" % (key, target.reference(document))

        parts = [b"<<", self._entries]
        if self._parent is not None and self._page is not None:
            siblings = self._parent.kids
            place = siblings.index(self)
            parts.append(entry(b"Parent", self._parent))
            if place:
                parts.append(entry(b"Prev", siblings[place - 1]))
            if place + 1 < len(siblings):
                parts.append(entry(b"Next", siblings[place + 1]))
            top = objects.number(round(self._top, 2))
            parts.append(b"/Dest[%b/XYZ 0 %b 0]" % (self._page.reference(document), top))
        if self.kids:
            parts += [entry(b"First", self.kids[0]), entry(b"Last", self.kids[-1]), b"/Count %d" % self.descendants]
        return b"".join([*parts, b">>"])
