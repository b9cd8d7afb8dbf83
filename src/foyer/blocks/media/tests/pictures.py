# SPDX-License-Identifier: EUPL-1.2
"""Pictures for tests, made by code."""

import io
import struct
import zlib
from typing import Any

from PIL import Image


def picture(
    form: str = "JPEG", size: tuple[int, int] = (400, 300), mode: str = "RGB", **options: Any
) -> bytes:
    """Return a file of a picture with a colour that changes from corner to corner."""
    across = Image.linear_gradient("L").resize(size)
    image = Image.merge("RGB", (across, across.rotate(90, expand=False).resize(size), across)).convert(mode)
    return written(image, form, **options)


def written(image: Image.Image, form: str, **options: Any) -> bytes:
    target = io.BytesIO()
    image.save(target, form, **options)
    return target.getvalue()


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def animation(frames: int = 3, size: tuple[int, int] = (60, 40), **options: Any) -> bytes:
    shades = [Image.new("RGB", size, (number * 40 % 256, 90, 200)) for number in range(frames)]
    return written(shades[0], "GIF", save_all=True, append_images=shades[1:], duration=80, loop=0, **options)


def png_that_claims(width: int, height: int) -> bytes:
    """Return a small PNG whose header tells of a huge picture, with pixels packed to next to nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 1_000_000, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
