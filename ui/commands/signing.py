"""Who signs an export: the certificate that was named, and the password that opens it, which no command line shows."""

from __future__ import annotations

import os
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from aes_editor import files
from aes_editor.errors import InputError, UsageError
from aes_editor.i18n import _

if TYPE_CHECKING:
    import datetime as dt

    from exporters.identity import Identity

PASSWORD = "AES_EDITOR_PASSWORD"  # noqa: S105 - the name of a variable of the environment
_LARGEST = 1 << 20


def identity(certificate: str, password_file: str | None, now: dt.datetime) -> Identity:
    """Return who signs with the PKCS #12 file *certificate*.

    The password is the first line of *password_file*, else the variable of the environment, else what is typed at the
    terminal. Raises what :func:`exporters.identity.opened` does, and :class:`UsageError` where there is nobody to ask.
    """
    from exporters.identity import needs_password, opened  # noqa: PLC0415 - an extra

    data = files.read(Path(certificate), _LARGEST)
    password = ""
    if needs_password(data, certificate):
        password = _password(certificate, password_file)
    return opened(data, certificate, password, now)


def _password(certificate: str, password_file: str | None) -> str:
    if password_file is not None:
        lines = files.read(Path(password_file), _LARGEST).splitlines()
        try:
            return lines[0].decode() if lines else ""
        except UnicodeDecodeError as cause:
            raise InputError(_("“{path}” holds no password in UTF-8.").format(path=password_file)) from cause
    if PASSWORD in os.environ:
        return os.environ[PASSWORD]
    return _asked(certificate)


def _asked(certificate: str) -> str:
    import getpass  # noqa: PLC0415 - not before somebody is asked

    with warnings.catch_warnings():
        warnings.simplefilter("error", getpass.GetPassWarning)  # it would read the password for all to see
        try:
            return getpass.getpass(_("Password of “{name}”: ").format(name=certificate))
        except (getpass.GetPassWarning, EOFError) as cause:
            raise UsageError(
                _("There is no terminal to ask for the password: use --password-file, or the variable {name}.").format(
                    name=PASSWORD
                )
            ) from cause
