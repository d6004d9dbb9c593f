"""The language of a text, from its script and its commonest words."""

from __future__ import annotations

import re
from collections import Counter

from aes_editor.edition import REFERENCE

_LETTER = re.compile(r"[^\W\d_]")
_ARABIC = re.compile(r"[\u0621-\u064a\u0671-\u06d3]")
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_WORDS = 8  # that speak for a language
_FAR_MORE = 1.3
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


def guess(text: str, told: str = "") -> tuple[str, bool]:
    """Return the BCP 47 tag of the language of *text*, and whether it is sure.

    *told* is what the source says of itself. It is believed unless the words of the text say otherwise: word
    processors call a document English for no better reason than that they were installed so.
    """
    tag = re.fullmatch(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*", told)
    named = told.replace("_", "-").partition("-")[0].lower() if tag else ""
    read, strong = _read(text, named)
    if not named:
        return read or REFERENCE, strong
    if strong and named in {*_COMMON, "ar"}:
        return read, read == named
    return named, True


def _read(text: str, named: str) -> tuple[str, bool]:
    """Return the language that the letters and words of *text* are of, "" for none, and whether far more than others.

    Others are *named*, what the source says of itself, where there is that.
    """
    sample = text[:_SAMPLE]
    letters = len(_LETTER.findall(sample))
    if letters and len(_ARABIC.findall(sample)) * 2 > letters:
        return "ar", True
    words = Counter(_WORD.findall(sample.casefold()))
    scores = {language: sum(words[word] for word in common.split()) for language, common in _COMMON.items()}
    best = max(scores, key=lambda language: scores[language])
    if not scores[best] * 20 >= words.total() > 0:
        return "", False
    second = scores.get(named, 0) if named and named != best else sorted(scores.values())[-2]
    return best, named == best or (scores[best] >= _FEWEST_WORDS and scores[best] >= second * _FAR_MORE)
