"""Logical structure: the tree that tells a screen reader what the ink means (ISO 32000-1, 14.7 and 14.8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.pdf.cos import objects

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject


class StructElem(objects.Indirect):
    """A structure element; its kids come in reading order: elements, marked content, annotations.

    *attributes* is a formatted attribute object or array (``/A``). A kid of marked content is ``(page, mcid)``, one
    that is an annotation ``(page, annotation)``.
    """

    def __init__(
        self,
        role: str,
        parent: StructElem | StructTreeRoot,
        *,
        lang: str = "",
        alt: str = "",
        attributes: bytes = b"",
    ) -> None:
        self.role = role
        self._parent = parent
        self._lang = lang
        self._alt = alt
        self.attributes = attributes
        self.kids: list[StructElem | tuple[PDFObject, int] | tuple[PDFObject, PDFObject]] = []
        parent.kids.append(self)

    def format(self, document: PDFDocument) -> bytes:
        """Return the element's dictionary."""
        parts = [b"<</Type/StructElem/S", objects.name(self.role), b"/P ", objects.reference(document, self._parent)]
        if self._lang:
            parts += [b"/Lang", objects.text_string(self._lang)]
        if self._alt:
            parts += [b"/Alt", objects.text_string(self._alt)]
        if self.attributes:
            parts += [b"/A ", self.attributes]
        page = next((kid[0] for kid in self.kids if isinstance(kid, tuple)), None)
        if page is not None:
            parts += [b"/Pg ", objects.reference(document, page)]
        parts += [b"/K", objects.array(self._kid(document, kid, page) for kid in self.kids), b">>"]
        return b"".join(parts)

    @staticmethod
    def _kid(
        document: PDFDocument,
        kid: StructElem | tuple[PDFObject, int] | tuple[PDFObject, PDFObject],
        home: PDFObject | None,
    ) -> bytes:
        if isinstance(kid, StructElem):
            return objects.reference(document, kid)
        page, target = kid
        where = b"" if page is home else b"/Pg " + objects.reference(document, page)
        if isinstance(target, int):
            return b"<</Type/MCR%b/MCID %d>>" % (where, target) if where else b"%d" % target
        return b"<</Type/OBJR%b/Obj %b>>" % (where, objects.reference(document, target))


class StructTreeRoot(objects.Indirect):
    """The root, with the parent tree that leads from marked content and annotations back to their elements."""

    def __init__(self) -> None:
        self.kids: list[StructElem] = []
        self._parents: list[list[StructElem] | StructElem] = []

    def new_key(self, parents: list[StructElem] | StructElem) -> int:
        """Return the ``/StructParents`` of a page (a list by MCID) or the ``/StructParent`` of an annotation."""
        self._parents.append(parents)
        return len(self._parents) - 1

    def format(self, document: PDFDocument) -> bytes:
        """Return the root's dictionary."""
        numbers = b" ".join(
            b"%d %b" % (key, self._parent(document, parents)) for key, parents in enumerate(self._parents)
        )
        kids = objects.array(objects.reference(document, kid) for kid in self.kids)
        return b"<</Type/StructTreeRoot/K%b/ParentTree<</Nums[%b]>>/ParentTreeNextKey %d>>" % (
            kids,
            numbers,
            len(self._parents),
        )

    @staticmethod
    def _parent(document: PDFDocument, parents: list[StructElem] | StructElem) -> bytes:
        if isinstance(parents, StructElem):
            return objects.reference(document, parents)
        return objects.array(objects.reference(document, parent) for parent in parents)


def table_cell(scope: str = "", columns: int = 1) -> bytes:
    """Return the attributes of a cell: the *scope* of a header, the *columns* it spans."""
    entries = (b"/Scope" + objects.name(scope) if scope else b"") + (b"/ColSpan %d" % columns if columns > 1 else b"")
    return b"<</O/Table%b>>" % entries if entries else b""


def list_numbering(ordered: bool) -> bytes:
    """Return the attributes of a list."""
    return b"<</O/List/ListNumbering/%b>>" % (b"Decimal" if ordered else b"Disc")


def bounding_box(x0: float, y0: float, x1: float, y1: float) -> bytes:
    """Return the attributes of a figure that fills a rectangle of its page."""
    return b"<</O/Layout/Placement/Block/BBox%b>>" % objects.rectangle(x0, y0, x1, y1)
