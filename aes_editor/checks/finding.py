"""What a check has to say of a communiqué."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aes_editor.document.edit import parse, replaced
from aes_editor.severity import Severity

if TYPE_CHECKING:
    from aes_editor.document import Communique


@dataclass(frozen=True, slots=True)
class Fix:
    """A change that settles a finding: *value* goes to *place*; *label* is what a button says.

    The place "" is the document as a whole.
    """

    label: str
    place: str
    value: object

    def applied(self, doc: Communique) -> Communique:
        """Return *doc* with the change made."""
        return replaced(doc, parse(self.place) if self.place else (), self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is not as it should be.

    *rule* is stable and for programs. *place* is a path in the document (``body/3/text``); [*start*, *end*) are the
    characters of the text there that are meant, an empty range where it is the field as a whole. *message* is a
    sentence in the language of the interface that says what is wrong and what to do.
    """

    rule: str
    severity: Severity
    place: str
    message: str
    start: int = 0
    end: int = 0
    fix: Fix | None = None
