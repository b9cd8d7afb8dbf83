# SPDX-License-Identifier: EUPL-1.2
"""What comes out is a picture and nothing else; what is no picture, or too much of one, is refused."""

import io
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin

from foyer.blocks.media.rules.pixels import TooManyPixels, UnreadableImage, cleaned, versions
from foyer.blocks.media.rules.types import EXTENSIONS
from foyer.blocks.media.tests.pictures import animation, opened, picture, png_that_claims, written

MOST = 2_000_000
SECRETS = (b"GPS-SECRET", b"camera of somebody", b"<script>alert(1)</script>")


def exif(orientation=1):
    found = Image.Exif()
    found[0x0112] = orientation
    found[0x010F] = "camera of somebody"
    place = found.get_ifd(0x8825)
    place[1], place[29] = "N", "GPS-SECRET"
    return found


def told_png():
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", "GPS-SECRET")
    info.add_itxt("XML:com.adobe.xmp", "<script>alert(1)</script>")
    return picture("PNG", pnginfo=info, exif=exif())


UPLOADS = {
    "image/jpeg": picture(exif=exif(), comment=b"GPS-SECRET", xmp=b"<script>alert(1)</script>"),
    "image/png": told_png(),
    "image/gif": animation(comment=b"GPS-SECRET <script>alert(1)</script>"),
}


@pytest.mark.parametrize("media_type", UPLOADS)
def test_nothing_but_pixels_comes_through(media_type):
    data = UPLOADS[media_type] + b"PK\x03\x04" + SECRETS[2]
    assert any(secret in data for secret in SECRETS)
    found = cleaned(data, media_type, MOST)
    assert not any(secret in found.data for secret in (*SECRETS, b"PK\x03\x04", b"Exif"))
    image = opened(found.data)
    assert f"image/{found.extension}" == media_type == Image.MIME[image.format]
    assert image.size == (found.width, found.height)
    assert not image.getexif()


@pytest.mark.parametrize("media_type", UPLOADS)
def test_versions_hold_nothing_of_where_it_was_taken(media_type):
    kept = cleaned(UPLOADS[media_type], media_type, MOST)
    made = list(versions(kept.data, kept.extension, (30, 50)))
    assert [(width, form) for width, form, _ in made] == [
        (50, "avif"),
        (50, "webp"),
        (30, "avif"),
        (30, "webp"),
        (0, "jpg"),
    ]
    for width, form, data in made:
        image = opened(data)
        assert image.width == (width or 50)
        assert image.format == {"avif": "AVIF", "webp": "WEBP", "jpg": "JPEG"}[form]
        assert not image.getexif()
        assert not any(secret in data for secret in SECRETS)


def test_a_photograph_that_was_held_sideways_stands_upright():
    left = Image.new("RGB", (80, 40), "white")
    left.paste("black", (0, 0, 20, 40))
    found = cleaned(written(left, "JPEG", exif=exif(6), quality=95), "image/jpeg", MOST)
    assert (found.width, found.height) == (40, 80)
    image = opened(found.data)
    assert image.getpixel((20, 5))[0] < 60
    assert image.getpixel((20, 70))[0] > 200


def test_colours_of_another_space_are_brought_into_ours():
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    data = picture("JPEG", icc_profile=lab.tobytes())
    image = opened(cleaned(data, "image/jpeg", MOST).data)
    assert "icc_profile" not in image.info
    broken = picture("JPEG", icc_profile=b"no profile at all")
    assert "icc_profile" not in opened(cleaned(broken, "image/jpeg", MOST).data).info


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_drawings_of_every_kind(mode):
    image = Image.linear_gradient("L").resize((64, 48))
    image = image.convert("I").convert("I;16") if mode == "I;16" else image.convert(mode)
    found = cleaned(written(image, "PNG"), "image/png", MOST)
    assert opened(found.data).size == (64, 48)
    assert len(list(versions(found.data, "png", (32, 64)))) == 5


def test_greys_of_sixteen_bits_stay_grey():
    shades = [column * 1040 for column in range(64)]
    image = Image.frombytes("I;16", (64, 8), struct.pack("<64H", *shades) * 8)
    found = cleaned(written(image, "PNG"), "image/png", MOST)
    for data in (found.data, *(made for *_, made in versions(found.data, "png", (64,)))):
        line = opened(data).convert("L").crop((0, 3, 64, 4)).tobytes()
        assert all(abs(shown - shade / 257) < 12 for shown, shade in zip(line, shades, strict=True))


