"""What every property is written from: the document, made legal, and what is said about it once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from aes_editor import edition
from aes_editor.document import Quote, Status, mint_guid
from aes_editor.newsml import values
from aes_editor.newsml.terms import Scheme
from exporters.clean import cleaned
from exporters.images import leaving
from exporters.newsml.published import COMPLETE, published

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aes_editor.document import Communique, Person
    from aes_editor.edition import Edition
    from exporters.context import ExportContext


@dataclass(frozen=True)
class Writing:
    """One record in the making.

    *exact* is what a reader must get back; *doc* is the same without the characters that XML refuses, its images named
    as the files that leave with the record: *media*.
    """

    exact: Communique
    doc: Communique
    media: Mapping[str, bytes]
    ctx: ExportContext

    @classmethod
    def of(cls, doc: Communique, ctx: ExportContext) -> Writing:
        """Return the writing of what *doc* tells under the profile of *ctx*."""
        exact = published(doc, ctx.profile)
        doc, media = leaving(cleaned(exact), ctx.media)
        return cls(exact, doc, media, ctx)

    @cached_property
    def words(self) -> Edition:
        """The words of the document's language."""
        return edition.for_language(self.language)

    @cached_property
    def language(self) -> str:
        """The language tag; ``und`` where the document's is none."""
        return values.language(self.doc.language)

    @cached_property
    def withdrawn(self) -> bool:
        """Whether the record only says that the communiqué is cancelled."""
        return self.doc.status is Status.CANCELLED and self.ctx.profile != COMPLETE

    @cached_property
    def guid(self) -> str:
        """The identifier; one made from the content, under the institution's authority, where there is none.

        Made from a name (RFC 4122, version 5), so that the same document is the same record however often it is
        written.
        """
        if guid := values.line(self.doc.guid):
            return guid
        day = self.doc.created.date() if self.doc.created else self.doc.dateline.date or self.ctx.now.date()
        content = msgspec.json.encode(cleaned(self.exact), order="deterministic")
        return mint_guid(self.ctx.letterhead.authority, day, content)

    @cached_property
    def institution_code(self) -> str:
        """The code of the institution that speaks."""
        letterhead = self.ctx.letterhead
        return f"{Scheme.ORGANISATION}:{values.slug(letterhead.short_name or letterhead.institution)}"

    @cached_property
    def people(self) -> dict[Person, str]:
        """The speakers and signatories, each with a code of its own, in the order they appear."""
        codes: dict[Person, str] = {}
        speakers = [block.speaker for block in self.doc.body if isinstance(block, Quote)]
        for person in [*speakers, *(signatory.person for signatory in self.doc.signatories)]:
            if person.name.strip() and person not in codes:
                codes[person] = _unused(f"{Scheme.PERSON}:{values.slug(person.name) or 'x'}", codes)
        return codes


def _unused(code: str, taken: dict[Person, str]) -> str:
    used = set(taken.values())
    if code not in used:
        return code
    return next(numbered for n in range(2, len(used) + 3) if (numbered := f"{code}-{n}") not in used)
