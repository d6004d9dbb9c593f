"""The texts of a communiqué, one by one, as checks read them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec

from aes_editor.document import Quote
from aes_editor.document.fields import Kind, fields

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aes_editor.document import Communique

_TEXTS = {Kind.LINE, Kind.TEXT, Kind.MARKDOWN}
_NOT_PROSE = frozenset({"guid", "url", "email", "country", "reference", "code", "place"})
_MARKUP = re.compile(
    r"`[^`\n]*`"  # code
    r"|\]\([^)\s]{0,2000}\)"  # where a link goes
    r"|\b(?:https?://|www\.)\S+"
    r"|(?<![\w.+-])[\w.+-]{1,200}@[\w-]{1,200}\.[\w.-]+"
)
_HIDDEN = "\ufffc"


@dataclass(frozen=True, slots=True)
class Passage:
    """A text at *place* (``body/3/text``), in *language* (BCP 47).

    *prose* is *text* with addresses and code hidden, character for character, so that positions are those of *text*.
    """

    place: str
    text: str
    prose: str
    language: str


@lru_cache(maxsize=16)
def passages(doc: Communique) -> tuple[Passage, ...]:
    """Return the texts of *doc* that people read as language, in the order of the field table."""
    return tuple(_of_part(doc, "", doc.language))


def _of_part(part: Any, base: str, language: str) -> Iterator[Passage]:
    owner: Any = type(part)
    for field in fields(owner):
        value = getattr(part, field.name)
        place = f"{base}{field.name}"
        spoken = (part.language or language) if isinstance(part, Quote) else language
        if isinstance(value, str):
            if field.spec.kind in _TEXTS and field.name not in _NOT_PROSE and value.strip():
                yield Passage(place, value, _prose(value), spoken)
        elif isinstance(value, msgspec.Struct):
            yield from _of_part(value, f"{place}/", language)
        elif isinstance(value, tuple):
            for number, item in enumerate(value):
                if isinstance(item, msgspec.Struct):
                    yield from _of_part(item, f"{place}/{number}/", language)
                elif isinstance(item, str) and field.spec.kind is Kind.PARTS and item.strip():
                    yield Passage(f"{place}/{number}", item, _prose(item), language)


def _prose(text: str) -> str:
    return _MARKUP.sub(lambda found: _HIDDEN * len(found[0]), text)
