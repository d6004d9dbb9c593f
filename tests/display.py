"""An X server of its own for each test process, so that windows of parallel tests never fight over the focus."""

import os
import subprocess

_LIFELINE: list[int] = []

# The server ends when its standard input does, that is with this process, however it ends: Qt still holds the
# connection when the last fixture is torn down, and would abort if the server went first.
_SERVER = """
exec 3<&0
{ Xvfb -displayfd 1 -screen 0 "$1"x24 -nolisten tcp -noreset 2>/dev/null & read -r _ <&3; kill $!; wait; } &
"""


def start_virtual_display(size: str = "1366x768") -> str:
    """Start an Xvfb that lives as long as this process on a free display, and return its name (``:7``)."""
    end, lifeline = os.pipe()
    _LIFELINE.append(lifeline)
    with subprocess.Popen(["sh", "-c", _SERVER, "sh", size], stdin=end, stdout=subprocess.PIPE, text=True) as shell:
        os.close(end)
        assert shell.stdout is not None
        return f":{shell.stdout.readline().strip()}"
