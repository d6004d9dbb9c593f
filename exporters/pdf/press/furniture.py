"""What comes again on every page: notices, running line, reference, page number. All of it is artifact."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from aes_editor.document import Status
from exporters import wording
from exporters.pdf.flow.blocks import Cell, Panel, Row, Text
from exporters.pdf.press import sheet, spans, watermark
from exporters.pdf.typesetting import paragraph
from exporters.pdf.typesetting.style import Align

if TYPE_CHECKING:
    from aes_editor.document import Communique
    from aes_editor.letterhead import Letterhead
    from exporters.pdf.flow.painter import Painter
    from exporters.pdf.press.story import Story
    from exporters.pdf.typesetting.setting import Setting
    from exporters.pdf.typesetting.style import TextStyle
    from exporters.wording import Notice

_PADDING = 7.0
_BAR = 3.0
_INSET = 13.0
_MOST_LINES = 3
_HALF = 0.62
_REGISTRATION = b"1 1 1 1 k"
"""Crop marks are on every plate."""
_UNFINISHED = {Status.DRAFT, Status.REVIEWED}


def notices(story: Story, told: tuple[Notice, ...]) -> None:
    """Add the notices *told* at the top of the story, where they are part of the text."""
    style = story.sheet.notice
    width = sheet.MEASURE - 2 * _INSET
    texts = tuple(
        Text(
            story.set(spans.from_text(notice.text), style, width),
            story.element("P", lang=story.wording),
            notice.field,
        )
        for notice in told
    )
    if texts:
        story.blocks.append(
            Row(
                cells=(Cell(_INSET, texts),),
                leading=style.leading,
                padding=_PADDING,
                panel=_panel(story),
                below=16,
            )
        )


def _panel(story: Story) -> Panel:
    inks = story.sheet.palette
    return Panel(sheet.MEASURE, ground=inks.wash, line=inks.signal, bar=_BAR, bar_at_end=story.sheet.rtl)


@dataclass(frozen=True, slots=True)
class Furniture:
    """The furniture of the pages of one document."""

    story: Story
    doc: Communique
    letterhead: Letterhead
    told: tuple[Notice, ...]
    trimmed: bool = False

    @property
    def text_top(self) -> float:
        """Where the text begins on every page but the first."""
        return sheet.TEXT_TOP + (self._notice_height + 14 if self.told else 0.0)

    @property
    def _notice_height(self) -> float:
        lines = sum(min(_MOST_LINES, len(setting.lines)) for setting in self._notice_settings())
        return lines * self.story.sheet.notice.leading + 2 * _PADDING

    def _notice_settings(self) -> list[Setting]:
        style = self.story.sheet.notice
        return [self.story.set(spans.from_text(notice.text), style, sheet.MEASURE - 2 * _INSET) for notice in self.told]

    def paint_above(self, painter: Painter, page: int) -> None:
        """Paint what stands around, behind and above the text of *page* (from 0)."""
        if self.trimmed:
            with painter.canvas.artifact("Page"):
                for mark in sheet.crop_marks():
                    painter.rectangle(*mark, _REGISTRATION)
        if self.doc.status in _UNFINISHED:
            word = self.story.words.label("draft")
            with painter.canvas.artifact("Pagination", "Watermark"):
                painter.canvas.write(
                    watermark.outlined(word, sheet.WIDTH, sheet.HEIGHT, self.story.sheet.palette.ghost)
                )
        if page:
            self._paint_running_line(painter)
            self._paint_notices(painter)

    def _paint_running_line(self, painter: Painter) -> None:
        style, inks = self.story.sheet.running, self.story.sheet.palette
        with painter.canvas.artifact("Pagination", "Header"):
            self._paint_line(painter, self.letterhead.institution, replace(style, bold=True), sheet.RUNNING_TOP)
            title = wording.one_line(self.doc.short_title or self.doc.headline)
            self._paint_line(painter, title, replace(style, align=Align.END), sheet.RUNNING_TOP)
            painter.rectangle(sheet.MARGIN, sheet.RUNNING_TOP + 17, sheet.MEASURE, 0.5, inks.hairline)

    def _paint_notices(self, painter: Painter) -> None:
        if not self.told:
            return
        y = sheet.TEXT_TOP - 8
        with painter.canvas.artifact("Pagination", "Header"):
            self._panel_ground(painter, y)
            y += _PADDING
            for setting in self._notice_settings():
                lines = range(min(_MOST_LINES, len(setting.lines)))
                painter.text(setting, sheet.MARGIN + _INSET, y, None, lines)
                y += len(lines) * setting.style.leading

    def _panel_ground(self, painter: Painter, y: float) -> None:
        inks, height = self.story.sheet.palette, self._notice_height
        painter.rectangle(sheet.MARGIN, y, sheet.MEASURE, height, inks.wash)
        bar = sheet.MEASURE - _BAR if self.story.sheet.rtl else 0.0
        painter.rectangle(sheet.MARGIN + bar, y, _BAR, height, inks.signal)

    def paint_below(self, painter: Painter, page: int, pages: int) -> None:
        """Paint the foot of *page* of *pages*."""
        style, inks = self.story.sheet.running, self.story.sheet.palette
        with painter.canvas.artifact("Pagination", "Footer"):
            painter.rectangle(sheet.MARGIN, sheet.FOOT_TOP - 7, sheet.MEASURE, 0.5, inks.hairline)
            told = wording.one_line(self.doc.reference) or self.letterhead.short_name
            self._paint_line(painter, told, style, sheet.FOOT_TOP)
            number = self.story.words.page_of(page + 1, pages)
            self._paint_line(painter, number, replace(style, align=Align.END), sheet.FOOT_TOP)

    def _paint_line(self, painter: Painter, text: str, style: TextStyle, y: float) -> None:
        """Paint *text* on one line of at most half the measure; what is too long for it ends in an ellipsis."""
        measure = sheet.MEASURE * (_HALF if style.align is Align.END else 1 - _HALF)
        setting = self._one_line(text, style, measure)
        left = (style.align is Align.END) != self.story.sheet.rtl
        painter.text(setting, sheet.MARGIN + (sheet.MEASURE - measure if left else 0.0), y, None, range(1))

    def _one_line(self, text: str, style: TextStyle, measure: float) -> Setting:
        base, language = self.story.sheet.base, self.story.words.language
        shortened = paragraph.shortened(text, style, measure, base)
        return paragraph.set_paragraph(spans.from_text(shortened), style, measure, base, language)
