"""The letterhead at the top of the first page: emblem, institution, members, motto, a double rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from exporters.pdf.press import emblem, sheet, spans
from exporters.pdf.typesetting import paragraph

if TYPE_CHECKING:
    from aes_editor.letterhead import Letterhead
    from exporters.pdf.flow.painter import Painter
    from exporters.pdf.press.stylesheet import Stylesheet
    from exporters.pdf.typesetting.setting import Setting

_EMBLEM = 52.0
_GAP = 16.0
_RULE_ABOVE = 13.0
_HEAVY, _BETWEEN, _LIGHT = 1.7, 1.7, 0.6
_BELOW = 20.0


@dataclass(frozen=True, slots=True)
class Masthead:
    """The letterhead, set. *indent* is how far its text stands from the margin."""

    letterhead: Letterhead
    styles: Stylesheet
    settings: tuple[Setting, ...]
    indent: float

    @property
    def _text_height(self) -> float:
        return sum(setting.height for setting in self.settings)

    @property
    def _height(self) -> float:
        return max(self._text_height, _EMBLEM if self.indent else 0.0)

    @property
    def bottom(self) -> float:
        """Where the text of the first page may begin."""
        return sheet.TOP + self._height + _RULE_ABOVE + _HEAVY + _BETWEEN + _LIGHT + _BELOW

    def paint(self, painter: Painter) -> None:
        """Paint the letterhead, as an artifact: it is the paper, not the text."""
        inks, rtl = self.styles.palette, self.styles.rtl
        with painter.canvas.artifact("Pagination", "Header"):
            if self.letterhead.emblem is not None:
                left = sheet.MARGIN + (sheet.MEASURE - _EMBLEM if rtl else 0.0)
                top = sheet.HEIGHT - sheet.TOP - (self._height - _EMBLEM) / 2
                painter.canvas.write(emblem.drawn(self.letterhead.emblem, inks, left, top, _EMBLEM))
            y = sheet.TOP + (self._height - self._text_height) / 2
            for setting in self.settings:
                painter.text(setting, sheet.MARGIN + (0.0 if rtl else self.indent), y, None)
                y += setting.height
            y = sheet.TOP + self._height + _RULE_ABOVE
            painter.rectangle(sheet.MARGIN, y, sheet.MEASURE, _HEAVY, inks.primary)
            painter.rectangle(sheet.MARGIN, y + _HEAVY + _BETWEEN, sheet.MEASURE, _LIGHT, inks.accent)


def masthead(letterhead: Letterhead, styles: Stylesheet) -> Masthead:
    """Set the letterhead."""
    indent = _EMBLEM + _GAP if letterhead.emblem is not None else 0.0
    lines = (
        (letterhead.institution, styles.institution),
        (" · ".join(letterhead.members), styles.members),
        (letterhead.motto, styles.motto),
    )
    settings = tuple(
        paragraph.set_paragraph(spans.from_text(text), style, sheet.MEASURE - indent, styles.base, letterhead.language)
        for text, style in lines
        if text.strip()
    )
    return Masthead(letterhead, styles, settings, indent)
