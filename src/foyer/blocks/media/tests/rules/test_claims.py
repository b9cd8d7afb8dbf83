# SPDX-License-Identifier: EUPL-1.2
"""What a file asks of its decoder is known before it is asked, and a decoder finds nothing else."""

import io
import random
import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from foyer.blocks.media.rules.claims import MOST_SCANS, MalformedFile, gif_extent, jpeg_scans
from foyer.blocks.media.rules.pixels import TooManyPixels, UnreadableImage, cleaned
from foyer.blocks.media.tests.pictures import animation, opened, picture

MOST = 2_000_000
HEAD = b"GIF89a" + struct.pack("<HHBBB", 10, 10, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff"
CLEARED = b"\x21\xf9\x04\x08\0\0\0\0"
PIXELS = b"\x02\x02\x44\x01\x00"


def frame(wide, high, left=0, top=0):
    return b"," + struct.pack("<HHHHB", left, top, wide, high, 0) + PIXELS


def unseen(monkeypatch):
    """Let the decoder of GIF fail the test as soon as it looks at a file."""
    monkeypatch.setattr("PIL.GifImagePlugin.GifImageFile._seek", lambda *_: pytest.fail("it was decoded"))


@pytest.mark.parametrize("left", [0, 30_000])
@pytest.mark.parametrize("before", [b"", frame(10, 10)], ids=["first", "second"])
def test_a_frame_larger_than_its_screen_is_refused_unseen(before, left, monkeypatch):
    """Decoders reserve a frame that is to be cleared as soon as they meet it: 74 bytes took 6 GB."""
    unseen(monkeypatch)
    data = HEAD + before + CLEARED + frame(30_000, 30_000, left) + b";"
    with pytest.raises(TooManyPixels, match=f"{left + 30_000} x 30000 pixels"):
        cleaned(data, "image/gif", MOST)


def test_frames_are_counted_unseen(monkeypatch):
    unseen(monkeypatch)
    assert gif_extent(HEAD + frame(10, 10) * 3 + b";", 500) == (10, 10, 3)
    with pytest.raises(TooManyPixels, match="more than 500 frames"):
        cleaned(HEAD + frame(10, 10) * 501 + b";", "image/gif", MOST)
    with pytest.raises(TooManyPixels, match="300 frames of 100 x 100 pixels"):
        cleaned(HEAD + frame(100, 100) * 300 + b";", "image/gif", MOST)


@pytest.mark.parametrize(
    "hidden",
    [
        b"\x21\xf9\x00" + b"\x09" + frame(9, 9)[:9] + b"\x00",
        b"\x21\xff\x0bNETSCAPE2.0\x00" + b"\x09" + frame(9, 9)[:9] + b"\x00",
        b"\x21",
        b"," + struct.pack("<HHH", 0, 0, 9),
    ],
    ids=["an empty extension", "an application that says nothing", "half an extension", "half a frame"],
)
def test_what_decoders_may_read_otherwise_is_refused(hidden, monkeypatch):
    unseen(monkeypatch)
    with pytest.raises(UnreadableImage, match="MalformedFile"):
        cleaned(HEAD + hidden, "image/gif", MOST)


PIECES = [
    frame(9, 9),
    frame(12, 8, 3, 4),
    CLEARED,
    b"\x21\xfe\x03abc\x02de\x00",
    b"\x21\xfe\x00",
    b"\x21\xff\x0bNETSCAPE2.0\x03\x01\x00\x00\x00",
    b"\x21\xff\x0bNETSCAPE2.0\x00",
    b"\x21\xf9\x00",
    b"\x21\x01\x02,;\x00",
    b"\x00",
    b"\x07",
    b",",
    b"!",
    b";",
]


@settings(max_examples=400, deadline=None)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=12), cut=st.integers(0, 6))
def test_the_decoder_finds_no_more_than_was_foreseen(pieces, cut):
    data = HEAD + b"".join(pieces)
    data = data[: len(data) - cut]
    try:
        width, height, frames = gif_extent(data, 500)
    except MalformedFile:
        return
    try:
        with Image.open(io.BytesIO(data), formats=("GIF",)) as image:
            for number in range(500):
                image.seek(number)
                assert number < frames
                assert image.width <= width
                assert image.height <= height
    except (EOFError, OSError, SyntaxError, ValueError, IndexError, struct.error):
        return


def test_ordinary_animations_are_as_they_say():
    assert gif_extent(animation(4, size=(70, 60)), 500) == (70, 60, 4)
    assert gif_extent(picture("GIF", size=(30, 20)), 500) == (30, 20, 1)


def progressive(scans):
    """Return a small progressive JPEG whose last scan is said so often that there are this many."""
    data = picture("JPEG", progressive=True)
    last, there = data[data.rindex(b"\xff\xda") : -2], jpeg_scans(data)
    return data[:-2] + last * (scans - there) + data[-2:]


def test_a_jpeg_that_goes_over_its_pixels_again_and_again_is_refused_unseen(monkeypatch):
    """On 49 megapixels 75 bytes cost 70 ms: 20 MB of them would be hours."""
    opened(cleaned(progressive(MOST_SCANS), "image/jpeg", MOST).data)
    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", lambda _: pytest.fail("it was decoded"))
    with pytest.raises(UnreadableImage, match="MalformedFile"):
        cleaned(progressive(MOST_SCANS + 1), "image/jpeg", MOST)


def test_scans_are_counted_as_far_as_the_end():
    assert jpeg_scans(picture("JPEG")) == 1
    assert 4 < jpeg_scans(picture("JPEG", progressive=True)) < 20
    film = random.Random(1).randbytes(100_000) + b"\xff\xda" * 100
    assert jpeg_scans(picture("JPEG") + film) == 1
    assert jpeg_scans(b"\xff\xd8\xff\xda") == 1
    with pytest.raises(MalformedFile):
        jpeg_scans(b"\xff\xd8\xff\xda\x00\x00")


def test_scans_in_what_a_jpeg_tells_beside_its_pixels_do_not_count():
    assert jpeg_scans(picture("JPEG", comment=b"\xff\xda" * 1000)) == 1
