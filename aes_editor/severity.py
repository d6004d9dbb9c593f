"""How much a finding weighs, whatever was checked."""

from enum import StrEnum


class Severity(StrEnum):
    """The gravest first."""

    ERROR = "error"  # a rule is broken: it should not leave like this
    WARNING = "warning"  # most likely a slip, or a reader may be misled
    NOTE = "note"  # nothing is wrong; something is worth knowing
