"""The calm line above the form: the file was changed by another program, or is not ours to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from aes_editor.i18n import _
from ui.icons import icon
from ui.window.saving import changed_on_disk

if TYPE_CHECKING:
    from collections.abc import Callable

    from aes_editor.stamp import Stamp
    from ui.window.saving import Saving
    from ui.workspace import Workspace


class Notice(QFrame):
    """Tells about the file of the communiqué in front; looks at it whenever the window comes to the front."""

    def __init__(self, workspace: Workspace, saving: Saving, window: QWidget) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._workspace = workspace
        self._saving = saving
        self._dismissed: Stamp | None = None
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        sign = QLabel()
        sign.setPixmap(icon("info").pixmap(18, 18))
        row.addWidget(sign)
        row.addWidget(self.text, 1)
        self.buttons = {
            "compare": _button(_("Compare…"), self._on_compare),
            "reload": _button(_("Reload"), self._on_reload),
            "dismiss": _button(_("Not now"), self._on_dismiss),
        }
        for button in self.buttons.values():
            row.addWidget(button)
        self.hide()
        window.installEventFilter(self)
        workspace.current_changed.connect(self.look)
        workspace.listed.connect(self.look)

    def look(self) -> None:
        """Look at the file of the communiqué in front, and tell what there is to know."""
        session = self._workspace.current
        text = ""
        changed = session is not None and self._dismissed is not session.stamp and changed_on_disk(session)
        if session is not None and changed and session.path is not None:
            text = _("“{file}” was changed by another program. What you see is as you opened it.").format(
                file=session.path.name
            )
        elif session is not None:
            text = session.protected
        for button in self.buttons.values():
            button.setVisible(changed)
        self.text.setText(text)
        self.text.setAccessibleName(text)
        self.setVisible(bool(text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate:
            self.look()
        return super().eventFilter(watched, event)

    def _on_compare(self) -> None:
        if (session := self._workspace.current) is not None:
            self._saving.compare(session)

    def _on_reload(self) -> None:
        if (session := self._workspace.current) is not None:
            self._saving.reload(session)
            self.look()

    def _on_dismiss(self) -> None:
        if (session := self._workspace.current) is not None:
            self._dismissed = session.stamp
        self.look()


def _button(text: str, slot: Callable[[], None]) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    button.clicked.connect(slot)
    return button
