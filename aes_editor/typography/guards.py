"""What no rule may touch: addresses, code, markup, file names, codes.

:func:`masked` puts a sign that no rule knows in the place of each of their characters, so that rules see where such a
thing stands and nothing of what it says.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MASK = "\ufffc"

_LINE_MARKS = r"^[ \t>]*(?:(?:[-+*•–—]|\d{1,9}[.)])[ \t]+)+|^#{1,6}[ \t]+|^[ \t]+"
_TABLE_RULE = r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*\r?$"
_FILES = (
    "pdf|docx?|odt|rtf|xlsx?|ods|csv|pptx?|odp|txt|md|html?|xml|json|zip|jpe?g|png|gif|webp|svg|tiff?|mp[34]|communique"
)
_DOMAINS = "org|com|net|int|info|gov|edu|eu|example|africa|ml|bf|ne|sn|ci|tg|bj|gn|td|mr|ma|dz|tn|fr|be|ch|ca|uk|de"

_GUARDS = (
    r"(?<![\w+.-])(?:[a-zA-Z][a-zA-Z0-9+.-]{1,30}://|(?:mailto|tel|tag|urn|doi|data):(?=\S))[^\s<>«»“”\"]+",
    r"(?<![\w.])www\.[^\s<>«»“”\"]+",
    r"(?<![\w.+'-])[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+",
    rf"(?<![\w.-])(?:[\w-]{{1,63}}\.){{1,8}}(?:{_DOMAINS})(?:[/?#][^\s<>«»“”\"]*|(?![\w.]\w|\w))",
    rf"(?<![\w./\\-])[\w./\\-]{{1,200}}\.(?i:{_FILES})(?!\w)",
    r"(?<!\S)(?:~|\.{1,2})?/[^\s/]+/\S*",  # a path
    r"(?<!\w)[A-Za-z]:[\\/]\S*",  # a path of Windows
    r"(?<!<)</?[A-Za-z!?][^<>\n]*>",  # tags
    r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});",
    r"(?<![\w.-])[\w.-]{1,60}=(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s\"']+)",  # name=value
    r"\]\((?:<[^<>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)?)(?:[ \t]+\"[^\"\n]*\")?\)",  # the address of a link
    r"\\[\\`*_{}\[\]()>#+.!|-]",  # an escaped sign of Markdown
    r"(?<!\w)\w+(?:/\w+){2,}(?!\w)",  # a reference number
    r"(?<![\w)\]»”])[:;]['’]?-?[()DPp|](?!\w)",  # a face
    r"(?<![\w.,!?…])»(?=\w)[^«»\n]{0,500}(?<=[\w.!?])«(?!\w)",  # »German« marks
)
_FOUND = re.compile("|".join(_GUARDS))
_MARKS = re.compile(f"{_LINE_MARKS}|{_TABLE_RULE}", re.MULTILINE)
_MAYBE = re.compile(r"[:@/\\<&=\[;`.»]")
_TICKS = re.compile("`+")
_NOT_LAST = ".,;:!?…'’\"*_"


def masked(text: str) -> str:
    """Return *text*, as long as it was, with :data:`MASK` for each character that is to stay."""
    chars: list[str] | None = None
    for start, end in _protected(text):
        chars = chars or list(text)
        chars[start:end] = MASK * (end - start)
    return "".join(chars) if chars else text


def _protected(text: str) -> Iterator[tuple[int, int]]:
    for match in _MARKS.finditer(text):
        yield match.span()
    if not _MAYBE.search(text):
        return
    yield from _code(text)
    for match in _FOUND.finditer(text):
        start, end = match.span()
        last = text[start:end].rstrip(_NOT_LAST)
        if "://" in last or last.startswith("www.") or "/" in last:
            end = start + len(last)  # the point behind an address ends the sentence
            if last.endswith(")") and last.count("(") < last.count(")") and not last.startswith("]("):
                end -= 1
        yield start, end


def _code(text: str) -> Iterator[tuple[int, int]]:
    """Yield the code spans as python-markdown reads them: up to the next run of as many backticks, or of fewer."""
    runs = [match.span() for match in _TICKS.finditer(text)]
    following: dict[int, int] = {}  # by length, the nearest run to the right
    partners: list[int | None] = [None] * len(runs)
    for index in range(len(runs) - 1, -1, -1):
        length = runs[index][1] - runs[index][0]
        partners[index] = following.get(max((other for other in following if other <= length), default=0))
        following[length] = index
    index = 0
    while index < len(runs):
        partner = partners[index]
        if partner is None:
            index += 1
        else:
            yield runs[index][0], runs[partner][1]
            index = partner + 1
