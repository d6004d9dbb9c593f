"""One document in all the formats that are wanted of it: made, told of each other, signed, checked. Nothing is written.

The window and the command line export by this function, so that both make the same bytes.
"""

from __future__ import annotations

import traceback
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from aes_editor.errors import AesError, ExportError
from aes_editor.i18n import _
from exporters import EXPORTERS, naming
from ui.batch.checks import findings

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from aes_editor.document import Communique
    from exporters import ExportContext, Exporter
    from exporters.identity import Identity
    from ui.batch.checks import Finding
    from ui.batch.record import Outcome

SIGNED = frozenset({"pdf", "newsml"})
"""The formats that a signature has a place in."""
_PAGES = frozenset({"html", "pdf"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """One format of a document: the *name* and bytes to write, or the *reason* why there are none.

    *before* is the outcome of an earlier run that still holds, so that there is nothing to write.
    """

    format: str
    name: str = ""
    data: bytes = b""
    reason: str = ""
    findings: tuple[Finding, ...] = ()
    before: Outcome | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A document, what its files are called, what exporters are told, the formats, and who signs."""

    doc: Communique
    stem: str
    context: ExportContext
    formats: Collection[str]
    identity: Identity | None = None
    debug: bool = False


def rendered(
    wish: Wish, before: Callable[[str], tuple[Outcome, bytes] | None] = lambda _name: None
) -> Iterator[Rendered]:
    """Yield each format of *wish*, in the order of ``EXPORTERS``; one that fails does not keep the others back.

    *before* returns what an earlier run wrote under a name and is still there, with its bytes. The pages come before
    the record, which lists them; it is made anew where one of them is.
    """
    pages: dict[str, bytes] = {}
    fresh = False
    for exporter in EXPORTERS:
        if exporter.name not in wish.formats:
            continue
        name = naming.file_name(wish.stem, wish.doc, exporter, wish.context.now)
        there = None if exporter.name == "newsml" and fresh else before(name)
        if there is not None:
            made, data = Rendered(format=exporter.name, name=name, before=there[0]), there[1]
        else:
            made = _made(wish, exporter, name, pages)
            data = made.data
        if exporter.name in _PAGES and not made.reason:
            pages[name] = data
            fresh = fresh or there is None
        yield made


def _made(wish: Wish, exporter: Exporter, name: str, pages: dict[str, bytes]) -> Rendered:
    known = getattr(exporter, "profiles", ())
    ctx = replace(wish.context, profile=wish.context.profile if wish.context.profile in known else "")
    try:
        data = _whole(wish, exporter, ctx, pages)
        found = findings(exporter, wish.doc, ctx, data)
    except AesError as error:
        return Rendered(format=exporter.name, reason=str(error))
    except Exception as error:
        return Rendered(format=exporter.name, reason=defect(error, debug=wish.debug))
    broken = [finding.message for finding in found if finding.severity == "error"]
    if broken and exporter.name == "newsml":  # a record that breaks the format is of no use to anyone who takes it in
        reason = _("the record would not be valid: {faults}").format(faults=" ".join(broken))
        return Rendered(format=exporter.name, reason=reason, findings=found)
    return Rendered(format=exporter.name, name=name, data=data, findings=found)


def _whole(wish: Wish, exporter: Exporter, ctx: ExportContext, pages: dict[str, bytes]) -> bytes:
    """Return the file of one format, signed where somebody signs."""
    identity = wish.identity
    if exporter.name == "pdf" and identity is not None:
        from exporters import pdf  # noqa: PLC0415 - a name that only signing needs

        return pdf.sign(wish.doc, ctx, identity)
    data = exporter.export(wish.doc, ctx)
    if exporter.name == "newsml":
        data = _record(data, pages, identity)
    return data


def _record(data: bytes, pages: dict[str, bytes], identity: Identity | None) -> bytes:
    from exporters.newsml.renditions import with_renditions  # noqa: PLC0415 - brings lxml

    data = with_renditions(data, pages)
    if identity is None:
        return data
    from aes_editor.newsml import signature  # noqa: PLC0415

    try:
        return signature.sign(data, identity.key, identity.certificate)
    except signature.SigningUnavailable as cause:
        raise ExportError(str(cause)) from cause


def defect(error: Exception, *, debug: bool) -> str:
    """Return the sentence for *error*, which nobody expected; with its traceback on standard error for *debug*."""
    if debug:
        traceback.print_exception(error)
    return _("a defect of the program: {kind}: {error}").format(kind=type(error).__name__, error=error)
