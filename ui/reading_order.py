"""The order of Tab: that of reading, whatever was made first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtWidgets import QScrollArea, QSplitter, QStackedWidget, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QLayout


def stops(widget: QWidget) -> Iterator[QWidget]:
    """Yield the widgets at or below *widget* that Tab stops at, in the order in which they are laid out."""
    if widget.isHidden() or not widget.isEnabled():
        return
    if widget.focusPolicy() & QtCore.Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    match widget:
        case QSplitter():
            for index in range(widget.count()):
                if (part := widget.widget(index)) is not None:
                    yield from stops(part)
        case QStackedWidget():
            if (shown := widget.currentWidget()) is not None:
                yield from stops(shown)
        case QScrollArea():
            if (content := widget.widget()) is not None:
                yield from stops(content)
        case _:
            if (layout := widget.layout()) is not None:
                yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield from stops(widget)
        elif (inner := item.layout()) is not None:
            yield from _in_layout(inner)


def neighbour(root: QWidget, current: QWidget | None, step: int) -> QWidget | None:
    """Return the stop *step* places after *current* below *root*, the ends joined; None where there is no stop."""
    order = list(stops(root))
    while current is not None and current is not root and current not in order:
        current = current.parentWidget()
    if not order:
        return None
    if current not in order:
        return order[0 if step > 0 else -1]
    return order[(order.index(current) + step) % len(order)]
