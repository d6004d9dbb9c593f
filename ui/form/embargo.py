"""The editor of the embargo: none, until a moment in a time zone, or until further notice."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateTimeEdit, QHBoxLayout, QVBoxLayout, QWidget

from aes_editor import edition
from aes_editor.document import Embargo
from aes_editor.i18n import _
from ui.form.choices import locale
from ui.form.editors import LineEditor

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

_OFFSETS = (0, 60, 120, 180, -60, -240, -300)
"""Minutes east of UTC: Bamako and Ouagadougou keep GMT, Niamey UTC+1; then those of partners' capitals."""


class _Moment(QDateTimeEdit):
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class EmbargoEditor(QWidget):
    """Edits ``Embargo | None``."""

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._shown: Embargo | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        first, second = QHBoxLayout(), QHBoxLayout()
        self._held = QCheckBox(_("Under embargo"))
        self._indefinite = QCheckBox(_("until further notice"))
        self._until = _Moment()
        self._until.setLocale(locale())
        self._until.setDisplayFormat("d MMMM yyyy  HH:mm")
        self._until.setCalendarPopup(True)
        self._until.setAccessibleName(_("End of the embargo"))
        self._until.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._zone = QComboBox()
        self._zone.setAccessibleName(_("Time zone"))
        for minutes in _OFFSETS:
            self._zone.addItem(edition.zone(minutes), minutes)
        self._note = LineEditor()
        self._note.setPlaceholderText(_("Note, printed after the date"))
        self._note.setAccessibleName(_("Note on the embargo"))
        first.addWidget(self._held)
        first.addWidget(self._indefinite)
        first.addStretch(1)
        second.addWidget(self._until, 3)
        second.addWidget(self._zone, 1)
        second.addWidget(self._note, 3)
        column.addLayout(first)
        column.addLayout(second)
        self.setFocusProxy(self._held)
        self.setAccessibleName(_("Embargo"))
        self._held.clicked.connect(self._on_held)
        self._indefinite.clicked.connect(self._on_typed)
        self._until.dateTimeChanged.connect(self._on_typed)
        self._zone.activated.connect(self._on_typed)
        self._note.edited.connect(self._on_typed)
        self.show_value(None)

    def value(self) -> Embargo | None:
        """Return what is shown."""
        return self._shown

    def show_value(self, value: Embargo | None, /) -> None:
        """Show *value*."""
        self._shown = value
        held = value is not None
        self._held.setChecked(held)
        for widget in (self._indefinite, self._until, self._zone, self._note):
            widget.setVisible(held)
        if value is None:
            return
        self._indefinite.setChecked(value.until is None)
        self._until.setEnabled(value.until is not None)
        self._zone.setEnabled(value.until is not None)
        self._note.show_value(value.note)
        if value.until is not None:
            self._show_moment(value.until)

    def _show_moment(self, moment: dt.datetime) -> None:
        minutes = edition.minutes_east(moment)
        if self._zone.findData(minutes) < 0:
            self._zone.addItem(edition.zone(minutes), minutes)
        self._zone.setCurrentIndex(self._zone.findData(minutes))
        self._until.blockSignals(True)
        wall = moment.replace(tzinfo=None, microsecond=0)
        self._until.setDateTime(QDateTime.fromString(wall.isoformat(), Qt.DateFormat.ISODate))
        self._until.blockSignals(False)

    def _on_held(self) -> None:
        if not self._held.isChecked():
            self._say(None)
            return
        tomorrow = QDateTime.currentDateTimeUtc().addDays(1).date()
        wall = dt.datetime(tomorrow.year(), tomorrow.month(), tomorrow.day(), 10, tzinfo=dt.UTC)
        self._say(Embargo(until=wall))

    def _on_typed(self) -> None:
        if self._shown is None:
            return
        if self._indefinite.isChecked():
            self._say(Embargo(note=self._note.value()))
            return
        offset = dt.timezone(dt.timedelta(minutes=self._zone.currentData()))
        wall = dt.datetime.fromisoformat(self._until.dateTime().toString(Qt.DateFormat.ISODate)[:19])
        self._say(Embargo(until=wall.replace(tzinfo=offset), note=self._note.value()))

    def _say(self, value: Embargo | None) -> None:
        if value != self._shown:
            self.show_value(value)
            self.edited.emit(value)
