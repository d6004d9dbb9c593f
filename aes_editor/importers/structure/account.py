"""Keeping the ledger while a page is taken apart."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from aes_editor.importers.ledger import Entry, Ledger, Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from aes_editor.importers.structure.page import Line


class Account:
    """Where each character of a text went; what nobody claims is told as such."""

    def __init__(self, text: str, outside: Iterable[tuple[Sequence[int], Reason]] = ()) -> None:
        self._text = text
        self._claims: list[str | Reason | None] = [None] * len(text)
        for places, reason in outside:
            self._claim(places, reason)

    def put(self, line: Line, field: str) -> None:
        """Note that the characters of *line* are in *field*; of several claims on one character the last one holds."""
        self._claim(line.places, field)

    def leave(self, line: Line, reason: Reason) -> None:
        """Note that the characters of *line* are in no field."""
        self._claim(line.places, reason)

    def _claim(self, places: Sequence[int], claim: str | Reason) -> None:
        if isinstance(places, range):
            self._claims[places.start : places.stop] = [claim] * len(places)
            return
        for place in places:
            self._claims[place] = claim

    def ledger(self) -> Ledger:
        """Return the account: stretches of one claim, blanks between two of one claim counted with them."""
        entries: list[Entry] = []
        start = 0
        for claim, group in groupby(self._settled()):
            end = start + sum(1 for _claim in group)
            text = self._text[start:end]
            if isinstance(claim, Reason):
                entries.append(Entry(start, text, reason=claim))
            else:
                entries.append(Entry(start, text, field=claim))
            start = end
        return Ledger(tuple(entries))

    def _settled(self) -> list[str | Reason]:
        return [
            claim if claim is not None else Reason.SPACING if char.isspace() else Reason.UNPLACED
            for char, claim in zip(self._text, self._claims, strict=True)
        ]
