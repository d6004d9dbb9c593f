"""The strips under the form: each comes into sight as high as it needs, or as the form can spare."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSplitter, QWidget

_MOST_OF_THE_FORM = 0.4


def add(strips: QSplitter, strip: QWidget) -> None:
    """Put *strip*, hidden, below what is in *strips*."""
    strip.hide()
    strips.addWidget(strip)
    strips.setStretchFactor(0, 1)


def bring(strips: QSplitter, strip: QWidget, height: int) -> None:
    """Show *strip* at *height* pixels, where it is hidden; the form, which is the first of *strips*, gives way."""
    if not strip.isHidden():
        return
    strip.show()
    sizes = [0 if strips.widget(at) is strip else size for at, size in enumerate(strips.sizes())]
    sizes[strips.indexOf(strip)] = min(height, round(strips.height() * _MOST_OF_THE_FORM))
    sizes[0] = max(strips.height() - sum(sizes[1:]), 0)
    strips.setSizes(sizes)
