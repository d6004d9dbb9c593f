"""Elements in, bytes out: the little there is between lxml and the functions that write one property each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from lxml import etree

from aes_editor.newsml.terms import NAR, XHTML, XML

if TYPE_CHECKING:
    from lxml.etree import _Element

_PREFIXES = {namespace: cast("dict[str, str]", {None: namespace}) for namespace in (NAR, XHTML)}

LANG = f"{{{XML}}}lang"
_ATTRIBUTES = {"lang": LANG, "class_": "class"}

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def legal(text: str) -> str:
    """Return *text* with U+FFFD for each character that XML 1.0 (2.2) cannot carry."""
    return text if text.isprintable() else _ILLEGAL.sub("\ufffd", text)


def g2(tag: str, text: str = "", /, *children: _Element, **attributes: str) -> _Element:
    """Return a NewsML-G2 element; ``lang`` is ``xml:lang``, and empty attributes are left out."""
    return _fill(new(NAR, tag), text, children, attributes)


def html(tag: str, text: str = "", /, *children: _Element, **attributes: str) -> _Element:
    """Return an XHTML element; ``class_`` is ``class``, and empty attributes are left out."""
    return _fill(new(XHTML, tag), text, children, attributes)


def new(namespace: str, tag: str) -> _Element:
    """Return an empty element; *namespace* is its default namespace, so that it needs no prefix."""
    return etree.Element(f"{{{namespace}}}{tag}", nsmap=_PREFIXES[namespace])


def _fill(element: _Element, text: str, children: tuple[_Element, ...], attributes: dict[str, str]) -> _Element:
    for name, value in attributes.items():
        if value:
            element.set(_ATTRIBUTES.get(name, name), legal(value))
    if text:
        element.text = legal(text)
    element.extend(children)
    return element


def add_text(element: _Element, text: str) -> None:
    """Append *text* to the mixed content of *element*, its line feeds as line breaks of the element's vocabulary."""
    first, *rest = legal(text).split("\n")
    _add(element, first)
    for part in rest:
        etree.SubElement(element, f"{{{etree.QName(element).namespace}}}br")
        _add(element, part)


def _add(element: _Element, text: str) -> None:
    last = next(element.iterchildren(reversed=True), None)  # len() would count them all, each time
    if last is None:
        element.text = (element.text or "") + text
    else:
        last.tail = (last.tail or "") + text


_BLOCKS = {
    f"{{{XHTML}}}{tag}"
    for tag in ("html", "head", "body", "ul", "ol", "table", "thead", "tbody", "tr", "figure", "section")
}


_IN_XHTML = f"{{{XHTML}}}"
_BREAK = f"{{{NAR}}}br"


def serialise(root: _Element) -> bytes:
    """Return *root* as a UTF-8 file."""
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(root, encoding="UTF-8") + b"\n"


def indent(element: _Element, margin: str = "\n") -> None:
    """Put the children of *element* on lines of their own, unless it is mixed content, where a space is a space."""
    children = list(element)
    if not children or element.text or not _holds_elements_only(str(element.tag), str(children[0].tag)):
        return
    inner = margin + "  "
    element.text = inner
    for child in children:
        child.tail = inner
        indent(child, inner)
    children[-1].tail = margin


def _holds_elements_only(tag: str, first: str) -> bool:
    """Whether an element called *tag* that begins with one called *first*, not with text, is no mixed content."""
    return tag in _BLOCKS if tag.startswith(_IN_XHTML) else first != _BREAK
