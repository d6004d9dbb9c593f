"""Take the pictures of the documentation: the real program, on the sample, on a screen of its own. Needs Xvfb."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from pathlib import Path

from PIL import Image

from aes_editor import settings
from aes_editor.folders import APPLICATION
from aes_editor.settings import Settings
from benchmarks.measure import PROGRAM, SAMPLE
from benchmarks.screen import LAPTOP, Screen, virtual

IMAGES = Path(__file__).parent / "images"
_QUIET_SECONDS = 1.5
_LONGEST = 60

PICTURES = {
    "window.png": Settings(language="fr", appearance="light", preview_tab="pdf"),
    "window-dark.png": Settings(language="fr", appearance="dark", preview_tab="web"),
}


def take(name: str, chosen: Settings) -> None:
    """Write the picture *name* of the window with the settings *chosen*, once it has come to rest."""
    with tempfile.TemporaryDirectory() as home, virtual(LAPTOP) as screen:
        settings.save(Path(home) / ".config" / APPLICATION / "settings.json", chosen)
        sample = Path(home) / SAMPLE.name
        sample.write_bytes(SAMPLE.read_bytes())
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "WAYLAND"))}
        environment |= {"HOME": home, "DISPLAY": screen.name, "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}
        program = subprocess.Popen([PROGRAM, sample], env=environment, stderr=subprocess.DEVNULL)
        try:
            picture = at_rest(screen)
        finally:
            program.terminate()
            program.wait()
    picture.quantize(colors=256, dither=Image.Dither.NONE).save(IMAGES / name, optimize=True)


def at_rest(screen: Screen) -> Image.Image:
    """Return what *screen* shows once it has not changed for a while, a blinking cursor aside."""
    end = time.monotonic() + _LONGEST
    seen, since = b"", time.monotonic()
    while time.monotonic() < end:
        now = screen.pixels()
        if not screen.inked() or _differs(seen, now):
            seen, since = now, time.monotonic()
        elif time.monotonic() - since > _QUIET_SECONDS:
            break
        time.sleep(0.05)
    return Image.frombytes("RGB", screen.size, seen, "raw", "BGRX")


def _differs(one: bytes, other: bytes) -> bool:
    cursor = 100
    return len(one) != len(other) or sum(a != b for a, b in zip(one[::4], other[::4], strict=True)) > cursor


def main() -> int:
    IMAGES.mkdir(exist_ok=True)
    for name, chosen in PICTURES.items():
        take(name, chosen)
        print(IMAGES / name)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
