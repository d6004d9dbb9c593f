"""Questions about the communiqués that are known."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from aes_editor.checks.related import reference_key
from aes_editor.known import entry
from aes_editor.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from aes_editor.document import Communique
    from aes_editor.known.entry import Known


@dataclass(frozen=True)
class Collection:
    """Communiqués, in no order that means anything. One that lies in two files is there twice, under one guid."""

    entries: tuple[Known, ...] = ()

    @cached_property
    def references(self) -> Mapping[str, frozenset[str]]:
        """The guids by reference number, as :class:`aes_editor.checks.CheckContext` takes them."""
        found: dict[str, set[str]] = defaultdict(set)
        for known in self.entries:
            if key := reference_key(known.reference):
                found[key].add(known.guid)
        return {key: frozenset(guids) for key, guids in found.items()}

    @cached_property
    def guids(self) -> frozenset[str]:
        """The identifiers that somebody has."""
        return frozenset(known.guid for known in self.entries if known.guid)

    def by_guid(self, guid: str) -> Known | None:
        """Return the newest version of the communiqué *guid*; None where it is not known."""
        return self._newest.get(guid)

    @cached_property
    def _newest(self) -> Mapping[str, Known]:
        ordered = sorted(self.entries, key=lambda known: known.version)
        return {known.guid: known for known in ordered if known.guid}

    def find(self, text: str = "") -> tuple[Known, ...]:
        """Return those with every word of *text*, whatever its case and accents; the latest first, each guid once."""
        wanted = fold(text).split()
        return tuple(known for known, said in self._searched if all(word in said for word in wanted))

    @cached_property
    def _searched(self) -> tuple[tuple[Known, str], ...]:
        nameless = [known for known in self.entries if not known.guid]
        ordered = sorted(
            [*self._newest.values(), *nameless],
            key=lambda known: (known.date.toordinal() if known.date else 0, known.title),
            reverse=True,
        )
        return tuple((known, fold(_said(known))) for known in ordered)

    def with_open(self, opened: Iterable[tuple[str, Communique]]) -> Collection:
        """Return the collection with what *opened* documents say now, each with its file ("" for none), in their place.

        The words of a document are those of its file: they are counted when it is read.
        """
        entries = {known.file: known for known in self.entries}
        unsaved: list[Known] = []
        for file, doc in opened:
            before = entries.get(file)
            now = entry.of(doc, file, before.words if before else ())
            if file:
                entries[file] = now
            else:
                unsaved.append(now)
        return Collection((*entries.values(), *unsaved))


def _said(known: Known) -> str:
    day = f"{known.date:%Y-%m-%d %d/%m/%Y}" if known.date else ""
    told = (known.headline, known.short_title, known.reference, known.place, day, known.status.label, known.lead)
    return " ".join((*told, *known.persons))
