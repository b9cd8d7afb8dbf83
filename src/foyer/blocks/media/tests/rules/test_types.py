# SPDX-License-Identifier: EUPL-1.2
import pytest

from foyer.blocks.media.rules.types import detected
from foyer.blocks.media.tests.pictures import animation, picture

SVG = b'<?xml version="1.0"?>\n<!-- by hand -->\n<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (picture("PNG"), "image/png"),
        (picture("JPEG"), "image/jpeg"),
        (animation(), "image/gif"),
        (picture("WEBP"), "image/webp"),
        (picture("AVIF"), "image/avif"),
        (picture("BMP"), "image/bmp"),
        (picture("TIFF"), "image/tiff"),
        (b"just words\n", "text/plain"),
        ("woorden met é".encode(), "text/plain"),
        (SVG, "image/svg+xml"),
        (SVG.decode().encode("utf-16"), "image/svg+xml"),
        (b"\xef\xbb\xbf <SVG onload=x>", "image/svg+xml"),
        (b"<!DOCTYPE HTML><p>", "text/html"),
        (b"<html lang=nl>", "text/html"),
        (b"<?php echo 1;", "text/x-php"),
        (b"<?xml version='1.0'?><a/>", "text/xml"),
        (b"%PDF-1.7", "application/pdf"),
        (b"PK\x03\x04rest", "application/zip"),
        (b"\x1f\x8b\x08", "application/gzip"),
        (b"\x00\x01\x02\x03", "application/octet-stream"),
        (b"\xfc\xfe\xfd\x80\x81\x82\x83", "application/octet-stream"),
        # Behind what looks like an image there may be anything; the beginning decides what is decoded.
        (b"GIF89a/*" + SVG, "image/gif"),
    ],
)
def test_the_content_says_what_a_file_is(data, found):
    assert detected(data) == found


def test_a_text_cut_in_the_middle_of_a_character_is_a_text():
    assert detected(b"a" + "é".encode() * 3000) == "text/plain"
