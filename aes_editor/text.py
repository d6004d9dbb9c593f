"""Small questions about plain text."""

import re
import unicodedata
from functools import lru_cache

_SPACES = re.compile(r"\s+")


def fold(text: str) -> str:
    """Return *text* without case and accents, for comparing: « GOÏTA » is « goita »."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in apart if not unicodedata.combining(char))


@lru_cache(maxsize=4096)
def key(text: str) -> str:
    """Return *text* for comparing words: no case, no accents, one kind of apostrophe and of space."""
    return _SPACES.sub(" ", fold(text).replace("’", "'").replace("ʼ", "'").replace("ـ", "")).strip()


def slug(text: str, longest: int = 60) -> str:
    """Return *text* as a file name is made of it: folded words joined by hyphens, at most *longest* characters."""
    words = "".join(char if char.isalnum() else " " for char in fold(text)).split()
    while len(words) > 1 and len("-".join(words)) > longest:
        words.pop()
    return "-".join(words)[:longest]
