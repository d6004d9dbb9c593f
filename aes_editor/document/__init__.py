"""The communiqué as data: one frozen value and the table of its fields."""

from aes_editor.document.blocks import Block, Figure, Paragraphs, Quote, Subheading
from aes_editor.document.communique import Communique, mint_guid
from aes_editor.document.parts import (
    Contact,
    Corrects,
    Dateline,
    Embargo,
    Part,
    Person,
    Related,
    Rights,
    Signatory,
    Subject,
    Translation,
)
from aes_editor.document.terms import Diffusion, ReleaseKind, Status

__all__ = [
    "Block",
    "Communique",
    "Contact",
    "Corrects",
    "Dateline",
    "Diffusion",
    "Embargo",
    "Figure",
    "Paragraphs",
    "Part",
    "Person",
    "Quote",
    "Related",
    "ReleaseKind",
    "Rights",
    "Signatory",
    "Status",
    "Subheading",
    "Subject",
    "Translation",
    "mint_guid",
]
