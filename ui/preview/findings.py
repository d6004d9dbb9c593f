"""The strip below the XML: that the record is valid, or what is not as it should be and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QVBoxLayout

from aes_editor.i18n import N_, _, ngettext
from ui import icons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from ui.preview.messages import Remark

_SIGN = QSize(16, 16)
_ROWS = 4
_ICONS = {"error": "circle-x", "warning": "triangle-alert", "note": "info"}
_SEVERITIES = {"error": N_("Error"), "warning": N_("Warning"), "note": N_("Note")}


class FindingsStrip(QFrame):
    """One line that says how the record stands; a list of the findings where there are any.

    Signal: ``chosen(remark)`` when a person clicks a finding, or presses Enter on it.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self._remarks: tuple[Remark, ...] = ()
        self._sign = QLabel(self)
        self._verdict = QLabel(self)
        self._verdict.setObjectName("quiet")
        self.list = QListWidget(self)
        self.list.setAccessibleName(_("Findings about the record"))
        self.list.setWordWrap(True)
        self.list.setIconSize(_SIGN)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._on_chosen)
        self.list.itemActivated.connect(self._on_chosen)
        row = QHBoxLayout()
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(self._verdict, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.list)
        self.hide()

    @property
    def verdict(self) -> str:
        """What the line says."""
        return self._verdict.text()

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """Show *remarks*; the one that was chosen stays so while it is there."""
        self.show()
        if self._verdict.text() and tuple(remarks) == self._remarks:
            return
        current = self.list.currentRow()
        before = self._remarks[current] if 0 <= current < len(self._remarks) else None
        self._remarks = tuple(remarks)
        self._verdict.setText(_verdict(remarks))
        self.list.clear()
        for remark in remarks:
            self.list.addItem(self._item(remark))
            if before is not None and remark.sentence == before.sentence:
                self.list.setCurrentRow(self.list.count() - 1)
        self.list.setVisible(bool(remarks))
        self._dress()
        self._fit()
        QTimer.singleShot(0, self, self._fit)  # words wrap at the width that the list has only then

    def _item(self, remark: Remark) -> QListWidgetItem:
        severity = _(_SEVERITIES[remark.severity])
        place = _("line {line}").format(line=remark.line + 1)
        item = QListWidgetItem(f"{severity} · {place} · {remark.sentence}")
        item.setToolTip(remark.sentence)
        return item

    def _dress(self) -> None:
        """Draw the signs in the colours of the moment."""
        said = {remark.severity for remark in self._remarks}
        worst = next((name for severity, name in _ICONS.items() if severity in said), "circle-check")
        sign = icons.icon(worst, QPalette.ColorRole.Link)
        self._sign.setPixmap(sign.pixmap(_SIGN, self.devicePixelRatioF()))
        for row, remark in enumerate(self._remarks):
            self.list.item(row).setIcon(icons.icon(_ICONS[remark.severity], QPalette.ColorRole.Link))

    def _fit(self) -> None:
        """Be as high as the first few findings need."""
        if rows := min(self.list.count(), _ROWS):
            self.list.doItemsLayout()
            first, last = (self.list.visualItemRect(self.list.item(row)) for row in (0, rows - 1))
            self.list.setFixedHeight(last.bottom() - first.top() + 2 * self.list.frameWidth() + 8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {event.Type.PaletteChange, event.Type.StyleChange} and self._verdict.text():
            self._dress()

    def _on_chosen(self, item: QListWidgetItem) -> None:
        self.chosen.emit(self._remarks[self.list.row(item)])


def _verdict(remarks: Sequence[Remark]) -> str:
    errors, warnings = (sum(each.severity == kind for each in remarks) for kind in ("error", "warning"))
    if not errors and not warnings:
        return _("Valid NewsML-G2 record")
    faults = ngettext("{count} error", "{count} errors", errors).format(count=errors)
    doubts = ngettext("{count} warning", "{count} warnings", warnings).format(count=warnings)
    if not errors:
        return _("Valid NewsML-G2 record, {doubts}").format(doubts=doubts)
    return _("Record with {faults}").format(faults=f"{faults}, {doubts}" if warnings else faults)
