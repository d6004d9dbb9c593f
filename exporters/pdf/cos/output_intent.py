"""The colours meant by the numbers of a file: output intents (ISO 19005-3, 6.2.3; ISO 15930-7, 6.2)."""

from __future__ import annotations

import io
from functools import lru_cache

from exporters.pdf.cos import objects

_CREATED = slice(24, 36)
_PROFILE_ID = slice(84, 100)


@lru_cache(maxsize=1)
def _srgb() -> bytes:
    """Return an sRGB profile, deflated, without the hour it was made at."""
    from PIL import ImageCms  # noqa: PLC0415 - the first export pays for it, an import of this module does not

    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[_CREATED] = bytes((0x07, 0xD0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))
    profile[_PROFILE_ID] = bytes(16)
    return objects.deflate(bytes(profile), objects.THOROUGH)


def srgb() -> objects.Deferred:
    """Return the output intents of a file whose device colours are sRGB, or grey."""
    return _intents(b"GTS_PDFA1", b"sRGB IEC61966-2.1", objects.Stream(_srgb(), b"/N 3/Filter/FlateDecode"))


def press(icc: bytes) -> objects.Deferred:
    """Return the output intents of a file whose device colours are the inks of *icc*, the profile of a press."""
    return _intents(b"GTS_PDFX", _name(icc), objects.deflated(icc, b"/N 4"))


def _intents(subtype: bytes, condition: bytes, profile: objects.Stream) -> objects.Deferred:
    named = objects.literal(condition)
    return objects.Deferred(
        lambda document: (
            b"[<</Type/OutputIntent/S/%b/OutputConditionIdentifier%b/Info%b/RegistryName(http://www.color.org)"
            b"/DestOutputProfile %b>>]" % (subtype, named, named, objects.reference(document, profile))
        )
    )


def _name(icc: bytes) -> bytes:
    """Return what a profile calls itself, in ASCII."""
    from PIL import ImageCms  # noqa: PLC0415

    told = ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(io.BytesIO(icc)))
    return told.strip().encode("ascii", "replace") or b"Custom"
