"""Word's ``.docx`` (ECMA-376, WordprocessingML) → a neutral page.

What was deleted under tracked changes and what is hidden is not read; of a drawing offered in two ways the first is.
"""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from dataclasses import replace
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

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DC = "{http://purl.org/dc/elements/1.1/}"

_HEADING = re.compile(r"(?:heading|titre|überschrift)\s*(?P<level>[1-9])\Z")
_NAMED = {
    "title": (Shape.HEADING, 1),
    "titre": (Shape.HEADING, 1),
    "subtitle": (Shape.HEADING, 2),
    "sous-titre": (Shape.HEADING, 2),
    "quote": (Shape.QUOTATION, 0),
    "intense quote": (Shape.QUOTATION, 0),
    "block text": (Shape.QUOTATION, 0),
    "caption": (Shape.CAPTION, 0),
}
_SKIPPED = frozenset(
    {f"{_W}del", f"{_W}moveFrom", f"{_W}rPr", f"{_W}pPr", f"{_W}instrText", f"{_W}delText", f"{_MC}Fallback"}
)
_OFF = frozenset({"0", "false", "off", "none"})


def page(data: bytes, name: str) -> Page:
    """Return the page of the Word document *data*; :class:`InputError` where it cannot be read."""
    archive = Archive(data, name)
    reader = _Reader(archive, name)
    reader.read()
    return reader.page()


