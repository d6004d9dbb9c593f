"""The style sheet of a page: ours, inked in the colours of the letterhead, for light and dark screens and for paper."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache
from typing import TYPE_CHECKING

import resources
from exporters.html.palette import palettes

if TYPE_CHECKING:
    from aes_editor.edition import Edition
    from aes_editor.letterhead import Colours
    from exporters.html.palette import Palette

_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


def style(colours: Colours, words: Edition) -> str:
    """Return the style sheet of a page in *colours*, its page numbers in *words*."""
    return f"{_sheet(colours)}@page {{ @bottom-center {{ content: {_page_number(words)}; }} }}"


@lru_cache(maxsize=16)
def _sheet(colours: Colours) -> str:
    sheets = _COMMENT.sub("", resources.text("styles/communique.css") + resources.text("styles/print.css"))
    light, dark = map(_properties, palettes(colours))
    return f":root {{ {light} }}\n@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n{sheets}"


def _properties(palette: Palette) -> str:
    return " ".join(f"--{name}: {colour};" for name, colour in palette.items())


def _page_number(words: Edition) -> str:
    text = words.page_of("\0page\0", "\0pages\0")
    pieces = (f"counter({p})" if p in {"page", "pages"} else f'"{_escaped(p)}"' for p in text.split("\0") if p)
    return " ".join(pieces)


def _escaped(text: str) -> str:
    """Return *text* for a CSS string: what could end it, or the element, as an escape."""
    return re.sub(r'[\\"<>\n]', lambda found: f"\\{ord(found[0]):x} ", text)


def hash_source(inline: str) -> str:
    """Return the Content-Security-Policy source that allows the element that holds *inline*, and no other."""
    digest = hashlib.sha256(inline.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
