"""Editors that choose: one of a list, yes or no, a day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QInputDialog, QSizePolicy, QWidget

from aes_editor import i18n
from aes_editor.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent

LANGUAGES: tuple[tuple[str, str], ...] = (
    ("fr", N_("French")),
    ("en", N_("English")),
    ("ar", N_("Arabic")),
    ("bm", N_("Bambara")),
    ("ff", N_("Fulfulde")),
    ("ha", N_("Hausa")),
    ("dje", N_("Zarma")),
    ("mos", N_("Mooré")),
    ("taq", N_("Tamasheq")),
)
"""Languages of the communiqués of the confederation, by BCP 47 tag; any other tag can be typed."""

COUNTRIES: tuple[tuple[str, str], ...] = (
    ("ML", N_("Mali")),
    ("BF", N_("Burkina Faso")),
    ("NE", N_("Niger")),
    ("DZ", N_("Algeria")),
    ("BJ", N_("Benin")),
    ("TD", N_("Chad")),
    ("CN", N_("China")),
    ("CI", N_("Côte d’Ivoire")),
    ("ET", N_("Ethiopia")),
    ("FR", N_("France")),
    ("GH", N_("Ghana")),
    ("GN", N_("Guinea")),
    ("LY", N_("Libya")),
    ("MR", N_("Mauritania")),
    ("MA", N_("Morocco")),
    ("NG", N_("Nigeria")),
    ("RU", N_("Russia")),
    ("SN", N_("Senegal")),
    ("CH", N_("Switzerland")),
    ("TG", N_("Togo")),
    ("TR", N_("Türkiye")),
    ("US", N_("United States")),
)
"""Countries by ISO 3166-1 code, members of the confederation first; any other code can be typed."""


def locale() -> QLocale:
    """Return the locale in which the window writes dates and numbers."""
    return QLocale(i18n.active())


class ChoiceEditor(QComboBox):
    """One of several; ``edited(value)`` only when a person chose. With *other*, a code of one's own can be typed."""

    edited = Signal(object)

    def __init__(
        self, choices: Sequence[tuple[object, str]], *, other: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._other = other
        self._shown: object = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(6)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for value, label in choices:
            self.addItem(label, value)
        self._other_index = -1
        if other:
            self.insertSeparator(self.count())
            self.addItem(other)
            self._other_index = self.count() - 1
        self.activated.connect(self._on_activated)

    def show_value(self, value: object, /) -> None:
        """Show *value*, as itself where the list does not have it."""
        index = self.findData(value)
        if index < 0:
            index = self._other_index - 1 if self._other else self.count()
            self.insertItem(index, str(value), value)
            self._other_index += 1 if self._other else 0
        self._shown = value
        self.setCurrentIndex(index)

    def value(self) -> object:
        """Return the value shown."""
        return self._shown

    def _on_activated(self, index: int) -> None:
        before = self._shown
        if index == self._other_index:
            code, accepted = QInputDialog.getText(self, self._other, _("Code:"), text=str(before or ""))
            self.show_value(code.strip() if accepted and code.strip() else before)
        else:
            self._shown = self.itemData(index)
        if self._shown != before:
            self.edited.emit(self._shown)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # scrolling through the form must not change the fields that pass under the pointer
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class FlagEditor(QCheckBox):
    """Yes or no."""

    edited = Signal(object)

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(label, parent)
        self.clicked.connect(self.edited.emit)

    def show_value(self, value: bool, /) -> None:
        """Show *value*."""
        self.setChecked(value)

    def value(self) -> bool:
        """Return what is shown."""
        return self.isChecked()


_NO_DATE = QDate(1899, 12, 31)


class DateEditor(QDateEdit):
    """A day, or none; Delete clears it."""

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self.setLocale(locale())
        self.setCalendarPopup(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setDisplayFormat("d MMMM yyyy")
        self.setMinimumDate(_NO_DATE)
        self.setSpecialValueText(_("No date"))
        self.dateChanged.connect(self._on_date_changed)
        self.show_value(None)

    def show_value(self, value: dt.date | None, /) -> None:
        """Show *value*; None as no date."""
        self._showing = True
        self.setDate(_NO_DATE if value is None else QDate(value.year, value.month, value.day))
        self._showing = False

    def value(self) -> dt.date | None:
        """Return the day shown."""
        day = self.date()
        return None if day == _NO_DATE else dt.date(day.year(), day.month(), day.day())

    def _on_date_changed(self, _day: QDate) -> None:
        if not self._showing:
            self.edited.emit(self.value())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.setDate(_NO_DATE)
            return
        if self.date() == _NO_DATE and event.text().isdecimal():
            self.setDate(QDate.currentDate())
            self.setSelectedSection(QDateEdit.Section.DaySection)
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # the calendar of an empty field opens on the present month, not in 1899
        if self.date() == _NO_DATE and (calendar := self.calendarWidget()):
            calendar.setCurrentPage(QDate.currentDate().year(), QDate.currentDate().month())
        super().mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
