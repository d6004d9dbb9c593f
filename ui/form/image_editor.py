"""The editor of an image: what is there, and where to take another from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QMessageBox, QPushButton, QVBoxLayout, QWidget

from aes_editor import images
from aes_editor.errors import AesError
from aes_editor.i18n import _

if TYPE_CHECKING:
    from ui.session import Session

_THUMBNAIL = QSize(126, 84)


class ImageEditor(QWidget):
    """Shows the image called *value* and takes another by a button or by dropping a file on it."""

    edited = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._name = ""
        self.setAcceptDrops(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._thumbnail = QLabel()
        self._thumbnail.setFixedSize(_THUMBNAIL)
        self._thumbnail.setWordWrap(True)
        self._thumbnail.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._thumbnail.setObjectName("quiet")
        self._thumbnail.setFrameShape(QLabel.Shape.StyledPanel)
        self._choose = QPushButton(_("Choose…"))
        self._choose.setAccessibleName(_("Choose an image"))
        self._choose.clicked.connect(self._on_choose)
        self.setFocusProxy(self._choose)
        self._remove = QPushButton(_("Remove"))
        self._remove.setAccessibleName(_("Remove the image"))
        self._remove.clicked.connect(lambda: self.edited.emit(""))
        column = QVBoxLayout()
        column.addWidget(self._choose)
        column.addWidget(self._remove)
        column.addStretch(1)
        row.addWidget(self._thumbnail)
        row.addLayout(column)
        row.addStretch(1)
        self.show_value("")

    def value(self) -> str:
        """Return the name of the image shown."""
        return self._name

    def show_value(self, name: str, /) -> None:
        """Show the image called *name*."""
        self._name = name
        self._remove.setVisible(bool(name))
        image = QImage.fromData(self._session.media.get(name, b"")) if name else QImage()
        if image.isNull():
            self._thumbnail.setPixmap(QPixmap())
            self._thumbnail.setText(_("Image missing") if name else _("Drop an image here"))
            return
        ratio = self.devicePixelRatioF()
        kept = Qt.AspectRatioMode.KeepAspectRatio
        scaled = image.scaled(_THUMBNAIL * ratio, kept, Qt.TransformationMode.SmoothTransformation)
        scaled.setDevicePixelRatio(ratio)
        self._thumbnail.setPixmap(QPixmap.fromImage(scaled))

    def take(self, path: Path) -> None:
        """Take the image in the file *path*."""
        try:
            data, extension = images.read(path)
        except AesError as error:
            QMessageBox.warning(self, _("Image"), str(error))
            return
        self.edited.emit(self._session.add_media(data, extension))

    def _on_choose(self) -> None:
        kinds = _("Images (*.jpg *.jpeg *.png *.webp)")
        name, _kind = QFileDialog.getOpenFileName(self, _("Choose an image"), "", kinds)
        if name:
            self.take(Path(name))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        local = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if local:
            event.acceptProposedAction()
            self.take(Path(local[0]))
