"""Output profiles: what a page is for decides its colours, its images, its boxes and what it claims to be."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from aes_editor.errors import ExportError
from aes_editor.i18n import N_, _


class Space(Enum):
    """The device colours of a file."""

    RGB = "RGB"
    GREY = "L"
    CMYK = "CMYK"


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """An output profile, *told* to people in one line. *resolution* is that of images, in pixels per inch.

    An *archive* file claims PDF/A-3a and PDF/UA-1; *record* says whether it carries its NewsML-G2 record; a *print*
    file has a bleed, crop marks, and no links.
    """

    name: str
    label: str
    told: str
    space: Space
    resolution: float
    archive: bool = False
    record: bool = False
    print: bool = False


ARCHIVE = Profile(
    name="archive",
    label=N_("Web and archive"),
    told=N_("In colour, accessible, to be kept for decades (PDF/A-3a, PDF/UA-1); carries its record."),
    space=Space.RGB,
    resolution=220,
    archive=True,
    record=True,
)
OFFICE = Profile(
    name="bureau",
    label=N_("Office printer"),
    told=N_("In greys, lighter, for the printer down the corridor (PDF/A-3a, PDF/UA-1)."),
    space=Space.GREY,
    resolution=150,
    archive=True,
)
PRESS = Profile(
    name="presse",
    label=N_("Print office"),
    told=N_("In four inks, with bleed and crop marks (PDF/X-4, with the colour profile of the press)."),
    space=Space.CMYK,
    resolution=300,
    print=True,
)

PROFILES = (ARCHIVE, OFFICE, PRESS)
"""All profiles, the one that is meant where none is named first."""


def named(name: str) -> Profile:
    """Return the profile called *name*; :class:`ExportError` where none is called so."""
    for profile in PROFILES:
        if profile.name == name:
            return profile
    if not name:
        return PROFILES[0]
    known = ", ".join(profile.name for profile in PROFILES)
    raise ExportError(
        _("“{name}” is no output profile of the PDF. Known ones: {known}.").format(name=name, known=known)
    )
