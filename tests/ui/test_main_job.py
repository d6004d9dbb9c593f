"""The main job from the first key to the exported files, in the real window, with keys as a person would press them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from aes_editor import container
from aes_editor.document import Dateline, Paragraphs, Person, Quote, Related, quotation
from tests.ui.keyboard import type_text
from tests.ui.window.questions import in_dialog
from ui.checking.gate import Gate
from ui.dialogs.export import ExportDialog
from ui.preview.messages import Tab
from ui.preview.source_pane import SourcePane
from ui.window import MainWindow

_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_PATIENCE_MS = 30_000


@dataclass(frozen=True)
class Copy:
    """What a press officer has on paper beside the keyboard."""

    headline: str
    lead: str
    place: str
    date: dt.date
    body: tuple[str, ...]
    related: tuple[str, ...]


OWN = Copy(
    headline="Les écoles du fleuve ouvrent leurs portes",
    lead="Douze écoles flottantes accueillent leurs premiers élèves, de Ségou à Niamey.",
    place="Niamey",
    date=dt.date(2026, 10, 1),
    body=(
        "Les trois ministres ont inauguré la première école ce jeudi, à l’embarcadère de Niamey.",
        "« L’école vient au village », a déclaré la ministre Aïssa MAÏGA. « Elle n’attend plus que l’eau baisse. »",
        "Le ministre Idrissa OUÉDRAOGO a ajouté : « Chaque barque porte deux classes. »",
        "Les suivantes ouvriront en janvier.",
    ),
    related=("Un fleuve, trois calendriers scolaires",),
)


def seed(shared: Path) -> Copy:
    """Return the communiqué of the confederation's site, read off the page by eye and ruler."""
    text = (shared / "data" / "seed" / "adoption-protocole.txt").read_text(encoding="utf-8")
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    first, last = lines.index("Partager") + 1, lines.index("Partager l'article")
    return Copy(
        headline=lines[0],
        lead=lines[1],
        place="Bamako",
        date=dt.date(2025, 12, 23),
        body=(lines[first].split(" – ", 1)[1], *lines[first + 1 : last]),
        related=(lines[last + 3], lines[last + 6]),
    )


def focused() -> Any:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


