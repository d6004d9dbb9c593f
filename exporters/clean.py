"""Characters that no output may carry, taken care of once, before a document is written in any format.

Control characters (C0, C1), lone surrogates and noncharacters are illegal in HTML and XML; a bidirectional override
makes a reader see another order of letters than the one stored. Each becomes U+FFFD, so that what was there is seen
and not silently gone. Every kind of line end (CR, CR LF, VT, FF, NEL, U+2028, U+2029) becomes a line feed.
Embeddings and isolates, which Arabic text may need, are kept and closed where their line ends, so that none reaches
into what is printed next to it.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

from aes_editor.document import Communique

_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_PLANE_ENDS = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
_ILLEGAL = re.compile(f"[\x00-\x08\x0e-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff\ufdd0-\ufdef{_PLANE_ENDS}]")
# What needs no second look. A regular expression that only runs along legal ranges is 20 times as fast as one that
# looks for the illegal characters.
_LEGAL = re.compile("[\t-~\xa0-\u2027\u202f-\u2065\u206a-\ufdcf\ufdf0-\ufffd\U00010000-\U0001fffd]*")
_SUSPECT_ESCAPES = ("\\u", "\\r", "\\b", "\\f")

_CLOSERS = {"\u202a": "\u202c", "\u202b": "\u202c", "\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069"}


def cleaned(doc: Communique) -> Communique:
    """Return *doc* with every text legal in every output; *doc* itself where there is nothing to do."""
    if not _suspicious(doc):
        return doc
    return msgspec.convert(_walk(msgspec.to_builtins(doc)), Communique)


def clean(text: str) -> str:
    """Return *text* as it may be written; see the module."""
    text = _ILLEGAL.sub("\ufffd", _LINE_END.sub("\n", text))
    return "\n".join(_closed(line) for line in text.split("\n"))


def _suspicious(doc: Communique) -> bool:
    try:
        text = msgspec.json.encode(doc).decode()
    except UnicodeEncodeError:  # a lone surrogate
        return True
    if _LEGAL.fullmatch(text) is None:
        return True
    return "\\" in text and any(escape in text for escape in _SUSPECT_ESCAPES)


def _walk(value: Any) -> Any:
    match value:
        case str():
            return clean(value)
        case dict():
            return {key: _walk(inner) for key, inner in value.items()}
        case list() | tuple():
            return [_walk(inner) for inner in value]
        case _:
            return value


def _closed(line: str) -> str:
    """Return *line* with the embeddings and isolates left open at its end closed, and stray closers gone."""
    waiting: list[str] = []
    kept: list[str] = []
    for char in line:
        if char in _CLOSERS:
            waiting.append(_CLOSERS[char])
        elif char in "\u202c\u2069":
            if not waiting or waiting[-1] != char:
                continue
            waiting.pop()
        kept.append(char)
    return "".join([*kept, *reversed(waiting)])
