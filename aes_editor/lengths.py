"""How long a communiqué is for its reader: signs, words and the time it takes to read."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aes_editor import markup
from aes_editor.document import Figure, Paragraphs, Quote, Subheading
from aes_editor.edition import base_language

if TYPE_CHECKING:
    from aes_editor.document import Communique

_PACE = {"ar": 138, "en": 228, "es": 218, "fr": 195, "pt": 181}
_USUAL_PACE = 184
"""Words a minute of grown-up readers, and the mean of 17 languages: Trauzettel-Klosinski and Dietz, « Standardized
Assessment of Reading Performance: The New International Reading Speed Texts IReST », IOVS 53 (2012), table 1."""


@dataclass(frozen=True, slots=True)
class Length:
    """*signs* with spaces, *words*, and whole *minutes* of reading, at least one where there is anything to read."""

    signs: int
    words: int
    minutes: int


def of(doc: Communique) -> Length:
    """Return how long what a reader of *doc* is given is: headline, lead and body."""
    texts = [doc.headline, doc.lead]
    for block in doc.body:
        match block:
            case Paragraphs(text=text) | Quote(text=text):
                texts.append(markup.plain(markup.inline(text)))
            case Subheading(text=text) | Figure(caption=text):
                texts.append(text)
    words = sum(len(text.split()) for text in texts)
    pace = _PACE.get(base_language(doc.language), _USUAL_PACE)
    return Length(sum(map(len, texts)), words, math.ceil(words / pace))
