"""Make a checkout ready to run: system libraries, virtual environment, dependencies, message catalogs.

Runs before anything is installed, so with the standard library alone. What is there already is left alone; a second
call takes a fraction of a second. ``--dev`` adds what tests and checks need.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "prepared.json"
ROOMS = ("aes_editor", "exporters", "resources", "ui")
TRANSLATIONS = ROOT / "resources" / "translations"

LIBRARIES = {
    # to import Qt and to draw without a screen
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    # to open a window
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    # to show a web page
    "libXcomposite.so.1": "libxcomposite1",
    "libXdamage.so.1": "libxdamage1",
    "libXrandr.so.2": "libxrandr2",
    "libXtst.so.6": "libxtst6",
    "libasound.so.2": "libasound2",
    "libnss3.so": "libnss3",
    "libxkbfile.so.1": "libxkbfile1",
}
"""The libraries outside the Qt wheels that Qt loads on Linux, each with the Debian package it is in.

Found by taking one after another away from a bare Debian 12; what these packages depend on comes with them.
"""

_RENAMED = {"libglib2.0-0": "libglib2.0-0t64", "libasound2": "libasound2t64"}


class Unprepared(Exception):
    """The checkout could not be made ready; the message says what to do."""


def package_of(library: str, glibc: tuple[int, ...]) -> str:
    """Return the Debian or Ubuntu package that holds *library* on a system with that *glibc*.

    Packages were renamed where 64-bit time came in: Ubuntu 24.04 (glibc 2.39) and Debian 13 (2.41).
    """
    package = LIBRARIES[library]
    return _RENAMED.get(package, package) if glibc >= (2, 39) else package


def glibc_version() -> tuple[int, ...]:
    """Return the version of the C library; (0,) where it is another than glibc."""
    name, version = platform.libc_ver()
    return tuple(int(part) for part in version.split(".")) if name == "glibc" else (0,)


def missing_libraries() -> list[str]:
    """Return those of :data:`LIBRARIES` that cannot be loaded; none outside Linux, where Qt brings all it needs."""
    return [name for name in LIBRARIES if not _loads(name)] if sys.platform == "linux" else []


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def apt_command(packages: Iterable[str]) -> list[str]:
    """Return the command that installs *packages* and nothing besides."""
    return ["apt-get", "install", "--yes", "--no-install-recommends", *packages]


def prepare_system() -> None:
    """Install the missing system packages as root on Debian and its kin; elsewhere say what is missing, and go on."""
    libraries = missing_libraries()
    packages = [package_of(library, glibc_version()) for library in libraries]
    if not has_venv():
        packages.append(venv_package())
    if not packages:
        return
    if shutil.which("apt-get") is None:
        if libraries:
            say(f"These system libraries are missing, and the window will not open without them: {listed(libraries)}.")
        return
    if os.geteuid() != 0:
        say("Some system packages are missing, and the window will not open without them. Install them with:")
        say("  sudo " + " ".join(apt_command(packages)))
        return
    say(f"Installing system packages: {listed(packages)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    quiet = ["-qq", "-o", "DPkg::Lock::Timeout=120"]
    subprocess.run(["apt-get", "update", *quiet], env=environment, check=False)
    if subprocess.run([*apt_command(packages), *quiet], env=environment, check=False).returncode:
        say("That failed; going on without them. Once the reason above is mended, run:")
        say("  " + " ".join(apt_command(packages)))


def has_venv() -> bool:
    """Whether this Python can make virtual environments; Debian ships that part in a package of its own."""
    return all(importlib.util.find_spec(module) for module in ("venv", "ensurepip"))


def venv_package() -> str:
    """Return the Debian package with that part."""
    return f"python{sys.version_info.major}.{sys.version_info.minor}-venv"


def prepare_venv(*, moved: bool) -> None:
    """Make ``.venv``, anew where the checkout was *moved* or the interpreter of the old one is gone."""
    if not moved and _runs_pip():
        return
    importlib.invalidate_caches()
    if not has_venv():
        raise Unprepared(
            f"This Python ({sys.executable}) cannot make virtual environments. On Debian and Ubuntu the package "
            f"{venv_package()} adds that."
        )
    say(f"Making the virtual environment {VENV} with Python {platform.python_version()}")
    _run([sys.executable, "-m", "venv", "--clear", str(VENV)], "The virtual environment could not be made.")


def _runs_pip() -> bool:
    if not python().exists():
        return False
    probe = [str(python()), "-c", "import importlib.util as u; raise SystemExit(u.find_spec('pip') is None)"]
    return subprocess.run(probe, stderr=subprocess.DEVNULL, check=False).returncode == 0


def python() -> Path:
    """Return the interpreter of the virtual environment."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def digest(files: Iterable[Path]) -> str:
    """Return a digest of the names and contents of *files*."""
    seen = hashlib.sha256()
    for file in sorted(files):
        seen.update(f"{file.name}\0".encode())
        seen.update(hashlib.sha256(file.read_bytes()).digest())
    return seen.hexdigest()


