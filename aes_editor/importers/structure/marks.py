"""What a line is, seen by itself: its wording and its look."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from aes_editor.importers.structure import datelines
from aes_editor.importers.structure.lexicon import bare, lexicon
from aes_editor.importers.structure.page import Shape
from aes_editor.text import key

if TYPE_CHECKING:
    from aes_editor.importers.structure.page import Line


class Mark(Enum):
    """A kind of line. Everything that is told by nothing is TEXT."""

    TEXT = auto()
    NAVIGATION = auto()
    SHARING = auto()
    IMAGE_NAME = auto()
    SECTION = auto()
    KIND = auto()  # « Communiqué de presse »
    RELEASE = auto()  # « Pour diffusion immédiate »
    ENVELOPE = auto()  # « Objet : », “From:”
    EMBARGO = auto()
    REFERENCE = auto()
    DATELINE = auto()  # a place and a date, or one of them, alone
    FIGURE = auto()
    CAPTION = auto()
    DOWNLOAD = auto()
    PUBLISHED = auto()
    CREDIT = auto()
    RIGHTS = auto()
    END = auto()
    RELATED = auto()  # the headings of what follows the body
    CONTACTS = auto()
    ABOUT = auto()
    NOTES = auto()
    DONE = auto()  # « Fait à Bamako, le … »


@dataclass(frozen=True, slots=True)
class Marked:
    """A line and what it is."""

    line: Line
    mark: Mark

    @property
    def text(self) -> str:
        """The words of the line."""
        return self.line.text.strip()


SENTENCE_END = re.compile(r"[.!?…؟]\W{0,3}\Z")
_LONG_SENTENCE = 12  # words
_SHORT_CLAUSE = 5
_LONG_LINE = 25  # words: nobody writes a headline of that length without a full stop, nor a button

_END = re.compile(r"[\s#*_=~.–—•/|-]*\Z")
_RULE = re.compile(r"[\s*_=~.–—•-]*\Z")
_IMAGE = re.compile(
    r"(?:[A-Z]{2,6}(?:[-_]\d{1,4}){2,4}|(?:IMG|DSC|DSCN|PHOTO|IMAGE|PIC|P)[-_ ]?\d[\d_-]*|WhatsApp Image .*"
    r"|[\w.() -]{1,80}\.(?:jpe?g|png|gif|webp|svg|tiff?|bmp|heic))\Z",
    re.IGNORECASE,
)
_CRUMBS = re.compile(r"\s*[|>›»/•·]\s*")
CLAUSE = re.compile(r"\s*[–—|:/•·]\s*|\s-\s")
"""What parts the pieces of a heading."""
_TAGS = re.compile(r"#\w+(?:\s+#\w+)*\Z")
_BYLINE = re.compile(
    r"\s*[,|•·–-]?\s(?:par|by|بقلم)\s(?:\S+\s?){1,4}\Z", re.IGNORECASE
)  # « 20 janvier 2026, par Webmestre »
_TIME = re.compile(r"\d{1,2}\s?[:h]\s?\d{2}(?:\s?[\w.]{1,3}){0,3}\Z")
_INITIALS = re.compile(
    r"[^\W\d_]{1,4}(?:/[^\W\d_]{1,4}){1,3}(?:\s*\([^\W\d_]{2,8}\))?\Z|\([A-Z][^()]{1,40}\)\Z"
)  # of who wrote it
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright\b)", re.IGNORECASE)
_RESERVED = ("tous droits reserves", "all rights reserved", "جميع الحقوق محفوظة")
_DIGIT = re.compile(r"\d")
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w+|(?:\+|00)\d[\d\s().-]{6,}|(?:\d\d[\s.]){3,}\d\d|https?://|www\.")
_ABOUT_SOMEONE = re.compile(r"about [A-Z]|(?!about )", re.IGNORECASE)
_LONGEST_BARE_CONTACT = 10  # words
_LONGEST_CAPTION = 80  # words, where both its ends say what it is


def mark(line: Line, language: str) -> Mark:
    """Return what *line* is."""
    text = line.text.strip()
    words = len(text.split())
    if line.shape is Shape.ASIDE:
        return Mark.NAVIGATION
    if line.shape is Shape.CAPTION:
        return Mark.CAPTION
    if line.shape is Shape.FIGURE:
        return Mark.FIGURE
    if line.shape is Shape.TABLE:
        return Mark.TEXT
    return _by_sign(text) or _by_start(text, words, language) or (_by_whole(text) if words <= 12 else None) or Mark.TEXT


def is_paragraph(text: str) -> bool:
    """Whether *text* reads as running text, and not as a title or a button."""
    words = len(text.split())
    if words >= _LONG_LINE or (words >= _LONG_SENTENCE and SENTENCE_END.search(text) is not None):
        return True
    return words >= _SHORT_CLAUSE and text.rstrip()[-1:] in ",;،؛"  # « Réunis à Niamey le 6 juillet 2025, »


def is_rule(text: str) -> bool:
    """Whether *text* is a line drawn with signs, which may part sections as well as end the text."""
    return _RULE.match(text.strip()) is not None


def _by_sign(text: str) -> Mark | None:
    if _END.match(text) or _is_end(text):
        return Mark.END
    if _IMAGE.match(text):
        return Mark.IMAGE_NAME
    reserved = len(text) < 160 and any(said in key(text) for said in _RESERVED)
    if reserved or (_RIGHTS.match(text) and len(text) < 250):
        return Mark.RIGHTS
    if _TIME.match(text):
        return Mark.PUBLISHED
    if _INITIALS.match(text):
        return Mark.CREDIT
    return None


def _is_end(text: str) -> bool:
    """Whether *text* is an end mark in words, set off by signs or alone: “-30-”, « – FIN – »."""
    if bare(text) == "30":
        return not text[0].isalnum()
    return lexicon().is_line("end_marks", text) and (not text[0].isalnum() or len(text.split()) > 1 or len(text) < 8)


def _by_whole(text: str) -> Mark | None:
    words = lexicon()
    for name, found in _WHOLE:
        if words.is_line(name, text):
            return found
    if bare(text) in words.kinds or _is_kind_and_release(text):
        return Mark.KIND
    if _TAGS.match(text):
        return Mark.SECTION
    if (parts := _CRUMBS.split(text)) and len(parts) >= 3 and all(len(part.split()) <= 4 for part in parts):
        return Mark.NAVIGATION
    return None


def _is_kind_and_release(text: str) -> bool:
    """Whether *text* is « COMMUNIQUÉ DE PRESSE – Pour diffusion immédiate »."""
    parts = CLAUSE.split(text)
    words = lexicon()
    return (
        len(parts) > 1
        and any(bare(part) in words.kinds for part in parts)
        and all(bare(part) in words.kinds or words.is_line("release", part) for part in parts)
    )


_WHOLE = (
    ("sharing", Mark.SHARING),
    ("related", Mark.RELATED),
    ("contacts", Mark.CONTACTS),
    ("about", Mark.ABOUT),
    ("notes", Mark.NOTES),
    ("release", Mark.RELEASE),
    ("greetings", Mark.ENVELOPE),
    ("download", Mark.DOWNLOAD),
    ("navigation", Mark.NAVIGATION),
    ("sections", Mark.SECTION),
)


def _by_start(text: str, words: int, language: str) -> Mark | None:
    starts = lexicon().starts_as
    if words <= _LONG_LINE:
        for name, found, most in _STARTS:
            if words <= most and starts(name, text) and _confirmed(found, text):
                return found
        if (starts("captions", text) and words > 1) or _has_caption_mark(text):
            return Mark.CAPTION
        if kind_and_reference(text) is not None:
            return Mark.KIND
        if (signed := _BYLINE.search(text)) and datelines.alone(text[: signed.start()], language) is not None:
            return Mark.PUBLISHED
        if datelines.alone(text, language) is not None:
            return Mark.DATELINE
    if words <= _LONGEST_CAPTION and starts("captions", text) and _has_caption_mark(text):
        return Mark.CAPTION
    if starts("contacts", text) and _ADDRESS.search(text) and words <= 80:
        return Mark.CONTACTS
    if starts("about", text) and 0 < text.find(":") < 140 and _ABOUT_SOMEONE.match(text):
        return Mark.ABOUT
    if "cookie" in text.casefold() and words <= 80:
        return Mark.NAVIGATION
    return None


_STARTS = (
    ("envelope", Mark.ENVELOPE, 25),
    ("embargo", Mark.EMBARGO, 25),
    ("done", Mark.DONE, 18),
    ("published", Mark.PUBLISHED, 20),
    ("reference", Mark.REFERENCE, 8),
    ("credits", Mark.CREDIT, 20),
    ("sharing", Mark.SHARING, 8),
    ("download", Mark.DOWNLOAD, 14),
    ("sections", Mark.SECTION, 12),
    ("navigation", Mark.NAVIGATION, 12),
    ("notes", Mark.NOTES, 12),
    ("about", Mark.ABOUT, 14),
    ("contacts", Mark.CONTACTS, 25),
)


def _confirmed(found: Mark, text: str) -> bool:
    """Whether the rest of a line bears out what its first words say."""
    match found:
        case Mark.PUBLISHED | Mark.REFERENCE:
            return _DIGIT.search(text) is not None
        case Mark.ABOUT:
            return not text.endswith((".", "?", "!")) and _ABOUT_SOMEONE.match(text) is not None
        case Mark.CONTACTS:
            short = len(text.split()) <= _LONGEST_BARE_CONTACT and not text.endswith(".")
            return short or _ADDRESS.search(text) is not None
        case Mark.DONE:
            return text[:1].isupper()
        case Mark.EMBARGO:
            return text.isupper() or _DIGIT.search(text) is not None or len(text.split()) <= 6
        case _:
            return True


def _has_caption_mark(text: str) -> bool:
    folded = key(text)
    return any(f" {said}" in folded for said in lexicon().starts["caption_marks"])


_REFERENCE = re.compile(
    r"\s*(?:[–—:,-]\s*)?(?P<number>(?:n\s?[°ºo]|réf|ref)\W*\s?[\w./-]*\d[\w./-]*)\s*\Z", re.IGNORECASE
)


def kind_and_reference(text: str) -> tuple[str, int] | None:
    """Return the reference in « Communiqué de presse n° 012/2025 » and where it starts; None for another line."""
    match = _REFERENCE.search(text)
    if match is None or bare(text[: match.start()]) not in lexicon().kinds:
        return None
    return match["number"], match.start("number")
