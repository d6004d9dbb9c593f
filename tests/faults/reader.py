"""Somebody who comes back after the power went: ``reader FILE``. Recovers all and tells what there is then."""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer

from tests.faults import driven
from ui.window.main import MainWindow

_LOOK_MS = 10


def come_back(window: MainWindow) -> None:
    """Wait until the program has looked into its journal, recover everything, tell every document, and leave."""
    timer = QTimer(window, interval=_LOOK_MS)

    def look() -> None:
        if window.safety.looking:
            return
        timer.stop()
        offered = 0
        if window.safety.dialog is not None:
            dialog = window.safety.dialog
            offered = dialog.list.topLevelItemCount()
            dialog.recover_button.click()
        for session in window.workspace.sessions:
            driven.say(
                path=str(session.path or ""),
                text=session.doc.lead,
                lacking=sorted(session.doc.media_names() - session.media.keys()),
            )
        driven.say(offered=offered, unsafe=window.status.unsafe.text())
        window.safety.leave()

    timer.timeout.connect(look)
    timer.start()


if __name__ == "__main__":
    driven.run(come_back, sys.argv[1:])
