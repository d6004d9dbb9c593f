"""E-mails (``.eml``) and pages saved as one file (``.mhtml``): the text that a reader sees, with the images it shows.

Of a message in two forms the formatted one is read, since mail programs break the lines of the plain one. A message
that only accompanies a document is read as that document. Nothing that it refers to is fetched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from aes_editor.i18n import N_
from aes_editor.importers.message.headers import SUFFIXES, is_message

if TYPE_CHECKING:
    from aes_editor.importers.context import Imported, Source


class MessageImporter:
    """Reads a message as a mail program saves it, or a page as a browser saves it whole."""

    name: ClassVar[str] = "message"
    label: ClassVar[str] = N_("E-mail or page in one file")
    suffixes: ClassVar[tuple[str, ...]] = SUFFIXES

    def claims(self, source: Source) -> bool:
        """Whether it begins with the headers of a message."""
        return is_message(source)

    def read(self, source: Source) -> Imported:
        """Return the communiqué in the message; :class:`aes_editor.errors.InputError` where it has none."""
        from aes_editor.importers.message.reading import read  # noqa: PLC0415 - brings what a cold start need not pay

        return read(source)
