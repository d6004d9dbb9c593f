"""Writing HTML by functions: what is text is escaped here and nowhere else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aes_editor.edition import direction

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aes_editor.edition import Edition
    from aes_editor.letterhead import Letterhead

_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*\Z")
_VOID = frozenset({"img", "link", "meta"})


def escape(text: str) -> str:
    """Return *text* as markup, fit for content and for an attribute in double quotes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def lines(text: str) -> str:
    """Return *text* as markup, its line feeds as line breaks."""
    return escape(text).replace("\n", "<br>\n")


def element(name: str, /, *content: str, **attributes: str | None) -> str:
    """Return an element around *content*, which is markup; the values of *attributes* are text.

    An attribute that is None is left out. ``class_`` and ``data_field`` stand for ``class`` and ``data-field``.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"' if value else f" {key.rstrip('_').replace('_', '-')}"
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>" if name in _VOID else f"<{name}{written}>{''.join(content)}</{name}>"


def filled(name: str, text: str, /, **attributes: str | None) -> str:
    """Return an element around the plain *text*; nothing where that is blank, so that no heading is ever empty."""
    return element(name, lines(text), **attributes) if text.strip() else ""


def joined(parts: Iterable[str], between: str = "\n") -> str:
    """Return the non-empty *parts* joined."""
    return between.join(filter(None, parts))


def language_tag(language: str) -> str | None:
    """Return *language* if it has the shape of a BCP 47 tag."""
    return language if _LANGUAGE.match(language) else None


def spoken_in(language: str) -> dict[str, str]:
    """Return the ``lang`` and ``dir`` of an element in another language than its surroundings; none for ""."""
    tag = language_tag(language)
    return {"lang": tag, "dir": direction(tag)} if tag else {}


def words_in(words: Edition) -> dict[str, str]:
    """Return the ``lang`` and ``dir`` of words of our own, where there are none in the language of the document."""
    return {} if words.words == words.language else spoken_in(words.words)


def letterhead_language(letterhead: Letterhead, language: str) -> dict[str, str]:
    """Return the ``lang`` and ``dir`` of the letterhead's words in a document in *language*."""
    return {} if letterhead.language == language else spoken_in(letterhead.language)
