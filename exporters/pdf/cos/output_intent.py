"""The colours meant by the file's numbers: the output intent of PDF/A (ISO 19005-3, 6.2.3)."""

from __future__ import annotations

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
    return objects.deflate(bytes(profile))


def srgb() -> objects.Deferred:
    """Return the output intents of a file whose device colours are sRGB."""
    profile = objects.Stream(_srgb(), b"/N 3/Filter/FlateDecode")
    return objects.Deferred(
        lambda document: (
            b"[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)"
            b"/RegistryName(http://www.color.org)/DestOutputProfile %b>>]" % objects.reference(document, profile)
        )
    )
