"""What a check of a record has to say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aes_editor.newsml.record import local_name
from aes_editor.severity import Severity

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is not as it should be, or that is worth knowing.

    *rule* is stable and for programs; *message* is a sentence in the language of the interface that says what is wrong
    and what to do; *path* leads to the place (``itemMeta/link[2]/@residref``), from ``itemSet`` on in a message; *line*
    is its line in the file, from 1.
    """

    rule: str
    severity: Severity
    message: str
    path: str
    line: int


def error(rule: str, message: str, element: _Element, attribute: str = "") -> Finding:
    """Return a broken rule at *element*, or at its *attribute*."""
    return _finding(rule, Severity.ERROR, message, element, attribute)


def warning(rule: str, message: str, element: _Element, attribute: str = "") -> Finding:
    """Return a doubt about *element*, or about its *attribute*."""
    return _finding(rule, Severity.WARNING, message, element, attribute)


def note(rule: str, message: str, element: _Element) -> Finding:
    """Return something worth knowing about *element*."""
    return _finding(rule, Severity.NOTE, message, element, "")


def _finding(rule: str, severity: Severity, message: str, element: _Element, attribute: str) -> Finding:
    path = path_of(element)
    if attribute:
        path = f"{path}/@{attribute}" if path else f"@{attribute}"
    line: Any = element.sourceline  # 0 or None where it came from no file
    return Finding(rule=rule, severity=severity, message=message, path=path or ".", line=line or 1)


def path_of(element: _Element) -> str:
    """Return the names that lead from the root to *element*, numbered where there are several; "" for the root."""
    steps: list[str] = []
    parent = element.getparent()
    while parent is not None:
        twins = [child for child in parent if child.tag == element.tag]
        number = f"[{twins.index(element) + 1}]" if len(twins) > 1 else ""
        steps.append(local_name(element) + number)
        element, parent = parent, parent.getparent()
    return "/".join(reversed(steps))
