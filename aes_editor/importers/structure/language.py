"""The language of a text, from its script and its commonest words."""

from __future__ import annotations

import re
from collections import Counter

from aes_editor.edition import REFERENCE

_LETTER = re.compile(r"[^\W\d_]")
_ARABIC = re.compile(r"[\u0621-\u064a\u0671-\u06d3]")
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000  # characters: more would change nothing

_COMMON = {
    "fr": "le la les des du et en un une dans pour que qui au aux par sur est ont été ce cette avec nous leur",
    "en": "the of and to in a is that for with on as by are was has have from this their will at its we our said",
    "ha": "da ta na ya a don cewa kuma wannan shi ga ko su amma mai ba ke zai suka yi daga",
    "pt": "o a os as de do da em um uma para que não com por mais foi dos ao na no são",
    "es": "el la los las de del y en un una para que con por más fue se su al como son",
    "bm": "ka ye la ni ma kan bɛ tɛ don na u o bɔ min kɛra cɛ",
    "ff": "e ɗe ɗum ngol nde kala ko ɗo ɓe mo on wa ngam haa",
}


def guess(text: str, told: str = "") -> str:
    """Return the BCP 47 tag of the language of *text*; *told* is what the source says of itself and is believed."""
    if re.fullmatch(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*", told):
        return told.replace("_", "-").partition("-")[0].lower()
    sample = text[:_SAMPLE]
    letters = len(_LETTER.findall(sample))
    if letters and len(_ARABIC.findall(sample)) * 2 > letters:
        return "ar"
    words = Counter(_WORD.findall(sample.casefold()))
    scores = {language: sum(words[word] for word in common.split()) for language, common in _COMMON.items()}
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] * 20 >= words.total() > 0 else REFERENCE
