# SPDX-License-Identifier: EUPL-1.2
"""How much work a file says it is, read from its structure before any decoder sees it.

Some bytes of a GIF can ask for a frame of four thousand million pixels, and decoders reserve it when they
meet it; some bytes of a progressive JPEG, said again and again, send a decoder over all pixels each time.
What these walks understand otherwise than the decoders would is refused, so that nothing hides between
the two readings. Sources: GIF89a specification; ITU-T T.81 annex B.
"""

import re
import struct

MOST_SCANS = 64
"""Of one JPEG. Programs write ten to twenty; each may cost a pass over all pixels."""

_TRAILER, _EXTENSION, _FRAME = 0x3B, 0x21, 0x2C
_COMMENT, _APPLICATION = 0xFE, 0xFF
_HAS_TABLE = 0x80

_MARKER = re.compile(rb"\xff+([^\x00\xff])")
_START_OF_SCAN, _END = 0xDA, 0xD9
_ALONE = {0x01, 0xD8, *range(0xD0, 0xD8)}
"""Markers without a length."""


class MalformedFile(Exception):
    """The structure is broken, or such that decoders differ over what it means."""


def gif_extent(data: bytes, most_frames: int) -> tuple[int, int, int]:
    """Return width and height of what all frames of a GIF cover, and how many frames there are.

    Frames after `most_frames` and one more are not looked at.

    Raises:
        MalformedFile: the blocks cannot be told apart.
    """
    if not data.startswith((b"GIF87a", b"GIF89a")):
        raise MalformedFile("no GIF")
    try:
        return _gif_extent(data, most_frames)
    except (IndexError, struct.error) as error:
        raise MalformedFile("it ends within a block") from error


def _gif_extent(data: bytes, most_frames: int) -> tuple[int, int, int]:
    width, height, flags = struct.unpack_from("<HHB", data, 6)
    place, frames = 13 + _table(flags), 0
    while place < len(data) and frames <= most_frames:
        kind = data[place]
        place += 1
        if kind == _TRAILER:
            break
        if kind == _EXTENSION:
            place = _after_extension(data, place)
        elif kind == _FRAME:
            left, top, wide, high, flags = struct.unpack_from("<HHHHB", data, place)
            width, height, frames = max(width, left + wide), max(height, top + high), frames + 1
            # A byte between the table and the pixels says how these are packed.
            place = _after_blocks(data, place + 9 + _table(flags) + 1)
    return width, height, frames


def _table(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & _HAS_TABLE else 0


def _after_extension(data: bytes, place: int) -> int:
    """Return where an extension ends. Decoders read on after an empty first block: that is refused."""
    label, first = data[place], place + 1
    if label != _COMMENT and not data[first]:
        raise MalformedFile("an extension says nothing")
    if label == _APPLICATION and data.startswith(b"NETSCAPE2.0", first + 1):
        second = first + 1 + data[first]
        if not data[second]:
            raise MalformedFile("an extension ends too early")
    return _after_blocks(data, first)


def _after_blocks(data: bytes, place: int) -> int:
    while place < len(data) and data[place]:
        place += data[place] + 1
    return place + 1


def jpeg_scans(data: bytes) -> int:
    """Return how many times a JPEG goes over its pixels, as far as to one more than may be.

    What lies behind its end (a film, a second picture) is not looked at.

    Raises:
        MalformedFile: a segment has no length.
    """
    place, scans = 2, 0
    while scans <= MOST_SCANS and (found := _MARKER.search(data, place)):
        marker, place = found[1][0], found.end()
        if marker == _END:
            break
        if marker in _ALONE:
            continue
        scans += marker == _START_OF_SCAN
        if place + 2 > len(data):
            break
        length = int.from_bytes(data[place : place + 2])
        if length < 2:
            raise MalformedFile("a segment has no length")
        # The pixels of a scan follow its segment; the search goes over them to the next marker.
        place += length
    return scans
