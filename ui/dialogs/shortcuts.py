"""The window that lists every shortcut."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from aes_editor.i18n import _
from ui.window.actions import MENUS, listed


def sequence(keys: QKeySequence.StandardKey | str | None) -> str:
    """Return *keys* as people read them on this platform; "" for none."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) if keys else ""


class ShortcutsDialog(QDialog):
    """Menu by menu: what can be done and by which keys."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keyboard shortcuts"))
        self.resize(520, 620)
        tree = QTreeWidget()
        tree.setColumnCount(2)
        tree.setHeaderLabels([_("Action"), _("Keys")])
        tree.setAccessibleName(_("Keyboard shortcuts"))
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for menu in MENUS:
            group = QTreeWidgetItem(tree, [_(menu[0]).replace("&", "")])
            for action in listed(menu):
                text = _(action.text).replace("&", "").rstrip("…")
                QTreeWidgetItem(group, [text, sequence(action.keys)])
            group.setExpanded(True)
        group = QTreeWidgetItem(tree, [_("While writing")])
        for keys, text in (
            ("Return", _("New paragraph, next item of a list")),
            ("Shift+Return", _("New line in the paragraph")),
            ("Backspace", _("At the start of a paragraph: join the one above")),
            ("Del", _("In a date: no date")),
        ):
            QTreeWidgetItem(group, [text, sequence(keys)])
        group.setExpanded(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(tree)
        column.addWidget(buttons)
