"""The bar over the form: how far the communiqué has come, who took the last step, and the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QToolButton, QVBoxLayout

from aes_editor import workflow
from aes_editor.document import Status
from aes_editor.i18n import N_, _
from ui import theme
from ui.icons import icon

if TYPE_CHECKING:
    from aes_editor.document import Communique

_WAY = (Status.DRAFT, Status.REVIEWED, Status.APPROVED, Status.RELEASED)
_VERBS = {
    Status.REVIEWED: N_("Mark as reviewed"),
    Status.APPROVED: N_("Approve"),
    Status.RELEASED: N_("Release"),
    Status.DRAFT: N_("Take back to a draft"),
    Status.CORRECTED: N_("Make a correction…"),
    Status.CANCELLED: N_("Cancel the release…"),
}


class WorkflowBar(QFrame):
    """Shows one communiqué; ``chosen(status)`` when a person wants a step."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("workflow")
        self.setAccessibleName(_("Status"))
        self._labels = [QLabel() for _status in _WAY]
        self.told = QLabel()
        self.told.setObjectName("quiet")
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.next = QPushButton()
        self.next.setAutoDefault(False)
        self.next.clicked.connect(lambda: self.chosen.emit(self._steps[0]))
        self.more = QToolButton()
        self.more.setIcon(icon("ellipsis"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setAccessibleName(_("Other steps"))
        self.more.setToolTip(_("Other steps"))
        self.menu = QMenu(self.more)
        self.more.setMenu(self.menu)
        self._steps: tuple[Status, ...] = ()
        way = QHBoxLayout()
        way.setSpacing(6)
        for number, label in enumerate(self._labels):
            if number:
                arrow = QLabel("›")
                arrow.setObjectName("quiet")
                way.addWidget(arrow)
            label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
            way.addWidget(label)
        way.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addLayout(way)
        words.addWidget(self.told)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 7, 12, 7)
        row.addLayout(words, 1)
        row.addWidget(self.next)
        row.addWidget(self.more)

    def show_document(self, doc: Communique) -> None:
        """Show how far *doc* has come."""
        self._show_way(doc.status)
        self._steps = steps(doc)
        self.next.setVisible(bool(self._steps))
        if self._steps:
            self.next.setText(_(_VERBS[self._steps[0]]))
        self.menu.clear()
        for status in self._steps[1:]:
            action = self.menu.addAction(_(_VERBS[status]))
            action.triggered.connect(lambda _checked=False, status=status: self.chosen.emit(status))
        self.more.setVisible(not self.menu.isEmpty())
        text, sound = workflow.verdict(doc)
        self.told.setObjectName("quiet" if sound else "warning")
        self.told.style().unpolish(self.told)
        self.told.style().polish(self.told)
        self.told.setText(text if sound else f"⚠ {text}")
        self.told.setVisible(bool(text))
        self.setAccessibleDescription(f"{doc.status.label}. {text}")

    def _show_way(self, status: Status) -> None:
        way = (*_WAY[:-1], status if status in workflow.OUT else Status.RELEASED)
        reached = way.index(status)
        for number, (label, step) in enumerate(zip(self._labels, way, strict=True)):
            label.setText(f"✓ {step.label}" if number < reached else step.label)
            label.setObjectName("rendered" if number == reached else "quiet")
            label.setFont(theme.strong(self.font(), 700 if number == reached else 400))
            label.style().unpolish(label)
            label.style().polish(label)


def steps(doc: Communique) -> tuple[Status, ...]:
    """Return the steps that a person may take from here, the likeliest first."""
    if doc.status is Status.RELEASED:
        return (Status.CORRECTED, Status.CANCELLED, *workflow.next_steps(doc))
    return workflow.next_steps(doc)
