"""Which parts of a page are the text, and which stand around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aes_editor.importers.structure.lexicon import lexicon

if TYPE_CHECKING:
    from lxml.html import HtmlElement

UNSEEN = frozenset(
    {
        "script",
        "style",
        "template",
        "noscript",
        "head",
        "title",
        "meta",
        "link",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
    }
    | {"canvas", "audio", "video", "map", "datalist", "colgroup", "col", "base", "param", "source", "track", "area"}
)
"""Elements of which a reader sees no text."""

_AROUND = frozenset({"nav", "form", "button", "select", "dialog", "menu", "input", "textarea", "fieldset"})
_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar"}
)
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|fil-?d-?ariane|cookies?|consent|gdpr|rgpd|tarteaucitron|share|"
    r"sharing|shares|social|socials|partage|partager|sidebar|footer|site-header|masthead|banner|newsletter|comments?|"
    r"pagination|pager|skip|skip-?links?|advert|ads?|promo|search|searchform|login|toolbar|widgets?|popup|modal|toc|tags?|"
    r"print|sr-only|visually-hidden|screen-reader-text|offscreen|back-to-top)(?=$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LARGEST_AROUND = 4000  # characters: what is longer is text, whatever it is called


def is_unseen(element: HtmlElement) -> bool:
    """Whether a reader of the page never sees *element*."""
    return not isinstance(element.tag, str) or element.tag in UNSEEN


def is_around(element: HtmlElement) -> bool:
    """Whether *element* stands around the text: navigation, sharing, consent, a form, or hidden."""
    if element.tag in _AROUND or element.get("role") in _ROLES or _is_hidden(element):
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    called = element.tag in {"footer", "aside"} or _NAMES.search(names) is not None
    if element.tag in {"body", "html", "main", "article"} or not called:
        return False
    return (
        len(element.text_content()) <= _LARGEST_AROUND
        and not element.xpath(".//h1")
        and not speaks_of_the_text(element)
    )


def _is_hidden(element: HtmlElement) -> bool:
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or (_HIDDEN.search(element.get("style") or "") is not None)
    )


def main_of(root: HtmlElement) -> HtmlElement | None:
    """Return the element that holds the text, where the page says so; of several articles the longest."""
    mains: list[HtmlElement] = root.xpath("//main | //*[@role='main']") or root.xpath("//article")
    return max(mains, key=lambda element: len(element.text_content())) if mains else None


def speaks_of_the_text(element: HtmlElement) -> bool:
    """Whether *element*, though outside the text, heads what belongs to it: contacts, related ones, « À propos »."""
    words = lexicon()
    headings = element.xpath(".//h1 | .//h2 | .//h3 | .//h4 | .//h5 | .//h6 | .//strong | .//p | .//dt")
    lines = [" ".join(heading.text_content().split()) for heading in headings[:60]]
    about = any(words.is_line("about", line) or words.starts_as("about", line) for line in lines if line)
    related = any(words.is_line("related", line) for line in lines if line)
    press = any(words.starts_as("contacts", line) and not words.is_line("navigation", line) for line in lines if line)
    return related or press or about


def is_menu(element: HtmlElement) -> bool:
    """Whether the list *element* is nothing but short links: a menu that is not called one."""
    items = [item for item in element if item.tag == "li"]
    return len(items) > 1 and all(_is_link(item) for item in items)


def _is_link(item: HtmlElement) -> bool:
    text = " ".join(item.text_content().split())
    linked = " ".join(" ".join(link.text_content().split()) for link in item.iter("a"))
    return bool(linked) and len(linked) >= len(text) - 2 and len(text.split()) <= 4
