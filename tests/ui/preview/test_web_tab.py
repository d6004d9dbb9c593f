"""The web tab: loaded once, changed part by part, closed to the world, each passage a way back to its field."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWebEngineCore import QWebEngineProfile, QWebEngineScript
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from aes_editor.container import media_name
from aes_editor.document import Communique, Figure, Paragraphs, Subheading
from exporters.html import HtmlExporter
from tests.ui.preview.conftest import OTHER_PNG, PNG, Show, context
from ui.preview import Preview
from ui.preview.browser import Blocker
from ui.preview.messages import Tab, WebPatch
from ui.preview.web_pane import WebPane

pytestmark = [
    pytest.mark.x11,
    # What Chromium finds missing on a machine without a graphics card, once for each process.
    pytest.mark.qt_log_ignore("[Vv]ulkan", "GPU", "DRI3"),
]

Ask = Callable[[str], Any]


@pytest.fixture
def pane(preview: Preview, show: Show, doc: Communique) -> WebPane:
    preview.set_current_tab("web")
    show(doc)
    made = preview._panes[Tab.WEB]
    assert isinstance(made, WebPane)
    return made


@pytest.fixture
def ask(qtbot: QtBot, pane: WebPane) -> Ask:
    """Ask the page something, in the world of the preview."""

    def answer(script: str) -> Any:
        told: list[Any] = []
        pane._page.run(script, told.append)
        qtbot.waitUntil(lambda: bool(told))
        return told[0]

    return answer


def texts(ask: Ask) -> str:
    return str(ask("document.body.innerText"))


def body(ask: Ask) -> str:
    """The markup of the page as the browser holds it, marks of the preview taken away."""
    return str(
        ask(
            "(() => { const page = document.querySelector('main').cloneNode(true);"
            " for (const node of page.querySelectorAll('[data-preview-marked]'))"
            "   node.removeAttribute('data-preview-marked');"
            " return page.outerHTML.replace(/>\\s+</g, '><') })()"
        )
    )


def loaded_afresh(ask: Ask, doc: Communique, media: Mapping[str, bytes] = MappingProxyType({})) -> str:
    """The markup of the export of *doc* as the same browser reads it."""
    html = HtmlExporter().export(doc, context(media)).decode()
    return str(
        ask(
            f"new DOMParser().parseFromString({msgspec.json.encode(html).decode()}, 'text/html')"
            ".querySelector('main').outerHTML.replace(/>\\s+</g, '><')"
        )
    )


def test_it_shows_the_very_export(ask: Ask, doc: Communique) -> None:
    assert body(ask) == loaded_afresh(ask, doc)
    assert ask("document.compatMode") == "CSS1Compat"


def edits(doc: Communique) -> dict[str, Communique]:
    more = Paragraphs(text="Un passage de plus.")
    return {
        "a word": msgspec.structs.replace(doc, headline="Un autre titre"),
        "a block more": msgspec.structs.replace(doc, body=(*doc.body[:2], more, *doc.body[2:])),
        "a block less": msgspec.structs.replace(doc, body=doc.body[1:]),
        "a block moved": msgspec.structs.replace(doc, body=(*doc.body[3:], *doc.body[:3])),
        "a section more": msgspec.structs.replace(doc, boilerplate=("La Confédération réunit trois États.",)),
        "sections less": msgspec.structs.replace(doc, related=(), contacts=()),
        "nothing left": Communique(guid=doc.guid),
        "everything back": doc,
    }


def test_every_edit_leaves_the_page_as_if_it_were_loaded_afresh(show: Show, ask: Ask, doc: Communique) -> None:
    for name, edited in edits(doc).items():
        show(edited)
        assert body(ask) == loaded_afresh(ask, edited), name


def test_the_page_is_loaded_once(qtbot: QtBot, pane: WebPane, show: Show, ask: Ask, doc: Communique) -> None:
    loads: list[bool] = []
    pane._page.loadFinished.connect(loads.append)
    ask("globalThis.here = document.getElementById('body-2')")

    for edited in edits(doc).values():
        show(edited)

    assert loads == []


def test_what_did_not_change_is_not_touched(show: Show, ask: Ask, doc: Communique) -> None:
    ask("(() => { globalThis.kept = document.getElementById('body-2') })()")

    show(msgspec.structs.replace(doc, headline="Un autre titre"))

    assert ask("kept.isConnected && kept === document.getElementById('body-2')") is True


def test_the_place_of_the_reader_is_kept(show: Show, ask: Ask, doc: Communique) -> None:
    ask("scrollTo(0, 700)")

    show(msgspec.structs.replace(doc, headline="Un autre titre"))

    assert ask("scrollY") == 700


MEDIA = {media_name(PNG, "png"): PNG, media_name(OTHER_PNG, "png"): OTHER_PNG}
PHOTO, OTHER = MEDIA


def test_images_are_those_of_the_export(show: Show, ask: Ask, doc: Communique) -> None:
    pictured = msgspec.structs.replace(doc, body=(Figure(media=PHOTO, alt="Salle"), Figure(media=OTHER, alt="Rue")))

    show(pictured, MEDIA)

    assert body(ask) == loaded_afresh(ask, pictured, MEDIA)


def test_an_image_that_is_shown_is_kept_while_everything_around_it_changes(
    qtbot: QtBot, show: Show, ask: Ask, doc: Communique
) -> None:
    def figures(caption: str, alt: str, *before: Paragraphs) -> Communique:
        photo = Figure(media=PHOTO, alt=alt, caption=caption)
        return msgspec.structs.replace(doc, body=(*before, photo, Figure(media=OTHER, alt="Rue"), *doc.body))

    show(figures("Bamako", "Salle"), MEDIA)
    qtbot.waitUntil(lambda: ask("document.querySelector('figure img').naturalWidth") == 1)
    ask("(() => { globalThis.photo = document.querySelector('figure img') })()")

    for edited in (
        figures("Bamako, le matin", ""),
        figures("Bamako", "Autre salle", Paragraphs(text="Plus haut.")),
        msgspec.structs.replace(figures("Bamako", "Salle"), language="en"),
    ):
        show(edited, MEDIA)
        assert ask("photo.isConnected && document.querySelector('figure img') === photo") is True
        assert body(ask) == loaded_afresh(ask, edited, MEDIA)


def test_another_language_changes_the_whole_page_in_place(show: Show, ask: Ask, pane: WebPane, doc: Communique) -> None:
    loads: list[bool] = []
    pane._page.loadFinished.connect(loads.append)
    heading = ask("(scrollTo(0, 300), getComputedStyle(document.querySelector('h1')).fontWeight)")

    show(msgspec.structs.replace(doc, language="ar"))

    assert ask("document.documentElement.lang + document.documentElement.dir") == "arrtl"
    assert ask("getComputedStyle(document.querySelector('h1')).fontWeight") == heading
    assert ask("scrollY") == 300
    assert loads == []


def test_another_document_begins_at_its_top(show: Show, ask: Ask, doc: Communique) -> None:
    ask("scrollTo(0, 700)")

    show(msgspec.structs.replace(doc, guid="tag:aes.example,2026-03-12:communique:2"))

    assert ask("scrollY") == 0


def place_of(ask: Ask, selector: str) -> QPoint:
    """The middle of the first element of *selector* in the window."""
    ask(f"document.querySelector('{selector}').scrollIntoView({{block: 'center', behavior: 'instant'}})")
    x, y = ask(
        "(() => { const box = document.querySelector('"
        + selector
        + "').getBoundingClientRect(); return `${box.x + 12} ${box.y + box.height / 2}` })()"
    ).split()
    return QPoint(round(float(x)), round(float(y)))


def click(pane: WebPane, place: QPoint) -> None:
    glass = pane.view.focusProxy()
    assert glass
    QTest.mouseClick(glass, Qt.MouseButton.LeftButton, pos=place)


@pytest.mark.parametrize(
    ("selector", "path"),
    [("#body-3", "body/3/text"), ("#headline", "headline"), ("#related h3", "related/0/title")],
)
def test_a_click_on_a_passage_asks_for_its_field(
    qtbot: QtBot, preview: Preview, pane: WebPane, ask: Ask, selector: str, path: str
) -> None:
    place = place_of(ask, selector)

    with qtbot.waitSignal(preview.field_clicked) as told:
        click(pane, place)

    assert told.args == [path]


def test_a_click_finds_its_field_on_a_magnified_page(qtbot: QtBot, preview: Preview, pane: WebPane, ask: Ask) -> None:
    preview.zoom_in()
    preview.zoom_in()
    qtbot.waitUntil(lambda: ask("devicePixelRatio") == pytest.approx(1.25, abs=0.01))
    place = place_of(ask, "#body-3") * pane.zoom

    with qtbot.waitSignal(preview.field_clicked) as told:
        click(pane, place)

    assert told.args == ["body/3/text"]


def test_a_link_is_a_passage_like_another_and_leads_nowhere(
    qtbot: QtBot, preview: Preview, pane: WebPane, ask: Ask
) -> None:
    place = place_of(ask, "#related a")

    with qtbot.waitSignal(preview.field_clicked):
        click(pane, place)

    assert "Adoption du protocole" in texts(ask)
    assert pane._page.url().scheme() in {"", "about", "data"}


def test_nothing_a_page_holds_is_run_or_fetched(
    qtbot: QtBot, pane: WebPane, show: Show, ask: Ask, doc: Communique, monkeypatch: pytest.MonkeyPatch
) -> None:
    hostile = (
        "<p id='body-0' onclick='document.title=1'>"
        "<img src='https://aes.example/spy.png' onerror='document.title=2'>"
        "<link rel='stylesheet' href='https://aes.example/spy.css'>"
        "<iframe src='https://aes.example/'></iframe>"
        "<script>document.title = 3</script>Texte</p>"
    )
    title = ask("document.title")

    with qtbot.waitSignal(pane.painted):
        pane.show_content(1, WebPatch(("body-0",), {"body-0": hostile}))
    ask("document.getElementById('body-0').click()")

    assert texts(ask).strip() == "Texte"
    assert ask("document.title") == title
    assert ask("performance.getEntriesByType('resource').filter((entry) => entry.responseStatus).length") == 0


def test_every_request_but_its_own_is_stopped(pane: WebPane) -> None:
    class Request:
        """What the interceptor reads and does."""

        def __init__(self, address: str) -> None:
            self.address = address
            self.stopped = False

        def requestUrl(self) -> QUrl:  # noqa: N802 - Qt's name
            return QUrl(self.address)

        def block(self, stop: bool) -> None:
            self.stopped = stop

    blocker = Blocker()

    def is_stopped(address: str) -> bool:
        request: Any = Request(address)
        blocker.interceptRequest(request)
        return bool(request.stopped)

    assert is_stopped("https://aes.example/spy.png")
    assert is_stopped("file:///etc/passwd")
    assert is_stopped("qrc:/x")
    assert not is_stopped("data:image/png;base64,AAAA")


def test_the_page_itself_runs_no_script(qtbot: QtBot, pane: WebPane) -> None:
    told: list[object] = []
    pane._page.runJavaScript("1 + 1", QWebEngineScript.ScriptWorldId.MainWorld, told.append)
    qtbot.waitUntil(lambda: bool(told))

    assert told != [2]


def test_nothing_of_it_is_kept(pane: WebPane) -> None:
    profile = pane._profile

    assert profile.isOffTheRecord()
    assert profile.httpCacheType() == QWebEngineProfile.HttpCacheType.NoCache
    assert not Path(profile.persistentStoragePath()).exists()


def test_the_marked_field_is_outlined_and_brought_into_view(
    qtbot: QtBot, preview: Preview, ask: Ask, show: Show, doc: Communique
) -> None:
    preview.mark_field("body/8/text")
    qtbot.waitUntil(lambda: ask("scrollY") > 0)

    assert ask("[...document.querySelectorAll('[data-preview-marked]')].map((node) => node.id).join()") == "body-8"
    assert ask("getComputedStyle(document.getElementById('body-8')).outlineStyle") == "solid"
    show(msgspec.structs.replace(doc, body=(*doc.body[:8], Paragraphs(text="Récrit."), *doc.body[9:])))
    assert ask("document.querySelector('[data-preview-marked]').textContent.trim()") == "Récrit."
    preview.mark_field("")
    assert ask("document.querySelectorAll('[data-preview-marked]').length") == 0


def test_the_mark_is_in_no_export(preview: Preview, pane: WebPane, doc: Communique) -> None:
    preview.mark_field("headline")

    assert b"preview-marked" not in HtmlExporter().export(doc, context({}))


def test_the_passage_being_typed_is_followed_when_it_leaves_the_window(
    qtbot: QtBot, preview: Preview, ask: Ask, show: Show, doc: Communique
) -> None:
    preview.mark_field("body/9/text")
    qtbot.waitUntil(lambda: ask("scrollY") > 0)
    ask("scrollTo(0, 0)")

    show(msgspec.structs.replace(doc, body=(*doc.body[:9], Subheading(text="Une autre suite"), *doc.body[10:])))

    assert ask("document.getElementById('body-9').getBoundingClientRect().top < innerHeight") is True


def test_it_can_be_as_wide_as_a_telephone(qtbot: QtBot, preview: Preview, ask: Ask, pane: WebPane) -> None:
    preview.set_phone_width(True)
    qtbot.waitUntil(lambda: ask("innerWidth") == 390)

    preview.zoom_in()
    qtbot.waitUntil(lambda: pane.view.width() == 429)
    preview.zoom_reset()
    preview.set_phone_width(False)
    qtbot.waitUntil(lambda: ask("innerWidth") > 390)


def test_a_page_whose_process_died_comes_back(
    qtbot: QtBot, preview: Preview, pane: WebPane, ask: Ask, show: Show, doc: Communique
) -> None:
    preview.mark_field("headline")

    with qtbot.waitSignal(preview.rendered, timeout=30_000):
        os.kill(pane._page.renderProcessPid(), signal.SIGKILL)

    assert body(ask) == loaded_afresh(ask, doc)
    assert ask("document.querySelectorAll('[data-preview-marked]').length") == 1
    show(msgspec.structs.replace(doc, headline="Après"))
    assert "Après" in texts(ask)


def test_a_page_that_dies_again_and_again_is_given_up(
    qtbot: QtBot, preview: Preview, pane: WebPane, doc: Communique
) -> None:
    for _death in range(6):
        pane._on_terminated()

    assert pane.notice.text.startswith("The web page stopped 6 times")


def test_a_patch_that_does_not_fit_brings_the_page_whole(
    qtbot: QtBot, preview: Preview, pane: WebPane, ask: Ask
) -> None:
    shown = body(ask)

    with qtbot.waitSignal(preview.rendered, timeout=30_000):
        pane.show_content(0, WebPatch(("head", "unknown"), {}))

    assert body(ask) == shown


def menu_at(qtbot: QtBot, pane: WebPane, place: QPoint) -> dict[str, Callable[[], None]]:
    glass = pane.view.focusProxy()
    assert glass
    QTest.mouseClick(glass, Qt.MouseButton.RightButton, pos=place)
    qtbot.waitUntil(lambda: bool([menu for menu in pane.view.findChildren(QMenu) if menu.isVisible()]))
    (menu,) = (menu for menu in pane.view.findChildren(QMenu) if menu.isVisible())
    menu.hide()
    return {action.text(): action.trigger for action in menu.actions() if action.text()}


def test_a_link_is_opened_outside_only_on_request(
    qtbot: QtBot, preview: Preview, pane: WebPane, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)

    offered = menu_at(qtbot, pane, place_of(ask, "#related a"))
    assert list(offered) == ["Edit this Passage", "Open Link Outside", "Copy Link Address"]
    offered["Open Link Outside"]()
    offered["Copy Link Address"]()
    with qtbot.waitSignal(preview.field_clicked) as told:
        offered["Edit this Passage"]()

    assert [url.toString() for url in opened] == ["https://aes.example/niamey"]
    assert QGuiApplication.clipboard().text() == "https://aes.example/niamey"
    assert told.args == ["related/0/title"]


def test_files_dropped_on_the_page_are_left_to_the_window(pane: WebPane, ask: Ask) -> None:
    assert texts(ask)  # Chromium is there, and what it draws on

    assert [widget for widget in pane.findChildren(QWidget) if widget.acceptDrops()] == []