class Officer:
    """Someone at the keyboard of *window*."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self._qtbot = qtbot

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        QTest.keyClick(focused(), key, held)

    def tab_to(self, place: str) -> None:
        """Press Tab until the field *place* has the focus; a person would not press it a hundred times."""
        for _press in range(100):
            path = getattr(focused(), "field_path", None)
            if path is not None and path() == place:
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reaches {place}")

    def type(self, text: str) -> None:
        type_text(focused(), text)

    def write_body(self, paragraphs: tuple[str, ...], speakers: dict[int, Person]) -> None:
        for number, paragraph in enumerate(paragraphs):
            if number in speakers:
                self.press(Qt.Key.Key_Q, _CONTROL, _SHIFT)
            else:
                self.press(Qt.Key.Key_P, _CONTROL, _SHIFT)
            self.wait_for(f"body/{number}/text")
            self.type(paragraph)
            if number in speakers:
                for name in ("honorific", "name", "role"):
                    self.tab_to(f"body/{number}/speaker/{name}")
                    self.type(getattr(speakers[number], name))

    def wait_for(self, place: str) -> None:
        """Wait until the field *place* has the focus."""

        def there() -> bool:
            path = getattr(QApplication.focusWidget(), "field_path", None)
            return path is not None and bool(path() == place)

        self._qtbot.waitUntil(there)


def write(window: MainWindow, qtbot: QtBot, copy: Copy, speakers: dict[int, Person]) -> None:
    """Write *copy* into a new communiqué."""
    window.activateWindow()
    with qtbot.waitActive(window):
        pass
    officer = Officer(window, qtbot)
    QTest.keyClick(window, Qt.Key.Key_N, _CONTROL)
    officer.wait_for("headline")
    officer.type(copy.headline)
    officer.tab_to("lead")
    officer.type(copy.lead)
    officer.tab_to("dateline/place")
    officer.type(copy.place)
    assert window.form is not None
    date: Any = window.form.editor("dateline/date")
    date.edited.emit(copy.date)  # a calendar is clicked, not typed
    officer.write_body(copy.body, speakers)
    for number, title in enumerate(copy.related):
        officer.press(Qt.Key.Key_R, _CONTROL, _SHIFT)
        officer.wait_for(f"related/{number}/title")
        officer.type(title)


def _says(window: MainWindow, words: str) -> bool:
    return words in text_shown(window)


def text_shown(window: MainWindow) -> str:
    preview = window.preview
    assert preview is not None
    panes = [pane for pane in preview.findChildren(SourcePane) if pane.isVisible()]
    return panes[0].text if panes else ""


@pytest.mark.x11
@pytest.mark.parametrize("source", ["own", "seed"])
def test_a_communique_is_written_seen_saved_reopened_and_exported(
    window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
    source: str,
) -> None:
    if source == "own":
        copy = OWN
        speakers = {1: Person(name="Aïssa MAÏGA", role="ministre"), 2: Person(name="Idrissa OUÉDRAOGO")}
    else:
        copy = seed(request.getfixturevalue("shared"))
        speakers = {
            2: Person(name="Assimi GOÏTA", honorific="Général d’Armée", role="Président de la Transition"),
            4: Person(name="Ibrahim TRAORÉ", honorific="Capitaine", role="Président du Faso"),
        }
    window.start_preview()
    preview = window.preview
    assert preview is not None
    preview.set_current_tab(Tab.TEXT.value)

    write(window, qtbot, copy, speakers)

    # the preview has followed
    for said in (copy.headline, copy.lead, copy.body[-1], copy.related[-1]):
        qtbot.waitUntil(partial(_says, window, said), timeout=_PATIENCE_MS)
    with qtbot.waitSignal(preview.rendered, timeout=_PATIENCE_MS):
        preview.set_current_tab(Tab.PDF.value)

    # the document is what was meant
    session = window.workspace.current
    assert session is not None
    doc = session.doc
    countries = {"Bamako": "ML", "Niamey": "NE"}
    assert (doc.headline, doc.lead) == (copy.headline, copy.lead)
    assert doc.dateline == Dateline(place=copy.place, country=countries[copy.place], date=copy.date)
    assert doc.body == tuple(
        Quote(text=text, speaker=speakers[number]) if number in speakers else Paragraphs(text=text)
        for number, text in enumerate(copy.body)
    )
    assert doc.related == tuple(Related(title=title) for title in copy.related)
    assert [len(quotation.spoken(block)) for block in doc.body if isinstance(block, Quote)] == [2, 1]

    # saved and opened again
    file = tmp_path / "communique.communique"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(file), ""))
    QTest.keyClick(window, Qt.Key.Key_S, _CONTROL)
    assert container.load(file).doc == session.doc
    window.workspace.close(session)
    window.documents.open_files([file])
    assert window.workspace.current is not None
    assert window.workspace.current.doc == session.doc

    # exported in every format
    exports = tmp_path / "exports"
    in_dialog(lambda dialog: _export_everything(dialog, exports, qtbot))
    QTest.keyClick(window, Qt.Key.Key_E, _CONTROL)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None and exports.is_dir(), timeout=_PATIENCE_MS)
    names = {f"communique{suffix}" for suffix in (".html", ".pdf", ".txt", ".xml")}
    assert {path.name for path in exports.iterdir()} >= names
    assert (exports / "communique.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert copy.headline in (exports / "communique.html").read_text(encoding="utf-8")
    assert copy.lead in (exports / "communique.txt").read_text(encoding="utf-8")
    assert etree.parse(exports / "communique.xml").getroot().tag == "{http://iptc.org/std/nar/2006-10-01/}newsItem"


def _export_everything(dialog: QWidget, folder: Path, qtbot: QtBot) -> object:
    if isinstance(dialog, Gate):
        dialog.export_button.click()  # warnings are known
        return False
    assert isinstance(dialog, ExportDialog)
    dialog.folder.setText(str(folder))
    for box in dialog.boxes.values():
        box.setChecked(True)
    dialog.export_button.click()
    qtbot.waitUntil(dialog.open_button.isVisible, timeout=_PATIENCE_MS)
    dialog.close_button.click()
    return True


@pytest.mark.x11
@pytest.mark.qt_log_ignore("[Vv]ulkan", "GPU", "DRI3")  # what Chromium says of a machine without a graphics card
def test_the_web_page_follows_every_key_without_being_loaded_again(window: MainWindow, qtbot: QtBot) -> None:
    window.start_preview()
    preview = window.preview
    assert preview is not None
    window.documents.new()
    with qtbot.waitSignal(preview.rendered, timeout=_PATIENCE_MS, check_params_cb=lambda tab: tab == "web"):
        preview.set_current_tab(Tab.WEB.value)
    from ui.preview.web_pane import WebPane  # noqa: PLC0415 - Chromium loads for this test alone

    pane = preview.findChildren(WebPane)[0]
    loads: list[bool] = []
    pane._page.loadStarted.connect(lambda: loads.append(True))
    window.activateWindow()
    with qtbot.waitActive(window):
        pass
    assert window.form is not None
    window.form.go_to("headline")
    headline: Any = window.form.editor("headline")
    qtbot.waitUntil(headline.hasFocus)

    for count, char in enumerate("Une école", 1):
        with qtbot.waitSignal(preview.rendered, timeout=_PATIENCE_MS):
            type_text(headline, char)
        seen: list[object] = []
        pane._page.run("document.querySelector('h1').textContent", seen.append)
        qtbot.waitUntil(partial(bool, seen))
        assert seen == ["Une école"[:count]]

    assert loads == []
