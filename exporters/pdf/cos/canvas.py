"""ReportLab's canvas, taught to tag what it draws.

Everything drawn is either content of a structure element or an artifact; nothing is neither (ISO 14289-1, 7.1).
Coordinates are PDF's own: points from the bottom left corner of the trimmed page.
"""

from __future__ import annotations

import io
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from exporters.pdf.cos import objects, writer
from exporters.pdf.cos.outline import Node
from exporters.pdf.cos.structure import StructTreeRoot

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Mapping

    from reportlab.pdfbase.pdfdoc import PDFObject

    from exporters.pdf.cos.metadata import Description
    from exporters.pdf.cos.structure import StructElem
    from exporters.pdf.fonts.embedding import EmbeddedFont

_CATALOG_ENTRIES = ["OutputIntents", "AF"]


class Page(objects.Indirect):
    """A page object; its *entries* are filled in when the page is closed."""

    def __init__(self) -> None:
        self.entries: Callable[[pdfdoc.PDFDocument], bytes] = lambda _: b""

    def format(self, document: Any) -> bytes:
        """Return the page dictionary."""
        return b"<</Type/Page/Tabs/S/Parent %b%b>>" % (
            objects.reference(document, document.Pages),
            self.entries(document),
        )


class _Moment:
    """What ReportLab asks of a time stamp, in UTC, from a clock that is passed in."""

    tzname = "UTC"
    dhh = dmm = 0

    def __init__(self, moment: dt.datetime) -> None:
        self.t = moment.timestamp()
        self.YMDhms = moment.timetuple()[:6]


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """A canvas whose pages are written in operators (:meth:`write`), tagged, and share their resources."""

    _doc: Any

    def __init__(
        self, size: tuple[float, float], language: str, moment: dt.datetime, *, level: int = objects.QUICK
    ) -> None:
        """Start the first page; *moment* is in UTC. *level* is how hard pages are deflated, 0 for not at all."""
        super().__init__(io.BytesIO(), pagesize=size, invariant=True, pdfVersion=(1, 7), lang=language)
        self.structure = StructTreeRoot()
        self.page = Page()
        self._level = level
        self._operators: list[bytes] = []
        self._marked: list[StructElem] = []
        self._annotations: list[PDFObject] = []
        self._outline = Node()
        self._images: dict[str, PDFObject] = {}
        self._resources = objects.Deferred(self._write_resources)
        self._doc._timeStamp = _Moment(moment)  # noqa: SLF001 - else SOURCE_DATE_EPOCH would show in the file
        self._prepare_catalog()

    def _make_preamble(self) -> None:
        """Write nothing at the top of a page: ReportLab's own preamble asks for Helvetica, which is not embedded."""
        self._preamble = ""

    def _prepare_catalog(self) -> None:
        catalog = self._doc.Catalog
        catalog.__NoDefault__ = [*catalog.__NoDefault__, *_CATALOG_ENTRIES]
        catalog.MarkInfo = objects.Deferred(lambda _: b"<</Marked true>>")
        catalog.StructTreeRoot = self.structure
        self.setViewerPreference("DisplayDocTitle", "true")

    def catalog(self, **entries: PDFObject) -> None:
        """Set entries of the document catalog."""
        for key, value in entries.items():
            setattr(self._doc.Catalog, key, value)

    def write(self, operators: bytes) -> None:
        """Append *operators* to the content of the page."""
        self._operators.append(operators)

    @contextmanager
    def tagged(self, element: StructElem) -> Iterator[None]:
        """Make what is written meanwhile the content of *element*."""
        element.kids.append((self.page, len(self._marked)))
        self.write(b"%b<</MCID %d>>BDC" % (objects.name(element.role), len(self._marked)))
        self._marked.append(element)
        yield
        self.write(b"EMC")

    @contextmanager
    def artifact(self, kind: str = "Layout", subtype: str = "") -> Iterator[None]:
        """Make what is written meanwhile decoration, which a screen reader passes over."""
        detail = b"/Subtype" + objects.name(subtype) if subtype else b""
        self.write(b"/Artifact<</Type%b%b>>BDC" % (objects.name(kind), detail))
        yield
        self.write(b"EMC")

    def annotate(self, element: StructElem, annotation: bytes) -> PDFObject:
        """Add an annotation with the entries *annotation* to the page, as a kid of *element*, and return it."""
        key, page = self.structure.new_key(element), self.page
        target = objects.Deferred(
            lambda document: (
                b"<</Type/Annot%b/P %b/StructParent %d>>" % (annotation, objects.reference(document, page), key)
            )
        )
        element.kids.append((page, target))
        self._annotations.append(target)
        return target

    def signature_field(
        self, element: StructElem, name: str, description: str, corner: tuple[float, float] = (0, 0)
    ) -> None:
        """Add an invisible signature field (ISO 32000-1, 12.7.4.5) at *corner* of the page, as content of *element*."""
        widget = self.annotate(
            element,
            b"/Subtype/Widget/FT/Sig/F 132/Rect%b/T%b/TU%b"
            % (objects.rectangle(*corner, *corner), objects.text_string(name), objects.text_string(description)),
        )
        self.catalog(
            AcroForm=objects.Deferred(
                lambda document: b"<</Fields[%b]/SigFlags 3>>" % objects.reference(document, widget)
            )
        )

    def image(self, name: str, xobject: PDFObject) -> None:
        """Make *xobject* an image that ``/name Do`` paints, on any page."""
        self._images.setdefault(name, xobject)

    def add_font(self, font: EmbeddedFont) -> None:
        """Put *font* into the file, for all pages."""
        font.add_to(self._doc)

    def describe(self, description: Description) -> None:
        """Fill the document information dictionary as the metadata stream says."""
        moment = f"D:{description.moment:%Y%m%d%H%M%S}+00'00'"
        told = {
            b"Title": description.title,
            b"Author": description.author,
            b"Subject": description.summary,
            b"Keywords": ", ".join(description.keywords),
            b"Creator": description.producer,
            b"Producer": description.producer,
            b"CreationDate": moment,
            b"ModDate": moment,
        }
        entries = b"".join(b"/%b%b" % (key, objects.text_string(value)) for key, value in told.items())
        self._doc.info = objects.Deferred(lambda _: b"<<%b/Trapped/False>>" % entries)

    def outline(self, title: str, level: int, top: float) -> None:
        """Add a bookmark that leads to the height *top* of this page."""
        self._outline.add(title, level, self.page, top)

    def next_page(self, boxes: Mapping[str, tuple[float, float, float, float]]) -> None:
        """Close the page, whose page boxes (``MediaBox``, ``TrimBox`` …) are *boxes*, and open another."""
        content = b"\n".join(self._operators)
        stream, annotations = objects.deflated(content, level=self._level), self._annotations
        constant = b"".join(objects.name(box) + objects.rectangle(*sides) for box, sides in boxes.items())
        constant += b"/StructParents %d" % self.structure.new_key(self._marked)

        def entries(document: pdfdoc.PDFDocument) -> bytes:
            linked = objects.array(objects.reference(document, annotation) for annotation in annotations)
            return b"%b/Resources %b/Contents %b%b" % (
                constant,
                objects.reference(document, self._resources),
                objects.reference(document, stream),
                b"/Annots" + linked if annotations else b"",
            )

        self.page.entries = entries
        self._doc.addPage(self.page)
        self.page, self._operators, self._marked, self._annotations = Page(), [], [], []

    def _write_resources(self, document: pdfdoc.PDFDocument) -> bytes:
        fonts = objects.reference(document, document.idToObject[pdfdoc.BasicFonts])
        images = b"".join(
            objects.name(name) + b" " + objects.reference(document, xobject) for name, xobject in self._images.items()
        )
        return b"<</Font %b%b>>" % (fonts, b"/XObject<<%b>>" % images if images else b"")

    def finish(self, version: bytes = b"1.7") -> bytes:
        """Return the whole file, in a *version* of PDF."""
        self._doc.Catalog.Outlines = self._outline if self._outline.kids else None
        return writer.serialise(self._doc, self._level, version)
