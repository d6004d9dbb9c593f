"""Typography as a pure function: rules with guards, house styles, the whole-text pass and the help while typing."""

from aes_editor.typography.correcting import edits
from aes_editor.typography.document import PlacedEdit, apply_to, language_at, pass_over
from aes_editor.typography.edit import Edit, applied
from aes_editor.typography.keystroke import while_typing
from aes_editor.typography.profile import PROFILES, Profile, for_language
from aes_editor.typography.rules import reason

__all__ = [
    "PROFILES",
    "Edit",
    "PlacedEdit",
    "Profile",
    "applied",
    "apply_to",
    "edits",
    "for_language",
    "language_at",
    "pass_over",
    "reason",
    "while_typing",
]
