"""Modules without Qt that the window needs before its first paint.

Once PySide6 is loaded, its import hook reads the source of every module imported after it, to see whether that uses
Qt (``shibokensupport/feature.py``). What is loaded before is spared that; a quarter of the start was spent on it.
"""

# ruff: noqa: F401 - loading them is the purpose
import dataclasses
import importlib.util
import threading

import resources
from aes_editor import errors, files, i18n, settings

__all__ = ["settings"]
