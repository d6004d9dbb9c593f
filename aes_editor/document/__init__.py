"""The communiqué as data: one frozen value and the table of its fields."""

from aes_editor.document.blocks import Block, Figure, Paragraphs, Quote, Subheading
from aes_editor.document.communique import Communique, mint_guid
from aes_editor.document.parts import (
    Contact,
    Corrects,
    Crop,
    Dateline,
    Embargo,
    Focus,
    Part,
    Person,
    Related,
    Rights,
    Signatory,
    Step,
    Subject,
    Translation,
)
from aes_editor.document.terms import Diffusion, ReleaseKind, Status

__all__ = [
    "Block",
    "Communique",
    "Contact",
    "Corrects",
    "Crop",
    "Dateline",
    "Diffusion",
    "Embargo",
    "Figure",
    "Focus",
    "Paragraphs",
    "Part",
    "Person",
    "Quote",
    "Related",
    "ReleaseKind",
    "Rights",
    "Signatory",
    "Status",
    "Step",
    "Subheading",
    "Subject",
    "Translation",
    "mint_guid",
]
