"""What a crash left behind, for a person to take up again, to compare, or to leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QMessageBox,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from aes_editor.errors import AesError
from aes_editor.i18n import N_, _, ngettext
from aes_editor.journal.entry import State
from aes_editor.journal.store import Store
from ui import clock, theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from aes_editor.journal.survey import Left

_WIDTH = 900
_ROW_HEIGHT = 36
_MOST_ROWS = 10
_MOST_NAMED = 3
_STATES = {
    State.OPEN: N_("The program was interrupted"),
    State.IGNORED: N_("Ignored before"),
    State.DISCARDED: N_("Closed without saving"),
}


def what_differs(left: Left) -> str:
    """Return in a few words how *left* differs from its file."""
    if left.trouble:
        return left.trouble
    names = list(dict.fromkeys(difference.label.partition(" › ")[0] for difference in left.differences))
    text = ", ".join(names[:_MOST_NAMED])
    if (more := len(names) - _MOST_NAMED) > 0:
        text = ngettext("{names} and {count} other", "{names} and {count} others", more).format(names=text, count=more)
    return text


class RecoveryDialog(QDialog):
    """Lists what was *left* in the journal in *folder*, and calls *restore* for what is wanted.

    With *asked*, a person asked for the list, else the program offers it at its start.

    Closed without a choice, the list comes again at the next start: nothing is ever lost here.
    """

    def __init__(
        self, left: Sequence[Left], restore: Callable[[Left], None], folder: Path, *, asked: bool, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Recovery"))
        self.resize(_WIDTH, 200 + _ROW_HEIGHT * min(len(left), _MOST_ROWS))
        self._restore = restore
        self._folder = folder
        words = QLabel(
            _("This work is in no file. It stays here for 30 days after it was ignored or closed without saving.")
            if asked
            else ngettext(
                "The program was interrupted. This document has changes that were not saved; none of them is lost.",
                "The program was interrupted. These documents have changes that were not saved; none of them is lost.",
                len(left),
            )
        )
        words.setWordWrap(True)
        self.list = QTreeWidget()
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAllColumnsShowFocus(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setAccessibleName(_("Unsaved work"))
        self.list.setHeaderLabels([_("Title"), _("Last change"), _("What differs"), _("File"), _("Why it is here")])
        self.list.setColumnHidden(4, not asked)
        for item in left:
            self.list.addTopLevelItem(_row(item))
        header = self.list.header()
        header.setStretchLastSection(False)
        for column in (1, 4):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        for column in (0, 2, 3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.buttons = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        self.recover_button = self.buttons.addButton(_("&Recover"), roles.AcceptRole)
        self.compare_button = self.buttons.addButton(_("&Compare…"), roles.ActionRole)
        self.ignore_button = self.buttons.addButton(_("&Ignore"), roles.DestructiveRole)
        self.later_button = self.buttons.addButton(_("Close") if asked else _("&Later"), roles.RejectRole)
        self.recover_button.setDefault(True)
        self.ignore_button.setToolTip(_("Offered no more at the start; kept for 30 days in File › Recover."))
        self.recover_button.clicked.connect(self._on_recover)
        self.compare_button.clicked.connect(self._on_compare)
        self.ignore_button.clicked.connect(self._on_ignore)
        self.later_button.clicked.connect(self.reject)
        self.list.itemSelectionChanged.connect(self._enable)
        self.list.itemActivated.connect(lambda _item: self._on_recover())
        page = QVBoxLayout(self)
        page.setContentsMargins(20, 18, 20, 16)
        page.setSpacing(12)
        page.addWidget(words)
        page.addWidget(self.list, 1)
        page.addWidget(self.buttons)
        if asked:
            self.list.setCurrentIndex(self.list.model().index(0, 0))
        else:
            self.list.selectAll()
        self.list.setFocus()
        self._enable()

    def _chosen(self) -> list[QTreeWidgetItem]:
        return self.list.selectedItems()

    def _enable(self) -> None:
        chosen = [_left(row) for row in self._chosen()]
        readable = [item for item in chosen if item.contents is not None]
        self.recover_button.setEnabled(bool(readable))
        self.compare_button.setEnabled(len(readable) == 1 and readable[0].saved is not None)
        self.ignore_button.setEnabled(any(item.entry.state is State.OPEN for item in chosen))

    def _on_recover(self) -> None:
        for row in self._chosen():
            left = _left(row)
            if left.contents is None:
                continue
            try:
                self._restore(left)
            except AesError as error:
                QMessageBox.warning(self, _("Recovery"), str(error))
            self._drop(row)

    def _on_compare(self) -> None:
        from ui.dialogs.compare import CompareDialog  # noqa: PLC0415 - not before somebody compares

        left = _left(self._chosen()[0])
        if left.contents is not None and left.saved is not None:
            titles = (_("In the file") if left.entry.path else _("Before"), _("Not saved"))
            CompareDialog(left.saved, left.contents.doc, self, titles, _images(left)).exec()

    def _on_ignore(self) -> None:
        try:
            with Store(self._folder) as store:
                for row in self._chosen():
                    if _left(row).entry.state is State.OPEN:
                        store.ignore(_left(row).entry, clock.now())
                        self._drop(row)
        except AesError as error:
            QMessageBox.warning(self, _("Recovery"), str(error))

    def _drop(self, row: QTreeWidgetItem) -> None:
        self.list.takeTopLevelItem(self.list.indexOfTopLevelItem(row))
        if not self.list.topLevelItemCount():
            self.accept()


def _images(left: Left) -> dict[str, bytes]:
    """Return the images of both states that are still to be had."""
    assert left.contents is not None
    return {**left.saved_media, **left.contents.media}


def _row(left: Left) -> QTreeWidgetItem:
    entry = left.entry
    file = entry.path.name if entry.path else _("Never saved")
    day = QLocale().toString(QDate(*entry.changed.timetuple()[:3]), QLocale.FormatType.ShortFormat)
    row = QTreeWidgetItem(
        [
            entry.title or _("Untitled communiqué"),
            f"{day} {entry.changed:%H:%M:%S}",
            what_differs(left),
            file,
            _(_STATES[entry.state]),
        ]
    )
    row.setFont(0, theme.strong(QApplication.font(), 600))
    row.setToolTip(3, str(entry.path) if entry.path else "")
    row.setToolTip(2, "\n".join(difference.label for difference in left.differences) or left.trouble)
    row.setData(0, Qt.ItemDataRole.UserRole, left)
    return row


def _left(row: QTreeWidgetItem) -> Left:
    left: Left = row.data(0, Qt.ItemDataRole.UserRole)
    return left
