"""How severities are shown: an icon, an ink, a word; never by colour alone."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from aes_editor.i18n import N_, _, ngettext
from aes_editor.severity import Severity
from ui import icons

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QIcon

    from aes_editor.checks import Finding

INKS = {Severity.ERROR: "danger", Severity.WARNING: "warning", Severity.NOTE: "quiet"}
_ICONS = {Severity.ERROR: "circle-x", Severity.WARNING: "triangle-alert", Severity.NOTE: "info"}
_NAMES = {Severity.ERROR: N_("Error"), Severity.WARNING: N_("Warning"), Severity.NOTE: N_("Note")}


def sign(severity: Severity | None) -> QIcon:
    """Return the icon of *severity*; None is that all is well."""
    if severity is None:
        return icons.inked("circle-check", "primary")
    return icons.inked(_ICONS[severity], INKS[severity])


def name(severity: Severity) -> str:
    """Return what *severity* is called."""
    return _(_NAMES[severity])


def worst(found: Iterable[Finding]) -> Severity | None:
    """Return the gravest severity of *found*; None where there is none."""
    said = {finding.severity for finding in found}
    return next((severity for severity in Severity if severity in said), None)


def summary(found: Iterable[Finding]) -> str:
    """Return how many findings of each severity there are: « 1 error, 2 warnings »."""
    count = Counter(finding.severity for finding in found)
    told = (
        (count[Severity.ERROR], ngettext("{count} error", "{count} errors", count[Severity.ERROR])),
        (count[Severity.WARNING], ngettext("{count} warning", "{count} warnings", count[Severity.WARNING])),
        (count[Severity.NOTE], ngettext("{count} note", "{count} notes", count[Severity.NOTE])),
    )
    return ", ".join(text.format(count=number) for number, text in told if number) or _("Nothing to say")
