"""Quotation marks without a partner, and speech without a speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aes_editor.checks.finding import Finding
from aes_editor.checks.passages import passages
from aes_editor.document import Paragraphs, Quote, quotation
from aes_editor.i18n import _
from aes_editor.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aes_editor.checks.context import CheckContext
    from aes_editor.document import Communique

_PARTNERS = {"»": "«", "”": "“"}
_LONG_SPEECH = 60
"""Signs from which a passage between marks is no mere word that is held at a distance."""


def unpaired_marks(doc: Communique, _ctx: CheckContext) -> Iterator[Finding]:
    """Yield quotation marks that close nothing, or that nothing closes.

    Speech over several paragraphs opens each of them and closes the last: a mark may stay open where the next paragraph
    of the same text opens with one.
    """
    for passage in passages(doc):
        start = 0
        paragraphs = passage.prose.split("\n\n")
        for number, paragraph in enumerate(paragraphs):
            following = paragraphs[number + 1].lstrip() if number + 1 < len(paragraphs) else ""
            for at, mark, opens in _unpaired(paragraph):
                if opens and following.startswith(mark):
                    continue
                message = (
                    _("“{mark}” is opened and never closed; close the quotation.")
                    if opens
                    else _("“{mark}” closes a quotation that was never opened; open it, or take the mark away.")
                ).format(mark=mark)
                yield Finding(
                    rule="unpaired-mark",
                    severity=Severity.ERROR,
                    place=passage.place,
                    start=start + at,
                    end=start + at + 1,
                    message=message,
                )
            start += len(paragraph) + 2


def _unpaired(paragraph: str) -> Iterator[tuple[int, str, bool]]:
    opened: list[tuple[int, str]] = []
    for at, char in enumerate(paragraph):
        if char in _PARTNERS.values():
            opened.append((at, char))
        elif partner := _PARTNERS.get(char):
            if any(mark == partner for _at, mark in opened):
                while opened[-1][1] != partner:
                    yield (*opened.pop(), True)
                opened.pop()
            else:
                yield at, char, False
    yield from ((at, mark, True) for at, mark in opened)


def speakers(doc: Communique, _ctx: CheckContext) -> Iterator[Finding]:
    """Yield quotations that name no speaker, and long speech that is no quotation yet."""
    for number, block in enumerate(doc.body):
        place = f"body/{number}"
        match block:
            case Quote(text=text, speaker=speaker) if text.strip() and not speaker.name.strip():
                message = _("This quotation has no speaker; say whose words they are.")
                name = f"{place}/speaker/name"
                yield Finding(rule="no-speaker", severity=Severity.ERROR, place=name, message=message)
            case Paragraphs(text=text):
                for segment in quotation.find(text):
                    if segment.end - segment.start >= _LONG_SPEECH:
                        message = _("Words this long between quotation marks are speech; make them a quotation.")
                        yield Finding(
                            rule="speech-in-a-paragraph",
                            severity=Severity.NOTE,
                            place=f"{place}/text",
                            start=segment.start,
                            end=segment.end,
                            message=message,
                        )
            case _:
                pass
