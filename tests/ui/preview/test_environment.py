"""What stands before Qt starts."""

import os
import subprocess
import sys

import pytest

from ui.preview import prepare_environment


def test_the_scene_is_drawn_by_software_unless_a_person_chose_otherwise() -> None:
    empty: dict[str, str] = {}
    chosen = {"QT_QUICK_BACKEND": "rhi"}

    prepare_environment(empty)
    prepare_environment(chosen)

    assert empty["QT_QUICK_BACKEND"] == "software"
    assert chosen["QT_QUICK_BACKEND"] == "rhi"


@pytest.mark.parametrize(("user", "expected"), [(0, "--lang=fr --no-sandbox"), (1000, "--lang=fr")])
def test_chromium_goes_without_its_sandbox_only_as_root(
    user: int, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: user, raising=False)
    environ = {"QTWEBENGINE_CHROMIUM_FLAGS": "--lang=fr"}

    prepare_environment(environ)
    prepare_environment(environ)

    assert environ["QTWEBENGINE_CHROMIUM_FLAGS"] == expected


def test_a_binding_that_takes_references_to_constants_away_cannot_end_the_program() -> None:
    script = (
        "import sys\n"
        "from ui.preview import prepare_environment\n"
        "prepare_environment()\n"
        "assert sys.version_info >= (3, 12) or min(map(sys.getrefcount, (None, True, False))) > 1 << 39\n"
    )

    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)

    assert run.returncode == 0, run.stderr


def test_the_package_loads_no_qt_for_the_worker() -> None:
    script = "import sys, ui.preview.worker; print('PySide6' in sys.modules, 'reportlab' in sys.modules)"

    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert run.stdout.split() == ["False", "False"]
