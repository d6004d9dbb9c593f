"""How exports come out: for whom the page is, under which letterhead, signed by whom, vouched for or not."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QWidget

from aes_editor import files, letterhead
from aes_editor.i18n import _
from exporters.pdf.profiles import PRESS, PROFILES
from ui.dialogs.file_field import FileField
from ui.dialogs.note import Note
from ui.dialogs.press_field import PressField, colour_profile

if TYPE_CHECKING:
    import datetime as dt

    from exporters.identity import Identity
    from ui.preferences import Preferences

_LARGEST_CERTIFICATE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """What was chosen. The paths of *icc* and *certificate* are "" for none."""

    profile: str
    letterhead: str
    manifest: bool
    icc: str = ""
    certificate: str = ""
    password: str = ""

    def colours(self) -> bytes:
        """Return the colour profile of the press; :class:`aes_editor.errors.InputError` where it is none."""
        return colour_profile(self.icc)

    def identity(self, now: dt.datetime) -> Identity | None:
        """Return who signs; raises what :func:`exporters.identity.opened` does."""
        if not self.certificate:
            return None
        from exporters.identity import opened  # noqa: PLC0415 - an extra

        data = files.read(Path(self.certificate), _LARGEST_CERTIFICATE)
        return opened(data, Path(self.certificate).name, self.password, now)


class OutputOptions(QWidget):
    """The choices, as they were last time; :meth:`chosen` remembers them."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        settings = preferences.settings
        self.profile = QComboBox()
        for profile in PROFILES:
            self.profile.addItem(_(profile.label), profile.name)
        self.profile.setCurrentIndex(max(self.profile.findData(settings.profile), 0))
        self.profile.currentIndexChanged.connect(self._on_profile_changed)
        self._told = Note()
        self.press = PressField(preferences)
        self.letterhead = QComboBox()
        for name in letterhead.names():
            self.letterhead.addItem(letterhead.load(name).institution, name)
        self.letterhead.setCurrentIndex(max(self.letterhead.findData(settings.letterhead), 0))
        self.signed = QCheckBox(_("&Sign PDF and NewsML-G2"))
        self.signed.toggled.connect(self._on_signed)
        kinds = _("Certificates (*.p12 *.pfx);;All files (*)")
        self.certificate = FileField(_("Certificate"), settings.certificate, kinds)
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.manifest = QCheckBox(_("&Checksums beside the files (SHA256SUMS)"))
        self.manifest.setChecked(settings.manifest)
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setVerticalSpacing(8)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.addRow(_("The PDF is &for"), self.profile)
        self._form.addRow("", self._told)
        self._form.addRow(_("Colour &profile"), self.press)
        self._form.addRow(_("&Letterhead"), self.letterhead)
        self._form.addRow("", self.signed)
        self._form.addRow(_("C&ertificate"), self.certificate)
        self._form.addRow(_("Pass&word"), self.password)
        self._form.addRow("", self.manifest)
        self._on_profile_changed()
        self._on_signed(False)

    def chosen(self) -> Output:
        """Return what is chosen, and remember it for the next time, but for the password."""
        certificate = self.certificate.path if self.signed.isChecked() else ""
        profile = str(self.profile.currentData())
        self._preferences.change(
            profile=profile,
            letterhead=self.letterhead.currentData(),
            manifest=self.manifest.isChecked(),
            certificate=certificate or self._preferences.settings.certificate,
        )
        return Output(
            profile=profile,
            letterhead=self.letterhead.currentData(),
            manifest=self.manifest.isChecked(),
            icc=self.press.file.path if profile == PRESS.name else "",
            certificate=certificate,
            password=self.password.text(),
        )

    def _on_profile_changed(self) -> None:
        profile = PROFILES[self.profile.currentIndex()]
        self._told.setText(_(profile.told))
        self.profile.setAccessibleDescription(_(profile.told))
        self._form.setRowVisible(self.press, profile is PRESS)

    def _on_signed(self, on: bool) -> None:
        self._form.setRowVisible(self.certificate, on)
        self._form.setRowVisible(self.password, on)
