"""The law of the house: the layers hold."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def test_the_layers_hold() -> None:
    lint = Path(sys.executable).with_name("lint-imports")

    run = subprocess.run([lint], cwd=ROOT, capture_output=True, text=True, check=False)

    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("module", ["aes_editor.container", "exporters", "ui.app"])
def test_importing_it_loads_no_qt_and_no_page_layout(module: str) -> None:
    script = (
        f"import sys, {module}; print(*sorted({{'PySide6', 'reportlab', 'lxml', 'markdown'}} & sys.modules.keys()))"
    )

    run = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)

    assert run.stdout.split() == []


def test_packaging_is_no_package() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()
