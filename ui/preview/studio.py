"""One request in, one answer out: the exporters behind the preview."""

from __future__ import annotations

import hashlib
import struct
import traceback
import zlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, assert_never

from aes_editor import i18n
from aes_editor.errors import AesError
from aes_editor.i18n import N_, _
from ui.preview.messages import Answer, Failure, Pdf, Source, Spot, Tab, WebPage, WebPatch

if TYPE_CHECKING:
    from collections.abc import Mapping

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
        self._images: dict[str, str] = {}
        self._light: dict[str, _Light] = {}

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
                from exporters.pdf import preview  # noqa: PLC0415 - each tab loads only its own libraries

                composed = preview(doc, ctx)
                spots = (Spot(at.page, at.x0, at.y0, at.x1, at.y1, at.field) for at in composed.places)
                return Pdf(composed.data, tuple(spots))
            case Tab.XML:
                from aes_editor.newsml.places import lines_of_fields  # noqa: PLC0415
                from exporters.newsml import NewsmlExporter  # noqa: PLC0415
                from ui.preview.remarks import remarks  # noqa: PLC0415

                record = NewsmlExporter().export(doc, ctx).decode()
                places = lines_of_fields(record)
                return Source(record, places, remarks(record, places))
            case Tab.TEXT:
                from exporters.text.writer import compose as write  # noqa: PLC0415

                return Source(*write(doc, ctx))
            case _:
                assert_never(request.tab)

    def _web(self, request: Request) -> WebPage | WebPatch:
        from exporters.html.parts import WIDEST, parts  # noqa: PLC0415
        from exporters.images import leaving  # noqa: PLC0415

        frame = (request.doc.language, request.ctx.letterhead)
        doc, shown = leaving(request.doc, request.ctx.media, WIDEST)
        self._lighten(shown)
        media = {name: self._light[name].bytes for name in shown}
        images = {light.address: light.uri for light in self._light.values() if light.uri}
        ctx = replace(request.ctx, media=media)
        made = dict(parts(doc, ctx))
        before, self._parts = self._parts, made
        given, self._images = self._images, images
        if request.whole or frame != self._frame:
            from exporters.html.page import page  # noqa: PLC0415

            self._frame = None  # until there is a page, nothing can be patched
            html = page(doc, ctx)
            self._frame = frame
            return WebPage(html, images)
        changed = {id: html for id, html in made.items() if before.get(id) != html}
        new = {address: uri for address, uri in images.items() if address not in given}
        return WebPatch(tuple(made), changed, new)

    def _lighten(self, media: Mapping[str, bytes]) -> None:
        """Have a light image for each of *media*, and for no other."""
        self._light = {name: self._light.get(name) or _light(name, data) for name, data in media.items()}


@dataclass(frozen=True, slots=True)
class _Light:
    """What an exporter is given in the place of an image: a few *bytes*, the *address* they get, the true *uri*."""

    bytes: bytes
    address: str = ""
    uri: str = ""


def _light(name: str, data: bytes) -> _Light:
    from exporters.images import data_uri  # noqa: PLC0415

    stand_in = _stand_in(name)
    address, uri = data_uri(stand_in), data_uri(data)
    assert address is not None
    return _Light(stand_in, address, uri or "")


def _stand_in(name: str) -> bytes:
    """Return an image of 16 by 9 grey pixels, others for each *name*, which an exporter passes on as it is."""
    digest = hashlib.sha256(name.encode()).digest()
    rows = b"".join(b"\0" + (digest * 5)[16 * row : 16 * row + 16] for row in range(9))
    head = struct.pack(">IIBBBBB", 16, 9, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    written = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(written)
