"""One request in, one answer out: the exporters behind the preview."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING, assert_never

from aes_editor import i18n
from aes_editor.errors import AesError
from aes_editor.i18n import N_, _
from ui.preview.messages import Answer, Failure, Pdf, Source, Spot, Tab, WebPage, WebPatch

if TYPE_CHECKING:
    from exporters.html.parts import Part
    from ui.preview.messages import Request

_NAMES = {
    Tab.WEB: N_("the web page"),
    Tab.PDF: N_("the PDF"),
    Tab.XML: N_("the XML"),
    Tab.TEXT: N_("the plain text"),
}


class Studio:
    """Makes what the tabs show. It remembers the web page it answered last, so as to answer only what changes."""

    def __init__(self) -> None:
        self._frame: object = None
        self._parts: dict[str, str] = {}

    def answer(self, request: Request) -> Answer:
        """Return what *request* asks for; a failure of an exporter is an answer, never an exception."""
        if request.language != i18n.active():
            i18n.use(request.language)
        try:
            return Answer(request.number, request.tab, self._content(request))
        except AesError as error:
            return Answer(request.number, request.tab, Failure(str(error)))
        except Exception as error:
            sentence = _("A defect of the program stops {what} from being shown: {kind}: {error}.").format(
                what=_(_NAMES[request.tab]), kind=type(error).__name__, error=error
            )
            return Answer(request.number, request.tab, Failure(sentence, traceback.format_exc()))

    def _content(self, request: Request) -> WebPage | WebPatch | Pdf | Source:
        doc, ctx = request.doc, request.ctx
        match request.tab:
            case Tab.WEB:
                return self._web(request)
            case Tab.PDF:
                from exporters.pdf import compose  # noqa: PLC0415 - each tab loads only its own libraries

                composed = compose(doc, ctx)
                spots = (Spot(at.page, at.x0, at.y0, at.x1, at.y1, at.field) for at in composed.places)
                return Pdf(composed.data, tuple(spots))
            case Tab.XML:
                from exporters.newsml import NewsmlExporter  # noqa: PLC0415

                return Source(NewsmlExporter().export(doc, ctx).decode())
            case Tab.TEXT:
                from exporters.text import TextExporter  # noqa: PLC0415

                return Source(TextExporter().export(doc, ctx).decode())
            case _:
                assert_never(request.tab)

    def _web(self, request: Request) -> WebPage | WebPatch:
        from exporters.html.parts import parts  # noqa: PLC0415

        frame = (request.doc.language, request.ctx.letterhead)
        made = parts(request.doc, request.ctx)
        if request.whole or frame != self._frame:
            from exporters.html.page import page  # noqa: PLC0415

            html = page(request.doc, request.ctx)
            self._frame, self._parts = frame, dict(made)
            return WebPage(html)
        return self._patch(made)

    def _patch(self, made: tuple[Part, ...]) -> WebPatch:
        before, self._parts = self._parts, dict(made)
        changed = {id: html for id, html in made if before.get(id) != html}
        return WebPatch(tuple(self._parts), changed)
