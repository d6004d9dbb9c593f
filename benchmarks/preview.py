"""From a key to the page: how long until a key that is pressed in the form has changed the preview on the screen.

The real window runs on an X server of its own (Xvfb). Keys go to the headline; the pixels of the screen that show the
headline in the preview are read every millisecond until they change. A frame in which they all have one colour is a
blank frame. Memory is the proportional set size (PSS) of the program and all its processes.

Run ``python benchmarks/preview.py``; ``--keys 300`` presses more keys, ``--tab web --pages 1`` measures one case.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent.parent))

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from aes_editor import container, i18n
from aes_editor.document import Communique, Dateline, Paragraphs, Person, Quote
from aes_editor.settings import Settings
from ui import theme
from ui.preferences import Preferences
from ui.preview import prepare_environment
from ui.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

TABS = ("web", "pdf", "xml", "text")
PAGES = (1, 10)

_HEADLINE = "Adoption"
_TEXT = "Les ministres réunis à Bamako ont arrêté le calendrier de la mise en œuvre du protocole. " * 5
_SAID = "« Ce protocole est une étape décisive », a déclaré le Président. « Avançons ensemble. »"
_PASSAGES_TO_A_PAGE = 7
_LONGEST = 1.0
"""Seconds after which a key counts as lost."""
_PAUSE = 0.06
"""Seconds between a key that is shown and the next: as fast as the fastest typists."""
_SCROLL_BAR = 30
_MEASURE = "import preview; preview.main()"
"""Run so, and not as a script: the worker process would load the script again, and Qt with it."""
_STRIP = 100
"""Pixels of height of the strip of the screen that is looked at."""


@dataclass(frozen=True)
class Line:
    """One line of the table; times in milliseconds, memory in megabytes."""

    tab: str
    pages: int
    median: float
    p95: float
    handler: float
    blank: int
    lost: int
    memory: float


def document(pages: int) -> Communique:
    """Return a communiqué of *pages* pages on paper."""
    quote = Quote(text=_SAID, speaker=Person(name="Assimi GOÏTA", role="Président"))
    passages = (
        quote if number % 3 == 2 else Paragraphs(text=f"Passage {number}. {_TEXT}")
        for number in range(pages * _PASSAGES_TO_A_PAGE - 2)
    )
    return Communique(
        guid="tag:aes.example,2026-03-12:communique:1",
        headline=_HEADLINE,
        lead="Les trois États ouvrent la libre circulation des personnes et des biens.",
        dateline=Dateline(place="Bamako", country="ML", date=dt.date(2026, 3, 12)),
        body=tuple(passages),
    )


class Eye:
    """Looks at the part of the screen where *widget* is, its scroll bar left out, or at a strip of it."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._top, self._height = 0, widget.height()

    def look(self) -> QImage:
        """Return what the screen shows there now."""
        window = self._widget.window()
        corner = self._widget.mapTo(window, self._widget.rect().topLeft())
        place = corner.x(), corner.y() + self._top, self._widget.width() - _SCROLL_BAR, self._height
        return window.screen().grabWindow(window.winId(), *place).toImage()

    def narrow(self, before: QImage) -> None:
        """Look from now on only at the first rows that have changed since *before*."""
        now, width = self.look(), before.bytesPerLine()
        old, new = bytes(before.constBits()), bytes(now.constBits())
        rows = (y for y in range(now.height()) if old[y * width : (y + 1) * width] != new[y * width : (y + 1) * width])
        self._top = next(rows) - _STRIP // 4
        self._height = _STRIP


