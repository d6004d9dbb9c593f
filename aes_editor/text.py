"""Small questions about plain text."""

import unicodedata


def fold(text: str) -> str:
    """Return *text* without case and accents, for comparing: « GOÏTA » is « goita »."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in apart if not unicodedata.combining(char))


def slug(text: str, longest: int = 60) -> str:
    """Return *text* as a file name is made of it: folded words joined by hyphens, at most *longest* characters."""
    words = "".join(char if char.isalnum() else " " for char in fold(text)).split()
    while len(words) > 1 and len("-".join(words)) > longest:
        words.pop()
    return "-".join(words)[:longest]
