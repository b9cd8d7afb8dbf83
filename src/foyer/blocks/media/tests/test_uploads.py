# SPDX-License-Identifier: EUPL-1.2
"""What an upload may be, with the exact problem of what it may not."""

import threading

import pytest

from foyer.blocks.media import uploads
from foyer.blocks.media.public import fetched_upload, upload
from foyer.blocks.media.tests.conftest import TEXTS
from foyer.blocks.media.tests.pictures import animation, picture, png_that_claims
from foyer.kernel.problems import OWN, Problem
from foyer.kernel.tests.servers import serving

PROBS = "https://api.publiq.be/probs/body/"


def refused(data, act=upload):
    with pytest.raises(Problem) as told:
        act(data, TEXTS)
    problem = told.value
    return problem.status, problem.type.removeprefix(PROBS), problem.detail


@pytest.mark.parametrize("data", [picture("PNG"), picture("JPEG"), animation()])
def test_images_are_taken(data):
    found = upload(data, TEXTS)
    assert found.texts == TEXTS
    assert found.image.width > 0


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"words", "text/plain"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml"),
        (b"<!doctype html><script>1</script>", "text/html"),
        (picture("WEBP"), "image/webp"),
        (b"PK\x03\x04", "application/zip"),
        (b"\x1f\x8b\x08\x00", "application/gzip"),
    ],
)
def test_other_types_are_refused(data, media_type):
    told = f'The uploaded file has mime type "{media_type}" instead of image/png,image/jpeg,image/gif'
    assert refused(data) == (400, "file-invalid-type", told)


def test_an_empty_file():
    told = "The size of the uploaded image must not be 0 bytes."
    assert refused(b"") == (400, "file-invalid-size", told)


def test_a_file_with_too_many_bytes(settings):
    data = picture()
    settings.FOYER_IMAGE_MAX_BYTES = len(data) - 1
    told = (
        "The file size of the uploaded image is too big. "
        f"File size (bytes): {len(data)} Max size (bytes):{len(data) - 1}"
    )
    assert refused(data) == (400, "file-invalid-size", told)
    settings.FOYER_IMAGE_MAX_BYTES = len(data)
    upload(data, TEXTS)


def test_a_picture_with_too_many_pixels(settings):
    settings.FOYER_IMAGE_MAX_PIXELS = 1000
    told = (
        "The uploaded image is too large: 30000 x 30000 pixels. "
        "At most 1000 pixels are taken, all frames together."
    )
    assert refused(png_that_claims(30_000, 30_000)) == (400, "file-invalid-size", told)


def test_a_damaged_picture():
    data = picture("PNG")
    told = 'The uploaded file has mime type "image/png" but is damaged: it cannot be decoded to its end.'
    assert refused(data[: len(data) // 2]) == (400, "file-invalid-type", told)


def test_an_image_is_fetched(settings):
    with serving(lambda request: (200, {"Content-Type": "text/html"}, picture("PNG"))) as server:
        settings.FOYER_FETCH_ALLOW = {"io.example.org": f"127.0.0.1:{server.server_port}"}
        found = fetched_upload("http://io.example.org/testfiles/publiq", TEXTS)
    assert (found.image.extension, found.image.width) == ("png", 400)


@pytest.mark.parametrize("path", ["/none.png", "/to-inside"])
def test_what_cannot_be_fetched_is_told_in_one_way(settings, path):
    def answer(request):
        inside = {"Location": f"http://127.0.0.1:{request.server.server_port}/picture"}
        return (302, inside, b"") if request.path == "/to-inside" else (404, {}, b"")

    with serving(answer) as server:
        settings.FOYER_FETCH_ALLOW = {"io.example.org": f"127.0.0.1:{server.server_port}"}
        told = refused(f"http://io.example.org{path}", fetched_upload)
    assert told == (400, "invalid-data", "The file could not be downloaded correctly.")
    assert refused("http://169.254.169.254/x.png", fetched_upload) == told


def test_a_large_download(settings):
    settings.FOYER_IMAGE_MAX_BYTES = 100
    with serving(lambda _: (200, {}, picture())) as server:
        settings.FOYER_FETCH_ALLOW = {"io.example.org": f"127.0.0.1:{server.server_port}"}
        status, name, detail = refused("http://io.example.org/x.png", fetched_upload)
    assert (status, name) == (400, "file-invalid-size")
    assert detail.endswith(" Max size (bytes):100")


def test_few_are_decoded_at_a_time(monkeypatch):
    monkeypatch.setattr(uploads, "_PATIENCE", 0.01)
    turns = threading.BoundedSemaphore(1)
    monkeypatch.setattr(uploads, "_turns", turns)
    with turns:
        assert refused(picture())[:2] == (503, f"{OWN}busy")
    upload(picture(), TEXTS)
