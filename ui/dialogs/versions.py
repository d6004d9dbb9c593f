"""The versions of a communiqué: which there are, how they differ, and the way back to one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMessageBox,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from aes_editor.errors import AesError
from aes_editor.history import Occasion
from aes_editor.i18n import _, ngettext
from aes_editor.workflow import locked_sentence
from ui import clock
from ui.dialogs.compare import CompareDialog
from ui.form.choices import locale

if TYPE_CHECKING:
    from collections.abc import Callable

    from aes_editor.document import Communique
    from aes_editor.history import Version
    from ui.session import Session
    from ui.window.saving import Saving
    from ui.workspace import Workspace

_NUMBER = Qt.ItemDataRole.UserRole
_LABEL = 3


class VersionsDialog(QDialog):
    """Lists the versions of *session*, the newest first; a label is written in the list itself."""

    def __init__(self, session: Session, workspace: Workspace, saving: Saving, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Versions"))
        self.resize(820, 520)
        self._session = session
        self._workspace = workspace
        self._saving = saving
        self.list = QTreeWidget()
        self.list.setRootIsDecorated(False)
        self.list.setAlternatingRowColors(True)
        self.list.setUniformRowHeights(True)
        self.list.setAccessibleName(_("Versions"))
        self.list.setHeaderLabels([_("No."), _("Moment"), _("Kept when"), _("Label")])
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.setEditTriggers(QTreeWidget.EditTrigger.NoEditTriggers)
        self._fill()
        self.list.itemChanged.connect(self._on_label_written)
        self.list.itemSelectionChanged.connect(self._enable)
        self.list.itemActivated.connect(lambda _item, column: self._on_activated(column))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._introduction())
        column.addWidget(self.list, 1)
        column.addLayout(self._button_row())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        if (first := self.list.topLevelItem(0)) is not None:
            self.list.setCurrentItem(first)
        self.list.setFocus()
        self._enable()

    def _introduction(self) -> QLabel:
        count = len(self._session.history.versions)
        if count:
            text = ngettext("{count} version is in the file.", "{count} versions are in the file.", count)
            text = text.format(count=count) + " " + _("Every saving and every export keeps one.")
        else:
            text = _("There is no version yet. Every saving and every export keeps one.")
        label = QLabel(text)
        label.setWordWrap(True)
        return label

    def _button_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.buttons: dict[str, QPushButton] = {}
        for name, text, slot in (
            ("changes", _("&What changed…"), self.show_changes),
            ("compare", _("Co&mpare with the window…"), self.compare),
            ("label", _("&Label"), self.write_label),
            ("copy", _("Open as a &copy"), self.open_copy),
            ("restore", _("&Restore"), self.restore),
        ):
            button = QPushButton(text)
            button.setAutoDefault(False)
            button.clicked.connect(slot)
            self.buttons[name] = button
            row.addWidget(button)
        row.insertStretch(3, 1)
        return row

    def _fill(self) -> None:
        for version in reversed(self._session.history.versions):
            item = QTreeWidgetItem(
                self.list, [str(version.number), moment(version), version.occasion.label, version.label]
            )
            item.setData(0, _NUMBER, version.number)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)

    @property
    def chosen(self) -> Version | None:
        """The version that is selected."""
        item = self.list.currentItem()
        number = item.data(0, _NUMBER) if item else None
        return next((version for version in self._session.history.versions if version.number == number), None)

    def _enable(self) -> None:
        for button in self.buttons.values():
            button.setEnabled(self.chosen is not None)

    def _on_activated(self, column: int) -> None:
        if column == _LABEL:
            self.write_label()
        else:
            self.show_changes()

    def write_label(self) -> None:
        """Let the person write the label of the version that is selected."""
        if (item := self.list.currentItem()) is not None:
            self.list.editItem(item, _LABEL)

    def _on_label_written(self, item: QTreeWidgetItem, column: int) -> None:
        if column == _LABEL:
            self._session.history = self._session.history.labelled(item.data(0, _NUMBER), item.text(_LABEL).strip())
            self._saving.keep_history(self._session)

    def compare(self) -> None:
        """Show the version beside what is in the window."""
        self._with_document(lambda version, doc: self._show(doc, self._session.doc, title(version), _("In the window")))

    def show_changes(self) -> None:
        """Show the version beside the one before it."""
        self._with_document(self._show_changes)

    def _show_changes(self, version: Version, doc: Communique) -> None:
        versions = self._session.history.versions
        place = versions.index(version)
        if place == 0:
            self._show(type(doc)(), doc, _("Empty"), title(version))
        else:
            before = self._session.history.document(versions[place - 1].number)
            self._show(before, doc, title(versions[place - 1]), title(version))

    def _show(self, old: Communique, new: Communique, *titles: str) -> None:
        CompareDialog(old, new, self, (titles[0], titles[1]), self._session.media).exec()

    def open_copy(self) -> None:
        """Open the version as a communiqué of its own, without a file."""
        self._with_document(self._open_copy)

    def _open_copy(self, _version: Version, doc: Communique) -> None:
        self._workspace.add(doc, self._session.media)
        self.accept()

    def restore(self) -> None:
        """Show the version in the window, as a step that can be taken back."""
        self._with_document(self._restore)

    def _restore(self, version: Version, doc: Communique) -> None:
        session = self._session
        session.end_visit()
        if not session.edit(doc, _("Restore a version")):
            QMessageBox.information(self, _("Versions"), locked_sentence(session.doc.status))
            return
        session.history = session.history.with_version(doc, clock.now(), Occasion.RESTORED, title(version))
        self._saving.keep_history(session)
        self.accept()

    def _with_document(self, use: Callable[[Version, Communique], None]) -> None:
        if (version := self.chosen) is None:
            return
        try:
            use(version, self._session.history.document(version.number))
        except AesError as error:
            QMessageBox.warning(self, _("Versions"), str(error))


def moment(version: Version) -> str:
    """Return when *version* was kept, in words, in the zone of the machine."""
    when = QDateTime.fromMSecsSinceEpoch(int(version.time.timestamp() * 1000))
    return locale().toString(when, QLocale.FormatType.ShortFormat)


def title(version: Version) -> str:
    """Return what to call *version*: number, moment, label."""
    name = _("Version {number}, {moment}").format(number=version.number, moment=moment(version))
    return f"{name} – {version.label}" if version.label else name
