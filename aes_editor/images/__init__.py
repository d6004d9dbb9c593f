"""Images: of what kind they are, which are taken into a communiqué, how they are cut, and what of them leaves."""

from aes_editor.images.framing import Box, around, box_of, focus_within
from aes_editor.images.kinds import extension, media_type
from aes_editor.images.leaving import Picture, picture
from aes_editor.images.opening import MOST_PIXELS, Facts, facts
from aes_editor.images.taking import LARGEST, read, taken

__all__ = [
    "LARGEST",
    "MOST_PIXELS",
    "Box",
    "Facts",
    "Picture",
    "around",
    "box_of",
    "extension",
    "facts",
    "focus_within",
    "media_type",
    "picture",
    "read",
    "taken",
]