def test_photographs_in_inks_become_light():
    found = cleaned(picture("JPEG", mode="CMYK"), "image/jpeg", MOST)
    assert opened(found.data).mode == "RGB"


def test_what_is_transparent_stays_so_and_is_white_where_others_share_it():
    image = Image.new("RGBA", (40, 30), (200, 0, 0, 0))
    found = cleaned(written(image, "PNG"), "image/png", MOST)
    made = {form: data for _, form, data in versions(found.data, "png", (40,))}
    assert opened(made["webp"]).getchannel("A").getextrema() == (0, 0)
    assert opened(made["jpg"]).getpixel((5, 5)) == (255, 255, 255)


def test_an_animation_moves_on_and_its_versions_stand_still():
    found = cleaned(animation(4), "image/gif", MOST)
    assert opened(found.data).n_frames == 4
    assert {getattr(opened(data), "n_frames", 1) for *_, data in versions(found.data, "gif", (60,))} == {1}


def test_a_picture_of_one_pixel_has_versions():
    found = cleaned(picture("PNG", size=(1, 1)), "image/png", MOST)
    assert [width for width, *_ in versions(found.data, "png", (1,))] == [1, 1, 0]


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (png_that_claims(30_000, 30_000), "image/png"),
        (png_that_claims(2_000_000_000, 1), "image/png"),
        (png_that_claims(1, 20_001), "image/png"),
        (picture("JPEG", size=(2000, 1001)), "image/jpeg"),
        (animation(500, size=(70, 60)), "image/gif"),
        (animation(501, size=(2, 2)), "image/gif"),
    ],
    ids=["900 megapixels", "one long line", "too tall", "a photograph", "frames together", "many frames"],
)
def test_bombs_are_refused_before_they_are_decoded(data, media_type, monkeypatch):
    if media_type != "image/gif":
        monkeypatch.setattr("PIL.ImageFile.ImageFile.load", lambda _: pytest.fail("it was decoded"))
    with pytest.raises(TooManyPixels):
        cleaned(data, media_type, MOST)


def test_a_frame_that_outgrows_its_picture_is_refused():
    data = bytearray(animation(2, size=(20, 20)))
    # The descriptor of the second frame: a comma, left, top, width, height.
    second = data.rindex(b"\x2c\x00\x00\x00\x00")
    data[second + 5 : second + 9] = struct.pack("<HH", 60_000, 60_000)
    with pytest.raises((TooManyPixels, UnreadableImage)):
        cleaned(bytes(data), "image/gif", MOST)


def test_texts_that_unpack_to_very_much_are_no_way_in():
    whole = picture("PNG")
    packed = zlib.compress(b"a" * 90_000_000, 9)
    text = b"Comment\0\0" + packed
    chunk = struct.pack(">I", len(text)) + b"zTXt" + text + struct.pack(">I", zlib.crc32(b"zTXt" + text))
    start = 8 + 25
    with pytest.raises(UnreadableImage):
        cleaned(whole[:start] + chunk + whole[start:], "image/png", MOST)


@pytest.mark.parametrize("media_type", UPLOADS)
@pytest.mark.parametrize("part", [0.02, 0.3, 0.7])
def test_truncated_files_are_refused(media_type, part):
    form = {"image/jpeg": "JPEG", "image/png": "PNG", "image/gif": "GIF"}[media_type]
    data = picture(form, size=(300, 200))
    with pytest.raises(UnreadableImage):
        cleaned(data[: int(len(data) * part)], media_type, MOST)


@pytest.mark.parametrize("media_type", EXTENSIONS)
def test_only_the_decoder_of_the_type_is_asked(media_type):
    for other in ("BMP", "TIFF", "WEBP", "PPM"):
        with pytest.raises(UnreadableImage):
            cleaned(picture(other), media_type, MOST)


@settings(max_examples=60, deadline=None)
@given(
    media_type=st.sampled_from(sorted(UPLOADS)),
    changes=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=12),
)
def test_broken_bytes_are_refused_or_become_a_picture(media_type, changes):
    data = bytearray(UPLOADS[media_type])
    for place, value in changes:
        data[min(len(data) - 1, int(place * len(data)))] = value
    try:
        found = cleaned(bytes(data), media_type, MOST)
    except (UnreadableImage, TooManyPixels):
        return
    assert Image.open(io.BytesIO(found.data)).size == (found.width, found.height)