class _Reader:
    def __init__(self, archive: Archive, name: str) -> None:
        self._archive = archive
        self._name = name
        self._builder = PageBuilder()
        self._links = self._relations("word/document.xml")
        self._story = Story(self._builder, lambda place: archive.find(place, images.LARGEST))
        self._styles = self._named_styles()
        self._bulleted = self._numberings()
        self._counts: dict[tuple[str, int], int] = defaultdict(int)

    def read(self) -> None:
        """Take headers, the text, its notes and footers, in the order in which a reader of the page meets them."""
        root = parse(self._archive.text("word/document.xml"), self._name)
        parts = [target for target in self._links.values() if re.match(r"word/(?:header|footer)\d*\.xml\Z", target)]
        self._around([part for part in parts if "header" in part])
        body = root.find(f"{_W}body")
        self._blocks(body if body is not None else root)
        self._notes()
        self._around([part for part in parts if "footer" in part])

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

    def _relations(self, entry: str) -> dict[str, str]:
        """Return where the relations of *entry* lead: parts of the package, or addresses."""
        folder, file = posixpath.split(entry)
        root = self._part(f"{folder}/_rels/{file}.rels")
        found: dict[str, str] = {}
        for relation in root if root is not None else ():
            target = relation.get("Target") or ""
            external = relation.get("TargetMode") == "External"
            inside = (
                target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            )
            found[relation.get("Id") or ""] = target if external else inside
        return found

    def _named_styles(self) -> dict[str, str]:
        root = self._part("word/styles.xml")
        if root is None:
            return {}
        return {
            style.get(f"{_W}styleId") or "": (_value(style, "name") or "").lower() for style in root.iter(f"{_W}style")
        }

    def _numberings(self) -> dict[tuple[str, int], bool]:
        """Return for each list and depth whether it has bullets; where it has not, it is numbered."""
        root = self._part("word/numbering.xml")
        if root is None:
            return {}
        kinds: dict[str, dict[int, bool]] = {}
        for kind in root.iter(f"{_W}abstractNum"):
            kinds[kind.get(f"{_W}abstractNumId") or ""] = {
                int(level.get(f"{_W}ilvl") or 0): _value(level, "numFmt") in {"bullet", "none"}
                for level in kind.iter(f"{_W}lvl")
                if (level.get(f"{_W}ilvl") or "0").isdecimal()
            }
        found: dict[tuple[str, int], bool] = {}
        for number in root.iter(f"{_W}num"):
            for depth, bulleted in kinds.get(_value(number, "abstractNumId") or "", {}).items():
                found[number.get(f"{_W}numId") or "", depth] = bulleted
        return found

    def _hints(self) -> Hints:
        core = self._part("docProps/core.xml")
        if core is None:
            return Hints()
        return Hints(headline=core.findtext(f"{_DC}title") or "", language=core.findtext(f"{_DC}language") or "")

    def _around(self, parts: list[str]) -> None:
        for part in sorted(parts):
            root = self._part(part)
            for element in root.iter(f"{_W}p") if root is not None else ():
                paragraph = self._paragraph(element)
                paragraph.shape, paragraph.images = Shape.ASIDE, []
                self._story.add(paragraph)

    def _notes(self) -> None:
        root = self._part("word/footnotes.xml")
        for note in root.iter(f"{_W}footnote") if root is not None else ():
            if note.get(f"{_W}type") is None:
                self._blocks(note)

    # The text.

    def _blocks(self, parent: _Element) -> None:
        for element in parent:
            if element.tag == f"{_W}p":
                self._story.add(self._paragraph(element))
                for box in _boxes(element):
                    self._blocks(box)
            elif element.tag == f"{_W}tbl":
                self._story.add_table([list(self._row(row)) for row in element.iter(f"{_W}tr")])
            elif element.tag not in _SKIPPED:
                self._blocks(element)

    def _row(self, row: _Element) -> Iterator[list[Paragraph]]:
        for cell in row.iter(f"{_W}tc"):
            yield [paragraph for element in cell.iter(f"{_W}p") if (paragraph := self._paragraph(element)).words]

    def _paragraph(self, element: _Element) -> Paragraph:
        paragraph = Paragraph()
        self._inline(element, paragraph, Run(""))
        properties = element.find(f"{_W}pPr")
        if properties is not None:
            self._set(paragraph, properties)
        return paragraph

    def _set(self, paragraph: Paragraph, properties: _Element) -> None:
        style = self._styles.get(_value(properties, "pStyle") or "", (_value(properties, "pStyle") or "").lower())
        level = _value(properties, "outlineLvl")
        if heading := _HEADING.match(style):
            paragraph.shape, paragraph.level = Shape.HEADING, int(heading["level"])
        elif style in _NAMED:
            paragraph.shape, paragraph.level = _NAMED[style]
        elif level is not None and level.isdecimal() and int(level) < 9:
            paragraph.shape, paragraph.level = Shape.HEADING, int(level) + 1
        numbering = properties.find(f"{_W}numPr")
        if numbering is not None and paragraph.shape is Shape.TEXT and paragraph.words:
            self._set_item(paragraph, numbering)

    def _set_item(self, paragraph: Paragraph, numbering: _Element) -> None:
        number, depth = _value(numbering, "numId") or "0", _value(numbering, "ilvl") or "0"
        if number == "0" or not depth.isdecimal():
            return
        key = (number, int(depth))
        paragraph.shape, paragraph.level = Shape.ITEM, int(depth)
        if not self._bulleted.get(key, True):
            self._counts[key] += 1
            paragraph.number = self._counts[key]

    def _inline(self, element: _Element, paragraph: Paragraph, style: Run) -> None:
        for child in element:
            match child.tag:
                case tag if tag in _SKIPPED or tag == f"{_W}txbxContent":
                    continue
                case tag if tag == f"{_W}r":
                    self._run(child, paragraph, style)
                case tag if tag == f"{_W}hyperlink":
                    target = self._links.get(child.get(f"{_R}id") or "", "")
                    self._inline(child, paragraph, replace(style, href=target))
                case _:
                    self._inline(child, paragraph, style)

    def _run(self, run: _Element, paragraph: Paragraph, style: Run) -> None:
        properties = run.find(f"{_W}rPr")
        if properties is not None:
            if _is_on(properties, "vanish"):
                return
            style = replace(style, bold=_is_on(properties, "b"), italic=_is_on(properties, "i"))
        for child in run:
            if text := _text_of(child):
                paragraph.runs.append(replace(style, text=text))
            elif child.tag in {f"{_W}drawing", f"{_W}pict", f"{_MC}AlternateContent"}:
                self._images(child, paragraph)

    def _images(self, drawing: _Element, paragraph: Paragraph) -> None:
        for blip in drawing.iter(f"{_A}blip"):
            if any(ancestor.tag == f"{_MC}Fallback" for ancestor in blip.iterancestors()):
                continue
            target = self._links.get(blip.get(f"{_R}embed") or "")
            described = next(drawing.iter(f"{_WP}docPr"), None)
            if target:
                paragraph.images.append((target, (described.get("descr") or "") if described is not None else ""))


def _text_of(element: _Element) -> str:
    match element.tag:
        case tag if tag == f"{_W}t":
            return element.text or ""
        case tag if tag in {f"{_W}tab", f"{_W}ptab"}:
            return " "
        case tag if tag in {f"{_W}br", f"{_W}cr"}:
            return "\n" if element.get(f"{_W}type") in {None, "textWrapping"} else ""
        case tag if tag == f"{_W}noBreakHyphen":
            return "\u2011"
        case _:
            return ""


def _boxes(paragraph: _Element) -> Iterator[_Element]:
    """Yield the text boxes anchored in *paragraph*, each once."""
    for box in paragraph.iter(f"{_W}txbxContent"):
        if not any(ancestor.tag == f"{_MC}Fallback" for ancestor in box.iterancestors()):
            yield box


def _value(parent: _Element, name: str) -> str | None:
    child = parent.find(f"{_W}{name}")
    return child.get(f"{_W}val") if child is not None else None


def _is_on(properties: _Element, name: str) -> bool:
    child = properties.find(f"{_W}{name}")
    return child is not None and (child.get(f"{_W}val") or "true").lower() not in _OFF
