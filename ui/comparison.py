"""A view of what differs between two communiqués: the list of places, and both texts side by side, changes marked.

What was removed is struck through, what was added underlined, both on a tint: no mark lives by its colour alone. A
screen reader is told each difference whole in the list, and can read both texts as a page.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QEvent, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QImage, QImageReader, QTextDocument
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from aes_editor.compare import Change, Difference, differences
from aes_editor.i18n import _, ngettext
from aes_editor.word_marks import Mark, pieces
from exporters.clean import clean
from ui import theme

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aes_editor.document import Communique

_THUMBNAIL = QSize(200, 130)
_SIGNS = {Change.CHANGED: "≠", Change.ADDED: "+", Change.REMOVED: "−", Change.MOVED: "↕"}
_SHARES = (260, 640)


class ComparisonView(QWidget):
    """Shows the differences of *old* and *new*, called *titles*, with the images that *media* has."""

    def __init__(
        self,
        old: Communique,
        new: Communique,
        titles: tuple[str, str],
        media: Mapping[str, bytes] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.differences = differences(old, new)
        self.summary = QLabel(_summary(len(self.differences)))
        self.summary.setObjectName("section")
        self.places = QListWidget()
        self.places.setAccessibleName(_("Differences"))
        self.places.setWordWrap(True)
        self.page = QTextBrowser()
        self.page.setAccessibleName(_("Both texts, side by side"))
        self.page.setOpenLinks(False)
        self.page.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        for difference in self.differences:
            item = QListWidgetItem(f"{_SIGNS[difference.change]}  {clean(difference.label)}", self.places)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, _spoken(difference))
            item.setToolTip(difference.change.label)
        for name in {name for difference in self.differences for name in difference.media if name}:
            self._add_image(name, (media or {}).get(name, b""))
        self.places.currentRowChanged.connect(self._on_row_changed)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.places)
        splitter.addWidget(self._titled_page(titles))
        splitter.setChildrenCollapsible(False)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes(list(_SHARES))
        self.setFocusProxy(self.places)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.summary)
        column.addWidget(splitter, 1)
        self._draw()

    def _titled_page(self, titles: tuple[str, str]) -> QWidget:
        """Return the page below the two *titles*, which stay while it scrolls."""
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        for column, title in enumerate(titles):
            label = QLabel(title)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setFont(theme.strong(label.font()))
            label.setMargin(6)
            label.setWordWrap(True)
            grid.addWidget(label, 0, column)
            grid.setColumnStretch(column, 1)
        grid.addWidget(self.page, 1, 0, 1, 2)
        titled = QWidget()
        titled.setLayout(grid)
        return titled

    def _add_image(self, name: str, data: bytes) -> None:
        buffer = QBuffer()
        buffer.setData(data)
        reader = QImageReader(buffer)
        reader.setAutoTransform(True)
        size = reader.size()
        if size.isValid() and (size.width() > _THUMBNAIL.width() or size.height() > _THUMBNAIL.height()):
            reader.setScaledSize(size.scaled(_THUMBNAIL, Qt.AspectRatioMode.KeepAspectRatio))
        image = reader.read() if data else QImage()
        if not image.isNull():
            self.page.document().addResource(QTextDocument.ResourceType.ImageResource.value, _address(name), image)

    def _draw(self) -> None:
        entries = "".join(self._entry(number, difference) for number, difference in enumerate(self.differences))
        self.page.setHtml(f"{_style()}{entries}")
        if self.places.currentRow() >= 0:
            self._on_row_changed(self.places.currentRow())

    def _entry(self, number: int, difference: Difference) -> str:
        sign, label = _SIGNS[difference.change], html.escape(clean(difference.label))
        before, after = self._sides(difference)
        return (
            f"<p class='label'><a name='{number}'></a>{sign}&nbsp; {label} <span class='quiet'>"
            f"({html.escape(difference.change.label)})</span></p>"
            f"<table width='100%' cellspacing='0' cellpadding='8' class='pair'><tr>"
            f"<td width='50%' class='side'>{before}</td><td width='50%' class='side'>{after}</td></tr></table>"
        )

    def _sides(self, difference: Difference) -> tuple[str, str]:
        if difference.change is Change.MOVED:
            return _shown(difference.old), _shown(difference.new)
        found = pieces(clean(difference.old), clean(difference.new))
        before = "".join(_marked(mark, text) for mark, text in found if mark is not Mark.ADDED)
        after = "".join(_marked(mark, text) for mark, text in found if mark is not Mark.REMOVED)
        pictures = [self._picture(name) for name in difference.media]
        return pictures[0] + (before or _nothing()), pictures[1] + (after or _nothing())

    def _picture(self, name: str) -> str:
        kind = QTextDocument.ResourceType.ImageResource.value
        if not name or self.page.document().resource(kind, _address(name)) is None:
            return ""
        return f"<img src='{html.escape(_address(name).toString())}'><br>"

    def _on_row_changed(self, row: int) -> None:
        self.page.scrollToAnchor(str(row))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()


def _summary(count: int) -> str:
    if not count:
        return _("Both say the same.")
    return ngettext("{count} difference", "{count} differences", count).format(count=count)


def _address(name: str) -> QUrl:
    return QUrl(f"media:{name}")


def _spoken(difference: Difference) -> str:
    """Return all of *difference* in one breath, for a screen reader."""
    old, new = (" ".join(clean(text).split()) or _("nothing") for text in (difference.old, difference.new))
    return _("{label}, {change}. Before: {old}. Now: {new}").format(
        label=difference.label, change=difference.change.label, old=old, new=new
    )


def _marked(mark: Mark, text: str) -> str:
    if mark is Mark.KEPT:
        return _shown(text)
    return f"<span class='{mark.name.lower()}'>{_shown(_told_space(text) if text.isspace() else text)}</span>"


def _told_space(text: str) -> str:
    """Return the names of the spaces of *text*: two kinds of space look the same."""
    names = {
        " ": _("space"),
        "\u00a0": _("no-break space"),
        "\u202f": _("narrow no-break space"),
        "\n": _("line break"),
        "\t": _("tab"),
    }
    return "".join(f"[{names.get(sign, f'U+{ord(sign):04X}')}]" for sign in text)


def _shown(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")


def _nothing() -> str:
    return f"<span class='quiet'>{html.escape(_('nothing'))}</span>"


def _style() -> str:
    ink = theme.tokens()
    removed, added = (_tint(colour, ink.surface) for colour in (ink.danger, ink.primary))
    return (
        "<style>"
        f".label {{ font-weight: bold; margin-top: 16px; margin-bottom: 4px; }} .quiet {{ color: {ink.quiet}; }}"
        f".side {{ border: 1px solid {ink.line}; white-space: pre-wrap; }}"
        f".removed {{ color: {ink.danger}; background: {removed}; text-decoration: line-through; }}"
        f".added {{ color: {ink.primary}; background: {added}; text-decoration: underline; }}"
        "</style>"
    )


def _tint(colour: str, ground: str) -> str:
    """Return *ground* with a breath of *colour*: text in that colour stays readable on it."""
    one, other = QColor(colour), QColor(ground)
    red, green, blue = (
        round(other_part * 0.9 + part * 0.1)
        for part, other_part in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[index]
    )
    return QColor(red, green, blue).name()
