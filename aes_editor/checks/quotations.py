"""Quotation marks without a partner, and speech without a speaker."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from aes_editor.checks.finding import Finding, Fix
from aes_editor.checks.passages import Passage, passages
from aes_editor.document import Paragraphs, Quote, quotation
from aes_editor.document.edit import parse
from aes_editor.edition import base_language
from aes_editor.i18n import _
from aes_editor.severity import Severity
from aes_editor.typography import for_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aes_editor.checks.context import CheckContext
    from aes_editor.document import Communique

_PARTNERS = {"»": "«", "”": "“"}
_LOW_PARTNERS = {"“": "„"}
"""Those of languages that open at the foot of the line, and print « » either way round."""
_LOW = frozenset({"bg", "cs", "da", "de", "hr", "hu", "pl", "ro", "sk", "sl", "sr"})
_CLOSING = {opening: closing for closing, opening in (_PARTNERS | _LOW_PARTNERS).items()}
_STRAIGHT = re.compile(r'(?<!\d)"')
_LONG_SPEECH = 60
"""Signs from which a passage between marks is no mere word that is held at a distance."""


def unpaired_marks(doc: Communique, _ctx: CheckContext) -> Iterator[Finding]:
    """Yield quotation marks that close nothing, or that nothing closes.

    Speech over several paragraphs opens each of them and closes the last: a mark may stay open where the next paragraph
    opens with one, or the next block.
    """
    texts = passages(doc)
    for passage in texts:
        start = 0
        paragraphs = [*passage.prose.split("\n\n"), _next_block(doc, passage)]
        for paragraph, following in pairwise(paragraphs):
            for at, mark, opens in _unpaired(paragraph, passage.language):
                if not (opens and following.lstrip().startswith(mark) and _goes_on(paragraph, at)):
                    yield _finding(passage, start, paragraph, at, mark, opens=opens)
            yield from _straight(passage, start, paragraph)
            start += len(paragraph) + 2


def _straight(passage: Passage, start: int, paragraph: str) -> Iterator[Finding]:
    """Yield the last straight mark of a paragraph that has an odd number of them; behind a digit it is a prime."""
    marks = [found.start() for found in _STRAIGHT.finditer(paragraph)]
    if len(marks) % 2:
        yield _finding(passage, start, paragraph, marks[-1], '"', opens=False)


def _goes_on(paragraph: str, at: int) -> bool:
    """Whether the mark at *at* opens speech that may go on behind *paragraph*: at its start, or behind a colon."""
    before = paragraph[:at].rstrip()
    return not before or before.endswith(":")


def _next_block(doc: Communique, passage: Passage) -> str:
    """Return the text of the block of the body that follows *passage*; "" where none does."""
    first, *rest = parse(passage.place)
    if first != "body" or not rest:
        return ""
    following = doc.body[int(rest[0]) + 1 : int(rest[0]) + 2]
    return following[0].text if following and isinstance(following[0], (Paragraphs, Quote)) else ""


def _finding(passage: Passage, start: int, paragraph: str, at: int, mark: str, *, opens: bool) -> Finding:
    fix = None
    if opens:
        message = _("The quotation mark {mark} is opened and never closed; close the quotation.")
        end = start + len(paragraph.rstrip())
        profile = for_language(passage.language)
        space = profile.inside if profile and mark == "«" else ""
        mended = f"{passage.text[:end]}{space}{_CLOSING[mark]}{passage.text[end:]}"
        fix = Fix(_("Close it at the end"), passage.place, mended)
    else:
        message = _("The quotation mark {mark} closes what was never opened; open it, or take the mark away.")
    return Finding(
        rule="unpaired-mark",
        severity=Severity.WARNING,
        place=passage.place,
        start=start + at,
        end=start + at + 1,
        message=message.format(mark=mark),
        fix=fix,
    )


def _unpaired(paragraph: str, language: str) -> Iterator[tuple[int, str, bool]]:
    opened: list[tuple[int, str]] = []
    partners = _LOW_PARTNERS if "„" in paragraph or base_language(language) in _LOW else _PARTNERS
    for at, char in enumerate(paragraph):
        if char in partners.values():
            opened.append((at, char))
        elif partner := partners.get(char):
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
                    said = text[segment.start : segment.end]
                    if len(said) >= _LONG_SPEECH and not any(_unpaired(said, doc.language)):
                        message = _("Words this long between quotation marks are speech; make them a quotation.")
                        yield Finding(
                            rule="speech-in-a-paragraph",
                            severity=Severity.NOTE,
                            place=f"{place}/text",
                            start=segment.start,
                            end=segment.end,
                            message=message,
                            fix=Fix(_("Make it a quotation"), place, Quote(text=text)),
                        )
            case _:
                pass
