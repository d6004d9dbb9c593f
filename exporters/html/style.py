"""The style sheet of a page: ours, inked in the colours of the letterhead, for light and dark screens and for paper."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache
from typing import TYPE_CHECKING

import resources
from exporters.contrast import GRAPHICS, STRONG, mixed, readable

if TYPE_CHECKING:
    from aes_editor.edition import Edition
    from aes_editor.letterhead import Colours

_DARK_PAPER = "#14171a"
_DARK_INK = "#e9e6df"

# Shares of paper in the ink of what is less than text
_QUIET = 0.3
_LINE = 0.82
_TINT = 0.92
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


def style(colours: Colours, words: Edition) -> str:
    """Return the style sheet of a page in *colours*, its page numbers in *words*."""
    sheet = _sheet(colours.primary, colours.accent, colours.ink, colours.paper)
    return f"{sheet}@page {{ @bottom-center {{ content: {_page_number(words)}; }} }}"


@lru_cache(maxsize=16)
def _sheet(primary: str, accent: str, ink: str, paper: str) -> str:
    light = _palette(primary, accent, ink, paper)
    dark = _palette(primary, accent, _DARK_INK, _DARK_PAPER)
    sheets = _COMMENT.sub("", resources.text("styles/communique.css") + resources.text("styles/print.css"))
    return f":root {{{light}}}\n@media screen and (prefers-color-scheme: dark) {{ :root {{{dark}}} }}\n{sheets}"


def _palette(primary: str, accent: str, ink: str, paper: str) -> str:
    """Return the colours as custom properties: what is drawn stands out, what is text is readable, tinted or not."""
    tint = mixed(accent, paper, _TINT)
    named = {
        "paper": paper,
        "tint": tint,
        "line": mixed(ink, paper, _LINE),
        "ink": readable(ink, tint, STRONG),
        "quiet": readable(mixed(ink, paper, _QUIET), tint),
        "primary": readable(primary, paper, GRAPHICS),
        "accent": readable(accent, paper, GRAPHICS),
        "primary-text": readable(primary, tint),
        "accent-text": readable(accent, tint),
    }
    return " ".join(f"--{name}: {colour};" for name, colour in named.items())


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
