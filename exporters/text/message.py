"""A communiqué as people pass it on by messaging: a few lines, with the marks that WhatsApp and Telegram set."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aes_editor import edition
from exporters import links, wording
from exporters.clean import cleaned

if TYPE_CHECKING:
    from aes_editor.document import Communique
    from exporters.context import ExportContext

_MARKS = re.compile(r"[*_~`]")


def message(doc: Communique, ctx: ExportContext) -> str:
    """Return the warnings, the headline in bold, the dateline and the lead, and the address if there is one."""
    doc = cleaned(doc)
    words = edition.of(doc)
    told = [_bold(notice.text) for notice in wording.notices(doc, words, ctx.now)]
    headline = wording.one_line(doc.short_title) or wording.one_line(doc.headline) or words.label("untitled")
    dateline = words.dateline(doc.dateline).replace("\n", " ")
    opening = dateline + wording.one_line(doc.lead) if doc.lead.strip() else dateline.rstrip(" –—-")
    passages = (*told, _bold(headline), opening, links.web(doc.guid), f"_{_plain(ctx.letterhead.institution)}_")
    return "\n\n".join(passage for passage in passages if passage) + "\n"


def _bold(text: str) -> str:
    return f"*{_plain(text)}*"


def _plain(text: str) -> str:
    """Return *text* without what would end the marks around it."""
    return _MARKS.sub("", wording.one_line(text))
