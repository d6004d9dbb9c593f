"""The blocks of the body. A new kind is one frozen class here and one ``match`` arm in each consumer."""

from __future__ import annotations

from typing import Annotated as A

from aes_editor.document.fields import Kind, Spec
from aes_editor.document.parts import Crop, Focus, Part, Person
from aes_editor.i18n import N_


class _Block(Part, tag_field="type", frozen=True, kw_only=True):
    """Base of the blocks; the stored ``type`` tells them apart."""


class Paragraphs(_Block, tag="paragraphs", frozen=True, kw_only=True):
    """One paragraph or many, in Markdown; raw HTML is text (:mod:`aes_editor.markup`)."""

    text: A[str, Spec(label=N_("Text"), kind=Kind.MARKDOWN, required=True)] = ""


class Quote(_Block, tag="quote", frozen=True, kw_only=True):
    """Direct speech and who said it.

    *text* is the paragraph as it is printed, attribution included, in inline Markdown; the segments of direct
    speech are derived from its quotation marks (:mod:`aes_editor.document.quotation`). *language* is the language
    it was spoken in, where that is not the document's.
    """

    text: A[str, Spec(label=N_("Quotation, as printed"), kind=Kind.MARKDOWN, required=True)] = ""
    speaker: A[Person, Spec(label=N_("Speaker"), kind=Kind.PART)] = Person()
    language: A[str, Spec(label=N_("Spoken in"), kind=Kind.LANGUAGE)] = ""


class Subheading(_Block, tag="subheading", frozen=True, kw_only=True):
    """A heading inside the body (intertitre)."""

    text: A[str, Spec(label=N_("Subheading"), kind=Kind.LINE, required=True)] = ""


class Figure(_Block, tag="figure", frozen=True, kw_only=True):
    """An image. *media* names the image (``<sha256>.<ext>``); a *decorative* one needs no *alt*.

    *crop* is what every export shows of it, *focus* the point that stays where an exporter cuts by itself. *rights*
    says who owns the image and what may be done with it.
    """

    media: A[str, Spec(label=N_("Image"), kind=Kind.MEDIA, required=True)] = ""
    alt: A[str, Spec(label=N_("Alternative text"), kind=Kind.TEXT)] = ""
    decorative: A[bool, Spec(label=N_("Decorative"), kind=Kind.FLAG)] = False
    caption: A[str, Spec(label=N_("Caption"), kind=Kind.TEXT)] = ""
    credit: A[str, Spec(label=N_("Credit"), kind=Kind.LINE)] = ""
    rights: A[str, Spec(label=N_("Rights"), kind=Kind.LINE, schema_org="copyrightNotice")] = ""
    crop: A[Crop | None, Spec(label=N_("Crop"), kind=Kind.SYSTEM)] = None
    focus: A[Focus | None, Spec(label=N_("Focal point"), kind=Kind.SYSTEM)] = None


Block = Paragraphs | Quote | Subheading | Figure
"""What the body is made of; consumers ``match`` on it and close with ``assert_never``."""
