# SPDX-License-Identifier: EUPL-1.2
"""Decoding what people upload, and writing it anew: pixels go through, everything else stays behind.

Sizes are read from the header and judged before a pixel is decoded. Only the decoder of the detected type
is asked. What is written has no metadata: no place, no camera, no comment, nothing behind the last pixel;
colours are sRGB, and a picture that a camera held sideways stands upright.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageCms, ImageOps

from foyer.blocks.media.rules.claims import MOST_SCANS, MalformedFile, gif_extent, jpeg_scans
from foyer.blocks.media.rules.sizes import LONGEST_SIDE, SHARE_WIDTH, fitted
from foyer.blocks.media.rules.types import EXTENSIONS

_DECODERS = {"image/png": "PNG", "image/jpeg": "JPEG", "image/gif": "GIF"}
_LARGEST_PROFILE = 1_000_000
_MOST_FRAMES = 500
_UPRIGHT = 1
_ORIENTATION = 0x0112
_JPEG_QUALITY = 92

# How small files are made: quality by format, on the scale of that format.
_VERSION: dict[str, dict[str, Any]] = {
    "avif": {"format": "AVIF", "quality": 56, "speed": 9, "max_threads": 1},
    "webp": {"format": "WEBP", "quality": 76, "method": 4},
}
_SHARED: dict[str, Any] = {"format": "JPEG", "quality": 82, "progressive": True}


# Sizes are judged here, by numbers of our own, before anything is decoded.
Image.MAX_IMAGE_PIXELS = None


class UnreadableImage(Exception):
    """The file is broken, cut off, or not what its first bytes promise."""


class TooManyPixels(Exception):
    """The picture is larger than what may be decoded; the text says how large."""


@dataclass(frozen=True)
class Cleaned:
    """An image written anew: its bytes, its extension, and its size in pixels."""

    data: bytes
    extension: str
    width: int
    height: int


def cleaned(data: bytes, media_type: str, most_pixels: int) -> Cleaned:
    """Return an upload of a detected type as it may be published.

    Raises:
        UnreadableImage: it cannot be decoded to its end.
        TooManyPixels: one frame, or all frames together, would be more than `most_pixels`.
    """
    with _decoding(data, _DECODERS[media_type], most_pixels) as image:
        extension = EXTENSIONS[media_type]
        if media_type == "image/gif":
            return Cleaned(_animation(image), extension, *image.size)
        picture = _upright(image)
        return Cleaned(
            _photograph(picture) if media_type == "image/jpeg" else _drawing(picture),
            extension,
            *picture.size,
        )


def versions(data: bytes, extension: str, widths: tuple[int, ...]) -> Iterator[tuple[int, str, bytes]]:
    """Go through the smaller files of a cleaned image: (width, extension, bytes), the largest first.

    Of an animation its first frame. The last file, of width 0, is the one for other sites.
    """
    form = {"png": "PNG", "jpeg": "JPEG", "gif": "GIF"}[extension]
    with _decoding(data, form, None) as image:
        whole = image.size
        # A decoder of JPEG can give a half or a quarter of the size for a part of the work.
        image.draft("RGB", fitted(whole, max(widths)))
        picture = _in_colour(image)
    for width in sorted(widths, reverse=True):
        # Each from the next larger one: the work is that of the largest alone.
        picture = picture.resize(fitted(whole, width), Image.Resampling.LANCZOS, reducing_gap=3.0)
        if width == max(widths):
            shared = picture
        for name, options in _VERSION.items():
            yield width, name, _written(picture, options)
    shown = _flat(shared)
    size = fitted(whole, min(SHARE_WIDTH, shared.width))
    yield 0, "jpg", _written(shown.resize(size, Image.Resampling.LANCZOS), _SHARED)


@contextmanager
def _decoding(data: bytes, form: str, most_pixels: int | None) -> Iterator[Any]:
    """Open a file with one decoder, and turn whatever goes wrong with it into one of our own errors."""
    try:
        if most_pixels is not None:
            _judge_claims(data, form, most_pixels)
        # Only the header is read here.
        with Image.open(io.BytesIO(data), formats=(form,)) as image:
            _judge(image, most_pixels)
            yield image
    except (TooManyPixels, MemoryError):
        raise
    except Exception as error:
        # Decoders of foreign files fail in many ways: OSError, SyntaxError, ValueError, struct.error, ...
        raise UnreadableImage(type(error).__name__) from error


def _judge_claims(data: bytes, form: str, most_pixels: int) -> None:
    """Judge what decoders act on as soon as they meet it."""
    if form == "GIF":
        width, height, frames = gif_extent(data, _MOST_FRAMES)
        if max(width, height) > LONGEST_SIDE or frames * width * height > most_pixels:
            raise TooManyPixels(f"{frames} frames of {width} x {height} pixels")
        if frames > _MOST_FRAMES:
            raise TooManyPixels(f"more than {_MOST_FRAMES} frames of {width} x {height} pixels")
    elif form == "JPEG" and jpeg_scans(data) > MOST_SCANS:
        raise MalformedFile(f"more than {MOST_SCANS} scans")


def _judge(image: Any, most_pixels: int | None) -> None:
    width, height = image.size
    if most_pixels is not None and (width * height > most_pixels or max(width, height) > LONGEST_SIDE):
        raise TooManyPixels(f"{width} x {height} pixels")


def _upright(image: Any) -> Any:
    """Return the picture with its pixels in place, in sRGB."""
    image.load()
    if image.getexif().get(_ORIENTATION, _UPRIGHT) != _UPRIGHT:
        image = ImageOps.exif_transpose(image)
    profile = image.info.get("icc_profile")
    if profile and len(profile) < _LARGEST_PROFILE and image.mode in {"RGB", "RGBA", "CMYK"}:
        image = _as_srgb(image, profile)
    return image


def _as_srgb(image: Any, profile: bytes) -> Any:
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "sRGB" in ImageCms.getProfileDescription(own):
            return image
        mode = "RGBA" if image.mode == "RGBA" else "RGB"
        return ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image


def _photograph(picture: Any) -> bytes:
    if picture.mode not in {"RGB", "L"}:
        picture = picture.convert("RGB")
    return _written(_bare(picture), {"format": "JPEG", "quality": _JPEG_QUALITY, "progressive": True})


def _drawing(picture: Any) -> bytes:
    if picture.mode in {"I", "I;16"}:
        picture = _of_eight_bits(picture)
    elif picture.mode in {"F", "CMYK", "YCbCr", "LAB", "HSV"}:
        picture = picture.convert("RGB")
    return _written(_bare(picture), {"format": "PNG"})


def _of_eight_bits(picture: Any) -> Any:
    """Return a grey picture of sixteen bits in eight: a mere conversion would make all light greys white."""
    grey = picture.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    grey.info.pop("transparency", None)
    return grey


def _bare(picture: Any) -> Any:
    """Return a picture that knows nothing but its pixels, its palette and what is transparent in it."""
    kept = {name: picture.info[name] for name in ("transparency",) if name in picture.info}
    bare = picture.copy()
    bare.info = kept
    return bare


def _animation(image: Any) -> bytes:
    frames, durations = [], []
    # How many there are, and how large, was judged before the first.
    for number in range(_MOST_FRAMES):
        try:
            image.seek(number)
        except EOFError:
            break
        durations.append(int(image.info.get("duration", 100)) or 100)
        # A single frame keeps its palette; frames of an animation are laid over each other by the decoder.
        frames.append(_bare(image if image.mode == "P" else image.convert("RGBA")))
    options: dict[str, Any] = {"format": "GIF", "comment": b""}
    if len(frames) > 1:
        options |= {"save_all": True, "append_images": frames[1:], "duration": durations, "disposal": 2}
        if "loop" in image.info:
            options["loop"] = image.info["loop"]
    return _written(frames[0], options)


def _in_colour(image: Any) -> Any:
    transparent = "transparency" in image.info or image.mode in {"RGBA", "LA", "PA"}
    return image.convert("RGBA" if transparent else "RGB")


def _flat(picture: Any) -> Any:
    if picture.mode != "RGBA":
        return picture
    ground = Image.new("RGB", picture.size, "white")
    ground.paste(picture, mask=picture.getchannel("A"))
    return ground


def _written(picture: Any, options: dict[str, Any]) -> bytes:
    target = io.BytesIO()
    picture.save(target, **options)
    return target.getvalue()
