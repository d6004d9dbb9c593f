"""The actions of a window as Qt has them, made from the table and kept in step with the communiqué in front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from aes_editor.i18n import _
from ui.icons import icon
from ui.window.actions import ACTIONS, Action

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QWidget

    from ui.session import Session


class ActionSet:
    """The actions of *window*, *by_name*; each calls *act*, one that is checkable with its new state."""

    def __init__(self, window: QWidget, act: Callable[..., None]) -> None:
        self.by_name: dict[str, QAction] = {}
        self._session: Session | None = None
        for known in ACTIONS:
            self.by_name[known.name] = action = _made(known, window, act)
            window.addAction(action)
        self.follow(None)

    def follow(self, session: Session | None) -> None:
        """Serve *session* from now on; without one, what needs a communiqué is out of reach."""
        if self._session is not None:
            for signal in _step_signals(self._session):
                signal.disconnect(self._show_steps)
        self._session = session
        if session is not None:
            for signal in _step_signals(session):
                signal.connect(self._show_steps)
        for known in ACTIONS:
            if known.on_document:
                self.by_name[known.name].setEnabled(session is not None)
        self._show_steps()

    def _show_steps(self) -> None:
        stack = self._session.undo_stack if self._session else None
        for name, able, text in (
            ("undo", stack is not None and stack.canUndo(), stack.undoText() if stack else ""),
            ("redo", stack is not None and stack.canRedo(), stack.redoText() if stack else ""),
        ):
            action = self.by_name[name]
            action.setEnabled(able)
            word = _("&Undo") if name == "undo" else _("&Redo")
            action.setText(f"{word}: {text}" if able else word)


def _made(known: Action, window: QWidget, act: Callable[..., None]) -> QAction:
    action = QAction(_(known.text), window)
    if known.icon:
        action.setIcon(icon(known.icon))
    if isinstance(known.keys, QKeySequence.StandardKey):
        action.setShortcuts(known.keys)
    elif known.keys:
        action.setShortcuts([QKeySequence.fromString(known.keys)])  # setShortcut would make all of Qt's enumerations
    action.setCheckable(known.checkable)
    action.setEnabled(known.enabled)
    if known.checkable:
        action.toggled.connect(lambda on: act(known, on))
    else:
        action.triggered.connect(lambda _checked=False: act(known))
    return action


def _step_signals(session: Session) -> tuple[SignalInstance, ...]:
    """Return what tells that Undo and Redo are called differently: few keys do, unlike ``indexChanged``."""
    stack = session.undo_stack
    return stack.canUndoChanged, stack.canRedoChanged, stack.undoTextChanged, stack.redoTextChanged
