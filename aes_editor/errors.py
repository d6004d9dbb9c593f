"""Every error the program speaks of, each with the exit code and one sentence a person can act on.

::

    AesError
    ├── UsageError         2   the command line makes no sense
    ├── ExportError        3   a document could not be turned into a format
    ├── InputError         4   something given to us cannot be read
    │   ├── NotACommunique     it is another kind of file
    │   ├── DamagedFile        it was ours, and is broken
    │   └── NewerFormat        a later version of the program wrote it
    └── WriteError         5   disk full, read-only, a folder in the way
"""

from typing import ClassVar


class AesError(Exception):
    """Root of the tree; ``str(error)`` is the sentence, in the language of the interface."""

    exit_code: ClassVar[int] = 1


class UsageError(AesError):
    """What was asked makes no sense."""

    exit_code = 2


class ExportError(AesError):
    """A document could not be turned into a format; the cause is chained."""

    exit_code = 3


class InputError(AesError):
    """A file or text given to us cannot be read."""

    exit_code = 4


class NotACommunique(InputError):
    """The file is of another kind."""


class DamagedFile(InputError):
    """The file was a communiqué and nothing of it can be read any more."""


class NewerFormat(InputError):
    """The file was written by a later version of the program."""


class WriteError(AesError):
    """Nothing was written, and what was there before is whole; the cause is chained."""

    exit_code = 5
