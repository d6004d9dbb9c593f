"""House styles: which rules hold, and which spaces and marks they use.

Sources: Imprimerie nationale, *Lexique des règles typographiques en usage à l'Imprimerie nationale*; Publications
Office of the European Union, *Interinstitutional style guide*, 6.4 (French: nothing before ; : ! ? nor inside « », a
no-break space before %); for English, *New Oxford Style Manual*.
"""

from __future__ import annotations

from dataclasses import dataclass

from aes_editor.i18n import N_
from aes_editor.typography.rule import NARROW, WIDE


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A house style. *label* is a message id; *rules* are names of rules, and the rest is what those use.

    *high* stands before ; ! ?, *colon* before the colon, *inside* within the *outer* quotation marks, *thousands*
    between groups of three digits, *percent* before % and the signs of money.
    """

    name: str
    label: str
    rules: frozenset[str] = frozenset()
    high: str = ""
    colon: str = ""
    inside: str = ""
    thousands: str = NARROW
    percent: str = WIDE
    outer: tuple[str, str] = ("«", "»")
    inner: tuple[str, str] = ("“", "”")


_COMMON = frozenset(
    {
        "high-punctuation",
        "colon",
        "after-punctuation",
        "low-punctuation",
        "double-space",
        "apostrophe",
        "straight-quotes",
        "ellipsis",
        "dash",
        "titles",
        "initials",
        "number-sign",
        "percent",
        "units",
    }
)
_FRENCH = _COMMON | {
    "guillemets",
    "around-guillemets",
    "curly-quotes",
    "double-angles",
    "ordinals",
    "first-of-month",
    "thousands",
    "hours",
    "ligature",
    "capital-accent",
    "abbreviations",
    "first",
    "etc",
}

PROFILES = {
    profile.name: profile
    for profile in (
        Profile(
            name="imprimerie",
            label=N_("French, after the Imprimerie nationale"),
            rules=_FRENCH,
            high=NARROW,
            colon=WIDE,
            inside=NARROW,
        ),
        Profile(
            name="eu", label=N_("French, after the institutions of the European Union"), rules=_FRENCH, thousands=WIDE
        ),
        Profile(
            name="english",
            label=N_("English"),
            rules=_COMMON | {"ranges"},
            percent="",
            outer=("“", "”"),
            inner=("‘", "’"),
        ),
        Profile(name="none", label=N_("None")),
    )
}
"""By name, in the order in which they are offered."""

_OF_LANGUAGE = {"fr": "imprimerie", "en": "english"}


def base(language: str) -> str:
    """Return the language of a BCP 47 tag without its region and script, in lower case."""
    return language.replace("_", "-").partition("-")[0].lower()


def for_language(language: str) -> Profile:
    """Return the profile that texts in *language* (BCP 47) are held to where nobody chose one."""
    return PROFILES[_OF_LANGUAGE.get(base(language), "none")]
