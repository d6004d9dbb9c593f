# ruff: noqa: PLC0415 - a part is loaded when an action first needs it; the window stands before that
"""The parts of the window that answer its actions, each made when it is first needed."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from ui.checking.checking import Checking
    from ui.finding.finder import Finder
    from ui.intake.intake import Intake
    from ui.known import KnownDocuments
    from ui.mailing import Mail
    from ui.printing.printing import Printing
    from ui.safety.safety import Safety
    from ui.window.clipboard import Clipboard
    from ui.window.help import Help
    from ui.window.main import MainWindow
    from ui.window.regions import Regions
    from ui.window.writing import Writing
    from ui.workflow.workflow import Workflow


class Parts:
    """What :class:`ui.window.main.MainWindow` is besides a window; ``Action.owner`` names one of these."""

    @property
    def _window(self) -> MainWindow:
        return cast("MainWindow", self)

    @cached_property
    def writing(self) -> Writing:
        """Edit, Insert, Format."""
        from ui.window.writing import Writing

        return Writing(self._window)

    @cached_property
    def finder(self) -> Finder:
        """Find and replace."""
        from ui.finding.finder import Finder

        return Finder(self._window)

    @cached_property
    def checking(self) -> Checking:
        """The checks: panel, marks, counter."""
        from ui.checking.checking import Checking

        return Checking(self._window)

    @cached_property
    def clipboard(self) -> Clipboard:
        """Copy as, paste without formatting."""
        from ui.window.clipboard import Clipboard

        return Clipboard(self._window)

    @cached_property
    def printing(self) -> Printing:
        """Print, and the preview of it."""
        from ui.printing.printing import Printing

        return Printing(self._window)

    @cached_property
    def mail(self) -> Mail:
        """Drafts of e-mails."""
        from ui.mailing import Mail

        return Mail(self._window)

    @cached_property
    def regions(self) -> Regions:
        """View."""
        from ui.window.regions import Regions

        return Regions(self._window)

    @cached_property
    def help(self) -> Help:
        """Help, and the preferences."""
        from ui.window.help import Help

        return Help(self._window)

    @cached_property
    def intake(self) -> Intake:
        """Import, drops, whole communiqués that are pasted."""
        from ui.intake.intake import Intake

        return Intake(self._window)

    @cached_property
    def workflow(self) -> Workflow:
        """The bar over the form: draft, reviewed, approved, released."""
        from ui.workflow.workflow import Workflow

        return Workflow(self._window)

    @cached_property
    def safety(self) -> Safety:
        """The journal, and recovery from it."""
        from ui.safety.safety import Safety

        return Safety(self._window)

    @cached_property
    def known(self) -> KnownDocuments:
        """The communiqués that this machine knows of."""
        from ui.known import KnownDocuments

        window = self._window
        return KnownDocuments(window.workspace, window.preferences, window.data, window)
