"""OpenDocument text (``.odt``, ISO/IEC 26300) → a neutral page.

What was deleted under tracked changes and the remarks of reviewers are not read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from aes_editor import images
from aes_editor.errors import InputError
from aes_editor.importers.office.story import Paragraph, Story
from aes_editor.importers.office.zipped import Archive
from aes_editor.importers.structure.builder import PageBuilder
from aes_editor.importers.structure.page import Hints, Page, Shape
from aes_editor.markup.nodes import Run
from aes_editor.newsml.parsing import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_DC = "{http://purl.org/dc/elements/1.1/}"

_SKIPPED = frozenset(
    {
        f"{_TEXT}tracked-changes",
        f"{_OFFICE}annotation",
        f"{_OFFICE}forms",
        f"{_TEXT}sequence-decls",
        f"{_TEXT}index-body",
    }
    | {f"{_OFFICE}annotation-end", f"{_TEXT}note-citation", f"{_TEXT}ruby-text", f"{_SVG}title", f"{_SVG}desc"}
)
_NAMED = {
    "title": (Shape.HEADING, 1),
    "subtitle": (Shape.HEADING, 2),
    "quotations": (Shape.QUOTATION, 0),
    "caption": (Shape.CAPTION, 0),
    "illustration": (Shape.CAPTION, 0),
    "figure": (Shape.CAPTION, 0),
}
_HEADING = re.compile(r"heading(?:_20_)?(?P<level>[1-9])\Z")
_BOLD = re.compile(r"bold|[6-9]00\Z")
_MOST_SPACES = 100
_DEEPEST_STYLE = 12


@dataclass(frozen=True, slots=True)
class _Style:
    parent: str = ""
    bold: bool | None = None
    italic: bool | None = None


def page(data: bytes, name: str) -> Page:
    """Return the page of the OpenDocument text *data*; :class:`InputError` where it cannot be read."""
    reader = _Reader(Archive(data, name), name)
    reader.read()
    return reader.page()


class _Reader:
    def __init__(self, archive: Archive, name: str) -> None:
        self._archive = archive
        self._name = name
        self._builder = PageBuilder()
        self._story = Story(self._builder, lambda place: archive.find(place, images.LARGEST))
        self._content = parse(archive.text("content.xml"), name)
        self._common = self._part("styles.xml")
        self._styles = dict(self._named_styles())
        self._numbered = dict(self._numberings())
        self._notes: list[_Element] = []

    def read(self) -> None:
        """Take the headers of the pages, the text, its notes and the footers."""
        self._around("header")
        body = self._content.find(f"{_OFFICE}body/{_OFFICE}text")
        self._blocks(body if body is not None else self._content)
        for note in self._notes:
            self._blocks(note)
        self._around("footer")

    def page(self) -> Page:
        """Return what was read."""
        return self._builder.page(hints=self._hints(), media=self._story.media, losses=self._story.losses)

    # Parts of the package.

    def _part(self, entry: str) -> _Element | None:
        data = self._archive.find(entry)
        try:
            return parse(data, self._name) if data is not None else None
        except InputError:
            return None  # the text is read without its styles rather than not at all

    def _named_styles(self) -> Iterator[tuple[str, _Style]]:
        for root in (self._common, self._content):
            for style in root.iter(f"{_STYLE}style") if root is not None else ():
                look = style.find(f"{_STYLE}text-properties")
                weight = look.get(f"{_FO}font-weight") if look is not None else None
                slant = look.get(f"{_FO}font-style") if look is not None else None
                yield (
                    style.get(f"{_STYLE}name") or "",
                    _Style(
                        style.get(f"{_STYLE}parent-style-name") or "",
                        None if weight is None else _BOLD.search(weight) is not None,
                        None if slant is None else slant in {"italic", "oblique"},
                    ),
                )

    def _numberings(self) -> Iterator[tuple[tuple[str, int], bool]]:
        for root in (self._common, self._content):
            for style in root.iter(f"{_TEXT}list-style") if root is not None else ():
                for level in style:
                    depth = level.get(f"{_TEXT}level") or ""
                    if depth.isdecimal():
                        numbered = level.tag == f"{_TEXT}list-level-style-number"
                        yield (style.get(f"{_STYLE}name") or "", int(depth) - 1), numbered

    def _hints(self) -> Hints:
        meta = self._part("meta.xml")
        if meta is None:
            return Hints()
        return Hints(headline=meta.findtext(f".//{_DC}title") or "", language=meta.findtext(f".//{_DC}language") or "")

    def _around(self, kind: str) -> None:
        for part in self._common.iter(f"{_STYLE}{kind}") if self._common is not None else ():
            for element in part.iter(f"{_TEXT}p", f"{_TEXT}h"):
                paragraph = self._paragraph(element)
                paragraph.shape, paragraph.images = Shape.ASIDE, []
                self._story.add(paragraph)

    # The text.

    def _blocks(self, parent: _Element) -> None:
        for element in parent:
            match element.tag:
                case tag if tag in _SKIPPED:
                    continue
                case tag if tag in {f"{_TEXT}p", f"{_TEXT}h"}:
                    self._story.add(self._paragraph(element))
                    for box in element.iter(f"{_DRAW}text-box"):
                        self._blocks(box)
                case tag if tag == f"{_TEXT}list":
                    self._list(element, 0, "")
                case tag if tag == f"{_TABLE}table":
                    self._story.add_table([list(self._row(row)) for row in element.iter(f"{_TABLE}table-row")])
                case _:
                    self._blocks(element)

    def _row(self, row: _Element) -> Iterator[list[Paragraph]]:
        for cell in row.iter(f"{_TABLE}table-cell"):
            yield [
                paragraph
                for element in cell.iter(f"{_TEXT}p", f"{_TEXT}h")
                if (paragraph := self._paragraph(element)).words
            ]

    def _list(self, element: _Element, depth: int, inherited: str) -> None:
        style = element.get(f"{_TEXT}style-name") or inherited
        number = 1 if self._numbered.get((style, depth)) else None
        for item in element:
            for child in item:
                if child.tag == f"{_TEXT}list":
                    self._list(child, depth + 1, style)
                elif child.tag in {f"{_TEXT}p", f"{_TEXT}h"}:
                    paragraph = self._paragraph(child)
                    if paragraph.shape is Shape.TEXT:
                        paragraph.shape, paragraph.level, paragraph.number = Shape.ITEM, depth, number
                    self._story.add(paragraph)
            number = number + 1 if number is not None else None

    def _paragraph(self, element: _Element) -> Paragraph:
        name = element.get(f"{_TEXT}style-name") or ""
        bold, italic = self._look(name)
        paragraph = Paragraph()
        self._inline(element, paragraph, Run("", bold=bold, italic=italic))
        paragraph.shape, paragraph.level = self._shape(name)
        level = element.get(f"{_TEXT}outline-level") or "1"
        if element.tag == f"{_TEXT}h" and paragraph.shape is not Shape.HEADING:
            paragraph.shape, paragraph.level = Shape.HEADING, int(level) if level.isdecimal() else 1
        return paragraph

    def _chain(self, name: str) -> Iterator[str]:
        for _step in range(_DEEPEST_STYLE):
            if not name:
                return
            yield name
            name = self._styles.get(name, _Style()).parent

    def _shape(self, name: str) -> tuple[Shape, int]:
        for style in self._chain(name):
            if heading := _HEADING.match(style.lower()):
                return Shape.HEADING, int(heading["level"])
            if style.lower() in _NAMED:
                return _NAMED[style.lower()]
        return Shape.TEXT, 0

    def _look(self, name: str, style: Run = Run("")) -> tuple[bool, bool]:  # noqa: B008 - frozen
        chain = [self._styles.get(step, _Style()) for step in self._chain(name)]
        bold = next((step.bold for step in chain if step.bold is not None), style.bold)
        italic = next((step.italic for step in chain if step.italic is not None), style.italic)
        return bold, italic

    def _inline(self, element: _Element, paragraph: Paragraph, style: Run) -> None:
        self._text(element.text, paragraph, style)
        for child in element:
            self._piece(child, paragraph, style)
            self._text(child.tail, paragraph, style)

    def _piece(self, child: _Element, paragraph: Paragraph, style: Run) -> None:
        match child.tag:
            case tag if tag in _SKIPPED or tag == f"{_DRAW}text-box":
                return
            case tag if tag == f"{_TEXT}span":
                bold, italic = self._look(child.get(f"{_TEXT}style-name") or "", style)
                self._inline(child, paragraph, replace(style, bold=bold, italic=italic))
            case tag if tag == f"{_TEXT}a":
                self._inline(child, paragraph, replace(style, href=child.get(f"{_XLINK}href") or ""))
            case tag if tag == f"{_TEXT}s":
                count = child.get(f"{_TEXT}c") or "1"
                spaces = min(int(count), _MOST_SPACES) if count.isdecimal() and len(count) < 6 else 1
                self._text(" " * spaces, paragraph, style)
            case tag if tag == f"{_TEXT}tab":
                self._text(" ", paragraph, style)
            case tag if tag == f"{_TEXT}line-break":
                paragraph.runs.append(replace(style, text="\n"))
            case tag if tag == f"{_TEXT}note":
                self._notes.extend(child.iter(f"{_TEXT}note-body"))
            case tag if tag == f"{_DRAW}image":
                described = child.getparent()
                alt = (
                    described.findtext(f"{_SVG}desc") or described.findtext(f"{_SVG}title")
                    if described is not None
                    else ""
                )
                paragraph.images.append((child.get(f"{_XLINK}href") or "", alt or ""))
            case _:
                self._inline(child, paragraph, style)

    def _text(self, text: str | None, paragraph: Paragraph, style: Run) -> None:
        if text:
            paragraph.runs.append(replace(style, text=text.replace("\n", " ")))
