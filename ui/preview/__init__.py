"""The live preview: the communiqué as its readers will get it, made by the very exporters while it is typed.

The way of a keystroke: the widget hands the newest document to the :mod:`engine <ui.preview.engine>`, a thread that
keeps only that; the thread asks a worker process (:mod:`ui.preview.worker`) for the tab that is seen, and the tab
shows what comes back without ever being empty in between. Worker and messages know nothing of Qt, so that the
process stays small.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.preview.environment import prepare_environment

if TYPE_CHECKING:
    from ui.preview.widget import Preview

__all__ = ["Preview", "prepare_environment"]


def __getattr__(name: str) -> object:
    """Load the widget when it is first asked for: the worker process imports this package, and never Qt."""
    if name == "Preview":
        from ui.preview.widget import Preview  # noqa: PLC0415

        return Preview
    raise AttributeError(name)
