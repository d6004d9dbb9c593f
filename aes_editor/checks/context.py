"""What a check is told besides the document."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from aes_editor import kinds
from aes_editor.directory import Directory

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterator, Mapping

    from aes_editor.checks.finding import Finding
    from aes_editor.document import Communique


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckContext:
    """The surroundings of one document.

    *now* has a zone. *media* are the names of the images that are there. *references* gives the identifiers (``guid``)
    of the known communiqués by their reference number, as :func:`aes_editor.checks.related.reference_key` writes it.
    *guids* are all identifiers that are known, none where nobody has looked for them.
    *profiles* say what each type of communiqué asks for. *directory* has who speaks; an empty one asks for nothing.
    """

    now: dt.datetime
    media: Collection[str]
    references: Mapping[str, Collection[str]]
    profiles: kinds.Profiles = field(default_factory=kinds.shipped)
    guids: Collection[str] = ()
    directory: Directory = field(default_factory=Directory)


class Check(Protocol):
    """A pure function that looks for one kind of slip."""

    def __call__(self, doc: Communique, ctx: CheckContext, /) -> Iterator[Finding]:
        """Yield what is not as it should be in *doc*."""
        ...
