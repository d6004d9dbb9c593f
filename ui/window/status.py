"""The status bar: saved or not, how long, how many pages, which language, how long the embargo still holds."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QStatusBar, QWidget

from aes_editor.i18n import _, ngettext
from ui import clock

if TYPE_CHECKING:
    from aes_editor.document import Communique
    from aes_editor.kinds import Range
    from ui.session import Session

_PAUSE_MS = 200
_TICK_MS = 20_000


def remaining(until: dt.datetime, now: dt.datetime) -> str:
    """Return how long it is from *now* to *until*, in words."""
    minutes = max(int((until - now).total_seconds() + 59) // 60, 1)
    days, rest = divmod(minutes, 24 * 60)
    if days:
        return ngettext("{count} day", "{count} days", days).format(count=days)
    hours, minutes = divmod(rest, 60)
    return _("{hours} h {minutes:02} min").format(hours=hours, minutes=minutes)


def grouped(number: int, *, signed: bool = False) -> str:
    """Return *number* with its digits in groups of three, with a true minus."""
    return f"{number:{'+' if signed else ''},}".replace(",", "\u202f").replace("-", "\u2212")


def _told(target: Range, off: int) -> str:
    least, most = grouped(target.least), grouped(target.most)
    told = _("Aim: {least} to {most} signs").format(least=least, most=most)
    if off > 0:
        return f"{told} · " + ngettext("{count} too many", "{count} too many", off).format(count=grouped(off))
    if off < 0:
        return f"{told} · " + ngettext("{count} to go", "{count} to go", -off).format(count=grouped(-off))
    return told


class StatusBar(QStatusBar):
    """Shows the state of one session at a time; ``embargo_ended()`` the moment its embargo holds no more."""

    embargo_ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self._session: Session | None = None
        self._saved_at: dt.datetime | None = None
        self._held: Session | None = None
        self._target: Range | None = None
        self.saved = QLabel()
        self._embargo = QLabel()
        self._embargo.setObjectName("embargo")
        self._length = QLabel()
        self._pages = QLabel()
        self._language = QLabel()
        self.addWidget(self.saved)
        self.unsafe = QLabel()
        self.unsafe.setObjectName("problem")
        self.unsafe.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # never widens the window
        self.unsafe.hide()
        self.addWidget(self.unsafe, 1)
        for label in (self._embargo, self._length, self._pages, self._language):
            self.addPermanentWidget(label)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.refresh)
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._show_embargo)
        self._tick.start()

    def put_first(self, widget: QWidget) -> None:
        """Show *widget* before the lengths."""
        self.insertPermanentWidget(2, widget)  # behind the two at the left

    def show_session(self, session: Session | None) -> None:
        """Show the state of *session* from now on."""
        if self._session is not None:
            self._session.changed.disconnect(self._on_changed)
            self._session.saved.disconnect(self._on_saved)
        self._session = session
        self._saved_at = None
        if session is not None:
            session.changed.connect(self._on_changed)
            session.saved.connect(self._on_saved)
        self.refresh()

    def _on_changed(self) -> None:
        self._show_saved()
        self._pause.start()

    def _on_saved(self) -> None:
        self._saved_at = clock.now()
        self._show_saved()

    def show_unsafe(self, sentence: str) -> None:
        """Say by *sentence* what is not safe at the moment, for as long as that is so; "" once all is well."""
        self.unsafe.setText(f"⚠ {sentence}" if sentence else "")
        self.unsafe.setToolTip(sentence)
        self.unsafe.setVisible(bool(sentence))

    def show_pages(self, count: int) -> None:
        """Show that the PDF has *count* pages."""
        self._pages.setText(ngettext("{count} page", "{count} pages", count).format(count=count))

    def refresh(self) -> None:
        """Count again what is shown."""
        session = self._session
        self._show_saved()
        self._show_embargo()
        if session is None:
            for label in (self._length, self._pages, self._language):
                label.clear()
            return
        self._show_length(session.doc)
        self._language.setText(session.doc.language)

    def show_target(self, target: Range | None) -> None:
        """Tell the signs that the communiqué has beyond *target*, or lacks; None for no target."""
        if target != self._target:
            self._target = target
            self.refresh()

    def _show_length(self, doc: Communique) -> None:
        from aes_editor import lengths  # noqa: PLC0415 - not before there is something to count

        length, target = lengths.of(doc), self._target
        off = target.off(length.signs) if target else 0
        signs = _("{count} signs").format(count=grouped(length.signs)) + (
            f" ({grouped(off, signed=True)})" if off else ""
        )
        words = ngettext("{count} word", "{count} words", length.words).format(count=grouped(length.words))
        self._length.setText(f"{signs} · {words} · " + _("{minutes} min").format(minutes=length.minutes))
        told = [_("{minutes} min to read").format(minutes=length.minutes)]
        if target and (target.least or target.most):
            told.append(_told(target, off))
        self._length.setToolTip("\n".join(told))
        self._length.setAccessibleName(self._length.text())
        self._length.setAccessibleDescription(", ".join(told))

    def _show_saved(self) -> None:
        session = self._session
        if session is None:
            self.saved.clear()
        elif session.modified:
            self.saved.setText(_("Not saved"))
        elif self._saved_at:
            self.saved.setText(_("Saved {time}").format(time=f"{self._saved_at:%H:%M:%S}"))
        else:
            self.saved.setText(_("Saved") if session.path else _("New"))

    def _show_embargo(self) -> None:
        embargo = self._session.doc.embargo if self._session else None
        now = clock.now()
        if embargo is None or not embargo.in_force(now):
            self._embargo.clear()
            if embargo is not None and self._held is self._session:
                self.embargo_ended.emit()
            self._held = None
            return
        self._held = self._session
        if embargo.until is None:
            self._embargo.setText(_("Under embargo"))
        else:
            self._embargo.setText(_("Embargo: {time} left").format(time=remaining(embargo.until, now)))
