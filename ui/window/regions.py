"""What the View menu does: regions shown and hidden, the way from one to the next, zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.window.main import MainWindow


class Regions(QtCore.QObject):
    """One method per action of the View menu of *window*."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def show_dossiers(self, shown: bool) -> None:
        """Show or hide the list of files."""
        self._window.files.setVisible(shown)

    def show_preview(self, shown: bool) -> None:
        """Show or hide the preview."""
        self._window.page.setVisible(shown)

    def next_region(self) -> None:
        """Go to the next region that is visible."""
        self._cycle(+1)

    def previous_region(self) -> None:
        """Go to the region before that is visible."""
        self._cycle(-1)

    def _cycle(self, step: int) -> None:
        window = self._window
        strips = [window.strips.widget(at) for at in range(1, window.strips.count())]  # what stands below the form
        all_regions: list[QWidget | None] = [window.files, window.centre, *strips, window.page]
        regions = [region for region in all_regions if region is not None and region.isVisible()]
        focused = QApplication.focusWidget()
        at = max((n for n, region in enumerate(regions) if focused and region.isAncestorOf(focused)), default=0)
        target = regions[(at + step) % len(regions)]
        if target is window.centre and window.form is not None:
            window.form.go_to(window.form.entered or "headline")
        elif target is window.page and window.preview is not None:
            window.preview.setFocus(QtCore.Qt.FocusReason.ShortcutFocusReason)
        else:
            target.setFocus(QtCore.Qt.FocusReason.ShortcutFocusReason)

    def zoom_in(self) -> None:
        """Show the preview larger."""
        if self._window.preview is not None:
            self._window.preview.zoom_in()

    def zoom_out(self) -> None:
        """Show the preview smaller."""
        if self._window.preview is not None:
            self._window.preview.zoom_out()

    def zoom_reset(self) -> None:
        """Show the preview as it fits."""
        if self._window.preview is not None:
            self._window.preview.zoom_reset()

    def full_screen(self, full: bool) -> None:
        """Fill the screen, or not."""
        if full:
            self._window.showFullScreen()
        else:
            self._window.showNormal()
