"""The account of an import: every character of the source is in a field or in the list of what was left out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from aes_editor.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterator


class Reason(StrEnum):
    """Why something is in no field."""

    SPACING = "spacing"
    MARKUP = "markup"
    NAVIGATION = "navigation"
    SHARING = "sharing"
    IMAGE_NAME = "image-name"
    SECTION = "section"
    HEADING = "heading"
    END_MARK = "end-mark"
    PUBLICATION_DATE = "publication-date"
    CREDIT = "credit"
    DOWNLOAD = "download"
    REPEATED = "repeated"
    LETTERHEAD = "letterhead"
    CAPTION = "caption"
    ENVELOPE = "envelope"
    UNREADABLE = "unreadable"
    UNPLACED = "unplaced"

    @property
    def label(self) -> str:
        """The reason in the language of the interface."""
        return _(_LABELS[self])


_LABELS = {
    Reason.SPACING: N_("blank"),
    Reason.MARKUP: N_("mark-up and punctuation that the edition prints by itself"),
    Reason.NAVIGATION: N_("navigation of the page"),
    Reason.SHARING: N_("share button"),
    Reason.IMAGE_NAME: N_("name of an image"),
    Reason.SECTION: N_("name of the section or type of the page"),
    Reason.HEADING: N_("heading that the edition prints by itself"),
    Reason.END_MARK: N_("end mark"),
    Reason.PUBLICATION_DATE: N_("date of publication"),
    Reason.CREDIT: N_("source or credit line"),
    Reason.DOWNLOAD: N_("link to a download"),
    Reason.REPEATED: N_("said twice"),
    Reason.LETTERHEAD: N_("name of the institution, printed by the letterhead"),
    Reason.CAPTION: N_("caption of an image that is not there"),
    Reason.ENVELOPE: N_("header of a message or a file"),
    Reason.UNREADABLE: N_("cannot be read or may not be kept"),
    Reason.UNPLACED: N_("no field for it was recognised"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A stretch of the source from *start*: the *field* it went to (``body[2].text``), or the *reason* it did not."""

    start: int
    text: str
    field: str = ""
    reason: Reason | None = None

    @property
    def end(self) -> int:
        """Where the stretch ends in the source."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Ledger:
    """The entries of one import, in the order of the source, which they cover without gap or overlap."""

    entries: tuple[Entry, ...]

    @classmethod
    def whole(cls, text: str, field: str = "document") -> Ledger:
        """Return the account of a source that was read as one piece, nothing left out."""
        return cls((Entry(0, text, field),) if text else ())

    @property
    def source(self) -> str:
        """The text that was accounted for."""
        return "".join(entry.text for entry in self.entries)

    @property
    def left_out(self) -> tuple[Entry, ...]:
        """What is in no field, blanks and mark-up aside: what a person may want to look at."""
        return tuple(entry for entry in self._outside() if entry.reason not in {Reason.SPACING, Reason.MARKUP})

    def _outside(self) -> Iterator[Entry]:
        return (entry for entry in self.entries if not entry.field)
