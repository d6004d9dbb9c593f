"""The main window and what starts it."""

from ui.window.main import MainWindow
from ui.window.start import run

__all__ = ["MainWindow", "run"]
