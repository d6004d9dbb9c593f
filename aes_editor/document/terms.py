"""Closed vocabularies of a communiqué. The values are what files store; the labels are for people."""

from enum import StrEnum

from aes_editor.i18n import N_, _


class _Term(StrEnum):
    """A stored code with a label for people."""

    @property
    def label(self) -> str:
        """The term in the language of the interface."""
        return _(_LABELS[self])


class ReleaseKind(_Term):
    """Type of communiqué."""

    COMMUNIQUE = "communique"
    FINAL = "communique-final"
    JOINT = "communique-conjoint"
    DECLARATION = "declaration"
    DENIAL = "dementi"
    CORRECTION = "rectificatif"
    EDITORS_NOTE = "note-aux-redactions"
    NOTICE = "avis"
    SPEECH = "discours"


class Status(_Term):
    """Where a communiqué stands in its life."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    APPROVED = "approved"
    RELEASED = "released"
    CORRECTED = "corrected"
    CANCELLED = "cancelled"


class Diffusion(_Term):
    """Who may read it."""

    PUBLIC = "public"
    RESTRICTED = "restreint"
    INTERNAL = "interne"


_LABELS: dict[_Term, str] = {
    ReleaseKind.COMMUNIQUE: N_("Communiqué"),
    ReleaseKind.FINAL: N_("Final communiqué"),
    ReleaseKind.JOINT: N_("Joint communiqué"),
    ReleaseKind.DECLARATION: N_("Declaration"),
    ReleaseKind.DENIAL: N_("Denial"),
    ReleaseKind.CORRECTION: N_("Correction notice"),
    ReleaseKind.EDITORS_NOTE: N_("Note to editors"),
    ReleaseKind.NOTICE: N_("Notice"),
    ReleaseKind.SPEECH: N_("Speech"),
    Status.DRAFT: N_("Draft"),
    Status.REVIEWED: N_("Reviewed"),
    Status.APPROVED: N_("Approved"),
    Status.RELEASED: N_("Released"),
    Status.CORRECTED: N_("Corrected"),
    Status.CANCELLED: N_("Cancelled"),
    Diffusion.PUBLIC: N_("Public"),
    Diffusion.RESTRICTED: N_("Restricted"),
    Diffusion.INTERNAL: N_("Internal"),
}
