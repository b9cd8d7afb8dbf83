# SPDX-License-Identifier: EUPL-1.2
"""What a file is, by its content alone: names and headers of clients say nothing."""

import re

EXTENSIONS = {"image/png": "png", "image/jpeg": "jpeg", "image/gif": "gif"}
"""The types that are taken, with the extension that their files get."""

SERVED = {
    "png": "image/png",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "avif": "image/avif",
    "webp": "image/webp",
    "jpg": "image/jpeg",
}
"""The content types of the files that are served, by extension."""

_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (8, b"WEBP", "image/webp"),
    (4, b"ftypavif", "image/avif"),
    (4, b"ftyphei", "image/heic"),
    (4, b"ftypmif1", "image/heif"),
    (4, b"ftyp", "video/mp4"),
    (0, b"BM", "image/bmp"),
    (0, b"II*\0", "image/tiff"),
    (0, b"MM\0*", "image/tiff"),
    (0, b"\0\0\1\0", "image/vnd.microsoft.icon"),
    (0, b"%PDF", "application/pdf"),
    (0, b"PK\3\4", "application/zip"),
    (0, b"\x1f\x8b", "application/gzip"),
    (0, b"MZ", "application/x-dosexec"),
    (0, b"\x7fELF", "application/x-executable"),
)
_MARKUP: tuple[tuple[str, str], ...] = (
    (r"<svg[\s>]", "image/svg+xml"),
    (r"<!doctype html|<html[\s>]", "text/html"),
    (r"<\?php", "text/x-php"),
    (r"^\s*<\?xml", "text/xml"),
)
_LOOKED_AT = 4096


def detected(data: bytes) -> str:
    """Return the media type of a file by its first bytes; what nobody knows is `application/octet-stream`."""
    for start, signature, found in _SIGNATURES:
        if data.startswith(signature, start):
            return found
    text = _text(data[:_LOOKED_AT])
    if text is None:
        return "application/octet-stream"
    return next((found for form, found in _MARKUP if re.search(form, text, re.IGNORECASE)), "text/plain")


def _text(head: bytes) -> str | None:
    """Return the beginning of a file as text, or None where it is none."""
    for encoding in ("utf-8", "utf-16"):
        if encoding == "utf-16" and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
            continue
        # The cut may go through a character.
        text = head.decode(encoding, errors="ignore")
        lost = len(head) - len(text.encode(encoding, errors="ignore"))
        if lost <= 4 and not re.search(r"[\0-\x08\x0e-\x1a\x1c-\x1f]", text):
            return text
    return None
