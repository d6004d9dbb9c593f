"""The elements of a page, in reading order → the lines of a neutral page."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from aes_editor import images
from aes_editor.container import media_name
from aes_editor.i18n import _
from aes_editor.importers.html import regions
from aes_editor.importers.structure.lexicon import lexicon
from aes_editor.importers.structure.page import Shape
from aes_editor.markup.nodes import Align, Run, Table, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.html import HtmlElement

    from aes_editor.importers.structure.builder import PageBuilder

_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset"}
    | {"figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html"}
    | {"legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th"}
    | {"thead", "tr", "ul", "dialog", "menu", "caption", "button", "select", "option", "label", "textarea"}
)
_BOLD = frozenset({"b", "strong"})
_ITALIC = frozenset({"i", "em"})
_WEIGHT = re.compile(r"(?:^|;)\s*font-weight\s*:\s*(?P<value>\w+)", re.IGNORECASE)
_HEAVY = re.compile(r"bold|[6-9]\d\d\Z", re.IGNORECASE)
_SLANT = re.compile(r"(?:^|;)\s*font-style\s*:\s*(?P<value>italic|oblique|normal)", re.IGNORECASE)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_UNALIGNED: Align = ""
_WIDEST_CELL = 80  # characters on average: wider ones lay out a page
_SMALLEST_IMAGE = 2048  # bytes: smaller ones are spacers and pixels that count visits


@dataclass(frozen=True, slots=True)
class _Setting:
    """How what is met is set: what an element hands down to those inside it."""

    shape: Shape = Shape.TEXT
    level: int = 0
    number: int | None = None
    style: Run = field(default_factory=lambda: Run(""))


class Walker:
    """Walks over a page once and hands its lines to a builder."""

    def __init__(self, builder: PageBuilder, images_by_address: Mapping[str, bytes]) -> None:
        self._builder = builder
        self._images = images_by_address
        self._main: HtmlElement | None = None
        self._inside_main = False
        self._runs: list[Run] = []
        self._joined = False
        self._below_related = False
        self._figure: HtmlElement | None = None
        self._figure_quotes = False
        self.media: dict[str, bytes] = {}
        self.losses: list[str] = []

    def walk(self, root: HtmlElement) -> None:
        """Take the whole page."""
        self._main = regions.main_of(root)
        self._inside_main = self._main is None
        self._element(root, _Setting())
        self._flush(_Setting())

    def _element(self, element: HtmlElement, setting: _Setting) -> None:
        if regions.is_unseen(element):
            return
        if element is self._main:
            self._inside_main = True
        setting = replace(setting, style=_styled(element, setting.style))
        if element.tag in _BLOCKS:
            self._block(element, setting)
        else:
            self._inline(element, setting)
        if element is self._main:
            self._inside_main = False

    # Blocks.

    def _block(self, element: HtmlElement, setting: _Setting) -> None:
        self._flush(setting)
        inner = self._setting(element, setting)
        if element.tag == "table" and (table := _data_table(element)) is not None:
            self._add_table(table, inner)
            return
        if element.tag in {"ol", "ul"}:
            self._list(element, inner)
        else:
            self._children(element, inner)
        self._flush(inner)

    def _setting(self, element: HtmlElement, setting: _Setting) -> _Setting:
        if setting.shape is Shape.ASIDE:
            return setting
        if regions.is_around(element) or self._is_outside(element):
            return replace(setting, shape=Shape.ASIDE)
        match element.tag:
            case "blockquote":
                return replace(setting, shape=Shape.QUOTATION)
            case "figcaption" if not self._quotes(element.getparent()):
                return replace(setting, shape=Shape.CAPTION)
            case "figcaption":
                return replace(setting, shape=Shape.TEXT)
            case tag if tag in _HEADINGS:
                return replace(setting, shape=Shape.HEADING, level=_HEADINGS[tag])
            case _:
                return setting

    def _quotes(self, figure: HtmlElement) -> bool:
        """Whether *figure* shows words; asked once, as it may have any number of captions."""
        if self._figure is not figure:
            self._figure = figure
            self._figure_quotes = figure.find(".//blockquote") is not None
        return self._figure_quotes

    def _is_outside(self, element: HtmlElement) -> bool:
        """Whether *element* stands outside the main text and heads nothing that belongs to it."""
        if self._inside_main or element in {
            self._main,
            *(self._main.iterancestors() if self._main is not None else ()),
        }:
            return False
        if element.tag in _HEADINGS and element.tag == "h1" and not self._main_has_headline():
            return False
        return not element.xpath(".//h1") and not regions.speaks_of_the_text(element)

    def _main_has_headline(self) -> bool:
        return self._main is not None and bool(self._main.xpath(".//h1"))

    def _list(self, element: HtmlElement, setting: _Setting) -> None:
        if setting.shape is Shape.TEXT and regions.is_menu(element) and not self._below_related:
            setting = replace(setting, shape=Shape.ASIDE)
        start = element.get("start") or "1"
        number = (int(start) if start.isdecimal() and len(start) < 6 else 1) if element.tag == "ol" else None
        for child in element:
            item = setting
            if child.tag == "li" and setting.shape in {Shape.TEXT, Shape.ITEM} and not self._below_related:
                deeper = setting.level + 1 if setting.shape is Shape.ITEM else 0
                item = replace(setting, shape=Shape.ITEM, level=deeper, number=number)
                number = number + 1 if number is not None else None
            self._element(child, item)
            self._flush(item)

    def _children(self, element: HtmlElement, setting: _Setting) -> None:
        self._text(element.text, setting)
        for child in element:
            self._element(child, setting)
            self._text(child.tail, setting)

    def _add_table(self, table: Table, setting: _Setting) -> None:
        if setting.shape is Shape.ASIDE:
            return
        cells = [plain(cell) for row in (table.header, *table.rows) for cell in row]
        self._builder.add([Run(" | ".join(filter(None, cells)))], shape=Shape.TABLE, table=table)

    # Inline.

    def _inline(self, element: HtmlElement, setting: _Setting) -> None:
        if regions.is_around(element):
            self._flush(setting)
            self._children(element, replace(setting, shape=Shape.ASIDE))
            self._flush(replace(setting, shape=Shape.ASIDE))
            return
        match element.tag:
            case "br":
                self._flush(setting)
                self._joined = True
            case "img":
                self._image(element, setting)
            case "a":
                self._children(element, replace(setting, style=replace(setting.style, href=element.get("href") or "")))
            case "q":
                self._quoted(element, setting)
            case _:
                self._children(element, setting)

    def _quoted(self, element: HtmlElement, setting: _Setting) -> None:
        """Take a ``q``, around which browsers set the marks that its text does not have."""
        marked = element.text_content().strip()[:1] in '«“"‹„'
        self._text("" if marked else "“", setting)
        self._children(element, setting)
        self._text("" if marked else "”", setting)

    def _text(self, text: str | None, setting: _Setting) -> None:
        if text:
            self._runs.append(replace(setting.style, text=text))

    def _flush(self, setting: _Setting) -> None:
        """End the line under way."""
        runs, self._runs = self._runs, []
        joined, self._joined = self._joined, False
        words = " ".join(plain(runs).split())
        if not words:
            return
        if setting.shape is Shape.HEADING:
            runs = [replace(run, bold=False) for run in runs]
        self._builder.add(runs, shape=setting.shape, level=setting.level, number=setting.number, joined=joined)
        if setting.shape is Shape.HEADING or lexicon().is_line("related", words):
            self._below_related = lexicon().is_line("related", words) or (self._below_related and setting.level > 2)

    def _image(self, element: HtmlElement, setting: _Setting) -> None:
        address = element.get("src") or ""
        data = self._images.get(address) or _embedded(address)
        alt = " ".join((element.get("alt") or "").split())
        if setting.shape is Shape.ASIDE or (data is not None and len(data) < _SMALLEST_IMAGE):
            return
        if data is None and not _is_embedded(address):
            return  # it lies elsewhere, and nothing is fetched
        extension = images.extension(data) if data is not None else None
        if data is None or extension is None or len(data) > images.LARGEST:
            self.losses.append(_("An image is neither JPEG, PNG nor WebP, or is damaged, and was not taken."))
            return
        self._flush(setting)
        name = media_name(data, extension)
        self.media[name] = data
        self._builder.add([Run(alt)], shape=Shape.FIGURE, image=name)


def _styled(element: HtmlElement, style: Run) -> Run:
    """Return *style* as *element* changes it: by its name, then by the style sheet that it carries."""
    if element.tag in _BOLD:
        style = replace(style, bold=True)
    elif element.tag in _ITALIC:
        style = replace(style, italic=True)
    told = element.get("style") or ""
    if weight := _WEIGHT.search(told):
        style = replace(style, bold=_HEAVY.match(weight["value"]) is not None)
    if slant := _SLANT.search(told):
        style = replace(style, italic=slant["value"].lower() != "normal")
    return style


def _is_embedded(address: str) -> bool:
    return address[:5].lower() == "data:"


def _embedded(address: str) -> bytes | None:
    """Return the bytes of a ``data:`` address; None for any other."""
    if not _is_embedded(address):
        return None
    header, _comma, content = address.partition(",")
    try:
        return (
            base64.b64decode(content, validate=True)
            if header.lower().endswith(";base64")
            else unquote_to_bytes(content)
        )
    except (binascii.Error, ValueError):
        return None


def _data_table(element: HtmlElement) -> Table | None:
    """Return the table *element* as data; None where it only lays out the page."""
    rows = [
        [cell for cell in row if cell.tag in {"td", "th"}]
        for row in element.iter("tr")
        if next(row.iterancestors("table"), None) is element
    ]
    rows = [row for row in rows if row]
    width = max((len(row) for row in rows), default=0)
    texts = [[" ".join(cell.text_content().split()) for cell in row] for row in rows]
    cells = [text for row in texts for text in row]
    if width < 2 or len(rows) < 2 or sum(map(len, cells)) > _WIDEST_CELL * len(cells) or element.xpath(".//table"):
        return None
    header, *body = (_padded(row, width) for row in texts)
    return Table(header, tuple(body), tuple(_UNALIGNED for _column in range(width)))


def _padded(row: list[str], width: int) -> tuple[tuple[Run, ...], ...]:
    return tuple((Run(text),) if text else () for text in [*row, *[""] * (width - len(row))])
