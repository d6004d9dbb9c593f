"""Which lines of one of our records say which field of the document."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING
from xml.parsers import expat

from aes_editor.lines import Lines
from aes_editor.newsml import mapping, terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_BLOCK = re.compile(r"b(\d+)(?:-|$)")
_PLAIN = {
    ("itemMeta", "embargoed"): "embargo",
    ("itemMeta", "title"): "headline",
    ("contentMeta", "contentCreated"): "dateline/date",
    ("contentMeta", "located"): "dateline/place",
    ("contentMeta", "dateline"): "dateline",
    ("contentMeta", "language"): "language",
    ("rightsInfo", "copyrightHolder"): "rights/holder",
}
_IN_THE_PAGE = {
    "kicker": "kicker",
    "subtitle": "subtitle",
    "lead": "lead",
    "dateline": "dateline",
}
"""Fields by the class of their element in the XHTML."""
_TEXTS = {(text.parent, text.name, text.role): text for text in mapping.TEXTS}
_TERMS = {(term.parent, term.name): term for term in mapping.TERMS}


def lines_of_fields(record: str) -> tuple[Lines, ...]:
    """Return what *record*, which our own exporter wrote, says where; what lies in something else comes before it.

    :class:`xml.parsers.expat.ExpatError` where it is no XML.
    """
    return tuple(_Finder().found_in(record))


class _Finder:
    def __init__(self) -> None:
        self._open: list[tuple[str, str, int]] = []
        self._found: list[Lines] = []
        self._numbers: dict[str, Iterator[int]] = {}
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._on_start
        self._parser.EndElementHandler = self._on_end

    def found_in(self, record: str) -> list[Lines]:
        self._parser.Parse(record, True)
        return self._found

    def _on_start(self, name: str, attributes: Mapping[str, str]) -> None:
        parent = self._open[-1][0] if self._open else ""
        self._open.append((name, self._field(parent, name, attributes), self._parser.CurrentLineNumber - 1))

    def _on_end(self, _name: str) -> None:
        _name, field, first = self._open.pop()
        if field:
            self._found.append(Lines(first, self._parser.CurrentLineNumber - 1, field))

    def _field(self, parent: str, name: str, attributes: Mapping[str, str]) -> str:
        identifier = attributes.get("contentrefs") or attributes.get("id", "")
        if found := _BLOCK.match(identifier):
            return f"body/{int(found[1]) - 1}"
        if (parent, name, attributes.get("class")) == ("body", "section", "boilerplate"):
            return self._next("boilerplate")
        if (parent, name) in {("body", "p"), ("p", "span")}:
            return _IN_THE_PAGE.get(attributes.get("class", ""), "")
        if (parent, name) == ("body", "h1"):
            return "headline"
        role = attributes.get("role", attributes.get("type", ""))
        if text := _TEXTS.get((parent, name, role)):
            return text.field
        term = _TERMS.get((parent, name))
        if term and attributes.get("qcode", "").startswith(f"{term.scheme}:"):
            return term.field
        return self._item(parent, name, role, attributes) or _PLAIN.get((parent, name), "")

    def _item(self, parent: str, name: str, role: str, attributes: Mapping[str, str]) -> str:
        """Return the field of an element that stands for one item of a list."""
        match parent, name, role or attributes.get("rel", ""):
            case "contentMeta", "contributor", terms.Role.PRESS_CONTACT:
                return self._next("contacts")
            case "contentMeta", "contributor", terms.Role.SIGNATORY:
                return self._next("signatories")
            case "contentMeta", "subject" | "keyword", _:
                return self._next("subjects")
            case "itemMeta", "link", terms.SEE_ALSO:
                return self._next("related")
            case "itemMeta", "link", terms.Relation.TRANSLATION:
                return self._next("translations")
            case "itemMeta", "link", terms.PREVIOUS_VERSION | terms.Relation.CORRECTS:
                return "corrects"
            case _:
                return ""

    def _next(self, items: str) -> str:
        return f"{items}/{next(self._numbers.setdefault(items, count()))}"
