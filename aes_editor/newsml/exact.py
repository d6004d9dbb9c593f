"""What the properties of a record cannot say letter for letter, kept beside them.

A record says everything in IPTC's properties. Some spellings do not survive there: two spaces in a headline, ``_this_``
against ``*this*`` in Markdown, a control character. The writer reads its own record back; wherever that gives another
value than the document holds, the exact value is added as JSON in an element of our own namespace, at the extension
point that IPTC provides at the end of ``itemMeta``::

    <aes:exact at="headline" was="1f0c…">"Deux  espaces"</aes:exact>

``at`` is a place in the document (:mod:`aes_editor.document.edit`); ``was`` is the digest of what the properties said
when it was written. A reader takes the exact value only while they still say that: a record edited by others is read
as edited.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from aes_editor.document import Communique

_ILLEGAL = re.compile("[\ud800-\udfff\ufffe\uffff]")  # of XML; JSON escapes the control characters by itself
_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Exact:
    """The exact value *at* a place, as JSON; *was* is the digest of the value it stands for, "" where there is none."""

    at: str
    json: str
    was: str = ""


def as_json(part: object) -> Any:
    """Return *part* of a document as ``document.json`` holds it: objects, lists and plain values."""
    return _listed(msgspec.to_builtins(part))


def _listed(value: Any) -> Any:
    match value:
        case dict():
            return {key: _listed(inner) for key, inner in value.items()}
        case list() | tuple():
            return [_listed(inner) for inner in value]
        case _:
            return value


def between(read: Communique, doc: Communique) -> Iterator[Exact]:
    """Yield what must be put right in *read* to make it *doc*."""
    names = [name for name in doc.__struct_fields__ if getattr(read, name) != getattr(doc, name)]
    if names:
        here, there = ({name: getattr(each, name) for name in names} for each in (read, doc))
        yield from differences(as_json(here), as_json(there))


def differences(read: Any, exact: Any, at: str = "") -> Iterator[Exact]:
    """Yield what must be put right in *read* to make it *exact*: JSON values, objects of the same keys."""
    match read, exact:
        case dict(), dict() if read.keys() == exact.keys():
            for key in exact:
                yield from differences(read[key], exact[key], _below(at, key))
        case list(), list() if len(read) <= len(exact):
            for index, value in enumerate(exact):
                if index < len(read):
                    yield from differences(read[index], value, _below(at, index))
                else:
                    yield Exact(_below(at, index), _json(value))
        case _ if read != exact:
            yield Exact(at, _json(exact), digest(read))
        case _:
            return


def _below(at: str, step: str | int) -> str:
    return f"{at}/{step}" if at else str(step)


def restore(read: Any, entries: Iterable[Exact]) -> list[str]:
    """Put the exact values into *read*, in place; return the places where it no longer says what it said."""
    return [entry.at for entry in entries if not _restore(read, entry)]


def _restore(read: Any, entry: Exact) -> bool:
    *steps, last = entry.at.split("/")
    owner = read
    for step in steps:
        owner = _value(owner, step)
    try:
        value = json.loads(entry.json)
    except (ValueError, RecursionError):
        return False
    if isinstance(owner, list) and not entry.was and last == str(len(owner)):
        owner.append(value)
        return True
    if _value(owner, last) is _ABSENT or digest(_value(owner, last)) != entry.was:
        return False
    if isinstance(owner, list):
        owner[int(last)] = value
    else:
        owner[last] = value
    return True


_ABSENT = object()


def _value(owner: Any, step: str) -> Any:
    """Return the member *step* of *owner*; a mark of its own where there is none."""
    if isinstance(owner, dict):
        return owner.get(step, _ABSENT)
    if isinstance(owner, list) and re.fullmatch("[0-9]{1,6}", step) and int(step) < len(owner):
        return owner[int(step)]
    return _ABSENT


def digest(value: Any) -> str:
    """Return the first 64 bits of the SHA-256 of *value* as JSON: to notice a change, not to prove there is none."""
    return hashlib.sha256(_json(value).encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def _json(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return _ILLEGAL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
