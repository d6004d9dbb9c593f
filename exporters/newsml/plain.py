"""The XHTML rendition as plain text: the same words in the same order, a blank line between blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aes_editor.newsml.terms import XHTML

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element


def plain_text(page: _Element) -> str:
    """Return the text of the ``body`` of *page*."""
    body = page.find(f"{{{XHTML}}}body")
    return "\n\n".join(text for block in (body if body is not None else ()) if (text := _block(block, "")))


def _block(element: _Element, margin: str) -> str:
    match _name(element):
        case "ul" | "ol":
            return "\n".join(_items(element, margin))
        case "table":
            return "\n".join("\t".join(map(_inline, row)) for row in element.iter(f"{{{XHTML}}}tr"))
        case "section":
            return "\n\n".join(text for child in element if (text := _block(child, margin)))
        case "figure":
            return "\n".join(text for span in element.iter(f"{{{XHTML}}}span") if (text := _inline(span)))
        case _:
            return _inline(element)


def _items(element: _Element, margin: str) -> Iterator[str]:
    ordered = _name(element) == "ol"
    for number, item in enumerate(element, int(element.get("start", "1"))):
        mark = f"{number}. " if ordered else "– "
        inner = margin + " " * len(mark)
        blocks = [_block(child, inner) for child in item]
        yield margin + mark + f"\n{inner}".join(blocks).lstrip()


def _inline(element: _Element) -> str:
    return "".join(_pieces(element)).strip(" \n")


def _pieces(element: _Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if _name(child) == "br":
            yield "\n"
        else:
            yield from _pieces(child)
        yield child.tail or ""


def _name(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]