def install(extras: Iterable[str]) -> None:
    """Install the project, editable, with its dependencies and *extras*; this compiles the catalogs too."""
    names = ",".join(sorted(extras))
    say("Installing the dependencies (some hundred megabytes the first time)")
    command = [str(python()), "-m", "pip", "install", "--disable-pip-version-check"]
    quiet = [] if sys.stdout.isatty() else ["--quiet"]
    _run(
        [*command, *quiet, "--editable", f"{ROOT}[{names}]" if names else str(ROOT)],
        "The dependencies could not be installed; the reason stands above. Is the network, or your package mirror, "
        "reachable? pip takes its settings from pip.conf and PIP_… variables.",
    )
    # pip compiles what it installs, but leaves an editable project to the first start: a third of a short command
    _run([str(python()), "-m", "compileall", "-q", *ROOMS], "The modules of the program could not be compiled.")


def compile_catalogs() -> None:
    """Compile the message catalogs, where only they have changed."""
    command = [str(python()), "-m", "babel.messages.frontend", "compile", "--domain", "aes_editor"]
    _run([*command, "--directory", str(TRANSLATIONS)], "The message catalogs could not be compiled.")


def catalogs() -> list[Path]:
    """Return the message catalogs as people edit them."""
    return list(TRANSLATIONS.glob("*/LC_MESSAGES/*.po"))


def recorded() -> dict[str, str]:
    """Return what the last successful run wrote down; nothing where there was none."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def prepare(extras: frozenset[str]) -> None:
    """Bring the checkout from whatever state it is in to ready; *extras* are those of ``pyproject.toml``."""
    prepare_system()
    prepare_venv(moved=recorded().get("root", str(ROOT)) != str(ROOT))
    before = recorded()
    wanted = extras | set(filter(None, before.get("extras", "").split(",")))
    now = {
        "root": str(ROOT),
        "extras": ",".join(sorted(wanted)),
        "project": digest([ROOT / "pyproject.toml", ROOT / "setup.py"]),
        "catalogs": digest(catalogs()),
    }
    if any(before.get(name) != now[name] for name in ("root", "extras", "project")):
        install(wanted)
    elif before["catalogs"] != now["catalogs"] or not all(file.with_suffix(".mo").exists() for file in catalogs()):
        compile_catalogs()
    else:
        return
    STAMP.write_text(json.dumps(now, indent=2) + "\n", encoding="utf-8")


def _run(command: list[str], otherwise: str) -> None:
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        raise Unprepared(otherwise)


def listed(names: Iterable[str]) -> str:
    """Return *names* as a phrase."""
    return ", ".join(names)


def say(sentence: str) -> None:
    """Tell the person at the terminal."""
    print(sentence, file=sys.stderr, flush=True)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="prepare", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--dev", action="store_true", help="also install what tests and checks need")
    options = parser.parse_args(arguments)
    try:
        prepare(frozenset({"dev"} if options.dev else ()))
    except Unprepared as reason:
        say(str(reason))
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
