"""What stands in the middle when nothing is open: what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from aes_editor.i18n import _
from ui import theme
from ui.icons import icon

if TYPE_CHECKING:
    from collections.abc import Sequence


class Welcome(QWidget):
    """Offers *actions*, the first as the one most people want."""

    def __init__(self, actions: Sequence[QAction]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.addStretch(2)
        title = QLabel(_("Write a communiqué"))
        title.setObjectName("welcome")
        title.setFont(theme.text_font(22, bold=True))
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        hint = QLabel(
            _("The form is at the centre, the page that readers will see at the right. Everything works offline.")
        )
        hint.setObjectName("quiet")
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        hint.setWordWrap(True)
        column.addWidget(title)
        column.addWidget(hint)
        column.addSpacing(18)
        for number, action in enumerate(actions):
            button = QPushButton(action.icon(), action.text())
            if number == 0:
                button.setDefault(True)
                button.setIcon(icon("file-plus", QPalette.ColorRole.HighlightedText))
            button.setIconSize(QSize(18, 18))
            button.setFixedWidth(280)
            button.clicked.connect(action.trigger)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
