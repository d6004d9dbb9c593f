"""Small questions about plain text."""

import unicodedata


def fold(text: str) -> str:
    """Return *text* without case and accents, for comparing: « GOÏTA » is « goita »."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in apart if not unicodedata.combining(char))
