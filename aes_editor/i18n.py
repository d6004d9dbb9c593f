"""Messages in the reader's language.

Message ids are English; the catalogs in ``resources/translations`` are gettext ones, French the reference.
The language of the *interface* lives here; the language of a *document* is :mod:`aes_editor.edition`.
"""

import gettext as _gettext
import os
from collections.abc import Mapping

import resources

DOMAIN = "aes_editor"
LANGUAGES = ("fr", "en")
"""Interface languages that ship, the default first."""

_active: _gettext.NullTranslations = _gettext.NullTranslations()
_language = "en"


def use(language: str) -> None:
    """Speak *language* from now on; an unknown one falls back to the English of the source."""
    global _active, _language  # noqa: PLW0603 - the one piece of process-wide state: which tongue we speak
    _language = language if language in LANGUAGES else "en"
    _active = _gettext.translation(DOMAIN, resources.path("translations"), [language], fallback=True)


def active() -> str:
    """Return the language that is spoken now."""
    return _language


def preferred(environ: Mapping[str, str] = os.environ) -> str:
    """Return the interface language that the POSIX locale of *environ* asks for; French unless told otherwise."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environ.get(name, ""):
            language = value.partition("_")[0].partition(".")[0].lower()
            return language if language in LANGUAGES else LANGUAGES[0]
    return LANGUAGES[0]


def _(message: str) -> str:
    """Translate *message* now."""
    return _active.gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """Translate the form that fits *count*."""
    return _active.ngettext(singular, plural, count)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "mark, translate later"
    """Mark *message* for the catalogs; whoever shows it calls :func:`_`."""
    return message
