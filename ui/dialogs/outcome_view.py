"""What came of an export, line by line: what is there, what it falls short of, what failed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

_HIGHEST = 190


class OutcomeView(QScrollArea):
    """Hidden until it has something to say; as high as that is, up to a limit."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text = ""
        self.hide()

    def tell(self, lines: list[tuple[str, str]]) -> None:
        """Show *lines*: each a kind (``problem``, ``warning`` or "") and what it says."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(5)
        for kind, sentence in lines:
            label = QLabel(sentence)
            label.setObjectName(kind)
            label.setTextFormat(Qt.TextFormat.PlainText)  # a file may be called anything
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        column.addStretch(1)
        self.text = "\n".join(sentence for _kind, sentence in lines)
        self.setAccessibleName(self.text)
        self.setWidget(inside)
        self.show()
        width = self.viewport().width()
        wanted = inside.heightForWidth(width) if inside.hasHeightForWidth() else inside.sizeHint().height()
        self.setFixedHeight(min(wanted, _HIGHEST))
