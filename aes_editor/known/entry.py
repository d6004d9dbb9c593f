"""What is kept in mind of one communiqué."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from aes_editor.document import Embargo, Figure, Paragraphs, Quote, ReleaseKind, Status, Subheading
from aes_editor.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aes_editor.document import Communique

_MOST_WORDS = 150
_WORD = re.compile(r"[^\W\d_]{4,}")


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """One communiqué: where it is, and what lists, numbers and suggestions need of it.

    *file* is "" where it was never saved. *persons* are the names of those who speak and sign; *words* the words it
    uses most, folded by :func:`aes_editor.text.fold`; *image* is the name of the first image it shows.
    """

    guid: str
    version: int
    headline: str
    short_title: str
    lead: str
    reference: str
    kind: ReleaseKind
    language: str
    status: Status
    date: dt.date | None
    place: str
    embargo: Embargo | None
    persons: tuple[str, ...]
    subjects: tuple[str, ...]
    image: str
    words: tuple[str, ...] = ()
    file: str = ""

    @property
    def title(self) -> str:
        """What lists call it; "" where nobody gave it a name."""
        return self.short_title or self.headline

    @property
    def path(self) -> Path | None:
        """Its file; None where it was never saved."""
        return Path(self.file) if self.file else None

    def under_embargo(self, now: dt.datetime) -> bool:
        """Whether it may not be published at *now* (with zone)."""
        return self.embargo is not None and self.embargo.in_force(now)


def of(doc: Communique, file: str = "", words: tuple[str, ...] = ()) -> Known:
    """Return what is kept in mind of *doc* in *file*."""
    speakers = (block.speaker.name for block in doc.body if isinstance(block, Quote))
    persons = (*speakers, *(signatory.person.name for signatory in doc.signatories))
    figures = (block.media for block in doc.body if isinstance(block, Figure) and block.media)
    return Known(
        guid=doc.guid,
        version=doc.version,
        headline=doc.headline,
        short_title=doc.short_title,
        lead=doc.lead,
        reference=doc.reference,
        kind=doc.kind,
        language=doc.language,
        status=doc.status,
        date=doc.dateline.date,
        place=doc.dateline.place,
        embargo=doc.embargo,
        persons=tuple(dict.fromkeys(name for name in persons if name)),
        subjects=tuple(subject.name or subject.code for subject in doc.subjects),
        image=next(figures, ""),
        words=words,
        file=file,
    )


def words_of(doc: Communique) -> tuple[str, ...]:
    """Return the words that *doc* uses most, those of its headline and lead first among equals."""
    counted = Counter(word for text in _texts(doc) for word in _WORD.findall(fold(text)))
    return tuple(word for word, _times in counted.most_common(_MOST_WORDS))


def _texts(doc: Communique) -> Iterator[str]:
    yield from (doc.headline, doc.lead, doc.kicker, doc.subtitle)
    for block in doc.body:
        match block:
            case Paragraphs(text=text) | Quote(text=text) | Subheading(text=text):
                yield text
            case Figure(caption=caption):
                yield caption
