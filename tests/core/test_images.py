"""Which images are taken into a communiqué."""

import io
from pathlib import Path

import pytest
from PIL import Image

from aes_editor import images
from aes_editor.errors import InputError


def picture(kind: str) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (2, 2)).save(made, kind)
    return made.getvalue()


@pytest.mark.parametrize(("kind", "extension"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp")])
def test_an_image_is_known_by_its_bytes_whatever_it_is_called(tmp_path: Path, kind: str, extension: str) -> None:
    (tmp_path / "image.txt").write_bytes(picture(kind))

    assert images.read(tmp_path / "image.txt") == (picture(kind), extension)


@pytest.mark.parametrize("data", [picture("GIF"), picture("BMP"), b"", b"<svg/>", b"%PDF-", b"RIFF1234WAVE"])
def test_anything_else_is_not_taken_and_named(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "image.png").write_bytes(data)

    with pytest.raises(InputError, match=r"“image\.png” is not a JPEG, PNG or WebP image"):
        images.read(tmp_path / "image.png")


def test_an_image_beyond_the_limit_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "LARGEST", 10)
    (tmp_path / "image.png").write_bytes(picture("PNG"))

    with pytest.raises(InputError, match="was not read"):
        images.read(tmp_path / "image.png")
