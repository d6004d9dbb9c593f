"""Findings on a terminal, and how wide one is."""

from __future__ import annotations

import shutil
import textwrap
from typing import TYPE_CHECKING

from aes_editor.i18n import N_, _

if TYPE_CHECKING:
    from aes_editor.severity import Severity

FINDINGS = 1
"""Exit code where there are errors or warnings."""
_WIDEST = 100  # columns: beyond that the eye loses its line
_INDENT = 6
_SEVERITIES = {"error": N_("Error"), "warning": N_("Warning"), "note": N_("Note")}


def width() -> int:
    """Return how many columns are written on."""
    return min(shutil.get_terminal_size((_WIDEST, 24)).columns, _WIDEST)


def entry(severity: Severity, where: str, message: str) -> str:
    """Return a finding as lines below the name of its file."""
    said = textwrap.wrap(message, width() - _INDENT, break_long_words=False, break_on_hyphens=False)
    return "\n".join([f"  {_(_SEVERITIES[severity])} · {where}", *(f"{' ' * _INDENT}{line}" for line in said)])
