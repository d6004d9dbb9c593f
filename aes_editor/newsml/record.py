"""A record as its readers see it: properties by their path, codes by the vocabulary they belong to.

Whatever a reader uses, it takes: what nobody took is what the ledger calls left out.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

from aes_editor.newsml import terms
from aes_editor.newsml.mapping import STATUS
from aes_editor.newsml.terms import IPTC_SCHEMES, NAR, OWN, PROFILE, XML, scheme_uris
from aes_editor.newsml.values import line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_IN_RECORD = f"{{{NAR}}}*"
_PREFIX = len(NAR) + 2
LANG = f"{{{XML}}}lang"


@cache
def path(text: str) -> str:
    """Return a path of NewsML-G2 names (``itemMeta/role``) as ElementTree writes it."""
    return "/".join(step if step == "*" else f"{{{NAR}}}{step}" for step in text.split("/"))


def local_name(element: _Element) -> str:
    """Return the name of *element* without its namespace; "" for a comment or processing instruction."""
    tag = element.tag
    return _local(tag) if isinstance(tag, str) else ""


@lru_cache(4096)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


class Record:
    """A ``newsItem`` being read."""

    def __init__(self, root: _Element) -> None:
        self.root = root
        self.taken: dict[_Element, str] = {}

    @cached_property
    def ours(self) -> bool:
        """Whether it keeps to our profile, so that what it says is all it means: it tells its step by our own codes."""
        return self.of_our_profile and any(self.code(role) in STATUS.codes() for role in self.all("itemMeta/role"))

    @cached_property
    def of_our_profile(self) -> bool:
        """Whether it is to be judged by our profile: a news item that names it, or that speaks in our vocabularies."""
        return local_name(self.root) == "newsItem" and (
            self.line("itemMeta/profile") == PROFILE or not _own_schemes().isdisjoint(self._declared.values())
        )

    def exact_values(self) -> list[_Element]:
        """Return the exact values of our extension at the end of ``itemMeta``."""
        return self.root.findall(f"{path('itemMeta')}/{{{OWN}}}source/{{{OWN}}}exact")

    def find(self, steps: str) -> _Element | None:
        """Return the first property at *steps*."""
        return next(iter(self.all(steps)), None)

    def all(self, steps: str) -> list[_Element]:
        """Return every property at *steps*, in order."""
        return self._index.get(steps, []) if steps.count("/") < 2 else self.root.findall(path(steps))

    @cached_property
    def _index(self) -> dict[str, list[_Element]]:
        """The properties of the item, and those of these: most of what readers ask for, found in one walk."""
        found: dict[str, list[_Element]] = defaultdict(list)
        for child in self.root.iterchildren(_IN_RECORD):
            name = child.tag[_PREFIX:]
            found[name].append(child)
            inside = list(child.iterchildren(_IN_RECORD))
            found[f"{name}/*"] += inside
            for inner in inside:
                found[f"{name}/{inner.tag[_PREFIX:]}"].append(inner)
        return dict(found)

    def take(self, element: _Element, field: str) -> _Element:
        """Note that *element* and what is in it went into *field* of the document."""
        self.taken[element] = field
        return element

    def line(self, steps: str) -> str:
        """Return the text of the first property at *steps* on one line; "" where there is none."""
        element = self.find(steps)
        return "" if element is None else line(element.text or "")

    def code(self, element: _Element, attribute: str = "qcode") -> str:
        """Return the code that *element* carries: under the alias this program knows its vocabulary by, or as a URI."""
        alias, colon, code = element.get(attribute, "").partition(":")
        if colon:
            return self._prefix(alias) + code
        return _known_code(element.get(_uri_form(attribute), ""))

    def codes(self, element: _Element, attribute: str) -> list[str]:
        """Return the codes of an attribute that may hold several."""
        if carried := element.get(attribute):
            found = (value.partition(":") for value in carried.split())
            if codes := [self._prefix(alias) + code for alias, colon, code in found if colon]:
                return codes
        return [_known_code(uri) for uri in element.get(_uri_form(attribute), "").split()]

    def _prefix(self, alias: str) -> str:
        """Return what stands before the codes of the vocabulary that *alias* means here."""
        return self._declared.get(alias, f"{alias}:")

    @cached_property
    def _declared(self) -> dict[str, str]:
        """The aliases that this record declares: known vocabularies by their usual alias, others by their URI."""
        declared = ((scheme.get("alias", ""), scheme.get("uri", "")) for scheme in self.all("catalog/scheme"))
        return {alias: f"{known}:" if (known := _known_schemes().get(uri)) else uri for alias, uri in declared}

    @cached_property
    def language(self) -> str:
        """The language of the text, as a tag."""
        for element in self.all("contentMeta/language"):
            if tag := element.get("tag", ""):
                return self.take(element, "language").get("tag", tag)
        return self.root.get(LANG, "")

    @cached_property
    def assertions(self) -> dict[str, _Element]:
        """What is said of concepts, by their code as it is written."""
        return {element.get("qcode", ""): element for element in self.all("assert")}

    def name_of(self, element: _Element) -> str:
        """Return the name of a concept in the language of the text, else the first one that has no role."""
        names = [name for name in element.findall(path("name")) if not name.get("role") and not name.get("roleuri")]
        best = next((name for name in names if name.get(LANG) == self.language), names[0] if names else None)
        return line(best.text or "") if best is not None else ""

    def with_role(self, steps: str, code: str, attribute: str = "role") -> Iterator[_Element]:
        """Yield the properties at *steps* that carry *code* in *attribute*; those without any where *code* is ""."""
        for element in self.all(steps):
            carried = self.codes(element, attribute)
            if code in carried or (not code and not carried):
                yield element


def _uri_form(attribute: str) -> str:
    """Return the attribute that holds by URI what *attribute* holds by code."""
    return "uri" if attribute == "qcode" else f"{attribute}uri"


@cache
def _known_schemes() -> dict[str, str]:
    ours = {uri: alias.value for alias, uri in scheme_uris("").items() if alias in terms.FIXED}
    return ours | {uri: alias for alias, uri in IPTC_SCHEMES.items()}


@cache
def _own_schemes() -> frozenset[str]:
    """Return what stands before the codes of the vocabularies that are ours in every institution's records."""
    return frozenset(f"{alias.value}:" for alias in terms.FIXED)


def _known_code(uri: str) -> str:
    """Return the concept *uri* as a code of a vocabulary that is known; the URI itself where it is of none."""
    scheme = next((known for known in _known_schemes() if uri.startswith(known) and uri != known), "")
    return f"{_known_schemes()[scheme]}:{uri.removeprefix(scheme)}" if scheme else uri