def is_blank(image: QImage) -> bool:
    """Whether every pixel of *image* has the same colour."""
    pixels = bytes(image.constBits())
    return pixels == pixels[:4] * (len(pixels) // 4)


def until(done: Callable[[], object], longest: float = 30.0) -> bool:
    """Run the event loop, asking *done* each millisecond, for *longest* seconds at most; whether it was done."""
    loop, end = QEventLoop(), time.perf_counter() + longest
    found = False

    def tick() -> None:
        nonlocal found
        found = bool(done())
        if found or time.perf_counter() > end:
            loop.quit()

    ticks = QTimer(interval=1, timerType=Qt.TimerType.PreciseTimer)
    ticks.timeout.connect(tick)
    ticks.start()
    loop.exec()
    return found


def rest(seconds: float) -> None:
    """Let the program run for *seconds*."""
    until(lambda: False, seconds)


class Typist:
    """Types into the headline of *window*, a letter and a Backspace in turn, and times what the *eye* sees."""

    def __init__(self, window: MainWindow) -> None:
        assert window.preview is not None
        assert window.form is not None
        window.activateWindow()
        until(window.isActiveWindow)
        window.form.go_to("headline")
        editor = QApplication.focusWidget()
        assert editor is not None
        self._editor = editor
        self._presses = 0
        self.eye = Eye(window.preview)
        self.handlers: list[float] = []
        self.latencies: list[float] = []
        self.blank = self.lost = 0

    def press(self) -> None:
        """Press the next key, and note how long its handling kept the window."""
        key, char = ((0, "x"), (Qt.Key.Key_Backspace, ""))[self._presses % 2]
        self._presses += 1
        begun = time.perf_counter()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(self._editor, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, char))
        self.handlers.append(time.perf_counter() - begun)

    def type(self, keys: int) -> None:
        """Press *keys* keys, each after the one before was shown."""
        before = self.eye.look()
        self.press()
        rest(1)
        self.eye.narrow(before)
        for _key in range(keys):
            self._time_one()
            rest(_PAUSE)

    def _time_one(self) -> None:
        before = self.eye.look()

        def is_shown() -> bool:
            now = self.eye.look()
            blank = is_blank(now)
            self.blank += blank
            return now != before and not blank

        begun = time.perf_counter()
        self.press()
        if until(is_shown, _LONGEST):
            self.latencies.append(time.perf_counter() - begun)
        else:
            self.lost += 1


def measure(tab: str, pages: int, keys: int, folder: Path) -> Line:
    """Measure one case in this process."""
    prepare_environment()
    i18n.use("fr")
    app = QApplication(["aes-editor"])
    theme.install(app)
    path = folder / "banc.communique"
    container.save(path, document(pages), {})
    window = MainWindow(Preferences(folder / "settings.json", Settings(preview_tab=tab)))
    window.open_after_first_paint([path])
    window.show()
    until(lambda: window.preview)
    assert window.preview is not None
    shown: list[str] = []
    counts = [pages]
    window.preview.rendered.connect(shown.append)
    window.preview.pages_changed.connect(counts.append)
    until(lambda: shown)
    rest(1)
    for view in window.preview.findChildren(QPlainTextEdit):
        view.find(_HEADLINE)
        view.centerCursor()
    typist = Typist(window)
    typist.type(keys)
    used = sum(proportional_set(pid) for pid in family())
    for session in tuple(window.workspace.sessions):
        window.workspace.close(session)
    window.close()
    return Line(
        tab=tab,
        pages=counts[-1],
        median=1000 * statistics.median(typist.latencies),
        p95=1000 * statistics.quantiles(typist.latencies, n=20)[-1],
        handler=1000 * statistics.quantiles(typist.handlers, n=20)[-1],
        blank=typist.blank,
        lost=typist.lost,
        memory=used,
    )


def family() -> set[int]:
    """Return this process and all those below it."""
    parents: dict[int, int] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            after_name = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2]
        except OSError:  # it has ended meanwhile
            continue
        parents[int(stat.parent.name)] = int(after_name.split()[1])
    known = {int(Path("/proc/self").resolve().name)}
    while found := {pid for pid, parent in parents.items() if parent in known} - known:
        known |= found
    return known


def proportional_set(pid: int) -> float:
    """Return the PSS of *pid* in megabytes; 0 where it has ended."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0.0
    return next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")) / 1024


def cases(tab: str | None, pages: int | None, keys: int) -> Iterator[Line]:
    """Yield each case, measured in a process and on an X server of its own."""
    for one_tab in (tab,) if tab else TABS:
        for some_pages in (pages,) if pages else PAGES:
            command = [sys.executable, "-c", _MEASURE, "--here", "--tab", one_tab, "--pages", str(some_pages)]
            server = ["xvfb-run", "-a", "-s", "-screen 0 1366x768x24"]
            run = subprocess.run(
                [*server, *command, "--keys", str(keys)],
                cwd=Path(__file__).parent,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                check=True,
            )
            yield Line(**json.loads(run.stdout))


def main() -> None:
    """Measure what the command line asks for, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--tab", choices=TABS)
    parser.add_argument("--pages", type=int)
    parser.add_argument("--keys", type=int, default=150)
    parser.add_argument("--here", action="store_true", help="measure one case on the display that is there, as JSON")
    options = parser.parse_args()
    if options.here:
        with tempfile.TemporaryDirectory() as folder:
            print(json.dumps(asdict(measure(options.tab, options.pages, options.keys, Path(folder)))))
        return
    print("tab    pages  key → screen, median (p95) ms  handler p95 ms  blank  lost  memory MB")
    for line in cases(options.tab, options.pages, options.keys):
        print(
            f"{line.tab:5}  {line.pages:5}  {line.median:22.1f} ({line.p95:4.1f})  {line.handler:14.2f}  "
            f"{line.blank:5}  {line.lost:4}  {line.memory:9.0f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
